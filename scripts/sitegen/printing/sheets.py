"""The sheets: for each kind of piece a function that turns records into a context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen import pages, rows
from sitegen.catalogue import Catalogue
from sitegen.checks.shape import RESERVED
from sitegen.contexts import FinderPage, Row
from sitegen.desk import FINDER, Desk
from sitegen.model import Region, Site
from sitegen.printing import codes
from sitegen.printing.contexts import (
    Booklet,
    Carried,
    Chapter,
    Name,
    Number,
    Paper,
    RegionSheet,
    Sheet,
    Staff,
)
from sitegen.printing.stock import Stock
from sitegen.printmodel import Piece
from sitegen.urls import Key
from sitegen.voices import Piece as Text

PROOF = "Provtryck: adressen är inte bestämd"
SIGNS = "signs"
TOKEN = re.compile(r"var\(--([a-z-]+)\)")
STAFF_LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class PrintShop:
    """What all sheets share: the pieces, the site behind the codes, the drawings and the style."""

    stock: Stock
    site: Site
    art: dict[str, str]
    style: str
    stamp: str
    batch: str


@dataclass(frozen=True, slots=True)
class Order:
    """One file to print: a piece in a language (none when it is for all), of a region when it has one."""

    id: str
    piece: Piece
    language: str
    region: str = ""

    @property
    def stem(self) -> str:
        """The file's name without its end: `kort-th`, `region-nord-sv`."""
        parts = (self.id, self.region, "" if self.piece.languages == "combined" else self.language)
        return "-".join(part for part in parts if part)


def orders(stock: Stock, catalogue: Catalogue) -> Iterator[Order]:
    """Every file that the pieces ask for."""
    for id, piece in stock.pieces.items():
        for code in _languages(stock, piece, catalogue):
            if piece.template == "region":
                yield from (Order(id, piece, code, region) for region in catalogue.regions)
            else:
                yield Order(id, piece, code)


