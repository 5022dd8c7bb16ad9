"""Parts for those who write about the subject: what may be quoted, with figures from the reports alone."""

from __future__ import annotations

from sitegen.sites.organisation.about import OfficePart
from sitegen.sites.organisation.inputs import Quoted
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import Link, TemplateContext, prose_addresses


class PressQuotesPart(TemplateContext):
    """What may be quoted of each report, with its key figures."""

    template = "organisation/press.html#quotes"

    reports: tuple[Quoted, ...]


class PositionsPart(TemplateContext):
    """What may be quoted as the organisation's own position, whom it asks, and the way to all of it."""

    template = "organisation/press.html#positions"

    source: str
    whom: str
    titles: tuple[str, ...]
    link: Link


def positions_part(org: OrganisationContext) -> PositionsPart:
    """Return the part with what may be quoted as the organisation's own position, with its source."""
    record = org.advocacy
    label = org.translator("press", "Allt som Plattformen kräver och varnar för")
    return PositionsPart(
        source=dated(org.archive.documents[record.recommendations_source].title, record.year),
        whom=record.addressed_to,
        titles=tuple(row.title for row in record.recommendations),
        link=org.link(prose_addresses.PRESS, prose_addresses.DEMANDS, label),
    )


def contact_part(org: OrganisationContext) -> OfficePart:
    """Return the part that says whom to ask, with its heading."""
    heading = org.translator("press", "Vem du vänder dig till")
    return OfficePart(address=org.archive.organisation.contact, heading=heading)


def dated(title: str, year: int) -> str:
    """Return a document by its title and its year, unless the title says it."""
    return title if str(year) in title else f"{title} ({year})"


PARTS: Parts = {
    "press-contact": contact_part,
    "press-quotes": lambda org: PressQuotesPart(reports=org.quotes),
    "press-positions": positions_part,
}
