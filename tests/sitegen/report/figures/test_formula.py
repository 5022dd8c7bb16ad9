"""A formula is read once, into a tree; what cannot be read says where."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_editions import reading
from sitegen.report.checks import coherence
from sitegen.report.figures.formula import (
    Circular,
    Number,
    Product,
    Ref,
    Sum,
    Unreadable,
    in_order,
    parse,
    parse_relation,
    references,
)

NAMES = st.sampled_from(("a", "direkt-vuxna", "nsp/alla", "primara.total", "nsp-2025/korsad.stad.unga", "b2"))
NUMBERS = st.sampled_from(("0", "2", "10", "0.5", "125"))


def test_products_bind_before_sums() -> None:
    found = parse("a + 2 * b / c - d")
    rest = (("*", Ref("b", 8)), ("/", Ref("c", 12)))
    terms = (Product(1, Ref("a", 0)), Product(1, Number(Fraction(2), 4), rest), Product(-1, Ref("d", 16)))
    assert found == Sum(terms, "a + 2 * b / c - d")


@given(st.lists(st.tuples(st.sampled_from("+-*/"), NAMES | NUMBERS), min_size=1, max_size=6))
def test_every_name_and_number_is_kept_with_its_place(tokens: list[tuple[str, str]]) -> None:
    text = " ".join(f"{sign} {token}" for sign, token in tokens)[2:]
    found = parse(text)
    atoms = [atom for term in found.terms for atom in (term.first, *(atom for _, atom in term.rest))]
    assert [text[atom.at :].split(" ")[0] for atom in atoms] == [token for _, token in tokens]
    assert [ref.name for ref in references(text)] == [a.name for a in atoms if isinstance(a, Ref)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a b", 2),
        ("a + ", 4),
        ("+ a", 0),
        ("a * * b", 4),
        ("a * 2 b", 6),
        ("a <= b", 2),
        ("", 0),
        ("a / ", 4),
    ],
)
def test_what_is_no_sum_says_where(text: str, at: int) -> None:
    with pytest.raises(Unreadable) as fault:
        parse(text)
    assert fault.value.at == at


@pytest.mark.parametrize(("text", "at"), [("a", None), ("a == b == c", 7), ("a ==", 4), ("== a", 0)])
def test_what_is_no_relation_says_where(text: str, at: int | None) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_relation(text)
    assert fault.value.at == at
    assert references("a == b") == (Ref("a", 0), Ref("b", 5))


def test_the_problem_stands_at_the_part_that_cannot_be_read(tmp_path: Path) -> None:
    body = "universes: {alla: {n: 131, sv: A, en: A}}\nlinks:\n  - {holds: alla == alla alla}\n"
    found = reading(tmp_path, prov=body)
    [problem] = coherence.references_lead_somewhere(found)
    assert problem.source_line[problem.column - 1 :] == "alla}"


@pytest.mark.parametrize("text", ["alla == 3", "alla <= alla"])
def test_a_relation_is_no_figure(tmp_path: Path, text: str) -> None:
    body = f"universes: {{alla: {{n: 131, sv: A, en: A}}}}\nfigures: {{a: {{num: {text}, sv: A, en: A}}}}\n"
    problems = list(coherence.references_lead_somewhere(reading(tmp_path, prov=body)))
    assert ["skriv + - * eller /" in problem.message for problem in problems] == [True]


def test_what_is_needed_comes_first_however_deep_and_a_ring_is_told() -> None:
    chain = {("r", str(n)): [("r", str(n + 1))] for n in range(5000)} | {("r", "5000"): []}
    known: dict[tuple[str, str], int] = {}
    for number, key in enumerate(in_order(("r", "0"), lambda key: chain[key], known)):
        known[key] = number  # noqa: PERF403  (the walk looks at what is known while it goes)
    assert known["r", "5000"] == 0 and known["r", "0"] == 5000
    chain["r", "5000"] = [("r", "17")]
    with pytest.raises(Circular):
        list(in_order(("r", "0"), lambda key: chain[key], {}))
