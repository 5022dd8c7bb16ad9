"""Bring catalogues up to their sources, and lose no translation on the way.

A changed text keeps its former translation, marked as such (`fuzzy`, with the former Swedish in `#|`),
until a translator has replaced it or an editor has said that the meaning is the same. Which text a new
one comes from is told by where both stand: the same record's field, the same place in the same file.
What no source holds any longer stays at the end of the file (`#~`), and comes back with its text.
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from sitegen.core import SOURCE_LANGUAGE, Problem, Project, SetupError, quoted
from sitegen.core.problems import report
from sitegen.language import messages, po_file, review, review_file, text_sets, translation_check
from sitegen.language.messages import NO_DATE, PROJECT, TextSets, message_key
from sitegen.language.po_file import MessageKey, PoEntry, PoFile
from sitegen.records import Catalogue

DRAFT_HEADER = """\
# {name}
# Who has read which translation stands in the file of reviews (*.review.yml) of the language."""
# An obsolete entry has no flags; this note says that its translation was not in force.
FUZZY_NOTE = "fuzzy"
# Less alike than this, two texts of a rewritten passage are not one text with two wordings.
ALIKE = 0.6
NO_FILE = PoFile("", po_file.Header({}, ()), (), (), ())


@dataclass(frozen=True, slots=True)
class CarriedTranslation:
    """What a message takes over from the former catalogue: its translation, and whether it is late."""

    text: str = ""
    fuzzy: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()


def update(project: Project, catalogue: Catalogue, sets: TextSets, same_meaning: str = "") -> None:
    """Write the .pot of every set and bring its .po up to it.

    `same_meaning` is a Swedish text, or its beginning, of which an editor says that only its wording has
    changed: its former translations are then in force. Raises `SetupError` for catalogues with faults of
    form, and for a text that no translation waits for; nothing is then written.
    """
    refuse_faults(project, catalogue, sets)
    made: dict[Path, Catalog] = {}
    ledgers: dict[Path, bytes] = {}
    for texts in text_sets.present(project, sets):
        template = messages.template_of(project, catalogue, texts, sets)
        if len(template):
            made[texts.pot(project)] = template
            for code in messages.languages_of(texts, catalogue):
                path, name = texts.po(project, code), catalogue.languages[code].name
                made[path] = updated_catalogue(path, template, code, name)
                ledgers |= review_file.followed(project, texts, code, made[path])
    if same_meaning:
        keep_in_force(made.values(), same_meaning)
    for path, content in {**{path: written(found) for path, found in made.items()}, **ledgers}.items():
        _write(path, content)


def refuse_faults(project: Project, catalogue: Catalogue, sets: TextSets) -> None:
    """Raise `SetupError` with every fault in the form of a catalogue: what is not read would be lost."""
    found: list[Problem] = []
    for texts in text_sets.present(project, sets):
        for file in messages.catalogues(project, catalogue, texts).values():
            found += file.problems
    if found:
        raise SetupError(report(found))


def updated_catalogue(path: Path, template: Catalog, code: str, name: str) -> Catalog:
    """Return a language's catalogue with the template's messages, translated as far as its file knows."""
    old = po_file.load_valid(path, code=code) if path.exists() else NO_FILE
    return catalogue_of(old, template, code, name)


def catalogue_of(old: PoFile, template: Catalog, code: str, name: str) -> Catalog:
    """Return the catalogue with the template's messages, translated as far as the old one knows.

    The source language's translations are the messages themselves.
    """
    comment = "\n".join(f"# {text}".rstrip() for text, _ in old.header.comments)
    result = Catalog(
        locale=code,
        header_comment=comment or DRAFT_HEADER.format(name=name),
        project=PROJECT,
        version="1",
        language_team=name,
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        fuzzy=False,
    )
    result.last_translator = result.msgid_bugs_address = ""
    _take_over(result, template, old, code)
    return result


def _take_over(result: Catalog, template: Catalog, old: PoFile, code: str) -> None:
    # A copy: the catalogue keeps the messages, and another language comes after this.
    wanted = [message for message in deepcopy(template) if message.id]
    places = [(message_key(message), tuple(path for path, _ in message.locations)) for message in wanted]
    former = renamed_texts(old.entries, places)
    for message in wanted:
        kept = carried_over(message_key(message), old, former)
        said = CarriedTranslation(str(message.id), notes=kept.notes) if code == SOURCE_LANGUAGE else kept
        message.string, message.user_comments = said.text, list(said.notes)
        message.flags |= {"fuzzy"} if said.fuzzy else set()
        message.previous_id = [said.previous] if said.previous else []
        result[message.id] = message
    if code != SOURCE_LANGUAGE:
        for entry in _obsolete(old, {message_key(message) for message in wanted}):
            result.obsolete[entry.key] = Message(
                entry.source, entry.text, context=entry.context or None, user_comments=entry.notes
            )


