"""The pictures of charts to take along, SVG and PNG, drawn of the same rows as the table on the page.

A picture carries what has to be known: what is counted, the notes, the edition and its status, and where it
stands. The colours are those of light pages, whatever the reader's system.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sitegen.language import Translator
from sitegen.printing.lettering import BOLD, REGULAR, FontFace
from sitegen.report.editions.trend_series import PublishedTrend
from sitegen.report.publish import time_chart
from sitegen.report.publish.table_bars import ShownBar
from sitegen.report.publish.time_chart import Colours
from sitegen.report.publish.views import ShownLine, TableView

WIDTH, MARGIN = 1200, 48
LABELS, LEFT, RIGHT, LAST = 340, 412, 980, WIDTH - MARGIN
"""How wide a row's heading may be, where bars begin, how far they may go, and where a second column ends."""
TITLE, TEXT, SMALL, THICK = 36, 22, 18, 34
FILLS = {"rest": "mid", "main": "accent", "soft": "soft", "children": "glow"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, and its height in pixels; all are as wide."""

    svg: str
    height: int


@dataclass(slots=True)
class _Sheet:
    """What has been drawn, from the top down to `y`."""

    colours: Colours
    y: float = MARGIN
    parts: str = ""

    def text(
        self, face: FontFace, words: str, size: int, colour: str, x: float = MARGIN, to: float = LAST
    ) -> None:
        """Write a paragraph and go down under it."""
        for line in face.wrapped(words, size, to - x):
            self.y += size
            self.parts += self.line(face, line, x, self.y, size, colour)
            self.y += size * 0.32

    def line(
        self, face: FontFace, words: str, x: float, y: float, size: int, colour: str, end: bool = False
    ) -> str:
        """Return one line of text, from `x` on or to it."""
        weight = ' font-weight="700"' if face is BOLD else ""
        anchor = ' text-anchor="end"' if end else ""
        place = f'x="{x:g}" y="{y:.0f}" font-size="{size}" fill="{self.colours[colour]}"'
        return f"<text {place}{weight}{anchor}>{escape(words)}</text>"

    def rect(self, bar: ShownBar, x: float, width: float, height: float) -> str:
        """Return a bar at the present height; its tone is told by pattern or outline too."""
        place = f'x="{x:.1f}" y="{self.y:.1f}" width="{width:.1f}" height="{height:g}"'
        if bar.tone == "least":
            return f'<rect {place} fill="url(#h)" stroke="{self.colours["ink"]}" stroke-dasharray="5 4"/>'
        line = f' stroke="{self.colours["accent"]}" stroke-width="2"' if bar.tone == "children" else ""
        return f'<rect {place} fill="{self.colours[FILLS[bar.tone]]}"{line}/>'


def picture(table: TableView, source: Sequence[str], colours: Colours) -> Picture:
    """Return the chart of a table; `source` says in lines whose numbers they are, and where they stand."""
    sheet = _Sheet(colours)
    sheet.text(BOLD, table.headline or table.caption, TITLE, "ink")
    sheet.y += 6
    about = (table.caption, *table.facts) if table.headline else table.facts
    sheet.text(REGULAR, ". ".join(part.rstrip(".") for part in about) + ".", TEXT, "quiet")
    sheet.y += 22
    _stack(sheet, table) if table.stacked else _rows(sheet, table)
    sheet.y += 20
    for words in (*table.notes, *table.legend, *source):
        sheet.text(REGULAR, words, SMALL, "quiet")
    height = round(sheet.y + MARGIN)
    return Picture(svg=_document(table, sheet, height), height=height)


def years(trend: PublishedTrend, source: Sequence[str], colours: Colours, translator: Translator) -> Picture:
    """Return the drawing of a series over the years, with its key; `source` are the lines under it."""
    sheet, code = _Sheet(colours), translator.code
    title = trend.words.in_language(code)
    sheet.text(BOLD, title, TITLE, "ink")
    sheet.y += 16
    scale = (LAST - MARGIN) / time_chart.WIDTH
    drawing = time_chart.marks(trend, translator, colours)
    sheet.parts += f'<g transform="translate({MARGIN} {sheet.y:.0f}) scale({scale:.4f})">{drawing}</g>'
    sheet.y += time_chart.HEIGHT * scale + 12
    for number, words in enumerate(trend.measures.values()):
        place = (
            f'cx="{MARGIN + 9}" cy="{sheet.y + 15:.0f}" r="9" stroke="{colours["accent"]}" stroke-width="3"'
        )
        sheet.parts += f'<circle {place} fill="{colours["paper" if number else "accent"]}"/>'
        sheet.text(REGULAR, words.in_language(code), TEXT, "ink", x=MARGIN + 34)
    sheet.y += 14
    for text in source:
        sheet.text(REGULAR, text, SMALL, "quiet")
    height = round(sheet.y + MARGIN)
    return Picture(svg=_framed(title, source[0], sheet, height), height=height)


def _document(table: TableView, sheet: _Sheet, height: int) -> str:
    return _framed(table.headline or table.caption, said(table), sheet, height)


def _framed(title: str, words: str, sheet: _Sheet, height: int) -> str:
    colours = sheet.colours
    defs = f"<defs>{_hatch('h', colours['rule'])}{_hatch('c', colours['paper'])}</defs>"
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" '
        f"font-family=\"'Noto Sans', system-ui, sans-serif\">"
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(words)}</desc>{defs}'
        f'<rect width="{WIDTH}" height="{height}" fill="{colours["paper"]}"/>{sheet.parts}</svg>\n'
    )


def _hatch(name: str, colour: str) -> str:
    """Return the pattern of what is a band, a least, or a case of its own."""
    place = 'width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<pattern id="{name}" {place}><path d="M0 0v8" stroke="{colour}" stroke-width="3"/></pattern>'


def said(table: TableView) -> str:
    """Return a chart in words: every row with its values, in the order of the picture."""
    rows = "; ".join(_row_said(line) for line in table.lines)
    return f"{table.caption}. {rows}. {table.rest_said}".strip()


def _row_said(line: ShownLine) -> str:
    heading = f"{line.label}, {line.who.lower()}" if line.who else line.label
    return f"{heading}: {', '.join(field.shown for field in line.fields)}"


def _rows(sheet: _Sheet, table: TableView) -> None:
    """Draw a row for each line: its heading, its bar from the same zero, and its value at the end of that."""
    top = sheet.y
    for line in table.lines:
        if line.kind == "broken":
            sheet.parts += _break(sheet)
        before = sheet.y
        face = BOLD if line.kind == "total" or (line.bar and line.bar.tone == "main") else REGULAR
        heading = f"{line.label}, {line.who.lower()}" if line.who else line.label
        sheet.text(face, heading, TEXT, "ink", to=MARGIN + LABELS)
        for more in line.more:
            sheet.text(REGULAR, more, SMALL, "quiet", to=MARGIN + LABELS)
        after = max(sheet.y, before + THICK)
        sheet.y = before + (after - before - THICK) / 2
        sheet.parts += "".join(_row(sheet, line, face))
        sheet.y = after + 14
    axis = f'x1="{LEFT}" x2="{LEFT}" y1="{top:.0f}" y2="{sheet.y - 10:.0f}"'
    sheet.parts += f'<line {axis} stroke="{sheet.colours["rule"]}" stroke-width="1.5"/>'


def _break(sheet: _Sheet) -> str:
    """Return the line before a year from which things are counted in another way."""
    place = f'x1="{MARGIN}" x2="{LAST}" y1="{sheet.y:.0f}" y2="{sheet.y:.0f}"'
    return f'<line {place} stroke="{sheet.colours["ochre"]}" stroke-width="3" stroke-dasharray="3 7"/>'


def _row(sheet: _Sheet, line: ShownLine, face: FontFace) -> Iterator[str]:
    room, end, baseline = RIGHT - LEFT, float(LEFT), sheet.y + THICK * 0.7
    if bar := line.bar:
        end = LEFT + room * _part(bar.upper or bar.length)
        if bar.upper:
            yield sheet.rect(ShownBar(length=bar.upper, tone="least"), LEFT, end - LEFT, THICK)
        width = room * _part(bar.length)
        yield sheet.rect(bar, LEFT, width, THICK)
        if bar.case:
            case = width * _part(bar.case)
            place = f'x="{LEFT + width - case:.1f}" y="{sheet.y:.1f}" width="{case:.1f}" height="{THICK}"'
            yield f'<rect {place} fill="url(#c)"/>'
    first, *more = line.fields
    yield sheet.line(face, first.shown, end + 12, baseline, TEXT, "ink")
    if more:
        yield sheet.line(face, more[-1].shown, LAST, baseline, TEXT, "ink", end=True)


def _stack(sheet: _Sheet, table: TableView) -> None:
    """Draw one bar of parts, and under it a row for each part with its colour."""
    room = LAST - MARGIN
    for line in table.lines:
        if line.bar:
            sheet.parts += sheet.rect(
                line.bar, MARGIN + room * _part(line.bar.start), room * _part(line.bar.length), 88
            )
    if table.rest:
        sheet.parts += sheet.rect(
            table.rest, MARGIN + room * _part(table.rest.start), room * _part(table.rest.length), 88
        )
    sheet.y += 88 + 18
    if table.rest_said:
        sheet.y += TEXT - 6
        sheet.parts += sheet.line(REGULAR, table.rest_said, LAST, sheet.y, TEXT, "ink", end=True)
        sheet.y += 16
    for line in table.lines:
        baseline = sheet.y + TEXT
        face = BOLD if line.kind == "total" else REGULAR
        if line.bar:
            sheet.y += 4
            sheet.parts += sheet.rect(line.bar, MARGIN, 20, 20)
            sheet.y -= 4
        sheet.parts += sheet.line(face, line.label, MARGIN + 34, baseline, TEXT, "ink")
        ends = (LAST - 170 * number for number in range(len(line.fields) - 1, -1, -1))
        for found, end in zip(line.fields, ends, strict=True):
            sheet.parts += sheet.line(face, found.shown, end, baseline, TEXT, "ink", end=True)
        sheet.y += TEXT + 16


def _part(percent: str) -> float:
    return float(percent.removesuffix("%") or 0) / 100
