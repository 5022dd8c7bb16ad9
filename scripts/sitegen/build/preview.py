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
from sitegen.build.mkdocs_input import SiteContent
from sitegen.build.preview_reading import Rereading
from sitegen.core import DataError, Files, Project, SetupError
from sitegen.core.errors import BuildError
from sitegen.core.problems import report, template_fault
from sitegen.printing.campaign_papers import all_papers
from sitegen.report.publish.report_writer import Writer
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.site_pages import SitePages

FAULTS = (DataError, SetupError, BuildError, TemplateError)
"""What is wrong with what editors wrote, and no bug."""


class ProsePages(Protocol):
    """Makes the pages in the theme of the prose, and keeps all that was built with them."""

    def make(self, path: str, content: Callable[[], SiteContent]) -> str:
        """Make the page at a path anew, if it is of the prose; return what MkDocs warns of.

        `content` returns what that page takes from records.

        Raises `BuildError` with what is wrong in it.
        """

    def file(self, path: str) -> bytes | None:
        """Return a file as it was last built."""


@dataclass(frozen=True)
class Snapshot:
    """What editors had written at one moment, and all that follows from it, made when it is asked for."""

    pages: SitePages
    rereading: Rereading

    @cached_property
    def files(self) -> Files:
        """The files that are no pages: styles, open data."""
        return self.pages.kind.files(self.pages.project, self.pages.makers())

    @cached_property
    def papers(self) -> Files:
        """What the site gives away to be printed."""
        return all_papers(self.pages)

    @cached_property
    def _sources(self) -> tuple[tuple[Writer, ...], tuple[OrganisationContext, ...]]:
        return mkdocs_input.prose_sources(self.pages, self.rereading.reports(), whole=False)

    def prose(self, path: str) -> SiteContent:
        """Return what the page of prose at a path takes from records."""
        return mkdocs_input.content_of_page(self.pages.project, *self._sources, path)

    def file(self, path: str) -> bytes | None:
        """Return the page or the file at a path; None for what is not made of records alone."""
        if path in self.pages.places:
            return self.pages.page(self.pages.places[path])
        if path.endswith(".html"):
            return self.pages.common_page(path)
        return (self.papers if path.endswith(".pdf") else self.files).get(path)


def read(project: Project, site: str, before: Rereading | None = None) -> Snapshot:
    """Read all that editors have written, after what was read before, if anything was.

    Raises `DataError` or `SetupError` with their faults.
    """
    rereading = before or Rereading(project)
    return Snapshot(rereading.pages(site), rereading)


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
    _rereading: Rereading = field(init=False)
    _last: dict[str, bytes] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._rereading = Rereading(self.project)

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
        warned = self.prose.make(path, lambda: snapshot.prose(path)) if self.prose else ""
        return ShownFile(self._built(path), warned)

    def _snapshot(self) -> Snapshot:
        """Return what is written now; what was read is in force until something is saved."""
        version = self.version
        if self._read is None or self._read[0] != version:
            self._read = (version, read(self.project, self.site, self._rereading))
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
