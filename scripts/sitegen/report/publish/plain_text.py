"""A report as plain text: tables, figures, series and claims as readers get them, to compare in review."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sitegen.report.checks.tables import base_of
from sitegen.report.figures import numbers
from sitegen.report.figures.book import Book, total
from sitegen.report.figures.display import figure, span
from sitegen.report.figures.units import unit
from sitegen.report.formula import Unresolved
from sitegen.report.model import Report, Row, Table

LANGUAGE = "sv"


def report(book: Book, id: str) -> str:
    """The whole report in Swedish, ending with a line break."""
    found = book.reports[id]
    lines = [f"{found.title.sv} ({id}, {found.version}, {found.status})", "=" * 72, ""]
    for name, universe in found.universes.items():
        lines.append(
            f"{universe.sv} [{name}]: {numbers.cell(universe.n, LANGUAGE)} {unit(universe.unit, LANGUAGE)}"
        )
    for name, table in found.tables.items():
        lines += ["", *_table(name, table)]
    lines += ["", *_figures(book, id, found), *_series(book, id, found)]
    lines += [f"«{claim.sv}» / «{claim.en}» [{name}]" for name, claim in found.claims.items()]
    return "\n".join(lines) + "\n"


def _table(name: str, table: Table) -> Iterator[str]:
    units = "" if table.columns else f", {unit(table.unit, LANGUAGE)}"
    yield f"{table.sv} [{name}]{units}"
    width = max(len(row.sv) for row in table.rows.values())
    if table.columns:
        heads = [column.sv for column in table.columns.values()]
        yield f"  {'':{width}}  " + "  ".join(heads)
    for row in table.rows.values():
        yield f"  {row.sv:{width}}  " + "  ".join(_row(table, row))
    if not table.multi and table.shares and not table.columns:
        yield (
            f"  {'Summa':{width}}  {span(total(table), LANGUAGE)}" if _known(table) else "  Summa: visas inte"
        )


def _row(table: Table, row: Row) -> Iterator[str]:
    if table.columns:
        for name, column in table.columns.items():
            yield f"{numbers.cell(row.cells[name], LANGUAGE):>{len(column.sv)}}"
        return
    assert row.n is not None
    yield f"{numbers.cell(row.n, LANGUAGE):>8}"
    if share := share_of(table, row):
        yield share


def share_of(table: Table, row: Row, language: str = LANGUAGE) -> str:
    """The share that a row of a one-way table shows, as its base bears; empty when it shows none."""
    count, base = row.n.count if row.n is not None else None, base_of(table).exact
    if not table.shares or table.multi or count is None or not base:
        return ""
    if numbers.places_for(int(base)) is None:
        return ""
    return numbers.percent(Fraction(count) / base, language, base=int(base), style="table")


def _known(table: Table) -> bool:
    found = total(table)
    return found.low is not None and found.high is not None


def _figures(book: Book, id: str, report: Report) -> Iterator[str]:
    for name, one in report.figures.items():
        try:
            text = figure(book, id, one, LANGUAGE, "table")
        except Unresolved as error:
            text = f"({error})"
        mark = " (källan säger emot sig själv)" if one.disputed else ""
        yield f"{one.sv} [{name}]: {text}{mark}"


def _series(book: Book, id: str, report: Report) -> Iterator[str]:
    for name, series in report.series.items():
        points = (f"{point.year}: {span(book.value(id, point.value), LANGUAGE)}" for point in series.points)
        breaks = "".join(f"; brott {one.at}" for one in series.breaks)
        yield f"{series.sv} [{name}], {unit(series.unit, LANGUAGE)}: {', '.join(points)}{breaks}"
