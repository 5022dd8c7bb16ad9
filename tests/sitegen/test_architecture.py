"""What holds for the code of the generator as a whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import ROOT

FILES = sorted((ROOT / "scripts").rglob("*.py"))
LONGEST = 40
# A module may use those of its own line and of the lines above it.
LAYERS = (
    (
        *("formats", "hoursrule", "numberplan", "clickids", "paths", "shorten", "textcheck", "thai"),
        *("schemes", "sheetcells"),
    ),
    (
        *("problems", "model", "printmodel", "clock", "neutral", "contextnotes", "guard"),
        *("partmarks", "svgmarkup"),
    ),
    (
        "yamlfaults",
        "yamlscalars",
        "yamltree",
        "validate",
        "phones",
        "hours",
        "voices",
        "pofile",
        "translatable",
        "translationcheck",
        "textsets",
        "urls",
        "swap",
    ),
    ("loader", "catalogue", "contexts", "freshness", "opening"),
    (
        *("ageing", "facets", "desk", "checks", "memory", "rights", "rows", "pages", "card", "families"),
        *("prosepages", "organisation"),
        *("hsds", "jsonld", "render", "assets", "campaign"),
    ),
    ("output", "messages", "merge", "hosting"),
    ("built", "worklist", "shots", "sites"),
    ("printing", "counting"),
    ("report",),
    ("made", "search"),
    ("schema", "release"),
    ("cli",),
)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports(path: Path) -> set[str]:
    """The modules of the generator that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "sitegen":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


def module(path: Path) -> str:
    inner = path.relative_to(ROOT / "scripts" / "sitegen")
    return inner.parts[0].removesuffix(".py")


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


def test_the_modules_stand_in_layers() -> None:
    order = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    own = [path for path in FILES if "sitegen" in path.parts and path.name != "__init__.py"]
    assert {module(path) for path in own} == set(order)
    wrong = [
        f"{module(path)} uses {name}"
        for path in own
        for name in imports(path)
        if order[name] > order[module(path)]
    ]
    assert wrong == []


def test_only_a_few_modules_write_files() -> None:
    writing = {module(p) for p in FILES if "sitegen" in p.parts and "write_" in p.read_text("utf-8")}
    assert writing <= {"counting", "merge", "printing", "report", "schema", "sites", "shots"}
