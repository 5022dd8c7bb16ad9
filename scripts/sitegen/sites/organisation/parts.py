"""The parts of prose pages that come from records.

Prose says `<!-- part: boards -->` where one is to stand. Each part is a macro of a template in
overrides/organisation/, called with values that are ready to be read out.
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core.project import Project
from sitegen.sites.organisation import (
    about,
    activities,
    advocacy,
    handouts,
    members,
    newsletters,
    press_page,
    professionals,
    profile,
    programme,
    publications,
)
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import render

PARTS: Parts = {
    **about.PARTS,
    **advocacy.PARTS,
    **programme.PARTS,
    **publications.PARTS,
    **newsletters.PARTS,
    **activities.PARTS,
    **professionals.PARTS,
    **members.PARTS,
    **press_page.PARTS,
    **handouts.PARTS,
    **profile.PARTS,
}


def html(project: Project, org: OrganisationContext, name: str) -> Markup:
    """A part as HTML. Raises KeyError for a name that is none of `PARTS`."""
    part = PARTS[name](org)
    templates = render.environment(project.organisation_templates, project.templates)
    macro = getattr(templates.get_template(part.template).module, part.macro)
    return Markup(render.finished(macro(*part.values)))
