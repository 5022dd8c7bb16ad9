"""Every page of reports, in every language of the prose.

An edition is introduced, whole, or on paper; one page says what differs between the editions of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from sitegen.records import Localized
from sitegen.report.editions import changes
from sitegen.report.editions.changes import NOTHING, Change
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import Published
from sitegen.report.model import Correction
from sitegen.report.publish import linked_data
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.collection_pages import index_page, ledger_page, trends_page
from sitegen.report.publish.contexts import (
    ChapterView,
    Difference,
    DifferencePart,
    DifferencesPage,
    DifferenceTable,
    EditionContext,
    EditionPage,
    OverviewPage,
    PrintedEdition,
)
from sitegen.report.publish.report_writer import Writer
from sitegen.web import ProsePage, report_addresses

Shown = TypeVar("Shown", bound=EditionContext)


def all_pages(writers: Iterable[Writer]) -> Iterator[ProsePage]:
    """Yield all pages of reports: those of the newest editions of every language, then of the older ones."""
    found = tuple(writers)
    for writer in found:
        yield from newest_pages(writer)
    for writer in found:
        yield from older_pages(writer)


def newest_pages(writer: Writer) -> Iterator[ProsePage]:
    """Yield the pages about all reports, and those of the newest edition of each."""
    yield index_page(writer)
    for report in writer.reports.values():
        yield from pages_of_report(writer, report)
    yield trends_page(writer)
    yield ledger_page(writer)


def older_pages(writer: Writer) -> Iterator[ProsePage]:
    """Yield a page for each older edition, and one of differences for each report that has any."""
    for report in writer.reports.values():
        yield from (page_of_older(writer, one) for one in report.older)
        if report.older:
            yield page_of_differences(writer, report)


# -- one edition --------------------------------------------------------------------------------


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
    chapters = tuple(sections.chapters(writer, report, path))
    data = linked_data.script(report, writer.site, writer.code)
    links, quotes = tuple(sections.links(writer, report, path)), tuple(sections.quotes(writer, report))
    return _context(OverviewPage, writer, report, path, chapters, quotes=quotes, data=data, links=links)


def edition(writer: Writer, report: Published) -> EditionPage:
    """Return the page of a whole edition; of one that has been replaced, its figures and tables."""
    path = report_addresses.edition(report)
    chapters = tuple(sections.chapters(writer, report, path))
    links = tuple(sections.links(writer, report, path))
    return _context(EditionPage, writer, report, path, chapters, chapters=chapters, links=links)


def printed(writer: Writer, report: Published) -> PrintedEdition:
    """Return the content of an edition's PDF."""
    path = report_addresses.edition(report)
    chapters = tuple(sections.chapters(writer, report, path))
    return _context(PrintedEdition, writer, report, path, chapters, chapters=chapters)


def _context(
    kind: Callable[..., Shown],
    writer: Writer,
    report: Published,
    path: str,
    found: Sequence[ChapterView],
    **own: object,
) -> Shown:
    """Return an edition with links to its chapters, for the page at a path; `own` are what one form has."""
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
        contents=tuple(sections.contents(writer, report, path, found)),
        ways_in=tuple(sections.ways_in(writer, report, path)),
        **own,
    )


# -- what differs between editions -------------------------------------------------------------


def page_of_differences(writer: Writer, report: Published) -> ProsePage:
    """Return the page of what differs between the editions of a report; the site's search leaves it out."""
    about = writer.translator("report", "Varje siffra som har ändrats mellan två utgåvor, och varför.")
    path, context = report_addresses.differences(report), differences(writer, report)
    return replace(writer.page(path, context, context.title, about), searched=False)


def differences(writer: Writer, report: Published) -> DifferencesPage:
    """Return every edition beside the one before it, the newest first."""
    translator, title = writer.translator, report.title.in_language(writer.code)
    older = [one.edition for one in report.older]
    pairs = zip(older, (report.edition, *older), strict=False)
    path, whole = report_addresses.differences(report), report_addresses.edition(report)
    return DifferencesPage(
        title=translator("report", "{title}: vad som skiljer utgåvorna åt", title=title),
        parts=tuple(_part(writer, old, new) for old, new in pairs),
        links=(writer.to(path, whole, translator("report", "Hela rapporten")),),
    )


def _part(writer: Writer, old: Edition, new: Edition) -> DifferencePart:
    translator = writer.translator
    since = changes.between(new.corrections, old.version, new.version)
    tables = []
    for title, group in groupby(changes.changes(old, new), key=lambda change: change.title):
        caption = translator("report", "Siffror") if title is NOTHING else title.in_language(writer.code)
        tables.append(DifferenceTable(caption=caption, rows=tuple(_rows(writer, group, since))))
    title_ = translator("report", "Från utgåva {old} till {new}", old=old.version, new=new.version)
    return DifferencePart(title=title_, old=old.version, new=new.version, tables=tuple(tables))


def _rows(writer: Writer, group: Iterable[Change], since: tuple[Correction, ...]) -> Iterator[Difference]:
    """Yield a row for each change; the reasons of a count and of its share are said once."""
    said: tuple[str, tuple[str, ...]] = ("", ())
    for change in group:
        reasons = tuple(one.in_language(writer.code) for one in since if change.is_named_in(one.at))
        is_new, said = (change.row, reasons) != said, (change.row, reasons)
        yield _row(writer, change, reasons if is_new else ())


def _row(writer: Writer, change: Change, reasons: tuple[str, ...]) -> Difference:
    code, gone = writer.code, writer.translator("report", "finns inte")
    heading = "" if change.heading is NOTHING else f", {change.heading.in_language(code)}"

    def shown(words: Localized | None) -> str:
        return words.in_language(code) if words else gone

    return Difference(
        label=change.label.in_language(code) + heading,
        old=shown(change.old),
        new=shown(change.new),
        reasons=reasons,
    )
