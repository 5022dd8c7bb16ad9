"""Places and people in what editors write: prose, data and campaigns, told by file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.catalogue import Catalogue
from sitegen.checks import files
from sitegen.checks.confidential import allowed, leaks
from sitegen.guard import people
from sitegen.guard.places import Public
from sitegen.paths import Project
from sitegen.problems import Problem

Finder = Callable[[str], Iterable[str]]
"""What a text tells, in words for an editor."""

FOLDERS = ("docs", "data", "campaigns")
READ = frozenset((".md", ".yml", ".svg"))
# The values of these keys are what records show, or withhold knowingly.
_NUMBER = re.compile(r"""^\s*(?:- )?\{?.*?\b(?:number|phone|display): ["']?(\+?[\d ()-]{3,})""")
_MAIL = re.compile(r"""\b(?:email|security_contact): ["']?(?:mailto:)?([\w.+-]+@[\w.-]+)""")
PUBLISH = "ta bort det, eller skriv det som public_places i data/sites.yml"


@dataclass(frozen=True, slots=True)
class Known:
    """Numbers in E.164 and e-mail addresses that stand in fields of records."""

    numbers: frozenset[str]
    mails: frozenset[str]


def problems(project: Project, records: Catalogue) -> Iterator[Problem]:
    """Yield places that are not public, and numbers and mail addresses that no record has."""
    yield from files.problems(project)
    texts = dict(_texts(project))
    known, public = known_people(texts.values()), allowed(records)
    for path, text in texts.items():
        name = path.relative_to(project.root).as_posix()
        yield from _of_name(name, public)
        yield from _of_text(name, text, _finder(public, known, is_data=path.suffix == ".yml"))


def _finder(public: Public, known: Known, *, is_data: bool) -> Finder:
    def told(text: str) -> Iterator[str]:
        for leak in leaks(_without_places(text) if is_data else text, public):
            yield f"röjer {leak}; {PUBLISH}"
        yield from unknown_people(text, known)

    return told


def _without_places(line: str) -> str:
    """A line of data but for the fields that exist for public places."""
    return re.sub(r"^\s*(?:place|address|postcode|public_places)\b.*$", "", line, flags=re.MULTILINE)


def unknown_people(text: str, known: Known) -> Iterator[str]:
    """Yield, in words for an editor, numbers and personal addresses that no record has."""
    for written, candidates in people.numbers(text):
        if not known.numbers.intersection(candidates):
            yield (
                f"visar numret {written}, som inte står i någon post; är det en privatpersons: ta bort det. "
                "Är det en verksamhets: lägg det som contact i data/services"
            )
    for mail in people.personal_mails(text, known.mails):
        yield (
            f"visar e-postadressen {mail}, som är en persons eller inte står i någon post; skriv en "
            "funktionsadress, eller lägg den som email i verksamhetens fil"
        )


def known_people(texts: Iterable[str]) -> Known:
    """Return what the fields for numbers and addresses hold in some YAML files."""
    numbers: set[str] = set()
    mails: set[str] = set()
    for text in texts:
        mails |= set(_MAIL.findall(text))
        for line in text.splitlines() if "number" in text or "phone" in text else ():
            if found := _NUMBER.search(line):
                numbers |= {one for _, several in people.numbers(found[1]) for one in several}
    return Known(frozenset(numbers), frozenset(mails))


def _texts(project: Project) -> Iterator[tuple[Path, str]]:
    for folder in FOLDERS:
        for path in sorted((project.root / folder).rglob("*")):
            if path.suffix in READ and path.is_file() and "schemas" not in path.parts:
                yield path, path.read_text("utf-8", "replace")


def _of_name(name: str, public: Public) -> Iterator[Problem]:
    for leak in leaks(re.sub("[-_/]", " ", name), public):
        yield Problem(name, 0, 0, f"filens namn röjer {leak}; byt namn på den")


def _of_text(name: str, text: str, told: Finder) -> Iterator[Problem]:
    """Line by line; then two lines at a time, for an address that goes on in the next."""
    if not any(True for _ in told(text)):
        return
    lines = text.splitlines()
    alone = [tuple(told(line)) for line in lines]
    for number, (line, messages) in enumerate(zip(lines, alone, strict=True), start=1):
        yield from (Problem(name, number, 1, message, source_line=line) for message in messages)
        before = lines[number - 2] if number > 1 else ""
        if before and not messages and not alone[number - 2]:
            for message in told(f"{before}\n{line}"):
                yield Problem(name, number - 1, 1, message, source_line=before)
