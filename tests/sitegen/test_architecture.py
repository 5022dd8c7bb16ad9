"""What holds for the code of the generator as a whole."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from projects import ROOT

FILES = sorted((ROOT / "scripts").rglob("*.py"))
LONGEST = 30
FOLDER = re.compile(r"[a-z][a-z0-9-]+/([a-z0-9-]+/)*")
LONGEST_MODULE = 400
SITEGEN = ROOT / "scripts" / "sitegen"
ROOMS = (
    *("core", "guard", "reading", "records", "checks", "language", "web", "sites", "hosting", "printing"),
    *("report", "counting", "gates", "build", "deploy", "verbs", "cli"),
)
"""The folders of the generator. A room may use those before it, and none after it."""
INNER = {
    "sites": (
        *("site_rules", "kind", "finder", "card", "campaign", "organisation"),
        *("kinds", "checked_records", "listed_languages", "site_pages"),
    ),
    "report": (
        *("report_texts", "cells", "formula", "display_model", "model", "trend_model", "figures"),
        *("editions", "read_reports", "disclosure", "intake", "checks", "publish", "verbs"),
    ),
}
"""The rooms inside a room, by the same rule."""
ALIAS = re.compile(r"_?[A-Z][a-z]+\w*")
RAW = frozenset(
    {"report.figures.book", "report.read_reports", "report.editions.from_book", "report.intake.form"}
)
"""What knows the raw values of reports, or where to find them."""
OF_THE_RECORDS = frozenset({"Correction"})
"""What the publisher may know of the records that editors write."""
MODULES_OF_ROOMS = frozenset({"model", "checks", "pages", "contexts"})
"""Names of modules that any room may have: what it is made of, its rules, its pages, what templates get."""


def modules() -> dict[str, Path]:
    """Every module of the generator by its dotted name."""
    return {dotted(path): path for path in FILES if path.is_relative_to(SITEGEN)}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports(path: Path) -> set[str]:
    """The modules of the generator that a file imports, by their dotted names without `sitegen`."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
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


def climbing() -> set[str]:
    """Uses of a later room."""
    return {
        f"{name} uses {used}"
        for name, path in MODULES.items()
        for used in imports(path)
        if name and climbs(name.split(".")[0], used.split(".")[0], ROOMS)
    }


def climbing_inside() -> set[str]:
    """Uses of a later room inside the same room."""
    return {
        f"{name} uses {used}"
        for name, path in MODULES.items()
        for used in imports(path)
        if (room := name.split(".")[0]) in INNER
        and min(name.count("."), used.count(".")) > 0
        and used.startswith(f"{room}.")
        and climbs(name.split(".")[1], used.split(".")[1], INNER[room])
    }


def long_functions() -> set[str]:
    """Functions of more lines than a screen shows, by module and name."""
    beside = {path.stem: path for path in FILES if not path.is_relative_to(SITEGEN)}
    found = (beside | MODULES).items()
    return {f"{name}.{f.name}" for name, path in found for f in functions(path) if length(f) > LONGEST}


def long_modules() -> set[str]:
    return {name for name, path in MODULES.items() if path.read_text("utf-8").count("\n") > LONGEST_MODULE}


def types_twice() -> set[str]:
    """Names of classes, and of aliases in the same letters, that stand in two modules."""
    names = Counter(name for path in MODULES.values() for name in types(path))
    return {name for name, count in names.items() if count > 1}


def types(path: Path) -> set[str]:
    """The types that a module makes: `class Span`, `Span = tuple[int, int]`."""
    body = tree_of(path).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    aliases = {one.id for one in targets if isinstance(one, ast.Name) and ALIAS.fullmatch(one.id)}
    return aliases | {node.name for node in body if isinstance(node, ast.ClassDef)}


def test_no_function_is_long() -> None:
    assert long_functions() == set()


def test_no_module_is_long() -> None:
    assert long_modules() == set()


def test_no_name_stands_for_two_types() -> None:
    assert types_twice() == set()


def test_few_names_stand_for_two_modules() -> None:
    names = Counter(name.rpartition(".")[2] for name in MODULES if MODULES[name].name != "__init__.py")
    assert {name for name, count in names.items() if count > 1} <= MODULES_OF_ROOMS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_module_and_what_others_call_says_what_it_is_for(path: Path) -> None:
    tree = tree_of(path)
    if path.name != "__init__.py" or tree.body:
        assert ast.get_docstring(tree)
    public = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    assert [n.name for n in public if not n.name.startswith("_") and not ast.get_docstring(n)] == []


def test_every_folder_is_a_room_and_every_room_a_folder() -> None:
    assert {name.split(".")[0] for name in MODULES if name} == set(ROOMS)


def test_no_room_uses_a_later_one() -> None:
    assert climbing() == set()


def test_no_room_inside_a_room_uses_a_later_one() -> None:
    assert climbing_inside() == set()


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
    assert writing <= {"core", "build", "counting", "language", "printing", "report", "deploy"}


def addresses_in(path: Path) -> Iterator[str]:
    """Every text in a module that names a folder, and none of the repository: `statistik/`, `data/hsds/`."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    texts = (node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str))
    for text in filter(FOLDER.fullmatch, texts):
        if not any((place / text).is_dir() for place in (ROOT, ROOT / "data")):
            yield text


@pytest.mark.parametrize("room", ["sites", "hosting", "report", "counting", "gates", "build"])
def test_folders_of_sites_are_named_in_web_alone(room: str) -> None:
    own = {name: path for name, path in MODULES.items() if name.split(".")[0] == room}
    assert {name: found for name, path in own.items() if (found := list(addresses_in(path)))} == {}
