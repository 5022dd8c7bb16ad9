"""Contexts of the print templates: all that a template shows, computed and translated beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from sitegen.language import LocalizedText as Text
from sitegen.printing.qr_codes import QrCode
from sitegen.sites.campaign.contexts import HelpPlace, NextStepBlock, QuestionBlock, WorksheetBlock
from sitegen.sites.finder.contexts import Fact, ServicePage, ServiceRow
from sitegen.web import PageContext, TemplateContext, Value


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
    """A phone number without the name of who answers."""

    shown: str
    hours: str


class LanguageName(Value):
    """The name of a language in that language."""

    language: str
    name: str


class CarriedPiece(TemplateContext):
    """A piece to carry or hang up: an ordinary front, a code, a short address and numbers."""

    paper: Paper
    art: Markup
    words: str
    languages: tuple[LanguageName, ...]
    code: QrCode
    short: str
    emergency: str
    numbers: tuple[ShownNumber, ...]


class CardPaper(CarriedPiece):
    """A card to carry."""

    template = "print/card.html"


class StickerPaper(CarriedPiece):
    """A sticker."""

    template = "print/sticker.html"


class PosterPaper(CarriedPiece):
    """A poster."""

    template = "print/poster.html"


class StaffSheet(TemplateContext):
    """A page for the people who work where guests stay."""

    template = "print/staff.html"

    paper: Paper
    signs: tuple[Text, ...]
    lines: tuple[ServicePage, ...]
    checked: str


class RegionSheet(TemplateContext):
    """The numbers of a region, front and back."""

    template = "print/region.html"

    paper: Paper
    counties: tuple[Fact, ...]
    local: tuple[ServiceRow, ...]
    national: tuple[ServiceRow, ...]
    professionals: tuple[ServiceRow, ...]
    rights: tuple[Text, ...]
    traces: tuple[Text, ...]
    checked: str


class BookletChapter(Value):
    """A heading of the booklet and the services under it."""

    label: Text
    entries: tuple[ServicePage, ...]


class Booklet(TemplateContext):
    """The booklet of the whole directory."""

    template = "print/booklet.html"

    paper: Paper
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
    """A file to download, under its own name, or that of its language."""

    href: str
    size: str
    name: str
    language: str = ""


class OrderFiles(Value):
    """The files of a piece, or of one region."""

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

    template = "print/worksheet.html"

    paper: Paper
    sheets: tuple[WorksheetBlock, ...]
    whom: PaperContacts


class SelfTestPaper(TemplateContext):
    """The self-test of a campaign: the questions with all that can be said back."""

    template = "print/test.html"

    paper: Paper
    questions: tuple[QuestionBlock, ...]
    ways: tuple[NextStepBlock, ...]
    whom: PaperContacts
