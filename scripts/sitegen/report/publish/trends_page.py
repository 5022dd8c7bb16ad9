"""The page of what is counted year after year: own years as marks, authorities beside, the rest numbers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.report.editions.edition import PublishedRow, PublishedTable
from sitegen.report.editions.published import Published
from sitegen.report.editions.trend_series import PublishedTrend
from sitegen.report.publish import trend_views
from sitegen.report.publish.contexts import FormerGroup, FormerRow, TrendsPage
from sitegen.report.publish.report_writer import Writer
from sitegen.web import Link, ProsePage, report_addresses


def trends_page(writer: Writer) -> ProsePage:
    """Return the page with every series of every report."""
    translator = writer.translator
    about = translator("report", "Siffror år för år, med det som gör åren svåra att jämföra utmärkt.")
    context = trends(writer)
    name = translator("report", "Utvecklingen över tid")
    return writer.page(report_addresses.TRENDS, context, name, about)


def trends(writer: Writer) -> TrendsPage:
    """Return every series; the organisation's own come first, and what it counts of itself last."""
    path, translator = report_addresses.TRENDS, writer.translator
    own = tuple(trend for trend in writer.trends if trend.kind == "own")
    beside = tuple(trend_views.beside(writer, writer.trends)) if len(writer.trends) > 1 else ()
    pairs = zip(beside, writer.trends, strict=False)
    return TrendsPage(
        title=_headline(writer, own[0]) if own else translator("report", "Utvecklingen över tid"),
        kicker=_kicker(writer, own[0]) if own else "",
        trail=(writer.to(path, report_addresses.START, translator("report", "Statistik")),),
        own=tuple(trend_views.main(writer, trend) for trend in own),
        gaps=tuple(_gaps(writer, own)),
        beside=beside,
        others=tuple(view for view, trend in pairs if trend.kind != "own"),
        former=tuple(_former(writer, own)),
    )


def _headline(writer: Writer, trend: PublishedTrend) -> str:
    """Return the least and the most of any year as a sentence: what years of unlike counting can bear."""
    values = [year.values[trend.main] for year in trend.years]
    known = [value for value in values if value is not None]
    return writer.translator(
        "report",
        "Mellan {low} och {high} potentiellt direkt utsatta om året, räknat på olika sätt",
        low=str(min(known)),
        high=str(max(known)),
    )


def _kicker(writer: Writer, trend: PublishedTrend) -> str:
    known = [year for year in trend.years if year.has_value]
    return writer.translator(
        "report",
        "{first}–{last}: {known} år med uppgifter, {unknown} utan",
        first=str(trend.years[0].year),
        last=str(trend.years[-1].year),
        known=str(len(known)),
        unknown=str(len(trend.years) - len(known)),
    )


def _gaps(writer: Writer, own: tuple[PublishedTrend, ...]) -> Iterator[Link]:
    """Yield each year of the organisation's own without a number, and why."""
    for trend in own:
        for year in trend.years:
            if year.gap:
                yield Link(href="", label=str(year.year), note=year.gap.in_language(writer.code))


# -- short series ------------------------------------------------------------------------------


def _former(writer: Writer, own: tuple[PublishedTrend, ...]) -> Iterator[FormerGroup]:
    """Yield the series of each report that are not years of the large one; the organisation's own last."""
    for about in (False, True):
        for report in writer.reports.values():
            tables = (table for table in report.edition.tables if table.is_series)
            rows = [
                _row(writer, table)
                for table in tables
                if (table.about == "organisation") == about and not _is_in(table, own)
            ]
            if rows:
                yield FormerGroup(title=_title(writer, report, housekeeping=about), rows=tuple(rows))


def _title(writer: Writer, report: Published, *, housekeeping: bool) -> str:
    name = report.title.in_language(writer.code)
    if not housekeeping:
        return name
    return writer.translator("report", "{title}: om föreningen", title=name)


def _is_in(table: PublishedTable, own: tuple[PublishedTrend, ...]) -> bool:
    """Return whether every year of a short series stands with the same number in one of the large ones."""
    years = {
        (str(year.year), value) for trend in own for year in trend.years for value in year.values.values()
    }
    return all((row.id, row.values[0].printed) in years for row in table.rows)


def _row(writer: Writer, table: PublishedTable) -> FormerRow:
    code = writer.code
    *before, now = table.rows
    notes = [words.in_language(code) for words in (now.broken, now.note, table.note) if words]
    return FormerRow(
        label=table.words.in_language(code),
        now=f"{now.id}: {now.values[0].shown(code)}",
        before=tuple(_year(row, code) for row in reversed(before)),
        more=tuple(notes),
    )


def _year(row: PublishedRow, code: str) -> str:
    return f"{row.id}: {row.values[0].shown(code)}"
