"""The list to print for an actor who applies to the support programme, in the page's own words."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core import Project, clock
from sitegen.sites.organisation.model import Programme
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.programme import Applied, applied
from sitegen.web import TemplateContext, assets
from sitegen.web.render import render

STYLE = "checklist.css"


class Checklist(TemplateContext):
    """The list as a document; `stamp` is when it was made, as the PDF says it."""

    template = "organisation/checklist.html"

    language: str
    programme: Programme
    rows: tuple[Applied, ...]
    source: str
    style: Markup
    stamp: str


def document(project: Project, org: OrganisationContext) -> str:
    """Return the list as HTML."""
    checklist = Checklist(
        language=org.language,
        programme=org.programme,
        rows=applied(org),
        source=org.archive.documents[org.programme.source].title,
        style=style(project),
        stamp=clock.timestamp(clock.epoch(project.root)),
    )
    return render(project, checklist, org.translator)


def style(project: Project) -> Markup:
    """Return the list's style with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    return Markup(assets.root(light) + (project.organisation_templates / STYLE).read_text("utf-8"))
