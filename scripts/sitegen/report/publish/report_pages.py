"""Every page of reports, in every language of the prose.

An edition is introduced, whole, or on paper; one page says what differs between the editions of a report.
"""

from __future__ import annotations

import datetime as dt
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
from sitegen.report.publish import first_look, linked_data, quoting
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.collection_pages import index_page
from sitegen.report.publish.contexts import (
    ChapterPage,
    ChapterView,
    Difference,
    DifferencePart,
    DifferencesPage,
    DifferenceTable,
    EditionContext,
    EditionPage,
    FormerDraftPage,
    OverviewPage,
    PrintedEdition,
)
from sitegen.report.publish.ledger_page import ledger_page
from sitegen.report.publish.report_writer import Writer
from sitegen.report.publish.trends_page import trends_page
from sitegen.web import Link, PlannedPage, ProsePage, report_addresses

Shown = TypeVar("Shown", bound=EditionContext)


def all_pages(writers: Iterable[Writer]) -> Iterator[ProsePage]:
    """Yield all pages of reports: those of the newest editions of every language, then of the older ones."""
    return (page.make() for page in planned_pages(writers))


def newest_pages(writer: Writer) -> Iterator[ProsePage]:
    """Yield the pages about all reports, and those of the newest edition of each."""
    return (page.make() for page in _newest(writer))


def older_pages(writer: Writer) -> Iterator[ProsePage]:
    """Yield a page for each older edition and former draft, and one of differences where there are any."""
    return (page.make() for page in _older(writer))


def planned_pages(writers: Iterable[Writer]) -> Iterator[PlannedPage]:
    """Yield what `all_pages` does before anything is made of it: whoever wants one page makes that alone."""
    found = tuple(writers)
    for writer in found:
        yield from _newest(writer)
    for writer in found:
        yield from _older(writer)


def _newest(writer: Writer) -> Iterator[PlannedPage]:
    yield writer.planned(report_addresses.START, index_page)
    for report in writer.reports.values():
        yield writer.planned(report_addresses.overview(report), page_of_report, report)
        yield writer.planned(report_addresses.edition(report), page_of_edition, report)
        for number, name in enumerate(_chapter_names(report)):
            path = report_addresses.chapter(report, name)
            yield writer.planned(path, page_of_chapter, report, path, number)
    yield writer.planned(report_addresses.TRENDS, trends_page)
    yield writer.planned(report_addresses.LEDGER, ledger_page)


def _older(writer: Writer) -> Iterator[PlannedPage]:
    for report in writer.reports.values():
        for day in report.former_drafts:
            path = report_addresses.former_draft(report, day)
            yield writer.planned(path, page_of_former_draft, report, day)
        for one in report.older:
            yield writer.planned(report_addresses.edition(one), page_of_older, one)
        if report.older:
            yield writer.planned(report_addresses.differences(report), page_of_differences, report)


# -- one edition --------------------------------------------------------------------------------


def page_of_report(writer: Writer, report: Published) -> ProsePage:
    """Return the page that introduces a report."""
    title, summary = sections.title(writer, report), sections.told(writer, report.summary)
    path, context = report_addresses.overview(report), overview(writer, report)
    return writer.page(path, context, title, _first_sentence(summary[0]))


def page_of_edition(writer: Writer, report: Published) -> ProsePage:
    """Return the page of the newest edition. A search leads to the chapters, which hold the same."""
    about = writer.translator("report", "Hela rapporten med alla tabeller, som den gavs ut.")
    path, title = report_addresses.edition(report), sections.title_with_version(writer, report)
    return replace(writer.page(path, edition(writer, report), title, about), searched=False)


def _chapter_names(report: Published) -> Iterator[str]:
    yield from report.chapters
    if report.unshown:
        yield sections.REST


