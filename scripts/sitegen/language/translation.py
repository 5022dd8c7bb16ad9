"""One translator per language: every sentence that a reader sees is asked of it.

The Swedish text is the key, together with a context (`msgctxt`). Catalogues are read from .po files
into memory. A text without a translation never takes a page with it: it stays Swedish and says so.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.language import po_file, review, translation_check
from sitegen.language.po_file import MessageKey, PoEntry
from sitegen.language.text_sets import CHOICES, MAIN, URGENT, TextSet
from sitegen.records import Language

TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
# What stands between things that are only set beside each other, where it is not a comma and a space (CLDR).
COMMAS = {"ar": "، ", "fa": "، ", "ur": "، "}
# What follows a word that leads its value, where it is not the colon alone.
COLONS = {"fr": "\u00a0:"}
# Around a text that had to stay Swedish, from the escape of its template until `render.finished`, which
# alone knows whether an element may stand there. Unicode keeps these two for such inner use.
SWEDISH_BEGINS, SWEDISH_ENDS = "\ufdd0", "\ufdd1"


class TranslationState(enum.IntEnum):
    """How a language says a text: translated, as its former source was, or in Swedish."""

    TRANSLATED = 0
    FORMER = 1  # as its Swedish source was worded before
    SWEDISH = 2


class Untranslated(str):
    """A text that is Swedish, in whole or in part, in another language; templates learn where."""

    def __new__(cls, text: str, html: str = "") -> Untranslated:
        """Make a text that knows its HTML, with its Swedish parts between the two marks."""
        made = super().__new__(cls, text)
        made.html = Markup(html or f"{SWEDISH_BEGINS}{escape(text)}{SWEDISH_ENDS}")
        return made

    html: Markup

    def __html__(self) -> Markup:
        """Return the text as HTML, with its Swedish parts marked; an escape calls this."""
        return self.html


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text and the language that it really is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Translator:
    """The texts of one language. Calling it translates: `translator("exit", "Lämna sidan")`."""

    language: Language
    texts: Mapping[MessageKey, str]
    reviewed: bool

    def __call__(self, context: str, text: str, /, **values: object) -> str:
        """Return a sentence in this language with `{names}` filled in; Swedish where it is not translated."""
        said = self._find((context, text)) or Untranslated(text)
        if not values:
            return said
        parts = (said, *values.values())
        made = _ended_once(said.format(**values))
        return _keeping_marks(made, parts, lambda: _ended_once(escape(said).format(**values)))

    def localized(self, context: str, text: str) -> LocalizedText:
        """Return a text of the data with its language: Swedish when it has no translation."""
        said = self._find((context, text))
        return LocalizedText(said, self.code) if said else LocalizedText(text, SOURCE_LANGUAGE)

    @property
    def code(self) -> str:
        """The language's code, as in `<html lang>`."""
        return self.language.id

    def language_name(self, code: str) -> str:
        """Return what this language calls a language: “tajski” for th in Polish."""
        return _language_name(code, self.code)

    def listed(self, items: Iterable[str]) -> str:
        """Return items joined as this language lists things: “a, b och c”."""
        found = list(items)
        safe = [str(escape(item)) for item in found]
        said = format_list(found, locale=self.code)
        return _keeping_marks(said, found, lambda: format_list(safe, locale=self.code))

    @property
    def comma(self) -> str:
        """Return what parts things that stand side by side: “mån, tis”."""
        return COMMAS.get(self.code, ", ")

    @property
    def colon(self) -> str:
        """Return what stands between a word and its value: “Språk:”, in French after a blank."""
        return COLONS.get(self.code, ":")

    def day(self, day: dt.date) -> str:
        """Return a date in words: “22 november 2026”."""
        return _day(day, self.code)

    def number(self, value: int) -> str:
        """Return a whole number with its thousands parted: “1 320”."""
        return str(format_decimal(value, locale=self.code))

    def month(self, month: str) -> str:
        """Return a month in words: “januari 2025” for 2025-01; a year stays as it is."""
        if len(month) == 4:
            return month
        return str(format_skeleton("yMMMM", dt.date.fromisoformat(f"{month}-01"), locale=self.code))

    def weekday(self, number: int) -> str:
        """Return the short name of a weekday, 1 = Monday."""
        return _weekday(number, self.code)

    def _find(self, key: MessageKey) -> str | None:
        return key[1] if self.code == SOURCE_LANGUAGE else self.texts.get(key)


def _ended_once(text: str) -> str:
    """Return a text without the second full stop that a value with one of its own has brought: “2026 р..”."""
    return TWO_STOPS.sub(".", text) if ".." in text else text


def _keeping_marks(text: str, parts: Iterable[object], html: Callable[[], str]) -> str:
    """Return a text made of others; when any of them had to stay Swedish it still says which."""
    return Untranslated(text, html()) if any(isinstance(part, Untranslated) for part in parts) else text


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


def load_translators(
    project: Project, languages: Iterable[Language], texts: TextSet = MAIN
) -> tuple[Translator, ...]:
    """Return the translators of some languages; one without a catalogue has no texts. Raises `SetupError`."""
    return tuple(_translator(language, project, texts) for language in languages)


def _translator(language: Language, project: Project, texts: TextSet) -> Translator:
    # What code for all sites says stands in the catalogue of the main text set.
    shared = {} if texts is MAIN else _translator(language, project, MAIN).texts
    path = texts.po(project, language.id)
    if not path.exists():
        return Translator(language, shared, reviewed=language.id == SOURCE_LANGUAGE)
    found = po_file.load_valid(path)
    swedish = TranslationState.SWEDISH
    said = {e.key: e.text for e in found.entries if translation_state(e, texts) is not swedish}
    # A page says what both sets say: it is reviewed when the vital texts of both are.
    needed = (MAIN, texts) if shared else (texts,)
    reviewed = all(review.is_reviewed(project, one, language.id) for one in needed)
    return Translator(language, {**shared, **said}, reviewed)


def translation_state(entry: PoEntry, texts: TextSet) -> TranslationState:
    """Return how a language with this entry says its text."""
    if translation_check.is_blank(entry.text):
        return TranslationState.SWEDISH
    if not entry.fuzzy:
        return TranslationState.TRANSLATED
    # The source has changed since. What surrounds the records may be read as it was for a while.
    if entry.context in texts.of_records or any(
        translation_check.translation_faults(entry.source, entry.text)
    ):
        return TranslationState.SWEDISH
    stays = entry.context in CHOICES | URGENT or not entry.previous
    near = stays or translation_check.same_meaning(entry.previous, entry.source)
    return TranslationState.FORMER if near else TranslationState.SWEDISH
