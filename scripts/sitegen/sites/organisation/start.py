"""Parts of the start page: the newest figures, what was published last, and what is called for."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from sitegen.sites.organisation.inputs import Quoted
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.publications import PublicationRow, publication_row
from sitegen.web import Link, TemplateContext, prose_addresses

HOME = ""
FEW = 3


class NewestPart(TemplateContext):
    """What the newest statistics found; nothing where there are none."""

    template = "organisation/start.html#newest"

    report: Quoted | None


class LatestPart(TemplateContext):
    """The latest publications and the first recommendations, with the way to all of each."""

    template = "organisation/start.html#latest"

    rows: tuple[PublicationRow, ...]
    publications: Link
    titles: tuple[str, ...]
    demands: Link


def newest_part(org: OrganisationContext) -> NewestPart:
    """Return the part with the newest statistics."""
    newest = next((one for one in org.quotes if one.kind == "statistics"), None)
    return NewestPart(report=from_home(newest) if newest else None)


def from_home(report: Quoted) -> Quoted:
    """Return what is quoted of a report with links from the start page; they were written for a folder."""
    figures = (replace(figure, section=_nearer(figure.section)) for figure in report.figures)
    return replace(report, title=_nearer(report.title), figures=tuple(figures))


def _nearer(link: Link) -> Link:
    return replace(link, href=link.href.removeprefix("../"))


def latest_part(org: OrganisationContext) -> LatestPart:
    """Return the part with what was published last, and what is called for."""
    record, translator = org.advocacy, org.translator
    found = islice(org.publications.items(), FEW)
    return LatestPart(
        rows=tuple(publication_row(org, id, row, HOME) for id, row in found),
        publications=org.link(HOME, prose_addresses.PUBLICATIONS, translator("start", "Alla publikationer")),
        titles=tuple(row.title for row in record.recommendations[:FEW]),
        demands=org.link(HOME, prose_addresses.DEMANDS, translator("start", "Allt som vi kräver")),
    )


PARTS: Parts = {"start-newest": newest_part, "start-latest": latest_part}
