"""Parts for those who write about the subject: what may be quoted, with figures from the reports alone."""

from __future__ import annotations

from sitegen.sites.organisation.inputs import Quoted
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import Link, TemplateContext, Value, prose_addresses


class Positions(Value):
    """What the organisation calls for in a document, and of whom when that is said."""

    source: str
    whom: str
    texts: tuple[str, ...]


class PressQuotesPart(TemplateContext):
    """What may be quoted of each report, with its key figures."""

    template = "organisation/press.html#quotes"

    reports: tuple[Quoted, ...]


class PositionsPart(TemplateContext):
    """What may be quoted as the organisation's own position, and the way to all of it."""

    template = "organisation/press.html#positions"

    groups: tuple[Positions, ...]
    link: Link


def positions_part(org: OrganisationContext) -> PositionsPart:
    """Return the part with what may be quoted as the organisation's own position, each with its source."""
    record, documents = org.advocacy, org.archive.documents
    asked = Positions(
        source=dated(documents[record.recommendations_source].title, record.year),
        whom=record.addressed_to,
        texts=tuple(f"{row.title}. {row.text}" for row in record.recommendations),
    )
    demands = (
        Positions(source=dated(documents[row.source].title, row.year), whom="", texts=(row.text,))
        for row in record.demands
    )
    label = org.translator("press", "Allt som Plattformen kräver och varnar för")
    link = org.link(prose_addresses.PRESS, prose_addresses.DEMANDS, label)
    return PositionsPart(groups=(asked, *demands), link=link)


def dated(title: str, year: int) -> str:
    """Return a document by its title and its year, unless the title says it."""
    return title if str(year) in title else f"{title} ({year})"


PARTS: Parts = {
    "press-quotes": lambda org: PressQuotesPart(reports=org.quotes),
    "press-positions": positions_part,
}
