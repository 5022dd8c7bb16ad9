"""One voice per language: every sentence that a reader sees is asked of it.

The Swedish text is the key, together with a context (`msgctxt`). Catalogues are read from .po files
into memory. A fuzzy entry (its Swedish source has changed) counts as missing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from sitegen.model import Language
from sitegen.paths import Project
from sitegen.problems import SetupError
from sitegen.textsets import MAIN, TextSet

SOURCE_LANGUAGE = "sv"
Key = tuple[str, str]
"""Context and Swedish text."""

# A text of a catalogue that begins but does not end on its line.
OPEN_TEXT = re.compile(rb'(msg(id|id_plural|ctxt|str)(\[\d\])? *)?"(?!([^"\\]|\\.)*"$).*')
REVIEW_LINE = re.compile(r"^# Review: (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the language that it really is in."""

    text: str
    language: str


@dataclass(slots=True)
class Ledger:
    """What one page has asked for, and what the catalogue did not have."""

    used: set[Key] = field(default_factory=set)
    missing: set[Key] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language. Calling it translates: `voice("exit", "Lämna sidan")`."""

    language: Language
    texts: Mapping[Key, str]
    reviewed: bool
    ledger: Ledger = field(default_factory=Ledger)

    def __call__(self, context: str, text: str, /, **values: object) -> str:
        """The sentence in this language with `{names}` filled in; Swedish where the catalogue has none."""
        said = self._find((context, text)) or text
        return said.format(**values) if values else said

    def piece(self, context: str, text: str) -> Piece:
        """A text of the data; it says itself when it had to stay Swedish."""
        said = self._find((context, text))
        return Piece(said, self.code) if said else Piece(text, SOURCE_LANGUAGE)

    def fresh(self) -> Voice:
        """The same voice with an empty ledger."""
        return Voice(self.language, self.texts, self.reviewed)

    @property
    def code(self) -> str:
        """The language's code, as in `<html lang>`."""
        return self.language.id

    def language_name(self, code: str) -> str:
        """What this language calls a language: “tajski” for th in Polish."""
        return _language_name(code, self.code)

    def listed(self, items: Iterable[str]) -> str:
        """Items joined as this language lists things: “a, b och c”."""
        return format_list(list(items), locale=self.code)

    def day(self, day: dt.date) -> str:
        """A date in words: “22 november 2026”."""
        return _day(day, self.code)

    def weekday(self, number: int) -> str:
        """The short name of a weekday, 1 = Monday."""
        return _weekday(number, self.code)

    def _find(self, key: Key) -> str | None:
        self.ledger.used.add(key)
        if self.code == SOURCE_LANGUAGE:
            return key[1]
        said = self.texts.get(key)
        if said is None:
            self.ledger.missing.add(key)
        return said


# CLDR is asked thousands of times for the same few names.
@lru_cache(maxsize=4096)
def _language_name(code: str, reader: str) -> str:
    return Locale.parse(code).get_display_name(Locale.parse(reader)) or code


@lru_cache(maxsize=4096)
def _day(day: dt.date, reader: str) -> str:
    return format_date(day, "long", reader)


@lru_cache(maxsize=256)
def _weekday(number: int, reader: str) -> str:
    return str(get_day_names("abbreviated", "stand-alone", reader)[number - 1])


def load(project: Project, languages: Iterable[Language], texts: TextSet = MAIN) -> tuple[Voice, ...]:
    """The voices of all languages; one without a catalogue has no texts and so offers no page."""
    return tuple(_voice(language, texts.po(project, language.id)) for language in languages)


def catalogue_path(project: Project, code: str) -> Path:
    """Where a language's catalogue of the texts that all languages have is kept."""
    return MAIN.po(project, code)


def read(path: Path) -> Catalog:
    """A catalogue from its .po file. Raises `SetupError`, with the line, when it cannot be read."""
    refuse_open_quotes(path)
    try:
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except PoFileError as error:
        fault = f"{path}:{error.lineno + 1}: katalogen går inte att läsa; rätta raden eller den före"
    except UnicodeDecodeError:
        fault = f"{path}: katalogen är inte UTF-8; spara om den som UTF-8"
    raise SetupError(fault)


def refuse_open_quotes(path: Path) -> None:
    """Raise `SetupError` for a text that does not end where its line does: Babel reads on in silence."""
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if OPEN_TEXT.fullmatch(line.strip()):
            raise SetupError(
                f"{path}:{number}: katalogen går inte att läsa; texten ska sluta med ett rakt citattecken"
            )


def is_reviewed(catalogue: Catalog) -> bool:
    """Whether the header says that a native reader has checked the catalogue: `# Review: reviewed`."""
    found = REVIEW_LINE.search(catalogue.header_comment)
    return found is not None and found[1] == "reviewed"


def _voice(language: Language, path: Path) -> Voice:
    if not path.exists():
        return Voice(language, {}, reviewed=language.id == SOURCE_LANGUAGE)
    catalogue = read(path)
    texts = {
        (message.context or "", str(message.id)): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }
    return Voice(language, texts, language.id == SOURCE_LANGUAGE or is_reviewed(catalogue))
