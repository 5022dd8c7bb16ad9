"""Parts for those who meet exploited people in their work, and for outreach workers."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.language.translated_records import translated_right
from sitegen.records import Region, Service, has_page, rights
from sitegen.sites.organisation.organisation_context import NamedSource, OrganisationContext, Parts
from sitegen.sites.organisation.work_lines import WorkLinesPart, shown_first, texts, work_line
from sitegen.web import Key, Link, TemplateContext, Value, prose_addresses


class Sentence(Value):
    """A sentence with its sources."""

    text: str
    language: str
    sources: tuple[NamedSource, ...]


class CoordinatorRow(Value):
    """A region's coordinators: where they sit, and a sentence on the counties that they answer for."""

    name: str
    seat: str
    counties: str


class SentencesPart(TemplateContext):
    """Sentences with their sources; one in another language than the page says so."""

    template = "organisation/professionals.html#sentences"

    rows: tuple[Sentence, ...]
    sentence_language: str


class LinksPart(TemplateContext):
    """Links to pages of ours."""

    template = "organisation/professionals.html#links"

    rows: tuple[Link, ...]


class CoordinatorsPart(TemplateContext):
    """Which coordinators answer for which counties."""

    template = "organisation/professionals.html#coordinators"

    rows: tuple[CoordinatorRow, ...]


class FactsPart(TemplateContext):
    """Sentences in a list."""

    template = "organisation/professionals.html#facts"

    rows: tuple[str, ...]


FIRST_CONTACT = tuple(
    """help-no-perfect-story told-many-times help-anonymous help-without-police call-what-happens
        call-consent help-interpreter help-free""".split()
)
RIGHTS = tuple(
    """reflection-30 reflection-who-applies reflection-longer help-shelter help-social-services
        written-decision national-support help-interpreter health-everyone school-children children-report
        police-report-rights""".split()
)


def professional_lines_part(org: OrganisationContext) -> WorkLinesPart:
    """Return the part with the lines for professionals and nobody else, trafficking first."""
    services = org.maker.site_context.catalogue.services
    found = (id for id, service in services.items() if _is_theirs(org, service))
    rows = (
        work_line(org, prose_addresses.PROFESSIONALS, id, texts(org, services[id], "summary", "safety"))
        for id in sorted(found, key=lambda id: _rank(services[id]))
    )
    return WorkLinesPart(rows=tuple(rows))


def _is_theirs(org: OrganisationContext, service: Service) -> bool:
    """Return whether a service is for professionals alone, and has a way to reach it."""
    shown = has_page(service, org.maker.site_context.today) and shown_first(org, service)
    return service.eligibility.roles == ("professionals",) and bool(shown)


def _rank(service: Service) -> tuple[bool, bool, str]:
    """Return the sort key: trafficking first, and who can be rung before what is read."""
    numbers = any(contact.number for contact in service.contacts)
    return "trafficking" not in service.situations, not numbers, service.name


def _sentences(*ids: str) -> Callable[[OrganisationContext], SentencesPart]:
    """Return the maker of a part that shows some statements of data/rights with their sources."""

    def part(org: OrganisationContext) -> SentencesPart:
        whole = rights.complete_selection(ids, org.maker.site_context.catalogue.rights)
        found = tuple(sentence(org, id) for id in whole)
        return SentencesPart(rows=found, sentence_language=org.language)

    return part


def sentence(org: OrganisationContext, id: str) -> Sentence:
    """Return a right as the rights page says it."""
    found = org.maker.site_context.catalogue.rights
    piece = translated_right(org.maker.translator, id, found)
    sources = tuple(org.source(source) for source in found[id].sources)
    return Sentence(text=piece.text, language=piece.language, sources=sources)


def coordinators_part(org: OrganisationContext) -> CoordinatorsPart:
    """Return the part that tells which coordinators answer for which counties."""
    found = (
        CoordinatorRow(
            name=region.name, seat=region.coordinators.seat or "", counties=covered_counties(org, region)
        )
        for region in org.maker.site_context.catalogue.regions.values()
    )
    return CoordinatorsPart(rows=tuple(found))


def covered_counties(org: OrganisationContext, region: Region) -> str:
    """Return which counties a region's coordinators answer for, as a sentence; or that no source says."""
    counties = org.maker.site_context.catalogue.counties()
    covered = [counties[code][1].name for code in region.coordinators.covers]
    if covered:
        return f"{org.translator.listed(covered)}."
    return org.translator("coordinators", "Våra källor säger inte vilka län de ansvarar för.")


def interpreters_part(org: OrganisationContext) -> LinksPart:
    """Return the part with links to the services of the finder that have interpreters."""
    site_context = org.maker.site_context
    found = [
        org.help_link(prose_addresses.METHOD_SUPPORT, Key("service", id), service.name)
        for id, service in site_context.listed.items()
        if service.interpreter == "yes" and "exposed" in service.eligibility.roles
    ]
    return LinksPart(rows=tuple(found))


def other_languages_part(org: OrganisationContext) -> LinksPart:
    """Return the part with a link to the page of languages that the finder is not in."""
    label = org.translator("work", "Be om tolk på andra språk")
    return LinksPart(rows=(org.help_link(prose_addresses.METHOD_SUPPORT, Key("languages"), label),))


ONLINE = ("på nätet", "online")


def online_outreach_part(org: OrganisationContext) -> LinksPart:
    """Return the part with links to the members that say that they do outreach online."""
    swedish = org.maker.site_context.catalogue.members
    found = [
        org.link(prose_addresses.METHOD_SUPPORT, prose_addresses.member(id), member.name)
        for id, member in org.members.items()
        if any(word in text for text in swedish[id].does for word in ONLINE)
    ]
    return LinksPart(rows=tuple(found))


def regions_part(org: OrganisationContext) -> LinksPart:
    """Return the part with links to the finder's pages of regions."""
    found = [
        org.help_link(prose_addresses.METHOD_SUPPORT, Key("region", id), region.name)
        for id, region in org.maker.site_context.catalogue.regions.items()
    ]
    return LinksPart(rows=tuple(found))


def traces_part(org: OrganisationContext) -> LinksPart:
    """Return the part with a link to the page on traces."""
    label = org.translator("privacy", "Spår i telefonen och på räkningen")
    return LinksPart(rows=(org.help_link(prose_addresses.PRIVACY, Key("safety"), label),))


PARTS: Parts = {
    "professional-lines": professional_lines_part,
    "professional-rights": _sentences(*RIGHTS),
    "first-contact": _sentences(*FIRST_CONTACT),
    "professional-reflection": _sentences("reflection-30", "reflection-who-applies"),
    "coordinators": coordinators_part,
    "interpreters": interpreters_part,
    "other-languages": other_languages_part,
    "online-outreach": online_outreach_part,
    "regions": regions_part,
    "traces": traces_part,
}
