"""What reports give the page for the press: the paragraph to quote and the figures that come first."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.editions.published import QUOTE, SUMMARY, Published
from sitegen.report.publish import first_look, quoting, views
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.quoting import Quotable
from sitegen.report.publish.report_sections import CHAPTER
from sitegen.report.publish.report_writer import Writer
from sitegen.sites.organisation.inputs import KeyFigure, Quoted, QuotedChart
from sitegen.web import Link, report_addresses
from sitegen.web.prose_addresses import PRESS

MOST_CHARTS = 4
"""With the report's own paragraph that makes five things to quote."""


def quotes(writer: Writer) -> Iterator[Quoted]:
    """Yield every report that has something to quote, the newest first, statistics before the others."""
    for report in sorted(writer.reports.values(), key=rank):
        if (found := quoting.quotable(report, writer.site, writer.code)) is not None:
            yield quoted(writer, report, found)


def rank(report: Published) -> tuple[int, bool]:
    """Return what puts the newest first, and the statistics before the year's other reports."""
    return -report.edition.year, report.kind != "statistics"


def quoted(writer: Writer, report: Published, quote: Quotable) -> Quoted:
    """Return what may be quoted of one report."""
    href = writer.link(PRESS, report_addresses.overview(report))
    return Quoted(
        id=report.id,
        kind=report.kind,
        title=Link(href=href, label=report.title.in_language(writer.code)),
        year=report.edition.year,
        status=sections.status(writer, report),
        headline=first_look.headline(writer, report),
        text=quote.text,
        source=quote.source,
        address=quote.address,
        section=f"{href}#{QUOTE}",
        figures=tuple(figure(writer, report, name) for name in report.leading),
        charts=tuple(charts(writer, report))[:MOST_CHARTS],
    )


def charts(writer: Writer, report: Published) -> Iterator[QuotedChart]:
    """Yield every chart of a report whose headline is a result, with the paragraph that cites it."""
    for found in (*report.edition.tables, *report.charts):
        heading = report.headings.get(found.id)
        if heading and heading.words and not found.part:
            view = sections.table(writer, report, found.id, PRESS)
            tools = view.tools
            yield QuotedChart(headline=view.headline, text=tools.cite, png=tools.png, svg=tools.svg)


def figure(writer: Writer, report: Published, name: str) -> KeyFigure:
    """Return a figure as the report shows it."""
    view = views.figure(report.figure(name), writer.translator)
    number = report.figure(name).shown.in_language(writer.code)
    return KeyFigure(
        label=view.label,
        number=number,
        unit=view.shown.removeprefix(number).strip(),
        base=view.base,
        note=view.note,
        section=section_link(writer, report, name),
    )


def section_link(writer: Writer, report: Published, name: str) -> Link:
    """Return a link to a figure in its report: in the first chapter that has it, else in the summary."""
    for place in report.places.get(name, ()):
        if place.report == report.id and place.part in report.chapters:
            href = f"{writer.link(PRESS, report_addresses.edition(report))}#{CHAPTER}{place.part}"
            return Link(href=href, label=report.chapters[place.part].title.in_language(writer.code))
    return Link(href=f"{writer.link(PRESS, report_addresses.overview(report))}#{SUMMARY}", label="")
