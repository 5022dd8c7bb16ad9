"""The pages about all reports: the list of them, every series over the years, and every figure."""

from __future__ import annotations

from sitegen.report.editions.published import (
    Published,
)
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.contexts import (
    IndexPage,
    ReportEntry,
)
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
