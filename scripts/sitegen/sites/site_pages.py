"""All generated pages and files of one site: as a mapping from path to bytes, or written into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from sitegen.core import Files, Problem, Project, parallel, swap
from sitegen.language import Translator, translation
from sitegen.records import Catalogue
from sitegen.sites import kinds
from sitegen.sites.kind import SiteKind
from sitegen.web import Key, PageContext, PageMaker, SiteContext, addresses, render
from sitegen.web.page_maker import Offers

PagePlace = tuple[str, Key]
"""A page in one language: its code, and which page."""
SHARE = 100
"""So many pages are worth a process of their own."""


@dataclass(frozen=True)
class SitePages:
    """The generated pages of one site, on one day."""

    project: Project
    kind: SiteKind
    site_context: SiteContext
    translators: tuple[Translator, ...]

    def files(self) -> Files:
        """Return every page of each language offered, the error pages, and the files that are no pages."""
        wanted = tuple(self._addresses)
        made = dict(zip(wanted, chain(*parallel.shared(self._pages, wanted, SHARE)), strict=True))
        pages = {path: made[place] for path, place in self.places.items()}
        return {**pages, **self.common_files()}

    def _pages(self, places: Sequence[PagePlace]) -> list[bytes]:
        return [self.page(place) for place in places]

    def write(self, folder: Path) -> tuple[str, ...]:
        """Write what `files` returns into a folder, each page when it is made; return the paths.

        No page is kept, so that a site takes no more room than its largest page.
        """
        parallel.shared(partial(self._put_pages, folder), tuple(self._addresses.items()), SHARE)
        common = self.common_files()
        for path, content in common.items():
            swap.put(folder / path, content)
        return tuple(dict.fromkeys((*self.places, *common)))

    def _put_pages(self, folder: Path, pages: Iterable[tuple[PagePlace, Sequence[str]]]) -> None:
        for place, paths in pages:
            content = self.page(place)
            for path in paths:
                swap.put(folder / path, content)

    @cached_property
    def _addresses(self) -> Mapping[PagePlace, Sequence[str]]:
        """The paths of each page: one that stands at two addresses is made once."""
        found: dict[PagePlace, list[str]] = {}
        for path, place in self.places.items():
            found.setdefault(place, []).append(path)
        return found

    def common_files(self) -> Files:
        """Return the error pages, those of no single language, and the files that are no pages."""
        return {**dict(self._common()), **self.kind.files(self.project, self.makers())}

    def common_page(self, path: str) -> bytes | None:
        """Return the error page at a path, or another of no single language; None when there is none."""
        return dict(self._common(path)).get(path)

    @cached_property
    def places(self) -> Mapping[str, PagePlace]:
        """Which page of which language stands at each path."""
        return {
            path: (maker.language, key)
            for maker in self.makers()
            for key, codes in maker.offers.items()
            if maker.language in codes
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
        """Which languages each page is shown in: all that its kind makes it in, whatever text is missing."""
        languages = [translator.language for translator in self.translators]
        return {
            key: frozenset(one.id for one in languages if self.kind.is_made_in(key, one))
            for key in self.kind.keys(self.site_context)
        }

    def _common(self, only: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield the pages for addresses that do not exist, and those that belong to no single language."""
        for path, page, translator in self.kind.common_pages(self.makers()):
            if only in ("", path):
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
