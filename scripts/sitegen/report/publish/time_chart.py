"""Years as marks of their own: a stem from zero for each, never a line from one to the next.

The same drawing stands on the page, with the colours of the reader's system, and in a file of its own. A year
without a number is a tinted column with words; a new way to count is a dotted line with words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from sitegen.language import Translator
from sitegen.printing.lettering import REGULAR
from sitegen.report.editions.trend_series import PublishedTrend, TrendYear

Colours = Mapping[str, str]
INLINE: Colours = {name: f"var(--{name})" for name in ("accent", "mid", "ink", "quiet", "line", "rule")} | {
    name: f"var(--{name})" for name in ("paper", "tint", "ochre")
}
"""The colours of a drawing on a page, which follow the reader's system."""
WIDTH, HEIGHT, LEFT, TOP, FLOOR = 860, 470, 44, 62, 376
"""The whole drawing; where the axis begins, and between which heights the marks stand."""
SMALL_WIDTH, SMALL_HEIGHT, SMALL_TOP, SMALL_FLOOR = 360, 230, 26, 196
SIZE = 16
"""The size of letters, in pixels where the drawing has its own width: nothing is read through a glass."""
STEP, LABEL = 100, 20
"""How far lines of the grid and labels are apart: the first in what is counted, the other in pixels."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where years and numbers lie in a drawing."""

    trend: PublishedTrend
    colours: Colours
    left: float
    right: float
    top: float
    floor: float
    most: int

    @property
    def column(self) -> float:
        """How wide a year is."""
        return (self.right - self.left) / len(self.trend.years)

    def x(self, index: int) -> float:
        """Return the middle of a year."""
        return self.left + self.column * (index + 0.5)

    def y(self, value: int) -> float:
        """Return the height of a number."""
        return self.floor - (self.floor - self.top) * value / self.most

    def text(
        self, x: float, y: float, words: str, size: int = SIZE, colour: str = "quiet", more: str = ""
    ) -> str:
        """Return a line of text."""
        fill = self.colours[colour]
        return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}"{more}>{escape(words)}</text>'

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
        """Return a line."""
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        return f'<line {ends} stroke="{self.colours[colour]}"{more}/>'


MIDDLE, END, BOLD = ' text-anchor="middle"', ' text-anchor="end"', ' font-weight="700"'


