"""Contexts of the print templates: all that a template shows, computed and translated beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from sitegen.language import LocalizedText as Text
from sitegen.printing.qr_codes import QrCode
from sitegen.sites.campaign.contexts import HelpPlace, NextStepBlock, QuestionBlock, WorksheetBlock
from sitegen.sites.finder.call_cards import CallCard
from sitegen.sites.finder.contexts import (
    Fact,
    LanguageEntry,
    NamedOrganisation,
    ServicePage,
    ServiceRow,
    TonightLine,
)
from sitegen.web import ContactLine, PageContext, TemplateContext, Value


class Paper(Value):
    """What every printed piece has: language, size in mm, style, and the notes outside the trim box."""

    language: str
    direction: str
    title: str
    width: int
    height: int
    bleed: int = 0
    proof: str = ""
    batch: str = ""
    style: Markup
    stamp: str


class ShownNumber(Value):
    """A phone number without the name of who answers: for whom it is, and what is known of a call.

    `area` and `local` are its two parts as it is set large, and `ems` is how wide the second is in bold type;
    `promise` is what stands below it there: whom it is for, in the plural, and when they answer.
    """

    shown: str
    hours: str
    who: Text | None = None
    promise: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    area: str = ""
    local: str = ""
    ems: float = 0


class TornStrip(Value):
    """A strip that is torn off a poster: in a language, the number and what to say in Swedish."""

    language: str
    direction: str
    name: str
    hours: str
    sentence: str
    left: float


class LanguageName(Value):
    """The name of a language in that language."""

    language: str
    name: str


class CarriedPiece(TemplateContext):
    """A piece to carry or hang up: an ordinary front, a code, a short address and numbers."""

    paper: Paper
    art: Markup
    languages: tuple[LanguageName, ...]
    code: QrCode
    short: str
    emergency: str
    numbers: tuple[ShownNumber, ...]


class CardPaper(CarriedPiece):
    """A card to carry; a `small` one has no room for what a call costs. `call` asks for an interpreter."""

    template = "print/card.html"

    words: str
    danger: str
    call: CallCard | None
    small: bool


class StickerPaper(CarriedPiece):
    """A sticker."""

    template = "print/sticker.html"

    words: str


class PosterPaper(CarriedPiece):
    """A poster: a number that is read from across a room, and strips to tear off where it has any."""

    template = "print/poster.html"

    danger: str
    invitation: Text | None
    strips: tuple[TornStrip, ...]
    strip_width: float


class StaffLine(Value):
    """A number that the staff can ring, and what to know first."""

    name: str
    contact: ContactLine
    notes: tuple[Text, ...]


class StaffSheet(TemplateContext):
    """A page for people at a workplace: whom to ring, what they may see, what to do and what not to do."""

    template = "print/staff.html"

    paper: Paper
    heading: str
    compact: bool
    signs: tuple[str, ...]
    todo: tuple[str, ...]
    dont: tuple[str, ...]
    warnings: tuple[str, ...]
    facts: tuple[str, ...]
    lines: tuple[StaffLine, ...]
    checked: str


class RegionSheet(TemplateContext):
    """The numbers of a region, front and back."""

    template = "print/region.html"

    paper: Paper
    heading: str
    counties: tuple[Fact, ...]
    local: tuple[ServiceRow, ...]
    has_number: bool
    guides: tuple[ServiceRow, ...]
    named: tuple[NamedOrganisation, ...]
    tonight: tuple[TonightLine, ...]
    tonight_warnings: tuple[Text, ...]
    national: tuple[ServiceRow, ...]
    written: tuple[ServiceRow, ...]
    professionals: tuple[ServiceRow, ...]
    rights: tuple[Text, ...]
    traces: tuple[Text, ...]
    spoken: tuple[LanguageEntry, ...]
    checked: str


class BookletChapter(Value):
    """A heading of the booklet and the services under it."""

    label: Text
    entries: tuple[ServicePage, ...]


class Booklet(TemplateContext):
    """The booklet of the whole directory."""

    template = "print/booklet.html"

    paper: Paper
    heading: str
    chapters: tuple[BookletChapter, ...]
    checked: str
    draft: bool


PrintedSheet = CarriedPiece | StaffSheet | RegionSheet | Booklet


class OrderPicture(Value):
    """A side of a piece as a picture, and what it shows."""

    href: str
    words: str
    width: int
    height: int


class OrderFile(Value):
    """A file to download, under its own name, or that of its language; `id` is that of its link."""

    id: str
    href: str
    size: str
    name: str
    language: str = ""


class OrderFiles(Value):
    """The files of a piece, or of one region; `id` is that of its label."""

    id: str
    label: str
    files: tuple[OrderFile, ...]


class OrderPiece(Value):
    """A piece that can be ordered; `mail` opens a letter with a prepared text."""

    id: str
    name: str
    use: str
    handover: str
    size: str
    printer: bool
    pictures: tuple[OrderPicture, ...]
    files: tuple[OrderFiles, ...]
    mail: str
    write: str


class OrderPage(PageContext):
    """The page of what there is to order, how to hand it over and how to order it."""

    template = "print/order.html"

    language: str
    other: LanguageName
    other_href: str
    style: Markup
    texts: Mapping[str, str]
    unsure: bool
    advice: tuple[str, ...]
    statements: tuple[Text, ...]
    addressed: bool
    pieces: tuple[OrderPiece, ...]
    drawings: tuple[OrderFile, ...]
    pack: OrderFile | None
    day: str


class PaperContacts(Value):
    """Whom one can call, the address of the rest, and the day since which all of it is checked."""

    lines: tuple[HelpPlace, ...]
    address: str
    checked: str


class WorksheetsPaper(TemplateContext):
    """The worksheets of a campaign, and whom one can call."""

    template = "campaign/print/worksheet.html"

    paper: Paper
    sheets: tuple[WorksheetBlock, ...]
    whom: PaperContacts


class SelfTestPaper(TemplateContext):
    """The self-test of a campaign: the questions with all that can be said back."""

    template = "campaign/print/test.html"

    paper: Paper
    questions: tuple[QuestionBlock, ...]
    ways: tuple[NextStepBlock, ...]
    whom: PaperContacts
