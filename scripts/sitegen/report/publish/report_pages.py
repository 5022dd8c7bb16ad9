"""The pages and the printed form of one edition of a report: introduced, whole, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from sitegen.report.editions.published import Published
from sitegen.report.publish import linked_data
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.contexts import (
    ChapterView,
    EditionContext,
    EditionPage,
    OverviewPage,
    PrintedEdition,
)
from sitegen.report.publish.report_writer import Writer
from sitegen.web import report_addresses
from sitegen.web.theme_pages import ProsePage

Shown = TypeVar("Shown", bound=EditionContext)


def pages_of_report(writer: Writer, report: Published) -> Iterator[ProsePage]:
    """Yield the page that introduces a report and the page of its newest edition."""
    title, summary = sections.title(writer, report), sections.told(writer, report.summary)
    short, whole = report_addresses.overview(report), report_addresses.edition(report)
    yield writer.page(short, overview(writer, report), title, _first_sentence(summary[0]))
    about = writer.translator("report", "Hela rapporten med alla tabeller, som den gavs ut.")
    yield writer.page(whole, edition(writer, report), sections.versioned(writer, report), about)


def page_of_older(writer: Writer, report: Published) -> ProsePage:
    """Return the page of an edition that another has replaced. A search leads to the newest alone."""
    about = writer.translator("report", "En äldre utgåva, med siffrorna som de var då.")
    path, context = report_addresses.edition(report), edition(writer, report)
    return replace(writer.page(path, context, context.title, about), searched=False)


def _first_sentence(text: str) -> str:
    """Return what search engines show of a page."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def overview(writer: Writer, report: Published) -> OverviewPage:
    """Return the page that introduces a report."""
    path = report_addresses.overview(report)
    found = _context(OverviewPage, writer, report, path, _chapters(writer, report, path))
    return replace(
        found,
        quotes=tuple(sections.quotes(writer, report)),
        links=tuple(sections.links(writer, report, path)),
        data=linked_data.script(report, writer.site, writer.code),
    )


def edition(writer: Writer, report: Published) -> EditionPage:
    """Return the page of a whole edition; of one that has been replaced, its figures and tables."""
    path = report_addresses.edition(report)
    chapters, links = _chapters(writer, report, path), tuple(sections.links(writer, report, path))
    return replace(_context(EditionPage, writer, report, path, chapters), chapters=chapters, links=links)


def printed(writer: Writer, report: Published) -> PrintedEdition:
    """Return the content of an edition's PDF."""
    path = report_addresses.edition(report)
    chapters = _chapters(writer, report, path)
    return replace(_context(PrintedEdition, writer, report, path, chapters), chapters=chapters)


def _chapters(writer: Writer, report: Published, path: str) -> tuple[ChapterView, ...]:
    """Return the chapters as the page at a path shows them."""
    return tuple(sections.chapters(writer, report, path))


def _context(
    kind: type[Shown], writer: Writer, report: Published, path: str, chapters: tuple[ChapterView, ...]
) -> Shown:
    """Return an edition for the page at a path, with what all its forms have."""
    return kind(
        title=sections.title(writer, report),
        language=writer.code,
        replaced=sections.replaced(writer, report),
        facts=sections.facts(writer, report),
        summary=sections.told(writer, report.summary),
        limits=sections.told(writer, report.limits),
        method=sections.told(writer, report.method),
        lost=sections.told(writer, report.lost),
        protected=tuple(sections.protected(writer, report)),
        corrections=tuple(sections.corrections(writer, report)),
        editions=tuple(sections.editions(writer, report, path)),
        downloads=tuple(sections.downloads(writer, report, path)),
        ways_in=tuple(sections.ways_in(writer, report, path)),
        contents=tuple(sections.contents(writer, report, path, chapters)),
    )
