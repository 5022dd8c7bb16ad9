"""Read a built site once for all gates: its files, its pages, and the records that it was built from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen.core import SOURCE_LANGUAGE, Problem
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, Language, Site, service_codes
from sitegen.sites.kind import SiteKind
from sitegen.sites.kinds import kind_of

SERVICE = re.compile(r"(?:^|/)kontakt/([^/]+)/")


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a built site, the records that it was built from, and where it will be served."""

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

    @cached_property
    def pages(self) -> Mapping[str, FinishedPage]:
        """Return every HTML file, read, by its path."""
        paths = (path for path in sorted(self.files) if path.endswith(".html"))
        return {path: read_page((self.folder / path).read_text("utf-8")) for path in paths}

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...] | None]:
        """Return the texts of every file, folded for the guards; None for a file that no reader knows."""
        from sitegen.gates.readable_texts import all_texts

        return all_texts(self)

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {service_codes.service_code(id): id for id in self.catalogue.services}

    def service_at(self, address: str) -> str:
        """Return the id of the service whose page an address or a path leads to; "" for other pages."""
        found = SERVICE.search(address)
        return self._ids.get(found[1], "") if found else ""

    def language_of(self, path: str) -> Language:
        """Return the language that a file's folder promises; the source language where it names none."""
        start, languages = path.split("/")[0], self.catalogue.languages
        rows = languages.values() if self.kind.has_short_addresses else ()
        short = (language for language in rows if language.short == start)
        return languages.get(start) or next(short, languages[SOURCE_LANGUAGE])

    def problem(self, path: str, message: str) -> Problem:
        """Return a problem in a built file; its line says nothing to an editor and is left out."""
        return Problem(path=path, line=0, column=0, message=message)
