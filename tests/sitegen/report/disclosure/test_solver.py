"""The solver finds just the values that trying everything finds, and says so when it gave up."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.report.disclosure.solver import Contradiction, Possible, SolverRule, possible, reasons

NAMES = ("a", "b", "c", "d")
RANGES = st.tuples(st.integers(0, 3), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))
UNKNOWNS = st.fixed_dictionaries(dict.fromkeys(NAMES, RANGES))
TERMS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from((-3, -1, 1, 2, 7)), min_size=1)
BOUND = st.none() | st.integers(-12, 25)
RULES = st.lists(
    st.builds(lambda terms, low, high: SolverRule(tuple(terms.items()), low, high), TERMS, BOUND, BOUND),
    max_size=5,
)


def every(unknowns: dict[str, tuple[int, int]], rules: list[SolverRule]) -> dict[str, set[int]]:
    """What each unknown can be, found by trying all numbers."""
    values: dict[str, set[int]] = {name: set() for name in unknowns}
    for tried in product(*(range(low, high + 1) for low, high in unknowns.values())):
        numbers = dict(zip(unknowns, tried, strict=True))
        if all(holds(rule, numbers) for rule in rules):
            for name, value in numbers.items():
                values[name].add(value)
    return values


def holds(rule: SolverRule, numbers: dict[str, int]) -> bool:
    total = sum(c * numbers[name] for name, c in rule.terms)
    return (rule.low is None or total >= rule.low) and (rule.high is None or total <= rule.high)


def total(number: int, *names: str, source: str = "") -> SolverRule:
    return SolverRule(tuple((name, 1) for name in names), number, number, source)


@settings(max_examples=300, deadline=None)
@given(UNKNOWNS, RULES)
def test_it_finds_what_trying_everything_finds(
    unknowns: dict[str, tuple[int, int]], rules: list[SolverRule]
) -> None:
    expected = every(unknowns, rules)
    if not expected["a"]:
        with pytest.raises(Contradiction):
            possible(unknowns, rules, enough=100)
        return
    found = possible(unknowns, rules, enough=100)
    assert {name: set(answer.values) for name, answer in found.items()} == expected
    assert all(answer.decided for answer in found.values())


@settings(max_examples=100, deadline=None)
@given(UNKNOWNS, RULES)
def test_the_reasons_are_enough_and_none_is_idle(
    unknowns: dict[str, tuple[int, int]], rules: list[SolverRule]
) -> None:
    expected = every(unknowns, rules)
    for name in (name for name, values in expected.items() if 0 < len(values) < 3):
        kept = list(reasons(name, unknowns, rules))
        assert len(every(unknowns, kept)[name]) < 3
        for rule in kept:
            fewer = [other for other in kept if other is not rule]
            assert len(every(unknowns, fewer)[name]) >= 3


def test_two_hidden_cells_with_a_total_leave_every_split() -> None:
    found = possible({"a": (1, 4), "b": (1, 4)}, [total(5, "a", "b")], enough=10)
    assert found["a"] == found["b"] == Possible((1, 2, 3, 4))


def test_a_second_total_gives_the_hidden_cell_away_and_the_reasons_name_both() -> None:
    unknowns = {"a": (1, 4), "b": (1, 4), "c": (1, 4)}
    rules = [
        total(6, "a", "b", "c", source="tabellen"),
        total(5, "b", "c", source="texten"),
        SolverRule((("a", 1),), None, 9, "utan betydelse"),
    ]
    assert possible(unknowns, rules)["a"] == Possible((1,))
    assert [rule.source for rule in reasons("a", unknowns, rules)] == ["tabellen", "texten"]


def test_thirty_hidden_cells_in_a_crossed_table_are_settled() -> None:
    rows, columns = range(6), range(5)
    unknowns = {f"{r}{c}": (1, 9) for r in rows for c in columns}
    across = [total(20 + r, *(f"{r}{c}" for c in columns)) for r in rows]
    down = [total(27, *(f"{r}{c}" for r in rows)) for c in columns]
    assert sum(rule.low or 0 for rule in across) == sum(rule.low or 0 for rule in down)
    found = possible(unknowns, [*across, *down])
    assert all(answer.decided and len(answer.values) >= 3 for answer in found.values())


def test_work_that_runs_out_is_undecided_and_never_a_pass() -> None:
    """Even numbers that shall have an odd sum: nothing but trying them all tells that they cannot."""
    unknowns = dict.fromkeys("abcdefghij", (0, 50))
    rules = [SolverRule(tuple((name, 2) for name in unknowns), 401, 401)]
    found = possible(unknowns, rules, budget=2_000)
    assert not any(answer.decided for answer in found.values())


def test_unknowns_that_nothing_ties_are_free() -> None:
    assert possible({"a": (0, 1)}, []) == {"a": Possible((0, 1))}


def test_an_unknown_of_one_value_ties_nothing_together() -> None:
    unknowns = {"a": (1, 4), "b": (2, 2), "c": (1, 4)}
    found = possible(unknowns, [total(5, "a", "b"), total(4, "b", "c")])
    assert [found[name].values for name in unknowns] == [(3,), (2,), (2,)]
