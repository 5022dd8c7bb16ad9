"""The folder of the browser editor: never where a site is, and what it writes is what the generator reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import editor_page
from projects import REAL
from sitegen.build import editor, schema
from sitegen.core import Project, SetupError
from sitegen.reading import validate, yaml_tree
from sitegen.sites.kinds import KINDS


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editor of the repository's own records."""
    return editor_page.make(tmp_path_factory.mktemp("editor") / "page")


def test_the_folder_has_all_that_the_page_loads(page: Path) -> None:
    html = (page / "index.html").read_text("utf-8")
    assert all((page / name).is_file() for name in re.findall(r'src="([^"]+)"', html))
    assert (page / "decap-cms.js.LICENSE.txt").is_file() and (page / "js-yaml.LICENSE.txt").is_file()
    config = yaml.safe_load((page / "config.yml").read_text("utf-8"))
    assert config["locale"] == "sv" and {row["name"] for row in config["collections"]} == {
        *editor.COLLECTIONS
    }
    assert not any(row.get("delete") for row in config["collections"])


def test_what_nobody_changed_keeps_every_byte(page: Path) -> None:
    """Comments, quotes and line breaks too."""
    ask = "({ file, text, format, data }) => [file, format.toFile(data) === text]"
    kept = editor_page.asked(page, ask)
    assert len(kept) > 200 and [file for file, same in kept if not same] == []


def test_a_changed_row_leaves_the_lines_of_the_others(page: Path) -> None:
    """However they are laid out, and with the comments in them."""
    ask = """({ file, text, format }) => {
      if (!/\\nsources:\\n  - id: .*\\n(  .*\\n)*$/.test(text)) return null;
      const odd = ['  # om den andra', '  - { id: "ny",', `      says: 'Så är det.' }`];
      const first = '  # om den första';
      const begun = `${text.replace('\\nsources:\\n', `$&${first}\\n`)}${odd.join('\\n')}\\n`;
      const data = format.fromFile(begun);
      data.sources[0].says = 'Står inte längre.';
      const lines = format.toFile(data).split('\\n');
      const kept = [first, ...odd].every(line => lines.includes(line));
      return [file, kept, lines.includes('    says: Står inte längre.')];
    }"""
    changed = [row for row in editor_page.asked(page, ask) if row]
    assert len(changed) > 100 and [row for row in changed if row[1:] != [True, True]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Första stycket.\n\nAndra stycket: " + "ord " * 30 + "slut.",
        "Två  mellanslag " + "och ord " * 20 + "slut.",
        "yes",
        "2024",
        "Slå #31# före numret",
        '"Hon sa: ring" – och \\ sist',
        "- inte en rad i en lista",
        "ord, och ord " * 15 + "slut.",
    ],
)
def test_a_text_is_read_as_it_was_typed(page: Path, text: str) -> None:
    ask = f"({{ file, format, data }}) => [file, format.toFile({{ ...data, note: {json.dumps(text)} }})]"
    file, written = next(row for row in editor_page.asked(page, ask) if "/services/" in row[0])
    tree, faults = yaml_tree.parse(written, file)
    assert tree and faults == [] and tree.value["note"] == text


def test_what_it_writes_anew_is_read_as_the_same_record(page: Path) -> None:
    """Every record, as if somebody had typed it into an empty form."""
    ask = """({ collection, file, text, format, data }) => {
      delete data[E.SOURCE];
      return [collection.name, file, text, format.toFile(data)];
    }"""
    for name, file, old, new in editor_page.asked(page, ask):
        former, _ = yaml_tree.parse(old, file)
        tree, faults = yaml_tree.parse(new, file)
        assert former and tree and faults == [] and tree.value == former.value, file
        record, problems = validate.validate(schema.RECORDS[name], tree)
        assert record is not None and problems == [], file
        assert tree.lines[0] == former.lines[0]


