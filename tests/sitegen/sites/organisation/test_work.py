"""What professionals, hotels, landlords and health care are told: whom to ring first, and what to do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import projects
from sitegen.sites.organisation import parts, work_lines, workplaces
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.work_lines import WorkLinesPart

POLICE, SUPPORT = work_lines.POLICE, work_lines.SUPPORT_LINE


def html(org: OrganisationContext, name: str) -> str:
    made = str(parts.html(projects.REAL, org, name))
    return re.sub(r"<script>.*?</script>", "", made, flags=re.DOTALL).replace("\xa0", " ")


def ids(org: OrganisationContext, part: WorkLinesPart) -> list[str]:
    """The services of a part's lines, in order, by the links to their pages."""
    services = org.maker.site_context.catalogue.services
    names = {service.name: id for id, service in services.items()}
    return [names[row.page.label] for row in part.rows]


def test_tonight_the_social_services_and_the_police_stand_before_advice(org: OrganisationContext) -> None:
    assert ids(org, work_lines.tonight_part(org)) == ["socialjour", POLICE, SUPPORT]


def test_who_wants_to_talk_is_given_the_line_that_always_answers_first(org: OrganisationContext) -> None:
    found = ids(org, work_lines.talk_part(org))
    assert found[0] == "kvinnofridslinjen" and found[-1] == SUPPORT
    services = org.maker.site_context.catalogue.services
    assert all({"exposed", "professionals"} <= set(services[id].eligibility.roles) for id in found[:-1])


def test_advice_begins_with_trafficking(org: OrganisationContext) -> None:
    part = parts.PARTS["professional-lines"](org)
    assert isinstance(part, WorkLinesPart)
    found = ids(org, part)
    assert found[0] == SUPPORT and found.index("heder-yrkesverksamma") == len(found) - 1


def test_the_support_line_tells_its_hour_and_what_holds_when_it_is_shut(
    both: dict[str, OrganisationContext],
) -> None:
    found = html(both["sv"], "professional-now")
    assert 'data-week="~!12345,540-990"' in found and "Öppnar troligen # *." in found
    assert "polisen på 114 14, socialjouren genom 112, och 112 när någon är i fara" in found


def test_advice_on_protection_has_the_warning_that_belongs_to_it(
    both: dict[str, OrganisationContext],
) -> None:
    found = html(both["sv"], "professional-tonight")
    assert "måste socialtjänsten svara" in found
    assert "Nämn inga namn eller personnummer" in found
    assert "även om polisen inte har börjat utreda" in html(both["sv"], "professional-reflection")


def test_interpreters_are_named_with_the_year_of_the_source(both: dict[str, OrganisationContext]) -> None:
    found = html(both["sv"], "professional-talk")
    assert re.search(r"en källa från 2016 nämner [^.]*spanska", found)


@pytest.mark.parametrize("name", ["work-hotels", "work-homes"])
def test_hotels_and_landlords_ring_112_and_the_police_and_nobody_else(
    org: OrganisationContext, name: str
) -> None:
    assert re.findall(r'href="tel:([^"]+)"', html(org, name)) == ["112", "11414"]


def test_a_number_that_is_its_own_name_stands_once(org: OrganisationContext) -> None:
    lines = re.findall("<li>.*?</li>", html(org, "work-hotels").partition("<script")[0], re.DOTALL)
    first = re.findall(r"<a\b.*?</a>", lines[0], re.DOTALL)
    assert len(first) == 1 and 'href="tel:112"' in first[0] and "<h2" in lines[1]


@pytest.mark.parametrize("name", workplaces.PAGES)
def test_every_page_warns_that_a_raid_can_harm_and_asks_that_others_come_along(
    both: dict[str, OrganisationContext], name: str
) -> None:
    found = html(both["sv"], name)
    for words in (
        "Ett tips, en razzia eller en vräkning kan göra att den som är utsatt hamnar på gatan eller i förvar",
        "be samtidigt att socialtjänsten eller en regionkoordinator kommer med",
        "Ett tecken bevisar ingenting",
        "Du kan tipsa utan att säga ditt namn",
        "när ni är ensamma",
    ):
        assert words in found, words


def test_no_sign_stands_on_a_page_without_a_source_in_the_records(org: OrganisationContext) -> None:
    signs = org.maker.site_context.catalogue.signs
    for page in workplaces.PAGES.values():
        found = workplaces.advice(signs, page.workplaces)
        assert found and all(sign.sources and sign.publish == "yes" for sign in found.values())


def test_what_is_said_to_the_exploited_is_on_no_page_for_hotels(both: dict[str, OrganisationContext]) -> None:
    found = html(both["sv"], "work-hotels")
    assert not [words for words in ("Är du inte medborgare", "Är du under 18") if words in found]


def test_until_an_address_is_set_nothing_is_said_of_orders(both: dict[str, OrganisationContext]) -> None:
    record = both["sv"].archive.organisation.model_copy(update={"contact": None, "order_page": None})
    archive = replace(both["sv"].archive, organisation=record)
    assert html(replace(both["sv"], archive=archive), "card-orders").strip() == ""
