"""Contexts of the campaign's templates: all that a template shows, computed and translated beforehand."""

from __future__ import annotations

from markupsafe import Markup

from sitegen.web import ContactLine, Link, PageContext, Value
from sitegen.web.contexts import CheckedLine, Head


class MenuLink(Value):
    """A link in the menu; `current` marks the page itself."""

    href: str
    label: str
    current: bool


class ChosenTap(Value):
    """A tap that takes the place of the one to the contacts while an answer is chosen."""

    token: str
    link: Link


class PageFrame(Head):
    """Head, menu and footer of a page. `contact` links to somebody to talk to, `home` to the start page.

    `name` is what the campaign is called. `tap` stands at the foot of the screen, and `taps` in its place
    while their answers are chosen; `alarm` stands before it.
    """

    name: str
    home: str
    menu: tuple[MenuLink, ...]
    contact: Link
    tap: Link
    taps: tuple[ChosenTap, ...] = ()
    alarm: Link | None = None
    own_style: Markup


class PictureDot(Value):
    """A dot of a picture, by its middle."""

    x: int
    y: int


class ClaimPicture(Value):
    """The number of a claim as a drawing: dots, filled and not, or a `band` of a scale (from, length).

    `words` say what is drawn. Dots stand in a box 520 wide; a band is measured in per cent.
    """

    words: str
    height: int = 0
    radius: int = 0
    filled: tuple[PictureDot, ...] = ()
    empty: tuple[PictureDot, ...] = ()
    band: tuple[int, int] | None = None


class ClaimCard(Value):
    """A claim on a page, what it rests on, and the link to its row on the page of sources."""

    statement: str
    basis: str
    limits: str
    uncertain: bool
    named: str
    href: str
    picture: ClaimPicture | None = None


class TextBlock(Value):
    """A piece of a text: HTML, a whole claim (`card`), or somebody to call (`line`)."""

    html: Markup = Markup()
    card: ClaimCard | None = None
    line: HelpPlace | None = None


class PageText(Value):
    """What an editor has written for a page. `notes` are the claims that its sentences name, in order."""

    title: str
    description: str
    lead: str
    blocks: tuple[TextBlock, ...]
    notes: tuple[ClaimCard, ...]


class ClaimSourceLine(Value):
    """A source of a claim, and how it was read."""

    title: str
    href: str
    published: str
    seen: str


class ClaimRow(Value):
    """A claim on the page of sources, with all its sources."""

    anchor: str
    card: ClaimCard
    sources: tuple[ClaimSourceLine, ...]


class TopicRows(Value):
    """A heading on the page of sources, and the claims under it."""

    label: str
    rows: tuple[ClaimRow, ...]


class CampaignPage(PageContext):
    """A page of the campaign, in the frame that all pages share."""

    frame: PageFrame


class CampaignProsePage(CampaignPage):
    """A page that is nothing but what an editor has written."""

    template = "campaign/prose.html"

    text: PageText


class TextSection(Value):
    """A heading of a text with what stands under it. `picture` is that of its claim."""

    blocks: tuple[TextBlock, ...]
    picture: ClaimPicture | None


class CampaignStartPage(CampaignProsePage):
    """The start page: one question, and two ways on, the one first that leads to something.

    A campaign without a test has one way.
    """

    template = "campaign/start.html"

    ways: tuple[Link, ...]
    sections: tuple[TextSection, ...]


class SourcesPage(CampaignProsePage):
    """The page of every claim that the site makes, and where it was read."""

    template = "campaign/sources.html"

    topics: tuple[TopicRows, ...]


class MissingPage(CampaignPage):
    """The 404 page of one language. Its links start at the site's root."""

    template = "campaign/missing.html"

    links: tuple[Link, ...]


class HelpPlace(Value):
    """Somewhere to turn. `unknown` and `missing` say what is not known, and what to do then."""

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


