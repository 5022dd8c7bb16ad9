"""The sheets that the main site gives away: read, never carried, and to the byte those of dist/print.

What is carried, or hangs in the open, stays off the site: its cover only protects as long as nobody
who watches has seen it beside its purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sitegen.catalogue import Catalogue
from sitegen.paths import Project
from sitegen.printing import papers, pdf, press, sheets, stock
from sitegen.printing.pdf import Printed
from sitegen.printing.press import Choice
from sitegen.printing.sheets import Order

# Beside the files of reports, so that one rule of headers is enough for all.
FOLDER = "data/blad/"
CHOICE = Choice(read=True)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A sheet to give away; in a preview it is not printed."""

    order: Order
    printed: Printed | None

    @property
    def path(self) -> str:
        """Where the site has it, from its root."""
        return f"{FOLDER}{self.order.stem}.pdf"


def leaflets(project: Project, records: Catalogue, *, whole: bool) -> tuple[Leaflet, ...]:
    """Every sheet in the editors' order, printed if the site is made whole; none where nothing is printed.

    Raises `SetupError`, or `DataError` for faults in the pieces and in the finished sheets.
    """
    if not stock.exists(project):
        return ()
    shop = press.print_shop(project, records)
    wanted = (order for order in sheets.orders(shop.stock, records) if CHOICE.takes(order))
    done = printed(project, records) if whole else {}
    return tuple(Leaflet(order, done.get(order.stem)) for order in wanted)


def printed(project: Project, records: Catalogue) -> Mapping[str, Printed]:
    """The finished sheets by stem; one after another, for sites are built side by side already."""
    wanted = (replace(job, pictured=False) for job in press.jobs(project, records, CHOICE))
    found = {job.stem: pdf.make(job) for job in wanted}
    papers.refuse_faults({f"{FOLDER}{stem}.pdf": item for stem, item in found.items()})
    return found


def files(found: Iterable[Leaflet]) -> dict[str, bytes]:
    """The finished sheets by path."""
    return {leaflet.path: leaflet.printed.pdf for leaflet in found if leaflet.printed}
