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
        *("model", "figures", "read_reports", "editions", "disclosure", "intake", "checks", "publish"),
        "verbs",
    ),
}
"""The rooms inside a room, by the same rule."""
KNOWN = frozenset(
    {
        "language.messages uses sites.organisation.read_records",
        "report.disclosure.answer_tally uses report.intake.answer_sheet",
        "report.disclosure.answer_tally uses report.intake.form",
        "report.disclosure.guard_actions uses report.checks",
        "report.disclosure.guard_actions uses report.checks.coherence",
        "report.disclosure.guard_actions uses report.intake.form",
        "report.disclosure.guard_actions uses report.intake.protected_tables",
        "report.disclosure.older_editions uses report.checks.edition_series",
        "report.disclosure.protect uses report.intake.form",
        "report.editions.archive uses report.publish.csv_json",
        "report.editions.freeze uses report.checks",
        "report.editions.freeze uses report.checks.edition_series",
        "report.editions.freeze uses report.disclosure.guard_actions",
        "report.model uses report.figures.cells",
        "report.read_reports uses report.editions.archive",
    }
)
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
    """The name of a module without `sitegen`: `report.figures.formula`."""
    parts = path.relative_to(SITEGEN).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def climbs(one: str, other: str, order: Sequence[str]) -> bool:
    """Whether a module uses one of a later room; `order` names the rooms."""
    return order.index(other) > order.index(one)


MODULES = modules()


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


def test_only_a_few_modules_write_files() -> None:
    writing = {n.split(".")[0] for n, p in MODULES.items() if "write_" in p.read_text("utf-8")}
    assert writing <= {"build", "counting", "language", "printing", "report"}
