"""Parts on what can be downloaded and printed: sheets for those who meet people in their work.

What is carried is never among them; partners see and order it elsewhere (`SAFETY.md` says why).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from babel.units import format_unit

from sitegen.sites.organisation.inputs import Leaflet, PaperFile
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import FINDER, Key, Link, TemplateContext, Value, addresses, prose_addresses, theme_pages


class Download(Value):
    """A file to download; in a preview there is none, and no address."""

    href: str
    language: str
    facts: str


class HandoutSheet(Value):
    """A sheet with its file in each language, the reader's own first, and the page that says the same."""

    name: str
    downloads: tuple[Download, ...]
    page: Link


class Handout(Value):
    """A kind of sheet: what it is for, how it is used, and each of its sheets."""

    id: str
    name: str
    use: str
    handover: str
    sheets: tuple[HandoutSheet, ...]


class HandoutsPart(TemplateContext):
    """What can be downloaded and printed, and how partners get what is carried: `orders` and `contact`."""

    template = "organisation/handouts.html#handouts"

    kinds: tuple[Handout, ...]
    orders: str
    contact: str


class OrdersPart(TemplateContext):
    """Where partners get what is carried; both are empty until somebody has decided."""

    template = "organisation/handouts.html#ways_to_order"

    orders: str
    contact: str


def download(
    org: OrganisationContext, origin: str, path: str, file: PaperFile | None, language: str | None = None
) -> Download:
    """Return a file as a page offers it: its kind, language, pages and size are said before it is fetched."""
    spoken = language or org.language
    href = theme_pages.link(org.folder(origin), path) if file else ""
    return Download(href=href, language=spoken, facts=facts(org, file, spoken))


def facts(org: OrganisationContext, file: PaperFile | None, language: str) -> str:
    """Return what to know of a file before it is fetched."""
    name = org.translator.language_name(language)
    if file is None:
        return org.translator("handouts", "PDF på {language}; görs när webbplatsen byggs", language=name)
    return org.translator(
        "handouts",
        "PDF på {language}, {pages}, {size}",
        language=name,
        pages=pages(org, file.pages),
        size=format_unit(round(len(file.content) / 1000), "kilobyte", "short", locale=org.language),
    )


def pages(org: OrganisationContext, number: int) -> str:
    """Return the number of pages in words."""
    if number == 1:
        return org.translator("handouts", "1 sida")
    return org.translator("handouts", "{number} sidor", number=number)


WORKPLACE_PAGES = {
    "hotels": prose_addresses.HOTELS,
    "homes": prose_addresses.LANDLORDS,
    "transport": prose_addresses.LANDLORDS,
    "health": prose_addresses.HEALTH_CARE,
    "professionals": prose_addresses.PROFESSIONALS,
}
"""The page that says the same as the sheet for a workplace."""


def handouts_part(org: OrganisationContext) -> HandoutsPart:
    """Return the part with all sheets that the site gives away, and where partners order printed ones."""
    contact = org.archive.organisation.contact or ""
    return HandoutsPart(kinds=tuple(kinds(org)), orders=orders(org), contact=contact)


def kinds(org: OrganisationContext) -> Iterator[Handout]:
    """Yield each kind of sheet, in the editors' order."""
    for id, group in groupby(org.leaflets, key=lambda leaflet: leaflet.id):
        rows = tuple(group)
        piece = rows[0].piece
        yield Handout(
            id=id,
            name=piece.name.in_language(org.language),
            use=piece.use.in_language(org.language),
            handover=piece.handover.in_language(org.language),
            sheets=tuple(sheets(org, rows)),
        )


def sheets(org: OrganisationContext, rows: Iterable[Leaflet]) -> Iterator[HandoutSheet]:
    """Yield the sheets of a kind: one for each region, or one alone."""
    by_region: dict[str, list[Leaflet]] = {}
    for row in rows:
        by_region.setdefault(row.region, []).append(row)
    for found in by_region.values():
        own_first = sorted(found, key=lambda row: row.language != org.language)
        yield HandoutSheet(
            name=name(org, found[0]),
            downloads=tuple(
                download(org, prose_addresses.METHOD_SUPPORT, row.path, row.file, row.language)
                for row in own_first
            ),
            page=page_link(org, found[0]),
        )


def name(org: OrganisationContext, leaflet: Leaflet) -> str:
    """Return the region of a sheet, or what it is called when there is but one."""
    region = leaflet.region
    if region:
        return org.maker.site_context.catalogue.regions[region].name
    return leaflet.piece.name.in_language(org.language)


def page_link(org: OrganisationContext, leaflet: Leaflet) -> Link:
    """Return a link to the page with what the sheet says."""
    label = org.translator("handouts", "webbsida")
    if leaflet.region:
        return org.help_link(prose_addresses.METHOD_SUPPORT, Key("region", leaflet.region), label)
    if leaflet.piece.template == "booklet":
        return org.help_link(prose_addresses.METHOD_SUPPORT, FINDER, label)
    if leaflet.piece.workplaces:
        return org.link(prose_addresses.METHOD_SUPPORT, WORKPLACE_PAGES[leaflet.piece.workplaces[0]], label)
    return org.link(prose_addresses.METHOD_SUPPORT, prose_addresses.PROFESSIONALS, label)


def orders(org: OrganisationContext) -> str:
    """Return the page of orders in the reader's language; empty until its address has been decided."""
    address = org.archive.organisation.order_page
    return f"{address}{addresses.start(org.language)}" if address else ""


def orders_part(org: OrganisationContext) -> OrdersPart:
    """Return the part that says where cards are ordered, or that no address is set."""
    return OrdersPart(orders=orders(org), contact=org.archive.organisation.contact or "")


PARTS: Parts = {"handouts": handouts_part, "card-orders": orders_part}
