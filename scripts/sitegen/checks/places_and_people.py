"""Find places and people in what editors write (prose, data and campaigns), by file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from sitegen.checks import committed_files
from sitegen.checks.confidential import public_places
from sitegen.core import Problem, Project, svg_markup
from sitegen.core.kept import kept
from sitegen.guard import people, towns
from sitegen.guard.folding import folded
from sitegen.guard.places import PublicPlaces, leaks
from sitegen.reading.yaml_faults import LOADER
from sitegen.records import Catalogue, Member, Service
from sitegen.records.number_plan import is_free

TextGuard = Callable[[str], Iterable[str]]
"""What a text tells, in words for an editor."""

FOLDERS = ("docs", "data", "campaigns", "redaktion")
READ = frozenset((".md", ".yml", ".svg"))
# The values of these keys are what records show, or withhold knowingly.
_NUMBERS = frozenset(("number", "phone", "display"))
_MAILS = frozenset(("email", "security_contact"))
_HELD = re.compile("number|phone|display|email|security_contact")
PUBLISH = "ta bort det, eller skriv det som public_places i data/sites.yml"


@dataclass(frozen=True, slots=True)
class PublishedContacts:
    """Numbers in E.164 and e-mail addresses that stand in fields of records."""

    numbers: frozenset[str]
    mails: frozenset[str]


@dataclass(frozen=True, slots=True)
class TextRules:
    """What may be told: public places, published contacts; and the names near which no town may stand.

    Each name has the towns that are part of it.
    """

    public: PublicPlaces
    known: PublishedContacts
    guarded: tuple[tuple[str, frozenset[str]], ...]


def problems(project: Project, records: Catalogue) -> Iterator[Problem]:
    """Yield places that are not public, and numbers and mail addresses that no record has."""
    yield from committed_files.problems(project)
    paths = {path: path.relative_to(project.root).as_posix() for path in _files(project)}
    public = public_places(records)
    texts = {path: path.read_text("utf-8", "replace") for path in paths if path.suffix in READ}
    known = published_contacts(text for path, text in texts.items() if path.suffix == ".yml")
    yield from (problem for name in paths.values() for problem in _of_name(name, public, known))
    rules = TextRules(public, known, tuple(_confidential_names(records)))
    for path, text in texts.items():
        yield from _of_text(paths[path], text, partial(_told_by_text, rules=rules, suffix=path.suffix))


@kept
def _told_by_text(text: str, rules: TextRules, suffix: str) -> tuple[str, ...]:
    """Return what a text of a kind of file tells, by its suffix; Markdown is also looked at as it is read."""
    forms = _forms(text) if suffix == ".md" else (text,)
    return tuple(dict.fromkeys(message for form in forms for message in _told_by_form(form, rules, suffix)))


def _told_by_form(text: str, rules: TextRules, suffix: str) -> Iterator[str]:
    """Yield what a text tells as it stands; numbers of a drawing's shapes are no phone numbers."""
    for leak in leaks(text, rules.public):
        yield f"röjer {leak}; {PUBLISH}"
    words = svg_markup.words_of_drawing(text) if suffix == ".svg" else text
    yield from personal_details(words, rules.known, quoted=suffix == ".yml")
    yield from _towns_near_names(words, rules.guarded)


