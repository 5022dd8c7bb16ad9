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
from sitegen.report.formula import Unresolved, refs
from sitegen.report.model import Figure, Report, walk

PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
# After the text's beginning, or a figure or a word of three letters and a stop: `t.ex. {x}` begins none.
SENTENCE_START = re.compile(r"(?:^|(?:\}|\w{2}[\w%)”\"])[.!?][”\")]?\s+)$")
MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    "January|February|March|May|June|July|August|October|December"
)
# Years, days of a month, laws and names may stand as digits: they count nothing.
ALLOWED = re.compile(
    rf"\b\d{{4}}:\d+\b|\b(?:19|20)\d\d\b|\b\d{{1,2}} (?:{MONTHS})\b|"
    r"\b(?:\d+ )?(?:kap\.|§)(?: ?\d+)?|\b(?:Kampanj|Campaign) 215\b"
)
TEXTS = ("lead", "summary", "method", "limits", "quote", "chapters", "statements")
COUNTED = ("universes", "tables")
SHOWN = (*TEXTS, *COUNTED, "figures", "series", "charts")
"""The parts of a report whose paragraphs and notes readers see, in the order of its pages."""
# Also digits that are raised, lowered, circled or fractions: ³, ③, ½.
DIGITS = re.compile(r"[\d²³¹¼-¾⁰-₉⅐-↉①-⓿❶-➓][\d.,\u00a0\u202f ]*(?: ?%)?")


def expand(book: Book, report: str, passage: Passage | Label, language: str) -> str:
    """Return a paragraph in one language with its figures in place. Raises `Unresolved`.

    Words that begin a sentence get a capital: `{over-halften} av de utsatta` becomes `Mer än hälften …`.
    """
    text = passage.in_language(language)

    def figure(match: re.Match[str]) -> str:
        said = shown(book, report, match[1], language)
        return said[:1].upper() + said[1:] if SENTENCE_START.search(text[: match.start()]) else said

    return PLACEHOLDER.sub(figure, text)


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


def shown(book: Book, report: str, ref: str, language: str) -> str:
    """Return what stands for a reference: `420`, `24,5 procent`, `omkring 30 procent`, the words of a claim.

    Raises Unresolved when there is no such thing, or when nothing may be shown of it.
    """
    id, name = book.find(report, ref)
    found = book.reports[id]
    if (doubtful := doubt(book, id, name)) is not None:
        raise Unresolved(f"{quoted(doubtful)} är omtvistad i källan och står inte i text")
    if name in found.claims:
        return found.claims[name].in_language(language)
    if name in found.figures:
        return figure(book, id, found.figures[name], language)
    return span(book.ref(id, name), language, ref)


def doubt(book: Book, report: str, name: str) -> str | None:
    """Return the disputed figure that a figure is, or that a claim is about; None when there is none."""
    found = book.reports[report]
    claim = found.claims.get(name)
    about = (
        [name]
        if claim is None
        else [ref.name for one in (claim.value, claim.than) if one for ref in refs(one)]
    )
    for ref in about:
        home, inner = book.find(report, ref)
        figure = book.reports[home].figures.get(inner)
        if figure is not None and figure.disputed:
            return inner
    return None


EITHER: Mapping[str, str] = {"sv": "eller", "en": "or"}
NOT_SHOWN: Mapping[str, str] = {"sv": "visas inte", "en": "not shown"}


def readings(book: Book, report: str, figure: Figure) -> tuple[Decimal | int, ...]:
    """Return both numbers that the source gives of a disputed figure, as they are shown; or none of them."""
    own = book.figure(report, figure).exact
    if figure.shown == "none" or figure.other is None or own is None:
        return ()
    if figure.value is not None:
        return figure.value, figure.other
    scaled, places = (own * 100, 1) if figure.show == "percent" else (own, 1 if figure.show == "mean" else 0)
    return numbers.rounded(scaled, places), figure.other


def doubtful(book: Book, report: str, figure: Figure, language: str) -> str:
    """Return what is shown of a disputed figure: `47,2 eller 82,2 %`, or that it is not shown."""
    both = [numbers.number(one, language) for one in readings(book, report, figure)]
    if not both:
        return NOT_SHOWN[language]
    text = f" {EITHER[language]} ".join(both)
    return numbers.with_percent(text, language, "table") if figure.show == "percent" else text


def figure(book: Book, report: str, figure: Figure, language: str, style: Style = "text") -> str:
    """Return a figure with its qualifier: `nästan 83 procent`. Raises `Unresolved`."""
    text = _bare(book, report, figure, language, style)
    return text if figure.qualifier is None else numbers.qualified(text, figure.qualifier, language)


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
