"""The picture of every chart, in every language: SVG, and for a whole site PNG of the same drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.core import Files
from sitegen.printing.banners import png_pictures
from sitegen.report.publish import quoting, report_pictures, trend_views
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.report_pictures import WIDTH, Picture
from sitegen.report.publish.report_writer import Writer
from sitegen.report.publish.time_chart import Colours
from sitegen.web import report_addresses, theme_pages


def all_files(writers: Sequence[Writer], colours: Colours, *, whole: bool) -> Files:
    """Return the pictures of all charts by their path; pixels take a while, and a preview has none."""
    drawn = {path: one for writer in writers for path, one in _drawn(writer, colours)}
    found = {path: one.svg.encode() for path, one in drawn.items()}
    if whole and drawn:
        sizes = tuple((one.svg, WIDTH, one.height) for one in drawn.values())
        pixels = zip(drawn, png_pictures(sizes), strict=True)
        found |= {f"{path.removesuffix('svg')}png": content for path, content in pixels}
    return found


def _drawn(writer: Writer, colours: Colours) -> Iterator[tuple[str, Picture]]:
    for report in (one for newest in writer.reports.values() for one in (newest, *newest.older)):
        for name, table in sections.drawn_tables(writer, report):
            path = report_addresses.picture(report, name, writer.code, "svg")
            yield path, report_pictures.picture(table, sections.source_lines(writer, report, name), colours)
    for trend in writer.trends:
        if trend.kind == "own":
            page = writer.site.base_url + theme_pages.folder(report_addresses.TRENDS, writer.code)
            source = writer.translator(
                "report", "Källa: {publisher}, sammanställning.", publisher=quoting.PUBLISHER
            )
            lines = (trend_views.notes(writer, trend), source, f"{page}#serie-{trend.id}")
            path = report_addresses.trend(trend.id, f"-{writer.code}.svg")
            yield path, report_pictures.years(trend, lines, colours, writer.translator)
