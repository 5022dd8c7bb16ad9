"""One fault at a time, planted in what was really built; and the gates that may stop it.

A mutant is a row: what is done, to which file, which text becomes which, and the gate that must see it.
A gate is a check of the build, or a claim of this folder, as the function that it is.
"""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest

from built.hosting import read_rules
from built.site import KINDS, LANGUAGES, Page, Site, _page
from sitegen.built.site import BuiltSite, Markup
from sitegen.catalogue import Catalogue

Gate = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Mutant:
    """The first place in a file that `old` (a regular expression) matches becomes `new`."""

    what: str
    path: str
    old: str
    new: str
    killer: Gate

    def of(self, text: str) -> str:
        """The broken text; a row that breaks nothing is a fault of the table."""
        broken, count = re.subn(self.old, self.new, text, count=1, flags=re.DOTALL)
        assert count == 1 and broken != text, f"{self.what}: {self.old!r} is not in {self.path}"
        return broken


@dataclass(frozen=True)
class Sample(BuiltSite):
    """A built site of which only some pages are read: each check takes a moment then."""

    read: Mapping[str, Markup]

    @cached_property
    def pages(self) -> Mapping[str, Markup]:
        """The pages of the sample."""
        return self.read


def parsed(text: str) -> Markup:
    """A page as the checks of the build read it."""
    markup = Markup()
    markup.feed(text)
    markup.close()
    return markup


@dataclass(frozen=True)
class Bench:
    """The real site, and a sample of it: the first page of each kind in every language, 404 and prose."""

    root: Path
    catalogue: Catalogue
    base_url: str

    @cached_property
    def whole(self) -> Sample:
        """The sample as it was built."""
        texts = {path: (self.root / path).read_text("utf-8") for path in sample(self.root)}
        return Sample(self.root, self.catalogue, self.base_url, {p: parsed(t) for p, t in texts.items()})

    @cached_property
    def claimed(self) -> Site:
        """The same sample as the claims of this folder read it."""
        return Site(self.root, tuple(_page(self.root, self.root / path) for path in self.whole.pages))

    def stopped_by(self, gate: Gate, mutant: Mutant | None, folder: Path) -> bool:
        """Whether a gate lets the sample through when one file of it is broken."""
        if inspect.isgeneratorfunction(gate):
            return any(gate(self._site(mutant, folder)))
        return not self._claim_holds(gate, mutant, folder)

    def _site(self, mutant: Mutant | None, folder: Path) -> Sample:
        if mutant is None:
            return self.whole
        text = mutant.of((self.root / mutant.path).read_text("utf-8"))
        tree = linked(self.root, folder / "tree", {mutant.path: text})
        read = {**self.whole.pages, mutant.path: parsed(text)}
        broken = Sample(tree, self.catalogue, self.base_url, read)
        vars(broken)["files"] = self.whole.files
        return broken

    def _claim_holds(self, claim: Gate, mutant: Mutant | None, folder: Path) -> bool:
        site, rules = self.claimed, read_rules(self.root)
        languages: tuple[str, ...] = LANGUAGES
        kinds: tuple[str, ...] = (*KINDS, "prose")
        if mutant is not None:
            text = mutant.of((self.root / mutant.path).read_text("utf-8"))
            file = folder / mutant.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            if mutant.path == "_headers":
                rules = read_rules(folder)
            else:
                pages = [replace(p, file=file) if p.file == self.root / mutant.path else p for p in site.pages]
                site = Site(self.root, tuple(pages))
                page = next(page for page in pages if page.file == file)
                languages, kinds = (page.language,), (page.kind,)
        return all(_holds(claim, given) for given in _cases(claim, site, rules, languages, kinds))


def _cases(claim: Gate, site: Site, rules: object, languages: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """The arguments of a claim, for each language and kind that it asks for."""
    names = inspect.signature(claim).parameters
    for language in languages if "language" in names else ("",):
        for kind in kinds if "kind" in names else ("",):
            everything = {"site": site, "rules": rules, "language": language, "kind": kind}
            yield {name: everything[name] for name in names}
