"""Whether figures give anybody away: small counts, what they show beside them, and what was decided.

The limits are those of `thresholds`. A small count may stand only where the board has signed that it
shall be published, with a reason and a day on which that is tried anew. That it has been printed
elsewhere is a reason to leave that print alone, not to make the count easy to find.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from sitegen.core import PROSE_LANGUAGES, Check, Problem, quoted
from sitegen.reading import Location
from sitegen.report.disclosure import cell_suppression, thresholds
from sitegen.report.disclosure.cell_suppression import CellKey, alike
from sitegen.report.disclosure.report_counts import counts_of, is_people, threshold
from sitegen.report.editions.edition import Edition
from sitegen.report.figures import words
from sitegen.report.formula import FigureKey, Sum, Unresolved, of_number, of_reference, refs
from sitegen.report.model import Disclosure, Report, Row, Table
from sitegen.report.read_reports import Reading


def check(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield every figure that tells too much, and every remedy that nobody has decided on."""
    for one in ALL:
        yield from one(reading, today)


# -- counts ------------------------------------------------------------------------------------


def small_counts(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each printed count of people below its threshold, with a remedy."""
    for id, loaded in reading.loaded.items():
        for count in counts_of(id, loaded.record):
            if count.is_small and not may_be_published(loaded.record, count.ref, today):
                way = cell_suppression.propose(loaded.record, count)
                yield loaded.problem(*count.location, message=_too_small(count.limit, way))


def _too_small(limit: int, way: str) -> str:
    return f"antalet är under gränsen {limit}, så att någon kan kännas igen; {way}"


def small_figures(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each figure and year of a series that is a small count nobody has signed."""
    for loaded in reading.loaded.values():
        for location, formula in _figures(loaded.record):
            span = reading.book.known(loaded.id, formula)
            value, limit = span.exact if span else None, _limit_of_formula(reading, loaded.id, formula)
            is_count = value is not None and value.denominator == 1 and 0 < value < limit
            if is_count and not may_be_published(loaded.record, str(location[1]), today):
                message = _too_small(limit, "ta bort siffran, eller ange ett spann")
                yield loaded.problem(*location, message=message)


def _figures(report: Report) -> Iterator[tuple[Location, Sum]]:
    for name, figure in report.figures.items():
        if not is_people(figure.about, figure.unit):
            continue
        if figure.num is not None:
            yield ("figures", name, "num"), figure.num
        elif figure.value is not None and figure.show == "count":
            yield ("figures", name, "value"), of_number(Fraction(figure.value))
    for name, series in report.series.items():
        if is_people(series.about, series.unit):
            for number, point in enumerate(series.points):
                yield ("series", name, "points", number, "value"), point.value


def _limit_of_formula(reading: Reading, id: str, formula: Sum) -> int:
    """Return the strictest threshold of what a formula is made of, by way of other figures too."""
    found = [thresholds.ONE_WAY]
    waiting = [(id, ref.name) for ref in refs(formula)]
    seen: set[FigureKey] = set()
    while waiting:
        try:
            key = reading.book.find(*waiting.pop())
            needed = () if key in seen else tuple(reading.book.needs(key))
        except Unresolved:
            continue
        seen.add(key)
        waiting += needed
        found.append(_limit_of_ref(reading.reports[key[0]], key[1]))
    return max(found)


def _limit_of_ref(report: Report, ref: str) -> int:
    """Return the threshold of a group, or of a table's row and column; the lowest one for all else."""
    name, *parts = ref.split(".")
    if name in report.universes:
        return thresholds.threshold_of((), report.universes[name].children)
    if name not in report.tables:
        return thresholds.ONE_WAY
    table = report.tables[name]
    heads = [table.rows.get(part) for part in parts[:1]] + [table.columns.get(part) for part in parts[1:]]
    return threshold(report, table, children=any(head is not None and head.children for head in heads))


def shares_of_hidden(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each row whose count is hidden and whose share, or case, still stands."""
    for loaded, name, table in reading.tables():
        for id, row in table.rows.items():
            if row.n is None or row.n.kind != "suppressed":
                continue
            at: Location = ("tables", name, "rows", id)
            if row.percent is not None:
                message = "antalet är dolt men andelen står kvar; ta bort percent"
                yield loaded.problem(*at, "percent", message=message)
            if row.cluster:
                message = "antalet är dolt men ett av dess ärenden står kvar; ta bort cluster"
                yield loaded.problem(*at, "cluster", message=message)


def all_or_none(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each small group of which all have one answer: that tells of each of them."""
    for loaded, name, table in reading.tables():
        if is_people(table.about, table.unit) and not table.multi:
            for (row, column), whole in alike(_counts_by_cell(table), [*table.dims.values()]):
                ref = ".".join(filter(None, (name, row, column)))
                if not may_be_published(loaded.record, ref, today):
                    message = (
                        f"alla {whole} i en liten grupp (under {thresholds.SMALL_GROUP}) har samma svar, så "
                        "att det gäller var och en; slå ihop med en annan grupp, eller låt styrelsen besluta"
                    )
                    yield loaded.problem("tables", name, "rows", row, *Row.place(column), message=message)


def _counts_by_cell(table: Table) -> dict[CellKey, int | None]:
    """Return the count of each cell; None where none is printed. A table of one dimension has one column."""
    columns = tuple(table.columns) or ("",)
    cells = {(id, column): row.counts.get(column) for id, row in table.rows.items() for column in columns}
    return {key: cell.count if cell else None for key, cell in cells.items()}


# -- decisions ---------------------------------------------------------------------------------


def may_be_published(report: Report | Edition, address: str, today: dt.date) -> bool:
    """Return whether one of the decisions to publish names an address in its report, and holds today.

    A plain total points at nobody, signed or not, and whatever day it is: when its decision should be tried
    anew is told by `decisions_hold` alone.

    A count with and without a case is one decision: what stands after `~` in an address does not matter.
    """
    named = address.partition("~")[0]
    is_plain = any(one.decided.ground and named in one.about for one in report.disclosure)
    return (is_plain and points_at_nobody(report, named)) or any(
        decision.remedy == "publish" and named in decision.about and not _unfit(decision, today)
        for decision in report.disclosure
        if decision.decided.signed
    )


def points_at_nobody(report: Report | Edition, name: str) -> bool:
    """Return whether a name is a part of a national total that says nothing else of those in it.

    An edition that is frozen does not say what its groups are parts of: there nothing holds unsigned.
    """
    if isinstance(report, Edition):
        return False
    group = report.universes.get(name)
    whole = report.universes.get(group.of or "") if group is not None else None
    if group is None or whole is None or group.n.count is None or whole.n.count is None:
        return False
    return thresholds.is_plain_part(group.n.count, whole.n.count)


def _unfit(decision: Disclosure, today: dt.date) -> str:
    """Why a decision to publish does not hold, or nothing."""
    decided = decision.decided
    if not decided.signed and decided.ground is None:
        return "beslutet är inte fattat; sätt signed: true när styrelsen har beslutat"
    if decided.reason is None or decided.review is None:
        return "ett beslut att publicera ett litet antal ska ha reason och review"
    if decided.review <= today:
        return "beslutet skulle ha prövats igen; låt styrelsen besluta på nytt"
    return "beslutet är daterat i framtiden" if decided.on > today else ""


def decisions_hold(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each decision to publish that is not signed, has no reason, or has run out."""
    for loaded in reading.loaded.values():
        for number, decision in enumerate(loaded.record.disclosure):
            if decision.remedy == "publish" and (message := _unfit(decision, today)):
                yield loaded.problem("disclosure", number, "decided", message=message)
            elif message := _groundless(loaded.record, decision):
                yield loaded.problem("disclosure", number, "about", message=message)


def _groundless(report: Report, decision: Disclosure) -> str:
    """Why a decision may not lean on that it is of a total, or nothing."""
    if decision.decided.ground is None or decision.decided.signed:
        return ""
    if decision.remedy != "publish" or not decision.about:
        return "ground hör till ett beslut att publicera något som står under about"
    wrong = [name for name in decision.about if not points_at_nobody(report, name)]
    if not wrong:
        return ""
    limits = f"minst {thresholds.ONE_WAY} av minst {thresholds.WHOLE}, och minst {thresholds.REST} utanför"
    return (
        f"{quoted(wrong[0])} är ingen total för hela landet utan egenskaper, en grupp under universes som är "
        f"del av en annan ({limits}); ta bort ground och låt styrelsen besluta"
    )


def remedies_decided(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each merged or hidden figure that no decision names, and for unsigned decisions."""
    for loaded in reading.loaded.values():
        named = {ref for decision in loaded.record.disclosure for ref in decision.about}
        for location, ref in _treated(loaded.record):
            if not any(ref == name or ref.startswith(f"{name}.") for name in named):
                message = "dolt eller sammanslaget utan beslut; skriv vad som gjorts under disclosure"
                yield loaded.problem(*location, message=message)
        waiting = [d for d in loaded.record.disclosure if d.remedy != "publish" and not d.decided.signed]
        if waiting:
            message = f"{len(waiting)} beslut om vad som visas väntar på underskrift (signed: true)"
            yield loaded.problem("disclosure", message=message, severity="warning", key=True)


def _treated(report: Report) -> Iterator[tuple[Location, str]]:
    for name, table in report.tables.items():
        if not is_people(table.about, table.unit):
            continue
        for id, row in table.rows.items():
            at: Location = ("tables", name, "rows", id)
            if row.merges:
                yield (*at, "merges"), f"{name}.{id}"
            for column, cell in row.counts.items():
                if cell.kind == "suppressed":
                    yield (*at, *row.place(column)), f"{name}.{id}" + (f".{column}" if column else "")


def old_values(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each correction that tells what is now hidden, in digits or in words."""
    for loaded in reading.loaded.values():
        for number, correction in enumerate(loaded.record.corrections):
            refs = map(of_reference, (correction.about, *correction.at))
            spans = [reading.book.known(loaded.id, ref) for ref in refs]
            is_hidden = any(span is not None and span.low != span.high for span in spans)
            texts = {"old": correction.old, "new": correction.new, "sv": correction.sv, "en": correction.en}
            for field, text in texts.items() if is_hidden else ():
                if text and (field == "old" or words.counts(text)):
                    message = f"uppgiften är dold nu, men rättelsen säger vad den är eller var; {WAYS[field]}"
                    yield loaded.problem("corrections", number, field, message=message)


WAYS = {
    "old": "ta bort old",
    "new": "ta bort new",
    **dict.fromkeys(PROSE_LANGUAGES, "skriv meningen utan tal"),
}


ALL: tuple[Check[Reading, dt.date], ...] = (
    small_counts,
    small_figures,
    shares_of_hidden,
    all_or_none,
    decisions_hold,
    remedies_decided,
    old_values,
)
