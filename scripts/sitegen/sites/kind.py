"""What the generator asks of a kind of site; each kind answers in its folder (`finder_kind.py` …)."""

from __future__ import annotations

import datetime as dt
import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sitegen.core import Files, Problem, Project
from sitegen.language import TextSet, Translator
from sitegen.reading import Loaded
from sitegen.records import Catalogue, Language, Site
from sitegen.web import Assets, Key, PageContext, PageMaker, SiteContext
from sitegen.web.page_maker import NO_ASSETS

CommonPages = Iterable[tuple[str, PageContext, Translator]]
"""Pages that belong to no address of a language: their files, what they say, and who speaks it."""
RowRule = Callable[[Loaded[Site]], Iterator[Problem]]
"""A rule for a row of data/sites.yml."""
NO_PAGE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class WeightLimit:
    """How many bytes a page may take on the wire, its headers too, and what an editor can do about it.

    `most` is by gzip; where `most_by_brotli` is given, that is for browsers since 2016, `most` for others.
    """

    most: int
    advice: str
    # Whether it holds for the home page of each language alone.
    home_only: bool
    most_by_brotli: int | None = None


FIRST_FLIGHT = WeightLimit(16_000, "Korta summary-rader", home_only=True, most_by_brotli=10 * 1460)
"""What fits the first flight of a TCP connection, for a document that one calls from."""


class SiteKind(Protocol):
    """A kind of site: what it is made of, and what the checks of a built site hold it to.

    A kind inherits from this class, and says what differs from the values given here.
    """

    home: Key
    """The page that the others lead back to."""
    text_set: TextSet
    """The texts that its pages speak."""
    rules: tuple[RowRule, ...]
    """What a row of data/sites.yml must fulfil to be of this kind."""
    weight: WeightLimit
    unlisted: bool = False
    """Whether search engines are asked to leave the site out."""
    has_prose: bool = False
    """Whether it has prose in MkDocs' theme, and pages of the organisation and its reports."""
    has_short_addresses: bool = False
    """Whether a language has a second folder, of one letter, for printed codes."""
    links_services: bool = True
    """Whether a row of a service leads to a page of its own, and so says whose hours it shows."""
    is_same_in_all_languages: bool = False
    """Whether every page that names other languages must be there in all those of the site."""
    called_from: tuple[Key, ...] = ()
    """Pages that dial every number of those who help whom the site is for."""
    first_called_from: tuple[Key, ...] = ()
    """Pages that dial the numbers which always stand first."""
    emergency_pages: re.Pattern[str] = NO_PAGE
    """The files that dial the emergency number, by their paths."""

    @abstractmethod
    def languages(self, records: Catalogue, site: Site) -> Iterable[Language]:
        """Return the languages that the site's pages are made in, in the order of their readers' choice."""

    @abstractmethod
    def assets(self, project: Project, records: Catalogue, site: Site) -> Assets:
        """Return the styles and scripts that stand inline in the site's pages."""

    @abstractmethod
    def keys(self, site_context: SiteContext) -> tuple[Key, ...]:
        """Return every page of the site, whatever the language."""

    @abstractmethod
    def page(self, maker: PageMaker, key: Key) -> PageContext:
        """Return the context of one page in the language of its maker, which its template is given."""

    @abstractmethod
    def common_pages(self, makers: Sequence[PageMaker]) -> CommonPages:
        """Yield the error pages, and those that belong to no single language."""

    @abstractmethod
    def may_hold_markdown(self, path: str, languages: Iterable[str]) -> bool:
        """Return whether an editor's Markdown became part of the page at a path."""

    def is_made_in(self, key: Key, language: Language) -> bool:
        """Return whether a page is made in one of the site's languages."""
        return True

    def problems(self, project: Project, records: Catalogue, site: Site) -> Iterator[Problem]:
        """Yield every problem of what the site has of its own, beside the records of data/."""
        yield from ()

    def site_context(self, project: Project, records: Catalogue, site: Site, today: dt.date) -> SiteContext:
        """Return what all languages share. Raises `DataError` for faults in what the site has of its own."""
        found = self.assets(project, records, site)
        return SiteContext(records, site, today, found, self.home, self.unlisted)

    def printed_folders(self, site_context: SiteContext) -> Iterable[str]:
        """Return the folders that printed codes and ads lead to, from the site's root: `t/`."""
        return ()

    def required_keys(self, records: Catalogue, site: Site, today: dt.date) -> tuple[Key, ...]:
        """Return the pages that the records of data/ alone ask for."""
        return self.keys(SiteContext(records, site, today, NO_ASSETS, self.home, self.unlisted))

    def files(self, project: Project, makers: Sequence[PageMaker]) -> Files:
        """Return the files that are no pages, by their paths: styles, open data."""
        return {}
