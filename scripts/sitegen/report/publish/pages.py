"""Every page of reports, in every language of the prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.report.publish.collection_pages import index_page, ledger_page, trends_page
from sitegen.report.publish.difference_page import page_of_differences
from sitegen.report.publish.report_pages import page_of_older, pages_of_report
from sitegen.report.publish.report_writer import Writer
from sitegen.web import ProsePage


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
