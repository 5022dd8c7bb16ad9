"""All pages of the finder family as a mapping from path to bytes. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen import assets, catalogue, clock, facets, families, hsds, render, urls, voices
from sitegen.catalogue import Catalogue
from sitegen.checks import check_records
from sitegen.contexts import Page
from sitegen.desk import Desk, Offers, Shelf
from sitegen.families import Family
from sitegen.paths import Project
from sitegen.problems import Problem
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
        return {**found, **dict(self._common()), **shared}

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

    def _rendered(self, page: Page, voice: Voice) -> bytes:
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
    """The finder family from records that have been checked."""
    shelf = Shelf(
        catalogue=records,
        site=records.sites[site],
        today=today,
        assets=assets.load(
            project, facets.facets(records), project.own_templates(records.sites[site].config)
        ),
    )
    return Finder(project, shelf, voices.load(project, records.languages.values()))


def read_checked(project: Project) -> Catalogue:
    """The records of a project. Raises `DataError` when any of them has an error."""
    reading = catalogue.read(project)
    errors = tuple(p for p in check_records(reading) if p.severity == "error")
    if errors:
        raise DataError(errors)
    return reading.catalogue()


def all_finder_files(root: Path, site: str = "main") -> Files:
    """The finished files of a site: {path from the site's root: bytes}."""
    project = Project(root)
    found = finder(project, read_checked(project), clock.today(), site=site)
    return {**found.files(), **found.open_data()}
