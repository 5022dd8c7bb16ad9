"""From the raw values of reports to what is published of them: the only road between the two.

Where each figure appears is one list over all reports, made from what refers to what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sitegen.records import Localized, Passage
from sitegen.records.localized import Label
from sitegen.report.editions import archive, edition_document, published_charts
from sitegen.report.editions.archive import FrozenEdition, FrozenEditions
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import (
    LEAD,
    LIMITS,
    METHOD,
    QUOTE,
    SUMMARY,
    TREND,
    FigurePlace,
    Published,
    PublishedChapter,
    PublishedStatement,
)
from sitegen.report.editions.published_tables import all_figures, all_tables, told
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved, refs
from sitegen.report.model import Chapter, Report

Places = Mapping[tuple[str, str], tuple[FigurePlace, ...]]
NONE: Mapping[str, Edition] = MappingProxyType({})


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


def published(
    book: Book, frozen: FrozenEditions, present: Mapping[str, Edition] = NONE
) -> dict[str, Published]:
    """Return every report with its older editions by id, in the book's order. Raises `Unresolved`.

    `present` are editions of the book that are made already.
    """
    where = places(book)
    return {
        id: _published(_with_text(book, id, present.get(id)), book, where, frozen.get(id, ()))
        for id in book.reports
    }


def _published(found: Published, book: Book, where: Places, frozen: tuple[FrozenEdition, ...]) -> Published:
    id = found.id
    report = book.reports[id]
    figures = {one.id: one for one in found.edition.figures}
    return replace(
        found,
        places={figure.id: where.get((id, figure.id), ()) for figure in found.edition.figures},
        older=tuple(_replaced(report, one) for one in archive.before(frozen, report.version)),
        lead=published_charts.lead(book, id),
        charts=tuple(published_charts.charts(book, id, figures)),
        headings=dict(published_charts.headings(book, id, figures)),
        who=published_charts.who(report),
    )


def _with_text(book: Book, id: str, made: Edition | None) -> Published:
    """Return a report with its figures, tables and text, and without what is drawn of them."""
    report, found = book.reports[id], made or edition_of(book, id)
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
        lost=tuple(_lost(report)),
        doubts=tuple(one.told.words for one in report.findings if one.told is not None),
        chapters=_chapters(book, id),
        groups=tuple(report.universes),
        unshown=tuple(_unshown(report)),
        claims={name: claim.words for name, claim in report.claims.items()},
        leading=tuple(_leading(report)),
        drafted=_drafted(report),
        newest_drafted=_drafted(report),
        former_drafts=report.former_drafts,
    )


def _lost(report: Report) -> Iterator[Localized]:
    """Yield what the source is known to say and nobody has read yet, with its place."""
    for one in report.lost:
        yield Localized(sv=f"{one.sv} ({one.where})", en=f"{one.en} ({one.where})")


def _replaced(report: Report, one: FrozenEdition) -> Published:
    """Return an older edition: its figures and tables, without the text around."""
    return Published(
        edition=one.edition,
        document=one.document,
        fingerprint=edition_document.fingerprint(one.document),
        kind=report.kind,
        newest=report.version,
        newest_drafted=_drafted(report),
    )


def _drafted(report: Report) -> dt.date | None:
    """Return the day of a draft; what has been issued is known by its version."""
    return report.drafted if report.status == "draft" else None


def _told(book: Book, id: str, passages: Sequence[Passage]) -> tuple[Localized, ...]:
    """Paragraphs with their figures in place."""
    return tuple(told(book, id, passage) for passage in passages)


def _chapters(book: Book, id: str) -> dict[str, PublishedChapter]:
    report = book.reports[id]
    return {
        name: PublishedChapter(
            title=one.words,
            text=_told(book, id, one.text),
            shows=one.shows,
            says=tuple(_statement(book, id, said) for said in report.told(one)),
        )
        for name, one in report.chapters.items()
    }


def _statement(book: Book, id: str, name: str) -> PublishedStatement:
    said = book.reports[id].statements[name]
    return PublishedStatement(
        id=name, words=told(book, id, said), kind=said.kind, where=said.where, chart=said.chart
    )


def _unshown(report: Report) -> Iterator[str]:
    """Yield what no chapter of the report's file shows."""
    shown = {name for chapter in report.chapters.values() for name in _with_rows(report, chapter)}
    for kind in (report.tables, report.series, report.figures):
        yield from (name for name in kind if name not in shown)


def _with_rows(report: Report, chapter: Chapter) -> Iterator[str]:
    """Yield what a chapter shows, and the figures of the charts among that."""
    yield from chapter.shows
    charts = (report.charts[name] for name in chapter.shows if name in report.charts)
    yield from (row.figure for chart in charts for row in chart.rows.values() if row.figure)


def _leading(report: Report) -> Iterator[str]:
    """Yield the figures that the report itself puts first: those it leads with, or of its quotation."""
    passages = [passage for passage in (report.quote, *report.summary) if passage]
    said = [ref for passage in passages for ref in prose_figures.placeholders(passage.sv)]
    chosen = [one.figure for one in report.lead.figures] if report.lead else []
    for name in dict.fromkeys(chosen or said):
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
        if part in (LEAD, QUOTE, SUMMARY, METHOD, LIMITS) or location[0] == "chapters":
            yield from ((FigurePlace(id, part), ref) for ref in _refs(passage))
    for name, chapter in report.chapters.items():
        shows = (shown for shown in _with_rows(report, chapter) if shown not in report.charts)
        yield from ((FigurePlace(id, name), shown) for shown in shows)
        said = (ref for one in report.told(chapter) for ref in _refs(report.statements[one]))
        yield from ((FigurePlace(id, name), ref) for ref in said)
    for name, series in report.series.items():
        for point in series.points:
            yield from ((FigurePlace(id, TREND), ref.name) for ref in refs(point.value))
        yield FigurePlace(id, TREND), name


def _refs(passage: Label | Passage) -> Iterator[str]:
    yield from dict.fromkeys(prose_figures.placeholders(passage.sv))
