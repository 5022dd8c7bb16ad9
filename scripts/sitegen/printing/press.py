"""The press: every file that the pieces ask for, into dist/print, each once. Writes files.

Nothing in dist/print changes until all has been made and found right.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.core import clock, swap
from sitegen.core.errors import DataError, SiteProblems
from sitegen.core.problems import Problem, SetupError
from sitegen.core.project import Project
from sitegen.printing import cache, handover_pack, order_page, plain_words, print_records, sheets
from sitegen.printing.order_page import PREVIEWS, Counter
from sitegen.printing.pdf_writer import Job, Printed
from sitegen.printing.sheets import Order, PrintShop
from sitegen.records.catalogue import Catalogue
from sitegen.sites.checked_records import read_checked
from sitegen.sites.site_pages import pages_of
from sitegen.web import assets
from sitegen.web.page_maker import PageMaker
from sitegen.web.render import render

SITE = "215"
FOLDER = "print"
BATCH_LENGTH = 12
PICTURES = 2
"""The sides that partners see before they order."""


@dataclass(frozen=True, slots=True)
class PrintSelection:
    """What to print: all, or one piece, one language, what is only read; with a batch mark or without."""

    piece: str | None = None
    language: str | None = None
    batch: str = ""
    read: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.piece is None and self.language is None and not self.read

    def takes(self, order: Order) -> bool:
        """Whether a file is wanted."""
        if self.read and order.piece.carried:
            return False
        return self.piece in (None, order.id) and self.language in (None, order.language)


@dataclass(frozen=True, slots=True)
class Run:
    """What was printed."""

    folder: Path
    files: int
    total_bytes: int
    seconds: float


def run(project: Project, choice: PrintSelection, *, into: Path | None = None) -> Run:
    """Print into dist/print: replaced whole when all is printed, else only the files that were asked for.

    Raises `DataError`, `SetupError`, or `SiteProblems` for what is wrong in the finished files.
    """
    folder = (into or project.dist / FOLDER).absolute()
    with swap.staging(folder, project.dist) as stage:
        made = make(project, choice, stage)
        if not choice.whole:
            swap.link_missing_files(folder, stage, merged=True)
        swap.replace(stage, folder)
    return replace(made, folder=folder)


def make(project: Project, choice: PrintSelection, folder: Path) -> Run:
    """Print into an empty folder. Raises as `run` does."""
    start = time.monotonic()
    records = read_checked(project)
    printed = cache.finished(project, jobs(project, records, choice))
    refuse_faults(printed)
    files = dict(_files(printed))
    if choice.whole:
        files |= for_partners(project, records, files, choice.batch)
    return written(files, folder, time.monotonic() - start)


def written(files: Mapping[str, bytes], folder: Path, seconds: float) -> Run:
    """Write files into a folder by their paths, and say what they were."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return Run(folder, len(files), sum(map(len, files.values())), seconds)


def for_partners(
    project: Project, records: Catalogue, printed: dict[str, bytes], batch: str = ""
) -> dict[str, bytes]:
    """The drawings, the page of orders, the pack, which holds both too, and the sums of all files."""
    shop = print_shop(project, records, batch)
    drawings = order_page.drawings(shop)
    counter = Counter(project, shop, makers(project, records), printed | drawings)
    sheets_only = {path: data for path, data in printed.items() if path.endswith(".pdf")}
    inside = sheets_only | drawings | order_page.shown(counter) | order_page.make(counter)
    packed = {
        handover_pack.NAME: handover_pack.pack(project, records.languages, inside, clock.epoch(project.root))
    }
    outside = order_page.make(replace(counter, files=counter.files | packed, pack=handover_pack.NAME))
    made = drawings | packed | outside
    return made | {handover_pack.SUMS: handover_pack.sums(printed | made)}


