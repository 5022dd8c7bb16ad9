"""What goes to a translator or a reader: every text of a language with what is needed to judge it.

The most important comes first. Nothing here is written: a sheet and an XLIFF file are made of the same rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog, Message

from sitegen.core import SOURCE_LANGUAGE, Project, SetupError, did_you_mean, quoted
from sitegen.core.problems import report
from sitegen.language import glossary_words, messages, po_file, review, text_sets, translation_check
from sitegen.language.messages import TextSets, message_key
from sitegen.language.po_file import MessageKey, PoEntry, PoFile
from sitegen.language.review import Ledger, ReviewEntry, ReviewState
from sitegen.language.text_sets import URGENT, TextSet
from sitegen.records import Catalogue
from sitegen.records.model import Term

HELP_PAGES = "Hjälpsidor"
# What a person in danger, or with a phone in her hand, goes by.
FIRST = URGENT | {
    "call",
    "safety",
    "service.safety",
    "service.meets",
    "service.via",
    "contact",
    "fact",
    "now",
}
STANDS_FOR: Mapping[str, str] = {
    "day": "en dag", "days": "ett antal dagar", "time": "ett klockslag", "hours": "öppettider",
    "number": "ett tal eller ett nummer", "year": "ett år", "month": "en månad", "count": "ett antal",
    "language": "ett språk", "languages": "flera språk", "region": "ett län", "town": "en ort",
    "name": "ett namn", "title": "en rubrik", "address": "en adress", "version": "en utgåva",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CatalogueInHand:
    """One catalogue of a language as it stands: the texts wanted today, what is said of them, who read it."""

    texts: TextSet
    code: str
    template: Catalog
    file: PoFile
    ledger: Ledger
    # The catalogues of the same texts in other languages.
    elsewhere: Mapping[str, PoFile] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people call its texts: the name of a sheet."""
        return self.texts.name[:1].upper() + self.texts.name[1:] or HELP_PAGES

    @property
    def id(self) -> str:
        """Where the catalogue lies, whatever the language: how a returned file names it."""
        return f"{self.texts.locales}/{self.texts.domain}"

    def entries(self) -> Mapping[MessageKey, PoEntry]:
        """Return what is said of each text that is wanted today; one that is new has no translation."""
        own = {entry.key: entry for entry in self.file.entries}
        wanted = [message_key(message) for message in self.template if message.id]
        return {key: own.get(key, PoEntry(*key, "", 0)) for key in wanted}


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One text as its translator gets it."""

    id: str
    where: str
    note: str
    source: str
    text: str
    state: ReviewState
    # What was said of it before, where it is disputed.
    said: str = ""

    @property
    def read(self) -> str:
        """The fingerprint of the translation, by which a later change of it is seen."""
        return review.fingerprint(self.text)


@dataclass(frozen=True, slots=True)
class HandoverPart:
    """The texts of one catalogue, the most important first."""

    id: str
    name: str
    rows: tuple[HandoverRow, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """All that is sent to somebody who reads a language."""

    code: str
    language: str
    day: dt.date
    parts: tuple[HandoverPart, ...]

    def __len__(self) -> int:
        """Return how many texts are sent."""
        return sum(len(part.rows) for part in self.parts)


def in_hand(project: Project, catalogue: Catalogue, sets: TextSets, code: str) -> tuple[CatalogueInHand, ...]:
    """Return every catalogue that a language has. Raises `SetupError` for a language or a file at fault."""
    others = [one for one in catalogue.languages if one != SOURCE_LANGUAGE]
    if code not in others:
        raise SetupError(f"{quoted(code)} är inget språk att översätta till{did_you_mean(code, others)}")
    return tuple(_in_hand(project, catalogue, sets, texts, code) for texts in _sets(project, sets, code))


def _sets(project: Project, sets: TextSets, code: str) -> Iterator[TextSet]:
    for texts in text_sets.present(project, sets):
        if texts.po(project, code).exists():
            yield texts


def _in_hand(
    project: Project, catalogue: Catalogue, sets: TextSets, texts: TextSet, code: str
) -> CatalogueInHand:
    ledger = review.load(project, texts, code)
    if ledger.problems:
        raise SetupError(report(ledger.problems))
    file = po_file.load_valid(texts.po(project, code), code=code)
    own = (code, SOURCE_LANGUAGE)
    others = messages.catalogues(project, catalogue, texts)
    elsewhere = {other: found for other, found in others.items() if other not in own}
    template = messages.template_of(project, catalogue, texts, sets)
    return CatalogueInHand(texts, code, template, file, ledger, elsewhere, catalogue.glossary)


def handover(found: Sequence[CatalogueInHand], language: str, day: dt.date, *, changed: bool) -> Handover:
    """Return what is sent of some catalogues; with `changed` only what is another since somebody read it."""
    parts = tuple(_part(one, changed=changed) for one in found)
    return Handover(found[0].code, language, day, tuple(part for part in parts if part.rows))


def _part(found: CatalogueInHand, *, changed: bool) -> HandoverPart:
    entries, read = found.entries(), found.ledger.entries()
    wanted = sorted((m for m in found.template if m.id), key=lambda message: weight(message_key(message)))
    rows = [_row(found, m, entries[message_key(m)], read) for m in wanted]
    shown = tuple(row for row in rows if not changed or row.state is ReviewState.CHANGED)
    return HandoverPart(found.id, found.name, shown)


def weight(key: MessageKey) -> int:
    """Return where a text comes: what danger and calls hang on, rights, the rest that is vital, prose."""
    if key[0] in FIRST:
        return 0
    if key[0] in review.RIGHTS:
        return 1
    return 2 if review.is_vital(key) else 3


def row_id(key: MessageKey) -> str:
    """Return the short name by which a text is known in a file that comes back."""
    return review.fingerprint("\x04".join(key))


def _row(
    found: CatalogueInHand, message: Message, entry: PoEntry, read: Mapping[MessageKey, ReviewEntry]
) -> HandoverRow:
    where = "\n".join(dict.fromkeys(path.rpartition("/")[2] for path, _ in message.locations))
    state, last = review.state(entry, read), review.entry_of(entry, read)
    said = " · ".join(filter(None, (last.suggestion, last.comment))) if last else ""
    agreed = tuple(glossary_words.agreed(found.glossary, entry.source, found.code))
    note = "\n".join(_notes(message, entry, state, agreed))
    return HandoverRow(row_id(entry.key), where, note, entry.source, entry.text, state, said)


def _notes(
    message: Message, entry: PoEntry, state: ReviewState, agreed: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Yield what the translator must know of a text, a line each."""
    if review.is_vital(entry.key):
        yield "VIKTIG: fel här kan skada."
    context, *own = (note for note in message.auto_comments if note != messages.VITAL)
    yield f"{entry.context}: {context}"
    yield from own
    for swedish, word in agreed:
        yield f"Ordlistan: {swedish} → {word}"
    for name in sorted(translation_check.placeholders(entry.source) or ()):
        yield f"{{{name}}} byts ut mot {STANDS_FOR.get(name, 'en uppgift')}: låt det stå, på rätt plats."
    if "#" in entry.source:
        yield "# byts ut mot ett tal: låt det stå."
    if entry.fuzzy and entry.previous:
        yield f"Svenskan löd förut: {entry.previous}"
    if state is ReviewState.CHANGED:
        yield "ÄNDRAD sedan någon läste den."
