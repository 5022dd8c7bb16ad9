"""The list to print for an actor who applies to the support programme, in the page's own words."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core import Project, clock
from sitegen.sites.organisation.model import Programme
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.programme import PhaseRow, phase_rows
from sitegen.web import TemplateContext, assets
from sitegen.web.render import render

STYLE = "checklist.css"


class Checklist(TemplateContext):
    """The list as a document; `stamp` is when it was made, as the PDF says it."""

    template = "organisation/checklist.html"

    language: str
    programme: Programme
    rows: tuple[PhaseRow, ...]
    source: str
    style: Markup
    stamp: str


def document(project: Project, org: OrganisationContext) -> str:
    """Return the list as HTML."""
    checklist = Checklist(
        language=org.language,
        programme=org.programme,
        rows=phase_rows(org, applied=True),
        source=org.archive.documents[org.programme.source].title,
        style=assets.paper_style(project.templates, project.organisation_templates / STYLE),
        stamp=clock.timestamp(clock.epoch(project.root)),
    )
    return render(project, checklist, org.translator)
