"""A formula is read once, into a tree; what cannot be read says where."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from report_editions import HEAD
from sitegen.core import Problem
from sitegen.reading.validate import TextFault
from sitegen.report import read_reports
from sitegen.report.formula import (
    LONGEST,
    SIGNS,
    Circular,
    Constant,
    FigureRef,
    Formula,
    LinkFormula,
    Product,
    Sum,
    in_order,
    parse,
    parse_relation,
    refs,
)

NAMES = st.sampled_from(("a", "direkt-vuxna", "nsp/alla", "primara.total", "nsp-2025/korsad.stad.unga", "b2"))
NUMBERS = st.sampled_from(("0", "2", "10", "0.5", "125"))


def test_products_bind_before_sums() -> None:
    found = parse("a + 2 * b / c - d")
    rest = (("*", FigureRef("b", 8)), ("/", FigureRef("c", 12)))
    terms = (
        Product(1, FigureRef("a", 0)),
        Product(1, Constant(Fraction(2), 4), rest),
        Product(-1, FigureRef("d", 16)),
    )
    assert found == Sum(terms, "a + 2 * b / c - d")


@given(st.lists(st.tuples(st.sampled_from("+-*/"), NAMES | NUMBERS), min_size=1, max_size=6))
def test_every_name_and_number_is_kept_with_its_place(tokens: list[tuple[str, str]]) -> None:
    text = " ".join(f"{sign} {token}" for sign, token in tokens)[2:]
    found = parse(text)
    atoms = [atom for term in found.terms for atom in (term.first, *(atom for _, atom in term.rest))]
    assert [text[atom.at :].split(" ")[0] for atom in atoms] == [token for _, token in tokens]
    assert [ref.name for ref in refs(found)] == [a.name for a in atoms if isinstance(a, FigureRef)]


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
    with pytest.raises(TextFault) as fault:
        parse(text)
    assert fault.value.at == at


@pytest.mark.parametrize(("text", "at"), [("a", None), ("a == b == c", 7), ("a ==", 4), ("== a", 0)])
def test_what_is_no_relation_says_where(text: str, at: int | None) -> None:
    with pytest.raises(TextFault) as fault:
        parse_relation(text)
    assert fault.value.at == at


def test_the_references_of_a_relation_are_those_of_both_sides() -> None:
    assert [ref.name for ref in refs(parse_relation("a == 2 * b"))] == ["a", "b"]


def faults(folder: Path, body: str) -> list[Problem]:
    """What is told when a report with this in it is read."""
    home = folder / "data" / "reports"
    home.mkdir(parents=True)
    (home / "prov.yml").write_text(HEAD + body, "utf-8")
    return list(read_reports.read(folder).problems)


def test_the_problem_stands_at_the_part_that_cannot_be_read(tmp_path: Path) -> None:
    body = "universes: {alla: {n: 131, sv: A, en: A}}\nlinks:\n  - {holds: alla == alla alla}\n"
    [problem] = faults(tmp_path, body)
    assert problem.source_line[problem.column - 1 :] == "alla}"
    assert (problem.path, problem.line) == ("data/reports/prov.yml", len(HEAD.splitlines()) + 3)


def test_of_a_folded_formula_the_problem_stands_at_its_start(tmp_path: Path) -> None:
    body = (
        "universes: {alla: {n: 131, sv: A, en: A}}\nlinks:\n  - holds: >-\n      alla ==\n      alla alla\n"
    )
    [problem] = faults(tmp_path, body)
    assert problem.source_line[problem.column - 1 :] in (">-", "alla ==")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Alla == 2", "skriv namn och tal med mellanslag kring + - * /"),
        ("alla == " + "alla + " * 60 + "alla", "högst 300 får plats"),
        ("[alla]", "ska vara en text"),
        ("alla ==", "ofullständig; ett namn eller ett tal saknas"),
        ("alla", "skriv ett samband med ==, ~, <= eller < mellan två led"),
    ],
)
def test_what_is_no_formula_is_told_with_the_way_out(tmp_path: Path, text: str, said: str) -> None:
    body = f"universes: {{alla: {{n: 131, sv: A, en: A}}}}\nlinks:\n  - {{holds: {text}}}\n"
    assert [said in problem.message for problem in faults(tmp_path, body)] == [True]


def test_editors_tools_see_a_formula_as_text() -> None:
    schema = TypeAdapter(Formula).json_schema()
    assert schema == {"type": "string", "pattern": SIGNS, "maxLength": LONGEST}
    assert TypeAdapter(LinkFormula).json_schema() == schema


@pytest.mark.parametrize("text", ["alla == 3", "alla <= alla"])
def test_a_relation_is_no_figure(tmp_path: Path, text: str) -> None:
    body = f"universes: {{alla: {{n: 131, sv: A, en: A}}}}\nfigures: {{a: {{num: {text}, sv: A, en: A}}}}\n"
    problems = faults(tmp_path, body)
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
