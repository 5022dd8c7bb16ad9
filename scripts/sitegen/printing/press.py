"""Print every file that the pieces ask for into dist/print, each once. Writes files.

Nothing in dist/print changes until all has been made and found right.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.core import PROSE_LANGUAGES, DataError, Problem, Project, SetupError, clock, swap
from sitegen.core.errors import SiteProblems
from sitegen.language import Translator
from sitegen.language.translation import load_translators
from sitegen.printing import cache, handover_pack, order_page, plain_words, print_records, sheets
from sitegen.printing.order_page import PREVIEWS, OrderPageInput
from sitegen.printing.pdf_writer import PdfFile, PdfJob
from sitegen.printing.sheets import PrintFile, PrintSettings
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked
from sitegen.sites.organisation.organisation_texts import ORGANISATION_TEXTS
from sitegen.sites.site_pages import pages_of
from sitegen.web import PageMaker, assets
from sitegen.web.render import render

SITE = "215"
FOLDER = "print"
BATCH_LENGTH = 12
PICTURES = 2
"""The sides that partners see before they order."""


@dataclass(frozen=True, slots=True)
class PrintSelection:
    """What to print: all, or one piece, one language, or only what is read; with a batch mark or without."""

    piece: str | None = None
    language: str | None = None
    batch: str = ""
    read: bool = False

    @property
    def whole(self) -> bool:
        """Return whether nothing is left out."""
        return self.piece is None and self.language is None and not self.read

    def takes(self, order: PrintFile) -> bool:
        """Return whether a file is wanted."""
        if self.read and order.piece.carried:
            return False
        return self.piece in (None, order.id) and self.language in (None, order.language)


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What was printed: the folder, the number of files, their bytes, and the seconds it took."""

    folder: Path
    files: int
    total_bytes: int
    seconds: float


def print_all(project: Project, choice: PrintSelection, *, into: Path | None = None) -> PrintRun:
    """Print into dist/print: replaced whole when all is printed, else only the files that were asked for.

    Raises `DataError`, `SetupError`, or `SiteProblems` for what is wrong in the finished files.
    """
    folder = (into or project.dist / FOLDER).absolute()
    with swap.staging(folder, project.dist) as stage:
        made = print_into(project, choice, stage)
        if not choice.whole:
            swap.link_missing_files(folder, stage, merged=True)
        swap.replace(stage, folder)
    return replace(made, folder=folder)


def print_into(project: Project, choice: PrintSelection, folder: Path) -> PrintRun:
    """Print into an empty folder. Raises as `print_all` does."""
    start = time.monotonic()
    records = read_checked(project)
    printed = cache.made_files(project, pdf_jobs(project, records, choice))
    refuse_faults(printed)
    files = dict(_files(printed))
    if choice.whole:
        files |= partner_files(project, records, files, choice.batch)
    return write_files(files, folder, start)


