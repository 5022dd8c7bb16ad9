"""What templates are given: frozen values, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from sitegen.language.translation import LocalizedText
from sitegen.web.css_filter import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContext:
    """What one template is given. `sitegen.web.render.render` is the way from it to HTML.

    `template` names the file: `finder.html` lies in overrides/lean/ or in the overrides of a campaign,
    `reports/edition.html` in overrides/reports/, `print/card.html` in the folder print/ of a campaign's
    overrides. `organisation/publications.html#chosen` is the macro `chosen` of a file. The fields are the
    variables of the template, or the arguments of the macro, by name; `_`, the translator, is no field.
    """

    template: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext(TemplateContext):
    """A whole page, which reaches its readers in as few bytes as it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link to the same page in another language."""

    name: str
    language: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """An absolute address for search engines."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a page of ours; `note` names its language when that is not the reader's."""

    href: str
    label: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page."""

    language: str
    direction: str
    canonical: str
    alternates: tuple[Alternate, ...]
    picker: tuple[Choice, ...]
    exit_href: str
    indexed: bool
    home: Link | None
    style: Markup
    facet_style: Markup
    exit_script: Markup
    script: Markup
    # The day of the oldest check among what the page shows.
    checked: str
    draft: bool
    holidays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursLine:
    """Opening hours in words, and as the script reads them (empty when the state is unknown)."""

    text: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One way to reach a service. `shown` is what is read aloud or dialled; `kind` chooses the look."""

    kind: str
    href: str
    shown: str
    word: str
    label: LocalizedText | None
    hours: HoursLine | None
    age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A service in a list. One that has no page of its own says here what to know before the call."""

    id: str
    name: str
    href: str
    note: str
    summary: LocalizedText
    contacts: tuple[ContactLine, ...]
    facts: tuple[str, ...]
    hours: HoursLine | None
    tokens: str
    age: str
    caution: LocalizedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """A heading and its services, and the room they take in rem before a browser has laid them out."""

    label: LocalizedText
    rows: tuple[Row, ...]
    room: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderPage(PageContext):
    """The one document that holds what a person needs to call."""

    template = "finder.html"

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]
    questions: tuple[Question, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[LocalizedText, ...]
    links: tuple[Link, ...]
    regions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLine:
    """When and how a contact was checked, and where it was read."""

    contact: str
    how: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what holds for the service."""

    term: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage(PageContext):
    """All that is known of one service. Only the code stands where a browser keeps it."""

    template = "service.html"

    frame: Frame
    code: str
    name: str
    operator: str
    summary: LocalizedText
    gives: LocalizedText
    safety: LocalizedText | None
    contacts: tuple[ContactLine, ...]
    facts: tuple[Fact, ...]
    checked: tuple[CheckedLine, ...]
    withheld: bool
    for_exposed: bool
    data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage(PageContext):
    """The numbers that matter in one region, to be printed."""

    template = "region.html"

    frame: Frame
    name: str
    counties: tuple[Fact, ...]
    emergency: Row
    local: tuple[Row, ...]
    national: tuple[Row, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A right in plain words, and where it says so."""

    id: str
    text: LocalizedText
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBlock:
    """A heading and its statements."""

    id: str
    label: LocalizedText
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsPage(PageContext):
    """Rights, and what happens when you call."""

    template = "rights.html"

    frame: Frame
    topics: tuple[TopicBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What one measured browser keeps after the exit, with script on and with it off."""

    name: str
    family: str
    with_script: tuple[str, ...]
    without_script: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPage(PageContext):
    """What this page, the browser, the phone and the bill leave behind."""

    template = "safety.html"

    frame: Frame
    statements: tuple[LocalizedText, ...]
    memories: tuple[Memory, ...]
    # The site's own name in the address bar, where that tells what it is about.
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersPage(PageContext):
    """Lines for professionals and for people who buy sex or use violence."""

    template = "others.html"

    frame: Frame
    professionals: tuple[Row, ...]
    stop: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundEntry:
    """The message in one language."""

    language: str
    direction: str
    title: str
    text: str
    emergency_href: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(PageContext):
    """The 404 that speaks all languages."""

    template = "notfound.html"

    frame: Frame
    exit_words: str
    entries: tuple[NotFoundEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage(PageContext):
    """The page behind a card, one document in one language."""

    template = "card.html"

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[LocalizedText, ...]
    notes: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage(PageContext):
    """The languages of a card's site, in their own names."""

    template = "start.html"

    frame: Frame
    title: str
    exit_words: str
    emergency: ContactLine
    languages: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPage(PageContext):
    """The 404 below the folder of one language. Its links start at the site's root."""

    template = "lost.html"

    frame: Frame
    entry: NotFoundEntry
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPage(PageContext):
    """The small document that partners show inside a page of theirs."""

    template = "sign.html"

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]
