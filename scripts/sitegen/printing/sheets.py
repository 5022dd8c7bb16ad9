"""Turn records into the context of each printed sheet, one function for each kind of piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES
from sitegen.language import LocalizedText as Text
from sitegen.printing import qr_codes
from sitegen.printing.contexts import (
    Booklet,
    BookletChapter,
    CardPaper,
    CarriedPiece,
    LanguageName,
    Paper,
    PosterPaper,
    PrintedSheet,
    RegionSheet,
    ShownNumber,
    StaffSheet,
    StickerPaper,
)
from sitegen.printing.print_records import PrintRecords
from sitegen.records import Catalogue, PrintPiece, Region, Site
from sitegen.sites.finder import (
    finder_page,
    listed_services,
    others_page,
    region_page,
    rights_page,
    safety_page,
    service_page,
    service_rows,
)
from sitegen.sites.finder.contexts import FinderPage, ServiceRow
from sitegen.sites.site_rules import RESERVED
from sitegen.web import FINDER, Key, PageMaker

PROOF = "Provtryck: adressen är inte bestämd"
SIGNS = "signs"
CARRIED: Mapping[str, type[CarriedPiece]] = {
    "card": CardPaper,
    "sticker": StickerPaper,
    "poster": PosterPaper,
}
"""What a piece that is carried looks like, by the name that editors give its kind."""


@dataclass(frozen=True)
class PrintSettings:
    """What all sheets share: the pieces, the site behind the codes, the drawings and the style."""

    records: PrintRecords
    site: Site
    art: dict[str, str]
    style: Markup
    stamp: str
    batch: str


@dataclass(frozen=True, slots=True)
class PrintFile:
    """One file to print: a piece in a language (none when it is for all), of a region when it has one."""

    id: str
    piece: PrintPiece
    language: str
    region: str = ""

    @property
    def stem(self) -> str:
        """Return the file's name without ending: `kort-th`, `region-nord-sv`."""
        parts = (self.id, self.region, "" if self.piece.languages == "combined" else self.language)
        return "-".join(part for part in parts if part)


def print_files(records: PrintRecords, catalogue: Catalogue) -> Iterator[PrintFile]:
    """Yield every file that the pieces ask for."""
    for id, piece in records.pieces.items():
        for code in _languages(records, piece, catalogue):
            if piece.template == "region":
                yield from (PrintFile(id, piece, code, region) for region in catalogue.regions)
            else:
                yield PrintFile(id, piece, code)


