"""The page of every figure, with all places where it stands, and a filter by report and by topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.report.editions.edition import PublishedFigure
from sitegen.report.editions.published import (
    LEAD,
    LIMITS,
    METHOD,
    QUOTE,
    SUMMARY,
    TREND,
    FigurePlace,
    Published,
)
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish import reservations as told
from sitegen.report.publish import views
from sitegen.report.publish.contexts import LedgerPage, LedgerPart, LedgerRow
from sitegen.report.publish.report_sections import CHAPTER, REST
from sitegen.report.publish.report_writer import Writer
from sitegen.web import Link, ProsePage, css_filter, report_addresses
from sitegen.web.css_filter import Question, question

TOPICS = {
    "persons": "people",
    "needs": "needs",
    "interventions": "needs",
    "per-person": "needs",
    "reports": "law",
    "cases": "law",
    "sek": "money",
    "sek-per-day": "money",
}
"""The topic of a figure by what it counts; what the organisation counts of itself is a topic of its own."""


def ledger_page(writer: Writer) -> ProsePage:
    """Return the page with every group and figure of every report, and where each stands."""
    about = writer.translator("report", "Varje publicerad siffra, och var den står.")
    parts = (_part(writer, report) for report in writer.reports.values())
    title = writer.translator("report", "Alla siffror")
    shown = tuple(part for part in parts if part.rows)
    context = LedgerPage(title=title, questions=questions(writer), parts=shown)
    page = writer.page(report_addresses.LEDGER, context, title, about)
    return replace(page, styles=(*page.styles, report_addresses.LEDGER_STYLE))


def questions(writer: Writer) -> tuple[Question, ...]:
    """Return what the page can be asked for: one report, and one topic."""
    translator = writer.translator
    everything, language = {"all": translator("report", "Alla")}, translator.language.id
    reports = {f"r-{id}": one.title.in_language(writer.code) for id, one in writer.reports.items()}
    names = {
        "people": translator("report", "Personer"),
        "needs": translator("report", "Behov och insatser"),
        "law": translator("report", "Ärenden och anmälningar"),
        "money": translator("report", "Pengar"),
        "own": translator("report", "Föreningen själv"),
        "other": translator("report", "Övrigt"),
    }
    used = {topic(figure) for one in writer.reports.values() for figure in one.edition.figures}
    topics = {f"t-{name}": label for name, label in names.items() if name in used}
    return (
        question("r", translator("report", "Rapport"), everything | reports, language),
        question("t", translator("report", "Ämne"), everything | topics, language),
    )


def topic(figure: PublishedFigure) -> str:
    """Return what a figure is about, for the filter."""
    return "own" if figure.about == "organisation" else TOPICS.get(figure.unit, "other")


def tokens(report: Published, figure: PublishedFigure) -> tuple[str, str]:
    """Return what the filter finds a figure by."""
    return f"r-{report.id}", f"t-{topic(figure)}"


def filter_style(writer: Writer) -> bytes:
    """Return the style sheet of the filter, the same in every language."""
    found = (tokens(one, figure) for one in writer.reports.values() for figure in one.edition.figures)
    return css_filter.list_style(questions(writer), found).encode()


def _part(writer: Writer, report: Published) -> LedgerPart:
    rows = tuple(_row(writer, report, figure) for figure in report.edition.figures)
    path, title = report_addresses.overview(report), report.title.in_language(writer.code)
    to = writer.to(report_addresses.LEDGER, path, title)
    return LedgerPart(id=report.id, report=to, status=_status(writer, report), rows=rows)


def _status(writer: Writer, report: Published) -> str:
    """Return that a report is not settled; empty for one that is."""
    settled = report.edition.status not in ("draft", "preliminary")
    return "" if settled else f"{sections.status(writer, report)}. {sections.draft(writer, report)}"


def _row(writer: Writer, report: Published, figure: PublishedFigure) -> LedgerRow:
    whole = writer.link(report_addresses.LEDGER, report_addresses.edition(report))
    shown = views.figure(figure, writer.translator, whole)
    places = tuple(_places(writer, report, figure, whole))
    said = told.of_figure(figure).in_language(writer.code)
    return LedgerRow(
        label=shown.label,
        more=tuple(filter(None, (shown.base, said))),
        tokens=" ".join(tokens(report, figure)),
        shown=shown.shown,
        revised=shown.revised,
        places=places,
    )


def _places(writer: Writer, report: Published, figure: PublishedFigure, whole: str) -> Iterator[Link]:
    for place in report.places.get(figure.id, ()):
        yield _place(writer, place, report)
    if figure.id in report.unshown:
        yield Link(href=f"{whole}#{CHAPTER}{REST}", label=writer.translator("report", "Fler siffror"))


def _place(writer: Writer, place: FigurePlace, own: Published) -> Link:
    """Return a place as a link with words: the page of series, or a chapter, with its report."""
    report, translator = writer.reports[place.report], writer.translator
    if place.part == TREND:
        label = translator("report", "Utvecklingen över tid")
        return writer.to(report_addresses.LEDGER, report_addresses.TRENDS, label)
    names = {
        LEAD: translator("report", "det som står först"),
        SUMMARY: translator("report", "sammanfattningen"),
        QUOTE: translator("report", "för citat"),
        METHOD: translator("report", "metoden"),
        LIMITS: translator("report", "det som siffrorna inte visar"),
    }
    chapter = report.chapters.get(place.part)
    part = chapter.title.in_language(writer.code) if chapter else names[place.part]
    is_whole = chapter is not None or place.part == METHOD
    end = report_addresses.edition(report) if is_whole else report_addresses.overview(report)
    anchor = CHAPTER + place.part if chapter else SUMMARY if place.part == LEAD else place.part
    title = report.title.in_language(writer.code)
    label = part[:1].upper() + part[1:] if report.id == own.id else f"{title}: {part}"
    return Link(href=f"{writer.link(report_addresses.LEDGER, end)}#{anchor}", label=label)
