"""What a campaign has of its own, read from its folder: the prose of each language, and its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.campaign import aid
from sitegen.campaign.aid import NO_AID, Aid, AidReading
from sitegen.campaign.prose import Prose, read_prose
from sitegen.model import Site
from sitegen.paths import Project
from sitegen.problems import Problem


@dataclass(frozen=True, slots=True)
class Material:
    """The prose of each language by the name of its file."""

    prose: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    aid: Aid = NO_AID


@dataclass(frozen=True, slots=True)
class MaterialReading:
    """What came of reading a campaign's folder."""

    material: Material
    problems: tuple[Problem, ...]
    aid: AidReading


NO_MATERIAL = Material()


def read(project: Project, site: Site) -> MaterialReading:
    """Read all of it; nothing on the way stops at the first problem."""
    home = project.beside(site.config)
    prose, problems = {}, []
    for language in site.languages:
        prose[language], found = read_prose(project.root, home / "docs" / language)
        problems += found
    help = aid.read(project)
    return MaterialReading(Material(prose, help.aid()), (*problems, *help.problems), help)
