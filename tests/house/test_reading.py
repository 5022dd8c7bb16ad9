"""What the guides for programmers name exists: every path, and every function or class in it."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from projects import ROOT

SITEGEN = ROOT / "scripts" / "sitegen"
GUIDES = (
    *("README.md", "READING.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SAFETY.md", "SECURITY.md"),
    "DEPLOY.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "adr").glob("*.md")),
)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
# A path may hold placeholders (<id>) and stars; after a colon stands what is in the file.
NAMED = re.compile(r"[\w.*<>-]+(?:/[\w.*<>-]*)*(?::[A-Za-z_][\w.]*)?")
ENDS = (".py", ".md", ".yml", ".html", ".css", ".js", ".json", ".po", ".sh", ".toml", ".txt", ".in", ".svg")
MADE = (
    *("dist/", ".cache/", ".venv/", "data/reports/editions/", "bundle/"),
    *("deploy.yml", "build.txt", "_manifest.json", "MANIFEST.json", "sbom.cdx.json"),
)
"""What commands or owners make, and no commit has."""
STEP = re.compile(r"^\d+\. \[`([^`]+)`\]\(([^)]+)\)", re.MULTILINE)
MACRO = re.compile(r"\{%-? macro (\w+)")
MAIN_WAY, WORDS = "The main way, in five functions", "Words"
WIDEST = 120


@lru_cache(maxsize=1)
def known() -> tuple[Path, ...]:
    """Return every file that git has, or would have with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(Path(path) for path in listed.split("\0") if path and (ROOT / path).exists())


def order(name: str) -> tuple[str, ...]:
    """Return the rooms of the generator in their order, or those inside one of them."""
    path = ROOT / "tests" / "sitegen" / "test_architecture.py"
    spec = importlib.util.spec_from_file_location("architecture", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: tuple[str, ...] = module.INNER.get(name, ()) if name else module.ROOMS
    return found


def named(text: str) -> Iterator[str]:
    """Yield what a guide names that looks like a file, a folder, or a function in a file."""
    for code in CODE.findall(text):
        if NAMED.fullmatch(code) and not code.startswith(MADE) and is_path(code):
            yield code


def is_path(code: str) -> bool:
    path = code.partition(":")[0]
    first = path.split("/")[0]
    places = {part.name for folder in (ROOT, SITEGEN) for part in folder.iterdir()}
    return (path.endswith(ENDS) and path not in ENDS) or ("/" in path and first in places)


def found(path: str) -> list[Path]:
    """Return what a path may mean: from the root, from the generator, or by the name alone."""
    pattern = re.sub(r"<[^>]*>", "*", path.rstrip("/"))
    if "/" not in path:
        return [ROOT / file for file in known() if file.match(pattern)]
    return [hit for folder in (ROOT, SITEGEN) for hit in folder.glob(pattern)]


def names_in(path: Path) -> set[str]:
    """Return the functions, classes and methods of a module, `build`, `Finder.files`; a template's macros."""
    if path.suffix == ".html":
        return set(MACRO.findall(path.read_text("utf-8")))
    tree = ast.parse(path.read_text("utf-8"))
    names = {target.id for node in tree.body for target in targets(node)}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {
                f"{node.name}.{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)
            }
    return names


def targets(node: ast.stmt) -> Iterator[ast.Name]:
    """Yield the names that a statement of a module gives a value."""
    every = node.targets if isinstance(node, ast.Assign) else ()
    every = [node.target] if isinstance(node, ast.AnnAssign) else every
    yield from (target for target in every if isinstance(target, ast.Name))


def lacking(code: str) -> bool:
    """Say whether a path leads nowhere, or its file has no such name."""
    path, _, name = code.partition(":")
    files = found(path)
    return not files or bool(name and not any(name in names_in(file) for file in files))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_and_function_that_a_guide_names_exists(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    assert [code for code in named(text) if lacking(code)] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_of_a_guide_leads_to_a_file(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    links = [link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in links if not (ROOT / guide).parent.joinpath(link).exists()] == []


def sections() -> dict[str, str]:
    """Return what stands under each heading of the way in."""
    parts = re.split(r"^## ", (ROOT / "READING.md").read_text("utf-8"), flags=re.MULTILINE)
    return {part.split("\n")[0]: part for part in parts}


def walks() -> dict[str, list[tuple[str, str]]]:
    """Return the ways through the code by their headings: what each step names, and where its link leads."""
    return {name: STEP.findall(part) for name, part in sections().items() if STEP.search(part)}


def places(steps: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return for each step the number of its room, and of the room inside that one."""
    rooms = order("")
    parts = [code.partition(":")[0].removesuffix(".py").split("/") for code, _ in steps]
    return [(rooms.index(room), number(inner[0], order(room))) for room, *inner in parts]


def number(name: str, among: Sequence[str]) -> int:
    return among.index(name) if name in among else 0


def test_the_main_way_only_goes_to_what_a_function_may_call() -> None:
    way, *_ = walks().values()
    assert len(way) == 5
    assert places(way) == sorted(places(way), reverse=True)


def test_no_walk_climbs_back_to_an_earlier_room() -> None:
    _, *ways = walks().values()
    assert len(ways) == 2
    for way in ways:
        assert places(way) == sorted(places(way))


def test_a_step_links_to_the_file_that_it_names() -> None:
    steps = [step for way in walks().values() for step in way]
    assert [code for code, link in steps if link != f"scripts/sitegen/{code.partition(':')[0]}"] == []


def test_each_step_of_the_main_way_says_how_it_is_reached() -> None:
    _, *steps = re.split(r"^\d+\. ", sections()[MAIN_WAY], flags=re.MULTILINE)
    assert [step for step in steps if "Reached " not in step.partition("\n\n")[0]] == []


@pytest.mark.parametrize("kind", ["finder", "card", "campaign"])
def test_the_main_way_shows_the_table_of_each_kind_of_site(kind: str) -> None:
    assert f"`sites/{kind}/pages.py:BUILDERS`" in sections()[MAIN_WAY]


@pytest.mark.parametrize(
    "word", ["Catalogue", "Key", "SiteContext", "PageMaker", "offers", "part", "pinned", "piece", "Edition"]
)
def test_words_of_the_code_are_explained_before_the_way_begins(word: str) -> None:
    assert re.search(rf"^- \*\*{word}\b.*?\*\*", sections()[WORDS], re.MULTILINE)
    assert list(sections()).index(WORDS) < list(sections()).index(MAIN_WAY)


def test_the_way_in_has_no_wide_lines() -> None:
    lines = (ROOT / "READING.md").read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > WIDEST] == []


def test_the_table_of_rooms_is_the_order_that_is_held() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## The rooms")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)(?:/|\.py)` \|", text, re.MULTILINE) == list(order(""))
    inside = re.findall(r"^- `(\w+)/`: ((?:.|\n  )+)", text, re.MULTILINE)
    listed = {room: re.findall(r"`(\w+)(?:/|\.py)`", names) for room, names in inside}
    assert listed == {room: list(order(room)) for room in order("") if order(room)}
