"""What the templates of the finder are given: frozen values, computed and translated beforehand."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.language import LocalizedText
from sitegen.web import Choice, ContactLine, Link, PageContext, Value
from sitegen.web.contexts import CheckedLine, Frame, HoursLine


class ServiceRow(Value):
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


class FilterOption(Value):
    """One radio button."""

    token: str
    label: LocalizedText


class FilterQuestion(Value):
    """One fieldset of the filter."""

    key: str
    legend: str
    options: tuple[FilterOption, ...]


class RowGroup(Value):
    """A heading and its services, and the room they take in rem before a browser has laid them out."""

    label: LocalizedText
    rows: tuple[ServiceRow, ...]
    room: int = 0


class FinderPage(PageContext):
    """The one document that holds what a person needs to call."""

    template = "finder.html"

    frame: Frame
    emergency: ServiceRow
    heading: str
    first: tuple[ServiceRow, ...]
    questions: tuple[FilterQuestion, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[LocalizedText, ...]
    links: tuple[Link, ...]
    regions: tuple[Link, ...]


class Fact(Value):
    """A term and what holds for the service."""

    term: str
    value: str


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


class RegionPage(PageContext):
    """The numbers that matter in one region, to be printed."""

    template = "region.html"

    frame: Frame
    name: str
    counties: tuple[Fact, ...]
    emergency: ServiceRow
    local: tuple[ServiceRow, ...]
    national: tuple[ServiceRow, ...]
    others: tuple[Link, ...]


class Statement(Value):
    """A right in plain words, and where it says so."""

    id: str
    text: LocalizedText
    sources: tuple[Link, ...]


class TopicBlock(Value):
    """A heading and its statements."""

    id: str
    label: LocalizedText
    statements: tuple[Statement, ...]


class RightsPage(PageContext):
    """Rights, and what happens when you call."""

    template = "rights.html"

    frame: Frame
    topics: tuple[TopicBlock, ...]


class Memory(Value):
    """What one measured browser keeps after the exit, with script on and with it off."""

    name: str
    family: str
    with_script: tuple[str, ...]
    without_script: tuple[str, ...]


class SafetyPage(PageContext):
    """What this page, the browser, the phone and the bill leave behind."""

    template = "safety.html"

    frame: Frame
    statements: tuple[LocalizedText, ...]
    memories: tuple[Memory, ...]
    # The site's own name in the address bar, where that tells what it is about.
    address: str


class OthersPage(PageContext):
    """Lines for professionals and for people who buy sex or use violence."""

    template = "others.html"

    frame: Frame
    professionals: tuple[ServiceRow, ...]
    stop: tuple[ServiceRow, ...]


class NotFoundEntry(Value):
    """The message in one language."""

    language: str
    direction: str
    title: str
    text: str
    emergency_href: str
    link: Link


class NotFoundPage(PageContext):
    """The 404 that speaks all languages."""

    template = "notfound.html"

    frame: Frame
    exit_words: str
    entries: tuple[NotFoundEntry, ...]


class LostPage(PageContext):
    """The 404 below the folder of one language. Its links start at the site's root."""

    template = "lost.html"

    frame: Frame
    entry: NotFoundEntry
    others: tuple[Choice, ...]


class SignPage(PageContext):
    """The small document that partners show inside a page of theirs."""

    template = "sign.html"

    frame: Frame
    emergency: ServiceRow
    heading: str
    first: tuple[ServiceRow, ...]