def carried_over(key: MessageKey, old: PoFile, former: Mapping[MessageKey, PoEntry]) -> CarriedTranslation:
    """Return what the old catalogue has for a message.

    It is the message's own entry, else one that was obsolete, else that of its former wording.
    """
    own = next((entry for entry in old.entries if entry.key == key), None)
    if own and own.text:
        return CarriedTranslation(own.text, own.fuzzy, own.previous, own.notes)
    gone = next((entry for entry in old.obsolete if entry.key == key and entry.text), None)
    if gone:
        notes = tuple(note for note in gone.notes if note != FUZZY_NOTE)
        return CarriedTranslation(gone.text, FUZZY_NOTE in gone.notes, notes=notes)
    if key in former and former[key].text:
        entry = former[key]
        source = entry.previous or entry.source
        if review.squashed(source) == review.squashed(key[1]):  # the change was taken back
            return CarriedTranslation(entry.text, notes=entry.notes)
        return CarriedTranslation(entry.text, True, source, entry.notes)
    return CarriedTranslation(notes=own.notes) if own else CarriedTranslation()


def _obsolete(old: PoFile, wanted: set[MessageKey]) -> Iterator[PoEntry]:
    """Return the translations of texts that no source holds any longer, each once."""
    found = {entry.key: entry for entry in old.obsolete}
    for entry in old.entries:
        if entry.text and not (entry.fuzzy and entry.previous):  # that one is kept under its former text
            notes = (*entry.notes, FUZZY_NOTE) if entry.fuzzy else entry.notes
            found[entry.key] = PoEntry(entry.context, entry.source, entry.text, entry.line, notes=notes)
    return (entry for key, entry in found.items() if key not in wanted)


def renamed_texts(
    old: Sequence[PoEntry], wanted: Sequence[tuple[MessageKey, tuple[str, ...]]]
) -> Mapping[MessageKey, PoEntry]:
    """Return the new texts that stand where another text stood, each with the entry of that text."""
    entries = {entry.key: entry for entry in old}
    had = _by_place((entry.key, entry.locations) for entry in old)
    found: dict[MessageKey, PoEntry] = {}
    for place, keys in _by_place(wanted).items():
        for before, now in _replaced(had.get(place, []), keys):
            if now not in entries:
                found.setdefault(now, entries[before])
    return found


def _by_place(found: Iterable[tuple[MessageKey, tuple[str, ...]]]) -> dict[tuple[str, str], list[MessageKey]]:
    """Return the texts of each context in each file, in order."""
    result: dict[tuple[str, str], list[MessageKey]] = {}
    for key, locations in found:
        for path in locations:
            result.setdefault((key[0], path), []).append(key)
    return result


def _replaced(before: list[MessageKey], now: list[MessageKey]) -> Iterator[tuple[MessageKey, MessageKey]]:
    """Yield pairs of texts of one context in one file: what stood there, and what stands there now."""
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "replace":
            gone = [key for key in before[i:j] if key not in now]
            new = [key for key in now[k:m] if key not in before]
            yield from zip(gone, new, strict=True) if len(gone) == len(new) else _alike(gone, new)


def _alike(gone: list[MessageKey], new: list[MessageKey]) -> Iterator[tuple[MessageKey, MessageKey]]:
    """Yield pairs of texts that look like each other, of a passage that grew or shrank."""
    left = {key[1]: key for key in gone}
    for key in new:
        for near in difflib.get_close_matches(key[1], left, n=1, cutoff=ALIKE):
            yield left.pop(near), key


def keep_in_force(made: Iterable[Catalog], text: str) -> None:
    """Take the mark of a changed source (`fuzzy`) from the translations of one text.

    Raises `SetupError` when no translation of it waits, when several texts begin so, and for a faulty one.
    """
    late = [m for found in made for m in found if m.id and m.fuzzy and m.previous_id]
    chosen = [m for m in late if m.id == text] or [m for m in late if str(m.id).startswith(text)]
    sources = {str(message.id) for message in chosen}
    if not sources:
        raise SetupError(f"ingen översättning väntar på att {quoted(text)} ändrats; skriv den nya texten")
    if len(sources) > 1:
        listed = ", ".join(map(quoted, sorted(sources)))
        raise SetupError(f"flera texter börjar så; skriv mer av den: {listed}")
    for message in chosen:
        if fault := next(translation_check.translation_faults(str(message.id), str(message.string)), ""):
            raise SetupError(f"översättningen “{message.string}” {fault}; den behöver en översättare")
        message.flags.discard("fuzzy")
        message.previous_id = []


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, include_previous=True, include_lineno=False)
    return buffer.getvalue()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
