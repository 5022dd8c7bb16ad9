"""Parts on who the organisation is, and what it and its site promise."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.language import translated
from sitegen.sites.organisation.model import (
    Aim,
    Board,
    Funder,
    Membership,
    Milestone,
    Network,
    Organisation,
    Staffing,
)
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.professionals import FactsPart
from sitegen.web import TemplateContext


class MissionPart(TemplateContext):
    """The aims of the organisation."""

    template = "organisation/about.html#mission"

    points: tuple[Aim, ...]


class HistoryPart(TemplateContext):
    """What happened in which year."""

    template = "organisation/about.html#history"

    milestones: tuple[Milestone, ...]


class BoardsPart(TemplateContext):
    """The boards; `elected` of each is a month in words."""

    template = "organisation/about.html#boards"

    boards: Sequence[Board]


class MembershipsPart(TemplateContext):
    """The forms of membership."""

    template = "organisation/about.html#memberships"

    forms: tuple[Membership, ...]


class StaffPart(TemplateContext):
    """The office in each year, as roles."""

    template = "organisation/about.html#staff"

    years: tuple[Staffing, ...]


class NamedPart(TemplateContext):
    """Networks or funders: names that stay as they are, and what they do."""

    template = "organisation/about.html#named"

    rows: tuple[Network, ...] | tuple[Funder, ...]


class OfficePart(TemplateContext):
    """How to write to the office; nothing as long as its address has not been decided."""

    template = "organisation/about.html#contact"

    address: str | None


class SearchFieldPart(TemplateContext):
    """The search field and the words around it; list and index come when all pages stand."""

    template = "organisation/search.html#search"


def organisation(org: OrganisationContext) -> Organisation:
    """Return the record of the organisation in the reader's language."""
    return translated(org.translator, org.archive.organisation, "organisation")


def mission_part(org: OrganisationContext) -> MissionPart:
    """Return the part with the aims of the organisation."""
    return MissionPart(points=organisation(org).mission)


def history_part(org: OrganisationContext) -> HistoryPart:
    """Return the part that tells what happened in which year."""
    return HistoryPart(milestones=organisation(org).history)


def staff_part(org: OrganisationContext) -> StaffPart:
    """Return the part with the office in each year, as roles."""
    return StaffPart(years=organisation(org).staff)


def networks_part(org: OrganisationContext) -> NamedPart:
    """Return the part with the networks that the organisation takes part in."""
    return NamedPart(rows=organisation(org).networks)


def funders_part(org: OrganisationContext) -> NamedPart:
    """Return the part that tells who pays for what."""
    return NamedPart(rows=organisation(org).funders)


def memberships_part(org: OrganisationContext) -> MembershipsPart:
    """Return the part with the forms of membership."""
    return MembershipsPart(forms=organisation(org).memberships)


def boards_part(org: OrganisationContext) -> BoardsPart:
    """Return the part with the boards, the latest first."""
    found = [
        board.model_copy(update={"elected": org.translator.month(board.elected)})
        for board in organisation(org).boards
    ]
    return BoardsPart(boards=found)


def contact_part(org: OrganisationContext) -> OfficePart:
    """Return the part that tells how the office is reached."""
    return OfficePart(address=org.archive.organisation.contact)


def search_field_part(org: OrganisationContext) -> SearchFieldPart:
    """Return the part with the search field: no values, its words stand in the template."""
    return SearchFieldPart()


def privacy_part(org: OrganisationContext) -> FactsPart:
    """Return the part that tells what the site does not do; build checks and browser tests hold each line."""
    translator = org.translator
    said = (
        translator("privacy", "Webbplatsen sätter inga kakor och sparar ingenting i din webbläsare."),
        translator(
            "privacy",
            "Ingenting hämtas från andra: inga typsnitt, ingen besöksmätning, inga inbäddade tjänster.",
        ),
        translator("privacy", "Sidorna skickar inget vidare om vilken sida du kom från."),
        translator("privacy", "Det finns inga formulär som skickar något."),
        translator(
            "privacy",
            "Kontrollerat {day}, när sidorna byggdes.",
            day=translator.day(org.maker.site_context.today),
        ),
    )
    return FactsPart(rows=said)


def accessibility_part(org: OrganisationContext) -> FactsPart:
    """Return the part that tells what is tested of every page, and what is not."""
    translator = org.translator
    said = (
        translator("accessibility", "Målet är WCAG 2.2, nivå AA, på alla sidor."),
        translator(
            "accessibility",
            "Varje sida prövas i en riktig webbläsare på liten och stor skärm, ljus och mörk, "
            "mot reglerna i axe-core.",
        ),
        translator(
            "accessibility",
            "Hjälpsidorna fungerar utan skript, med tangentbord, med stor text och i gamla webbläsare.",
        ),
        translator(
            "accessibility",
            "Kända brister: översättningarna är utkast som ingen modersmålstalare har läst än, "
            "och sidorna är inte prövade av personer som använder skärmläsare varje dag.",
        ),
        translator(
            "accessibility",
            "Utlåtandet gäller webbplatsen som den byggdes {day}.",
            day=translator.day(org.maker.site_context.today),
        ),
    )
    return FactsPart(rows=said)


PARTS: Parts = {
    "mission": mission_part,
    "history": history_part,
    "staff": staff_part,
    "networks": networks_part,
    "funders": funders_part,
    "boards": boards_part,
    "memberships": memberships_part,
    "contact": contact_part,
    "search": search_field_part,
    "privacy": privacy_part,
    "accessibility": accessibility_part,
}
