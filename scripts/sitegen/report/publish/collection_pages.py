"""The pages about all reports: the list of them, every series over the years, and every figure."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.editions.edition import PublishedFigure
from sitegen.report.editions.published import LIMITS, METHOD, QUOTE, SUMMARY, TREND, FigurePlace, Published
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish import views
from sitegen.report.publish.contexts import (
    IndexPage,
    LedgerPage,
    LedgerPart,
    LedgerRow,
    ReportEntry,
    TrendsPage,
)
from sitegen.report.publish.report_sections import CHAPTER, REST
from sitegen.report.publish.report_writer import Writer
from sitegen.web import Link, ProsePage, report_addresses


def index_page(writer: Writer) -> ProsePage:
    """Return the page with the list of all reports."""
    about = writer.translator("report", "Rapporter om de människor som medlemmarna möter, med alla tabeller.")
    context = index(writer)
    return writer.page(report_addresses.START, context, context.title, about)


def index(writer: Writer) -> IndexPage:
    """Return all reports, the newest first."""
    path, translator = report_addresses.START, writer.translator
    label, note = translator("report", "Datakatalog"), translator("report", "DCAT-AP-SE, för program")
    return IndexPage(
        title=translator("report", "Statistik"),
        entries=tuple(_entry(writer, report) for report in writer.reports.values()),
        links=(
            writer.to(path, report_addresses.TRENDS, translator("report", "Utvecklingen över tid")),
            writer.to(path, report_addresses.LEDGER, translator("report", "Alla siffror")),
            writer.to_file(path, report_addresses.CATALOGUE, label, note),
        ),
    )


def _entry(writer: Writer, report: Published) -> ReportEntry:
    return ReportEntry(
        link=_to_report(writer, report, report_addresses.START),
        year=str(report.edition.year),
        status=sections.status(writer, report),
        summary=report.summary[0].in_language(writer.code),
    )


def _to_report(writer: Writer, report: Published, path: str) -> Link:
    return writer.to(path, report_addresses.overview(report), report.title.in_language(writer.code))


def trends_page(writer: Writer) -> ProsePage:
    """Return the page with every series of every report."""
    about = writer.translator("report", "Siffror år för år, med det som gör åren svåra att jämföra utmärkt.")
    found = [
        (report, one.id)
        for report in writer.reports.values()
        for one in report.edition.tables
        if one.is_series
    ]
    context = TrendsPage(
        title=writer.translator("report", "Utvecklingen över tid"),
        series=tuple(_series(writer, report, name) for report, name in found),
    )
    return writer.page(report_addresses.TRENDS, context, context.title, about)


def _series(writer: Writer, report: Published, name: str) -> views.TableView:
    csv = writer.file(report_addresses.TRENDS, report_addresses.csv(report, name))
    page = writer.link(report_addresses.TRENDS, report_addresses.edition(report))
    return views.table(report.tables(name), writer.translator, csv, page)


# -- every figure ------------------------------------------------------------------------------


def ledger_page(writer: Writer) -> ProsePage:
    """Return the page with every group and figure of every report, and where each stands."""
    about = writer.translator("report", "Varje publicerad siffra, och var den står.")
    parts = (_ledger_part(writer, report) for report in writer.reports.values())
    title = writer.translator("report", "Alla siffror")
    context = LedgerPage(title=title, parts=tuple(part for part in parts if part.rows))
    return writer.page(report_addresses.LEDGER, context, title, about)


def _ledger_part(writer: Writer, report: Published) -> LedgerPart:
    rows = tuple(_ledger_row(writer, report, figure) for figure in report.edition.figures)
    return LedgerPart(id=report.id, report=_to_report(writer, report, report_addresses.LEDGER), rows=rows)


def _ledger_row(writer: Writer, report: Published, figure: PublishedFigure) -> LedgerRow:
    whole = writer.link(report_addresses.LEDGER, report_addresses.edition(report))
    shown = views.figure(figure, writer.translator, whole)
    places = tuple(_places(writer, report, figure, whole))
    return LedgerRow(label=shown.label, shown=shown.shown, revised=shown.revised, places=places)


def _places(writer: Writer, report: Published, figure: PublishedFigure, whole: str) -> Iterator[Link]:
    for place in report.places.get(figure.id, ()):
        yield _place(writer, place, report)
    if figure.id in report.unshown:
        yield Link(href=f"{whole}#{CHAPTER}{REST}", label=writer.translator("report", "Fler siffror"))


def _place(writer: Writer, place: FigurePlace, own: Published) -> Link:
    """Return a place as a link with words: the page of series, or a chapter, with its report."""
    report, translator = writer.reports[place.report], writer.translator
    if place.part == TREND:
        label = translator("report", "Utvecklingen över tid")
        return writer.to(report_addresses.LEDGER, report_addresses.TRENDS, label)
    names = {
        SUMMARY: translator("report", "sammanfattningen"),
        QUOTE: translator("report", "för citat"),
        METHOD: translator("report", "metoden"),
        LIMITS: translator("report", "det som siffrorna inte visar"),
    }
    chapter = report.chapters.get(place.part)
    part = chapter.title.in_language(writer.code) if chapter else names[place.part]
    is_whole = chapter is not None or place.part == METHOD
    end = report_addresses.edition(report) if is_whole else report_addresses.overview(report)
    anchor = CHAPTER + place.part if chapter else place.part
    title = report.title.in_language(writer.code)
    label = part[:1].upper() + part[1:] if report.id == own.id else f"{title}: {part}"
    return Link(href=f"{writer.link(report_addresses.LEDGER, end)}#{anchor}", label=label)
