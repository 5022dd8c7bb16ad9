"""Make each page of a preview when somebody opens it, from what editors have written by then.

A page that is made of records alone is made here; one in the theme of the prose is made by whoever knows
MkDocs (`ProsePages`). What cannot be read leaves every page as it last was, and is told beside it.
"""

from __future__ import annotations

import posixpath
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Protocol

from jinja2 import TemplateError

from sitegen.build import mkdocs_input
from sitegen.build.all_text_sets import all_text_sets
from sitegen.build.mkdocs_input import SiteContent
from sitegen.core import DataError, Files, Project, SetupError, clock, raise_errors
from sitegen.core.errors import BuildError
from sitegen.core.problems import report, template_fault
from sitegen.language import messages
from sitegen.printing.campaign_papers import all_papers
from sitegen.sites.checked_records import read_checked
from sitegen.sites.site_pages import SitePages, pages_of

FAULTS = (DataError, SetupError, BuildError, TemplateError)
"""What is wrong with what editors wrote, and no bug."""


class ProsePages(Protocol):
    """Makes the pages in the theme of the prose, and keeps all that was built with them."""

    def make(self, path: str, content: Callable[[], SiteContent]) -> str:
        """Make the page at a path anew, if it is of the prose; return what MkDocs warns of.

        Raises `BuildError` with what is wrong in it.
        """

    def file(self, path: str) -> bytes | None:
        """Return a file as it was last built."""


@dataclass(frozen=True)
class Snapshot:
    """What editors had written at one moment, and all that follows from it, made when it is asked for."""

    pages: SitePages

    @cached_property
    def common(self) -> Files:
        """The error pages, and the files that are no pages: styles, open data."""
        return self.pages.common_files()

    @cached_property
    def papers(self) -> Files:
        """What the site gives away to be printed."""
        return all_papers(self.pages)

    @cached_property
    def prose(self) -> SiteContent:
        """What the pages of prose take from records."""
        return mkdocs_input.prose_content(
            self.pages.project, *mkdocs_input.prose_sources(self.pages, whole=False)
        )

    def file(self, path: str) -> bytes | None:
        """Return the page or the file at a path; None for what is not made of records alone."""
        if path in self.pages.places:
            return self.pages.page(self.pages.places[path])
        return (self.papers if path.endswith(".pdf") else self.common).get(path)


def read(project: Project, site: str) -> Snapshot:
    """Read all that editors have written. Raises `DataError` or `SetupError` with their faults."""
    records = read_checked(project, begun=True)
    raise_errors(messages.catalogue_faults(project, records, all_text_sets()))
    return Snapshot(pages_of(project, records, clock.today(), site=site))


@dataclass(frozen=True, slots=True)
class ShownFile:
    """What the preview shows at a path, and what is wrong with what editors have written since."""

    content: bytes | None
    fault: str = ""


@dataclass
class Preview:
    """A site as it is written; `version` grows with every change that is noted."""

    project: Project
    site: str
    prose: ProsePages | None = None
    version: int = 0
    _read: tuple[int, Snapshot] | None = None
    _last: dict[str, bytes] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def change(self) -> None:
        """Note that something was saved: what follows from it is made when it is asked for."""
        self.version += 1

    def answer(self, path: str) -> ShownFile:
        """Return the file at a path from the site's root; with a fault, as it last was."""
        try:
            found = self._made(path)
        except FAULTS as error:
            return ShownFile(self._last.get(path) or self._built(path), told(error))
        if found.content is not None and not found.fault:
            self._last[path] = found.content
        return found

    def _made(self, path: str) -> ShownFile:
        with self._lock:
            snapshot = self._snapshot()
            if (content := snapshot.file(path)) is not None:
                return ShownFile(content)
        # MkDocs may build all of its pages first; meanwhile the others can be opened.
        warned = self.prose.make(path, lambda: snapshot.prose) if self.prose else ""
        return ShownFile(self._built(path), warned)

    def _snapshot(self) -> Snapshot:
        """Return what is written now; what was read is in force until something is saved."""
        version = self.version
        if self._read is None or self._read[0] != version:
            self._read = (version, read(self.project, self.site))
        return self._read[1]

    def _built(self, path: str) -> bytes | None:
        """Return a file among those that the site has beside its pages, or as it was last built."""
        own = self.project.root / posixpath.dirname(self._config()) / "docs" / path
        if own.is_file() and own.suffix != ".md":
            return own.read_bytes()
        return self.prose.file(path) if self.prose else None

    def _config(self) -> str:
        return self._read[1].pages.site_context.site.config if self._read else ""


def told(error: Exception) -> str:
    """Return what is wrong as an editor reads it: file, line, fault and way out."""
    if isinstance(error, DataError):
        return report(error.problems)
    if isinstance(error, TemplateError):
        return template_fault("".join(traceback.format_exception(error))) or str(error)
    return str(error)
