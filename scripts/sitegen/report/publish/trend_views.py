"""The series over the years in one language: rows, drawings, files, and a paragraph that cites them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from sitegen.core import Files
from sitegen.report.editions.trend_series import PublishedTrend, TrendYear
from sitegen.report.figures import numbers
from sitegen.report.figures.numbers import unit
from sitegen.report.publish import csv_json, quoting, time_chart
from sitegen.report.publish.contexts import TrendLine, TrendView
from sitegen.report.publish.report_writer import Writer
from sitegen.report.publish.views import Tools
from sitegen.web import Link, report_addresses, theme_pages


def main(writer: Writer, trend: PublishedTrend) -> TrendView:
    """Return the organisation's own series, with its large drawing."""
    drawing = Markup(time_chart.marks(trend, writer.translator))
    return _view(writer, trend, drawing, (time_chart.WIDTH, time_chart.HEIGHT))


def beside(writer: Writer, trends: tuple[PublishedTrend, ...]) -> Iterator[TrendView]:
    """Yield every series with a small drawing, all over the same years and on the same scale."""
    cut = [with_years(trend, trends) for trend in trends]
    top = time_chart.most(max((trend.highest for trend in cut), default=0))
    for trend in cut:
        drawing = Markup(time_chart.small(trend, top))
        yield _view(writer, trend, drawing, (time_chart.SMALL_WIDTH, time_chart.SMALL_HEIGHT))


def with_years(trend: PublishedTrend, beside: tuple[PublishedTrend, ...]) -> PublishedTrend:
    """Return a series of its main measure over the years of all that it stands beside."""
    first = min(one.years[0].year for one in beside)
    last = max(one.years[-1].year for one in beside)
    known = {year.year: year for year in trend.years}
    empty = {trend.main: None}
    years = (known.get(year) or TrendYear(year=year, values=empty) for year in range(first, last + 1))
    only = (replace(year, values={trend.main: year.values[trend.main]}) for year in years)
    return replace(trend, years=tuple(only), measures={trend.main: trend.measures[trend.main]})


def _view(writer: Writer, trend: PublishedTrend, drawing: Markup, size: tuple[int, int]) -> TrendView:
    code = writer.code
    return TrendView(
        id=trend.id,
        title=trend.words.in_language(code),
        publisher=trend.publisher.in_language(code),
        counted=writer.translator("report", "Antal {unit}.", unit=unit(trend.unit, code)),
        note=trend.note.in_language(code),
        heads=tuple(words.in_language(code) for words in trend.measures.values()),
        lines=tuple(_line(writer, trend, year) for year in reversed(trend.years)),
        drawing=drawing,
        width=size[0],
        height=size[1],
        tools=_tools(writer, trend),
    )


def _line(writer: Writer, trend: PublishedTrend, year: TrendYear) -> TrendLine:
    code, missing = writer.code, writer.translator("report", "inte publicerat")
    values = (None if value is None else numbers.number(value, code) for value in year.values.values())
    return TrendLine(
        year=str(year.year),
        fields=tuple(value or missing for value in values),
        more=tuple(_more(writer, year)),
        sources=tuple(_sources(writer, year)),
        kind="broken" if year.broken else "" if year.has_value else "gap",
    )


def _more(writer: Writer, year: TrendYear) -> Iterator[str]:
    code = writer.code
    if year.case is not None:
        number = numbers.number(year.case, code)
        yield writer.translator("report", "Varav {number} i ett enda ärende.", number=number)
    for words in (year.gap, year.note, year.broken):
        if words:
            yield words.in_language(code)


def _sources(writer: Writer, year: TrendYear) -> Iterator[Link]:
    """Yield the sources of a year; a page of the site that this one replaces is named, and leads nowhere."""
    for source in year.sources:
        day = writer.translator.day(source.on) if source.on else ""
        report = writer.reports.get(source.report)
        href = "" if source.url.startswith(writer.site.base_url) else source.url
        if report is not None:
            href = writer.link(report_addresses.TRENDS, report_addresses.overview(report))
            day = day or quoting.edition_words(report, writer.code)
        yield Link(href=href, label=source.title, note=day)


