"""Parts on who the organisation is, and what it and its site promise."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.organisation.office import Office, Part, Parts
from sitegen.organisation.spoken import spoken


def _about(name: str, *fields: str) -> Callable[[Office], Part]:
    """A part that shows fields of the organisation's record."""

    def part(office: Office) -> Part:
        record = spoken(office.voice, office.archive.organisation, "organisation")
        return Part("about.html", name, tuple(getattr(record, field) for field in fields))

    return part


def boards(office: Office) -> Part:
    """The boards, the latest first."""
    record = spoken(office.voice, office.archive.organisation, "organisation")
    found = [
        board.model_copy(update={"elected": office.voice.month(board.elected)}) for board in record.boards
    ]
    return Part("about.html", "boards", (found, office.voice))


def contact(office: Office) -> Part:
    """How the office is reached."""
    return Part("about.html", "contact", (office.archive.organisation.contact, office.voice))


def search(office: Office) -> Part:
    """The search field and the words around it; pages and index come when all pages stand."""
    return Part("search.html", "search", (office.voice,))


def privacy(office: Office) -> Part:
    """What the site does not do; the checks of the build and the tests in browsers hold it to every line."""
    voice = office.voice
    said = (
        voice("privacy", "Webbplatsen sätter inga kakor och sparar ingenting i din webbläsare."),
        voice(
            "privacy",
            "Ingenting hämtas från andra: inga typsnitt, ingen besöksmätning, inga inbäddade tjänster.",
        ),
        voice("privacy", "Sidorna skickar inget vidare om vilken sida du kom från."),
        voice("privacy", "Det finns inga formulär som skickar något."),
        voice("privacy", "Kontrollerat {day}, när sidorna byggdes.", day=voice.day(office.desk.shelf.today)),
    )
    return Part("professionals.html", "facts", (said,))


def accessibility(office: Office) -> Part:
    """What is tested of every page, and what is not."""
    voice = office.voice
    said = (
        voice("accessibility", "Målet är WCAG 2.2, nivå AA, på alla sidor."),
        voice(
            "accessibility",
            "Varje sida prövas i en riktig webbläsare på liten och stor skärm, ljus och mörk, "
            "mot reglerna i axe-core.",
        ),
        voice(
            "accessibility",
            "Hjälpsidorna fungerar utan skript, med tangentbord, med stor text och i gamla webbläsare.",
        ),
        voice(
            "accessibility",
            "Kända brister: översättningarna är utkast som ingen modersmålstalare har läst än, "
            "och sidorna är inte prövade av personer som använder skärmläsare varje dag.",
        ),
        voice(
            "accessibility",
            "Utlåtandet gäller webbplatsen som den byggdes {day}.",
            day=voice.day(office.desk.shelf.today),
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
