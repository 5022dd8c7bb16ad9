"""The contract between contexts and templates: each uses all that it is given and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from types import UnionType
from typing import get_args, get_type_hints

import pytest
from jinja2 import nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from projects import REAL
from sitegen.web import contexts, render
from sitegen.web.contexts import Page
from sitegen.web.render import TEMPLATES

FILES = (*sorted(REAL.templates.glob("*.html")), *sorted(REAL.root.glob("campaigns/215/overrides/*.html")))
ENVIRONMENT = render.environment(*dict.fromkeys(path.parent for path in FILES))

by_template = pytest.mark.parametrize(("kind", "template"), TEMPLATES.items(), ids=list(TEMPLATES.values()))


def ast(name: str) -> nodes.Template:
    assert ENVIRONMENT.loader
    return ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0])


def family(name: str) -> set[str]:
    """A template and all that it extends or imports."""
    direct = {found for found in find_referenced_templates(ast(name)) if found}
    return {name}.union(*map(family, direct))


def wanted(name: str) -> set[str]:
    """What a template and its parents want to be given; what they import they have."""
    return set().union(*(find_undeclared_variables(ast(part)) - imported(part) for part in family(name)))


def imported(name: str) -> set[str]:
    """The names under which a template imports macros."""
    names = (entry for node in ast(name).find_all(nodes.FromImport) for entry in node.names)
    return {entry if isinstance(entry, str) else entry[1] for entry in names}


def attributes_read(name: str) -> set[str]:
    """Every attribute that a template and its family read of anything."""
    return {node.attr for part in family(name) for node in ast(part).find_all(nodes.Getattr)}


def classes(kind: type) -> Iterator[type]:
    """A context class and all that its fields hold."""
    yield kind
    for hint in get_type_hints(kind).values():
        yield from _held(hint)


def _held(hint: object) -> Iterator[type]:
    if hasattr(hint, "__dataclass_fields__"):
        assert isinstance(hint, type)
        yield from classes(hint)
    for part in get_args(hint):
        yield from _held(part)


@by_template
def test_a_template_uses_exactly_the_fields_of_its_context(kind: type[Page], template: str) -> None:
    given = {field.name for field in fields(kind)}
    assert wanted(template) - {"_"} == given


@by_template
def test_a_template_reads_no_attribute_that_no_context_has(kind: type[Page], template: str) -> None:
    known = {field.name for held in classes(kind) for field in fields(held)}
    macros = {"index", "last", "first"}
    parts = {field.name for held in classes(contexts.FinderPage) for field in fields(held)}
    assert attributes_read(template) <= known | parts | macros


def test_every_field_of_every_context_is_read_by_some_template() -> None:
    read = set().union(*map(attributes_read, TEMPLATES.values()), *map(wanted, TEMPLATES.values()))
    unread = {
        f"{held.__name__}.{field.name}"
        for kind in TEMPLATES
        for held in classes(kind)
        for field in fields(held)
        if field.name not in read
    }
    assert unread == set()


def test_every_kind_of_page_has_a_template_and_every_template_is_used() -> None:
    assert isinstance(Page, UnionType)
    assert set(get_args(Page)) == set(TEMPLATES)
    used = set().union(*map(family, TEMPLATES.values()))
    assert used == {path.name for path in FILES}


def test_contexts_cannot_be_changed() -> None:
    for kind in TEMPLATES:
        for held in classes(kind):
            assert held.__dataclass_params__.frozen  # type: ignore[attr-defined]
