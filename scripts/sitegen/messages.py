"""The translatable strings: taken from templates, code and data; brought into catalogues; checked.

A message is the Swedish text with a context. What reads `vital` in its comment must be translated
before a page is offered in a language; the rest is prose, of which a share may wait.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po
from pydantic import BaseModel

from sitegen import textsets, voices
from sitegen.catalogue import Catalogue
from sitegen.checks.confidential import allowed, of_translation
from sitegen.guard.places import Public
from sitegen.model import Contact, Text
from sitegen.organisation import read as organisation
from sitegen.organisation import spoken
from sitegen.output import PROSE_CONTEXTS
from sitegen.paths import Project
from sitegen.problems import Problem
from sitegen.textsets import MAIN, ORGANISATION, TextSet
from sitegen.voices import SOURCE_LANGUAGE, Key

KEYWORDS = {"_": ((1, "c"), 2), "voice": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"\{\w*\}|#")
NUMBER = re.compile(r"\d+")
DRAFT_HEADER = """\
# {name}
# Review: draft
# Reviewed-by: nobody yet
# draft = translated with the glossary's terms, not yet read by somebody who has the language as
# their first; readers are told so. Write `reviewed` and who (a role, a date) when that is done.
#"""
# Only so that two runs give the same bytes; the history of a catalogue is in git.
PROJECT = "Plattformen Civila Sverige mot människohandel"
NO_DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A message and a place where it stands."""

    key: Key
    path: str
    line: int


def template_of(project: Project, catalogue: Catalogue, texts: TextSet = MAIN) -> Catalog:
    """The catalogue of all messages of a set, untranslated."""
    result = Catalog(project=PROJECT, version="1", creation_date=NO_DATE, revision_date=NO_DATE, fuzzy=False)
    places: dict[Key, list[tuple[str, int]]] = {}
    for found in sorted(_all(project, catalogue, texts), key=lambda f: (f.path, f.line)):
        places.setdefault(found.key, []).append((found.path, found.line))
    for (context, text), locations in places.items():
        result.add(text, locations=locations, context=context, auto_comments=_comments(context, texts))
    return result


def update(project: Project, catalogue: Catalogue) -> None:
    """Write the .pot of every set and bring its .po up to it; a text whose source changed turns fuzzy."""
    for texts in textsets.present(project):
        template = template_of(project, catalogue, texts)
        if len(template):
            _write(texts.pot(project), template)
            for code in languages_of(texts, catalogue):
                path = texts.po(project, code)
                _write(path, updated(path, template, code, catalogue.languages[code].name))


def languages_of(texts: TextSet, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages that have a catalogue of a set."""
    return texts.languages or tuple(catalogue.languages)


def updated(path: Path, template: Catalog, code: str, name: str) -> Catalog:
    """A language's catalogue with the template's messages; the source language says what it reads."""
    if path.exists():
        result = voices.read(path)
    else:
        result = Catalog(locale=code, header_comment=DRAFT_HEADER.format(name=name), fuzzy=False)
    # A copy: the catalogue keeps the template's own messages, and another language comes after this.
    result.update(deepcopy(template), update_header_comment=False, keep_user_comments=True)
    result.project, result.version = PROJECT, "1"
    result.last_translator, result.language_team = "", name
    result.msgid_bugs_address = ""
    result.creation_date = result.revision_date = NO_DATE
    result.fuzzy = False
    result.obsolete.clear()
    if code == SOURCE_LANGUAGE:
        for message in result:
            if message.id:
                message.string = message.id
                message.flags.discard("fuzzy")
    return result


def pot_path(project: Project) -> Path:
    """Where the template of the catalogues of all languages is kept."""
    return MAIN.pot(project)


def stale(project: Project, catalogue: Catalogue) -> Iterator[Problem]:
    """A .pot that does not hold just the messages of today's sources."""
    for texts in textsets.present(project):
        path = texts.pot(project)
        wanted = _keys(template_of(project, catalogue, texts))
        kept = _keys(voices.read(path)) if path.exists() else set()
        for context, text in sorted(wanted ^ kept):
            what = "saknas" if (context, text) in wanted else "finns inte längre"
            message = f"“{text[:60]}” ({context}) {what} i katalogen; kör make messages"
            yield Problem(path=_relative(project, path), line=0, column=0, message=message)


def faults(project: Project, catalogue: Catalogue) -> Iterator[Problem]:
    """Translations that lost a placeholder or a number, or that carry markup or hidden characters."""
    public = allowed(catalogue)
    for path in _catalogues(project, catalogue):
        for message in voices.read(path):
            if message.id and message.string and not message.fuzzy:
                for fault in _faults_of(str(message.id), str(message.string), public):
                    yield _problem(project, path, message, fault)


def _catalogues(project: Project, catalogue: Catalogue) -> Iterator[Path]:
    """The .po files that there are."""
    for texts in textsets.present(project):
        paths = (texts.po(project, code) for code in languages_of(texts, catalogue))
        yield from (path for path in paths if path.exists())


