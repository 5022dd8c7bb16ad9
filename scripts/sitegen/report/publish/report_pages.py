"""The pages and the printed form of one edition of a report: introduced, whole, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from sitegen.web import Link, ProsePage, report_addresses

Shown = TypeVar("Shown", bound=EditionContext)


def pages_of_report(writer: Writer, report: Published) -> Iterator[ProsePage]:
    """Yield the page that introduces a report and the page of its newest edition."""
    title, summary = sections.title(writer, report), sections.told(writer, report.summary)
    short, whole = report_addresses.overview(report), report_addresses.edition(report)
    yield writer.page(short, overview(writer, report), title, _first_sentence(summary[0]))
    about = writer.translator("report", "Hela rapporten med alla tabeller, som den gavs ut.")
    yield writer.page(whole, edition(writer, report), sections.title_with_version(writer, report), about)


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
    quotes, data = (
        tuple(sections.quotes(writer, report)),
        linked_data.script(report, writer.site, writer.code),
    )
    contents = _contents(writer, report, path, tuple(sections.chapters(writer, report, path)))
    links = tuple(sections.links(writer, report, path))
    return _context(
        OverviewPage, writer, report, path, contents=contents, quotes=quotes, data=data, links=links
    )


def edition(writer: Writer, report: Published) -> EditionPage:
    """Return the page of a whole edition; of one that has been replaced, its figures and tables."""
    links = tuple(sections.links(writer, report, report_addresses.edition(report)))
    return _whole(EditionPage, writer, report, links=links)


def printed(writer: Writer, report: Published) -> PrintedEdition:
    """Return the content of an edition's PDF."""
    return _whole(PrintedEdition, writer, report)


def _whole(kind: Callable[..., Shown], writer: Writer, report: Published, **own: object) -> Shown:
    """Return an edition with its chapters, in one of its forms."""
    path = report_addresses.edition(report)
    chapters = tuple(sections.chapters(writer, report, path))
    contents = _contents(writer, report, path, chapters)
    return _context(kind, writer, report, path, contents=contents, chapters=chapters, **own)


def _contents(
    writer: Writer, report: Published, path: str, chapters: tuple[ChapterView, ...]
) -> tuple[Link, ...]:
    return tuple(sections.contents(writer, report, path, chapters))


def _context(
    kind: Callable[..., Shown], writer: Writer, report: Published, path: str, **own: object
) -> Shown:
    """Return an edition for the page at a path; `own` are the fields that one form of it has."""
    return kind(
        title=sections.title(writer, report),
        language=writer.code,
        replaced=sections.replaced(writer, report),
        facts=sections.edition_facts(writer, report),
        summary=sections.told(writer, report.summary),
        limits=sections.told(writer, report.limits),
        method=sections.told(writer, report.method),
        lost=sections.told(writer, report.lost),
        protected=tuple(sections.protected(writer, report)),
        corrections=tuple(sections.corrections(writer, report)),
        editions=tuple(sections.editions(writer, report, path)),
        downloads=tuple(sections.downloads(writer, report, path)),
        ways_in=tuple(sections.ways_in(writer, report, path)),
        **own,
    )
