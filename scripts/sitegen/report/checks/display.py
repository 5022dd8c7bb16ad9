"""Checks of what is shown first and of charts: what a headline says is a figure, and no doubt is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.reading import Loaded, Location
from sitegen.records import Passage
from sitegen.report.display_model import ChartRow
from sitegen.report.figures import prose_figures
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading

MOST_PARTS = 3
"""A divided bar of more parts than this cannot be read without a legend."""


def leads_somewhere(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure, table or row that is to be shown first or marked and is not there."""
    for loaded in reading.loaded.values():
        for at, name, known in _named(loaded.record):
            if name not in known:
                yield loaded.problem(*at, message=f"{quoted(name)} finns inte{did_you_mean(name, known)}")


def _named(report: Report) -> Iterator[tuple[Location, str, tuple[str, ...]]]:
    """Yield each name with its place, and those that it may be one of."""
    figures = (*report.universes, *report.figures)
    if report.lead:
        for index, one in enumerate(report.lead.figures):
            yield ("lead", "figures", index, "figure"), one.figure, figures
        if report.lead.chart:
            yield ("lead", "chart"), report.lead.chart, (*report.tables, *report.charts)
    for id, table in report.tables.items():
        if table.rest:
            yield ("tables", id, "rest"), table.rest, tuple(report.figures)
    for kind, things in (("tables", report.tables), ("charts", report.charts)):
        for id, found in things.items():
            for index, row in enumerate(found.highlight):
                yield (kind, id, "highlight", index), row, tuple(found.rows)


def charts_compare(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each bar that cannot stand in its chart, and each divided bar of many parts."""
    for loaded in reading.loaded.values():
        for name, chart in loaded.record.charts.items():
            for id, row in chart.rows.items():
                if message := _bar(loaded.record, row):
                    yield loaded.problem("charts", name, "rows", id, message=message)
        for name, table in loaded.record.tables.items():
            if table.stacked and (len(table.rows) > MOST_PARTS or not table.shares or table.columns):
                message = "en delad stapel har högst tre delar, och de är delar av en helhet; ta bort stacked"
                yield loaded.problem("tables", name, "stacked", message=message)


def _bar(report: Report, row: ChartRow) -> str:
    """Return what is wrong with a bar of a chart, or nothing."""
    if (row.figure is None) == (row.claim is None):
        return "ange antingen figure eller claim"
    if row.claim is not None:
        return "" if row.claim in report.claims else f"{quoted(row.claim)} finns inte"
    figure = report.figures.get(row.figure or "")
    if figure is None:
        return f"{quoted(row.figure or '')} finns inte{did_you_mean(row.figure or '', report.figures)}"
    return "" if figure.show == "percent" else "bara andelar kan stå bredvid varandra"


def headlines_rest_on_figures(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each headline that refers to no figure and no claim: nothing would hold it."""
    for loaded in reading.loaded.values():
        for at, words in _headlines(loaded):
            if not prose_figures.placeholders(words.sv):
                message = "rubriken vilar inte på någon siffra; hänvisa till en siffra eller ett påstående"
                yield loaded.problem(*at, "sv", message=message)


def _headlines(loaded: Loaded[Report]) -> Iterator[tuple[Location, Passage]]:
    report = loaded.record
    if report.lead:
        yield ("lead", "headline"), report.lead.headline
    for kind, things in (("tables", report.tables), ("charts", report.charts)):
        for name, found in things.items():
            if found.headline:
                yield (kind, name, "headline"), found.headline


def disputed_stays_below(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each disputed figure that stands first, or is drawn in a chart."""
    for loaded in reading.loaded.values():
        report = loaded.record
        disputed = {name for name, figure in report.figures.items() if figure.disputed}
        for at, name in _prominent(report):
            if name in disputed:
                message = f"{quoted(name)} är omtvistad i källan och kan inte stå här; välj en annan siffra"
                yield loaded.problem(*at, message=message)


def _prominent(report: Report) -> Iterator[tuple[Location, str]]:
    if report.lead:
        for index, one in enumerate(report.lead.figures):
            yield ("lead", "figures", index, "figure"), one.figure
        for ref in prose_figures.placeholders(report.lead.headline.sv):
            yield ("lead", "headline"), ref
    for name, chart in report.charts.items():
        for id, row in chart.rows.items():
            yield ("charts", name, "rows", id), row.figure or ""


def former_drafts_are_over(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each former day of a draft that is not before its day of now."""
    for loaded in reading.loaded.values():
        now = loaded.record.drafted if loaded.record.status == "draft" else None
        for index, day in enumerate(loaded.record.former_drafts):
            if now and day >= now:
                message = "dagen är inte före drafted; skriv här bara dagar som utkastet har haft förut"
                yield loaded.problem("former_drafts", index, message=message)


def drafts_have_a_day(reading: Reading) -> Iterator[Problem]:
    """Yield a note for each draft that readers meet without a day: its address would not tell it apart."""
    for loaded in reading.published.loaded.values():
        report = loaded.record
        if report.status == "draft" and report.drafted is None:
            message = "utkastet saknar drafted; skriv dagen då det fick sina siffror, så står den i adressen"
            yield loaded.problem("status", message=message, severity="note")