def coverage(
    project: Project, catalogue: Catalogue, texts: TextSet = MAIN
) -> Mapping[str, tuple[int, int, int]]:
    """For each language of a set: messages in all, vital ones missing, prose missing."""
    wanted = _keys(template_of(project, catalogue, texts))
    result = {}
    spoken = (catalogue.languages[code] for code in languages_of(texts, catalogue))
    for voice in voices.load(project, spoken, texts):
        missing = wanted - set(voice.texts) if voice.code != SOURCE_LANGUAGE else set()
        prose = {key for key in missing if key[0] in PROSE_CONTEXTS}
        result[voice.code] = (len(wanted), len(missing - prose), len(prose))
    return result


def _all(project: Project, catalogue: Catalogue, texts: TextSet) -> Iterator[Found]:
    yield from _code_messages(project, texts)
    if texts.holds_data:
        yield from _data_messages(catalogue)
    if texts is ORGANISATION:
        yield from _organisation_messages(project, catalogue)


def _code_messages(project: Project, texts: TextSet) -> Iterator[Found]:
    own = Path(__file__).parent
    sources = [(path, "jinja2") for path in texts.template_files(project)]
    sources += [(path, "python") for path in _code(own, texts) if "voice(" in path.read_text("utf-8")]
    for path, method in sources:
        found = extract_from_file(method, path, keywords=KEYWORDS, comment_tags=())
        for line, text, _, context in found:
            ours = method == "python"
            where = (
                f"scripts/sitegen/{path.relative_to(own).as_posix()}" if ours else _relative(project, path)
            )
            yield Found((context or "", str(text)), where, line)


def _code(own: Path, texts: TextSet) -> list[Path]:
    """The modules of a set; the set that names none has all that no other has."""
    if texts.code:
        return sorted(path for folder in texts.code for path in (own / folder).rglob("*.py"))
    return sorted(p for p in own.rglob("*.py") if p.relative_to(own).parts[0] not in textsets.OWN_CODE)


DATA_KINDS = {
    "services": "service",
    "rights": "right",
    "groups": "group",
    "situations": "situation",
    "needs": "need",
    "audiences": "audience",
    "topics": "topic",
}


def _data_messages(catalogue: Catalogue) -> Iterator[Found]:
    for folder, kind in DATA_KINDS.items():
        for id, record in getattr(catalogue, folder).items():
            if getattr(record, "publish", "yes") == "no":
                continue
            path = f"data/{folder}/{id}.yml" if kind in ("service", "right") else f"data/{folder}.yml"
            for context, text in _texts(record, kind):
                yield Found((context, text), path, 0)


def _organisation_messages(project: Project, catalogue: Catalogue) -> Iterator[Found]:
    for path, context, record in organisation.records(project, catalogue):
        for text in spoken.texts(record):
            yield Found((context, text), path, 0)


def _texts(record: BaseModel, kind: str) -> Iterator[Key]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value and any(isinstance(note, Text) for note in field.metadata):
            yield f"{kind}.{name}", value
    for contact in getattr(record, "contacts", ()):
        assert isinstance(contact, Contact)
        yield from _texts(contact, "contact")


def _comments(context: str, texts: TextSet) -> list[str]:
    note = texts.notes[context]
    return [note] if context in PROSE_CONTEXTS else ["vital", note]


def _faults_of(source: str, said: str, public: Public) -> Iterator[str]:
    if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(said)):
        yield f"ska ha samma platshållare som källan: {', '.join(PLACEHOLDER.findall(source)) or 'inga'}"
    if _numbers(source) != _numbers(said) - _day_and_night(source):
        yield f"ska ha samma tal som källan: {', '.join(NUMBER.findall(source)) or 'inga'}"
    for leak in of_translation(source, said, public):
        yield f"röjer {leak}, som källan inte har; ta bort det"
    if re.search(r"<[a-zA-Z/!]", said):
        yield "innehåller märkning (<…>); skriv ren text"
    if re.search("[\u200b\u202a-\u202e\u2066-\u2069\ufeff]", said):
        yield "innehåller osynliga styrtecken; ta bort dem"


def _numbers(text: str) -> Counter[int]:
    return Counter(int(found) for found in NUMBER.findall(text))


def _day_and_night(source: str) -> Counter[int]:
    """Many languages say “dygnet runt” with a number: 24 hours a day, 24 heures sur 24."""
    return Counter({24: 2}) if "dygnet runt" in source else Counter()


def _problem(project: Project, path: Path, message: Message, fault: str) -> Problem:
    line = message.lineno or 0
    where = _relative(project, path)
    return Problem(path=where, line=line, column=1, message=f"översättningen av “{message.id}” {fault}")


def _relative(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix()


def _keys(catalogue: Catalog) -> set[Key]:
    return {(message.context or "", str(message.id)) for message in catalogue if message.id}


def _write(path: Path, catalogue: Catalog) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, include_previous=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != buffer.getvalue():
        path.write_bytes(buffer.getvalue())
