"""What waits for the owner is passed over in silence: readers see no sentence about it, editors do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import BaseModel

import projects
from sitegen.gates.empty_sentences import block_texts
from sitegen.reading import read_page
from sitegen.sites.organisation import checks, parts
from sitegen.sites.organisation.model import Application, Organisation
from sitegen.sites.organisation.organisation_context import OrganisationContext

DECIDED = {
    Organisation: {"contact": "kansli@forening.example", "order_page": "https://material.example/"},
    Application: {"forms": "https://blanketter.example/"},
}
"""What the owner may decide later, and an example of each."""


def with_facts(org: OrganisationContext, **facts: str | None) -> OrganisationContext:
    """As if some facts had been decided, or none of them."""
    own = {name: value for name, value in facts.items() if name in DECIDED[Organisation]}
    form = {name: value for name, value in facts.items() if name in DECIDED[Application]}
    archive = org.archive
    application = archive.programme.application.model_copy(update=form)
    changed = replace(
        archive,
        organisation=archive.organisation.model_copy(update=own),
        programme=archive.programme.model_copy(update={"application": application}),
    )
    return replace(org, archive=changed)


def texts(org: OrganisationContext, name: str) -> Counter[str]:
    """What is read in each block of a part."""
    return Counter(block_texts(read_page(str(parts.html(projects.REAL, org, name))).events))


def optional(record: type[BaseModel]) -> Iterator[str]:
    """The fields of a record that may be left out and hold no list."""
    return (name for name, field in record.model_fields.items() if field.default is None)


@pytest.mark.parametrize("record", DECIDED)
def test_everything_that_the_owner_may_decide_later_is_tried_here(record: type[BaseModel]) -> None:
    assert set(optional(record)) == set(DECIDED[record])


@pytest.mark.parametrize("missing", [name for facts in DECIDED.values() for name in facts])
def test_a_fact_that_is_missing_adds_no_sentence_to_any_page(org: OrganisationContext, missing: str) -> None:
    facts = {name: value for decided in DECIDED.values() for name, value in decided.items()}
    none = dict.fromkeys(facts)
    less, more = with_facts(org, **none), with_facts(org, **{**none, missing: facts[missing]})
    said = {name: (texts(less, name), texts(more, name)) for name in parts.PARTS}
    assert {name: before - after for name, (before, after) in said.items() if before - after} == {}
    assert any(after - before for before, after in said.values())


@pytest.mark.parametrize("missing", checks.WAITING)
def test_editors_are_told_of_it_instead(missing: str) -> None:
    told = [p.message for p in checks.problems(projects.REAL) if p.severity == "warning"]
    record = projects.REAL.data / ("nsp.yml" if missing == "forms" else "organisation.yml")
    decided = f"\n{missing}: " in record.read_text("utf-8").replace("  ", "")
    assert decided != (checks.WAITING[missing] in told)