def most(value: int) -> int:
    """Return the number at the top of the axis: the next whole step."""
    return -(-value // STEP) * STEP


def marks(trend: PublishedTrend, translator: Translator, colours: Colours = INLINE) -> str:
    """Return the drawing of a series of one or two measures, without its frame."""
    top = most(trend.highest)
    axis = _Axis(trend, colours, LEFT, WIDTH - 10, TOP, FLOOR, top)
    parts = [*_grid(axis, top)]
    for index, year in enumerate(trend.years):
        parts += _year(axis, index, year, translator)
    return "".join(parts)


def _grid(axis: _Axis, top: int) -> Iterator[str]:
    for value in range(0, top + 1, STEP):
        y = axis.y(value)
        yield axis.rule(axis.left, y, axis.right, y, "line" if value else "rule")
        yield axis.text(axis.left - 8, y + 5, str(value), more=END)


def _year(axis: _Axis, index: int, year: TrendYear, translator: Translator) -> Iterator[str]:
    x = axis.x(index)
    if year.broken:
        yield from _break(axis, x - axis.column / 2, year.broken.in_language(translator.code))
    if not year.has_value:
        yield from _gap(axis, x, translator("report", "inget publicerat tal"))
    yield axis.text(x, axis.floor + 26, str(year.year), 16, "ink", MIDDLE)
    words = list(_under(axis.trend, year, translator))
    for line, text in enumerate(wrapped(words, axis.column - 6)):
        colour = "ochre" if year.case else "quiet"
        yield axis.text(x, axis.floor + 46 + 18 * line, text, SIZE, colour, MIDDLE)
    if year.case:
        y, beside = axis.y(year.case), x - 22
        path = f"M{beside:.1f} {axis.floor - 1:.1f}h-7V{y:.1f}h7"
        yield f'<path d="{path}" fill="none" stroke="{axis.colours["ochre"]}" stroke-width="2"/>'
    yield from _marks(axis, x, year)


def wrapped(words: list[str], width: float) -> list[str]:
    """Return short texts as lines of at most so many pixels."""
    return [line for text in words for line in REGULAR.wrapped(text, SIZE, width)]


def _under(trend: PublishedTrend, year: TrendYear, translator: Translator) -> Iterator[str]:
    """Yield what stands under a year: a measure that was not printed, and the case that is part of it."""
    if year.has_value:
        for name, value in year.values.items():
            if value is None:
                label = trend.measures[name].in_language(translator.code).partition(",")[0].lower()
                yield translator("report", "{measure}: inte publicerat", measure=label)
    if year.case:
        yield translator("report", "{number} i ett enda ärende", number=str(year.case))


def _marks(axis: _Axis, x: float, year: TrendYear) -> Iterator[str]:
    """Yield the stem, the filled mark of the main measure, and a ring for the other one."""
    accent, paper = axis.colours["accent"], axis.colours["paper"]
    values = [value for value in year.values.values() if value is not None]
    if values:
        yield axis.rule(x, axis.floor, x, axis.y(max(values)), "mid", ' stroke-width="3"')
    low = axis.floor + LABEL
    for name, value in year.values.items():
        if value is None:
            continue
        y, main = axis.y(value), name == axis.trend.main
        low = min(y + 6, low - LABEL)
        fill = accent if main else paper
        place = f'cx="{x:.1f}" cy="{y:.1f}" r="7.5"'
        yield f'<circle {place} fill="{fill}" stroke="{accent}" stroke-width="2.5"/>'
        yield axis.text(x + 14, low, str(value), 17, "ink", BOLD if main else "")


def _gap(axis: _Axis, x: float, words: str) -> Iterator[str]:
    left, height = x - axis.column / 2 + 4, axis.floor - axis.top
    place = f'x="{left:.1f}" y="{axis.top}" width="{axis.column - 8:.1f}" height="{height}"'
    yield f'<rect {place} fill="{axis.colours["tint"]}"/>'
    for line, text in enumerate(wrapped([words], axis.column - 16)):
        yield axis.text(x, axis.top + height / 2 + 18 * line, text, SIZE, "quiet", MIDDLE)


def _break(axis: _Axis, x: float, words: str) -> Iterator[str]:
    yield axis.rule(x, 36, x, axis.floor + 8, "ochre", ' stroke-width="2" stroke-dasharray="2 5"')
    yield axis.text(axis.right, 22, words, SIZE, "ochre", END + BOLD)


# -- small ones, beside each other -------------------------------------------------------------


def small(trend: PublishedTrend, top: int, colours: Colours = INLINE) -> str:
    """Return a small drawing of the main measure; `top` is the scale that all beside each other share."""
    axis = _Axis(trend, colours, 8, SMALL_WIDTH - 8, SMALL_TOP, SMALL_FLOOR, top)
    return "".join((axis.rule(8, SMALL_FLOOR, SMALL_WIDTH - 8, SMALL_FLOOR, "rule"), *_small_years(axis)))


def _small_years(axis: _Axis) -> Iterator[str]:
    last = len(axis.trend.years) - 1
    for index, year in enumerate(axis.trend.years):
        x, value = axis.x(index), year.values[axis.trend.main]
        if value is None:
            yield axis.rule(x - 4, axis.floor - 6, x + 4, axis.floor - 6, "rule", ' stroke-width="2"')
        else:
            y = axis.y(value)
            yield axis.rule(x, axis.floor, x, y, "mid", ' stroke-width="3"')
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{axis.colours["accent"]}"/>'
            yield axis.text(x, y - 11, str(value), SIZE, "ink", MIDDLE)
        if index in (0, last) or year.broken:
            yield axis.text(x, axis.floor + 22, str(year.year), SIZE, "quiet", MIDDLE)