def _tools(writer: Writer, trend: PublishedTrend) -> Tools:
    origin, code = report_addresses.TRENDS, writer.code
    own = trend.kind == "own"
    png = writer.file(origin, report_addresses.trend(trend.id, f"-{code}.png"))
    return Tools(
        csv=writer.file(origin, report_addresses.trend(trend.id, ".csv")),
        local_csv=writer.file(origin, report_addresses.trend(trend.id, "-excel.csv")),
        svg=writer.file(origin, report_addresses.trend(trend.id, f"-{code}.svg")) if own else "",
        png=png if own and writer.whole else "",
        cite=cited(writer, trend),
    )


def cited(writer: Writer, trend: PublishedTrend) -> str:
    """Return a series as one paragraph, every year with what has to be known of it, and the source."""
    code = writer.code
    rows = "; ".join(_cited(writer, trend, year) for year in trend.years)
    page = writer.site.base_url + theme_pages.folder(report_addresses.TRENDS, code)
    said = f"{trend.words.in_language(code)} ({trend.publisher.in_language(code)}): {rows}."
    source = writer.translator("report", "Källa: {publisher}, sammanställning.", publisher=quoting.PUBLISHER)
    return f"{said} {trend.note.in_language(code)} {source} {page}#serie-{trend.id}"


def notes(writer: Writer, trend: PublishedTrend) -> str:
    """Return all that has to be known of the years of a series, as one paragraph under its picture."""
    said = [f"{year.year}: {' '.join(found)}" for year in trend.years if (found := [*_more(writer, year)])]
    return " ".join((trend.note.in_language(writer.code), *said))


def _cited(writer: Writer, trend: PublishedTrend, year: TrendYear) -> str:
    line = _line(writer, trend, year)
    heads = [words.in_language(writer.code).lower() for words in trend.measures.values()]
    values = ", ".join(f"{head} {field}" for head, field in zip(heads, line.fields, strict=True))
    draft = any(source.status == "draft" for source in year.sources)
    more = [*line.more, *([writer.translator("report", "utkast")] if draft else [])]
    said = f" ({'; '.join(text.rstrip('.') for text in more)})" if more else ""
    return f"{year.year}: {values}{said}"


# -- files -------------------------------------------------------------------------------------


def rows(trend: PublishedTrend) -> csv_json.CsvRows:
    """Return a series with its headings, a row for each year, the oldest first."""
    measures = [csv_json.key(name) for name in trend.measures]
    head = ["ar", *measures, "varav_ett_arende", "enhet", "forbehall_sv", "forbehall_en"]
    ends = ["brott_sv", "brott_en", "status", "kalla", "kalla_adress", "kalla_dag"]
    return [[*head, *ends], *(_row(trend, year) for year in trend.years)]


def _row(trend: PublishedTrend, year: TrendYear) -> list[str]:
    values = ["" if value is None else str(value) for value in (*year.values.values(), year.case)]
    said = [words for words in (year.gap, year.note, trend.note) if words]
    notes = [" ".join(words.in_language(code) for words in said) for code in ("sv", "en")]
    broken = [year.broken.sv, year.broken.en] if year.broken else ["", ""]
    status = "draft" if any(one.status == "draft" for one in year.sources) else "published"
    sources = (
        "; ".join(one.title for one in year.sources),
        "; ".join(one.url for one in year.sources),
        "; ".join(one.on.isoformat() for one in year.sources if one.on),
    )
    state = status if year.has_value else "not-published"
    return [str(year.year), *values, trend.unit, *notes, *broken, state, *sources]


def files(trends: tuple[PublishedTrend, ...]) -> Files:
    """Return both forms of CSV of every series, by path."""
    found: dict[str, bytes] = {}
    for trend in trends:
        found[report_addresses.trend(trend.id, ".csv")] = csv_json.plain_csv(rows(trend))
        found[report_addresses.trend(trend.id, "-excel.csv")] = csv_json.local_csv(rows(trend))
    return found
