"""What the templates of the finder are given: frozen values, computed and translated beforehand."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.language import LocalizedText
from sitegen.sites.finder.call_cards import CallCard
from sitegen.sites.finder.week_strips import NowState, WeekStrip
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
    age: str
    caution: LocalizedText | None = None


class FinderRow(Value):
    """A service in the finder's document; `classes` say what the answers do to its row."""

    id: str
    name: str
    href: str
    note: str
    contacts: tuple[ContactLine, ...]
    summary: LocalizedText
    facts: tuple[str, ...]
    via: LocalizedText | None
    cautions: tuple[LocalizedText, ...] = ()
    label: LocalizedText | None = None
    classes: str = ""


class Screen(Value):
    """What the document shows at a time: the contacts for a situation, all of them, those to write to.

    `id` is that of its radio button, `icon` the drawing beside its words where it is a way and no situation.
    """

    id: str
    label: LocalizedText
    icon: str = ""


class FilterOption(Value):
    """One radio button."""

    token: str
    label: LocalizedText


class FilterQuestion(Value):
    """One fieldset of the answers that one may give; `word` is on its button."""

    key: str
    word: str
    options: tuple[FilterOption, ...]


class AnswerNote(Value):
    """A sentence that stands beside the contacts when one of some answers is given (`classes`)."""

    classes: str
    text: LocalizedText


class FinderPage(PageContext):
    """The one document that holds what a person needs to call.

    After the first of the `rows` come those that stand in `cells` of the first screen. `counties` lead to
    the local services where the document has no room for them.
    """

    template = "finder.html"

    frame: Frame
    emergency: ServiceRow
    ways: tuple[Screen, ...]
    situations: tuple[Screen, ...]
    questions: tuple[FilterQuestion, ...]
    rows: tuple[FinderRow, ...]
    cells: int
    card: CallCard | None
    notes: tuple[AnswerNote, ...]
    tonight: tuple[LocalizedText, ...]
    rights: tuple[LocalizedText, ...]
    links: tuple[Link, ...]
    counties: tuple[Link, ...] = ()


class Fact(Value):
    """A term and what holds for the service, or that nobody knows; a `wide` one takes a whole line."""

    term: str
    value: str
    known: bool = True
    wide: bool = False


class OpenLine(Value):
    """Another service to ring when this one is closed: its number, for whom, and whether that is old."""

    name: str
    href: str
    number: str
    shown: str
    who: str
    age: str


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
    via: LocalizedText | None
    # In the order in which they are shown: the first is the one to press.
    contacts: tuple[ContactLine, ...]
    state: NowState | None
    week: WeekStrip | None
    # What meets who rings, in order; nothing where there is no number.
    steps: tuple[LocalizedText, ...]
    card: CallCard | None
    when_closed: tuple[OpenLine, ...]
    emergency: ServiceRow
    facts: tuple[Fact, ...]
    checked: tuple[CheckedLine, ...]
    withheld: bool
    for_exposed: bool
    data: Markup


class NamedOrganisation(Value):
    """An organisation that one cannot ring from here; `href` is its page, `via` how one gets there."""

    name: str
    href: str
    via: LocalizedText | None


class TonightLine(Value):
    """The social services outside office hours: by 112, or a number of some towns, and what to know first."""

    name: str
    href: str
    towns: str
    contact: ContactLine
    via: LocalizedText | None


class RegionPage(PageContext):
    """A region or a county: what there is near, else who knows, and what holds in the whole country.

    `guides` are shown where no local number is known. `more` says that pages of the counties have more rows.
    """

    template = "region.html"

    frame: Frame
    place: str
    counties: tuple[Fact, ...]
    emergency: ServiceRow
    local: tuple[ServiceRow, ...]
    more: bool
    has_number: bool
    guides: tuple[ServiceRow, ...]
    named: tuple[NamedOrganisation, ...]
    tonight: tuple[TonightLine, ...]
    tonight_facts: tuple[LocalizedText, ...]
    tonight_warnings: tuple[LocalizedText, ...]
    main: tuple[ServiceRow, ...]
    finder: Link
    inner: tuple[Link, ...]
    others: tuple[Link, ...]


class RightStatement(Value):
    """A right in plain words, and where it says so."""

    id: str
    text: LocalizedText
    sources: tuple[Link, ...]


class TopicBlock(Value):
    """A heading and its statements."""

    id: str
    label: LocalizedText
    statements: tuple[RightStatement, ...]


class RightsPage(PageContext):
    """Rights, and what happens when you call."""

    template = "rights.html"

    frame: Frame
    topics: tuple[TopicBlock, ...]
    # The same in easy words, where the language has them.
    easy: Link | None


class EasyRow(Value):
    """One way to reach a service, and what it is in sentences of one idea each."""

    name: str
    contact: ContactLine
    lines: tuple[str, ...]


class EasyBlock(Value):
    """A heading, and under it services or statements, each as short lines."""

    id: str
    heading: LocalizedText
    rows: tuple[EasyRow, ...] = ()
    statements: tuple[tuple[str, ...], ...] = ()


class EasyPage(PageContext):
    """What matters most, or rights, for who reads with difficulty."""

    template = "easy.html"

    frame: Frame
    name: str
    heading: str
    emergency: ServiceRow | None
    blocks: tuple[EasyBlock, ...]
    link: Link


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
    first: tuple[LocalizedText, ...]
    rest: tuple[LocalizedText, ...]
    memories: tuple[Memory, ...]
    # The site's own name in the address bar, where that tells what it is about.
    address: str


class OthersPage(PageContext):
    """Lines for professionals and for people who buy sex or use violence."""

    template = "others.html"

    frame: Frame
    professionals: tuple[ServiceRow, ...]
    stop: tuple[ServiceRow, ...]


class LanguageEntry(Value):
    """A language without pages: its names, its own few words (empty where none are known), and its card."""

    name: str
    swedish: str
    direction: str
    danger: str
    say: str
    ask: str
    card: CallCard


class LanguagesPage(PageContext):
    """How to ask for an interpreter into languages in which there are no pages."""

    template = "languages.html"

    frame: Frame
    emergency: ServiceRow
    first: tuple[ServiceRow, ...]
    entries: tuple[LanguageEntry, ...]


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
    first: tuple[ServiceRow, ...]
