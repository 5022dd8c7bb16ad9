"""Reports as PDF/UA-1, made by WeasyPrint from the same contexts as the pages.

Bars are backgrounds here, not drawings: a drawing in a cell would have to be described or marked as an
artifact, and WeasyPrint does neither for an inline SVG.
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen.core import clock
from sitegen.core.errors import Files
from sitegen.core.project import Project
from sitegen.printing import cache
from sitegen.printing.pdf_writer import PdfJob
from sitegen.records.catalogue import Catalogue
from sitegen.report.editions.archive import Kept, before
from sitegen.report.figures.book import Book
from sitegen.report.model import Report
from sitegen.report.publish import older_pages, pages, report_addresses
from sitegen.report.publish.pages import Writer
from sitegen.web import assets
from sitegen.web.render import environment, finished

VARIANT = "pdf/ua-1"


def files(project: Project, records: Catalogue, book: Book) -> Files:
    """The PDF of every edition of every report in every language, by path.

    Raises `DataError` for what cannot be set.
    """
    wanted = {}
    for translator in pages.speakers(project, records):
        writer = Writer(project, book, records.sites["main"], translator)
        for id, report in book.reports.items():
            wanted[report_addresses.pdf(id, report, translator.code)] = job(writer, id)
            for one in before(writer.editions.get(id, ()), report.version):
                path = report_addresses.pdf(
                    id, report_addresses.as_of(report, one.edition.version), translator.code
                )
                wanted[path] = older_job(writer, report, one)
    return cache.pdfs(project, wanted)


def job(writer: Writer, id: str) -> PdfJob:
    """What makes the PDF of one report."""
    return _job(f"{id}-{writer.code}", document(writer, id))


def older_job(writer: Writer, report: Report, one: Kept) -> PdfJob:
    """What makes the PDF of an edition that another has replaced: its figures and tables."""
    title = older_pages.title(writer, one)
    inner = pages.body(writer, "olderprint.html", older_pages.older(writer, report, one), title)
    return _job(f"{one.edition.id}-{one.edition.version}-{writer.code}", _sheet(writer, title, inner))


def _job(stem: str, html: str) -> PdfJob:
    return PdfJob(stem=stem, html=html, bleed=0, variant=VARIANT)


def document(writer: Writer, id: str) -> str:
    """A report as one HTML document to print."""
    report = writer.book.reports[id]
    context = pages.report_page(writer, id, report_addresses.edition(report))
    title = getattr(report.title, writer.code)
    return _sheet(writer, title, pages.body(writer, "print.html", context, title))


def _sheet(writer: Writer, title: str, inner: Markup) -> str:
    """The whole document around what is printed."""
    shell = environment(writer.project.report_templates).get_template("sheet.html")
    html = shell.render(
        language=writer.code,
        title=title,
        style=Markup(style(writer.project)),
        body=inner,
        stamp=clock.stamp(clock.epoch(writer.project.root)),
        _=writer.translator,
    )
    return finished(html)


def style(project: Project) -> str:
    """The style of the PDFs with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    return assets.root(light) + (project.report_templates / "print.css").read_text("utf-8")
