"""Turn records into the context of each printed sheet, one function for each kind of piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES
from sitegen.language import LocalizedText as Text
from sitegen.language import Translator
from sitegen.printing import carried, qr_codes
from sitegen.printing.contexts import (
    Booklet,
    BookletChapter,
    CardPaper,
    CarriedPiece,
    Paper,
    PosterPaper,
    PrintedSheet,
    RegionSheet,
    StaffLine,
    StaffSheet,
    StickerPaper,
)
from sitegen.printing.print_records import PrintRecords
from sitegen.records import Catalogue, PrintPiece, Region, Service, Site
from sitegen.records.place_names import short_counties
from sitegen.records.spoken_language import scripts
from sitegen.sites.finder import (
    call_cards,
    languages_page,
    listed_services,
    others_page,
    region_page,
    rights_page,
    service_page,
    service_rows,
)
from sitegen.sites.finder.contexts import LanguageEntry, ServiceRow
from sitegen.sites.organisation import workplaces
from sitegen.sites.site_rules import RESERVED
from sitegen.web import FINDER, Key, PageMaker

PROOF = "Provtryck: adressen är inte bestämd"
ANSWERING = ("phone", "sms", "text_telephone", "chat")
"""Ways by which somebody answers: a form has no use on paper."""
CALLED = ("phone", "sms")
A4_WIDTH = 210
"""In millimetres; a sheet that is narrower is set smaller."""
CARRIED: Mapping[str, type[CarriedPiece]] = {
    "card": CardPaper,
    "sticker": StickerPaper,
    "poster": PosterPaper,
}
"""What a piece that is carried looks like, by the name that editors give its kind."""
PRINTED_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "THAI", "ARABIC"})


@dataclass(frozen=True)
class PrintSettings:
    """What all sheets share: the pieces, the site behind the codes, the drawings and the style."""

    records: PrintRecords
    site: Site
    art: dict[str, str]
    style: Markup
    stamp: str
    batch: str
    organisation: Mapping[str, Translator]
    makers: Mapping[str, PageMaker] = field(default_factory=dict)


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
    """Return what every piece has; `title` is that of the file, which no other file in the folder has.

    `proof` warns where the address in the codes is not decided yet.
    """
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


def carried_title(piece: PrintPiece, words: str) -> str:
    """Return the title of a piece that is carried: its front's words and its size, not its purpose."""
    return f"{words}, {piece.width} × {piece.height} mm"


def read_title(order: PrintFile, place: str = "") -> str:
    """Return the title of a sheet that is read: what the sheet is, in its language, and of which place."""
    name = order.piece.name.in_language(order.language)
    return f"{name}: {place}" if place else name