class CountyBlock(Value):
    """A county of the help page: its short name to choose it by, and where to turn from it.

    `called` are receptions of other counties that can be called where none of its own can; `near` are others.
    """

    id: str
    short: str
    name: str
    intro: str
    own: tuple[HelpPlace, ...]
    called: tuple[HelpPlace, ...]
    near: tuple[HelpPlace, ...]


class HelpPage(CampaignProsePage):
    """The page of where to turn, from every county."""

    template = "campaign/help.html"

    counties: tuple[CountyBlock, ...]
    tonight: tuple[Link, ...]
    national: tuple[HelpPlace, ...]
    crisis: tuple[HelpPlace, ...]


class AnswerBlock(Value):
    """An answer of the self-test, its id in page and style sheet, and what the page says back."""

    token: str
    label: str
    says: str
    lines: tuple[HelpPlace, ...]


class QuestionBlock(Value):
    """A question of the self-test, with its answers."""

    id: str
    ask: str
    answers: tuple[AnswerBlock, ...]


class NextStepBlock(Value):
    """A next step of the self-test; `when` says whom it is for where the browser cannot choose."""

    id: str
    title: str
    says: str
    when: str
    always: bool
    link: Link | None
    lines: tuple[HelpPlace, ...]


class SelfTestPage(CampaignProsePage):
    """The self-test, whose style sheet shows what answers lead to."""

    template = "campaign/test.html"

    questions: tuple[QuestionBlock, ...]
    ways: tuple[NextStepBlock, ...]
    paper: Link


class SourcedText(Value):
    """A text and what it rests on; `exercise` says that it is no proven method."""

    title: str
    says: str
    exercise: str
    claims: tuple[ClaimCard, ...]
    sources: tuple[Link, ...]


class StopPage(CampaignProsePage):
    """The page of steps towards stopping."""

    template = "campaign/stop.html"

    steps: tuple[SourcedText, ...]
    links: tuple[Link, ...]


class TaskBlock(Value):
    """A question to answer in writing, and the number of lines to write on."""

    ask: str
    lines: int


class WorksheetBlock(Value):
    """The worksheet of one week. `days` are the rows of its table, if it has one."""

    number: str
    text: SourcedText
    reviewed: str
    tasks: tuple[TaskBlock, ...]
    days: tuple[str, ...]
    columns: tuple[str, ...]


class WorksheetPage(CampaignProsePage):
    """The page of worksheets: to read, to print, and to take away as a file."""

    template = "campaign/worksheet.html"

    sheets: tuple[WorksheetBlock, ...]
    paper: Link


class TalkBlock(Value):
    """A question about the first talk; `places` are the receptions of which the answer is known."""

    id: str
    text: SourcedText
    places: tuple[Link, ...]
    own: tuple[str, ...]


class TalkPage(CampaignProsePage):
    """The page of what happens in the first talk, as far as is known."""

    template = "campaign/talk.html"

    answers: tuple[TalkBlock, ...]


class AdPage(CampaignPage):
    """The landing page of an ad: its message goes on, then one tap to contact.

    What is `brief` stands on one screen with the ways that it begins with.
    """

    template = "campaign/ad.html"

    heading: str
    lead: str
    message: tuple[str, ...]
    claims: tuple[ClaimCard, ...]
    ways: tuple[Link, ...]
    brief: bool


class TapPage(CampaignPage):
    """A page that leads on to the contacts at once; the log tells by it how many tapped."""

    template = "campaign/tap.html"

    onward: Link


class FunnelStep(Value):
    """One number of an ad campaign: what was counted, how many, and what the number is worth."""

    label: str
    count: str
    note: str = ""
    source: str = ""


class AdFunnel(Value):
    """The published numbers of one ad campaign; `rate` is the sentence that compares them."""

    name: str
    where: str
    steps: tuple[FunnelStep, ...]
    rate: str
    sum: str


class FunnelPage(CampaignProsePage):
    """The page of what came of the ads."""

    template = "campaign/funnel.html"

    funnels: tuple[AdFunnel, ...]