def test_every_record_fits_its_form(page: Path) -> None:
    """Nobody is kept from saving one thing by another that `check` accepts."""
    ask = """({ file, fields, data }) => {
      const faults = [];
      const look = (value, field) => {
        if (value === undefined) return;
        const inside = item => field.fields.forEach(inner => look(item[inner.name], inner));
        if (field.fields) [].concat(value).forEach(inside);
        else if (Array.isArray(value) && field.field) value.forEach(item => look(item, field.field));
        else if (field.options) [].concat(value).forEach(one => {
          if (!field.options.some(option => option.value === one)) faults.push(field.name, one);
        });
        else if (field.pattern && !RegExp(field.pattern[0]).test(value)) faults.push(field.name, value);
      };
      fields.forEach(field => look(data[field.name], field));
      return [file, faults, E.missing(E.filled(data), fields, [])];
    }"""
    assert [row for row in editor_page.asked(page, ask) if row[1] or row[2]] == []


def test_a_group_that_was_begun_is_refused_until_it_is_whole(page: Path) -> None:
    ask = """({ fields, data }) => {
      if (!data.contacts) return null;
      data.contacts[0].checked = { how: 'called', by: '' };
      return E.missing(E.filled(data), fields, []).join(', ');
    }"""
    said = set(filter(None, editor_page.asked(page, ask)))
    assert said == {"contacts › checked › on, contacts › checked › by"}


# -- where it may not be -----------------------------------------------------------------------


@pytest.mark.parametrize("place", ["dist/main/redigera", "docs/sv/redigera", "overrides/lean", "."])
def test_it_is_refused_wherever_a_site_is_made_of_it(tmp_path: Path, place: str) -> None:
    with pytest.raises(SetupError, match="hör aldrig till en sajt"):
        editor.write(Project(tmp_path), editor.local("main", 8081), tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("hej")
    with pytest.raises(SetupError, match="inte tom"):
        editor.write(REAL, editor.local("main", 8081), tmp_path)
    assert (tmp_path / "brev.txt").read_text() == "hej"


def test_without_its_packages_it_says_how_to_get_them(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    with pytest.raises(SetupError, match=r"inte hämtad .*scripts/setup\.sh editor"):
        editor.write(project, editor.local("main", 8081), tmp_path / "out")
    project.editor_packages.mkdir(parents=True)
    for name in editor.packages():
        (project.editor_packages / name).write_bytes(b"something else")
    with pytest.raises(SetupError, match=r"är inte den som scripts/editor\.sha512 anger"):
        editor.write(project, editor.local("main", 8081), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_site_has_a_trace_of_it() -> None:
    """Nothing that a site is made of names it: no configuration, template, prose or page."""
    places = ("docs", "overrides", "campaigns", "mkdocs.yml", "mkdocs.base.yml")
    for place in places:
        whole = REAL.root / place
        for path in [whole] if whole.is_file() else whole.rglob("*"):
            if path.suffix in (".md", ".html", ".yml", ".js", ".css", ".json"):
                assert b"decap" not in path.read_bytes().lower(), path
    assert "editor" not in KINDS


# -- hosts -------------------------------------------------------------------------------------


def test_on_github_and_gitlab_a_change_is_read_before_it_is_published() -> None:
    hub = editor.github("foreningen/webb", "main", "https://inloggning.example/")
    lab = editor.gitlab("foreningen/webb", "main", "0123", "https://gitlab.example")
    for backend in (hub, lab):
        config = editor.config(REAL, backend)
        assert config["publish_mode"] == "editorial_workflow"
        assert "secret" not in json.dumps(config["backend"])
    assert hub.settings["base_url"] == "https://inloggning.example"
    assert (lab.settings["auth_type"], lab.settings["api_root"]) == ("pkce", "https://gitlab.example/api/v4")


def rules(policy: str) -> dict[str, list[str]]:
    """What a policy allows, by directive."""
    return {name: rest for name, *rest in (rule.split() for rule in policy.split("; "))}


def test_the_page_may_ask_nobody_but_its_host() -> None:
    hub = rules(editor.policy(editor.github("foreningen/webb", "main", "https://inloggning.example")))
    assert hub["connect-src"] == ["'self'", "blob:", "https://api.github.com"]
    here: dict[str, Any] = rules(editor.policy(editor.local("main", 8123)))
    assert here["connect-src"][-1] == "http://127.0.0.1:8123"
    assert here["default-src"] == ["'none'"] and "'unsafe-inline'" not in here["script-src"]
