"""Whether tables agree with themselves, and single figures follow from what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sitegen.core import Problem
from sitegen.reading import Loaded
from sitegen.report.checks.message_numbers import fitting_bases, fitting_counts, plain, swedish
from sitegen.report.figures.book import Book, ValueSpan, of_cell, rows_total
from sitegen.report.figures.numbers import decimals, places_for, rounded, trailing_zeros
from sitegen.report.figures.prose_figures import readings
from sitegen.report.formula import Unresolved
from sitegen.report.model import Figure, Report, Row, Table
from sitegen.report.read_reports import Reading

SLACK = Fraction(1, 2)
"""How far printed percentages may miss 100 for each row: half a unit of their last decimal."""


def _adds_up(table: Table) -> bool:
    """Whether the rows are parts of one whole, each counted once."""
    return table.shares and not table.multi


def totals(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each printed total that is not the sum of the rows."""
    for loaded, name, table in reading.tables():
        if table.total is None or not _adds_up(table):
            continue
        found, printed = rows_total(table), of_cell(table.total)
        if not found.touches(printed):
            message = f"totalen är tryckt som {plain(printed)}, men raderna ger {plain(found)}"
            yield loaded.problem("tables", name, "total", message=message)


def bases(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each base that the rows do not add up to, or that is more than were asked."""
    for loaded, name, table in reading.tables():
        if table.base is None:
            continue
        answered = of_cell(table.base.answered)
        if _adds_up(table) and not rows_total(table).touches(answered):
            message = f"{plain(answered)} har svarat enligt base, men raderna ger {plain(rows_total(table))}"
            yield loaded.problem("tables", name, "base", "answered", message=message)
        if table.base.asked is not None and not answered.may_be_within(of_cell(table.base.asked)):
            message = f"fler har svarat ({plain(answered)}) än som har tillfrågats ({table.base.asked})"
            yield loaded.problem("tables", name, "base", "answered", message=message)


def percentages(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each printed percentage that its count and its base do not give."""
    for loaded, name, table in reading.tables():
        base = base_of(table).exact
        for row_name, row in table.rows.items():
            if row.percent is not None and (message := _percentage_fault(row, base)):
                yield loaded.problem("tables", name, "rows", row_name, "percent", message=message)


def base_of(table: Table) -> ValueSpan:
    """Return what shares of the table are counted over."""
    if table.base is not None:
        return of_cell(table.base.answered)
    return of_cell(table.total) if table.total is not None else rows_total(table)


def _percentage_fault(row: Row, base: Fraction | None) -> str:
    assert row.percent is not None
    count = row.n.count if row.n is not None else None
    if count is None or not base:
        return "andelen röjer ett antal som inte visas; ta bort percent"
    found = rounded(count / base * 100, decimals(row.percent))
    if found == row.percent:
        return ""
    return (
        f"andelen är tryckt som {swedish(row.percent)} procent, men {count} av {base} är {swedish(found)}; "
        + fitting_counts(row.percent, base)
    )


def percentages_together(reading: Reading) -> Iterator[Problem]:
    """Yield a note for percentages that rounding keeps from 100, a problem where they miss it by more."""
    for loaded, name, table in reading.tables():
        printed = [row.percent for row in table.rows.values() if row.percent is not None]
        if len(printed) < len(table.rows) or not _adds_up(table):
            continue
        most = max(map(decimals, printed))
        off = abs(Fraction(sum(printed)) - 100)
        if off > SLACK * len(printed) / 10**most:
            message = (
                f"andelarna blir {swedish(sum(printed))} procent tillsammans; mer än avrundning förklarar"
            )
            yield loaded.problem("tables", name, "rows", message=message, key=True)
        elif off:
            message = f"andelarna blir {swedish(sum(printed))} procent på grund av avrundning; säg det i note"
            yield loaded.problem("tables", name, "rows", message=message, key=True, severity="note")


def clusters(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each row with more persons of a case than the row has, or than the case has."""
    for loaded, name, table in reading.tables():
        for row_name, row in table.rows.items():
            for cluster, cell in row.cluster.items():
                place = ("tables", name, "rows", row_name, "cluster", cluster)
                whole = loaded.record.clusters.get(cluster)
                if whole is not None and not of_cell(cell).may_be_within(of_cell(whole.n)):
                    yield loaded.problem(*place, message=f"{cell} är fler än ärendets {whole.n}")
                if row.n is not None and not of_cell(cell).may_be_within(of_cell(row.n)):
                    yield loaded.problem(*place, message=f"{cell} är fler än radens {row.n}")


def universes(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each row or base with more persons than the group of its table has."""
    for loaded, name, table in reading.tables():
        group = loaded.record.universes.get(table.universe)
        if group is None or group.unit != table.unit or not table.shares:
            continue
        for row_name, row in table.rows.items():
            if row.n is not None and not of_cell(row.n).may_be_within(of_cell(group.n)):
                message = f"{row.n} är fler än gruppens {group.n} ({table.universe})"
                yield loaded.problem("tables", name, "rows", row_name, "n", message=message)
        if table.base is not None and not of_cell(table.base.answered).may_be_within(of_cell(group.n)):
            message = f"{table.base.answered} har svarat, men gruppen har {group.n} ({table.universe})"
            yield loaded.problem("tables", name, "base", "answered", message=message)


# -- single figures ----------------------------------------------------------------------------


def _figures(reading: Reading) -> Iterator[tuple[Loaded[Report], str, Figure, ValueSpan]]:
    """Yield the figures that can be worked out; the others are told of as references that lead nowhere."""
    for loaded, name, figure in reading.figures():
        try:
            value = reading.book.figure(loaded.id, figure)
            if figure.of is not None:
                reading.book.value(loaded.id, figure.of)
        except Unresolved:
            continue
        yield loaded, name, figure, value


def one_way_to_a_value(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure that has not just one of a formula, a value and a range."""
    for loaded, name, figure in reading.figures():
        ways = [figure.num, figure.value, figure.low if figure.low is not None else figure.high]
        if sum(way is not None for way in ways) != 1:
            message = "skriv antingen num (räknas ut), value (uppges) eller low och high (ett spann)"
            yield loaded.problem("figures", name, message=message, key=True)
        elif figure.num is not None and (figure.show in ("percent", "mean")) != (figure.den is not None):
            message = "en andel eller ett genomsnitt ska ha num och den; ett antal bara num"
            yield loaded.problem("figures", name, message=message, key=True)
        if message := _dispute_fault(figure):
            yield loaded.problem("figures", name, message=message, key=True)


def _dispute_fault(figure: Figure) -> str:
    """Return what is wrong with how a figure is called disputed, or nothing."""
    if not figure.disputed:
        is_bare = figure.other is None and figure.shown == "none"
        return "" if is_bare else "shown och other hör till disputed"
    if figure.note is None:
        return "disputed ska ha note, som säger läsaren hur källan säger emot sig själv"
    if (figure.shown == "both") != (figure.other is not None):
        return "shown: both ska ha other, det andra talet som källan ger; none ska inte ha det"
    return ""


def readings_differ(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each disputed figure of which both readings are one number."""
    for loaded, name, figure, _ in _figures(reading):
        if figure.disputed and len(set(readings(reading.book, loaded.id, figure))) == 1:
            message = "båda talen är lika; ta bort disputed, eller skriv det tal som källan säger emot med"
            yield loaded.problem("figures", name, "other", message=message)


def printed_as_computed(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure that the source prints otherwise than the counts give."""
    for loaded, name, figure, value in _figures(reading):
        if figure.printed is None or figure.disputed or value.low is None or value.high is None:
            continue
        ends = [_as_printed(figure, end) for end in (value.low, value.high)]
        if ends[0] <= figure.printed <= ends[1]:
            continue
        message = f"tryckt som {swedish(figure.printed)}, men {_found(ends)}"
        message += _way_out(reading.book, loaded.id, figure)
        yield loaded.problem("figures", name, "printed", message=message)


def _found(ends: list[Decimal]) -> str:
    if ends[0] == ends[1]:
        return f"uträkningen ger {swedish(ends[0])}"
    return f"uträkningen ger {swedish(ends[0])}–{swedish(ends[1])}"


def _as_printed(figure: Figure, value: Fraction) -> Decimal:
    """Return the value rounded to the decimals, or for `rounded` to the figures, that the source prints."""
    assert figure.printed is not None
    scaled = value * 100 if figure.show == "percent" else value
    if figure.rounding == "exact":
        return rounded(scaled, decimals(figure.printed))
    zeros = trailing_zeros(figure.printed)
    return Decimal(int(rounded(scaled / 10**zeros)) * 10**zeros)


def _way_out(book: Book, id: str, figure: Figure) -> str:
    """Which count or which base would make a printed percentage or mean true."""
    if figure.show not in ("percent", "mean") or figure.num is None or figure.den is None:
        return ""
    num, den = book.value(id, figure.num).exact, book.value(id, figure.den).exact
    if num is None or den is None or num.denominator != 1 or den.denominator != 1:
        return ""
    assert figure.printed is not None
    is_share = figure.show == "percent"
    ways = [fitting_counts(figure.printed, den)] if is_share else []
    if found := fitting_bases(figure.printed, int(num), 100 if is_share else 1):
        ways.append(f"{num} {'av' if is_share else 'på'} {found} ger det")
    return "; ".join([f" ({num} {'av' if is_share else 'på'} {den})", *ways])


def shares_that_a_count_gives(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each stated share that no whole count of its base gives."""
    for loaded, name, figure, _ in _figures(reading):
        if figure.show != "percent" or figure.value is None or figure.of is None or figure.qualifier:
            continue
        if figure.without is not None:  # its base is another one: told of by `shares_without_a_case`
            continue
        base = reading.book.value(loaded.id, figure.of).exact
        if base and "inget antal" in (said := fitting_counts(figure.value, base)):
            message = f"{said}; basen är troligen en annan ({figure.of})"
            yield loaded.problem("figures", name, "value", message=message, severity="warning")


def shares_printed_twice(reading: Reading) -> Iterator[Problem]:
    """Yield a note for each stated share that is to the decimal that of something else."""
    computed = dict(_computed_shares(reading))
    for loaded, name, figure, _ in _figures(reading):
        if figure.show != "percent" or figure.value is None or not decimals(figure.value):
            continue
        if other := computed.get((loaded.id, figure.value)):
            message = (
                f"{swedish(figure.value)} procent är också {other}; kontrollera att talet står på rätt ställe"
            )
            yield loaded.problem("figures", name, "value", message=message, severity="note")


def _computed_shares(reading: Reading) -> Iterator[tuple[tuple[str, Decimal], str]]:
    """Yield the report and the percentage, with one decimal, of each share that has counts behind it."""
    for loaded, table_name, table in reading.tables():
        for row_name, row in table.rows.items():
            if row.percent is not None:
                yield (loaded.id, row.percent), f"{table_name}.{row_name}"
    for loaded, name, figure, value in _figures(reading):
        if figure.show == "percent" and figure.num is not None and value.exact is not None:
            yield (loaded.id, rounded(value.exact * 100, 1)), name


def shares_within_a_whole(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each share above 100 percent, and each figure below nothing."""
    for loaded, name, figure, value in _figures(reading):
        if figure.show == "percent" and value.low is not None and value.low > 1:
            message = f"andelen är {swedish(value.low * 100)} procent; täljaren är större än nämnaren"
            yield loaded.problem("figures", name, message=message, key=True)
        if value.high is not None and value.high < 0:
            yield loaded.problem(
                "figures", name, message=f"värdet är {plain(value)}; se över formeln", key=True
            )


def ranges(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each range that does not begin with its lower end."""
    for loaded, name, figure, _ in _figures(reading):
        if figure.low is not None and figure.high is not None and figure.low >= figure.high:
            message = f"{swedish(figure.low)}–{swedish(figure.high)} går bakåt; skriv det minsta i low"
            yield loaded.problem("figures", name, "low", message=message)


def precision(reading: Reading) -> Iterator[Problem]:
    """Yield a note for each percentage with more decimals than its base bears: the page shows fewer."""
    for loaded, name, figure, _ in _figures(reading):
        formula, printed = figure.den or figure.of, figure.printed or figure.value
        if figure.show != "percent" or formula is None or printed is None:
            continue
        base = reading.book.value(loaded.id, formula).low
        allowed = None if base is None else places_for(int(base))
        if base is not None and (allowed is None or allowed < decimals(printed)):
            shown = "antalen i stället för en andel" if allowed is None else "hela procent"
            message = f"{swedish(printed)} procent av {swedish(base)} är för noga; sidan visar {shown}"
            yield loaded.problem("figures", name, message=message, key=True, severity="note")
