"""What holds for the code of the generator as a whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from projects import ROOT

FILES = sorted((ROOT / "scripts").rglob("*.py"))
LONGEST = 40
SITEGEN = ROOT / "scripts" / "sitegen"
ROOMS = (
    *("core", "guard", "reading", "records", "checks", "language", "web", "sites", "hosting", "printing"),
    *("report", "counting", "gates", "build", "cli"),
)
"""The folders of the generator. A room may use those before it, and none after it."""
INNER = {
    "sites": (
        *("site_rules", "kind", "finder", "card", "campaign", "organisation"),
        *("kinds", "checked_records", "listed_languages", "site_pages"),
    ),
    "report": (
        *("report_texts", "cells", "formula", "model", "figures", "editions", "read_reports", "disclosure"),
        *("intake", "checks", "publish", "verbs"),
    ),
}
"""The rooms inside a room, by the same rule."""
RAW = frozenset(
    {"report.figures.book", "report.read_reports", "report.editions.from_book", "report.intake.form"}
)
"""What knows the raw values of reports, or where to find them."""
OF_THE_RECORDS = frozenset({"Correction"})
"""What the publisher may know of the records that editors write."""
KNOWN: frozenset[str] = frozenset()
"""What still climbs back, and is to go."""


def modules() -> dict[str, Path]:
    """Every module of the generator by its dotted name."""
    return {dotted(path): path for path in FILES if path.is_relative_to(SITEGEN)}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports(path: Path) -> set[str]:
    """The modules of the generator that a file imports, by their dotted names without `sitegen`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "sitegen":
            own = node.module.split(".")[1:]
            names = {".".join([*own, alias.name]) for alias in node.names}
            found |= {name if name in MODULES else ".".join(own) for name in names}
    return found


def dotted(path: Path) -> str:
    """The name of a module without `sitegen`: `report.formula`."""
    parts = path.relative_to(SITEGEN).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def climbs(one: str, other: str, order: Sequence[str]) -> bool:
    """Whether a module uses one of a later room; `order` names the rooms."""
    return order.index(other) > order.index(one)


MODULES = modules()
PUBLISHER = tuple(name for name in MODULES if name.startswith("report.publish."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_function_is_long(path: Path) -> None:
    assert {f.name: length(f) for f in functions(path) if length(f) > LONGEST} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_module_and_what_others_call_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if path.name != "__init__.py" or tree.body:
        assert ast.get_docstring(tree)
    public = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    assert [n.name for n in public if not n.name.startswith("_") and not ast.get_docstring(n)] == []


def test_every_folder_is_a_room_and_every_room_a_folder() -> None:
    assert {name.split(".")[0] for name in MODULES if name} == set(ROOMS)


def test_no_room_uses_a_later_one() -> None:
    wrong = {
        f"{name} uses {used}"
        for name, path in MODULES.items()
        for used in imports(path)
        if name and climbs(name.split(".")[0], used.split(".")[0], ROOMS)
    }
    assert wrong <= KNOWN


@pytest.mark.parametrize("room", INNER)
def test_no_room_inside_a_room_uses_a_later_one(room: str) -> None:
    inside = {name: path for name, path in MODULES.items() if name.startswith(f"{room}.")}
    wrong = {
        f"{name} uses {used}"
        for name, path in inside.items()
        for used in imports(path) & inside.keys()
        if climbs(name.split(".")[1], used.split(".")[1], INNER[room])
    }
    assert wrong <= KNOWN


@pytest.mark.parametrize("name", PUBLISHER)
def test_no_raw_value_of_a_report_can_be_looked_up_by_what_publishes_it(name: str) -> None:
    """Neither by itself nor through anything that it uses."""
    reached, left = set[str](), {name}
    while left:
        reached |= left
        left = {used for one in left for used in imports(MODULES[one]) if used in MODULES} - reached
    assert reached & RAW == set()


@pytest.mark.parametrize("name", PUBLISHER)
def test_what_publishes_reports_knows_no_record_of_raw_values(name: str) -> None:
    known = {
        alias.name
        for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "sitegen.report.model"
        for alias in node.names
    }
    assert known <= OF_THE_RECORDS


def test_only_a_few_modules_write_files() -> None:
    writing = {n.split(".")[0] for n, p in MODULES.items() if "write_" in p.read_text("utf-8")}
    assert writing <= {"build", "counting", "language", "printing", "report"}
