"""What each template of the campaign is given, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sitegen.web.contexts import Alternate, CheckedLine, Choice, ContactLine, Link, PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink:
    """A page in the menu."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What surrounds every page of the campaign. `contact` is the one tap to somebody to talk to."""

    language: str
    canonical: str
    alternates: tuple[Alternate, ...]
    picker: tuple[Choice, ...]
    home: str
    menu: tuple[MenuLink, ...]
    contact: Link
    indexed: bool
    draft: bool
    style: Markup
    own_style: Markup
    script: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A claim on a page, what it rests on, and the way to its row among the sources."""

    id: str
    statement: str
    basis: str
    limits: str
    uncertain: bool
    named: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a text: HTML, a whole claim, or somebody to call."""

    html: Markup
    card: ClaimCard | None = None
    line: Reception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What an editor has written for a page. `notes` are the claims that its sentences name, in order."""

    title: str
    description: str
    lead: str
    blocks: tuple[Block, ...]
    notes: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Where a claim was read, and how."""

    title: str
    href: str
    published: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim on the page of sources."""

    anchor: str
    card: ClaimCard
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRows:
    """A heading on the page of sources."""

    label: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage(PageContext):
    """One question, one tap to talk to somebody, one tap to the test."""

    template = "start.html"

    around: Around
    text: Text
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage(PageContext):
    """A page that is nothing but what an editor has written."""

    template = "prose.html"

    around: Around
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(PageContext):
    """Every claim that the site makes, and where it was read."""

    template = "sources.html"

    around: Around
    text: Text
    topics: tuple[TopicRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage(PageContext):
    """The 404 of one language. Its links start at the site's root."""

    template = "missing.html"

    around: Around
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """Somewhere to turn. `unknown` and `missing` say plainly what is not known, and what to do then."""

    name: str
    operator: str
    says: str
    note: str
    distance: str
    contacts: tuple[ContactLine, ...]
    hint: str
    missing: str
    facts: tuple[str, ...]
    unknown: str
    checked: tuple[CheckedLine, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyBlock:
    """One county of the finder: its short name to choose it by, and where to turn from it."""

    id: str
    short: str
    name: str
    intro: str
    own: tuple[Reception, ...]
    near: tuple[Reception, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionBlock:
    """A police region and links to its counties on the page."""

    name: str
    counties: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage(PageContext):
    """Where to turn, from every county."""

    template = "help.html"

    around: Around
    text: Text
    counties: tuple[CountyBlock, ...]
    regions: tuple[RegionBlock, ...]
    national: tuple[Reception, ...]
    crisis: tuple[Reception, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAnswer:
    """One answer, the token that its rules in the style sheet know it by, and what the page says back."""

    token: str
    label: str
    says: str
    lines: tuple[Reception, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question of the self-test."""

    id: str
    ask: str
    answers: tuple[AskedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A next step; `when` tells whom it is for where the browser cannot choose."""

    id: str
    title: str
    says: str
    when: str
    always: bool
    link: Link | None
    lines: tuple[Reception, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestPage(PageContext):
    """Questions to oneself, mirrored in the page alone."""

    template = "test.html"

    around: Around
    text: Text
    questions: tuple[AskedQuestion, ...]
    ways: tuple[NextStep, ...]
    paper: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBlock:
    """One step, and what it rests on; `exercise` says that it is no proven method."""

    title: str
    says: str
    exercise: str
    claims: tuple[ClaimCard, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPage(PageContext):
    """Steps towards stopping."""

    template = "stop.html"

    around: Around
    text: Text
    steps: tuple[StepBlock, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLines:
    """Something to write, and room for it."""

    ask: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One week's worksheet. `days` are the rows of its table, if it has one."""

    number: str
    title: str
    says: str
    ground: StepBlock
    reviewed: str
    tasks: tuple[TaskLines, ...]
    days: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage(PageContext):
    """The sheets, to read, to print, and to take away as a file."""

    template = "worksheet.html"

    around: Around
    text: Text
    sheets: tuple[Sheet, ...]
    paper: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkAnswer:
    """A question about the first talk; `places` are the receptions of which it is known."""

    id: str
    ground: StepBlock
    places: tuple[Link, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage(PageContext):
    """What happens in the first talk, as far as is known."""

    template = "talk.html"

    around: Around
    text: Text
    answers: tuple[TalkAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdPage(PageContext):
    """What an ad leads to. The message goes on, then one tap to contact."""

    template = "ad.html"

    around: Around
    heading: str
    lead: str
    message: tuple[str, ...]
    claims: tuple[ClaimCard, ...]
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TapPage(PageContext):
    """Leads on to the contacts at once; a log tells by it how many tapped."""

    template = "tap.html"

    around: Around
    onward: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStep:
    """One number of a campaign: what was counted, how many, and what the number is worth."""

    label: str
    count: str
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdFunnel:
    """The published numbers of one campaign; `rate` is the sentence that compares them."""

    name: str
    where: str
    steps: tuple[FunnelStep, ...]
    rate: str
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPage(PageContext):
    """What came of the ads."""

    template = "funnel.html"

    around: Around
    text: Text
    funnels: tuple[AdFunnel, ...]
