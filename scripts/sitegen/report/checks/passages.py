"""Whether passages that say the same thing agree: in one report, between reports, and with one large case.

Nobody has to link them: they are recognised by what they are called, by what they count, or by the case that
a share is said to be without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sitegen.core import Problem, quoted
from sitegen.reading import Loaded, Location
from sitegen.report.checks.coherence import nearly
from sitegen.report.checks.message_numbers import plain, swedish
from sitegen.report.figures.book import ValueSpan, of_cell
from sitegen.report.figures.numbers import decimals, rounded
from sitegen.report.formula import FigureRef, Sum, Unresolved
from sitegen.report.model import Figure, Report, Series, Universe
from sitegen.report.read_reports import Reading

# What a label says beside the thing itself: a remark, which of two numbers it is, where it was printed.
BESIDE = re.compile(r"\s*(?:\(.*?\)|, (?:första|andra|talet|avrundat|avrundad)\b.*|\benligt .*)")


@dataclass(frozen=True, slots=True)
class ToldThing:
    """A group or a figure by what it is called, with what it amounts to and where it stands."""

    loaded: Loaded[Report]
    location: Location
    called: str
    unit: str
    value: ValueSpan

    @property
    def said(self) -> str:
        """Return how an editor finds it: the report and the name."""
        return f"{self.loaded.id}/{self.location[1]}"


def called(label: str) -> str:
    """Return what a label names, without what it says beside that: `Behov per vuxen (avrundat)`."""
    return " ".join(BESIDE.sub("", label).casefold().split())


def things(reading: Reading) -> Iterator[ToldThing]:
    """Yield every group and every figure that is not called disputed, in the reports' order."""
    for id, loaded in reading.loaded.items():
        for name, group in loaded.record.universes.items():
            yield ToldThing(loaded, ("universes", name), called(group.sv), group.unit, of_cell(group.n))
        for name, figure in loaded.record.figures.items():
            try:
                value = reading.book.figure(id, figure)
            except Unresolved:  # told as a reference that leads nowhere
                continue
            if not figure.disputed:
                unit = f"{figure.unit} {figure.show}"
                yield ToldThing(loaded, ("figures", name), called(figure.sv), unit, value)


def told_otherwise(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each thing that another passage, of the same report or year, gives otherwise."""
    seen: dict[tuple[str, str, int], ToldThing] = {}
    for one in things(reading):
        first = seen.setdefault((one.called, one.unit, one.loaded.record.year), one)
        if not (first.value.touches(one.value) or nearly(first.value, one.value)):
            message = (
                f"heter som {first.said} men är {plain(one.value)}, inte {plain(first.value)}; rätta, sätt "
                "disputed, eller säg med orden vad som skiljer dem"
            )
            yield one.loaded.problem(*one.location, message=message, severity="warning", key=True)


# -- units and series --------------------------------------------------------------------------


def counted_as_something_else(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each figure that is another count under a new unit: 266 needs, 266 measures."""
    for id, loaded in reading.loaded.items():
        for name, figure in loaded.record.figures.items():
            only = _only_ref(figure.num) if figure.num is not None and figure.den is None else None
            unit = _unit_of(reading, id, only) if only else None
            if unit is not None and unit != figure.unit:
                message = f"{quoted(only or '')} räknar {unit}, men siffran säger {figure.unit}"
                yield loaded.problem("figures", name, "num", message=message, severity="warning")


def _only_ref(found: Sum) -> str | None:
    """Return the reference that a formula is, when it is nothing but one."""
    if len(found.terms) != 1 or found.terms[0].rest or found.terms[0].sign < 0:
        return None
    first = found.terms[0].first
    return first.name if isinstance(first, FigureRef) else None


def _unit_of(reading: Reading, id: str, ref: str) -> str | None:
    try:
        home, inner = reading.book.find(id, ref)
    except Unresolved:
        return None
    name, *parts = inner.split(".")
    report = reading.reports[home]
    if name in report.tables:
        table = report.tables[name]
        # The base of a table may be something else than its rows: measures over needs.
        return table.unit_of(parts[1] if len(parts) > 1 else "") if parts != ["base"] else None
    found: Universe | Figure | None = report.universes.get(name) or report.figures.get(name)
    return found.unit if found else None


def series_of_one_thing(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each year of a series that is called something else than the year before.

    A break or a note at the year says that, and how.
    """
    for id, loaded in reading.loaded.items():
        for name, series in loaded.record.series.items():
            names = [_called_at(reading, id, point.value) for point in series.points]
            for index in range(1, len(names)):
                before, now = names[index - 1], names[index]
                if before and now and before != now and not _says_so(series, index):
                    message = (
                        f"här räknas {quoted(now)}, året före {quoted(before)}; skriv ett brott under breaks "
                        "eller en note vid året"
                    )
                    yield loaded.problem("series", name, "points", index, message=message, severity="warning")


def _says_so(series: Series, index: int) -> bool:
    point = series.points[index]
    return point.note is not None or any(one.at == point.year for one in series.breaks)


def _called_at(reading: Reading, id: str, value: Sum) -> str:
    """Return what the group or figure of a year is called in its own report; empty for anything else."""
    only = _only_ref(value)
    try:
        home, name = reading.book.find(id, only or "")
    except Unresolved:
        return ""
    report = reading.reports[home]
    found: Universe | Figure | None = report.universes.get(name) or report.figures.get(name)
    year = re.compile(r"\s*\b(?:19|20)\d\d\b")
    return year.sub("", called(found.sv)) if found else ""


# -- shares without a case ---------------------------------------------------------------------


def shares_without_a_case(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each share without a case that is true only of a case of another size."""
    for id, loaded in reading.loaded.items():
        for name, figure in loaded.record.figures.items():
            case = loaded.record.clusters.get(figure.without or "")
            sizes = None if case is None or figure.disputed else sizes_of_case(reading, id, figure)
            if case is not None and sizes is not None and case.n.count not in sizes:
                fit = f"{min(sizes)}–{max(sizes)}" if sizes else "inget antal"
                message = (
                    f"{swedish(figure.value or 0)} procent utan {case.sv} kräver att {fit} hör till ärendet, "
                    f"men det har {case.n}"
                )
                yield loaded.problem("figures", name, "value", message=message, severity="warning")


def sizes_of_case(reading: Reading, id: str, figure: Figure) -> frozenset[int] | None:
    """Return how many of the base may belong to the case for a share without it to be true.

    `of` is the base with the case, and `count` how many the source says are left in the numerator.
    """
    whole = reading.book.known(id, figure.of) if figure.of is not None else None
    if figure.value is None or whole is None or whole.exact is None:
        return None
    places, found = decimals(figure.value), set()
    for size in range(int(whole.exact)):
        base = int(whole.exact) - size
        near = int(base * figure.value / 100)
        tops = [int(figure.count)] if figure.count is not None else [near, near + 1]
        if any(rounded(Fraction(top, base) * 100, places) == figure.value for top in tops):
            found.add(size)
    return frozenset(found)
