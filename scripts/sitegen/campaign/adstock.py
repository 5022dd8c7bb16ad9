"""The ads, read from the campaign's folder, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen import loader
from sitegen.campaign.admodel import AdCampaign, AdFigure, Creative, Landing
from sitegen.loader import Loaded
from sitegen.paths import Project
from sitegen.problems import Problem, did_you_mean, quoted

SITE = "kop-inte"
FOLDER = "campaigns/kop-inte/data/ads"
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Ads:
    """Everything about ads, in the editors' order."""

    campaigns: Mapping[str, AdCampaign]
    creatives: Mapping[str, Creative]
    landings: Mapping[str, Landing]


@dataclass(frozen=True, slots=True)
class AdsReading:
    """What came of reading the folder."""

    campaigns: Mapping[str, Loaded[AdCampaign]]
    creatives: Mapping[str, Loaded[Creative]]
    landings: Mapping[str, Loaded[Landing]]
    problems: tuple[Problem, ...]

    def ads(self) -> Ads:
        """The records that could be read."""
        return Ads(
            {id: loaded.record for id, loaded in self.campaigns.items()},
            {id: loaded.record for id, loaded in self.creatives.items()},
            {id: loaded.record for id, loaded in self.landings.items()},
        )


def exists(project: Project) -> bool:
    """Whether the project has any ads."""
    return (project.root / FOLDER).is_dir()


def read(project: Project) -> AdsReading:
    """Read all of the folder; nothing stops at the first problem. Empty where there is no such folder."""
    if not exists(project):
        return AdsReading({}, {}, {}, ())
    campaigns, first = loader.load_folder(project.root, f"{FOLDER}/campaigns", AdCampaign)
    creatives, second = loader.load_folder(project.root, f"{FOLDER}/creatives", Creative)
    landings, third = loader.load_rows(project.root, f"{FOLDER}/landings.yml", Landing)
    return AdsReading(campaigns, creatives, landings, (*first, *second, *third))


def check(project: Project, claims: Mapping[str, object]) -> tuple[Problem, ...]:
    """Every problem of the folder. `claims` are those that may be published."""
    reading = read(project)
    return (
        *reading.problems,
        *_campaigns(reading),
        *_creatives(reading, claims),
        *_landings(reading),
    )


def _campaigns(reading: AdsReading) -> Iterator[Problem]:
    """Every number names a source of its campaign; what is published has both numbers."""
    for loaded in reading.campaigns.values():
        known = {source.id for source in loaded.record.sources}
        for name in ("views", "clicks"):
            figure: AdFigure | None = getattr(loaded.record, name)
            for place, id in enumerate(figure.sources if figure else ()):
                if id not in known:
                    message = f"källan {quoted(id)} finns inte i sources{did_you_mean(id, known)}"
                    yield loaded.problem(name, "sources", place, message=message)
            if loaded.record.publish and figure is None:
                yield loaded.problem("publish", message=f"det som visas ska ha {name}, med källa")


def _creatives(reading: AdsReading, claims: Mapping[str, object]) -> Iterator[Problem]:
    for loaded in reading.creatives.values():
        if loaded.record.language not in LANGUAGES:
            yield loaded.problem("language", message="annonser skrivs på sv eller en")
        for place, id in enumerate(loaded.record.claims):
            if id not in claims:
                message = f"påståendet {quoted(id)} finns inte eller får inte visas"
                yield loaded.problem("claims", place, message=message + did_you_mean(id, claims))


def _landings(reading: AdsReading) -> Iterator[Problem]:
    """Every landing leads from an ad that exists; what is printed has a code of digits."""
    for loaded in reading.landings.values():
        landing = loaded.record
        if landing.creative not in reading.creatives:
            message = f"annonsen {quoted(landing.creative)} finns inte i creatives"
            yield loaded.problem(
                "creative", message=message + did_you_mean(landing.creative, reading.creatives)
            )
        if landing.campaign and landing.campaign not in reading.campaigns:
            message = f"kampanjen {quoted(landing.campaign)} finns inte i campaigns"
            yield loaded.problem(
                "campaign", message=message + did_you_mean(landing.campaign, reading.campaigns)
            )
        if landing.print_distance and not landing.id.isdigit():
            # A printed code is written in capitals, which take fewer squares; digits have none.
            yield loaded.problem("id", message="koden på det som trycks ska vara bara siffror")