def jobs(project: Project, records: Catalogue, choice: PrintSelection) -> tuple[Job, ...]:
    """The documents to make, in the order of the pieces."""
    problems = tuple(p for p in print_records.check(project, records) if p.severity == "error")
    if problems:
        raise DataError(problems)
    shop, places = print_shop(project, records, choice.batch), makers(project, records)
    chosen = (order for order in sheets.orders(shop.stock, records) if choice.takes(order))
    found = tuple(_job(project, shop, places[order.language], order) for order in chosen)
    refuse_telling(shop, found, records)
    if not found:
        raise SetupError(f"inget att trycka; {why_nothing(shop, records, choice)}")
    return found


def why_nothing(shop: PrintShop, records: Catalogue, choice: PrintSelection) -> str:
    """What a choice lacks that gives no file, with the way out."""
    if choice.piece and choice.piece not in shop.stock.pieces:
        return f"bitarna är {', '.join(shop.stock.pieces)}"
    if choice.language in records.unoffered:
        return f"{choice.language} visas inte för läsare (offered: no i data/languages.yml)"
    if choice.language and choice.language not in records.languages:
        return f"språken är {', '.join(records.languages)}"
    if choice.language and not records.languages[choice.language].short:
        return f"{choice.language} saknar kort adress (short i data/languages.yml)"
    return f"det valda finns inte på {choice.language}; omslagen kan sakna ord på språket (covers.yml)"


def refuse_telling(shop: PrintShop, found: Sequence[Job], records: Catalogue) -> None:
    """Raise `DataError` for what is carried and says what it is for."""
    wanted = {order.stem for order in sheets.orders(shop.stock, records) if order.piece.carried}
    problems = tuple(
        Problem(f"dist/print/{job.stem}.pdf", 0, 0, f"“{word}” säger vad saken är till för; skriv om")
        for job in found
        if job.stem in wanted
        for word in plain_words.told(job.stem, job.html, records)
    )
    if problems:
        raise DataError(problems)


def print_shop(project: Project, records: Catalogue, batch: str = "") -> PrintShop:
    """What all sheets share."""
    if SITE not in records.sites:
        raise SetupError(f"data/sites.yml saknar sajten {SITE}, som de tryckta koderna leder till")
    if len(batch) > BATCH_LENGTH:
        raise SetupError(f"märket får ha högst {BATCH_LENGTH} tecken")
    colours = dict(assets.tokens((project.templates / "tokens.css").read_text("utf-8"))[0])
    drawings = sorted((project.prints / "art").glob("*.svg"))
    return PrintShop(
        stock=print_records.read(project).stock(),
        site=records.sites[SITE],
        art={path.name: sheets.with_colours(path.read_text("utf-8"), colours) for path in drawings},
        style=_style(project, colours),
        stamp=clock.timestamp(clock.epoch(project.root)),
        batch=batch,
    )


def _style(project: Project, colours: dict[str, str]) -> str:
    return assets.root(colours) + (project.print_templates / "print.css").read_text("utf-8")


def makers(project: Project, records: Catalogue) -> dict[str, PageMaker]:
    """A work place for each language; links lead nowhere on paper, so every page counts as offered."""
    return {maker.language: maker for maker in pages_of(project, records, clock.today()).makers()}


def _job(project: Project, shop: PrintShop, maker: PageMaker, order: Order) -> Job:
    """The document; what waits for a translator stands there in Swedish, as on the pages."""
    return Job(
        stem=order.stem,
        html=render(project, sheets.sheet(shop, maker, order), maker.translator, shop.site),
        bleed=order.piece.bleed,
        variant=order.piece.variant,
        sides=order.piece.sides,
        pictures=PICTURES,
    )


def refuse_faults(printed: Sequence[Printed]) -> None:
    """Raise `SiteProblems` when any file is not as it must be."""
    found = tuple(
        Problem(f"dist/print/{item.stem}.pdf", 0, 0, fault) for item in printed for fault in item.faults
    )
    if found:
        raise SiteProblems(found)


def _files(printed: Sequence[Printed]) -> Iterator[tuple[str, bytes]]:
    for item in sorted(printed, key=lambda item: item.stem):
        yield f"{item.stem}.pdf", item.pdf
        for number, picture in enumerate(item.previews, start=1):
            yield f"{PREVIEWS}/{item.stem}-{number}.png", picture
