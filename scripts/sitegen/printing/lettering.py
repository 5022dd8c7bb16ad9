"""Set text as outlines: an ad looks the same wherever it is shown, and its width is known beforehand."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sitegen.core import SetupError

FAMILY = "Noto Sans"


@dataclass(frozen=True, slots=True)
class FontFace:
    """A weight of the one family that ads are set in."""

    style: str

    def width(self, text: str, size: float) -> float:
        """Return the width of a line. Raises `SetupError` for a letter that the font does not have."""
        font = _font(self.style)
        advances, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return float(sum(advances[name][0] for name in _glyphs(self.style, text)) * size / unit)

    def outline(self, text: str, x: float, y: float, size: float) -> str:
        """Return the line as the data of an SVG path, from the left end of its baseline."""
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        font = _font(self.style)
        glyphs, scale = font.getGlyphSet(), size / font["head"].unitsPerEm
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
        for name in _glyphs(self.style, text):
            # Fonts count upwards from the baseline, pictures downwards from their top.
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += glyphs[name].width * scale
        return str(pen.getCommands())

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        """Return the text in as few lines as it takes, all about as long, broken at spaces.

        A single word may still be wider than `width`.
        """
        lines = self._broken(text, size, width)
        if not lines:
            return lines
        narrower = (self._broken(text, size, width * share / 100) for share in range(95, 45, -5))
        for tried in narrower:
            if len(tried) > len(lines) or max(self.width(line, size) for line in tried) > width:
                break
            lines = tried
        return lines

    def _broken(self, text: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


BOLD, REGULAR = FontFace("Bold"), FontFace("Regular")


def _glyphs(style: str, text: str) -> list[str]:
    letters = _font(style).getBestCmap()
    missing = [letter for letter in text if ord(letter) not in letters]
    if missing:
        raise SetupError(f"typsnittet {FAMILY} saknar tecknet {missing[0]!r} i “{text}”")
    return [letters[ord(letter)] for letter in text]


@lru_cache(maxsize=4)
def _font(style: str) -> Any:
    """Return the installed font. Raises `SetupError` when another would take its place."""
    from fontTools.ttLib import TTFont

    command = ["fc-match", "-f", "%{family}|%{file}", f"{FAMILY}:style={style}"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        found = "|"
    family, _, file = found.partition("|")
    if FAMILY not in family.split(","):
        raise SetupError(f"typsnittet {FAMILY} saknas; installera fonts-noto-core och fontconfig")
    return TTFont(file)
