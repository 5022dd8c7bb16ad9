"""Parts for those who write about the subject: what may be quoted, with figures from the reports alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.contexts import Link
from sitegen.organisation.advocacy import said
from sitegen.organisation.office import Office, Part, Parts
from sitegen.report import places, prose, quantities, quoting, views
from sitegen.report.formulas import Unresolved
from sitegen.report.model import Report
from sitegen.report.pages import CHAPTER, Writer, facts
from sitegen.report.quoting import Quotable

PAGE = "press/"
DEMANDS = "krav/"
QUOTE, SUMMARY = "quote", "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure of a report with what it counts, and the section that it stands in."""

    label: str
    shown: str
    base: str
    note: str
    section: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What may be quoted of a report, and its figures."""

    id: str
    title: Link
    year: int
    status: str
    quote: Quotable
    section: str
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """What the organisation calls for in a document, and of whom when that is said."""

    source: str
    whom: str
    texts: tuple[str, ...]


def quotes(office: Office) -> Part:
    """What may be quoted of each report with its key figures, the newest first."""
    return Part("press.html", "quotes", (tuple(reports(office)), office.voice))


def reports(office: Office) -> Iterator[Said]:
    """Every report that has something to quote."""
    writer = office.reports
    if writer is None:
        return
    found = quoting.quotables(writer.book, writer.site, writer.code)
    for quote in sorted(found, key=lambda quote: rank(writer.book.reports[quote.report])):
        report = writer.book.reports[quote.report]
        href = writer.link(PAGE, places.overview(report))
        about = facts(writer, quote.report)
        yield Said(
            id=quote.report,
            title=Link(href=href, label=about.title),
            year=report.year,
            status=about.status,
            quote=quote,
            section=f"{href}#{QUOTE}",
            figures=tuple(figures(writer, quote.report, report)),
        )


def rank(report: Report) -> tuple[int, bool]:
    """The newest first, and the statistics before the year's other reports."""
    return -report.year, report.kind != "statistics"


def figures(writer: Writer, id: str, report: Report) -> Iterator[KeyFigure]:
    """The figures that the report itself puts first: those of its quote and its summary."""
    passages = [passage for passage in (report.quote, *report.summary) if passage]
    named = dict.fromkeys(ref for passage in passages for ref in prose.placeholders(passage.sv))
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
    shown = views.figure(found, writer.voice)
    return KeyFigure(
        label=shown.label,
        shown=shown.shown,
        base=shown.base,
        note=shown.note,
        section=section(writer, id, name),
    )


def section(writer: Writer, id: str, name: str) -> Link:
    """Where a figure stands in its report: the first chapter that has it, else the summary."""
    report = writer.book.reports[id]
    try:
        uses = writer.uses.get(writer.book.find(id, name), ())
    except Unresolved:
        uses = ()
    chapters = [use.part for use in uses if use.report == id and use.part in report.chapters]
    if chapters:
        href = f"{writer.link(PAGE, places.edition(report))}#{CHAPTER}{chapters[0]}"
        return Link(href=href, label=getattr(report.chapters[chapters[0]], writer.code))
    return Link(href=f"{writer.link(PAGE, places.overview(report))}#{SUMMARY}", label="")


def positions(office: Office) -> Part:
    """What may be quoted as the organisation's own position, each with its source."""
    record, documents = said(office), office.archive.documents
    asked = Positions(
        source=documents[record.recommendations_source].title,
        whom=record.addressed_to,
        texts=tuple(f"{row.title}. {row.text}" for row in record.recommendations),
    )
    demands = (
        Positions(source=documents[row.source].title, whom="", texts=(row.text,)) for row in record.demands
    )
    link = office.link(PAGE, DEMANDS, office.voice("press", "Allt som Plattformen kräver och varnar för"))
    return Part("press.html", "positions", ((asked, *demands), link, office.voice))


PARTS: Parts = {"press-quotes": quotes, "press-positions": positions}