def _languages(stock: Stock, piece: Piece, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages of a piece. A combined one is written in the first: it only holds names and numbers."""
    everyone = tuple(catalogue.languages)
    if piece.languages == "combined":
        return everyone[:1]
    if piece.languages == "sv+en":
        return tuple(code for code in STAFF_LANGUAGES if code in everyone)
    # A language needs a short address for its code and words for its front.
    words = stock.covers[piece.cover].words if piece.cover else {}
    return tuple(code for code in everyone if catalogue.languages[code].short and code in words)


def sheet(shop: PrintShop, desk: Desk, order: Order) -> Sheet:
    """The context of one file in the desk's language."""
    if order.piece.carried:
        return carried(shop, desk, order)
    if order.piece.template == "staff":
        return staff(shop, desk, order)
    if order.piece.template == "region":
        return region(shop, desk, order)
    return booklet(shop, desk, order)


def paper(shop: PrintShop, desk: Desk, order: Order, title: str) -> Paper:
    """What every piece has. The line about the address stands where there is an address to doubt."""
    return Paper(
        language=desk.language,
        direction=desk.voice.language.direction,
        title=title,
        width=order.piece.width,
        height=order.piece.height,
        bleed=order.piece.bleed,
        proof=PROOF if order.piece.carried and unsure(shop.site) else "",
        batch=shop.batch if order.piece.carried else "",
        style=Markup(shop.style),
        stamp=shop.stamp,
    )


def unsure(site: Site) -> bool:
    """Whether the codes still lead to an address that is kept for examples."""
    return (urlsplit(site.base_url).hostname or "").endswith(RESERVED)


def carried(shop: PrintShop, desk: Desk, order: Order) -> Carried:
    """A piece that is carried or hangs in the open: nothing on it says what it is for."""
    assert order.piece.cover is not None and order.piece.distance is not None
    cover = shop.stock.covers[order.piece.cover]
    together = order.piece.languages == "combined"
    short = "" if together else desk.voice.language.short or ""
    words = "" if together else cover.words[desk.language]
    return Carried(
        paper=paper(shop, desk, order, words or shop.site.id),
        art=Markup(shop.art[cover.art]),
        words=words,
        languages=tuple(_names(desk)) if together else (),
        code=codes.code(codes.address(shop.site, short), order.piece.distance),
        short=codes.printed(shop.site, short),
        emergency=pages.emergency(desk, FINDER).contacts[0].shown,
        numbers=tuple(_numbers(desk, order.piece, hours=not together)),
    )


def _names(desk: Desk) -> Iterator[Name]:
    for code, language in desk.shelf.catalogue.languages.items():
        yield Name(language=code, name=language.name)


def _numbers(desk: Desk, piece: Piece, *, hours: bool) -> Iterator[Number]:
    """The first number of each service, as the pages show it; `stock.check` has seen that there is one.

    Paper lives longer than a check: hours that may have changed are left out.
    """
    for id in piece.numbers:
        record = desk.shelf.catalogue.services[id]
        lines = (rows.contact_line(desk, record, c) for c in desk.shelf.contacts(record) if c.kind == "phone")
        line = next(lines)
        known = hours and line.hours and not line.age
        yield Number(shown=line.shown, hours=line.hours.text if known and line.hours else "")


def staff(shop: PrintShop, desk: Desk, order: Order) -> Staff:
    """Signs as the rights page puts them, and whom the staff can call."""
    title = desk.voice("print", "Till dig som arbetar på hotell eller vandrarhem")
    return Staff(
        paper=paper(shop, desk, order, title),
        signs=tuple(pages.statements_of(desk, SIGNS)),
        emergency=pages.emergency(desk, FINDER),
        lines=tuple(pages.service(desk, Key("service", id)) for id in order.piece.numbers),
        checked=desk.checked(desk.shelf.catalogue.services[id] for id in order.piece.numbers),
    )


def region(shop: PrintShop, desk: Desk, order: Order) -> RegionSheet:
    """The region's page, as rows that can be called, and the lines for professionals."""
    record: Region = desk.shelf.catalogue.regions[order.region]
    page = pages.region(desk, Key("region", order.region))
    others = pages.others(desk, pages.OTHERS)
    national = tuple(filter(_can_be_reached, page.national))
    return RegionSheet(
        paper=paper(shop, desk, order, page.name or record.name),
        counties=page.counties,
        emergency=page.emergency,
        local=page.local,
        national=national,
        professionals=others.professionals,
        rights=tuple(pages.short_rights(desk)),
        traces=pages.safety(desk, pages.SAFETY).statements,
        checked=_checked(desk, (*page.local, *national, *others.professionals)),
    )


def _checked(desk: Desk, listed: Iterable[Row]) -> str:
    return desk.checked(desk.shelf.catalogue.services[row.id] for row in listed)


def _can_be_reached(row: Row) -> bool:
    """Whether somebody answers: what is only read on the web has no use on paper."""
    return any(line.kind in rows.DIRECT for line in row.contacts)


def booklet(shop: PrintShop, desk: Desk, order: Order) -> Booklet:
    """All that the finder and its page for others list, in their order, each service with all its facts."""
    page = pages.finder(desk, FINDER)
    return Booklet(
        paper=paper(shop, desk, order, desk.voice("page", "Alla kontakter")),
        emergency=page.emergency,
        chapters=tuple(_chapters(desk, page)),
        checked=desk.checked(desk.shelf.listed.values()),
        draft=not desk.voice.reviewed,
    )


def _chapters(desk: Desk, page: FinderPage) -> Iterator[Chapter]:
    voice, others = desk.voice, pages.others(desk, pages.OTHERS)
    yield _chapter(desk, Text(page.heading, voice.code), page.first)
    for group in page.groups:
        yield _chapter(desk, group.label, group.rows)
    work = Text(voice("page", "Du möter utsatta i ditt arbete"), voice.code)
    yield _chapter(desk, work, others.professionals)
    stop = Text(voice("page", "Du vill sluta köpa sex eller använda våld"), voice.code)
    yield _chapter(desk, stop, others.stop)


def _chapter(desk: Desk, label: Text, listed: tuple[Row, ...]) -> Chapter:
    entries = (pages.service(desk, Key("service", row.id)) for row in listed)
    return Chapter(label=label, entries=tuple(entries))


def with_colours(drawing: str, colours: dict[str, str]) -> str:
    """A drawing with the help pages' colours in it. Raises KeyError for one that does not exist."""
    return TOKEN.sub(lambda use: colours[use[1]], drawing)
