"""What each print template is given: frozen, computed and translated beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.language.translation import LocalizedText as Text
from sitegen.printing.qr_codes import Code
from sitegen.sites.campaign.contexts import HelpPlace, NextStepBlock, QuestionBlock, WorksheetBlock
from sitegen.sites.finder.contexts import Fact, ServicePage, ServiceRow
from sitegen.web.contexts import PageContext, TemplateContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every piece has: language, size in mm, its style, and the notes outside the trim box."""

    language: str
    direction: str
    title: str
    width: int
    height: int
    bleed: int
    proof: str
    batch: str
    style: Markup
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number without a name."""

    shown: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A language in its own name."""

    language: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(TemplateContext):
    """An ordinary front, a code, a short address and numbers."""

    paper: Paper
    art: Markup
    words: str
    languages: tuple[Name, ...]
    code: Code
    short: str
    emergency: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPaper(Carried):
    """A card to carry."""

    template = "print/card.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class StickerPaper(Carried):
    """A sticker."""

    template = "print/sticker.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPaper(Carried):
    """A poster."""

    template = "print/poster.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(TemplateContext):
    """One page for the people who work where guests stay."""

    template = "print/staff.html"

    paper: Paper
    signs: tuple[Text, ...]
    lines: tuple[ServicePage, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionSheet(TemplateContext):
    """A region's numbers, front and back."""

    template = "print/region.html"

    paper: Paper
    counties: tuple[Fact, ...]
    local: tuple[ServiceRow, ...]
    national: tuple[ServiceRow, ...]
    professionals: tuple[ServiceRow, ...]
    rights: tuple[Text, ...]
    traces: tuple[Text, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading of the booklet and its services."""

    label: Text
    entries: tuple[ServicePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet(TemplateContext):
    """The whole directory."""

    template = "print/booklet.html"

    paper: Paper
    chapters: tuple[Chapter, ...]
    checked: str
    draft: bool


Sheet = Carried | Staff | RegionSheet | Booklet


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPicture:
    """A side of a piece as a picture, and what it shows."""

    href: str
    words: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFile:
    """A file to download, under its own name, or that of its language."""

    href: str
    size: str
    name: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFiles:
    """The files of a piece, or of one region."""

    label: str
    files: tuple[OrderFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPiece:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage(PageContext):
    """What there is, how to hand it over and how to order it."""

    template = "print/order.html"

    language: str
    other: Name
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom one can call, where the rest stands, and of what day that is."""

    lines: tuple[HelpPlace, ...]
    address: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsPaper(TemplateContext):
    """A campaign's sheets to write on, and whom one can call."""

    template = "print/worksheet.html"

    paper: Paper
    sheets: tuple[WorksheetBlock, ...]
    whom: Whom


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPaper(TemplateContext):
    """A campaign's test: the questions with all that can be said back."""

    template = "print/test.html"

    paper: Paper
    questions: tuple[QuestionBlock, ...]
    ways: tuple[NextStepBlock, ...]
    whom: Whom