def write_files(files: Mapping[str, bytes], folder: Path, start: float) -> PrintRun:
    """Write files into a folder by their paths, and return what was written since `start` (monotonic)."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return PrintRun(folder, len(files), sum(map(len, files.values())), time.monotonic() - start)


def partner_files(
    project: Project, records: Catalogue, printed: dict[str, bytes], batch: str = ""
) -> dict[str, bytes]:
    """Return the drawings, the order page, the pack, which holds both too, and the checksums of all files."""
    settings = print_settings(project, records, batch)
    drawings = order_page.drawings(settings)
    inputs = OrderPageInput(project, settings, page_makers(project, records), printed | drawings)
    sheets_only = {path: data for path, data in printed.items() if path.endswith(".pdf")}
    inside = sheets_only | drawings | order_page.shown_pictures(inputs) | order_page.order_pages(inputs)
    pack = handover_pack.packed(project, records.languages, inside, clock.epoch(project.root))
    packed = {handover_pack.NAME: pack}
    outside = order_page.order_pages(replace(inputs, files=inputs.files | packed, pack=handover_pack.NAME))
    made = drawings | packed | outside
    return made | {handover_pack.SUMS: handover_pack.checksums(printed | made)}


def pdf_jobs(project: Project, records: Catalogue, choice: PrintSelection) -> tuple[PdfJob, ...]:
    """Return the documents to make, in the order of the pieces. Raises `DataError` or `SetupError`."""
    problems = tuple(p for p in print_records.check(project, records) if p.severity == "error")
    if problems:
        raise DataError(problems)
    settings = print_settings(project, records, choice.batch)
    places = page_makers(project, records)
    settings = replace(settings, makers=places)
    chosen = (order for order in sheets.print_files(settings.records, records) if choice.takes(order))
    found = tuple(_job(project, settings, places[order.language], order) for order in chosen)
    refuse_telling_words(settings, found, records)
    if not found:
        raise SetupError(f"inget att trycka; {why_empty(settings, records, choice)}")
    return found


def why_empty(settings: PrintSettings, records: Catalogue, choice: PrintSelection) -> str:
    """Return why a choice gives no file, with the way out."""
    if choice.piece and choice.piece not in settings.records.pieces:
        return f"bitarna är {', '.join(settings.records.pieces)}"
    if choice.language in records.unoffered:
        return f"{choice.language} visas inte för läsare (offered: no i data/languages.yml)"
    if choice.language and choice.language not in records.languages:
        return f"språken är {', '.join(records.languages)}"
    if choice.language and not records.languages[choice.language].short:
        return f"{choice.language} saknar kort adress (short i data/languages.yml)"
    return f"det valda finns inte på {choice.language}; omslagen kan sakna ord på språket (covers.yml)"


def refuse_telling_words(settings: PrintSettings, found: Sequence[PdfJob], records: Catalogue) -> None:
    """Raise `DataError` for a carried piece whose words say what it is for."""
    wanted = {order.stem for order in sheets.print_files(settings.records, records) if order.piece.carried}
    problems = tuple(
        Problem(f"dist/print/{job.stem}.pdf", 0, 0, f"“{word}” säger vad saken är till för; skriv om")
        for job in found
        if job.stem in wanted
        for word in plain_words.telling_words(job.stem, job.html, records)
    )
    if problems:
        raise DataError(problems)


def print_settings(project: Project, records: Catalogue, batch: str = "") -> PrintSettings:
    """Return what all sheets share. Raises `SetupError` without the site behind the codes."""
    if SITE not in records.sites:
        raise SetupError(f"data/sites.yml saknar sajten {SITE}, som de tryckta koderna leder till")
    if len(batch) > BATCH_LENGTH:
        raise SetupError(f"märket får ha högst {BATCH_LENGTH} tecken")
    colours, _ = assets.palettes(project.templates)
    drawings = sorted((project.prints / "art").glob("*.svg"))
    return PrintSettings(
        records=print_records.read(project).print_records(),
        site=records.sites[SITE],
        art={path.name: assets.filled(path.read_text("utf-8"), colours) for path in drawings},
        style=assets.paper_style(project.templates, project.print_templates / "print.css"),
        stamp=clock.timestamp(clock.epoch(project.root)),
        batch=batch,
        organisation=organisation_translators(project, records),
    )


def organisation_translators(project: Project, records: Catalogue) -> dict[str, Translator]:
    """Return the translators of what is said to those who meet people at work, by language."""
    spoken = [row for code, row in records.languages.items() if code in PROSE_LANGUAGES]
    found = load_translators(project, spoken, ORGANISATION_TEXTS)
    return {translator.code: translator for translator in found}


def page_makers(project: Project, records: Catalogue) -> dict[str, PageMaker]:
    """Return a page maker for each language. Links lead nowhere on paper: every page counts as offered."""
    return {maker.language: maker for maker in pages_of(project, records, clock.today()).makers()}


def _job(project: Project, settings: PrintSettings, maker: PageMaker, order: PrintFile) -> PdfJob:
    """Return the job of a file; what waits for a translator stands there in Swedish, as on the pages."""
    return PdfJob(
        stem=order.stem,
        html=render(project, sheets.sheet(settings, maker, order), maker.translator, settings.site),
        bleed=order.piece.bleed,
        variant=order.piece.variant,
        sides=order.piece.sides,
        pictures=PICTURES,
    )


def refuse_faults(printed: Sequence[PdfFile]) -> None:
    """Raise `SiteProblems` when any file has a fault."""
    found = tuple(
        Problem(f"dist/print/{item.stem}.pdf", 0, 0, fault) for item in printed for fault in item.faults
    )
    if found:
        raise SiteProblems(found)


def _files(printed: Sequence[PdfFile]) -> Iterator[tuple[str, bytes]]:
    for item in sorted(printed, key=lambda item: item.stem):
        yield f"{item.stem}.pdf", item.pdf
        for number, picture in enumerate(item.previews, start=1):
            yield f"{PREVIEWS}/{item.stem}-{number}.png", picture