_TAGS = re.compile(r"<[^<>]*>")
_SIGNS = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|[*_`~\[\]\\]+")


def _forms(text: str) -> Iterable[str]:
    """Return Markdown as written, decoded (`&nbsp;`, `%2B`), and about as read: `**Provgatan** 12`."""
    decoded = unquote(unescape(text))
    return dict.fromkeys((text, decoded, _SIGNS.sub("", _TAGS.sub(" ", decoded))))


def _confidential_names(records: Catalogue) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what confidential services and members are called, each with the towns in that name."""
    every: list[Service | Member] = [*records.services.values(), *records.members.values()]
    guarded = [record for record in every if record.confidential]
    for record in guarded:
        name = re.split(r" \(|, ", record.name)[0]
        yield name, frozenset(town for other in guarded if name in other.name for town in other.towns_in_name)


def _towns_near_names(text: str, guarded: Iterable[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """Yield sentences that name a confidential service and, soon before or after, a town."""
    for name, own in guarded:
        for found in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            near = folded(_SENTENCE.split(text[: found.start()])[-1][-_NEAR:])
            after = folded(_SENTENCE.split(text[found.end() :])[0][:_NEAR])
            for part in (near, after):
                for start, end in towns.towns_in_text(part):
                    if not part[start:end].startswith(tuple(own)):
                        town = part[start:end]
                        yield f"nämner {name}, som är skyddad, nära orten {town}; skriv om meningen"


# Where a sentence or a paragraph ends, and how far from a name a town is said of it.
_SENTENCE = re.compile(r"[.!?:;]\s|\n\s*(?:\n|[-*#] |[a-z_]+:)")
_NEAR = 60


def personal_details(text: str, known: PublishedContacts, *, quoted: bool = False) -> Iterator[str]:
    """Yield, in words for an editor, identity numbers, and numbers and addresses that no record has.

    A record may quote (`quoted`) a number that is free to call, as its source had it on a day: no private
    person has one, and a number that is changed in a hurry still stands in what the sources said. Texts
    that readers see are asked once more when they are built.
    """
    yield from (f"visar personnumret {number}; ta bort det" for number in people.identity_numbers(text))
    for written, candidates in people.phone_numbers(text):
        if not known.numbers.intersection(candidates) and not (quoted and any(map(is_free, candidates))):
            yield (
                f"visar numret {written}, som inte står i någon post; är det en privatpersons: ta bort det. "
                "Är det en verksamhets: lägg det som contact i data/services"
            )
    for mail in people.personal_mail_addresses(text, known.mails):
        yield (
            f"visar e-postadressen {mail}, som är en persons eller inte står i någon post; skriv en "
            "funktionsadress, eller lägg den som email i verksamhetens fil"
        )


def published_contacts(texts: Iterable[str]) -> PublishedContacts:
    """Return what the fields for numbers and addresses hold in the texts of YAML files.

    Only fields count: a note or a paragraph that says “phone: …” makes no number known.
    """
    numbers: set[str] = set()
    mails: set[str] = set()
    for key, value in (field for text in texts if _HELD.search(text) for field in _fields(_parsed(text))):
        if key in _NUMBERS:
            numbers |= {longest for _, (longest, *_) in people.phone_numbers(value)}
        elif key in _MAILS:
            mails.add(value.removeprefix("mailto:"))
    return PublishedContacts(frozenset(numbers), frozenset(mails))


def _parsed(text: str) -> Any:
    """Return a file's values as they are typed; None for a file that is no YAML, which others tell."""
    try:
        return yaml.load(text, LOADER)
    except yaml.YAMLError:
        return None


def _fields(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every key whose value is a text, at whatever depth, with that text."""
    for inner in value if isinstance(value, list) else ():
        yield from _fields(inner)
    for key, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, str):
            yield str(key), inner
        yield from _fields(inner)


def _files(project: Project) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in sorted((project.root / folder).rglob("*")) if path.is_file())


def _of_name(name: str, public: PublicPlaces, known: PublishedContacts) -> Iterator[Problem]:
    for leak in leaks(re.sub("[-_/]", " ", name), public):
        yield Problem(name, 0, 0, f"filens namn röjer {leak}; byt namn på den")
    for message in personal_details(re.sub("[_/]", " ", name), known):
        yield Problem(name, 0, 0, f"filens namn {message}; byt namn på den")


def _of_text(name: str, text: str, told: TextGuard) -> Iterator[Problem]:
    """Yield problems line by line; then two lines at a time, for an address that goes on in the next."""
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
