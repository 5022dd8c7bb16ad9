"""Compare a build with a former one: pages, numbers to call, sizes and tables, by site and language."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import SOURCE_LANGUAGE
from sitegen.hosting.manifest import Manifest, read_manifest
from sitegen.web.file_addresses import MANIFEST

PAGE, TABLE = ".html", ".csv"
DIALLED = re.compile(rb"tel:([+\d]+)")
TableRows = Sequence[tuple[str, ...]]
Languages = Mapping[str, str]
"""The languages of the sites by code, each with the letter of its printed code, or an empty text."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number to call, and the pages that dial it now and did not before, or the other way round."""

    number: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table that differs: the rows that are gone, and those that are new."""

    path: str
    gone: TableRows
    new: TableRows


@dataclass(frozen=True)
class SiteChange:
    """A site in two builds. Either is None where it is not there."""

    site: str
    before: Manifest | None
    after: Manifest | None
    numbers: tuple[NumberChange, ...] = ()
    tables: tuple[TableChange, ...] = ()

    def files(self, ending: str = "") -> tuple[list[str], list[str], list[str]]:
        """Return the paths of new, gone and changed files with an ending."""
        before, after = (
            {path: file for path, file in (build.files if build else {}).items() if path.endswith(ending)}
            for build in (self.before, self.after)
        )
        both = before.keys() & after.keys()
        changed = sorted(path for path in both if before[path] != after[path])
        return sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys()), changed

    @property
    def sizes(self) -> tuple[int, int]:
        """All bytes before and now."""
        before, after = (build.files.values() if build else () for build in (self.before, self.after))
        return sum(file.size for file in before), sum(file.size for file in after)

    def pages_by_language(self, languages: Languages) -> Iterator[tuple[str, int, int, int, int]]:
        """Yield each language with how many pages it has now, and how many are new, gone and changed."""
        folders = self._folders(languages)
        now = Counter(language_of(path, folders) for path in self._pages())
        parts = [Counter(language_of(path, folders) for path in paths) for paths in self.files(PAGE)]
        for code in sorted({*now, *(code for part in parts for code in part)}):
            new, gone, changed = (part[code] for part in parts)
            yield code, now[code], new, gone, changed

    def _folders(self, languages: Languages) -> Mapping[str, str]:
        """Return the language of each folder: its code, and its letter where that is on printed codes."""
        printed = {folder for build in (self.before, self.after) if build for folder in build.codes}
        letters = {short: code for code, short in languages.items() if f"{short}/" in printed}
        return {code: code for code in languages} | letters

    def _pages(self) -> list[str]:
        return [path for path in (self.after.files if self.after else {}) if path.endswith(PAGE)]


def language_of(path: str, folders: Mapping[str, str]) -> str:
    """Return the language of a page by its folder; Swedish stands at the root."""
    return folders.get(path.partition("/")[0], SOURCE_LANGUAGE)


def site_changes(before: Path, after: Path) -> tuple[SiteChange, ...]:
    """Return what differs between two folders of sites, each site in turn. Raises `SetupError`."""
    sites = sorted({path.parent.name for dist in (before, after) for path in dist.glob(f"*/{MANIFEST}")})
    return tuple(_site_change(site, before / site, after / site) for site in sites)


def _site_change(site: str, before: Path, after: Path) -> SiteChange:
    found = SiteChange(site, _manifest(before), _manifest(after))
    tables = tuple(_table_change(path, before, after) for path in found.files(TABLE)[2])
    return SiteChange(site, found.before, found.after, tuple(_numbers(found, before, after)), tables)


def _manifest(folder: Path) -> Manifest | None:
    return read_manifest(folder / MANIFEST) if (folder / MANIFEST).is_file() else None


def _numbers(found: SiteChange, before: Path, after: Path) -> Iterator[NumberChange]:
    """Yield each number that some page dials and did not before, or did before and does no longer."""
    gained, lost = dict[str, list[str]](), dict[str, list[str]]()
    for path in (path for paths in found.files(PAGE) for path in paths):
        old, new = (_dialled(folder / path) for folder in (before, after))
        for number in new - old:
            gained.setdefault(number, []).append(path)
        for number in old - new:
            lost.setdefault(number, []).append(path)
    for number in sorted({*gained, *lost}):
        yield NumberChange(number, tuple(sorted(gained.get(number, ()))), tuple(sorted(lost.get(number, ()))))


def _dialled(page: Path) -> frozenset[str]:
    found = DIALLED.findall(page.read_bytes()) if page.is_file() else ()
    return frozenset(number.decode() for number in found)


def _table_change(path: str, before: Path, after: Path) -> TableChange:
    old, new = (_rows(folder / path) for folder in (before, after))
    return TableChange(path, [row for row in old if row not in new], [row for row in new if row not in old])


def _rows(table: Path) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(table.read_text("utf-8-sig")))]


def total(changes: Sequence[SiteChange]) -> Mapping[str, int]:
    """Return how many pages are new, gone and changed in all."""
    parts = [change.files(PAGE) for change in changes]
    return {
        name: sum(len(part[number]) for part in parts)
        for number, name in enumerate(("new", "gone", "changed"))
    }
