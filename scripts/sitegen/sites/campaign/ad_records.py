"""Read the records of ads from the campaign's folder, and check them against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.core import PROSE_LANGUAGES, Problem, did_you_mean, quoted
from sitegen.reading import Loaded, loader
from sitegen.sites.campaign import quantity_words
from sitegen.sites.campaign.ad_model import AdCampaign, Creative, Landing

SITE = "kop-inte"
FOLDER = "data/ads"
HOME = f"campaigns/{SITE}/{FOLDER}"


@dataclass(frozen=True, slots=True)
class AdRecords:
    """The records of ads by id, in the editors' order."""

    campaigns: Mapping[str, AdCampaign] = field(default_factory=dict)
    creatives: Mapping[str, Creative] = field(default_factory=dict)
    landings: Mapping[str, Landing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdReading:
    """The records of ads with their places in the files, and the problems found in reading them."""

    campaigns: Mapping[str, Loaded[AdCampaign]] = field(default_factory=dict)
    creatives: Mapping[str, Loaded[Creative]] = field(default_factory=dict)
    landings: Mapping[str, Loaded[Landing]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def ads(self) -> AdRecords:
        """Return the records that could be read, without drafts of ads."""
        return AdRecords(
            {id: loaded.record for id, loaded in self.campaigns.items()},
            {id: loaded.record for id, loaded in self.creatives.items() if not _is_draft(loaded)},
            {id: loaded.record for id, loaded in self.landings.items()},
        )


def read(root: Path, home: Path) -> AdReading:
    """Return the ads of the campaign in the folder `home`, with every problem; none where it has no ads."""
    if not (home / FOLDER).is_dir():
        return AdReading()
    folder = (home / FOLDER).relative_to(root).as_posix()
    campaigns, first = loader.load_folder(root, f"{folder}/campaigns", AdCampaign)
    creatives, second = loader.load_folder(root, f"{folder}/creatives", Creative)
    landings, third = loader.load_rows(root, f"{folder}/landings.yml", Landing)
    return AdReading(campaigns, creatives, landings, (*first, *second, *third))


def claims_shown(reading: AdReading) -> frozenset[str]:
    """Return the ids of the claims that landing pages show."""
    return frozenset(claim for creative in reading.ads().creatives.values() for claim in creative.claims)


def check(reading: AdReading, claims: Collection[str]) -> Iterator[Problem]:
    """Yield every problem in the records of ads and between them; `claims` are the ids that ads may use."""
    for campaign in reading.campaigns.values():
        yield from _languages(campaign)
        yield from _figures(campaign)
    for creative in reading.creatives.values():
        yield from _languages(creative)
        yield from _quantities(creative)
        for place, id in enumerate(creative.record.claims):
            if id not in claims:
                message = f"påståendet {quoted(id)} finns inte eller får inte visas"
                yield creative.problem("claims", place, message=message + did_you_mean(id, claims))
    for landing in reading.landings.values():
        yield from _known(landing, "creative", landing.record.creative, reading.creatives)
        yield from _draft(landing, reading)
        yield from _known(landing, "campaign", landing.record.campaign, reading.campaigns)


def _is_draft(loaded: Loaded[Creative]) -> bool:
    return loaded.record.publish == "no"


def _draft(landing: Loaded[Landing], reading: AdReading) -> Iterator[Problem]:
    """Yield a problem for an address that would lead to an ad which is still a draft."""
    creative = reading.creatives.get(landing.record.creative)
    if creative and _is_draft(creative):
        message = f"{quoted(creative.id)} är ett utkast; ta bort publish ur {creative.tree.path} först"
        yield landing.problem("creative", message=message)


def _languages(loaded: Loaded[AdCampaign] | Loaded[Creative]) -> Iterator[Problem]:
    """Yield a problem where words are missing in a language of the site."""
    missing = [code for code in PROSE_LANGUAGES if code not in loaded.record.words]
    if missing:
        yield loaded.problem("words", message=f"orden saknas på {', '.join(missing)}", key=True)


def _figures(loaded: Loaded[AdCampaign]) -> Iterator[Problem]:
    """Yield a problem for a number that names no source of its campaign, and for a published one missing."""
    known = {source.id for source in loaded.record.sources}
    for name, figure in (("views", loaded.record.views), ("clicks", loaded.record.clicks)):
        for place, id in enumerate(figure.sources if figure else ()):
            if id not in known:
                message = f"källan {quoted(id)} finns inte i sources{did_you_mean(id, known)}"
                yield loaded.problem(name, "sources", place, message=message)
        if loaded.record.publish and figure is None:
            yield loaded.problem("publish", message=f"det som visas ska ha {name}, med källa", key=True)


def _quantities(loaded: Loaded[Creative]) -> Iterator[Problem]:
    """Yield a problem for each number in an ad: there is no room to say who was asked, how many and when."""
    for language, words in loaded.record.words.items():
        for name, value in words:
            for text in value if isinstance(value, tuple) else (value or "",):
                for _, word in quantity_words.unsourced(text, language):
                    message = (
                        f"{quoted(word)}: annonser säger inga tal; lägg ett påstående i claims i stället"
                    )
                    yield loaded.problem("words", language, name, message=message)


def _known(
    loaded: Loaded[Landing], name: str, id: str | None, records: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield a problem for an id that no record has. `name` is the field that holds it."""
    if id is not None and id not in records:
        message = f"{quoted(id)} finns inte i {name}s{did_you_mean(id, records)}"
        yield loaded.problem(name, message=message)