def _languages(records: PrintRecords, piece: PrintPiece, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the languages of a piece. One for all is written in the first: it has only names and numbers."""
    everyone = tuple(catalogue.languages)
    if piece.languages == "combined":
        return everyone[:1]
    if piece.languages == "sv+en":
        return tuple(code for code in PROSE_LANGUAGES if code in everyone)
    # A language needs a short address for its code and words for its front.
    words = records.covers[piece.cover].words if piece.cover else {}
    return tuple(code for code in everyone if catalogue.languages[code].short and code in words)


def sheet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> PrintedSheet:
    """Return the context of a file to print, by its kind of piece, in the maker's language."""
    if order.piece.carried:
        return carried_piece(settings, maker, order)
    if order.piece.template == "staff":
        return staff_sheet(settings, maker, order)
    if order.piece.template == "region":
        return region_sheet(settings, maker, order)
    return booklet(settings, maker, order)


def paper(settings: PrintSettings, maker: PageMaker, order: PrintFile, title: str) -> Paper:
    """Return what every piece has. `proof` warns where the address in the codes is not decided yet."""
    return Paper(
        language=maker.language,
        direction=maker.translator.language.direction,
        title=title,
        width=order.piece.width,
        height=order.piece.height,
        bleed=order.piece.bleed,
        proof=PROOF if order.piece.carried and address_is_unsure(settings.site) else "",
        batch=settings.batch if order.piece.carried else "",
        style=settings.style,
        stamp=settings.stamp,
    )


def address_is_unsure(site: Site) -> bool:
    """Return whether the codes still lead to an address that is kept for examples."""
    return (urlsplit(site.base_url).hostname or "").endswith(RESERVED)


def carried_piece(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> CarriedPiece:
    """Return a piece that is carried or hangs in the open: nothing on it says what it is for."""
    assert order.piece.cover is not None and order.piece.distance is not None
    cover = settings.records.covers[order.piece.cover]
    together = order.piece.languages == "combined"
    short = "" if together else maker.translator.language.short or ""
    words = "" if together else cover.words[maker.language]
    return CARRIED[order.piece.template](
        paper=paper(settings, maker, order, words or settings.site.id),
        art=Markup(settings.art[cover.art]),
        words=words,
        languages=tuple(_names(maker)) if together else (),
        code=qr_codes.qr_code(qr_codes.landing_address(settings.site, short), order.piece.distance),
        short=qr_codes.typed_address(settings.site, short),
        emergency=listed_services.emergency_row(maker, FINDER).contacts[0].shown,
        numbers=tuple(_numbers(maker, order.piece, hours=not together)),
    )


def _names(maker: PageMaker) -> Iterator[LanguageName]:
    for code, language in maker.site_context.catalogue.languages.items():
        yield LanguageName(language=code, name=language.name)


def _numbers(maker: PageMaker, piece: PrintPiece, *, hours: bool) -> Iterator[ShownNumber]:
    """Yield the first number of each service as the pages show it; a check has seen that there is one.

    Paper lives longer than a check: hours that may have changed are left out.
    """
    for id in piece.numbers:
        record = maker.site_context.catalogue.services[id]
        lines = (
            service_rows.contact_line(maker, record, c)
            for c in maker.site_context.contacts(record)
            if c.kind == "phone"
        )
        line = next(lines)
        known = hours and line.hours and not line.age
        yield ShownNumber(shown=line.shown, hours=line.hours.text if known and line.hours else "")


def staff_sheet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> StaffSheet:
    """Return the signs as the rights page puts them, and whom the staff can call."""
    title = maker.translator("print", "Till dig som arbetar på hotell eller vandrarhem")
    return StaffSheet(
        paper=paper(settings, maker, order, title),
        signs=tuple(rights_page.statements_of(maker, SIGNS)),
        lines=tuple(service_page.service(maker, Key("service", id)) for id in order.piece.numbers),
        checked=maker.checked(maker.site_context.catalogue.services[id] for id in order.piece.numbers),
    )


def region_sheet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> RegionSheet:
    """Return the region's page as rows that can be called, and the lines for professionals."""
    record: Region = maker.site_context.catalogue.regions[order.region]
    page = region_page.region(maker, Key("region", order.region))
    others = others_page.others(maker, others_page.OTHERS)
    national = tuple(filter(_can_be_reached, page.national))
    return RegionSheet(
        paper=paper(settings, maker, order, page.name or record.name),
        counties=page.counties,
        local=page.local,
        national=national,
        professionals=others.professionals,
        rights=tuple(rights_page.short_rights(maker)),
        traces=safety_page.safety(maker, safety_page.SAFETY).statements,
        checked=_checked(maker, (*page.local, *national, *others.professionals)),
    )


def _checked(maker: PageMaker, listed: Iterable[ServiceRow]) -> str:
    return maker.checked(maker.site_context.catalogue.services[row.id] for row in listed)


def _can_be_reached(row: ServiceRow) -> bool:
    """Return whether somebody answers: what is only read on the web has no use on paper."""
    return any(line.kind in service_rows.DIRECT for line in row.contacts)


def booklet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> Booklet:
    """Return all services of the finder and its page for others, in their order, each with all its facts."""
    page = finder_page.finder(maker, FINDER)
    return Booklet(
        paper=paper(settings, maker, order, maker.translator("page", "Alla kontakter")),
        chapters=tuple(_chapters(maker, page)),
        checked=maker.checked(maker.site_context.listed.values()),
        draft=not maker.translator.reviewed,
    )


def _chapters(maker: PageMaker, page: FinderPage) -> Iterator[BookletChapter]:
    translator, others = maker.translator, others_page.others(maker, others_page.OTHERS)
    yield _chapter(maker, Text(page.heading, translator.code), page.first)
    for group in page.groups:
        yield _chapter(maker, group.label, group.rows)
    work = Text(translator("page", "Du möter utsatta i ditt arbete"), translator.code)
    yield _chapter(maker, work, others.professionals)
    stop = Text(translator("page", "Du vill sluta köpa sex eller använda våld"), translator.code)
    yield _chapter(maker, stop, others.stop)


def _chapter(maker: PageMaker, label: Text, listed: tuple[ServiceRow, ...]) -> BookletChapter:
    entries = (service_page.service(maker, Key("service", row.id)) for row in listed)
    return BookletChapter(label=label, entries=tuple(entries))
