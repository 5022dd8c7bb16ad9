"""What stands first in a report, and its charts of single figures, made of what is published of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.records import Localized
from sitegen.report.display_model import ChartRow, FigureChart
from sitegen.report.editions.edition import (
    SHARE,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.editions.published import Heading, PublishedLead
from sitegen.report.editions.published_tables import SHARES, told
from sitegen.report.figures import numbers
from sitegen.report.figures.book import Book
from sitegen.report.model import Report

EACH_ITS_OWN = Localized(
    sv="olika grupper; vilken står vid varje rad", en="different groups, named in each row"
)
COLUMN = PublishedColumn(id=SHARE, words=SHARES, kind="share", unit="percent")

Figures = Mapping[str, PublishedFigure]


def lead(book: Book, id: str) -> PublishedLead | None:
    """Return what stands first in a report; None when nobody has chosen it. Raises `Unresolved`."""
    found = book.reports[id].lead
    if found is None:
        return None
    figures = ((one.figure, told(book, id, one.also) if one.also else None) for one in found.figures)
    return PublishedLead(
        headline=told(book, id, found.headline), figures=tuple(figures), chart=found.chart or ""
    )


def headings(book: Book, id: str, figures: Figures) -> Iterator[tuple[str, Heading]]:
    """Yield what stands over each table, and over each chart of figures. Raises `Unresolved`."""
    report = book.reports[id]
    shown: Mapping[str, object] = {**report.tables, **report.charts}
    for name in shown:
        one = report.tables.get(name) or report.charts[name]
        words = told(book, id, one.headline) if one.headline else None
        table = report.tables.get(name)
        rest = figures[table.rest] if table and table.rest else None
        stacked = table is not None and table.stacked
        yield name, Heading(words=words, rows=one.highlight, stacked=stacked, rest=rest)


def who(report: Report) -> dict[str, Mapping[str, str]]:
    """Return which rows of each chart are of adults and which of children."""
    return {
        name: {id: row.who for id, row in chart.rows.items() if row.who}
        for name, chart in report.charts.items()
    }


def charts(book: Book, id: str, figures: Figures) -> Iterator[PublishedTable]:
    """Yield each chart of figures as a table. Raises `Unresolved`."""
    for name, chart in book.reports[id].charts.items():
        yield _chart(book, id, name, chart, figures)


def _chart(book: Book, id: str, name: str, chart: FigureChart, figures: Figures) -> PublishedTable:
    return PublishedTable(
        name=name,
        id=name,
        words=chart.words,
        about="people",
        universe=EACH_ITS_OWN,
        base=None,
        note=told(book, id, chart.note) if chart.note else None,
        multi=False,
        columns=(COLUMN,),
        lines=tuple(_row(book, id, key, row, figures) for key, row in chart.rows.items()),
    )


def _row(book: Book, id: str, key: str, row: ChartRow, figures: Figures) -> PublishedRow:
    if row.figure is None:
        claim = book.reports[id].claims[row.claim or ""]
        value = PublishedValue(kind="missing", words=claim.words)
        return PublishedRow(id=key, words=row.words, of=NO_BASE, note=NO_NUMBER, fields={SHARE: value})
    found = figures[row.figure]
    value = PublishedValue(kind="share", number=found.number, qualifier=found.qualifier)
    return PublishedRow(id=key, words=row.words, of=_base(found), fields={SHARE: value})


NO_NUMBER = Localized(
    sv="Rapporten ger ingen siffra, därför ingen stapel.", en="The report gives no number, hence no bar."
)

NO_BASE = Localized(sv="antalet svar är inte redovisat", en="the number of answers is not stated")


def _base(found: PublishedFigure) -> Localized | None:
    """Return what a share is of: `266 av 895: behov hos de vuxna`, or the words alone."""
    if found.numerator is None or found.denominator is None:
        return found.base
    return Localized.written(lambda code: _counted(found, code))


def _counted(found: PublishedFigure, code: str) -> str:
    word = {"sv": "av", "en": "of"}[code]
    some, whole = (numbers.number(part or 0, code) for part in (found.numerator, found.denominator))
    of = f": {found.base.in_language(code)}" if found.base else ""
    return f"{some} {word} {whole}{of}"
