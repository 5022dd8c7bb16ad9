"""The sheets that the main site gives away: read, never carried, and to the byte those of dist/print.

What is carried, or hangs in the open, stays off the site: its cover only protects as long as nobody
who watches has seen it beside its purpose.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.catalogue import Catalogue
from sitegen.organisation import checklist
from sitegen.organisation.given import Leaflet, PaperFile
from sitegen.organisation.handouts import FOLDER
from sitegen.organisation.office import Office
from sitegen.organisation.programme import checklist_path
from sitegen.paths import Project
from sitegen.printing import kept, press, sheets, stock
from sitegen.printing.pdf import Job
from sitegen.printing.press import Choice
from sitegen.printing.sheets import Order

CHOICE = Choice(read=True)


def leaflets(project: Project, records: Catalogue, *, whole: bool) -> tuple[Leaflet, ...]:
    """Every sheet in the editors' order, printed if the site is made whole; none where nothing is printed.

    Raises `SetupError`, or `DataError` for faults in the pieces and in the finished sheets.
    """
    if not stock.exists(project):
        return ()
    shop = press.print_shop(project, records)
    wanted = tuple(order for order in sheets.orders(shop.stock, records) if CHOICE.takes(order))
    done = printed(project, press.jobs(project, records, CHOICE)) if whole else {}
    return tuple(leaflet(order, done.get(path(order.stem))) for order in wanted)


def leaflet(order: Order, file: PaperFile | None) -> Leaflet:
    """A sheet as the pages know it."""
    return Leaflet(
        id=order.id,
        piece=order.piece,
        language=order.language,
        region=order.region,
        path=path(order.stem),
        file=file,
    )


def path(stem: str) -> str:
    """Where the site has a sheet, from its root."""
    return f"{FOLDER}{stem}.pdf"


def checklist_file(project: Project, office: Office) -> PaperFile:
    """The list for those who apply to the support programme. Raises `DataError`."""
    stem = checklist_path(office.language).removeprefix(FOLDER).removesuffix(".pdf")
    html = checklist.document(project, office)
    (made,) = printed(project, (Job(stem=stem, html=html, bleed=0, variant="pdf/ua-1"),)).values()
    return made


def printed(project: Project, jobs: tuple[Job, ...]) -> Mapping[str, PaperFile]:
    """The finished files by path; dist/print takes the same ones. Raises `DataError`."""
    wanted = {path(job.stem): job for job in jobs}
    return {place: PaperFile(item.pdf, item.pages) for place, item in kept.sound(project, wanted).items()}
