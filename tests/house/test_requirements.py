"""The packages that the project asks for: one group builds the sites, the other is for tests alone."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from projects import ROOT

GROUPS = ("requirements", "requirements-tests")
PIN = re.compile(r"([a-z0-9-]+)==(\S+)(?: ; (.*))? \\")


def asked(group: str) -> list[Requirement]:
    """Return what a group asks for by name."""
    rows = (ROOT / f"{group}.in").read_text("utf-8").splitlines()
    return [Requirement(row) for row in rows if row and row[0] not in "#-"]


def locked(group: str) -> dict[tuple[str, str, str], str]:
    """Return a locked file: hashes by the name of a package, its version and where it is installed."""
    entries = re.split(r"\n(?=\S)", (ROOT / f"{group}.txt").read_text("utf-8"))
    found = {}
    for entry in (entry for entry in entries if not entry.startswith("#")):
        pin = PIN.fullmatch(entry.splitlines()[0])
        assert pin, f"not one version with hashes: {entry.splitlines()[0]}"
        found[pin[1], pin[2], pin[3] or ""] = "\n".join(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))
    return found


def pinned_here(group: str) -> dict[str, str]:
    """Return the versions of a group that this Python installs."""
    return {name: version for name, version, where in locked(group) if not where or Marker(where).evaluate()}


def needed(asked: Iterable[Requirement]) -> set[str]:
    """Return the names of packages and of all that they need in turn, as the installed ones say."""
    waiting, seen = [(canonicalize_name(row.name), frozenset(row.extras)) for row in asked], set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) not in seen:
            seen.add((name, extras))
            waiting += [(canonicalize_name(row.name), frozenset(row.extras)) for row in needs(name, extras)]
    return {name for name, _ in seen}


def needs(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    """Yield what one installed package needs on this Python."""
    for row in map(Requirement, metadata.requires(name) or ()):
        if not row.marker or any(row.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield row


def places_of_modules() -> list[str]:
    """Return the folders whose modules are imported by their bare names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [str(folder) for folder in settings["tool"]["pytest"]["ini_options"]["pythonpath"]]


def imported(*folders: str) -> set[str]:
    """Return the top names that folders import and that neither Python nor the project has."""
    files = [p for f in folders for p in (ROOT / f).rglob("*.py") if "node_modules" not in p.parts]
    own = {path.stem for folder in (".", *places_of_modules()) for path in (ROOT / folder).iterdir()}
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module and not n.level}
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - own


def not_asked_for(names: Iterable[str], *groups: str) -> set[str]:
    """Return the imported names whose package stands in none of the groups by its own name."""
    owners = metadata.packages_distributions()
    wanted = {canonicalize_name(row.name) for group in groups for row in asked(group)}
    return {name for name in names if not {canonicalize_name(own) for own in owners.get(name, ())} & wanted}


@pytest.mark.parametrize("group", GROUPS)
def test_every_locked_package_has_a_hash_and_no_other_origin(group: str) -> None:
    entries = locked(group)
    assert entries
    assert [pin for pin, hashes in entries.items() if not hashes] == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_locked_file_has_what_its_group_asks_for_and_needs_and_nothing_else(group: str) -> None:
    assert set(pinned_here(group)) == needed(asked(group)), "run `make lock`"


def test_what_both_groups_need_is_the_same_to_the_hash() -> None:
    build, tests = ({pin[:2]: hashes for pin, hashes in locked(group).items()} for group in GROUPS)
    shared = {pin for pin in tests if pin[0] in {name for name, _ in build}}
    assert shared
    assert {pin: tests[pin] for pin in shared} == {pin: build.get(pin) for pin in shared}


def test_building_installs_no_tool_of_the_tests_but_what_its_own_packages_need() -> None:
    tools = {row.name for row in asked("requirements-tests")}
    assert tools & pinned_here("requirements").keys() <= {"packaging", "tinycss2"}


def test_all_that_the_scripts_import_is_asked_for_by_name_for_building() -> None:
    assert not_asked_for(imported("scripts"), "requirements") == set()


def test_all_that_the_tests_import_is_asked_for_by_name() -> None:
    assert not_asked_for(imported("scripts", "tests", "tools", "bench"), *GROUPS) == set()


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_installed_is_what_is_locked(group: str) -> None:
    assert {name: metadata.version(name) for name in pinned_here(group)} == pinned_here(group)
