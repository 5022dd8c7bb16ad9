"""What each template of the campaign is given, computed and translated beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.web.contexts import Alternate, CheckedLine, Choice, ContactLine, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink:
    """A page in the menu."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
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
class TextBlock:
    """A piece of a text: HTML, a whole claim, or somebody to call."""

    html: Markup
    card: ClaimCard | None = None
    line: HelpPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What an editor has written for a page. `notes` are the claims that its sentences name, in order."""

    title: str
    description: str
    lead: str
    blocks: tuple[TextBlock, ...]
    notes: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSourceLine:
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
    sources: tuple[ClaimSourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRows:
    """A heading on the page of sources."""

    label: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignStartPage:
    """start.html: one question, one tap to talk to somebody, one tap to the test."""

    frame: PageFrame
    text: PageText
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignProsePage:
    """prose.html: a page that is nothing but what an editor has written."""

    frame: PageFrame
    text: PageText


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """sources.html: every claim that the site makes, and where it was read."""

    frame: PageFrame
    text: PageText
    topics: tuple[TopicRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """missing.html: the 404 of one language. Its links start at the site's root."""

    frame: PageFrame
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPlace:
    """Somewhere to turn. `unknown` and `missing` say plainly what is not known, and what to do then."""

    name: str
    operator: str
    says: str
    contacts: tuple[ContactLine, ...]
    hint: str
    facts: tuple[str, ...]
    checked: tuple[CheckedLine, ...]
    sources: tuple[Link, ...]
    note: str = ""
    distance: str = ""
    missing: str = ""
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyBlock:
    """One county of the finder: its short name to choose it by, and where to turn from it."""

    id: str
    short: str
    name: str
    intro: str
    own: tuple[HelpPlace, ...]
    near: tuple[HelpPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionBlock:
    """A police region and links to its counties on the page."""

    name: str
    counties: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """help.html: where to turn, from every county."""

    frame: PageFrame
    text: PageText
    counties: tuple[CountyBlock, ...]
    regions: tuple[RegionBlock, ...]
    national: tuple[HelpPlace, ...]
    crisis: tuple[HelpPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBlock:
    """One answer, the token that its rules in the style sheet know it by, and what the page says back."""

    token: str
    label: str
    says: str
    lines: tuple[HelpPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBlock:
    """One question of the self-test."""

    id: str
    ask: str
    answers: tuple[AnswerBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepBlock:
    """A next step; `when` tells whom it is for where the browser cannot choose."""

    id: str
    title: str
    says: str
    when: str
    always: bool
    link: Link | None
    lines: tuple[HelpPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestPage:
    """test.html: questions to oneself, mirrored in the page alone."""

    frame: PageFrame
    text: PageText
    questions: tuple[QuestionBlock, ...]
    ways: tuple[NextStepBlock, ...]
    paper: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedText:
    """One step, and what it rests on; `exercise` says that it is no proven method."""

    title: str
    says: str
    exercise: str
    claims: tuple[ClaimCard, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPage:
    """stop.html: steps towards stopping."""

    frame: PageFrame
    text: PageText
    steps: tuple[SourcedText, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBlock:
    """Something to write, and room for it."""

    ask: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetBlock:
    """One week's worksheet. `days` are the rows of its table, if it has one."""

    number: str
    text: SourcedText
    reviewed: str
    tasks: tuple[TaskBlock, ...]
    days: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage:
    """worksheet.html: the sheets, to read, to print, and to take away as a file."""

    frame: PageFrame
    text: PageText
    sheets: tuple[WorksheetBlock, ...]
    paper: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkBlock:
    """A question about the first talk; `places` are the receptions of which it is known."""

    id: str
    text: SourcedText
    places: tuple[Link, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage:
    """talk.html: what happens in the first talk, as far as is known."""

    frame: PageFrame
    text: PageText
    answers: tuple[TalkBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdPage:
    """ad.html: what an ad leads to. The message goes on, then one tap to contact."""

    frame: PageFrame
    heading: str
    lead: str
    message: tuple[str, ...]
    claims: tuple[ClaimCard, ...]
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TapPage:
    """tap.html: leads on to the contacts at once; a log tells by it how many tapped."""

    frame: PageFrame
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
class FunnelPage:
    """funnel.html: what came of the ads."""

    frame: PageFrame
    text: PageText
    funnels: tuple[AdFunnel, ...]


CampaignPage = (
    CampaignStartPage
    | CampaignProsePage
    | SourcesPage
    | MissingPage
    | HelpPage
    | SelfTestPage
    | StopPage
    | WorksheetPage
    | TalkPage
    | AdPage
    | TapPage
    | FunnelPage
)
TEMPLATES: Mapping[type[CampaignPage], str] = {
    CampaignStartPage: "start.html",
    CampaignProsePage: "prose.html",
    SourcesPage: "sources.html",
    MissingPage: "missing.html",
    HelpPage: "help.html",
    SelfTestPage: "test.html",
    StopPage: "stop.html",
    WorksheetPage: "worksheet.html",
    TalkPage: "talk.html",
    AdPage: "ad.html",
    TapPage: "tap.html",
    FunnelPage: "funnel.html",
}
