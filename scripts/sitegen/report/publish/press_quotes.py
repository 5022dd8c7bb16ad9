"""What reports give the page for the press: the paragraph to quote and the figures that come first."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.figures import prose_figures, quantities
from sitegen.report.figures.uses import QUOTE, SUMMARY
from sitegen.report.model import Report
from sitegen.report.publish import quoting, views
from sitegen.report.publish.pages import CHAPTER, Writer, facts
from sitegen.report.publish.quoting import Quotable
from sitegen.sites.organisation.inputs import KeyFigure, Quoted
from sitegen.web import report_addresses
from sitegen.web.contexts import Link
from sitegen.web.prose_addresses import PRESS


def quotes(writer: Writer) -> Iterator[Quoted]:
    """Every report that has something to quote, the newest first."""
    found = quoting.quotables(writer.book, writer.site, writer.code)
    for quote in sorted(found, key=lambda quote: rank(writer.book.reports[quote.report])):
        yield quoted(writer, quote)


def rank(report: Report) -> tuple[int, bool]:
    """The newest first, and the statistics before the year's other reports."""
    return -report.year, report.kind != "statistics"


def quoted(writer: Writer, quote: Quotable) -> Quoted:
    """What may be quoted of one report."""
    report, about = writer.book.reports[quote.report], facts(writer, quote.report)
    href = writer.link(PRESS, report_addresses.overview(report))
    return Quoted(
        id=quote.report,
        title=Link(href=href, label=about.title),
        year=report.year,
        status=about.status,
        text=quote.text,
        source=quote.source,
        address=quote.address,
        section=f"{href}#{QUOTE}",
        figures=tuple(figures(writer, quote.report, report)),
    )


def figures(writer: Writer, id: str, report: Report) -> Iterator[KeyFigure]:
    """The figures that the report itself puts first: those of its quote and its summary."""
    passages = [passage for passage in (report.quote, *report.summary) if passage]
    named = dict.fromkeys(ref for passage in passages for ref in prose_figures.placeholders(passage.sv))
    for name in named:
        if name in report.universes or name in report.figures:
            yield figure(writer, id, name)


def figure(writer: Writer, id: str, name: str) -> KeyFigure:
    """A figure as the report shows it."""
    report = writer.book.reports[id]
    if name in report.figures:
        found = quantities.of_figure(writer.book, id, name, report.figures[name])
    else:
        found = quantities.group(writer.book, id, name, report.universes[name])
    view = views.figure(found, writer.translator)
    where = section(writer, id, name)
    return KeyFigure(label=view.label, shown=view.shown, base=view.base, note=view.note, section=where)


def section(writer: Writer, id: str, name: str) -> Link:
    """Where a figure stands in its report: the first chapter that has it, else the summary."""
    report = writer.book.reports[id]
    uses = writer.uses.get(writer.book.find(id, name), ())
    chapters = [use.part for use in uses if use.report == id and use.part in report.chapters]
    if chapters:
        href = f"{writer.link(PRESS, report_addresses.edition(report))}#{CHAPTER}{chapters[0]}"
        return Link(href=href, label=report.chapters[chapters[0]].in_language(writer.code))
    return Link(href=f"{writer.link(PRESS, report_addresses.overview(report))}#{SUMMARY}", label="")
