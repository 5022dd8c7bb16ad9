"""What the page of a report shows first: its result, four figures, one chart, and a way to each chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sitegen.report.editions.edition import PublishedFigure
from sitegen.report.editions.published import Heading, Published
from sitegen.report.publish import charts, table_bars, views
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.contexts import ChapterCard, ChapterView, ShownLeadFigure
from sitegen.report.publish.report_writer import Writer
from sitegen.report.publish.table_bars import ShownBar
from sitegen.report.publish.views import TableView


def headline(writer: Writer, report: Published) -> str:
    """Return the result of a report as a sentence; its title when nobody has written one."""
    if report.lead is None or report.is_replaced:
        return sections.title(writer, report)
    return views.capital(report.lead.headline.in_language(writer.code))


def figures(writer: Writer, report: Published) -> Iterator[ShownLeadFigure]:
    """Yield the figures that stand first."""
    for name, also in report.lead.figures if report.lead and not report.is_replaced else ():
        view = views.figure(report.figure(name), writer.translator)
        number = report.figure(name).shown.in_language(writer.code)
        yield ShownLeadFigure(
            shown=number, label=view.label, also=also.in_language(writer.code) if also else view.note
        )


def hero(writer: Writer, report: Published, path: str) -> TableView | None:
    """Return the one chart of the page that introduces a report; None when nobody has chosen one."""
    if report.lead is None or not report.lead.chart:
        return None
    return sections.table(writer, report, report.lead.chart, path, corrections_page(writer, report, path))


def corrections_page(writer: Writer, report: Published, path: str) -> str:
    """Return the address of the corrections, as it is written on the page at this path."""
    return writer.link(path, sections.corrections_path(report))


def cards(
    writer: Writer, report: Published, path: str, chapters: Sequence[ChapterView]
) -> Iterator[ChapterCard]:
    """Yield the way to each chapter."""
    links = sections.contents(writer, report, path, chapters)
    shows = (*(chapter.shows for chapter in report.chapters.values()), report.unshown)
    for chapter, link, names in zip(chapters, links, shows, strict=False):
        found = next(filter(None, (_picture(report, name) for name in names)), ((), False))
        housekeeping = not chapter.text or names is report.unshown
        bars, stacked = ((), False) if housekeeping else found
        yield ChapterCard(link=link, text=_sentence(chapter), bars=bars, stacked=stacked)


def _picture(report: Published, name: str) -> tuple[tuple[ShownBar, ...], bool] | None:
    """Return the bars of a table, of the two parts of a whole, or of a share; None for anything else."""
    tables = report.tables(name)
    if not tables:
        figure = report.figure(name)
        return _share(figure) if figure.show == "percent" and not figure.disputed else None
    table, heading = tables[0], report.headings.get(name, views.PLAIN)
    if sections.is_chart(report, table) and len(table.columns) <= 2:
        shown = table_bars.bars(table, heading, report.who.get(name, views.NOBODY), charts.scale(table))
        over = table_bars.rest(table, heading)
        return (*shown, *([over] if over else [])), heading.stacked
    if table.whole and table.total and len(table.rows) == 2:
        return table_bars.bars(table, Heading(stacked=True), views.NOBODY, charts.scale(table)), True
    return None


def _share(figure: PublishedFigure) -> tuple[tuple[ShownBar, ...], bool] | None:
    """Return a share and the rest of its whole."""
    if figure.number is None:
        return None
    part = Fraction(figure.number)
    length, rest = charts.percent(part), charts.percent(100 - part)
    whole = ShownBar(length=length, tone="main"), ShownBar(length=rest, tone="soft", start=length or "0%")
    return whole, True


def _sentence(chapter: ChapterView) -> str:
    """Return the first sentence of a chapter, with its reservation where the report only says it in words."""
    if chapter.text:
        return _first(chapter.text[0])
    return " ".join(f"{_first(said.text)} {said.mark}" for said in chapter.says[:1])


def _first(text: str) -> str:
    """Return the first sentence of a paragraph."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
