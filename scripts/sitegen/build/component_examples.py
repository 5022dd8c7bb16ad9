"""The examples on the page of components: fictional services, figures and quotes.

Numbers are from the range that the regulator keeps for fiction (PTS: 031-390 06 00 to 99).
"""

from __future__ import annotations

from markupsafe import Markup

from sitegen.language import LocalizedText, TextSet
from sitegen.language.text_sets import MAIN
from sitegen.report.publish.table_bars import ShownBar
from sitegen.report.publish.views import ShownField, ShownLine, TableView, Tools
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.sites.finder.call_cards import CallCard
from sitegen.sites.finder.contexts import ServiceRow
from sitegen.sites.organisation.inputs import KeyFigure, Quoted
from sitegen.sites.organisation.organisation_context import NamedSource
from sitegen.sites.organisation.organisation_texts import ORGANISATION_TEXTS
from sitegen.sites.organisation.press_page import PressQuotesPart
from sitegen.sites.organisation.professionals import Sentence, SentencesPart
from sitegen.web import Choice, ContactLine, Link, TemplateContext, Value
from sitegen.web.contexts import Frame, HoursLine
from sitegen.web.css_filter import Answer, Question


class ExitBar(TemplateContext):
    """The way out, which stands on every help page."""

    template = "parts.html#exit_bar"

    frame: Frame


class LanguagePicker(TemplateContext):
    """The same page in every language."""

    template = "parts.html#languages"

    frame: Frame


class EmergencyRow(TemplateContext):
    """112."""

    template = "parts.html#emergency"

    item: ServiceRow


class ContactRow(TemplateContext):
    """A service in a list with its contacts."""

    template = "parts.html#row"

    item: ServiceRow
    language: str


class InterpreterWords(TemplateContext):
    """How to ask for an interpreter in Swedish."""

    template = "parts.html#call_card"

    card: CallCard


class CardToShow(TemplateContext):
    """What is held out to a bystander."""

    template = "parts.html#show_card"

    card: CallCard
    line: ContactLine


class FilterQuestions(TemplateContext):
    """The questions of a filter on pages of prose."""

    template = "filters.html#pick"

    questions: tuple[Question, ...]


class ReportChart(TemplateContext):
    """A table whose rows hold their bars, with its line chart."""

    template = "reports/chart.html#chart"

    table: TableView
    level: int


class Example(Value):
    """A piece with fictional values.

    `texts` is the set that its words belong to, and `pages` the kind of pages whose style it has. What is
    `listed` is an item of a list. `height` is in pixels, at 22 rem of width.
    """

    name: str
    context: TemplateContext
    height: int
    texts: TextSet = MAIN
    pages: str = "help"
    listed: bool = False


def contact(kind: str, href: str, shown: str, word: str, hours: str = "", age: str = "") -> ContactLine:
    """Return a contact of a service."""
    line = HoursLine(text=hours, code="") if hours else None
    return ContactLine(kind=kind, href=href, shown=shown, word=word, label=None, hours=line, age=age)


def service(name: str, *contacts: ContactLine, summary: str = "", age: str = "") -> ServiceRow:
    """Return a service as a row of a list."""
    return ServiceRow(
        id="exempel",
        name=name,
        href="#",
        note="",
        summary=LocalizedText(summary, "sv"),
        contacts=contacts,
        facts=("gratis", "du får vara anonym", "tolk"),
        hours=next((line.hours for line in contacts if line.hours), None),
        age=age,
    )


