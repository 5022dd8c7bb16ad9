"""Parts on who the organisation is, and what it and its site promise."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.language.translated_records import translated
from sitegen.sites.organisation.organisation_context import OrganisationContext, Part, Parts


def _about(name: str, *fields: str) -> Callable[[OrganisationContext], Part]:
    """A part that shows fields of the organisation's record."""

    def part(org: OrganisationContext) -> Part:
        record = translated(org.translator, org.archive.organisation, "organisation")
        return Part("about.html", name, tuple(getattr(record, field) for field in fields))

    return part


def boards(org: OrganisationContext) -> Part:
    """The boards, the latest first."""
    record = translated(org.translator, org.archive.organisation, "organisation")
    found = [
        board.model_copy(update={"elected": org.translator.month(board.elected)}) for board in record.boards
    ]
    return Part("about.html", "boards", (found, org.translator))


def contact(org: OrganisationContext) -> Part:
    """How the office is reached."""
    return Part("about.html", "contact", (org.archive.organisation.contact, org.translator))


def search(org: OrganisationContext) -> Part:
    """The search field and the words around it; pages and index come when all pages stand."""
    return Part("search.html", "search", (org.translator,))


def privacy(org: OrganisationContext) -> Part:
    """What the site does not do; the checks of the build and the tests in browsers hold it to every line."""
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
    return Part("professionals.html", "facts", (said,))


def accessibility(org: OrganisationContext) -> Part:
    """What is tested of every page, and what is not."""
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
    return Part("professionals.html", "facts", (said,))


PARTS: Parts = {
    "mission": _about("mission", "mission"),
    "history": _about("history", "history"),
    "staff": _about("staff", "staff"),
    "networks": _about("named", "networks"),
    "funders": _about("named", "funders"),
    "boards": boards,
    "memberships": _about("memberships", "memberships"),
    "contact": contact,
    "search": search,
    "privacy": privacy,
    "accessibility": accessibility,
}
