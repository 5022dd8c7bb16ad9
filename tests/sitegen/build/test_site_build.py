"""A build: all or nothing, the same bytes every time, and nothing outside of dist/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import projects
from sitegen.build import site_build
from sitegen.core import Project, SetupError
from sitegen.web import Key, addresses

pytestmark = pytest.mark.slow

FORMER = {"index.html": b"as it was", "deep/er/file.bin": bytes(range(256))}


@pytest.fixture
def former(copy: Project) -> Project:
    """A project with a former build in dist/main."""
    for path, content in FORMER.items():
        target = copy.dist / "main" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return copy


def untouched(project: Project) -> bool:
    """Whether dist/ holds the former build, byte for byte, and nothing else, hidden folders included."""
    return projects.tree(project.dist) == {f"main/{path}": content for path, content in FORMER.items()} and [
        path.name for path in project.dist.iterdir()
    ] == ["main"]


def fails(project: Project) -> str:
    """What a build says that must fail and leave everything as it was."""
    done = projects.cli(project, "build")
    assert done.returncode == 1, done.stdout
    assert untouched(project)
    assert "Traceback" not in done.stderr
    return done.stderr


def test_an_error_in_the_data_leaves_the_former_build(former: Project) -> None:
    line = projects.edit(former.data / "services" / "provlinjen.yml", "+46313900600", "031-390 06 00")
    said = fails(former)
    assert f"data/services/provlinjen.yml:{line}:13: " in said and said.endswith("1 fel\n")


def test_a_faulty_translation_leaves_the_former_build_and_is_named(former: Project) -> None:
    path = former.locales / "en" / "LC_MESSAGES" / "messages.po"
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(
            r'(msgid "Uppgifterna på sidan är granskade \{day\} eller senare."\nmsgstr ").*"',
            r'\1Updated {dag}"',
            text,
        ),
        "utf-8",
    )
    said = fails(former)
    assert "locales/en/LC_MESSAGES/messages.po:" in said and "platshållare" in said


def test_an_error_in_a_template_leaves_the_former_build(former: Project) -> None:
    projects.edit(former.templates / "safety.html", "{% for statement in statements %}", "{% for s in nix %}")
    assert "'nix' is undefined" in projects.cli(former, "build").stderr
    assert untouched(former)


def test_a_warning_of_mkdocs_leaves_the_former_build(former: Project) -> None:
    page = former.root / "docs" / "sv" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[borta](borta.md)\n", "utf-8")
    said = fails(former)
    assert re.search(r"^WARNING .* 'borta\.md'", said, re.MULTILINE), said
    assert "INFO " not in said


def test_a_page_that_says_no_title_of_its_own_leaves_the_former_build(former: Project) -> None:
    projects.edit(former.docs / "en" / "index.md", "title: Provsajten\n", "")
    assert "en/index.md: sidan saknar title; skriv “title: …” överst" in fails(former)


def test_a_fault_in_what_was_built_leaves_the_former_build(former: Project) -> None:
    page = former.root / "overrides" / "material" / "main.html"
    projects.edit(page, '<header class="top">', '<header class="top" onclick="x()">')
    assert "index.html: <header onclick=…> stoppas av innehållspolicyn" in fails(former)


def test_what_somebody_pastes_in_the_prose_leaves_the_former_build_and_is_named_by_its_line(
    former: Project,
) -> None:
    page = former.root / "docs" / "sv" / "index.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\n<script>new Image().src='//x.example'</script>\n", "utf-8")
    assert f"docs/sv/index.md:{text.count(chr(10)) + 2}: <script> hör inte hemma i texten" in fails(former)


def test_a_script_that_is_no_file_of_ours_leaves_the_former_build(former: Project) -> None:
    page = former.root / "overrides" / "material" / "main.html"
    projects.edit(page, '<header class="top">', '<script>count(1)</script><header class="top">')
    assert "index.html: <script> “count(1)” är inte vårt eget" in fails(former)


def test_a_good_build_takes_the_place_of_the_former_one_whole(former: Project, small_site: Path) -> None:
    root = projects.runnable(former).root
    before = {path: content for path, content in projects.tree(root).items() if path[:5] != "dist/"}
    done = projects.cli(former, "build")
    assert done.returncode == 0, done.stderr
    built = projects.tree(former.dist / "main")
    parts = {path.name for path in former.dist.iterdir()}
    assert "deep/er/file.bin" not in built and parts == {"main", "release.json"}
    # Two builds of the same data on the same day, in two folders, are the same bytes.
    assert built == projects.tree(small_site)
    after = {path: content for path, content in projects.tree(root).items() if path[:5] != "dist/"}
    assert after == before
    assert re.search(r"main: \d+ pages, \d+ files, [\d,]+ bytes, \d+\.\d s, 0 warnings → ", done.stdout)


def test_a_year_after_the_check_the_number_stands_with_its_day_and_the_build_says_so(
    small: Project, tmp_path: Path
) -> None:
    done = projects.cli(small, "--today", "2027-11-02", "build", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    html = page(tmp_path / "out", "provlinjen")
    assert "tel:+46313900600" in html and "granskades senast 1 november 2026" in html
    assert "visas inte förrän" not in html and "2 november 2027" not in html
    assert "data/services: varning: nu står dagen för den senaste kontrollen" in done.stdout
    finder = (tmp_path / "out" / "sok-hjalp" / "index.html").read_text("utf-8")
    assert "tel:112" in finder and "tel:+46313900600" in finder


def test_half_a_year_after_the_check_the_number_stands_with_a_warning_and_no_state(
    small: Project, small_site: Path, tmp_path: Path
) -> None:
    done = projects.cli(small, "--today", "2027-05-01", "build", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    old, new = page(tmp_path / "out", "norrhuset"), page(small_site, "norrhuset")
    assert "tel:+46980319200" in old and "tel:+46980319200" in new
    assert "data-h=" in new and "data-h=" not in old
    assert "kan ha ändrats" in old and "kan ha ändrats" not in new


def page(site: Path, id: str) -> str:
    return (site / addresses.file(Key("service", id), "sv")).read_text("utf-8")


def test_a_site_that_does_not_exist_is_a_sentence_and_no_traceback(small: Project, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="ingen sajt heter nix; välj bland main"):
        site_build.build(small, "nix", into=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_site_has_what_a_host_needs(small_site: Path) -> None:
    names = {path.name for path in small_site.iterdir()}
    assert {"404.html", "robots.txt", "favicon.ico", "sitemap.xml", "index.html", ".well-known"} <= names
    assert {"_headers", "_redirects", "_nginx.conf", "index.html.gz", "index.html.br"} <= names
    assert "not-found.html" not in names
    told = (small_site / ".well-known" / "security.txt").read_text("utf-8")
    assert told.startswith("Contact: mailto:fel@provsajten.example\nExpires: 2027-10-27T")


def test_only_the_partners_in_the_data_may_embed_the_sign(small_site: Path) -> None:
    headers = (small_site / "_headers").read_text("utf-8")
    assert headers.count("frame-ancestors https://apoteket.example\n") == 3  # sv, en and ar
    assert (small_site / "ar" / "skylt" / "index.html").is_file()


def test_a_build_into_a_folder_is_relative_to_where_one_stands(
    small: Project, small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    summary = site_build.build(small, "main", into=Path("out"))
    assert summary.folder == tmp_path / "out"
    assert projects.tree(tmp_path / "out") == projects.tree(small_site)
    assert not (small.root / "out").exists()
