"""From the raw values of reports to what is published of them: the only road between the two.

Where each figure appears is one list over all reports, made from what refers to what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.records import Localized, Passage
from sitegen.records.localized import Label
from sitegen.report.editions import archive, edition_document
from sitegen.report.editions.archive import FrozenEdition, FrozenEditions
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import (
    LIMITS,
    METHOD,
    QUOTE,
    SUMMARY,
    TREND,
    FigurePlace,
    Published,
    PublishedChapter,
)
from sitegen.report.editions.published_tables import all_figures, all_tables, told
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved, refs
from sitegen.report.model import Report

Places = Mapping[tuple[str, str], tuple[FigurePlace, ...]]


def edition_of(book: Book, id: str) -> Edition:
    """Return the edition of a report as it stands. Raises `Unresolved` when a figure leads nowhere."""
    report = book.reports[id]
    found = Edition(
        id=id,
        version=report.version,
        status=report.status,
        year=report.year,
        published=report.published,
        title=report.title.words,
        figures=tuple(all_figures(book, id)),
        tables=tuple(all_tables(book, id)),
        corrections=report.corrections,
        disclosure=report.disclosure,
    )
    return edition_document.marked(found)


def published(book: Book, frozen: FrozenEditions) -> dict[str, Published]:
    """Return every report with its older editions by id, in the book's order. Raises `Unresolved`."""
    where = places(book)
    return {id: _published(book, id, where, frozen.get(id, ())) for id in book.reports}


def _published(book: Book, id: str, where: Places, frozen: tuple[FrozenEdition, ...]) -> Published:
    report, found = book.reports[id], edition_of(book, id)
    document = edition_document.document(found)
    return Published(
        edition=found,
        document=document,
        fingerprint=edition_document.fingerprint(document),
        kind=report.kind,
        newest=report.version,
        source=report.source.title,
        summary=_told(book, id, report.summary),
        quote=told(book, id, report.quote) if report.quote else None,
        method=_told(book, id, report.method),
        limits=_told(book, id, report.limits),
        lost=tuple(
            Localized(sv=f"{one.sv} ({one.where})", en=f"{one.en} ({one.where})") for one in report.lost
        ),
        chapters=_chapters(book, id),
        groups=tuple(report.universes),
        unshown=tuple(_unshown(report)),
        claims={name: claim.words for name, claim in report.claims.items()},
        leading=tuple(_leading(report)),
        places={figure.id: where.get((id, figure.id), ()) for figure in found.figures},
        older=tuple(_replaced(report, one) for one in archive.before(frozen, report.version)),
    )


def _replaced(report: Report, one: FrozenEdition) -> Published:
    """Return an older edition: its figures and tables, without the text around."""
    return Published(
        edition=one.edition,
        document=one.document,
        fingerprint=edition_document.fingerprint(one.document),
        kind=report.kind,
        newest=report.version,
    )


def _told(book: Book, id: str, passages: Sequence[Passage]) -> tuple[Localized, ...]:
    """Paragraphs with their figures in place."""
    return tuple(told(book, id, passage) for passage in passages)


def _chapters(book: Book, id: str) -> dict[str, PublishedChapter]:
    return {
        name: PublishedChapter(title=one.words, text=_told(book, id, one.text), shows=one.shows)
        for name, one in book.reports[id].chapters.items()
    }


def _unshown(report: Report) -> Iterator[str]:
    """Yield what no chapter of the report's file shows."""
    shown = {name for chapter in report.chapters.values() for name in chapter.shows}
    for kind in (report.tables, report.series, report.figures):
        yield from (name for name in kind if name not in shown)


def _leading(report: Report) -> Iterator[str]:
    """Yield the figures that the report itself puts first: those of its quotation and its summary."""
    passages = [passage for passage in (report.quote, *report.summary) if passage]
    for name in dict.fromkeys(ref for passage in passages for ref in prose_figures.placeholders(passage.sv)):
        if name in report.universes or name in report.figures:
            yield name


# -- where each figure stands ------------------------------------------------------------------


def places(book: Book) -> dict[tuple[str, str], tuple[FigurePlace, ...]]:
    """Return for each figure (report, id) every place that shows it, in the reports' order."""
    found: dict[tuple[str, str], dict[FigurePlace, None]] = {}
    for id, report in book.reports.items():
        for place, ref in _all(id, report):
            try:
                key = book.find(id, ref)
            except Unresolved:  # told by the check of reports
                continue
            found.setdefault(key, {})[place] = None
    return {key: tuple(found_places) for key, found_places in found.items()}


def _all(id: str, report: Report) -> Iterator[tuple[FigurePlace, str]]:
    for location, passage in prose_figures.passages(report):
        part = str(location[1]) if location[0] == "chapters" else str(location[0])
        if part in (QUOTE, SUMMARY, METHOD, LIMITS) or location[0] == "chapters":
            yield from ((FigurePlace(id, part), ref) for ref in _refs(passage))
    for name, chapter in report.chapters.items():
        yield from ((FigurePlace(id, name), shown) for shown in chapter.shows)
    for name, series in report.series.items():
        for point in series.points:
            yield from ((FigurePlace(id, TREND), ref.name) for ref in refs(point.value))
        yield FigurePlace(id, TREND), name


def _refs(passage: Label | Passage) -> Iterator[str]:
    yield from dict.fromkeys(prose_figures.placeholders(passage.sv))
