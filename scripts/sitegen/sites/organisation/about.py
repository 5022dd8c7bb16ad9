"""Parts on who the organisation is, and what it and its site promise."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.sites.organisation.model import Board, Membership, NamedText, TextOfYear
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.professionals import FactsPart
from sitegen.web import FINDER, Link, TemplateContext, prose_addresses


class YearsPart(TemplateContext):
    """What is told of each year."""

    template = "organisation/about.html#years"

    rows: tuple[TextOfYear, ...]


class BoardsPart(TemplateContext):
    """The boards; `elected` of each is a month in words."""

    template = "organisation/about.html#boards"

    boards: Sequence[Board]


class MembershipsPart(TemplateContext):
    """The forms of membership."""

    template = "organisation/about.html#memberships"

    forms: tuple[Membership, ...]


class NamedPart(TemplateContext):
    """Networks or funders: names that stay as they are, and what they do."""

    template = "organisation/about.html#named"

    rows: tuple[NamedText, ...]


class OfficePart(TemplateContext):
    """How to write to the office, under a heading of its own if any; nothing until its address is decided."""

    template = "organisation/about.html#contact"

    address: str | None
    heading: str = ""


class SearchFieldPart(TemplateContext):
    """The search field, where to go on when nothing is found, and words; list and index come at the end."""

    template = "organisation/search.html#search"

    onward: tuple[Link, ...]


def boards_part(org: OrganisationContext) -> BoardsPart:
    """Return the part with the boards, the latest first."""
    found = [
        board.model_copy(update={"elected": org.translator.month(board.elected)})
        for board in org.organisation.boards
    ]
    return BoardsPart(boards=found)


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


def search_part(org: OrganisationContext) -> SearchFieldPart:
    """Return the part with the search field, and ways on for whoever finds nothing."""
    translator, here = org.translator, prose_addresses.SEARCH
    finder = translator("search", "Sök hjälp: vem du kan ringa, skriva eller chatta med")
    return SearchFieldPart(
        onward=(
            org.help_link(here, FINDER, finder),
            org.link(
                here, prose_addresses.PROFESSIONALS, translator("search", "Du möter någon i ditt arbete")
            ),
            org.link(here, prose_addresses.METHOD_SUPPORT, translator("search", "Kort, blad och metodstöd")),
            org.link(here, prose_addresses.PRESS, translator("search", "Siffror att citera")),
        )
    )


def accessibility_contact(org: OrganisationContext) -> OfficePart:
    """Return the part that asks readers to tell what does not work."""
    heading = org.translator("accessibility", "Säg till om något inte fungerar")
    return OfficePart(address=org.archive.organisation.contact, heading=heading)


PARTS: Parts = {
    "mission": lambda org: FactsPart(rows=tuple(aim.text for aim in org.organisation.mission)),
    "history": lambda org: YearsPart(rows=org.organisation.history),
    "staff": lambda org: YearsPart(rows=org.organisation.staff),
    "networks": lambda org: NamedPart(rows=org.organisation.networks),
    "funders": lambda org: NamedPart(rows=org.organisation.funders),
    "boards": boards_part,
    "memberships": lambda org: MembershipsPart(forms=org.organisation.memberships),
    "contact": lambda org: OfficePart(address=org.archive.organisation.contact),
    "accessibility-contact": accessibility_contact,
    "search": search_part,
    "privacy": privacy_part,
    "accessibility": accessibility_part,
}