def page_of_chapter(writer: Writer, report: Published, path: str, number: int) -> ProsePage:
    """Return the page, at a path, of the chapter of this number, counted from 0."""
    found = tuple(sections.chapters(writer, report, path))
    own, title = found[number], sections.title(writer, report)
    context = _context(
        ChapterPage,
        writer,
        report,
        path,
        found,
        title=own.title,
        number=number + 1,
        chapter=own,
        before=_beside(writer, report, path, found, number - 1),
        after=_beside(writer, report, path, found, number + 1),
    )
    about = _first_sentence(own.text[0]) if own.text else title
    return writer.page(path, context, f"{own.title}, {title}", about)


def _beside(
    writer: Writer, report: Published, path: str, found: Sequence[ChapterView], number: int
) -> Link | None:
    """Return the way to the chapter of this number; None when there is none."""
    links = tuple(sections.contents(writer, report, path, found))
    return links[number] if 0 <= number < len(links) else None


def page_of_older(writer: Writer, report: Published) -> ProsePage:
    """Return the page of an edition that another has replaced. A search leads to the newest alone."""
    about = writer.translator("report", "En äldre utgåva, med siffrorna som de var då.")
    path, context = report_addresses.edition(report), edition(writer, report)
    return replace(writer.page(path, context, context.title, about), searched=False)


def page_of_former_draft(writer: Writer, report: Published, day: dt.date) -> ProsePage:
    """Return what stands where a draft was: who follows a citation is told, and finds no other numbers."""
    path, translator = report_addresses.former_draft(report, day), writer.translator
    title = translator("report", "Utkastet från {day} har ersatts", day=translator.day(day))
    now = writer.to(path, report_addresses.overview(report), sections.title(writer, report))
    page = writer.page(path, FormerDraftPage(title=title, links=(now,)), title, now.label)
    return replace(page, searched=False)


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
    return _context(
        OverviewPage,
        writer,
        report,
        path,
        chapters,
        summary=sections.told(writer, report.summary),
        headline=first_look.headline(writer, report),
        figures=tuple(first_look.figures(writer, report)),
        hero=first_look.hero(writer, report, path),
        cards=tuple(first_look.cards(writer, report, path, chapters)),
        quotes=quotes,
        data=data,
        links=links,
    )


def edition(writer: Writer, report: Published) -> EditionPage:
    """Return the page of a whole edition; of one that has been replaced, its figures and tables."""
    path = report_addresses.edition(report)
    chapters = tuple(sections.chapters(writer, report, path))
    links = tuple(sections.links(writer, report, path))
    summary = sections.told(writer, report.summary)
    return _context(
        EditionPage, writer, report, path, chapters, summary=summary, chapters=chapters, links=links
    )


def printed(writer: Writer, report: Published) -> PrintedEdition:
    """Return the content of an edition's PDF."""
    path = report_addresses.edition(report)
    chapters = tuple(sections.chapters(writer, report, path))
    return _context(
        PrintedEdition,
        writer,
        report,
        path,
        chapters,
        year=str(report.year),
        summary=sections.told(writer, report.summary),
        headline=first_look.headline(writer, report),
        figures=tuple(first_look.figures(writer, report)),
        address=quoting.address(report, writer.site, writer.code),
        chapters=chapters,
    )


def _context(
    kind: Callable[..., Shown],
    writer: Writer,
    report: Published,
    path: str,
    found: Sequence[ChapterView],
    *,
    title: str = "",
    **own: object,
) -> Shown:
    """Return an edition with links to its chapters, for the page at a path; `own` are what one form has."""
    return kind(
        title=title or sections.title(writer, report),
        language=writer.code,
        replaced=sections.replaced(writer, report),
        facts=sections.edition_facts(writer, report),
        limits=sections.told(writer, report.limits),
        method=sections.told(writer, report.method),
        lost=sections.told(writer, report.lost),
        doubts=sections.told(writer, report.doubts),
        protected=tuple(sections.protected(writer, report)),
        corrections=tuple(sections.corrections(writer, report)),
        editions=tuple(sections.editions(writer, report, path)),
        downloads=tuple(sections.downloads(writer, report, path)),
        contents=tuple(sections.contents(writer, report, path, found)),
        ways_in=tuple(sections.ways_in(writer, report, path)),
        trail=tuple(sections.trail(writer, report, path)),
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
