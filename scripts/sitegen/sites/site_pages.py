"""All pages of the finder family as a mapping from path to bytes. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen.checks.checked_records import read_checked
from sitegen.core import clock
from sitegen.core.errors import Files, raise_errors
from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.core.problems import Problem
from sitegen.core.project import Project
from sitegen.language import text_sets, translation
from sitegen.language.translation import Translator
from sitegen.records import facets
from sitegen.records.catalogue import Catalogue
from sitegen.records.model import Site
from sitegen.sites import kinds
from sitegen.sites.campaign import checks as campaign_checks
from sitegen.sites.campaign import material
from sitegen.sites.campaign.material import Material, MaterialReading
from sitegen.sites.finder import hsds
from sitegen.sites.kinds import Family
from sitegen.web import addresses, assets, render
from sitegen.web.addresses import Key
from sitegen.web.contexts import PageContext
from sitegen.web.page_maker import Offers, PageMaker, SiteContext

# The prose pages take their colours from the same file as the help pages.
TOKENS = "assets/tokens.css"


@dataclass(frozen=True)
class Finder:
    """The generated pages of one site, on one day."""

    project: Project
    site_context: SiteContext
    translators: tuple[Translator, ...]

    def files(self) -> Files:
        """Every page of each language offered, its 404, the common 404, and the colours of the prose."""
        found = {path: content for maker in self.makers() for path, content in self._pages(maker)}
        tokens = (self.project.templates / "tokens.css").read_bytes()
        shared = {TOKENS: tokens} if self.site_context.site.family == "finder" else {}
        others = self.family.files(self.makers())
        return {**found, **dict(self._common()), **shared, **others}

    def makers(self) -> tuple[PageMaker, ...]:
        """A work place for each language."""
        return tuple(PageMaker(self.site_context, translator, self.offers) for translator in self.translators)

    def open_data(self) -> Files:
        """The catalogue as data, with the same facts as the pages; on the main site alone."""
        if self.site_context.site.family != "finder":
            return {}
        (swedish,) = (maker for maker in self.makers() if maker.language == SOURCE_LANGUAGE)
        return hsds.files(swedish)

    @property
    def family(self) -> Family:
        """What kind of site it is."""
        return kinds.FAMILIES[self.site_context.site.family]

    @cached_property
    def offers(self) -> Offers:
        """Which languages each page is shown in: all of the site's, whatever text is missing."""
        everyone = frozenset(translator.code for translator in self.translators)
        return dict.fromkeys(self.family.keys(self.site_context), everyone)

    def _pages(self, maker: PageMaker) -> Iterator[tuple[str, bytes]]:
        for key in maker.offers:
            content = self._rendered(self.family.page(maker, key), maker.translator)
            for path in self._paths(key, maker.language):
                yield path, content

    def _common(self) -> Iterator[tuple[str, bytes]]:
        """The pages for addresses that do not exist, and those that belong to no single language."""
        for path, page, translator in self.family.common(self.makers()):
            yield path, self._rendered(page, translator)

    def _paths(self, key: Key, code: str) -> tuple[str, ...]:
        """Where a page is put: at its address, and on a card's site at its short one."""
        return addresses.files(key, code, self.site_context.catalogue.languages[code].short)

    def _rendered(self, page: PageContext, translator: Translator) -> bytes:
        return render.render(self.project, page, translator, self.site_context.site).encode()


def finder(project: Project, records: Catalogue, today: dt.date, *, site: str = "main") -> Finder:
    """The pages of a site from records that have been checked. Raises `DataError` for a campaign's faults."""
    row = records.sites[site]
    own = project.own_templates(row.config)
    if row.family == "campaign":
        site_context = SiteContext(
            records, row, today, assets.campaign(own), checked_material(project, records, row)
        )
        languages = [records.languages[code] for code in row.languages]
    else:
        site_context = SiteContext(records, row, today, assets.load(project, facets.facets(records), own))
        languages = list(records.languages.values())
    return Finder(
        project,
        site_context,
        translation.load_translators(project, languages, text_sets.of_family(row.family)),
    )


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
    raise_errors(_material_problems(reading, records))
    return reading.material


def all_finder_files(root: Path, site: str = "main") -> Files:
    """The finished files of a site: {path from the site's root: bytes}."""
    project = Project(root)
    found = finder(project, read_checked(project), clock.today(), site=site)
    return {**found.files(), **found.open_data()}
