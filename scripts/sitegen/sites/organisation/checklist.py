"""The list to print for an actor who applies to the support programme, in the page's own words."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core import clock
from sitegen.core.project import Project
from sitegen.language.translated_records import translated
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.programme import applied
from sitegen.web import assets, render

TEMPLATE, STYLE = "checklist.html", "checklist.css"


def document(project: Project, org: OrganisationContext) -> str:
    """The list as HTML."""
    template = render.environment(project.organisation_templates).get_template(TEMPLATE)
    html = template.render(
        language=org.language,
        programme=translated(org.translator, org.archive.programme, "nsp"),
        rows=applied(org),
        source=org.archive.documents[org.archive.programme.source].title,
        style=style(project),
        stamp=clock.timestamp(clock.epoch(project.root)),
        _=org.translator,
    )
    return render.finished(html)


def style(project: Project) -> Markup:
    """The list's style with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    return Markup(assets.root(light) + (project.organisation_templates / STYLE).read_text("utf-8"))
