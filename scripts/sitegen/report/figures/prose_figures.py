"""Paragraphs of reports: `{reference}` becomes the figure, and no digit may stand there by itself.

A figure is computed, rounded by its base, and worded in one language: `omkring 30 procent`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from sitegen.core import quoted
from sitegen.reading import Location
from sitegen.records import Passage
from sitegen.records.localized import Label
from sitegen.report.figures import numbers
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.figures.numbers import Style
from sitegen.report.formula import Unresolved
from sitegen.report.model import Figure, Report, walk

PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    "January|February|March|May|June|July|August|October|December"
)
# Years, days of a month, laws and names may stand as digits: they count nothing.
ALLOWED = re.compile(
    rf"\b\d{{4}}:\d+\b|\b(?:19|20)\d\d\b|\b\d{{1,2}} (?:{MONTHS})\b|"
    r"\b(?:\d+ )?(?:kap\.|§)(?: ?\d+)?|\b(?:Kampanj|Campaign) 215\b"
)
SHOWN = ("summary", "method", "limits", "quote", "chapters", "universes", "tables", "figures", "series")
"""The parts of a report whose paragraphs and notes readers see, in the order of its pages."""
# Also digits that are raised, lowered, circled or fractions: ³, ③, ½.
DIGITS = re.compile(r"[\d²³¹¼-¾⁰-₉⅐-↉①-⓿❶-➓][\d.,\u00a0\u202f ]*(?: ?%)?")


def expand(book: Book, report: str, passage: Passage | Label, language: str) -> str:
    """Return a paragraph in one language with its figures in place. Raises `Unresolved`."""

    def figure(match: re.Match[str]) -> str:
        return shown(book, report, match[1], language)

    return PLACEHOLDER.sub(figure, passage.in_language(language))


def placeholders(text: str) -> list[str]:
    """Return the references of a paragraph, in order."""
    return PLACEHOLDER.findall(text)


def loose_digits(text: str) -> Iterator[str]:
    """Yield the digits of a text that no reference stands for and that count something."""
    for found in DIGITS.finditer(ALLOWED.sub(_blank, PLACEHOLDER.sub(_blank, text))):
        yield found[0].strip(" .,\u00a0")


def passages(report: Report) -> Iterator[tuple[Location, Passage | Label]]:
    """Yield every paragraph that readers see, with its place in the file."""
    for field in SHOWN:
        for at, value in walk(getattr(report, field), (field,)):
            is_note = type(value) is Label and at[-1] == "note" and "points" not in at[2:3]
            if isinstance(value, Passage) or (isinstance(value, Label) and is_note):
                yield at, value


def faults(book: Book, report: str, text: str, language: str) -> Iterator[str]:
    """Yield what is wrong with a paragraph in one language: unknown figures, digits without a reference."""
    for ref in placeholders(text):
        try:
            shown(book, report, ref, language)
        except Unresolved as error:
            yield str(error)
    for digits in loose_digits(text):
        yield f"{quoted(digits)} är skrivet för hand; lägg talet i filen och hänvisa till det som {{namn}}"


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


# -- figures as readers see them ---------------------------------------------------------------

QUALIFIERS: Mapping[str, Mapping[str, str]] = {
    "about": {"sv": "omkring", "en": "about"},
    "over": {"sv": "över", "en": "more than"},
    "under": {"sv": "mindre än", "en": "less than"},
    "almost": {"sv": "nästan", "en": "almost"},
    "at-least": {"sv": "minst", "en": "at least"},
    "at-most": {"sv": "högst", "en": "at most"},
}


def shown(book: Book, report: str, ref: str, language: str) -> str:
    """Return what stands for a reference: `420`, `24,5 procent`, `omkring 30 procent`, the words of a claim.

    Raises Unresolved when there is no such thing, or when nothing may be shown of it.
    """
    id, name = book.find(report, ref)
    found = book.reports[id]
    if name in found.claims:
        return found.claims[name].in_language(language)
    if name in found.figures:
        return figure(book, id, found.figures[name], language)
    return span(book.ref(id, name), language, ref)


def figure(book: Book, report: str, figure: Figure, language: str, style: Style = "text") -> str:
    """Return a figure with its qualifier: `nästan 83 procent`. Raises `Unresolved`."""
    text = _bare(book, report, figure, language, style)
    if figure.qualifier is None:
        return text
    return f"{QUALIFIERS[figure.qualifier][language]} {text}"


def base_of(book: Book, report: str, figure: Figure) -> int | None:
    """Return the base of a share, the lower end when it is a band; None when there is none."""
    formula = figure.den or figure.of
    if formula is None:
        return None
    low = book.value(report, formula).low
    return None if low is None else int(low)


def span(value: ValueSpan, language: str, ref: str = "") -> str:
    """Return a count, or both ends of a band. Raises `Unresolved` for what is withheld."""
    if value.low is None or value.high is None:
        raise Unresolved(f"“{ref}” är dold eller saknas och kan inte visas i text")
    if value.exact is None:
        return numbers.interval(numbers.plain(value.low), numbers.plain(value.high), language)
    return numbers.number(numbers.plain(value.exact), language)


def _bare(book: Book, report: str, figure: Figure, language: str, style: Style) -> str:
    value = book.figure(report, figure)
    if figure.show == "percent":
        return _percent(book, report, figure, value, language, style)
    if value.exact is None:
        return span(value, language, figure.sv)
    if figure.unit == "sek":
        return numbers.money(_as_printed(figure, value.exact), language, style)
    return numbers.number(_as_printed(figure, value.exact), language)


def _percent(book: Book, report: str, figure: Figure, value: ValueSpan, language: str, style: Style) -> str:
    if figure.value is not None:
        return numbers.with_percent(numbers.number(figure.value, language), language, style)
    if value.exact is None:
        raise Unresolved(f"“{figure.sv}” kan inte räknas ut av det som visas")
    return numbers.percent(value.exact, language, base_of(book, report, figure), style)


def _as_printed(figure: Figure, value: Fraction) -> Decimal | int:
    """Means with one decimal; what is only stated keeps the decimals that it was stated with."""
    if figure.value is not None:
        return figure.value
    return numbers.rounded(value, 1) if figure.show == "mean" else numbers.plain(value)
