"""Every file of every report: CSV, JSON, spreadsheet, catalogue, and the PDFs when they are wanted.

PDFs are PDF/UA-1, made by WeasyPrint from the same contexts as the pages. Bars are backgrounds there, not
drawings: a drawing in a cell would have to be described or marked as an artifact, and WeasyPrint does
neither for an inline SVG.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from sitegen.core import Files, Project, clock, parallel
from sitegen.printing import cache
from sitegen.printing.pdf_writer import PdfJob
from sitegen.records import Site
from sitegen.report.editions.published import Published
from sitegen.report.publish import (
    chart_files,
    csv_json,
    ledger_page,
    linked_data,
    quoting,
    report_pages,
    trend_views,
    workbook,
)
from sitegen.report.publish.contexts import PrintedDocument
from sitegen.report.publish.report_writer import Writer
from sitegen.web import assets, report_addresses
from sitegen.web.render import render


def all_files(project: Project, writers: Sequence[Writer]) -> Files:
    """Return the files by their path; PDFs take a second each, and only a whole build has them."""
    if not writers:
        return {}
    first, epoch = writers[0], clock.epoch(project.root)
    found = {
        **trend_views.files(first.trends),
        report_addresses.LEDGER_STYLE: ledger_page.filter_style(first),
    }
    found |= {report_addresses.CATALOGUE: linked_data.catalogue(first.reports, first.site)}
    for report in first.reports.values():
        for one in (report, *report.older):
            found |= _files(one, first.site, epoch)

    def drawn() -> Files:
        return chart_files.all_files(writers, colours(project), whole=first.whole)

    makers = (lambda: files(project, writers), drawn) if first.whole else (drawn,)
    for made in parallel.shared(_made, makers):
        found |= made
    return found


def _made(makers: Iterable[Callable[[], Files]]) -> Files:
    """Return all files of some makers: pictures are drawn in a process beside the one that sets PDFs."""
    return {path: content for make in makers for path, content in make().items()}


def _files(report: Published, site: Site, epoch: int) -> Files:
    """Return the files of an edition; those of one that has been replaced are where they have always been."""
    address = quoting.address(report, site, "sv")
    sheet = workbook.workbook(report, address, epoch)
    return {**csv_json.files(report, address), report_addresses.workbook(report): sheet}


# -- PDF ---------------------------------------------------------------------------------------

VARIANT = "pdf/ua-1"


def files(project: Project, writers: Iterable[Writer]) -> Files:
    """Return the PDF of every edition of every report in every language, by path.

    Raises `DataError` for what cannot be set.
    """
    wanted = {
        report_addresses.pdf(one, writer.code): job(writer, one)
        for writer in writers
        for report in writer.reports.values()
        for one in (report, *report.older)
    }
    return cache.pdfs(project, wanted)


def job(writer: Writer, report: Published) -> PdfJob:
    """Return what makes the PDF of an edition in the writer's language."""
    stem = f"{report.id}-{report.version}" if report.is_replaced else report.id
    return PdfJob(stem=f"{stem}-{writer.code}", html=document(writer, report), bleed=0, variant=VARIANT)


def document(writer: Writer, report: Published) -> str:
    """Return an edition as one HTML document to print."""
    content = report_pages.printed(writer, report)
    around = PrintedDocument(
        language=writer.code,
        title=content.title,
        style=Markup(style(writer.project)),
        body=render(writer.project, content, writer.translator),
        stamp=clock.timestamp(clock.epoch(writer.project.root)),
    )
    return str(render(writer.project, around, writer.translator))


def style(project: Project) -> str:
    """Return the style of the PDFs with the colours of the site's light side."""
    drawn = {"coast": "drawings/landskap.svg", "mark": "wordmarks/mark.svg"}
    light = {**colours(project), **{name: background(project, path) for name, path in drawn.items()}}
    return assets.root(light) + (project.report_templates / "print.css").read_text("utf-8")


def colours(project: Project) -> assets.Tokens:
    """Return the light colours of the site's pages and of its charts, by name."""
    return assets.chart_palettes(project.templates, project.report_templates)[0]


def background(project: Project, path: str) -> str:
    """Return a drawing of the cover as a background, which no reader of screens has to be told of."""
    light = colours(project)
    drawn = (project.organisation_templates / path).read_text("utf-8")
    coloured = re.sub(r"var\(--([a-z-]+)\)", lambda found: light[found[1]], drawn)
    return f"url(data:image/svg+xml;base64,{b64encode(coloured.encode()).decode()})"
