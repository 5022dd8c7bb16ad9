"""The site leads with talking to somebody only when enough receptions have a number that somebody checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

import projects
from projects import REAL
from sitegen.core import Problem, clock
from sitegen.records import Catalogue, Service
from sitegen.sites import site_pages
from sitegen.sites.campaign import contact_limits
from sitegen.sites.campaign.campaign_context import CampaignContext, CampaignMaker
from sitegen.sites.campaign.contact_limits import ContactLimits
from sitegen.web.page_maker import CAMPAIGN

How = Literal["live", "archived", "called", "confirmed"]


def checked(service: Service, how: How) -> Service:
    """The service as it would be if its numbers had been checked in this way."""
    contacts = tuple(
        contact.model_copy(update={"checked": contact.checked.model_copy(update={"how": how})})
        for contact in service.contacts
        if contact.checked
    )
    return service.model_copy(update={"contacts": contacts})


@pytest.mark.parametrize(("how", "counts"), [("called", 1), ("live", 1), ("confirmed", 1), ("archived", 0)])
def test_a_number_counts_when_somebody_has_called_or_read_it_where_it_stands(
    records: Catalogue, how: How, counts: int
) -> None:
    id = "evonhuset-malmo"
    changed = replace(records, services={**records.services, id: checked(records.services[id], how)})
    assert contact_limits.checked_receptions([id], changed, clock.today()) == counts


def maker(limits: ContactLimits) -> CampaignMaker:
    """The Swedish pages under other limits than the owner's."""
    places = site_pages.pages_of(REAL, projects.real_records(), clock.today(), site="kop-inte")
    found = next(iter(places.makers()))
    assert isinstance(found, CampaignMaker) and isinstance(found.site_context, CampaignContext)
    material = replace(found.site_context.material, limits=limits)
    return replace(found, site_context=replace(found.site_context, material=material))


def test_until_enough_are_checked_what_one_can_do_alone_stands_first() -> None:
    few = maker(ContactLimits(start=99))
    contact = few.page_frame(CAMPAIGN).contact
    assert contact.label == "Hit kan du vända dig"
    assert [way.label for way in few.ways(CAMPAIGN, contact)] == ["8 frågor till dig själv", contact.label]


def test_when_enough_are_checked_talking_to_somebody_stands_first() -> None:
    enough = maker(ContactLimits(start=0))
    contact = enough.page_frame(CAMPAIGN).contact
    assert contact.label == "Prata med någon"
    assert next(iter(enough.ways(CAMPAIGN, contact))) == contact


def test_a_limit_that_is_no_number_is_told_with_its_line(
    home: Path, told: Callable[[], list[Problem]]
) -> None:
    path = home / contact_limits.FILE
    path.write_text(path.read_text("utf-8").replace("ads: 6", "ads: många"), "utf-8")
    (problem,) = [problem for problem in told() if problem.path.endswith("contact.yml")]
    assert problem.line > 1 and problem.severity == "error"
