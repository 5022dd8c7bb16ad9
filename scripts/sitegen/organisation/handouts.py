"""Parts on what can be downloaded and printed: sheets for those who meet people in their work.

What is carried is never among them; partners see and order it elsewhere (`SAFETY.md` says why).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from babel.units import format_unit

from sitegen import prosepages, urls
from sitegen.contexts import Link
from sitegen.desk import FINDER
from sitegen.organisation.given import Leaflet, PaperFile
from sitegen.organisation.office import Office, Part, Parts
from sitegen.urls import Key

PAGE = "metodstod/"
# The page that says on the web what the sheet for staff says on paper.
AT_WORK = "professionella/"
# Beside the files of reports, so that one rule of headers is enough for all.
FOLDER = "data/blad/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to download; in a preview there is none, and no address."""

    href: str
    language: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with its file in each language, the reader's own first, and the page that says the same."""

    name: str
    downloads: tuple[Download, ...]
    page: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A kind of sheet: what it is for, how it is used, and each of its sheets."""

    id: str
    name: str
    use: str
    handover: str
    sheets: tuple[Sheet, ...]


def download(
    office: Office, origin: str, path: str, file: PaperFile | None, language: str | None = None
) -> Download:
    """A file as a page offers it: its kind, language, pages and size are said before it is fetched."""
    spoken = language or office.language
    href = prosepages.link(office.folder(origin), path) if file else ""
    return Download(href=href, language=spoken, facts=facts(office, file, spoken))


def facts(office: Office, file: PaperFile | None, language: str) -> str:
    """What to know of a file before it is fetched."""
    name = office.voice.language_name(language)
    if file is None:
        return office.voice("handouts", "PDF på {language}; görs när webbplatsen byggs", language=name)
    return office.voice(
        "handouts",
        "PDF på {language}, {pages}, {size}",
        language=name,
        pages=pages(office, file.pages),
        size=format_unit(round(len(file.content) / 1000), "kilobyte", "short", locale=office.language),
    )


def pages(office: Office, number: int) -> str:
    """How long a file is."""
    if number == 1:
        return office.voice("handouts", "1 sida")
    return office.voice("handouts", "{number} sidor", number=number)


def handouts(office: Office) -> Part:
    """All sheets that the site gives away, and where partners order what is carried."""
    found = tuple(kinds(office))
    return Part("handouts.html", "handouts", (found, orders(office), contact(office), office.voice))


def kinds(office: Office) -> Iterator[Handout]:
    """Each kind of sheet, in the editors' order."""
    for id, group in groupby(office.leaflets, key=lambda leaflet: leaflet.id):
        rows = tuple(group)
        piece = rows[0].piece
        yield Handout(
            id=id,
            name=piece.name.of(office.language),
            use=piece.use.of(office.language),
            handover=piece.handover.of(office.language),
            sheets=tuple(sheets(office, rows)),
        )


def sheets(office: Office, rows: Iterable[Leaflet]) -> Iterator[Sheet]:
    """The sheets of a kind: one for each region, or one alone."""
    by_region: dict[str, list[Leaflet]] = {}
    for row in rows:
        by_region.setdefault(row.region, []).append(row)
    for found in by_region.values():
        own_first = sorted(found, key=lambda row: row.language != office.language)
        yield Sheet(
            name=name(office, found[0]),
            downloads=tuple(download(office, PAGE, row.path, row.file, row.language) for row in own_first),
            page=page(office, found[0]),
        )


def name(office: Office, leaflet: Leaflet) -> str:
    """The region of a sheet, or what it is called when there is but one."""
    region = leaflet.region
    if region:
        return office.desk.shelf.catalogue.regions[region].name
    return leaflet.piece.name.of(office.language)


def page(office: Office, leaflet: Leaflet) -> Link:
    """The page with what the sheet says."""
    label = office.voice("handouts", "webbsida")
    if leaflet.region:
        return office.help_link(PAGE, Key("region", leaflet.region), label)
    if leaflet.piece.template == "booklet":
        return office.help_link(PAGE, FINDER, label)
    return office.link(PAGE, AT_WORK, label)


def orders(office: Office) -> str:
    """The page of orders in the reader's language; empty until its address has been decided."""
    address = office.archive.organisation.order_page
    return f"{address}{urls.start(office.language)}" if address else ""


def contact(office: Office) -> str:
    """Where the office answers, when that has been decided."""
    return office.archive.organisation.contact or ""


PARTS: Parts = {"handouts": handouts}
