"""What a campaign has of its own, read from its folder: the prose of each language, and its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.campaign import adstock
from sitegen.campaign.adstock import Ads, AdsReading
from sitegen.campaign.prose import Prose, read_prose
from sitegen.model import Site
from sitegen.paths import Project
from sitegen.problems import Problem


@dataclass(frozen=True, slots=True)
class Material:
    """The prose of each language by the name of its file."""

    prose: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    ads: Ads = field(default_factory=Ads)


@dataclass(frozen=True, slots=True)
class MaterialReading:
    """What came of reading a campaign's folder."""

    material: Material
    problems: tuple[Problem, ...]
    ads: AdsReading = field(default_factory=AdsReading)


NO_MATERIAL = Material()


def read(project: Project, site: Site) -> MaterialReading:
    """Read all of it; nothing on the way stops at the first problem."""
    home = project.beside(site.config)
    prose, problems = {}, []
    for language in site.languages:
        prose[language], found = read_prose(project.root, home / "docs" / language)
        problems += found
    ads = adstock.read(project.root, home)
    return MaterialReading(Material(prose, ads.ads()), (*problems, *ads.problems), ads)
