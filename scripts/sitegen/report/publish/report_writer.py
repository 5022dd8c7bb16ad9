"""All reports in one language, and the addresses between their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sitegen.core import PROSE_LANGUAGES, Project
from sitegen.language import Translator, translation
from sitegen.records import Catalogue, Site
from sitegen.report.editions.published import Published
from sitegen.report.editions.trend_series import PublishedTrend
from sitegen.report.publish.contexts import ReportContext
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.web import Link, PlannedPage, ProsePage, report_addresses, theme_pages
from sitegen.web.render import render


@dataclass(frozen=True)
class Writer:
    """All reports in one language, and the site that will serve them."""

    project: Project
    reports: Mapping[str, Published]
    site: Site
    translator: Translator
    whole: bool = True
    """Whether PDFs are made too; a preview does without them, and must not lead to them."""
    trends: tuple[PublishedTrend, ...] = ()

    @property
    def code(self) -> str:
        """The language's code."""
        return self.translator.code

    def link(self, origin: str, end: str) -> str:
        """Return the address from a page of this language to another one of it, both by their folders."""
        return theme_pages.link(theme_pages.folder(origin, self.code), theme_pages.folder(end, self.code))

    def file(self, origin: str, end: str) -> str:
        """Return the address from a page of this language to a file, which all languages share."""
        return theme_pages.link(theme_pages.folder(origin, self.code), end)

    def to(self, origin: str, end: str, label: str, note: str = "") -> Link:
        """Return a link with words from a page of this language to another one of it."""
        return Link(href=self.link(origin, end), label=label, note=note)

    def to_file(self, origin: str, end: str, label: str, note: str = "") -> Link:
        """Return a link with words from a page of this language to a file."""
        return Link(href=self.file(origin, end), label=label, note=note)

    def page(self, path: str, context: ReportContext, title: str, about: str) -> ProsePage:
        """Return a context as a page of the prose; `title` and `about` are what search engines show."""
        return ProsePage(
            path=path,
            language=self.code,
            title=title,
            description=about,
            body=render(self.project, context, self.translator),
            heading=context.top,
            styles=(report_addresses.STYLE,),
        )

    def planned(self, path: str, make: Callable[..., ProsePage], *about: object) -> PlannedPage:
        """Return the page at a path, which `make` makes of this writer and what it is about, when asked."""
        return PlannedPage(path=path, language=self.code, make=partial(make, self, *about))


def writers(
    project: Project,
    records: Catalogue,
    reports: Mapping[str, Published],
    whole: bool = True,
    trends: tuple[PublishedTrend, ...] = (),
) -> Iterator[Writer]:
    """Yield the reports in each language of the prose; nothing when there is no report.

    Without `whole` they are for a preview, where no PDF is.
    """
    if reports:
        for translator in translators(project, records):
            yield Writer(project, reports, records.sites["main"], translator, whole, trends)


def translators(project: Project, records: Catalogue) -> tuple[Translator, ...]:
    """Return the translators of the reports' languages."""
    spoken = [records.languages[code] for code in PROSE_LANGUAGES if code in records.languages]
    return translation.load_translators(project, spoken, REPORT_TEXTS)
