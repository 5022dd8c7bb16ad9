"""Whether single figures follow from what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sitegen.core import Problem
from sitegen.reading import Loaded
from sitegen.report.checks.message_numbers import fitting_bases, fitting_counts, plain, swedish
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.figures.numbers import decimals, places_for, rounded, trailing_zeros
from sitegen.report.formula import Unresolved
from sitegen.report.model import Figure, Report
from sitegen.report.read_reports import Reading


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
        if figure.disputed and figure.note is None:
            message = "disputed ska ha note, som säger läsaren hur källan säger emot sig själv"
            yield loaded.problem("figures", name, message=message, key=True)


def printed_as_computed(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure that the source prints otherwise than the counts give."""
    for loaded, name, figure, value in _figures(reading):
        if figure.printed is None or value.low is None or value.high is None:
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
