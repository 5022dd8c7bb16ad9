"""Every template has a context, and each uses all that the other gives and nothing else.

Contexts are found in the package (all that subclass `TemplateContext`), templates in the folders.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from pydantic import BaseModel

import sitegen
from projects import REAL, ROOT
from sitegen.sites.campaign.ad_model import AdDrawing
from sitegen.web import TemplateContext, render

OVERRIDES = (ROOT / "overrides", *sorted(ROOT.glob("campaigns/*/overrides")))
ENDS = (".html", ".xml", ".svg")
THEME = ROOT / "overrides" / "material"
"""What MkDocs fills in, with these values."""
GIVEN_BY_MKDOCS = {"config", "page", "nav", "base_url"}
NOT_FOR_TEMPLATES = {"QrCode.content", "QrCode.module", "BannerLine.face"}
"""Fields of values that contexts hold, from which others of theirs are worked out."""
OF_LOOPS = {"first", "index", "index0", "last", "length"}
OF_TRANSLATORS = {"colon", "code"}
READING = Environment(trim_blocks=True, lstrip_blocks=True)
READING.filters["url"] = str  # MkDocs has one
NAMED_BY_RECORDS = {f"ads/{drawing}.html" for drawing in get_args(AdDrawing)}
LANGUAGES = {"sv", "en"}
"""Keys of a mapping by language, which a template reads as attributes."""


# -- templates ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class TemplateFile:
    """A template where it lies; those it extends or imports are looked for as on a site."""

    path: Path

    @property
    def name(self) -> str:
        """What a context calls it: its folder below the overrides, none for a help page's, and its name."""
        root = next(root for root in OVERRIDES if self.path.is_relative_to(root))
        return self.path.relative_to(root).as_posix().removeprefix("lean/")

    @property
    def environment(self) -> Environment:
        return render.environment(self.path.parent, REAL.templates)

    @property
    def tree(self) -> nodes.Template:
        return parsed(self.path)

    def others(self, *kinds: type[nodes.Node], same: bool = False) -> Iterator[TemplateFile]:
        """What it refers to by statements of some kinds, and so on; `same` are filled in with its context."""
        for kind in kinds:
            for statement in self.tree.find_all(kind):
                if same and not getattr(statement, "with_context", True):
                    continue
                for name in find_referenced_templates(nodes.Template([statement], lineno=1)):
                    assert name and self.environment.loader
                    path = self.environment.loader.get_source(self.environment, name)[1]
                    assert path
                    yield TemplateFile(Path(path))
                    yield from TemplateFile(Path(path)).others(*kinds, same=same)

    @cache  # noqa: B019
    def family(self) -> frozenset[TemplateFile]:
        """It, and all that it extends or imports."""
        return frozenset({self, *self.others(nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)})

    def line(self) -> frozenset[TemplateFile]:
        """It, and what it extends or asks for with its context: what is filled in with the same values."""
        return frozenset({self, *self.others(nodes.Extends, nodes.Import, nodes.Include, same=True)})

    def imported(self) -> set[str]:
        """The names that it imports."""
        names = (entry for node in self.tree.find_all(nodes.FromImport) for entry in node.names)
        whole = (node.target for node in self.tree.find_all(nodes.Import))
        return {entry if isinstance(entry, str) else entry[1] for entry in names} | set(whole)

    @cache  # noqa: B019
    def variables(self) -> set[str]:
        """The names that it takes from outside."""
        return find_undeclared_variables(self.tree) - self.imported()

    def wanted(self) -> set[str]:
        """The variables that a context has to give to it and its family."""
        return set().union(*(file.variables() for file in self.family()))

    def macros(self) -> dict[str, nodes.Macro]:
        return {node.name: node for node in self.tree.find_all(nodes.Macro)}

    def attributes(self) -> set[str]:
        """Every attribute that it reads of anything."""
        return attributes(self.tree)


def attributes(tree: nodes.Node) -> set[str]:
    """Every attribute that is read in a tree; of a mapping it is a key, and of a template a macro."""
    others = MAPPINGS | {node.target for node in tree.find_all(nodes.Import)}
    return {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name in others)
    }


@cache
def parsed(path: Path) -> nodes.Template:
    return READING.parse(path.read_text("utf-8"))


def is_template(path: Path) -> bool:
    return path.suffix == ".html" or any(sign in path.read_text("utf-8") for sign in ("{{", "{%"))


FILES = [
    TemplateFile(path)
    for root in OVERRIDES
    for path in sorted(root.rglob("*"))
    if path.suffix in ENDS and is_template(path)
]
OWN = [file for file in FILES if not file.path.is_relative_to(THEME)]


# -- contexts ----------------------------------------------------------------------------------


def below(kind: type[TemplateContext]) -> Iterator[type[TemplateContext]]:
    """Every subclass in the package that its module still knows: `slots` leaves a class that none does."""
    for one in kind.__subclasses__():
        inside = one.__module__.startswith("sitegen.")
        if inside and vars(sys.modules[one.__module__]).get(one.__name__) is one:
            yield one
            yield from below(one)


def contexts() -> list[type[TemplateContext]]:
    for module in pkgutil.walk_packages(sitegen.__path__, "sitegen."):
        importlib.import_module(module.name)
    found = [kind for kind in below(TemplateContext) if "template" in vars(kind)]
    return sorted(found, key=lambda kind: (kind.template, kind.__module__))


CONTEXTS = contexts()
MAPPINGS = {
    name for kind in CONTEXTS for name, hint in get_type_hints(kind).items() if get_origin(hint) is Mapping
}
by_context = pytest.mark.parametrize("kind", CONTEXTS, ids=lambda kind: kind.__name__)


def given(kind: type[TemplateContext]) -> set[str]:
    return {field.name for field in fields(kind)}


