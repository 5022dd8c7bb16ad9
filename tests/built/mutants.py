"""One fault at a time in a copy of what was really built, and whether a gate stops it.

A gate is a check of the build (it takes a `BuiltSite` and yields problems) or a claim of the tests
(it takes fixtures and fails), named as the function that it is.
"""

from __future__ import annotations

import atexit
import inspect
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import pytest

from built.hosting import read_rules
from built.site import LANGUAGES, PROSE, SITES, Page, Site, read_page
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage, page_reader
from sitegen.records import Catalogue

Gate = Callable[..., object]
FEW = 100


@dataclass(frozen=True, slots=True)
class Mutant:
    """The first place in a file that `old` (a regular expression) matches becomes `new`."""

    what: str
    path: str
    old: str
    new: str

    def of(self, text: str) -> str:
        """The broken text; a row that breaks nothing is a fault of the table."""
        broken, count = re.subn(self.old, self.new, text, count=1, flags=re.DOTALL)
        assert count == 1 and broken != text, f"{self.old!r} is not in {self.path}"
        return broken


@contextmanager
def planted(source: Path, folder: Path, mutant: Mutant) -> Iterator[Path]:
    """A tree of links to `source` in which one file is a broken copy that lies in `folder`; gone when empty.

    The tree is laid once a process and put right at the end. What is broken has a path of its own, because
    pages are parsed once for each path that a link leads to.
    """
    tree = _links(source.resolve())
    link, broken = tree / mutant.path, mutant.of((source / mutant.path).read_text("utf-8"))
    link.unlink()
    if broken:
        (folder / link.name).write_text(broken, "utf-8")
        link.symlink_to(folder / link.name)
    try:
        yield tree
    finally:
        link.unlink(missing_ok=True)
        link.symlink_to(source.resolve() / mutant.path)


@cache
def _links(source: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tree = folder / source.name
    shutil.copytree(source, tree, copy_function=lambda real, link: Path(link).symlink_to(real))
    return tree


@dataclass(frozen=True)
class Sample(BuiltSite):
    """A built site of which few pages are read, so that each check takes a moment."""

    @cached_property
    def pages(self) -> Mapping[str, FinishedPage]:
        """Of each kind of page the first in every language; all of prose; the 404."""
        return {path: _markup((self.folder / path).resolve()) for path in paths(self.folder, self.site.id)}


def paths(folder: Path, id: str) -> list[str]:
    """The files of the sample, by their path from the site's root; on a small site all are in it."""
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*.html")]
    first: dict[tuple[str, str, str], str] = {}
    for path in sorted(files):
        page = read_page(folder, folder / path, id)
        several = page.kind == PROSE or len(files) < FEW
        first.setdefault((page.kind, page.language, path if several else ""), path)
    return list(first.values())


@cache
def _markup(file: Path) -> FinishedPage:
    return page_reader.read_page(file.read_text("utf-8"))


def stops(gate: Gate, folder: Path, records: Catalogue, id: str) -> bool:
    """Whether a gate stops the site in a folder."""
    if inspect.isgeneratorfunction(gate):
        return any(True for _ in gate(Sample(folder, records, SITES[id]["base_url"])))
    return any(_fails(gate, given) for given in _fixtures(gate, folder, id))


def _fixtures(claim: Gate, folder: Path, id: str) -> Iterator[dict[str, object]]:
    """The arguments of a claim: for each language when it asks for one."""
    names = inspect.signature(claim).parameters
    fixed = {"site": Site(folder, tuple(_pages(folder, id)), id), "rules": read_rules(folder), "dist": folder}
    for language in LANGUAGES if "language" in names else ("",):
        given = {**fixed, "language": language}
        yield {name: given[name] for name in names}


def _pages(folder: Path, id: str) -> Iterator[Page]:
    """The sample as the claims read it; links are followed, so that a page is parsed once for all mutants."""
    for path in paths(folder, id):
        yield replace(read_page(folder, folder / path, id), file=(folder / path).resolve())


def _fails(claim: Gate, given: Mapping[str, object]) -> bool:
    try:
        claim(**given)
    except (AssertionError, pytest.fail.Exception):
        return True
    return False
