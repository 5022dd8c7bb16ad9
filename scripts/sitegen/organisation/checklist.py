"""The list to print for an actor who applies to the support programme, in the page's own words."""

from __future__ import annotations

from markupsafe import Markup

from sitegen import assets, clock, render
from sitegen.organisation.office import Office
from sitegen.organisation.programme import applied
from sitegen.organisation.spoken import spoken
from sitegen.paths import Project

TEMPLATE, STYLE = "checklist.html", "checklist.css"


def document(project: Project, office: Office) -> str:
    """The list as HTML."""
    template = render.environment(project.organisation_templates).get_template(TEMPLATE)
    html = template.render(
        language=office.language,
        programme=spoken(office.voice, office.archive.programme, "nsp"),
        rows=applied(office),
        source=office.archive.documents[office.archive.programme.source].title,
        style=style(project),
        stamp=clock.stamp(clock.epoch(project.root)),
        _=office.voice,
    )
    return render.finished(html)


def style(project: Project) -> Markup:
    """The list's style with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    return Markup(assets.root(light) + (project.organisation_templates / STYLE).read_text("utf-8"))
