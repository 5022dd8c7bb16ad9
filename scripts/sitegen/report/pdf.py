"""Reports as PDF/UA-1, made by WeasyPrint from the same contexts as the pages.

Bars are backgrounds here, not drawings: a drawing in a cell would have to be described or marked as an
artifact, and WeasyPrint does neither for an inline SVG. WeasyPrint is loaded here only.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import uuid
from typing import Any

from markupsafe import Markup

from sitegen import assets, clock
from sitegen.catalogue import Catalogue
from sitegen.output import Files
from sitegen.paths import Project
from sitegen.problems import SetupError
from sitegen.render import environment
from sitegen.report import pages, places
from sitegen.report.formulas import Book
from sitegen.report.pages import Writer

VARIANT = "pdf/ua-1"
DOCUMENT_ID = re.compile(rb"xmp\.did:[0-9a-f-]{36}")
FAMILY = "Noto Sans"


def files(project: Project, records: Catalogue, book: Book) -> Files:
    """The PDF of every report in every language, by path. Raises `SetupError` for what cannot be set."""
    found = {}
    for voice in pages.speakers(project, records):
        writer = Writer(project, book, records.sites["main"], voice)
        for id, report in book.reports.items():
            found[places.pdf(id, report, voice.code)] = made(writer, id)
    return found


def made(writer: Writer, id: str) -> bytes:
    """The PDF of one report."""
    return printed(document(writer, id), f"{id}-{writer.code}")


def document(writer: Writer, id: str) -> str:
    """A report as one HTML document to print."""
    report = writer.book.reports[id]
    context = pages.report_page(writer, id, places.edition(report))
    title = getattr(report.title, writer.code)
    inner = pages.body(writer, "print.html", context, title)
    shell = environment(writer.project.report_templates).get_template("sheet.html")
    stamp = dt.datetime.fromtimestamp(clock.epoch(writer.project.root), dt.UTC)
    return shell.render(
        language=writer.code,
        title=title,
        style=Markup(style(writer.project)),
        body=inner,
        stamp=stamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
        _=writer.voice,
    )


def style(project: Project) -> str:
    """The style of the PDFs with the colours of the site's light side."""
    light, _ = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))
    colours = "".join(f"--{name}:{value};" for name, value in light.items())
    return f":root{{{colours}}}\n" + (project.report_templates / "print.css").read_text("utf-8")


class _Ear(logging.Handler):
    """Keeps what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def printed(html: str, name: str) -> bytes:
    """The document as PDF. Raises `SetupError` when a letter, a font or a rule of the style is missing."""
    ear, log = _Ear(), logging.getLogger("weasyprint")
    log.addHandler(ear)
    try:
        content, families = _write(html)
    finally:
        log.removeHandler(ear)
    foreign = sorted(family for family in families if not family.startswith(FAMILY))
    if ear.heard or foreign:
        raise SetupError(f"{name}.pdf: {'; '.join((*ear.heard, *foreign))}; installera fonts-noto-core")
    return content


def _write(html: str) -> tuple[bytes, set[str]]:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    families: set[str] = set()

    def finish(document: Any, pdf: Any) -> None:
        families.update(font.family for font in document.fonts.values())
        for thing in pdf.objects:
            if getattr(thing, "extra", {}).get("Type") == "/Metadata":
                id = f"xmp.did:{uuid.uuid5(uuid.NAMESPACE_URL, html)}".encode()
                thing.stream = [DOCUMENT_ID.sub(id, part) for part in thing.stream]
        pdf.catalog["ViewerPreferences"] = "<</DisplayDocTitle true>>"

    # No address is ever fetched: a document is whole in itself.
    source = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    return bytes(source.write_pdf(finisher=finish, pdf_variant=VARIANT, pdf_identifier=True)), families
