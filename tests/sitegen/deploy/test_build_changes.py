"""What a build changes for readers is said in Markdown: pages, languages, numbers, sizes, rows of tables."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.core import Project
from sitegen.deploy.build_changes import language_of, site_changes
from sitegen.deploy.changes_text import NOTHING, changes_text
from sitegen.hosting.description import Hosting
from sitegen.hosting.manifest import manifest_of

DAY = dt.date(2026, 12, 1)
LANGUAGES = {"sv": "s", "en": "e", "ar": "a"}
TABLE = "statistik/2025/tabell.csv"
BEFORE = {
    "index.html": '<a href="tel:+46701740605">Ring</a>',
    "sok-hjalp/index.html": '<a href="tel:112">112</a><a href="tel:+46701740605">Ring</a>',
    "en/sok-hjalp/index.html": '<a href="tel:112">112</a>',
    "ar/sok-hjalp/index.html": '<a href="tel:112">112</a>',
    TABLE: "rad,antal\nkvinnor,449\nmän,12\n",
    "site.css": "p{}",
}
AFTER = {
    "index.html": '<a href="tel:+46701740606">Ring</a>',
    "sok-hjalp/index.html": '<a href="tel:112">112</a><a href="tel:+46701740606">Ring</a>',
    "en/sok-hjalp/index.html": '<a href="tel:112">112</a>',
    "en/om/index.html": "<p>About</p>",
    TABLE: "rad,antal\nkvinnor,450\nmän,12\n",
    "site.css": "p{}",
}


def lay_out(folder: Path, files: Mapping[str, str], day: dt.date = DAY, codes: Sequence[str] = ()) -> Path:
    """A built site with these files, sealed as a build seals it."""
    folder.mkdir(parents=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    hosting = Hosting(common={}, rules=(), redirects=(), not_found={})
    for path, content in manifest_of(folder, day, f"{day}T00:00:00Z", hosting, codes).seals.items():
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def told(tmp_path: Path) -> str:
    """What is said of a build with a changed number, a corrected figure, a page more and one less."""
    lay_out(tmp_path / "before" / "main", BEFORE)
    lay_out(tmp_path / "after" / "main", AFTER)
    return "\n".join(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))


def test_pages_are_counted_by_site_and_by_language(told: str) -> None:
    assert "1 nya sidor, 1 borta, 2 ändrade." in told
    grown = sum(map(len, AFTER.values())) - sum(map(len, BEFORE.values()))
    (row,) = [line for line in told.splitlines() if line.startswith("| `main` | 4 |")]
    assert row.startswith("| `main` | 4 | 4 | 1 | 1 | 2 | 5 skiljer |")
    assert f"({grown:+} byte)".replace("-", "−") in row
    assert {"| `main` | ar | 0 | 0 | 1 | 0 |", "| `main` | en | 2 | 1 | 0 | 0 |"} <= {*told.splitlines()}
    assert "| `main` | sv | 2 | 0 | 0 | 2 |" in told


def test_a_language_in_which_nothing_changes_is_not_listed(tmp_path: Path) -> None:
    lay_out(tmp_path / "before" / "main", BEFORE)
    lay_out(tmp_path / "after" / "main", {**BEFORE, "index.html": "<p></p>"})
    told = "\n".join(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))
    assert "| `main` | sv |" in told and "| `main` | en |" not in told


def test_a_number_is_told_with_the_pages_that_gain_and_lose_it(told: str) -> None:
    assert "- `main`: `+46701740605` borta från 2 sidor (`index.html`, `sok-hjalp/index.html`)" in told
    assert "- `main`: `+46701740606` nytt på 2 sidor (`index.html`, `sok-hjalp/index.html`)" in told
    assert "- `main`: `112` borta från 1 sida (`ar/sok-hjalp/index.html`)" in told


def test_a_page_that_is_gone_stands_open_and_others_behind_their_number(told: str) -> None:
    gone = told.index("<details open><summary>Sidor som försvinner: 1</summary>")
    assert told.index("- `main/ar/sok-hjalp/index.html`") > gone
    assert "<details><summary>Nya sidor: 1</summary>\n\n- `main/en/om/index.html`" in told


def test_a_corrected_figure_is_a_row_that_goes_and_one_that_comes(told: str) -> None:
    assert f"`main/{TABLE}`\n\n```diff\n- kvinnor, 449\n+ kvinnor, 450\n```" in told
    assert "män" not in told


def test_the_same_build_changes_nothing(tmp_path: Path) -> None:
    for name in ("before", "after"):
        lay_out(tmp_path / name / "main", BEFORE)
    lines = list(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))
    assert lines[-1] == NOTHING


def test_a_site_that_is_new_gains_all_its_pages_and_one_of_another_day_is_said(tmp_path: Path) -> None:
    lay_out(tmp_path / "before" / "main", BEFORE)
    lay_out(tmp_path / "after" / "main", BEFORE, DAY + dt.timedelta(days=1))
    lay_out(tmp_path / "after" / "215", {"sv/index.html": "<p></p>", "s/index.html": "<p></p>"})
    told = "\n".join(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))
    assert "| `215` | 0 | 2 | 2 | 0 | 0 |" in told
    assert "`main` jämförs med bygget från 2026-12-01" in told


def test_the_letter_of_a_printed_code_is_a_folder_of_its_language_and_no_other_folder_is(
    tmp_path: Path,
) -> None:
    pages = {"a/index.html": "<p></p>", "a/21/index.html": "<p></p>"}
    for site, codes in (("kort", ("a/",)), ("annonser", ("a/21/",))):
        lay_out(tmp_path / "before" / site, {})
        lay_out(tmp_path / "after" / site, pages, codes=codes)
    told = list(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))
    assert {"| `kort` | ar | 2 | 2 | 0 | 0 |", "| `annonser` | sv | 2 | 2 | 0 | 0 |"} <= {*told}


def test_a_long_list_is_cut_and_counted(tmp_path: Path) -> None:
    many = {f"sida-{number:02}/index.html": "<p></p>" for number in range(30)}
    lay_out(tmp_path / "before" / "main", {})
    lay_out(tmp_path / "after" / "main", many)
    told = "\n".join(changes_text(site_changes(tmp_path / "before", tmp_path / "after"), LANGUAGES))
    assert "- `main/sida-19/index.html`\n- … och 10 till" in told and "sida-20" not in told


@pytest.mark.parametrize(
    ("path", "language"), [("th/a/index.html", "th"), ("om/index.html", "sv"), ("index.html", "sv")]
)
def test_the_language_of_a_page_is_its_folder(path: str, language: str) -> None:
    assert language_of(path, {"sv": "sv", "th": "th"}) == language


def test_the_verb_adds_the_summary_to_a_file_and_says_when_there_is_no_former_build(copy: Project) -> None:
    lay_out(copy.dist / "main", AFTER)
    former, out = copy.root / ".cache" / "former", copy.root / ".cache" / "summary.md"
    run = ("--root", str(copy.root), "changes", str(former), "--out", str(out))
    assert cli.main(run) == 0
    assert "inget tidigare bygge" in out.read_text("utf-8")
    lay_out(former / "main", BEFORE)
    assert cli.main(run) == 0
    assert "`112` borta från 1 sida" in out.read_text("utf-8")


class TestTheFormerBuild:
    """The script that fetches it, with a program in the place of gh that writes down what it is asked."""

    GH = """#!/bin/sh
