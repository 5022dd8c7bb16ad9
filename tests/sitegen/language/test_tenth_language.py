"""Another language is a row of data, its telling words, a row of configuration and a catalogue; no code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogues
import projects
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import merge_catalogues
from sitegen.reading import FinishedPage, read_page
from sitegen.sites.checked_records import read_checked

pytestmark = pytest.mark.slow

CODE, NAME = "fi", "Suomi"
NINE = ("sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar")


@pytest.fixture(scope="module")
def changed(shared: Path) -> Project:
    """A copy of the repository with the four changes."""
    return Project(projects.once(shared / "tenth", add_language))


@pytest.fixture(scope="module")
def site(shared: Path, changed: Project) -> Path:
    """That copy, built by its own command line."""
    return projects.once(shared / "tenth-site", lambda folder: projects.build(changed, folder))


def add_language(folder: Path) -> None:
    project = projects.copy_real(folder)
    rows = project.data / "languages.yml"
    rows.write_text(
        rows.read_text("utf-8") + f"- {{id: {CODE}, name: {NAME}, order: 10, offered: yes}}\n", "utf-8"
    )
    last = "    - {lang: ar, name: العربية, dir: rtl}\n"
    projects.edit(project.root / "mkdocs.yml", last, f"{last}    - {{lang: {CODE}, name: {NAME}}}\n")
    words = project.data / "neutral" / f"{CODE}.yml"
    words.write_bytes((project.data / "neutral" / "en.yml").read_bytes())
    merge_catalogues.update(project, read_checked(project, begun=True), all_text_sets())
    fill_in(catalogues.catalogue_path(project, CODE))


def fill_in(path: Path) -> None:
    """A mock translation: every text, marked. It keeps what the checks ask for, and says nothing."""
    catalogue = catalogues.read_catalogue(path)
    for message in catalogue:
        if message.id:
            message.string = f"‹{message.id}›"
    projects.write(path, catalogue)


def files(folder: Path) -> Iterator[str]:
    for path, _ in sorted(projects.tree(folder).items()):
        if "__pycache__" not in path:
            yield path


def page(site: Path, code: str) -> FinishedPage:
    start = "" if code == "sv" else f"{code}/"
    return read_page((site / f"{start}sok-hjalp" / "index.html").read_text("utf-8"))


def test_nothing_but_data_configuration_and_catalogues_differs(changed: Project) -> None:
    ours, theirs = projects.tree(changed.root), {}
    for name in (*projects.WHOLE, projects.GENERATOR):
        path = projects.ROOT / name
        found = projects.tree(path) if path.is_dir() else {"": path.read_bytes()}
        theirs |= {f"{name}/{inner}".rstrip("/"): content for inner, content in found.items()}
    different = {
        path
        for path in ours.keys() | theirs.keys()
        if "__pycache__" not in path and ours.get(path) != theirs.get(path)
    }
    assert different == {
        "data/languages.yml",
        f"data/neutral/{CODE}.yml",
        "mkdocs.yml",
        f"locales/{CODE}/LC_MESSAGES/messages.po",
    }


def test_the_finder_is_there_in_the_tenth_language_and_speaks_it(site: Path) -> None:
    found = page(site, CODE)
    assert next(found.each("html"))["lang"] == CODE
    assert "‹Sök hjälp›" in found.text


@pytest.mark.parametrize("code", [*NINE, CODE])
def test_the_finder_in_every_language_links_it(site: Path, code: str) -> None:
    found = page(site, code)
    start = "../" if code == "sv" else "../../"
    led = {a["hreflang"]: a["href"] for a in found.each("a") if "hreflang" in a}
    assert led.keys() == {*NINE, CODE} - {code}
    assert code == CODE or led[CODE] == f"{start}{CODE}/sok-hjalp/"


def test_its_page_of_rights_is_named_to_search_engines_in_every_language(site: Path) -> None:
    found = read_page((site / CODE / "sok-hjalp" / "rattigheter" / "index.html").read_text("utf-8"))
    alternates = {link["hreflang"] for link in found.each("link") if "hreflang" in link}
    assert alternates == {*NINE, CODE, "x-default"}


def test_every_page_of_the_family_is_there_in_it(site: Path) -> None:
    own = {path.removeprefix(f"{CODE}/") for path in files(site) if path.startswith(f"{CODE}/")}
    swedish = {path for path in files(site) if path.startswith(("sok-hjalp/", "skylt/", "404.html"))}
    assert own == {path for path in swedish if "/lattlast/" not in path}, "easy Swedish is Swedish"


def test_the_start_page_and_the_404_lead_to_it(site: Path) -> None:
    for name in ("index.html", "404.html"):
        assert f"{CODE}/sok-hjalp/" in (site / name).read_text("utf-8")
    assert f"/{CODE}/ /{CODE}/sok-hjalp/ 302\n" in (site / "_redirects").read_text("utf-8")


def test_the_check_agrees(changed: Project) -> None:
    done = projects.cli(changed, "check")
    assert done.returncode == 0 and done.stdout.splitlines()[-1].startswith("0 fel")
    told = set(done.stdout.splitlines()[:-1]) - set(projects.cli(projects.REAL, "check").stdout.splitlines())
    # Covers of printed cards may wait for words of their own.
    assert all("omslaget saknar ord" in line for line in told if "varning" in line)
