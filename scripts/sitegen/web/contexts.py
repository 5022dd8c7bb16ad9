"""What each template is given: one frozen class per template, computed and translated beforehand.

The class `FinderPage` belongs to `finder.html`, and so on; a test compares fields with templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sitegen.language.translation import Piece
from sitegen.web.css_filter import Question


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
    label: Piece | None
    hours: HoursLine | None
    age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A service in a list. One that has no page of its own says here what to know before the call."""

    id: str
    name: str
    href: str
    note: str
    summary: Piece
    contacts: tuple[ContactLine, ...]
    facts: tuple[str, ...]
    hours: HoursLine | None
    tokens: str
    age: str
    caution: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """A heading and its services, and the room they take in rem before a browser has laid them out."""

    label: Piece
    rows: tuple[Row, ...]
    room: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderPage:
    """finder.html: the one document that holds what a person needs to call."""

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]
    questions: tuple[Question, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[Piece, ...]
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
class ServicePage:
    """service.html: all that is known of one service. Only the code stands where a browser keeps it."""

    frame: Frame
    code: str
    name: str
    operator: str
    summary: Piece
    gives: Piece
    safety: Piece | None
    contacts: tuple[ContactLine, ...]
    facts: tuple[Fact, ...]
    checked: tuple[CheckedLine, ...]
    withheld: bool
    for_exposed: bool
    data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage:
    """region.html: the numbers that matter in one region, to be printed."""

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
    text: Piece
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBlock:
    """A heading and its statements."""

    id: str
    label: Piece
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsPage:
    """rights.html: rights, and what happens when you call."""

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
class SafetyPage:
    """safety.html: what this page, the browser, the phone and the bill leave behind."""

    frame: Frame
    statements: tuple[Piece, ...]
    memories: tuple[Memory, ...]
    # The site's own name in the address bar, where that tells what it is about.
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersPage:
    """others.html: lines for professionals and for people who buy sex or use violence."""

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
class NotFoundPage:
    """notfound.html: the 404 that speaks all languages."""

    frame: Frame
    exit_words: str
    entries: tuple[NotFoundEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """card.html: the page behind a card, one document in one language."""

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[Piece, ...]
    notes: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """start.html: the languages of a card's site, in their own names."""

    frame: Frame
    title: str
    exit_words: str
    emergency: ContactLine
    languages: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPage:
    """lost.html: the 404 below the folder of one language. Its links start at the site's root."""

    frame: Frame
    entry: NotFoundEntry
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPage:
    """sign.html: the small document that partners show inside a page of theirs."""

    frame: Frame
    emergency: Row
    heading: str
    first: tuple[Row, ...]


Page = (
    FinderPage
    | ServicePage
    | RegionPage
    | RightsPage
    | SafetyPage
    | OthersPage
    | NotFoundPage
    | CardPage
    | StartPage
    | LostPage
    | SignPage
)
