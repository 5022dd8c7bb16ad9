"""Whether a report hangs together: names, rows and columns, references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.core.problems import Problem, did_you_mean, quoted
from sitegen.reading.loader import Loaded
from sitegen.reading.yaml_tree import Location
from sitegen.report.figures import formula
from sitegen.report.figures.book import BASE, KINDS, TOTAL, names
from sitegen.report.figures.formula import Relation, Sum, Unresolved
from sitegen.report.model import Report, Row, Table
from sitegen.report.read_reports import Reading

RESERVED = (BASE, TOTAL)


def names_differ(reading: Reading) -> Iterator[Problem]:
    """One name stands for one thing in a report, and `base` and `total` are taken."""
    for loaded in reading.loaded.values():
        seen: dict[str, str] = {}
        for kind in (*KINDS, "claims"):
            for name in getattr(loaded.record, kind):
                if seen.setdefault(name, kind) != kind:
                    message = f"{quoted(name)} är också ett namn under {seen[name]}; byt det ena"
                    yield loaded.problem(kind, name, message=message, key=True)
        for name, table in loaded.record.tables.items():
            for row in set(table.rows) & set(RESERVED):
                message = f"{quoted(row)} är upptaget; ge raden ett annat namn"
                yield loaded.problem("tables", name, "rows", row, message=message, key=True)


def tables_fit_together(reading: Reading) -> Iterator[Problem]:
    """A table with one dimension has counts, one with two has a cell for each column."""
    for loaded in reading.loaded.values():
        for name, table in loaded.record.tables.items():
            yield from _table(loaded, name, table)


def _table(loaded: Loaded[Report], name: str, table: Table) -> Iterator[Problem]:
    groups = loaded.record.universes
    if table.universe not in groups:
        message = f"gruppen {quoted(table.universe)} finns inte{did_you_mean(table.universe, groups)}"
        yield loaded.problem("tables", name, "universe", message=message)
    if (len(table.dims) == 2) != bool(table.columns):
        message = "två dimensioner ska ha columns, en dimension ska inte ha det"
        yield loaded.problem("tables", name, "dims", message=message)
    for row_name, row in table.rows.items():
        if message := _row_fault(table, row):
            yield loaded.problem("tables", name, "rows", row_name, message=message, key=True)
        for cluster in set(row.cluster) - set(loaded.record.clusters):
            message = f"ärendet {quoted(cluster)} finns inte under clusters"
            yield loaded.problem("tables", name, "rows", row_name, "cluster", message=message)


def _row_fault(table: Table, row: Row) -> str:
    if not table.columns:
        return "" if row.n is not None and not row.cells else "raden ska ha n, inte cells"
    missing = [column for column in table.columns if column not in row.cells]
    unknown = [column for column in row.cells if column not in table.columns]
    if unknown:
        return f"kolumnen {quoted(unknown[0])} finns inte{did_you_mean(unknown[0], table.columns)}"
    return f"värdet för kolumnen {quoted(missing[0])} saknas; skriv .. när det inte finns" if missing else ""


def references_lead_somewhere(reading: Reading) -> Iterator[Problem]:
    """Every reference of every formula, and of what names tables and figures."""
    for id, loaded in reading.loaded.items():
        for location, text in formulas(loaded.record):
            try:
                found = read(location, text)
                for ref in formula.refs(found):
                    reading.book.ref(id, ref.name)
                for side in (found,) if isinstance(found, Sum) else (found.left, found.right):
                    reading.book.value(id, side)
            except Unresolved as error:
                yield at_fault(loaded, location, text, error)
        yield from _divisions(reading, id)
        yield from _shown(loaded)


def read(location: Location, text: str) -> Sum | Relation:
    """The formula of a place: in a link a relation, elsewhere a sum. Raises Unreadable."""
    return formula.parse_relation(text) if location[-1] == "holds" else formula.parse(text)


def at_fault(loaded: Loaded[Report], location: Location, text: str, error: Unresolved) -> Problem:
    """A problem of a formula, at the part that cannot be read where that stands as it was typed."""
    problem = loaded.problem(*location, message=str(error))
    start = problem.source_line.find(text, max(0, problem.column - 1))
    return problem if error.at is None or start < 0 else replace(problem, column=start + error.at + 1)


def _divisions(reading: Reading, id: str) -> Iterator[Problem]:
    """Figures whose parts are known, but not what they are together."""
    for name, figure in reading.loaded[id].record.figures.items():
        if figure.num is None or figure.den is None:
            continue
        try:
            parts = reading.book.value(id, figure.num), reading.book.value(id, figure.den)
        except Unresolved:
            continue
        if parts[1].exact == 0:
            yield reading.loaded[id].problem(
                "figures", name, "den", message="nämnaren är noll; se över formeln"
            )


def formulas(report: Report) -> Iterator[tuple[Location, str]]:
    """Every formula and reference of a report, with its place."""
    for name, universe in report.universes.items():
        if universe.of:
            yield ("universes", name, "of"), universe.of
    for name, cluster in report.clusters.items():
        yield ("clusters", name, "of"), cluster.of
    for name, figure in report.figures.items():
        for field in ("num", "den", "of"):
            if text := getattr(figure, field):
                yield ("figures", name, field), text
    for name, claim in report.claims.items():
        for field in ("value", "than"):
            if text := getattr(claim, field):
                yield ("claims", name, field), text
    for name, series in report.series.items():
        for index, point in enumerate(series.points):
            yield ("series", name, "points", index, "value"), point.value
    yield from _listed(report)


def _listed(report: Report) -> Iterator[tuple[Location, str]]:
    for index, link in enumerate(report.links):
        yield ("links", index, "holds"), link.holds
    for kind in ("disclosure", "findings"):
        for index, entry in enumerate(getattr(report, kind)):
            for position, ref in enumerate(entry.about):
                if ref not in report.claims and ref not in report.tables and ref not in report.series:
                    yield (kind, index, "about", position), ref


def _shown(loaded: Loaded[Report]) -> Iterator[Problem]:
    known = (*names(loaded.record), *loaded.record.claims)
    for name, chapter in loaded.record.chapters.items():
        for index, shown in enumerate(chapter.shows):
            if shown not in known:
                message = f"{quoted(shown)} finns inte{did_you_mean(shown, known)}"
                yield loaded.problem("chapters", name, "shows", index, message=message)
