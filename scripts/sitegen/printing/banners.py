"""Set the pictures of ads in the sizes that sellers take, with letters as outlines; SVG and PNG.

Text is made smaller until it fits; what does not fit at the smallest size that is read stops the press.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.core.kept import kept
from sitegen.printing.lettering import BOLD, REGULAR, FontFace
from sitegen.sites.campaign.ad_model import AdWords, BannerFormat
from sitegen.web.contexts import Value

NAME = "Köp inte"
LEADING = 1.2
DRAWN = (240, 160)
"""The size of a drawing in its own units."""
SMALLEST = 0.25
"""A drawing that is less of the width is left out."""
# How high a line is above its baseline, and the letters of a button, as parts of the size.
ASCENT, CAPITALS = 0.95, 0.714


class BannerLayout(Value):
    """How large each part is set in a format. The headline's sizes are the largest and smallest to try."""

    headline: tuple[int, int]
    pad: int
    name: int
    text: int = 0
    action: int
    wide: bool = False
    short: bool = False
    tall: bool = False
    """A drawing above, and the words at the foot, where a thumb is."""
    free: tuple[int, int] = (0, 0)
    """Above and below, what a story covers with its own buttons."""


# Sizes in pixels. The smallest letters of a picture that is shown as it is are 12 pixels high.
LAYOUTS: Mapping[BannerFormat, BannerLayout] = {
    "300x250": BannerLayout(headline=(32, 20), pad=18, name=14, text=15, action=15),
    "320x50": BannerLayout(headline=(16, 12), pad=8, name=0, action=12, wide=True, short=True),
    "320x100": BannerLayout(headline=(24, 15), pad=12, name=12, action=13, wide=True, short=True),
    "728x90": BannerLayout(headline=(30, 18), pad=16, name=13, action=17, wide=True),
    "980x240": BannerLayout(headline=(48, 30), pad=32, name=20, text=21, action=23, wide=True),
    "300x600": BannerLayout(headline=(42, 26), pad=24, name=17, text=19, action=19, tall=True),
    "1080x1080": BannerLayout(headline=(88, 72), pad=72, name=44, text=44, action=48, tall=True),
    "1080x1920": BannerLayout(
        headline=(116, 80), pad=96, name=50, text=56, action=56, tall=True, free=(150, 210)
    ),
}


class WordsDoNotFit(Exception):
    """Raised when words are too long for a format; the message says which."""


@dataclass(frozen=True, slots=True)
class BannerLine:
    """A line of text in its place, as words and as an outline."""

    text: str
    face: FontFace
    x: float
    y: float
    size: float
    colour: str

    @property
    def outline(self) -> str:
        """Return the data of the line's SVG path."""
        return self.face.outline(self.text, self.x, self.y, self.size)

    @property
    def right(self) -> float:
        """Return the x of the line's right end in pixels."""
        return self.x + self.face.width(self.text, self.size)


