"""The parts of prose pages that come from records.

Prose says `<!-- part: boards -->` where one is to stand. Each part is a macro of a template in
overrides/organisation/, called with values that are ready to be read out.
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen import render
from sitegen.organisation import (
    about,
    activities,
    advocacy,
    handouts,
    members,
    newsletters,
    press,
    professionals,
    profile,
    programme,
    publications,
)
from sitegen.organisation.office import Office, Parts
from sitegen.paths import Project

PARTS: Parts = {
    **about.PARTS,
    **advocacy.PARTS,
    **programme.PARTS,
    **publications.PARTS,
    **newsletters.PARTS,
    **activities.PARTS,
    **professionals.PARTS,
    **members.PARTS,
    **press.PARTS,
    **handouts.PARTS,
    **profile.PARTS,
}


def html(project: Project, office: Office, name: str) -> Markup:
    """A part as HTML. Raises KeyError for a name that is none of `PARTS`."""
    part = PARTS[name](office)
    templates = render.environment(project.organisation_templates, project.templates)
    macro = getattr(templates.get_template(part.template).module, part.macro)
    return Markup(render.finished(macro(*part.values)))