FRAME = Frame(
    language="sv",
    direction="ltr",
    canonical="https://exempel.example/",
    alternates=(),
    picker=(
        Choice(name="Svenska", language="sv", href="#", current=True),
        Choice(name="English", language="en", href="#", current=False),
    ),
    exit_href="#",
    indexed=False,
    home=None,
    style=Markup(),
    exit_script=Markup(),
    script=Markup(),
    checked="",
    draft=False,
    holidays="",
)
CALL = contact("phone", "tel:+46313900600", "031-390 06 00", "Ring", "alla dagar 09:00–21:00")
CHAT = contact("chat", "https://exempel.example/chatt", "exempel.example", "Chatta")
OLD = "Uppgiften är gammal och kan ha ändrats. Prova ändå."
THAI = CallCard(
    language="th",
    sentence="Thai. Tolk, tack.",
    sound="ไทย · ทอล์ก · ทัก",
    request="Jag talar thai. Jag behöver tolk. Kan du hjälpa mig att ringa?",
)
QUESTION = Question(
    key="r",
    legend="Var?",
    options=(
        Answer(token="all", label=LocalizedText("Alla", "sv")),
        Answer(token="r-nord", label=LocalizedText("Norr", "sv")),
    ),
)
SENTENCE = Sentence(
    text="Du har rätt till en tolk när du talar med en myndighet.",
    language="sv",
    sources=(NamedSource(label="Exempelmyndigheten", href="https://exempel.example/", date="2026"),),
)
QUOTE = Quoted(
    kind="statistics",
    headline="Fler än hälften var kvinnor",
    id="exempel",
    title=Link(href="#", label="Exempelrapporten"),
    year=2026,
    status="Utkast",
    text="Fler än hälften av dem som sökte hjälp var kvinnor.",
    source="Exempelrapporten 2026.",
    address="https://exempel.example/",
    section="#",
    figures=(
        KeyFigure(
            label="Personer som fick stöd",
            number="120",
            unit="personer",
            base="av 200",
            note="",
            section=Link(href="#", label="Stöd"),
        ),
    ),
)


def line(label: str, number: str, length: str, tone: str = "rest") -> ShownLine:
    """Return a row of the example's table with its bar."""
    bar = ShownBar(length=length, tone=tone)
    return ShownLine(label=label, fields=(ShownField(shown=number, spoken=""),), more=(), bar=bar, kind="")


TABLE = TableView(
    id="exempel",
    headline="Fler än hälften kom 2025",
    caption="Personer som sökte hjälp",
    facts=("Bas: 200 personer.",),
    heads=("Antal",),
    lines=(line("2023", "40", "36.4%"), line("2024", "50", "45.5%"), line("2025", "110", "100%", "main")),
    legend=(),
    revised=False,
    notes=("Påhittade tal.",),
    sums=("40 + 50 + 110 = 200",),
    label_head="År",
    without=(),
    drawn=True,
    stacked=False,
    tools=Tools(csv="#", local_csv="#", cite="Påhittade tal."),
)
EXAMPLES = (
    Example(name="Lämna sidan", context=ExitBar(frame=FRAME), height=100),
    Example(name="Språk", context=LanguagePicker(frame=FRAME), height=100),
    Example(
        name="112",
        context=EmergencyRow(item=service("112", contact("phone", "tel:112", "112", "Ring"))),
        height=110,
    ),
    Example(
        name="Kontakt",
        context=ContactRow(
            item=service("Exempeljouren", CALL, CHAT, summary="Stöd och råd.", age=OLD),
            language="sv",
        ),
        height=320,
        listed=True,
    ),
    Example(name="Be om tolk", context=InterpreterWords(card=THAI), height=100),
    Example(name="Visa för någon", context=CardToShow(card=THAI, line=CALL), height=220),
    Example(
        name="Filterfråga",
        context=FilterQuestions(questions=(QUESTION,)),
        height=140,
        texts=ORGANISATION_TEXTS,
        pages="prose",
    ),
    Example(
        name="Källrad",
        context=SentencesPart(rows=(SENTENCE,), sentence_language="sv"),
        height=160,
        texts=ORGANISATION_TEXTS,
        pages="prose",
    ),
    Example(
        name="Citat och nyckeltal",
        context=PressQuotesPart(reports=(QUOTE,)),
        height=400,
        texts=ORGANISATION_TEXTS,
        pages="prose",
    ),
    Example(
        name="Tabell med staplar och linje",
        context=ReportChart(table=TABLE, level=3),
        height=620,
        texts=REPORT_TEXTS,
        pages="prose",
    ),
)
