"""A figure of a report as a reader sees it: computed, rounded by its base, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from sitegen.report.figures import numbers
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.figures.numbers import Style
from sitegen.report.formula import Unresolved
from sitegen.report.model import Figure

QUALIFIERS: Mapping[str, Mapping[str, str]] = {
    "about": {"sv": "omkring", "en": "about"},
    "over": {"sv": "över", "en": "more than"},
    "under": {"sv": "mindre än", "en": "less than"},
    "almost": {"sv": "nästan", "en": "almost"},
    "at-least": {"sv": "minst", "en": "at least"},
    "at-most": {"sv": "högst", "en": "at most"},
}


def shown(book: Book, report: str, ref: str, language: str, style: Style = "text") -> str:
    """Return what stands for a reference: `420`, `24,5 procent`, `omkring 30 procent`, the words of a claim.

    Raises Unresolved when there is no such thing, or when nothing may be shown of it.
    """
    id, name = book.find(report, ref)
    found = book.reports[id]
    if name in found.claims:
        return found.claims[name].in_language(language)
    if name in found.figures:
        return figure(book, id, found.figures[name], language, style)
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
        return numbers.interval(_plain(value.low), _plain(value.high), language)
    return numbers.number(_plain(value.exact), language)


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
        text = numbers.number(figure.value, language)
        return numbers.with_percent(text, language, style)
    if value.exact is None:
        raise Unresolved(f"“{figure.sv}” kan inte räknas ut av det som visas")
    return numbers.percent(value.exact, language, base=base_of(book, report, figure), style=style)


def _as_printed(figure: Figure, value: Fraction) -> Decimal | int:
    """Means with one decimal; what is only stated keeps the decimals that it was stated with."""
    if figure.value is not None:
        return figure.value
    return numbers.rounded(value, 1) if figure.show == "mean" else _plain(value)


def _plain(value: Fraction) -> Decimal | int:
    return int(value) if value.denominator == 1 else numbers.rounded(value, 1)
