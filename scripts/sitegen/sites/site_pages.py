"""All generated pages and files of one site as a mapping from path to bytes. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.core import Files, Problem, Project
from sitegen.language import Translator, translation
from sitegen.records import Catalogue
from sitegen.sites import kinds
from sitegen.sites.kind import SiteKind
from sitegen.web import Key, PageContext, PageMaker, SiteContext, addresses, render
from sitegen.web.page_maker import Offers

PagePlace = tuple[str, Key]
"""A page in one language: its code, and which page."""


@dataclass(frozen=True)
class SitePages:
    """The generated pages of one site, on one day."""

    project: Project
    kind: SiteKind
    site_context: SiteContext
    translators: tuple[Translator, ...]

    def files(self) -> Files:
        """Return every page of each language offered, the error pages, and the files that are no pages."""
        # Pages of one place that stand at two addresses are made once.
        made = {place: self.page(place) for place in dict.fromkeys(self.places.values())}
        pages = {path: made[place] for path, place in self.places.items()}
        return {**pages, **self.common_files()}

    def common_files(self) -> Files:
        """Return the error pages, those of no single language, and the files that are no pages."""
        return {**dict(self._common()), **self.kind.files(self.project, self.makers())}

    @cached_property
    def places(self) -> Mapping[str, PagePlace]:
        """Which page of which language stands at each path."""
        return {
            path: (maker.language, key)
            for maker in self.makers()
            for key in maker.offers
            for path in self._paths(key, maker.language)
        }

    def page(self, place: PagePlace) -> bytes:
        """Return one page."""
        code, key = place
        maker = self._makers[code]
        return self._rendered(self.kind.page(maker, key), maker.translator)

    @cached_property
    def _makers(self) -> Mapping[str, PageMaker]:
        return {maker.language: maker for maker in self.makers()}

    def makers(self) -> tuple[PageMaker, ...]:
        """Return a `PageMaker` for each language, in the order of the translators."""
        return tuple(self.site_context.maker(translator, self.offers) for translator in self.translators)

    @cached_property
    def offers(self) -> Offers:
        """Which languages each page is shown in: all of the site's, whatever text is missing."""
        everyone = frozenset(translator.code for translator in self.translators)
        return dict.fromkeys(self.kind.keys(self.site_context), everyone)

    def _common(self) -> Iterator[tuple[str, bytes]]:
        """Yield the pages for addresses that do not exist, and those that belong to no single language."""
        for path, page, translator in self.kind.common_pages(self.makers()):
            yield path, self._rendered(page, translator)

    def _paths(self, key: Key, code: str) -> tuple[str, ...]:
        """Where a page is put: at its address, and on a card's site at its short one."""
        return addresses.files(key, code, self.site_context.catalogue.languages[code].short)

    def _rendered(self, page: PageContext, translator: Translator) -> bytes:
        return render.render(self.project, page, translator, self.site_context.site).encode()


def pages_of(project: Project, records: Catalogue, today: dt.date, *, site: str = "main") -> SitePages:
    """Return the pages of a site from records that have been checked.

    Raises `DataError` for faults in what the site has of its own.
    """
    row = records.sites[site]
    kind = kinds.kind_of(row)
    site_context = kind.site_context(project, records, row, today)
    translators = translation.load_translators(project, kind.languages(records, row), kind.text_set)
    return SitePages(project, kind, site_context, translators)


def material_problems(project: Project, records: Catalogue) -> Iterator[Problem]:
    """Yield every problem of what sites have of their own, beside the records of data/."""
    for site, kind in kinds.known(records.sites.values()):
        yield from kind.problems(project, records, site)
