"""How numbers are written: rounded once, half up, from the exact fraction, with the language's signs.

The same functions feed pages, tables, spreadsheets, PDFs and the words that are checked.
Sources: Språkrådet (procent in running text, % after a hard space in tables; 1–12 in words are left
to the writer), CLDR for grouping and percent forms, precision by base as in research practice:
one decimal from a base of 100, whole percent from 20, none below. What is counted is named here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, cast

from babel import Locale
from babel.numbers import format_decimal

from sitegen.report.cells import MISSING, WITHHELD, Cell
from sitegen.report.model import Qualifier, Unit

Style = Literal["text", "table"]
MINUS, NBSP, DASH = "−", "\u00a0", "–"
ONE_DECIMAL_FROM, PERCENT_FROM = 100, 20
WITHHELD_WORDS = {
    "sv": "dold för att ingen ska kunna pekas ut",
    "en": "withheld so that nobody can be singled out",
}
MISSING_WORDS = {"sv": "uppgift saknas", "en": "not available"}


QUALIFIERS: Mapping[Qualifier, Mapping[str, str]] = {
    "about": {"sv": "omkring", "en": "about"},
    "over": {"sv": "över", "en": "more than"},
    "under": {"sv": "mindre än", "en": "less than"},
    "almost": {"sv": "nästan", "en": "almost"},
    "at-least": {"sv": "minst", "en": "at least"},
    "at-most": {"sv": "högst", "en": "at most"},
}


def qualified(text: str, qualifier: Qualifier, language: str) -> str:
    """Return a number with how near it is: `omkring 30 %`."""
    return f"{QUALIFIERS[qualifier][language]} {text}"


def rounded(value: Fraction, places: int = 0) -> Decimal:
    """Return a value with so many decimals, rounded half away from zero from the exact fraction."""
    scaled = abs(value) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    # Put together, not computed: Decimal arithmetic would cut numbers of more than 28 figures.
    return Decimal((int(value < 0), tuple(map(int, str(whole))), -places))


def decimals(printed: Decimal) -> int:
    """Return how many decimals a `Decimal` is written with."""
    return max(0, -int(printed.as_tuple().exponent))


def trailing_zeros(printed: Decimal) -> int:
    """Return how many zeros a whole number ends with: what it has been rounded to."""
    text = str(printed)
    return len(text) - len(text.rstrip("0")) if printed and "." not in text else 0


def coarseness(value: Fraction) -> Fraction:
    """Return what the last figure that is not zero counts: 100 000 in 3 100 000, a tenth in 2.5."""
    number = (Decimal(value.numerator) / Decimal(value.denominator)).normalize()
    places = decimals(number)
    return Fraction(1, 10**places) if places else Fraction(10 ** trailing_zeros(Decimal(int(value))))


def places_for(base: int) -> int | None:
    """Return the decimals of a percentage over a base; None when the base is too small for a percentage."""
    if base >= ONE_DECIMAL_FROM:
        return 1
    return 0 if base >= PERCENT_FROM else None


def plain(value: Fraction) -> int | Decimal:
    """Return a whole number as an int, and any other with one decimal."""
    return int(value) if value.denominator == 1 else rounded(value, 1)


def number(value: int | Decimal | Fraction, language: str) -> str:
    """Return a number as the language writes it: grouping, decimal sign, a true minus; a fraction rounded."""
    if isinstance(value, Fraction):
        value = rounded(value)
    shown = decimals(Decimal(value))
    pattern = "#,##0" + ("." + "0" * shown if shown else "")
    # Rounding is done: CLDR's half-even has nothing left to round.
    return format_decimal(value, format=pattern, locale=_locale(language)).replace("-", MINUS)


def percent(share: Fraction, language: str, base: int | None, style: Style = "text") -> str:
    """Return a share as a percentage with the precision of its base, or `9 av 10` when that is too small."""
    places = 1 if base is None else places_for(base)
    if places is None:
        word = {"sv": "av", "en": "of"}[language]
        return f"{number(share * (base or 0), language)} {word} {number(base or 0, language)}"
    return with_percent(number(rounded(share * 100, places), language), language, style)


def with_percent(text: str, language: str, style: Style = "text") -> str:
    """Return a number with its sign: `32,2 procent` in text; `32,2 %` (sv) or `32.2%` (en) in a table."""
    if style == "text":
        word = {"sv": "procent", "en": "percent"}[language]
        return f"{text}{NBSP}{word}"
    pattern = _locale(language).percent_formats[None].pattern
    return text + (f"{NBSP}%" if NBSP in pattern or " " in pattern else "%")


def money(value: int | Decimal | Fraction, language: str, style: Style = "text") -> str:
    """Return an amount: `3 115 133 kronor` in Swedish text, `kr` in a table, `SEK 3,115,133` in English."""
    text = number(value, language)
    if language == "en":
        return f"SEK{NBSP}{text}"
    return f"{text}{NBSP}{'kronor' if style == 'text' else 'kr'}"


def interval(low: int | Decimal, high: int | Decimal, language: str) -> str:
    """Return both ends in full with an en dash and no spaces: `300–400`."""
    return f"{number(low, language)}{DASH}{number(high, language)}"


def cell(value: Cell, language: str) -> str:
    """Return what a table shows in a cell: a number, a band, `U` or `..`."""
    if value.kind == "band":
        assert value.low is not None and value.high is not None
        return interval(value.low, value.high, language)
    if value.low is None:
        return WITHHELD if value.kind == "suppressed" else MISSING
    return number(value.low, language)


def cell_words(value: Cell, language: str) -> str:
    """Return what a screen reader says of a cell whose sign says nothing; empty for other cells."""
    return {"suppressed": WITHHELD_WORDS, "missing": MISSING_WORDS}.get(value.kind, {}).get(language, "")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


# -- units -------------------------------------------------------------------------------------


UNITS: Mapping[Unit, tuple[str, str, str, str]] = {
    "persons": ("person", "personer", "person", "persons"),
    "cases": ("ärende", "ärenden", "case", "cases"),
    "reports": ("anmälan", "anmälningar", "report", "reports"),
    "needs": ("behov", "behov", "need", "needs"),
    "interventions": ("insats", "insatser", "measure", "measures"),
    "countries": ("land", "länder", "country", "countries"),
    "organisations": ("organisation", "organisationer", "organisation", "organisations"),
    "members": ("medlem", "medlemmar", "member", "members"),
    "meetings": ("möte", "möten", "meeting", "meetings"),
    "languages": ("språk", "språk", "language", "languages"),
    "regions": ("polisregion", "polisregioner", "police region", "police regions"),
    "impressions": ("visning", "visningar", "impression", "impressions"),
    "clicks": ("klick", "klick", "click", "clicks"),
    "sek": ("krona", "kronor", "Swedish krona", "Swedish kronor"),
    "sek-per-day": ("krona per dygn", "kronor per dygn", "SEK per day", "SEK per day"),
    "days": ("dygn", "dygn", "day", "days"),
    "months": ("månad", "månader", "month", "months"),
    "years": ("år", "år", "year", "years"),
    "percent": ("procent", "procent", "percent", "percent"),
    "per-person": ("per person", "per person", "per person", "per person"),
    "texts": ("text", "texter", "text", "texts"),
}
"""One and several of each, in Swedish and in English."""


def unit_named(name: str, language: str) -> str:
    """Return the word in the plural of a unit whose id was read from a file. Raises KeyError for no unit."""
    return unit(cast(Unit, name), language)


def unit(name: Unit, language: str, count: int | None = None) -> str:
    """Return the unit's word in a language; the plural unless the count is one."""
    one, many = UNITS[name][:2] if language == "sv" else UNITS[name][2:]
    return one if count == 1 else many
