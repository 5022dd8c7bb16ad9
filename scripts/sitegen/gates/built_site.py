"""Read a built site once for all gates: its files, its pages, and the records that it was built from.

A page that is read takes six times the room of its file, so a large site is read a part at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.core import SOURCE_LANGUAGE, Problem, clock
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, Language, Service, Site, service_codes, shown_contacts
from sitegen.records.opening import opening
from sitegen.sites.kind import SiteKind
from sitegen.sites.kinds import kind_of

if TYPE_CHECKING:
    from sitegen.gates.told_secrets import ToldSecrets, Withheld

SERVICE = re.compile(r"(?:^|/)kontakt/([^/]+)/")
REMEMBERED = 32
"""So many pages are remembered of those that are asked for one by one."""


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a built site, the records that it was built from, and where it will be served.

    Gates look at the files of `judged`, whose pages and texts are read at once: here all of the site.
    """

    folder: Path
    catalogue: Catalogue
    base_url: str

    @property
    def site(self) -> Site:
        """Return the row of data/sites.yml."""
        return next(site for site in self.catalogue.sites.values() if site.base_url == self.base_url)

    @property
    def kind(self) -> SiteKind:
        """Return the kind of the site."""
        return kind_of(self.site)

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the path of every file from the site's root."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @property
    def whole(self) -> BuiltSite:
        """Return the whole site, which remembers what gates ask of the records for all its parts."""
        return self

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """Return the paths of the files to look at, in order."""
        return tuple(sorted(self.files))

    @cached_property
    def pages(self) -> Mapping[str, FinishedPage]:
        """Return every HTML file to look at, read, by its path."""
        return {path: self.whole.read(path) for path in self.judged if path.endswith(".html")}

    def page(self, path: str) -> FinishedPage | None:
        """Return any page of the site, read; None where no page is."""
        return self._remembered(path) if path.endswith(".html") and path in self.files else None

    def read(self, path: str) -> FinishedPage:
        """Return a page that is there, read anew."""
        return read_page((self.folder / path).read_text("utf-8"))

    @cached_property
    def _remembered(self) -> Callable[[str], FinishedPage]:
        return lru_cache(REMEMBERED)(self.read)

    @cached_property
    def secrets(self) -> Mapping[str, ToldSecrets]:
        """Return what every file to look at tells of what is withheld today, by its path."""
        from sitegen.gates.told_secrets import told_secrets

        return told_secrets(self)

    @cached_property
    def withheld(self) -> Withheld:
        """Return what decides on whether a text tells what is withheld today."""
        from sitegen.gates.told_secrets import withheld_today

        return withheld_today(self.catalogue)

    @cached_property
    def shown_numbers(self) -> frozenset[str]:
        """Return the numbers that some record shows today."""
        today, services = clock.today(), self.catalogue.services.values()
        return frozenset(c.number for s in services for c in shown_contacts(s, today) if c.number)

    @cached_property
    def week_codes(self) -> Mapping[str, frozenset[str]]:
        """Return the hours that scripts may know, by the ids of services."""
        return {id: _week_codes(service) for id, service in self.catalogue.services.items()}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {service_codes.service_code(id): id for id in self.catalogue.services}

    def service_at(self, address: str) -> str:
        """Return the id of the service whose page an address or a path leads to; "" for other pages."""
        found = SERVICE.search(address)
        return self.whole._ids.get(found[1], "") if found else ""

    def language_of(self, path: str) -> Language:
        """Return the language that a file's folder promises; the source language where it names none."""
        start, languages = path.split("/")[0], self.catalogue.languages
        rows = languages.values() if self.kind.has_short_addresses else ()
        short = (language for language in rows if language.short == start)
        return languages.get(start) or next(short, languages[SOURCE_LANGUAGE])

    def problem(self, path: str, message: str) -> Problem:
        """Return a problem in a built file; its line says nothing to an editor and is left out."""
        return Problem(path=path, line=0, column=0, message=message)


def _week_codes(service: Service) -> frozenset[str]:
    """Return the hours of the contacts that are shown; what is in doubt about them says so itself."""
    today = clock.today()
    told = (opening(service, contact, today) for contact in shown_contacts(service, today))
    return frozenset(hours.week_code for hours in told if hours and hours.week_code)


@dataclass(frozen=True)
class SitePart(BuiltSite):
    """Some files of a built site, for gates that look at each file by itself; links lead to all of it."""

    complete: BuiltSite
    paths: tuple[str, ...]

    @property
    def whole(self) -> BuiltSite:
        """Return the whole site."""
        return self.complete

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the path of every file of the whole site."""
        return self.whole.files

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """Return the paths of this part."""
        return self.paths

    def page(self, path: str) -> FinishedPage | None:
        """Return any page of the site, read; None where no page is."""
        return self.pages.get(path) or self.whole.page(path)


def parts(site: BuiltSite, most: int) -> list[tuple[str, ...]]:
    """Return the paths of a site in parts of at most so many; a page and its translations stand together."""
    languages = frozenset(site.catalogue.languages)
    paths = sorted(site.judged, key=lambda path: _without_language(path, languages))
    return [tuple(sorted(paths[start : start + most])) for start in range(0, len(paths), most)]


def part(site: BuiltSite, paths: Iterable[str]) -> SitePart:
    """Return a part of a site, of which nothing is read yet."""
    return SitePart(site.folder, site.catalogue, site.base_url, site, tuple(paths))


def _without_language(path: str, languages: frozenset[str]) -> str:
    start, _, rest = path.partition("/")
    return rest if start in languages else path
