"""All records of data/ about help: read, validated, and linked to each other by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sitegen.core import Problem, Project, SetupError
from sitegen.core.problems import has_errors
from sitegen.reading import Loaded, loader, partial_records
from sitegen.reading.partial_records import PartialRecord
from sitegen.records import model

SWEDEN = "sweden"
MAY_BE_MISSING = ("moved",)
"""Files of rows that exist only once there is something to say."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The records by id, each kind in its own order: rows as written, regions from north to south."""

    languages: Mapping[str, model.Language]
    spoken_languages: Mapping[str, model.SpokenLanguage]
    sites: Mapping[str, model.Site]
    groups: Mapping[str, model.Group]
    situations: Mapping[str, model.Situation]
    needs: Mapping[str, model.Need]
    audiences: Mapping[str, model.Audience]
    wishes: Mapping[str, model.Wish]
    topics: Mapping[str, model.Topic]
    browsers: Mapping[str, model.Browser]
    moved: Mapping[str, model.Moved]
    regions: Mapping[str, model.Region]
    services: Mapping[str, model.Service]
    members: Mapping[str, model.Member]
    rights: Mapping[str, model.Right]
    signs: Mapping[str, model.Sign]
    glossary: Mapping[str, model.Term]
    neutral: Mapping[str, model.NeutralWords]

    # Languages of data/languages.yml that readers are not offered, once `offered` has set them apart.
    unoffered: Mapping[str, model.Language] = field(default_factory=dict)

    def offered(self) -> Catalogue:
        """Return the same records with no other languages than those that readers are offered."""
        everyone = {**self.languages, **self.unoffered}
        shown = {id: language for id, language in everyone.items() if language.offered == "yes"}
        others = {id: language for id, language in everyone.items() if id not in shown}
        return replace(self, languages=shown, unoffered=others)

    def counties(self) -> Mapping[str, tuple[str, model.County]]:
        """Return each county and its region's id, by the county's ISO code (SE-AB)."""
        return {county.id: (id, county) for id, region in self.regions.items() for county in region.counties}

    def regions_of(self, service: model.Service) -> frozenset[str]:
        """Return the ids of the regions where a service helps; a national one helps in all."""
        if SWEDEN in service.coverage:
            return frozenset(self.regions)
        counties = self.counties()
        return frozenset(counties[area][0] if area in counties else area for area in service.coverage)

    def counties_of(self, service: model.Service) -> tuple[model.County, ...]:
        """Return the counties that a service names, itself or by region; none for the whole country."""
        own = self.counties()
        areas = [area for area in service.coverage if area != SWEDEN]
        return tuple(
            county
            for area in areas
            for county in ((own[area][1],) if area in own else self.regions[area].counties)
        )


@dataclass(frozen=True, slots=True)
class LoadedRecords:
    """What came of reading data/: every record with its place in the file, and every problem."""

    records: Mapping[str, Mapping[str, Loaded[Any]]]
    problems: tuple[Problem, ...]
    partial: Mapping[str, Mapping[str, PartialRecord[Any]]] = field(default_factory=dict)
    """What is sound of the records that do not fit their models, by kind and id; for checks alone."""

    @property
    def complete(self) -> bool:
        """Whether every file could be read; a file that could not stops the build, and is told once."""
        return not has_errors(self.problems)

    def with_partial(self) -> LoadedRecords:
        """Return the same with what is sound of the other records among them; for checks alone."""
        records = {
            kind: {**loaded, **{id: one.loaded for id, one in self.partial.get(kind, {}).items()}}
            for kind, loaded in self.records.items()
        }
        return replace(self, records=records)

    def catalogue(self) -> Catalogue:
        """Return the records that could be read, in their order."""
        found = {
            kind: {id: loaded.record for id, loaded in loadeds.items()}
            for kind, loadeds in self.records.items()
        }
        found["regions"] = _sorted(found["regions"])
        found["languages"] = _sorted(found["languages"])
        return Catalogue(**found)


if {*model.FOLDERS, *model.ROWS, "unoffered"} != {field.name for field in fields(Catalogue)}:
    raise TypeError("each kind of record has its field in Catalogue, and each field its kind")


def read(project: Project) -> LoadedRecords:
    """Read every record file of data/, and go on past files with problems."""
    records, problems, partial = {}, [], {}
    for kind, record in model.FOLDERS.items():
        records[kind], found = loader.load_folder(project.root, f"data/{kind}", record)
        partial[kind] = partial_records.load_folder(project.root, f"data/{kind}", record, records[kind])
        problems += found
    for kind, record in model.ROWS.items():
        load = loader.load_rows_if_there if kind in MAY_BE_MISSING else loader.load_rows
        records[kind], found = load(project.root, f"data/{kind}.yml", record)
        problems += found
    return LoadedRecords(records, tuple(problems), partial)


def _sorted(records: Mapping[str, model.Record]) -> dict[str, model.Record]:
    return dict(sorted(records.items(), key=lambda item: (getattr(item[1], "order", 0), item[0])))


def published_sites(records: Catalogue) -> list[str]:
    """Return the ids of the sites that are built with all others; drafts are built by name alone."""
    return [id for id, site in records.sites.items() if site.publish == "yes"]


def find_site(records: Catalogue, id: str) -> model.Site:
    """Return the site of that id. Raises `SetupError` when there is none."""
    if id not in records.sites:
        raise SetupError(f"ingen sajt heter {id}; välj bland {', '.join(records.sites)}")
    return records.sites[id]
