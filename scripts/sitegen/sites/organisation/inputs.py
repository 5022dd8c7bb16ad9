"""What pages about the organisation are given by those who print and by reports: plain values."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.records import PrintPiece
from sitegen.web import Link, Value


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A finished PDF and its number of pages."""

    content: bytes
    pages: int


class Leaflet(Value):
    """A sheet that the site gives away; in a preview there is no file."""

    id: str
    piece: PrintPiece
    language: str
    region: str
    path: str
    file: PaperFile | None = None


class KeyFigure(Value):
    """A figure of a report with what it counts, and the section that it stands in; the summary is unnamed.

    `unit` is empty where the number carries it, as of shares.
    """

    label: str
    number: str
    unit: str
    base: str
    note: str
    section: Link


class QuotedChart(Value):
    """A chart of a report: what it says, the paragraph that cites it, and its pictures, if any."""

    headline: str
    text: str
    png: str
    svg: str


class Quoted(Value):
    """What may be quoted of a report, and its figures, for a page in one language."""

    id: str
    kind: str
    title: Link
    year: int
    status: str
    headline: str
    text: str
    source: str
    address: str
    section: str
    figures: tuple[KeyFigure, ...]
    charts: tuple[QuotedChart, ...] = ()