def carried_piece(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> CarriedPiece:
    """Return a piece that is carried or hangs in the open: nothing on it says what it is for."""
    piece = order.piece
    assert piece.cover is not None and piece.distance is not None
    cover = settings.records.covers[piece.cover]
    together = piece.languages == "combined"
    short = "" if together else maker.translator.language.short or ""
    words = "" if together else cover.words[maker.language]
    common: dict[str, Any] = {
        "paper": paper(settings, maker, order, carried_title(piece, words or settings.site.id)),
        "art": Markup(settings.art[cover.art]),
        "languages": tuple(carried.language_names(maker)) if together else (),
        "code": qr_codes.qr_code(qr_codes.landing_address(settings.site, short), piece.distance),
        "short": qr_codes.typed_address(settings.site, short),
        "emergency": listed_services.emergency_row(maker, FINDER).contacts[0].shown,
        "numbers": tuple(carried.numbers(maker, piece, words=not together)),
    }
    return CARRIED[piece.template](**common, **own_parts(settings, maker, piece, words))


def own_parts(settings: PrintSettings, maker: PageMaker, piece: PrintPiece, words: str) -> dict[str, Any]:
    """Return what one kind of carried piece has beside the others; `words` are those of its cover."""
    together = piece.languages == "combined"
    danger = "" if together else maker.translator("print", "Fara")
    if piece.template == "card":
        call = None if together else call_cards.call_card(maker)
        return {"words": words, "danger": danger, "call": call, "small": piece.width < carried.SMALL_CARD}
    if piece.template == "poster":
        torn = tuple(carried.strips(maker, settings.makers, piece)) if piece.strips else ()
        return {
            "danger": danger,
            "invitation": None if together else carried.invitation(maker),
            "strips": torn,
            "strip_width": round(piece.width / len(torn), 3) if torn else 0,
        }
    return {"words": words}


def staff_sheet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> StaffSheet:
    """Return what the page for a workplace says, and whom its staff can call."""
    piece, services = order.piece, maker.site_context.catalogue.services
    advice = workplaces.advice(maker.site_context.catalogue.signs, piece.workplaces)
    translator = settings.organisation[maker.language]

    def of(kind: str) -> tuple[str, ...]:
        return tuple(translator("sign", sign.statement) for sign in advice.values() if sign.kind == kind)

    return StaffSheet(
        paper=paper(settings, maker, order, read_title(order)),
        heading=translator("work", workplaces.TITLES[piece.workplaces[0]]),
        compact=piece.width < A4_WIDTH,
        signs=of("sign"),
        todo=of("do"),
        dont=of("dont"),
        warnings=of("warning"),
        facts=of("fact"),
        lines=tuple(staff_line(maker, services[id]) for id in piece.numbers),
        checked=maker.checked(services[id] for id in piece.numbers),
    )


def staff_line(maker: PageMaker, service: Service) -> StaffLine:
    """Return a number for the staff; what the record says to the exploited is not for them."""
    shown = (contact for contact in maker.site_context.contacts(service) if contact.number)
    contact = service_rows.contact_line(maker, service, next(shown))
    own = service.eligibility.roles == ("professionals",)
    fields = {"summary": service.summary, "safety": service.safety} if own else {}
    notes = (maker.translator.localized(f"service.{name}", text) for name, text in fields.items() if text)
    return StaffLine(name=service.name, contact=contact, notes=tuple(notes))


def region_sheet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> RegionSheet:
    """Return the region's page as rows that can be called, and the lines for professionals."""
    record: Region = maker.site_context.catalogue.regions[order.region]
    key = Key("region", order.region)
    page, others = region_page.region(maker, key), others_page.others(maker, others_page.OTHERS)
    # Who only shows the way to local services has no use on paper that names those.
    found = {id: s for id, s in region_page.national_services(maker).items() if not s.directory}
    national = tuple(filter(_can_be_reached, listed_services.rows(maker, key, found)))
    return RegionSheet(
        paper=paper(settings, maker, order, read_title(order, short_counties(record))),
        heading=short_counties(record),
        counties=page.counties,
        local=page.local,
        has_number=page.has_number,
        guides=page.guides,
        named=page.named,
        tonight=page.tonight,
        tonight_warnings=page.tonight_warnings,
        national=tuple(filter(_is_called, national)),
        written=tuple(row for row in national if not _is_called(row)),
        professionals=others.professionals,
        rights=tuple(rights_page.short_rights(maker)),
        traces=tuple(rights_page.statements_of(maker, rights_page.DIGITAL)),
        spoken=tuple(_in_letters_of_print(entry) for entry in languages_page.all_entries(maker)),
        checked=_checked(maker, (*page.local, *national, *others.professionals)),
    )


def _in_letters_of_print(entry: LanguageEntry) -> LanguageEntry:
    """Return a language under its own name, or under the Swedish one where the fonts lack its letters."""
    return entry if scripts(entry.name) <= PRINTED_SCRIPTS else replace(entry, name=entry.swedish)


def _checked(maker: PageMaker, listed: Iterable[ServiceRow]) -> str:
    return maker.checked(maker.site_context.catalogue.services[row.id] for row in listed)


def _can_be_reached(row: ServiceRow) -> bool:
    """Return whether somebody answers: what is only read on the web has no use on paper."""
    return any(line.kind in ANSWERING for line in row.contacts)


def _is_called(row: ServiceRow) -> bool:
    """Return whether a row has a number: the front has those, the back those that are written to."""
    return any(line.kind in CALLED for line in row.contacts)


def booklet(settings: PrintSettings, maker: PageMaker, order: PrintFile) -> Booklet:
    """Return all services of the finder and its page for others, in their order, each with all its facts."""
    return Booklet(
        paper=paper(settings, maker, order, read_title(order)),
        heading=maker.translator("page", "Alla kontakter"),
        chapters=tuple(_chapters(maker)),
        checked=maker.checked(maker.site_context.listed.values()),
        draft=not maker.translator.reviewed,
    )


def _chapters(maker: PageMaker) -> Iterator[BookletChapter]:
    translator, others = maker.translator, others_page.others(maker, others_page.OTHERS)
    services = maker.site_context.exposed
    first = {id: services[id] for id in listed_services.pinned(maker, services)}
    yield _chapter(
        maker,
        Text(translator("page", "Hit kan du ringa"), translator.code),
        listed_services.in_this_order(maker, FINDER, first),
    )
    for id, group in maker.site_context.catalogue.groups.items():
        found = {name: s for name, s in services.items() if s.group == id and not s.pinned}
        if found:
            label = translator.localized("group.label", group.label)
            yield _chapter(maker, label, listed_services.rows(maker, FINDER, found))
    work = Text(translator("page", "Du möter utsatta i ditt arbete"), translator.code)
    yield _chapter(maker, work, others.professionals)
    stop = Text(translator("page", "Du vill sluta köpa sex eller använda våld"), translator.code)
    yield _chapter(maker, stop, others.stop)


def _chapter(maker: PageMaker, label: Text, listed: tuple[ServiceRow, ...]) -> BookletChapter:
    entries = (service_page.service(maker, Key("service", row.id)) for row in listed)
    return BookletChapter(label=label, entries=tuple(entries))