@dataclass(frozen=True, slots=True)
class BannerButton:
    """The rectangle behind the words that say what a tap does."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class BannerDrawing:
    """Where the drawing stands: its corner, and how many pixels a unit of it is."""

    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Banner:
    """The picture of an ad, before it is drawn."""

    width: int
    height: int
    alternative_text: str
    lines: tuple[BannerLine, ...]
    button: BannerButton
    drawing: BannerDrawing | None = None


def banner(words: AdWords, format: BannerFormat) -> Banner:
    """Return an ad in a format. Raises `WordsDoNotFit` for words too long at the smallest size."""
    width, height = map(int, format.split("x"))
    layout = LAYOUTS[format]
    button = _button(words, layout, width, height)
    room = (button.x if layout.wide else width) - 2 * layout.pad
    bottom = height if layout.wide else button.y
    for size in range(layout.headline[0], layout.headline[1] - 1, -1):
        for with_text in (True, False):
            block = list(_block(words, layout, size, room, with_text=with_text))
            if (with_text or size == layout.headline[1]) and _fits(block, layout, room, bottom):
                placed = _placed(block, layout, bottom)
                lines = (*placed, _label(words, layout, button))
                drawing = _drawing(lines, layout, width) if layout.tall else None
                return Banner(width, height, alternative_text(words), lines, button, drawing)
    raise WordsDoNotFit(f"“{_headline(words, layout)}” ryms inte i {format}; korta den")


def alternative_text(words: AdWords) -> str:
    """Return the words of an ad, for whoever does not see the picture."""
    return ". ".join(part.rstrip(".?!") for part in (words.headline, words.text, words.action) if part) + "."


def _headline(words: AdWords, layout: BannerLayout) -> str:
    return words.short if layout.short else words.headline


def _button(words: AdWords, layout: BannerLayout, width: int, height: int) -> BannerButton:
    own = BOLD.width(words.action, layout.action) + 1.6 * layout.action
    high = min(2.6 * layout.action, height - 2 * layout.pad)
    left = width - layout.pad - own if layout.wide else layout.pad
    top = (height - high) / 2 if layout.wide else height - layout.pad - layout.free[1] - high
    if own > width - 2 * layout.pad:
        raise WordsDoNotFit(f"“{words.action}” ryms inte på knappen i {width}x{height}; korta den")
    return BannerButton(left, top, width - 2 * layout.pad if layout.tall else own, high)


def _label(words: AdWords, layout: BannerLayout, button: BannerButton) -> BannerLine:
    baseline = button.y + (button.height + CAPITALS * layout.action) / 2
    left = button.x + (button.width - BOLD.width(words.action, layout.action)) / 2
    return BannerLine(words.action, BOLD, left, baseline, layout.action, "on-tap")


def _block(
    words: AdWords, layout: BannerLayout, size: int, room: float, *, with_text: bool
) -> Iterator[BannerLine]:
    """Yield the lines under each other from the top, before they are placed."""
    parts: tuple[tuple[str, FontFace, float, str, float], ...] = (
        (NAME if layout.name else "", BOLD, layout.name, "quiet-deep", 0.5),
        (_headline(words, layout), BOLD, size, "on-deep", 0.5),
        ((words.text or "") if with_text and layout.text else "", REGULAR, layout.text, "on-deep", 0),
    )
    y = 0.0
    for text, face, height, colour, after in parts:
        for line in face.wrapped(text, height, room):
            yield BannerLine(line, face, layout.pad, y + ASCENT * height, height, colour)
            y += LEADING * height
        y += after * height if text else 0


def _fits(block: Sequence[BannerLine], layout: BannerLayout, room: float, bottom: float) -> bool:
    last = block[-1]
    low = last.y + (LEADING - ASCENT) * last.size + layout.free[0]
    margin = layout.pad * (1 if layout.wide else 2)
    return low <= bottom - margin and all(line.right <= layout.pad + room for line in block)


def _placed(block: Sequence[BannerLine], layout: BannerLayout, bottom: float) -> Iterator[BannerLine]:
    """Yield the lines in their places: in the middle of a wide picture, from the top of the others.

    In a tall one the name stays at the top, and the rest stands above the button.
    """
    last = block[-1]
    high = last.y + (LEADING - ASCENT) * last.size
    down = (bottom - high) / 2 if layout.wide else layout.pad
    if layout.tall:
        name, *block = block
        yield replace(name, y=name.y + layout.pad + layout.free[0])
        down = bottom - layout.pad * 3 / 4 - high
    for line in block:
        yield BannerLine(line.text, line.face, line.x, line.y + down, line.size, line.colour)


def _drawing(lines: Sequence[BannerLine], layout: BannerLayout, width: int) -> BannerDrawing | None:
    """Return the place of the drawing between the name and the headline; None where it would be small."""
    name, headline = lines[0], lines[1]
    top, bottom = name.y + layout.pad / 2, headline.y - headline.size - layout.pad / 4
    scale = min((width - 2 * layout.pad) / DRAWN[0], (bottom - top) / DRAWN[1])
    if scale * DRAWN[0] < width * SMALLEST:
        return None
    return BannerDrawing((width - scale * DRAWN[0]) / 2, (top + bottom - scale * DRAWN[1]) / 2, scale)


@kept
def png_pictures(documents: Sequence[tuple[str, int, int]]) -> list[bytes]:
    """Return each SVG as PNG. `documents` are SVGs, words as outlines, with widths and heights in pixels.

    WeasyPrint takes a second to load, and is not for pictures that were made before.
    """
    import pypdfium2
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    html = "".join(_page(number, *document) for number, document in enumerate(documents))
    pdf = HTML(
        string=f"<!doctype html><body>{html}", url_fetcher=URLFetcher(allowed_protocols=())
    ).write_pdf()
    with pypdfium2.PdfDocument(pdf) as opened:
        return [_png(page, *documents[number][1:]) for number, page in enumerate(opened)]


def _page(number: int, svg: str, width: int, height: int) -> str:
    return (
        f"<style>@page p{number}{{size:{width}px {height}px;margin:0}}"
        f"#d{number}{{page:p{number}}} body{{margin:0}} svg{{display:block}}</style>"
        f'<div id="d{number}">{svg}</div>'
    )


def _png(page: object, width: int, height: int) -> bytes:
    """Return a page of a PDF as PNG of exactly this width and height."""
    image = page.render(scale=96 / 72).to_pil().convert("RGB")  # type: ignore[attr-defined]
    out = io.BytesIO()
    image.crop((0, 0, width, height)).save(out, "png")
    return out.getvalue()
