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

PROSE_SHARE = 0.85
"""How much of a page's plain prose must be translated before the page is offered; the rest must be whole."""

# Contexts of longer texts that may for a while stay Swedish, marked as such.
PROSE_CONTEXTS = frozenset({"service.gives", "right.statement", "topic.label"})

# The prose pages take their colours from the same file as the help pages.
TOKENS = "assets/tokens.css"

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Trial:
    """A page and whether its language had all that it takes."""

    content: bytes
    ready: bool


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
        if all(page.ready for page in self._trial.values()):
            found = {
                path: page.content
                for (key, code), page in self._trial.items()
                for path in self._paths(key, code)
            }
        else:
            found = {
                path: content for desk in self._desks(self.offers) for path, content in self._pages(desk)
            }
        tokens = (self.project.templates / "tokens.css").read_bytes()
        shared = {TOKENS: tokens} if self.shelf.site.family == "finder" else {}
        others = self.family.files(self._desks(self.offers))
        return {**found, **dict(self._common()), **shared, **others}

    def desks(self) -> tuple[Desk, ...]:
        """A work place for each language, for what is made beside the pages."""
        return self._desks(self.offers)

    def open_data(self) -> Files:
        """The catalogue as data, with the same facts as the pages; on the main site alone."""
        if self.shelf.site.family != "finder":
            return {}
        (swedish,) = (desk for desk in self._desks(self.offers) if desk.language == SOURCE_LANGUAGE)
        return hsds.files(swedish)

    @property
    def family(self) -> Family:
        """What kind of site it is."""
        return families.FAMILIES[self.shelf.site.family]

    @cached_property
    def offers(self) -> Offers:
        """Which languages each page may be shown in: all that is vital, and most of the prose, is there."""
        return {
            key: frozenset(voice.code for voice in self.voices if self._trial[key, voice.code].ready)
            for key in self.family.keys(self.shelf)
        }

    @cached_property
    def _trial(self) -> Mapping[tuple[Key, str], Trial]:
        """Every page in every language, as if all were offered: what it misses shows which are."""
        everywhere = frozenset(voice.code for voice in self.voices)
        offers = dict.fromkeys(self.family.keys(self.shelf), everywhere)
        return {
            (key, desk.language): self._tried(desk, key) for desk in self._desks(offers) for key in offers
        }

    def _tried(self, desk: Desk, key: Key) -> Trial:
        voice = desk.voice.fresh()
        fresh = Desk(desk.shelf, voice, desk.offers)
        content = self._rendered(self.family.page(fresh, key), voice)
        return Trial(content, ready(voice))

    def _desks(self, offers: Offers) -> tuple[Desk, ...]:
        return tuple(Desk(self.shelf, voice, offers) for voice in self.voices)

    def _pages(self, desk: Desk) -> Iterator[tuple[str, bytes]]:
        for key, languages in desk.offers.items():
            if desk.language in languages:
                content = self._rendered(self.family.page(desk, key), desk.voice)
                for path in self._paths(key, desk.language):
                    yield path, content

    def _common(self) -> Iterator[tuple[str, bytes]]:
        """The pages for addresses that do not exist, and those that belong to no single language."""
        desks = self._desks(self.offers)
        for path, page, voice in self.family.common(desks):
            yield path, self._rendered(page, voice)

    def _paths(self, key: Key, code: str) -> tuple[str, ...]:
        """Where a page is put: at its address, and on a card's site at its short one."""
        return urls.files(key, code, self.shelf.catalogue.languages[code].short)

    def _rendered(self, page: AnyPage, voice: Voice) -> bytes:
        own = self.project.own_templates(self.shelf.site.config)
        return render.render(self.project, page, voice, *own)


def ready(voice: Voice) -> bool:
    """Whether what a page asked of a voice was there, well enough to show the page."""
    ledger = voice.ledger
    prose = {key for key in ledger.used if key[0] in PROSE_CONTEXTS}
    missing_prose = ledger.missing & prose
    if ledger.missing - prose:
        return False
    return len(missing_prose) <= (1 - PROSE_SHARE) * len(prose)


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


def read_checked(project: Project) -> Catalogue:
    """The records of a project. Raises `DataError` when any of them has an error."""
    reading = catalogue.read(project)
    refuse(check_records(reading))
    return reading.catalogue()


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
