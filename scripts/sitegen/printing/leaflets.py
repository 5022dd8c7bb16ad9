"""Make the sheets that the main site gives away: read, never carried, the same bytes as in dist/print.

What is carried, or hangs in the open, stays off the site: its cover only protects as long as nobody
who watches has seen it beside its purpose.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core import Project
from sitegen.printing import cache, press, print_records, sheets
from sitegen.printing.pdf_writer import PdfJob
from sitegen.printing.press import PrintSelection
from sitegen.printing.sheets import PrintFile
from sitegen.records import Catalogue
from sitegen.sites.organisation import checklist
from sitegen.sites.organisation.inputs import Leaflet, PaperFile
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.programme import checklist_stem
from sitegen.web import prose_addresses

CHOICE = PrintSelection(read=True)


def leaflets(project: Project, records: Catalogue, *, whole: bool) -> tuple[Leaflet, ...]:
    """Return every sheet in the editors' order, printed if the site is made whole.

    Raises `SetupError`, or `DataError` for faults in the pieces and in the finished sheets.
    """
    if not print_records.exists(project):
        return ()
    settings = press.print_settings(project, records)
    wanted = tuple(order for order in sheets.print_files(settings.records, records) if CHOICE.takes(order))
    done = finished_pdfs(project, press.pdf_jobs(project, records, CHOICE)) if whole else {}
    return tuple(leaflet_of(order, done.get(prose_addresses.sheet(order.stem))) for order in wanted)


def leaflet_of(order: PrintFile, file: PaperFile | None) -> Leaflet:
    """Return a print order as a leaflet: its path on the site and, once printed, its PDF."""
    return Leaflet(
        id=order.id,
        piece=order.piece,
        language=order.language,
        region=order.region,
        path=prose_addresses.sheet(order.stem),
        file=file,
    )


def checklist_file(project: Project, org: OrganisationContext) -> PaperFile:
    """Return the checklist for those who apply to the support programme. Raises `DataError`."""
    stem = checklist_stem(org.language)
    html = checklist.document(project, org)
    (made,) = finished_pdfs(project, (PdfJob(stem=stem, html=html),)).values()
    return made


def finished_pdfs(project: Project, jobs: tuple[PdfJob, ...]) -> Mapping[str, PaperFile]:
    """Set the PDF jobs, or take them from the cache, and return each PDF with its number of pages, by path.

    Raises `DataError` for faults.
    """
    wanted = {prose_addresses.sheet(job.stem): job for job in jobs}
    return {
        place: PaperFile(item.pdf, item.pages) for place, item in cache.faultless(project, wanted).items()
    }
