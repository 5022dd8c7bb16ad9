"""Whether a report hangs together: names, rows and columns, references.

Also what must hold between figures: groups within groups, links in a report and across reports, series.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.reading import Loaded, Location
from sitegen.report import formula
from sitegen.report.checks.message_numbers import plain
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import BASE, TOTAL, ValueSpan, names, of_cell
from sitegen.report.figures.numbers import coarseness, rounded
from sitegen.report.formula import Relation, Sum, Unresolved, of_reference
from sitegen.report.model import Cluster, Report, Row, Table, Universe
from sitegen.report.read_reports import Reading

RESERVED = (BASE, TOTAL)


def names_differ(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each name that stands for two things, and for rows called `base` or `total`."""
    for loaded in reading.loaded.values():
        seen: dict[str, str] = {}
        for kind, things in loaded.record.named.items():
            for name in things:
                if seen.setdefault(name, kind) != kind:
                    message = f"{quoted(name)} är också ett namn under {seen[name]}; byt det ena"
                    yield loaded.problem(kind, name, message=message, key=True)
    for loaded, name, table in reading.tables():
        for row in set(table.rows) & set(RESERVED):
            message = f"{quoted(row)} är upptaget; ge raden ett annat namn"
            yield loaded.problem("tables", name, "rows", row, message=message, key=True)


def tables_fit_together(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each table whose rows, columns or dimensions do not fit together."""
    for loaded, name, table in reading.tables():
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
    """Yield a problem for each reference that leads nowhere, and each division by nothing."""
    for id, loaded in reading.loaded.items():
        for location, found in formulas(reading, id):
            try:
                for ref in formula.refs(found):
                    reading.book.ref(id, ref.name)
                for side in (found,) if isinstance(found, Sum) else (found.left, found.right):
                    reading.book.value(id, side)
            except Unresolved as error:
                yield loaded.problem(*location, message=str(error))
        yield from _divisions(reading, id)
        yield from _shown(loaded)


def _divisions(reading: Reading, id: str) -> Iterator[Problem]:
    """Figures whose parts are known, but not what they are together."""
    for name, figure in reading.loaded[id].record.figures.items():
        if figure.num is None or figure.den is None or reading.book.known(id, figure.num) is None:
            continue
        bottom = reading.book.known(id, figure.den)
        if bottom is not None and bottom.exact == 0:
            message = "nämnaren är noll; se över formeln"
            yield reading.loaded[id].problem("figures", name, "den", message=message)


def formulas(reading: Reading, id: str) -> Iterator[tuple[Location, Sum | Relation]]:
    """Yield every formula of a report with its place; a reference outside formulas is a formula too."""
    report = reading.loaded[id].record
    wholes = {*report.claims, *report.tables, *report.series}
    for at, value in reading.walked[id]:
        if isinstance(value, Sum | Relation):
            yield at, value
        elif isinstance(value, Universe | Cluster) and value.of:
            yield (*at, "of"), of_reference(value.of)
        elif isinstance(value, str) and at[-2:-1] == ("about",) and value not in wholes:
            yield at, of_reference(value)


def disputed_stays_doubtful(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure or year that is worked out of a disputed one and is not one itself."""
    for id, loaded in reading.loaded.items():
        for location, found in formulas(reading, id):
            if location[0] not in ("figures", "series") or not isinstance(found, Sum):
                continue
            own = loaded.record.figures.get(str(location[1])) if location[0] == "figures" else None
            if own is None or not own.disputed:
                for ref in formula.refs(found):
                    if (doubtful := _doubt(reading, id, ref.name)) is not None:
                        message = f"räknas ut ur {quoted(doubtful)}, som är omtvistad"
                        yield loaded.problem(*location, message=message)


def _doubt(reading: Reading, id: str, ref: str) -> str | None:
    try:
        return prose_figures.doubt(reading.book, *reading.book.find(id, ref))
    except Unresolved:  # told as a reference that leads nowhere
        return None


def statements_have_a_place(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each statement that not one chapter says, and for what is no statement."""
    for loaded in reading.loaded.values():
        report = loaded.record
        said = [one for chapter in report.chapters.values() for one in chapter.says]
        for name in report.statements:
            if said.count(name) != 1:
                message = "ska stå under says i ett kapitel, en gång"
                yield loaded.problem("statements", name, message=message, key=True)
        for name, chapter in report.chapters.items():
            for index, one in enumerate(chapter.says):
                if one not in report.statements:
                    message = (
                        f"{quoted(one)} finns inte under statements{did_you_mean(one, report.statements)}"
                    )
                    yield loaded.problem("chapters", name, "says", index, message=message)


def _shown(loaded: Loaded[Report]) -> Iterator[Problem]:
    known = (*names(loaded.record), *loaded.record.claims, *loaded.record.charts)
    for name, chapter in loaded.record.chapters.items():
        for index, shown in enumerate(chapter.shows):
            if shown not in known:
                message = f"{quoted(shown)} finns inte{did_you_mean(shown, known)}"
                yield loaded.problem("chapters", name, "shows", index, message=message)


# -- what must hold between figures ------------------------------------------------------------


def groups_within_groups(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each group or case that is larger than the group that it is a part of."""
    for id, loaded in reading.loaded.items():
        for kind, own in (("universes", loaded.record.universes), ("clusters", loaded.record.clusters)):
            for name, group in own.items():
                whole = reading.book.known(id, of_reference(group.of)) if group.of else None
                if whole is not None and not of_cell(group.n).may_be_within(whole):
                    more = f"{group.n} är fler än {plain(whole)} i {quoted(group.of or '')}"
                    yield loaded.problem(kind, name, "n", message=f"{more}, som gruppen är en del av")


def links(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each link that no values of what is banded or withheld can make true."""
    for id, loaded in reading.loaded.items():
        for index, link in enumerate(loaded.record.links):
            left, right = (reading.book.known(id, side) for side in (link.holds.left, link.holds.right))
            if left and right and not _holds(left, link.holds.sign, right):
                message = f"stämmer inte: {plain(left)} till vänster, {plain(right)} till höger"
                yield loaded.problem("links", index, "holds", message=message, severity=link.grade)


def _holds(left: ValueSpan, sign: str, right: ValueSpan) -> bool:
    if sign == "==":
        return left.touches(right)
    if sign == "<=":
        return left.may_be_within(right)
    if sign == "<":
        return left.low is None or right.high is None or left.low < right.high
    return nearly(left, right)


def nearly(left: ValueSpan, right: ValueSpan) -> bool:
    """Equal when the more exact one is rounded as the rounder one is: 3 115 133 and 3 100 000."""
    if left.exact is None or right.exact is None:
        return left.touches(right)
    rounder, finer = sorted((left.exact, right.exact), key=coarseness, reverse=True)
    step = coarseness(rounder)
    return Fraction(rounded(finer / step)) * step == rounder


def years(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each series whose years do not rise, or whose break is not between two of them."""
    for loaded in reading.loaded.values():
        for name, series in loaded.record.series.items():
            found = [point.year for point in series.points]
            if found != sorted(set(found)):
                yield loaded.problem(
                    "series", name, "points", message="åren ska komma i ordning, vart och ett en gång"
                )
            for index, one in enumerate(series.breaks):
                if not found[0] < one.at <= found[-1]:
                    message = f"brottet {one.at} ligger inte mellan seriens år {found[0]}–{found[-1]}"
                    yield loaded.problem("series", name, "breaks", index, "at", message=message)
