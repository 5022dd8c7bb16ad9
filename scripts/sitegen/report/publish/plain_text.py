"""A report as plain text: tables, figures, series and claims as readers get them, to compare in review."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.editions.edition import COUNT, PublishedFigure, PublishedRow, PublishedTable
from sitegen.report.editions.published import Published
from sitegen.report.figures.numbers import unit

LANGUAGE = "sv"


def text_of(report: Published) -> str:
    """Return the whole report in Swedish, ending with a line break."""
    found, split = report.edition, len(report.groups)
    lines = [f"{found.title.sv} ({found.id}, {found.version}, {found.status})", "=" * 72, ""]
    lines += [_group(figure) for figure in found.figures[:split]]
    for table in found.tables:
        if not table.is_series and not table.part:
            lines += ["", *_table(table)]
    lines += ["", *(_figure(figure) for figure in found.figures[split:])]
    lines += [_series(table) for table in found.tables if table.is_series]
    lines += [f"«{claim.sv}» / «{claim.en}» [{name}]" for name, claim in report.claims.items()]
    return "\n".join(lines) + "\n"


def _group(group: PublishedFigure) -> str:
    return f"{group.words.sv} [{group.id}]: {group.shown.sv} {unit(group.unit, LANGUAGE)}"


def _table(table: PublishedTable) -> Iterator[str]:
    counts = table.columns[0]
    is_simple = counts.id == COUNT
    yield f"{table.words.sv} [{table.id}]" + (f", {unit(counts.unit, LANGUAGE)}" if is_simple else "")
    width = max(len(row.words.sv) for row in table.rows)
    if not is_simple:
        yield f"  {'':{width}}  " + "  ".join(column.words.sv for column in table.columns)
    for row in table.rows:
        yield f"  {row.words.sv:{width}}  " + "  ".join(_fields(table, row))
    if is_simple and table.whole:
        whole = table.total and table.total.values[0].shown(LANGUAGE)
        yield f"  {'Summa':{width}}  {whole}" if whole else "  Summa: visas inte"


def _fields(table: PublishedTable, row: PublishedRow) -> Iterator[str]:
    """Yield counts to the right, under their headings; the share of a count after it."""
    for column in table.columns:
        value = row.fields[column.id]
        if column.kind == "count":
            yield f"{value.shown(LANGUAGE):>{8 if column.id == COUNT else len(column.words.sv)}}"
        elif value.kind == "share":
            yield value.shown(LANGUAGE)


def _figure(figure: PublishedFigure) -> str:
    mark = " (källan säger emot sig själv)" if figure.disputed else ""
    return f"{figure.words.sv} [{figure.id}]: {figure.shown.sv}{mark}"


def _series(table: PublishedTable) -> str:
    points = ", ".join(f"{row.id}: {row.values[0].shown(LANGUAGE)}" for row in table.rows)
    breaks = "".join(f"; brott {row.id}" for row in table.rows if row.broken)
    return f"{table.words.sv} [{table.id}], {unit(table.columns[0].unit, LANGUAGE)}: {points}{breaks}"
