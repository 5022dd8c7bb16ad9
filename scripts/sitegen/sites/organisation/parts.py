"""The parts of prose pages that come from records.

Prose says `<!-- part: boards -->` where one is to stand. Each part is a macro of a template in
overrides/organisation/, called with the fields of a context that are ready to be read out.
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core import Project
from sitegen.sites.organisation import (
    about,
    activities,
    advocacy,
    feeds,
    handouts,
    members,
    press_page,
    professionals,
    profile,
    programme,
    publications,
    region_map,
    start,
    work_lines,
    workplaces,
)
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web.render import render

SUBJECTS = (
    *(start, about, advocacy, programme, publications, feeds, activities),
    *(professionals, members, region_map, press_page, handouts, profile, work_lines, workplaces),
)
PARTS: Parts = {name: part for subject in SUBJECTS for name, part in subject.PARTS.items()}


def html(project: Project, org: OrganisationContext, name: str) -> Markup:
    """Return a part as HTML. Raises KeyError for a name that is none of `PARTS`."""
    return render(project, PARTS[name](org), org.translator)