printf '%s\\n' "$*" >>"$ASKED"
case "$2" in list) printf '%s' "$RUNS" ;; download) mkdir -p "$7/main" && : >"$7/main/_manifest.json" ;; esac
"""

    def fetched(self, folder: Path, **given: str) -> tuple[list[str], list[str]]:
        (folder / "gh").write_text(self.GH)
        (folder / "gh").chmod(0o755)
        to, asked = folder / "former", folder / "asked"
        asked.write_text("")
        path = f"{folder}:{os.environ['PATH']}"
        command = ["sh", str(projects.ROOT / "scripts" / "former.sh"), str(to)]
        subprocess.run(command, env={"PATH": path, "ASKED": str(asked), **given}, check=True)
        return asked.read_text().splitlines(), sorted(projects.tree(to))

    def test_is_the_last_of_the_branch_that_the_change_is_for(self, tmp_path: Path) -> None:
        given = {"GITHUB_REPOSITORY": "a/b", "GITHUB_BASE_REF": "main", "RUNS": "17\n"}
        asked, found = self.fetched(tmp_path, **given)
        assert "--branch main" in asked[0] and asked[1].startswith("run download 17 --name dist")
        assert found == ["main/_manifest.json"]

    def test_may_be_missing(self, tmp_path: Path) -> None:
        given = {"GITHUB_REPOSITORY": "a/b", "GITHUB_BASE_REF": "main", "RUNS": ""}
        assert self.fetched(tmp_path, **given)[1] == []
        assert self.fetched(tmp_path)[1] == []
