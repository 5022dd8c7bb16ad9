"""An editor's ordinary day: one word in each kind of text and a new service, and nine languages stay.

The repository is copied and changed, and its own command line does the rest.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import projects
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import messages
from sitegen.language.text_sets import MAIN, PROSE_CONTEXTS

pytestmark = pytest.mark.slow
CODES = ("sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar")
OTHERS = CODES[1:]
SHORT = ("s", "e", "c", "p", "u", "t", "f", "r", "a")
NEW = """\
# yaml-language-server: $schema=../schemas/service.json
name: Provlinjen
operator: Stiftelsen Provlinjen
summary: En ny linje att ringa till
gives: Någon lyssnar.
group: violence
coverage: [sweden]
cost: unknown
anonymous: unknown
on_bill: unknown
interpreter: unknown
contacts:
  - kind: phone
    number: "+46313900600"
    publish: "yes"
    checked: {on: 2026-11-22, how: live, by: redaktionen}
    sources: [egen-sida]
publish: "yes"
confidence: high
sources:
  - id: egen-sida
    url: https://provlinjen.example/
    says: Står på sidan.
"""
# Run by the copy's own generator: the page to call from in every language, and all of the card's site.
RENDERED = """
import json, pathlib, sys
sys.path.insert(0, "scripts")
from sitegen.core import clock
from sitegen.core.project import Project
from sitegen.sites import checked_records, site_pages
from sitegen.web import render
from sitegen.web.page_maker import FINDER
project = Project(pathlib.Path.cwd())
records = checked_records.read_checked(project)
main, card = (site_pages.pages_of(project, records, clock.today(), site=id) for id in ("main", "215"))
pages = {maker.language: render.render(project, main.kind.page(maker, FINDER), maker.translator)
         for maker in main.makers()}
others = {str(key): sorted(codes) for key, codes in main.offers.items()}
json.dump({"finders": pages, "offers": others,
           "card": {path: content.decode() for path, content in card.files().items()}}, sys.stdout)
"""


@pytest.fixture(scope="module")
def edited(shared: Path) -> Project:
    """The repository after that day, its catalogues brought up to it."""
    return Project(projects.once(shared / "edited", edit))


def edit(folder: Path) -> None:
    project = projects.copy_bare(folder)
    for path, old, new in changes(project):
        file = project.root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    (project.data / "services" / "provlinjen.yml").write_text(NEW, "utf-8")
    done = projects.cli(project, "messages")
    assert done.returncode == 0, done.stderr
    (folder / "changed.json").write_text(json.dumps([new for _, _, new in changes(projects.REAL)]))


def changes(project: Project) -> Iterator[tuple[str, str, str]]:
    """For each vital context a file, a text in it, and the same text with a word more."""
    template = messages.template_of(project, projects.real_records(), MAIN, all_text_sets())
    done: set[str] = set()
    for message in template:
        context, text = str(message.context), str(message.id)
        if not message.id or context in done | PROSE_CONTEXTS:
            continue
        path = message.locations[0][0].partition("#")[0]
        new = re.sub(r"(\w+)(\W*)$", r"\1 nu\2", text)
        if "{" not in text and stands_alone(project, path, text):
            done.add(context)
            yield path, text, new
    assert done == {str(m.context) for m in template if m.id} - PROSE_CONTEXTS


def stands_alone(project: Project, path: str, text: str) -> bool:
    """Whether changing a text in its file changes that text alone."""
    whole = (project.root / path).read_text("utf-8")
    return len(text) > 4 and whole.count(text) == 1


@pytest.fixture(scope="module")
def rendered(edited: Project) -> dict[str, dict[str, str]]:
    """The pages of that day, by the copy's own generator."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", RENDERED],
        cwd=edited.root,
        env=projects.surroundings(edited),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def test_nine_finders_are_there_and_each_calls_the_new_number(rendered: dict[str, dict[str, str]]) -> None:
    assert tuple(rendered["finders"]) == CODES
    for code, html in rendered["finders"].items():
        assert f"lang={code}" in re.split("[<>]", html)[3]
        assert "tel:+46313900600" in html and "tel:112" in html


def test_every_other_page_is_there_in_all_nine(rendered: dict[str, dict[str, str]]) -> None:
    """But for easy Swedish, which is Swedish."""
    assert len(rendered["offers"]) > 50
    easy = {key for key, codes in rendered["offers"].items() if tuple(codes) == ("sv",)}
    assert len(easy) <= 2 and all("easy" in key for key in easy)
    others = [codes for key, codes in rendered["offers"].items() if key not in easy]
    assert {tuple(codes) for codes in others} == {tuple(sorted(CODES))}


def test_nine_card_pages_and_all_printed_codes_are_there(rendered: dict[str, dict[str, str]]) -> None:
    card = rendered["card"]
    for code, short in zip(CODES, SHORT, strict=True):
        assert card[f"{code}/index.html"] == card[f"{short}/index.html"]
        assert "tel:112" in card[f"{code}/index.html"]
        assert f"{code}/info/index.html" in card and f"{short}/info/index.html" in card


def test_what_is_not_translated_is_marked_as_swedish(rendered: dict[str, dict[str, str]]) -> None:
    for code in OTHERS:
        html = rendered["finders"][code].replace('"', "")
        assert "<span dir=auto lang=sv>En ny linje att ringa till</span>" in html


def test_the_check_passes_and_names_each_text_with_the_languages_that_lack_it(edited: Project) -> None:
    done = projects.cli(edited, "check")
    assert done.returncode == 0, done.stdout
    waiting = [line for line in done.stdout.splitlines() if "väntar på översättning" in line]
    changed = json.loads((edited.root / "changed.json").read_text())
    for text in (*changed, "En ny linje att ringa till"):
        (line,) = (line for line in waiting if f"“{text[:59]}" in line and "viktig" in line)
        named = re.findall(r"\b([a-z]{2})(?=[, ])", line.partition("visas så länge:")[2])
        assert set(OTHERS) <= set(named), line
    vital = ["viktig text" in line for line in waiting]
    assert vital == sorted(vital, reverse=True), "what is vital stands first"
    (place,) = (line for line in waiting if "En ny linje att ringa till" in line)
    assert place.startswith("data/services/provlinjen.yml:4: varning: ")


def test_no_former_translation_is_lost(edited: Project) -> None:
    for code in OTHERS:
        before = texts(projects.REAL.root, code)
        assert not before - texts(edited.root, code)


def texts(root: Path, code: str) -> set[str]:
    """Every translation of a catalogue, wherever it stands in the file."""
    file = (root / "locales" / code / "LC_MESSAGES" / "messages.po").read_text("utf-8")
    return set(re.findall(r'(?m)^(?:#~ )?msgstr "(.+)"$', file))
