"""Reports as PDF/UA-1, made by WeasyPrint from the same contexts as the pages.

Bars are backgrounds here, not drawings: a drawing in a cell would have to be described or marked as an
artifact, and WeasyPrint does neither for an inline SVG.
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen import assets, clock
from sitegen.catalogue import Catalogue
from sitegen.output import Files
from sitegen.paths import Project
from sitegen.printing import kept
from sitegen.printing.pdf import Job
from sitegen.render import environment
from sitegen.report import pages, places
from sitegen.report.formulas import Book
from sitegen.report.pages import Writer

VARIANT = "pdf/ua-1"


def files(project: Project, records: Catalogue, book: Book) -> Files:
    """The PDF of every report in every language, by path. Raises `DataError` for what cannot be set."""
    wanted = {}
    for voice in pages.speakers(project, records):
        writer = Writer(project, book, records.sites["main"], voice)
        for id, report in book.reports.items():
            wanted[places.pdf(id, report, voice.code)] = job(writer, id)
    return kept.files(project, wanted)


def job(writer: Writer, id: str) -> Job:
    """What makes the PDF of one report."""
    return Job(stem=f"{id}-{writer.code}", html=document(writer, id), bleed=0, variant=VARIANT)


def document(writer: Writer, id: str) -> str:
    """A report as one HTML document to print."""
    report = writer.book.reports[id]
    context = pages.report_page(writer, id, places.edition(report))
    title = getattr(report.title, writer.code)
    inner = pages.body(writer, "print.html", context, title)
    shell = environment(writer.project.report_templates).get_template("sheet.html")
    return shell.render(
        language=writer.code,
        title=title,
        style=Markup(style(writer.project)),
        body=inner,
        stamp=clock.stamp(clock.epoch(writer.project.root)),
        _=writer.voice,
    )


def style(project: Project) -> str:
    """The style of the PDFs with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    return assets.root(light) + (project.report_templates / "print.css").read_text("utf-8")
