"""Paragraphs of reports: `{reference}` becomes the figure, and no digit may stand there by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import quoted
from sitegen.reading import Location
from sitegen.records import Passage
from sitegen.records.localized import Label
from sitegen.report.figures.book import Book
from sitegen.report.figures.display import shown
from sitegen.report.formula import Unresolved
from sitegen.report.model import Report, walk

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
