"""Parts on what the organisation calls for, and on its campaigns."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.organisation.model import Advocacy
from sitegen.organisation.office import Office, Part, Parts
from sitegen.organisation.spoken import spoken
from sitegen.validate import kebab


def said(office: Office) -> Advocacy:
    """The record in the reader's language."""
    return spoken(office.voice, office.archive.advocacy, "advocacy")


def _whole(name: str) -> Callable[[Office], Part]:
    """A part that is given the record alone."""

    def part(office: Office) -> Part:
        return Part("advocacy.html", name, (said(office),))

    return part


def recommendations(office: Office) -> Part:
    """What the government is asked to do."""
    return Part("advocacy.html", "recommendations", (said(office), office.voice))


def campaigns(office: Office) -> Part:
    """Each campaign, and how it reached people."""
    rows = [
        {"id": kebab(row.name), "name": row.name, "text": row.text, "reach": row.reach, "when": when}
        for row in said(office).campaigns
        for when in (office.voice.month(row.since),)
    ]
    return Part("advocacy.html", "campaigns", (rows, office.voice))


PARTS: Parts = {
    "recommendations": recommendations,
    "demands": _whole("demands"),
    "concerns": _whole("concerns"),
    "references": _whole("references"),
    "campaigns": campaigns,
}
