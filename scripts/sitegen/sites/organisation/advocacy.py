"""Parts on what the organisation calls for, and on its campaigns."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.language.translated_records import translated
from sitegen.reading.validate import kebab
from sitegen.sites.organisation.model import Advocacy
from sitegen.sites.organisation.organisation_context import OrganisationContext, Part, Parts


def said(org: OrganisationContext) -> Advocacy:
    """The record in the reader's language."""
    return translated(org.translator, org.archive.advocacy, "advocacy")


def _whole(name: str) -> Callable[[OrganisationContext], Part]:
    """A part that is given the record alone."""

    def part(org: OrganisationContext) -> Part:
        return Part("advocacy.html", name, (said(org),))

    return part


def recommendations(org: OrganisationContext) -> Part:
    """What the government is asked to do."""
    return Part("advocacy.html", "recommendations", (said(org), org.translator))


def campaigns(org: OrganisationContext) -> Part:
    """Each campaign, and how it reached people."""
    rows = [
        {"id": kebab(row.name), "name": row.name, "text": row.text, "reach": row.reach, "when": when}
        for row in said(org).campaigns
        for when in (org.translator.month(row.since),)
    ]
    return Part("advocacy.html", "campaigns", (rows, org.translator))


PARTS: Parts = {
    "recommendations": recommendations,
    "demands": _whole("demands"),
    "concerns": _whole("concerns"),
    "references": _whole("references"),
    "campaigns": campaigns,
}