def files_of(kind: type[TemplateContext]) -> list[TemplateFile]:
    """The templates of a context's name; campaigns may have one of the same name each."""
    return [file for file in FILES if file.name == kind.template.partition("#")[0]]


def taken(kind: type[TemplateContext], file: TemplateFile) -> set[str]:
    """What a template takes of its context: the variables of it and its family, or a macro's arguments."""
    macro = kind.template.partition("#")[2]
    if not macro:
        return file.wanted() - {"_"}
    found = file.macros().get(macro)
    return {argument.name for argument in found.args} - {"_"} if found else {f"no macro {macro}"}


@cache
def fits(kind: type[TemplateContext], file: TemplateFile) -> bool:
    return file in files_of(kind) and taken(kind, file) == given(kind)


def held(hint: object) -> Iterator[type]:
    """The classes of ours that a type names."""
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, BaseModel)):
        yield hint
    for part in get_args(hint):
        yield from held(part)


@cache
def classes(kind: type) -> tuple[type, ...]:
    """A context and all that it holds, however deep."""
    found: dict[type, None] = {}
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += [part for hint in get_type_hints(one).values() for part in held(hint)]
    return tuple(found)


def known(kind: type) -> set[str]:
    """Every attribute that a template may read of a context and of what it holds."""
    return {name for one in classes(kind) for name in (*dir(one), *get_type_hints(one))}


# -- the contract ------------------------------------------------------------------------------


@by_context
def test_a_template_takes_all_that_its_context_gives_and_nothing_else(kind: type[TemplateContext]) -> None:
    assert given(kind) in [taken(kind, file) for file in files_of(kind)], (
        f"{kind.__module__}.{kind.__name__} gives {sorted(given(kind))}, "
        f"and {kind.template} takes {[sorted(taken(kind, file)) for file in files_of(kind)]}"
    )


@pytest.mark.parametrize("file", OWN, ids=lambda file: str(file.path.relative_to(ROOT)))
def test_every_template_is_the_one_of_a_context_or_part_of_one(file: TemplateFile) -> None:
    used = {one for kind in CONTEXTS for own in files_of(kind) if fits(kind, own) for one in own.family()}
    assert file in used or TemplateFile(OVERRIDES[0] / file.name) in used or file.name in NAMED_BY_RECORDS


@pytest.mark.parametrize("file", OWN, ids=lambda file: str(file.path.relative_to(ROOT)))
def test_a_macro_takes_nothing_from_outside_and_uses_what_it_is_given(file: TemplateFile) -> None:
    for macro in file.macros().values():
        arguments = {argument.name for argument in macro.args}
        read = {name.name for name in macro.find_all(nodes.Name) if name.ctx == "load"}
        assert arguments - read <= {"_"}, macro.name
    if not any(fits(kind, file) for kind in CONTEXTS if "#" not in kind.template):
        outside = file.variables() - set(file.macros()) - {"_"}
        assert outside == set() or any(file in one.line() for one in OWN if one != file)


def test_every_macro_is_called() -> None:
    names = {node.name for file in FILES for node in file.tree.find_all(nodes.Name) if node.ctx == "load"}
    names |= {node.attr for file in FILES for node in file.tree.find_all(nodes.Getattr)}
    names |= {name for file in FILES for name in file.imported()}
    names |= {kind.template.partition("#")[2] for kind in CONTEXTS}
    imported = [
        entry for file in FILES for node in file.tree.find_all(nodes.FromImport) for entry in node.names
    ]
    names |= {entry if isinstance(entry, str) else entry[0] for entry in imported}
    assert {name for file in FILES for name in file.macros()} <= names


@by_context
def test_a_template_reads_no_attribute_that_its_context_lacks(kind: type[TemplateContext]) -> None:
    for file in filter(partial(fits, kind), files_of(kind)):
        macro = file.macros().get(kind.template.partition("#")[2])
        trees: list[nodes.Node] = [macro] if macro else [own.tree for own in file.line()]
        read = set().union(*map(attributes, trees))
        assert read <= known(kind) | OF_LOOPS | OF_TRANSLATORS | LANGUAGES


def test_no_template_reads_an_attribute_that_no_context_has() -> None:
    everything = set().union(*map(known, CONTEXTS)) | OF_LOOPS | OF_TRANSLATORS | LANGUAGES
    read = {name for file in OWN for name in file.attributes()}
    assert read <= everything


def test_every_field_of_what_contexts_hold_is_read_by_some_template() -> None:
    read = {name for file in OWN for name in (*file.attributes(), *file.variables())}
    read |= {node.name for file in OWN for node in file.tree.find_all(nodes.Name)}
    unread = {
        f"{one.__name__}.{field.name}"
        for kind in CONTEXTS
        for one in classes(kind)
        if is_dataclass(one)
        for field in fields(one)
        if field.name not in read
    }
    assert unread == NOT_FOR_TEMPLATES


def test_contexts_and_what_they_hold_cannot_be_changed() -> None:
    for kind in CONTEXTS:
        for one in classes(kind):
            if is_dataclass(one):
                assert one.__dataclass_params__.frozen, one  # type: ignore[attr-defined]


def test_what_mkdocs_fills_in_asks_for_nothing_else() -> None:
    theme = [file for file in FILES if file not in OWN]
    assert theme
    asked = set().union(*(file.variables() for file in theme))
    names = (node for file in theme for node in file.tree.find_all(nodes.Name) if node.ctx == "store")
    own = {node.name for node in names}.union(*(file.macros() for file in theme))
    assert asked - own <= GIVEN_BY_MKDOCS


def test_templates_are_looked_up_in_one_place() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.py")}
    asking = {name: text.count("get_template(") for name, text in texts.items() if "get_template(" in text}
    assert asking == {"render.py": 1}
