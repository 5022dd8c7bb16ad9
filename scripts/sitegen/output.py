"""All pages of the finder family as a mapping from path to bytes. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen import assets, catalogue, clock, facets, families, hsds, render, textsets, urls, voices
from sitegen.campaign import checks as campaign_checks
from sitegen.campaign import material
from sitegen.campaign.material import Material, MaterialReading
from sitegen.catalogue import Catalogue
from sitegen.checks import check_records
from sitegen.desk import Desk, Offers, Shelf
from sitegen.families import Family
from sitegen.model import Site
from sitegen.paths import Project
from sitegen.problems import Problem
from sitegen.render import AnyPage
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE, Voice

# The prose pages take their colours from the same file as the help pages.
TOKENS = "assets/tokens.css"

Files = Mapping[str, bytes]


class DataError(Exception):
    """The records have errors; `problems` says which."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} fel i data/")
        self.problems = problems


@dataclass(frozen=True)
class Finder:
    """The generated pages of one site, on one day."""

    project: Project
    shelf: Shelf
    voices: tuple[Voice, ...]

    def files(self) -> Files:
        """Every page of each language offered, its 404, the common 404, and the colours of the prose."""
        found = {path: content for desk in self.desks() for path, content in self._pages(desk)}
        tokens = (self.project.templates / "tokens.css").read_bytes()
        shared = {TOKENS: tokens} if self.shelf.site.family == "finder" else {}
        others = self.family.files(self.desks())
        return {**found, **dict(self._common()), **shared, **others}

    def desks(self) -> tuple[Desk, ...]:
        """A work place for each language."""
        return tuple(Desk(self.shelf, voice, self.offers) for voice in self.voices)

    def open_data(self) -> Files:
        """The catalogue as data, with the same facts as the pages; on the main site alone."""
        if self.shelf.site.family != "finder":
            return {}
        (swedish,) = (desk for desk in self.desks() if desk.language == SOURCE_LANGUAGE)
        return hsds.files(swedish)

    @property
    def family(self) -> Family:
        """What kind of site it is."""
        return families.FAMILIES[self.shelf.site.family]

    @cached_property
    def offers(self) -> Offers:
        """Which languages each page is shown in: all of the site's, whatever text is missing."""
        everyone = frozenset(voice.code for voice in self.voices)
        return dict.fromkeys(self.family.keys(self.shelf), everyone)

    def _pages(self, desk: Desk) -> Iterator[tuple[str, bytes]]:
        for key in desk.offers:
            content = self._rendered(self.family.page(desk, key), desk.voice)
            for path in self._paths(key, desk.language):
                yield path, content

    def _common(self) -> Iterator[tuple[str, bytes]]:
        """The pages for addresses that do not exist, and those that belong to no single language."""
        for path, page, voice in self.family.common(self.desks()):
            yield path, self._rendered(page, voice)

    def _paths(self, key: Key, code: str) -> tuple[str, ...]:
        """Where a page is put: at its address, and on a card's site at its short one."""
        return urls.files(key, code, self.shelf.catalogue.languages[code].short)

    def _rendered(self, page: AnyPage, voice: Voice) -> bytes:
        own = self.project.own_templates(self.shelf.site.config)
        return render.render(self.project, page, voice, *own)


def finder(project: Project, records: Catalogue, today: dt.date, *, site: str = "main") -> Finder:
    """The pages of a site from records that have been checked. Raises `DataError` for a campaign's faults."""
    row = records.sites[site]
    own = project.own_templates(row.config)
    if row.family == "campaign":
        shelf = Shelf(records, row, today, assets.campaign(own), checked_material(project, records, row))
        languages = [records.languages[code] for code in row.languages]
    else:
        shelf = Shelf(records, row, today, assets.load(project, facets.facets(records), own))
        languages = list(records.languages.values())
    return Finder(project, shelf, voices.load(project, languages, textsets.of_family(row.family)))


def material_problems(project: Project, records: Catalogue) -> Iterator[Problem]:
    """Every problem of what campaigns have of their own."""
    for site in records.sites.values():
        if site.family == "campaign":
            yield from _material_problems(material.read(project, site), records)


def _material_problems(reading: MaterialReading, records: Catalogue) -> Iterator[Problem]:
    yield from reading.problems
    yield from campaign_checks.check(reading)
    yield from campaign_checks.help_agrees(reading, records)


def checked_material(project: Project, records: Catalogue, site: Site) -> Material:
    """What a campaign has of its own. Raises `DataError` when any of it has an error."""
    reading = material.read(project, site)
    refuse(_material_problems(reading, records))
    return reading.material


def read_checked(project: Project, *, begun: bool = False) -> Catalogue:
    """The records of a project, with the languages that are offered, or those that are being begun too.

    Raises `DataError` when any of them has an error.
    """
    reading = catalogue.read(project)
    refuse(check_records(reading))
    records = reading.catalogue()
    return records if begun else records.offered()


def refuse(problems: Iterable[Problem]) -> None:
    """Raise `DataError` with the errors among some problems, when there are any."""
    errors = tuple(problem for problem in problems if problem.severity == "error")
    if errors:
        raise DataError(errors)


def all_finder_files(root: Path, site: str = "main") -> Files:
    """The finished files of a site: {path from the site's root: bytes}."""
    project = Project(root)
    found = finder(project, read_checked(project), clock.today(), site=site)
    return {**found.files(), **found.open_data()}
