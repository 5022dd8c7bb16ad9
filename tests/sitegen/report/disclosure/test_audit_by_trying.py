"""The audit against trying everything: small reports made at random, all that their hidden cells may be.

Each report is true of some numbers. What it prints (totals, identities, shares, figures, words) is held
against every number that the hidden cells could have, by plain arithmetic and the words' own verdicts;
the audit must name exactly the cells that are left with too few.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_editions import HEAD
from sitegen.reading import Loaded
from sitegen.reading.validate import validate
from sitegen.reading.yaml_tree import parse
from sitegen.report.disclosure import reconstruct, thresholds
from sitegen.report.figures import words
from sitegen.report.figures.book import exactly
from sitegen.report.figures.numbers import rounded
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading

TODAY = dt.date(2032, 1, 1)
Numbers = Mapping[str, int]
Holds = Callable[[Numbers], bool]
SAYS = re.compile(r"kan räknas ut: (\S+) = ")
COUNTS = (
    ("nästan fem", "almost five"),
    ("omkring tre", "about three"),
    ("ungefär sex", "about six"),
    ("fler än två", "more than two"),
    ("färre än fyra", "fewer than four"),
    ("högst tre", "at most three"),
    ("minst två", "at least two"),
    ("tre", "three"),
)
SHARES = (
    ("hälften", "half"),
    ("nästan hälften", "almost half"),
    ("en tredjedel", "a third"),
    ("mer än en fjärdedel", "more than a quarter"),
    ("omkring 20 procent", "about 20 percent"),
    ("färre än 10 procent", "fewer than 10 percent"),
    ("en minoritet", "a minority"),
    ("alla", "all"),
)
RATIOS = (
    ("dubbelt så många", "twice as many"),
    ("hälften så många", "half as many"),
    ("lika många", "as many"),
    ("fler än", "more than"),
    ("nästan tre gånger så många", "almost three times as many"),
)


@dataclass(frozen=True)
class Said:
    """Something that a report prints: its YAML under a heading, and whether it is true of some numbers."""

    kind: str
    yaml: str
    surely: Holds
    taken: Holds | None = None
    """How a reader takes words; None when that is no other than what is surely so."""


@dataclass(frozen=True)
class Trial:
    """A report: its text, the true numbers, which are hidden, their thresholds, what it says."""

    text: str
    truth: Numbers
    hidden: tuple[str, ...]
    thresholds: Mapping[str, int]
    said: tuple[Said, ...]
    total: int


# -- what a report may say -------------------------------------------------------------------------


@st.composite
def formulas(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, Callable[[Numbers], Fraction]]:
    """A sum of cells, some of them times or over a number, on either side."""
    parts, terms = [], []
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)):
        factor, form = draw(st.integers(1, 3)), draw(st.sampled_from(("{n} * {c}", "{c} * {n}", "{c} / {n}")))
        sign = draw(st.sampled_from((1, 1, -1))) if terms else 1
        parts += [] if not terms else ["+" if sign > 0 else "-"]
        parts.append(form.format(n=factor, c=name) if factor > 1 else name)
        terms.append((name, sign * (Fraction(1, factor) if "/" in form else Fraction(factor))))
    return " ".join(parts), lambda numbers: sum((numbers[n] * f for n, f in terms), Fraction(0))


@st.composite
def links(draw: st.DrawFn, names: tuple[str, ...], truth: Numbers) -> Said:
    """An identity with a number, which stands on either side; or a bound."""
    text, value = draw(formulas(names))
    true, sign = value(truth), draw(st.sampled_from(("==", "==", "<=", "<")))
    room = 0 if sign == "==" else draw(st.integers(1, 3))
    number = true + room
    if number < 0 or number.denominator not in (1, 2, 5):
        number, sign = Fraction(max(0, int(number) + 2)), "<="
    written = f"{number.numerator} / {number.denominator}" if number.denominator > 1 else str(number)
    holds = {
        "==": value_is(value, number),
        "<=": lambda n: value(n) <= number,
        "<": lambda n: value(n) < number,
    }
    is_turned = sign == "==" and draw(st.booleans())
    line = f"  - {{holds: {written} == {text}}}" if is_turned else f"  - {{holds: {text} {sign} {written}}}"
    return Said("links", line, holds[sign])


def value_is(value: Callable[[Numbers], Fraction], number: Fraction) -> Holds:
    return lambda numbers: value(numbers) == number


@st.composite
def figures(draw: st.DrawFn, names: tuple[str, ...], truth: Numbers, index: int) -> Said | None:
    """A printed count, or a share rounded to whole percent or to one decimal."""
    text, value = draw(formulas(names))
    head = f"  f{index}: {{num: {text}, sv: F, en: F"
    if draw(st.booleans()):
        true = rounded(value(truth))
        return (
            Said("figures", f"{head}, printed: {true}}}", lambda n: rounded(value(n)) == true)
            if true >= 0
            else None
        )
    bottom, places = draw(st.sampled_from(names)), draw(st.integers(0, 1))
    if not truth[bottom]:
        return None
    share = rounded(value(truth) / truth[bottom] * 100, places)
    if share < 0:
        return None

    def holds(numbers: Numbers) -> bool:
        return bool(numbers[bottom]) and rounded(value(numbers) / numbers[bottom] * 100, places) == share

    return Said("figures", f"{head}, den: {bottom}, show: percent, printed: {share}}}", holds)


@st.composite
def claims(draw: st.DrawFn, names: tuple[str, ...], truth: Numbers, index: int) -> Said | None:
    """Words of a count, of a share of the total or of a ratio; only such as are true, or stretch a little."""
    name, other = draw(st.sampled_from(names)), draw(st.sampled_from((*names, "t.total")))
    kind = draw(st.sampled_from(("count", "share", "ratio")))
    if kind != "count" and not truth[other]:
        return None
    phrases = {"count": COUNTS, "share": SHARES, "ratio": RATIOS}[kind]

    def verdict(phrase: words.Phrase, numbers: Numbers) -> str:
        over = 1 if kind == "count" else numbers[other]
        return phrase.of(exactly(Fraction(numbers[name], over))) if over else "false"

    read = [(words.read(sv, "sv", compares=kind == "ratio"), sv, en) for sv, en in phrases]
    fit = [(p, sv, en) for p, sv, en in read if p and verdict(p, truth) in ("true", "doubtful")]
    if not fit:
        return None
    phrase, sv, en = draw(st.sampled_from(fit))
    # Between “almost five” and five there is no count: then a reader takes it as far as it goes.
    exists = kind != "count" or any(phrase.of(exactly(n)) == "true" for n in range(60))
    value = {"count": name, "share": f"{name} / {other}", "ratio": f"{name}, than: {other}"}[kind]
    line = f"  c{index}: {{sv: {sv}, en: {en}, value: {value}}}"
    taken: Holds | None = (lambda n: verdict(phrase, n) == "true") if exists else None
    return Said("claims", line, lambda n: verdict(phrase, n) in ("true", "doubtful"), taken)


# -- a report --------------------------------------------------------------------------------------


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """A table with one dimension or two, its total, and some things that are said of its cells."""
    is_crossed, of_children = draw(st.booleans()), draw(st.booleans())
    cells = ["t.a.x", "t.a.y", "t.b.x", "t.b.y"] if is_crossed else ["t.a", "t.b", "t.c", "t.d"]
    hidden = tuple(draw(st.lists(st.sampled_from(cells), min_size=1, max_size=3, unique=True)))
    truth = {cell: draw(st.integers(0, 6) if cell in hidden else st.integers(0, 12)) for cell in cells}
    total = sum(truth.values())
    # What is hidden is spoken of more often than the rest.
    names, numbers = (*hidden, *hidden, *cells), {**truth, "t.total": total}
    said: list[Said | None] = []
    for index in range(draw(st.integers(1, 4))):
        kinds = (links(names, truth), figures(names, truth, index), claims(names, numbers, index))
        said.append(draw(st.one_of(*kinds, kinds[-1])))
    kept = tuple(one for one in said if one is not None)
    limit = thresholds.TWO_WAY if is_crossed or of_children else thresholds.ONE_WAY
    body = table(cells, hidden, truth, total, is_crossed, of_children) + "".join(sections(kept))
    return Trial(HEAD + body, numbers, hidden, dict.fromkeys(hidden, limit), kept, total)


def table(
    cells: list[str], hidden: tuple[str, ...], truth: Numbers, total: int, is_crossed: bool, of_children: bool
) -> str:
    shown = {cell: "U" if cell in hidden else str(truth[cell]) for cell in cells}
    more = ", children: true" if of_children else ""
    if is_crossed:
        rows = "".join(
            f"      {row}: {{cells: {{x: {x}, y: {y}}}, sv: R, en: R{more}}}\n"
            for row, x, y in (("a", *list(shown.values())[:2]), ("b", *list(shown.values())[2:]))
        )
        dims = (
            "    dims: {vad: identity, hur: process}\n    columns: {x: {sv: X, en: X}, y: {sv: Y, en: Y}}\n"
        )
    else:
        rows = "".join(f"      {cell[2:]}: {{n: {shown[cell]}, sv: R, en: R{more}}}\n" for cell in cells)
        dims = "    dims: {vad: identity}\n"
    return (
        "universes: {alla: {n: 9000, sv: Alla, en: All}}\ntables:\n  t:\n    sv: T\n    en: T\n"
        f"    universe: alla\n    total: {total}\n{dims}    rows:\n{rows}"
    )


def sections(said: tuple[Said, ...]) -> Iterator[str]:
    for kind in ("figures", "claims", "links"):
        lines = [one.yaml for one in said if one.kind == kind]
        if lines:
            yield f"{kind}:\n" + "\n".join(lines) + "\n"


# -- trying everything -----------------------------------------------------------------------------


def bare(trial: Trial) -> set[str]:
    """The hidden cells that a reader can work out, found by trying every number for each of them."""
    for least in (1, 0):
        for is_taken in (True, False):
            seen: dict[str, set[int]] = {name: set() for name in trial.hidden}
            for numbers in fitting(trial, least, is_taken):
                for name in trial.hidden:
                    seen[name].add(numbers[name])
            if seen[trial.hidden[0]]:
                return {
                    name
                    for name, values in seen.items()
                    if len(values) < thresholds.VALUES and any(0 < v < trial.thresholds[name] for v in values)
                }
    raise AssertionError("not even the truth fits")


def fitting(trial: Trial, least: int, is_taken: bool) -> Iterator[Numbers]:
    """All numbers of the hidden cells of which everything that is printed is true."""
    room = sum(trial.truth[name] for name in trial.hidden)
    for values in product(range(least, room + 1), repeat=len(trial.hidden) - 1):
        last = room - sum(values)
        if last < least:
            continue
        numbers = {**trial.truth, **dict(zip(trial.hidden, (*values, last), strict=True))}
        if all(
            one.surely(numbers) and (not is_taken or one.taken is None or one.taken(numbers))
            for one in trial.said
        ):
            yield numbers


def read(text: str) -> Reading:
    tree, faults = parse(text, "data/reports/prov.yml")
    assert tree is not None and not faults
    record, problems = validate(Report, tree)
    assert record is not None, [problem.render() for problem in problems]
    return Reading({"prov": Loaded("prov", record, tree)}, ())


@pytest.mark.slow
@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(trials())
def test_the_audit_finds_what_trying_everything_finds(trial: Trial) -> None:
    """That the audit finds neither more nor less than every way to fill the hidden cells."""
    messages = [p.message for p in reconstruct.check(read(trial.text), TODAY) if p.severity == "error"]
    assert all(SAYS.search(message) for message in messages), messages
    found = {match[1] for message in messages if (match := SAYS.search(message))}
    assert found == bare(trial), trial.text
