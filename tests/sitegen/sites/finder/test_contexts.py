"""The contract between contexts and templates: each uses all that it is given and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from projects import REAL
from sitegen.web import contexts, render
from sitegen.web.contexts import PageContext
from templates import Templates

TEMPLATES = {
    kind: kind.template for kind in PageContext.__subclasses__() if vars(contexts).get(kind.__name__) is kind
}
FILES = (*sorted(REAL.templates.glob("*.html")), *sorted(REAL.root.glob("campaigns/215/overrides/*.html")))
READ = Templates(render.environment(*dict.fromkeys(path.parent for path in FILES)))

by_template = pytest.mark.parametrize(("kind", "template"), TEMPLATES.items(), ids=list(TEMPLATES.values()))


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
def test_a_template_uses_exactly_the_fields_of_its_context(kind: type[PageContext], template: str) -> None:
    given = {field.name for field in fields(kind)}
    assert READ.wanted(template) - {"_"} == given


@by_template
def test_a_template_reads_no_attribute_that_no_context_has(kind: type[PageContext], template: str) -> None:
    known = {field.name for held in classes(kind) for field in fields(held)}
    macros = {"index", "last", "first"}
    parts = {field.name for held in classes(contexts.FinderPage) for field in fields(held)}
    assert READ.attributes_read(template) <= known | parts | macros


def test_every_field_of_every_context_is_read_by_some_template() -> None:
    read = set().union(*map(READ.attributes_read, TEMPLATES.values()), *map(READ.wanted, TEMPLATES.values()))
    unread = {
        f"{held.__name__}.{field.name}"
        for kind in TEMPLATES
        for held in classes(kind)
        for field in fields(held)
        if field.name not in read
    }
    assert unread == set()


def test_every_kind_of_page_has_a_template_and_every_template_is_used() -> None:
    used = set().union(*map(READ.family, TEMPLATES.values()))
    assert used == {path.name for path in FILES}


def test_contexts_cannot_be_changed() -> None:
    for kind in TEMPLATES:
        for held in classes(kind):
            assert held.__dataclass_params__.frozen  # type: ignore[attr-defined]
