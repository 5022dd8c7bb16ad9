"""Parts for those who meet exploited people in their work, and for outreach workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitegen import rights, rows
from sitegen.freshness import listed
from sitegen.organisation.office import Office, Part, Parts, SourceLine
from sitegen.urls import THEMED, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its sources."""

    text: str
    language: str
    sources: tuple[SourceLine, ...]


FIRST_CONTACT = (
    "help-no-perfect-story",
    "told-many-times",
    "help-anonymous",
    "help-without-police",
    "call-what-happens",
    "call-consent",
    "help-interpreter",
    "help-free",
)
RIGHTS = (
    "reflection-30",
    "reflection-who-applies",
    "reflection-longer",
    "help-shelter",
    "help-social-services",
    "written-decision",
    "national-support",
    "help-interpreter",
    "health-everyone",
    "school-children",
    "children-report",
    "police-report-rights",
)


def professional_lines(office: Office) -> Part:
    """The lines that are for professionals and nobody else, as the finder's rows."""
    desk = office.desk
    found = [
        rows.row(desk, id, service, Key(THEMED, "professionella"))
        for id, service in desk.shelf.catalogue.services.items()
        if service.eligibility.roles == ("professionals",) and listed(service, desk.shelf.today)
    ]
    return Part("professionals.html", "lines", (found, office.language, desk.voice))


def _sentences(*ids: str) -> Callable[[Office], Part]:
    """Sentences of data/rights with their sources."""

    def part(office: Office) -> Part:
        found = [sentence(office, id) for id in rights.whole(ids, office.desk.shelf.catalogue.rights)]
        return Part("professionals.html", "sentences", (found, office.language, office.voice))

    return part


def sentence(office: Office, id: str) -> Sentence:
    """A right as the rights page says it."""
    found = office.desk.shelf.catalogue.rights
    piece = rights.said(office.desk.voice, id, found)
    sources = tuple(office.source(source) for source in found[id].sources)
    return Sentence(text=piece.text, language=piece.language, sources=sources)


def coordinators(office: Office) -> Part:
    """Which coordinators answer for which counties."""
    catalogue = office.desk.shelf.catalogue
    counties = catalogue.counties()
    found = [
        {
            "name": region.name,
            "seat": region.coordinators.seat or "",
            "counties": office.voice.listed(counties[code][1].name for code in region.coordinators.covers),
        }
        for region in catalogue.regions.values()
    ]
    return Part("professionals.html", "coordinators", (found, office.voice))


def interpreters(office: Office) -> Part:
    """The services of the finder that have interpreters."""
    shelf = office.desk.shelf
    found = [
        office.help_link("metodstod/", Key("service", id), service.name)
        for id, service in shelf.listed.items()
        if service.interpreter == "yes" and "exposed" in service.eligibility.roles
    ]
    return Part("professionals.html", "links", (found,))


ONLINE = ("på nätet", "online")


def online_outreach(office: Office) -> Part:
    """The members that say that they do outreach online."""
    swedish = office.desk.shelf.catalogue.members
    found = [
        office.link("metodstod/", f"medlemmar/{id}/", member.name)
        for id, member in office.members.items()
        if any(word in text for text in swedish[id].does for word in ONLINE)
    ]
    return Part("professionals.html", "links", (found,))


def regions(office: Office) -> Part:
    """The finder by region."""
    found = [
        office.help_link("metodstod/", Key("region", id), region.name)
        for id, region in office.desk.shelf.catalogue.regions.items()
    ]
    return Part("professionals.html", "links", (found,))


def traces(office: Office) -> Part:
    """The way to the page on traces."""
    label = office.voice("privacy", "Spår i telefonen och på räkningen")
    return Part("professionals.html", "links", ((office.help_link("integritet/", Key("safety"), label),),))


PARTS: Parts = {
    "professional-lines": professional_lines,
    "professional-rights": _sentences(*RIGHTS),
    "first-contact": _sentences(*FIRST_CONTACT),
    "coordinators": coordinators,
    "interpreters": interpreters,
    "online-outreach": online_outreach,
    "regions": regions,
    "traces": traces,
}
