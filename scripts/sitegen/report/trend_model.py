"""The records of data/trends/: one thing counted over the years, by the organisation or by an authority.

Years are marks of their own: who reports and what is asked has changed, so no year is a step from the one
before. A year that nobody has published is named, and every point says where it was printed.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sitegen.records import Record
from sitegen.records.localized import Label
from sitegen.records.model import Date, Id, Line, Url
from sitegen.report.display_model import Ref
from sitegen.report.formula import Formula
from sitegen.report.model import Break, Unit, Year


class TrendSource(Record):
    """Where a number was printed: a page of ours or of an authority, or a report here."""

    title: Line = Field(description="Dokumentets eller sidans namn, med utgivare")
    url: Url | None = None
    on: Date | None = Field(None, description="Dagen då det publicerades; utelämnas när den inte är känd")
    report: Ref | None = Field(None, description="Rapporten här på webbplatsen som talet står i")


class TrendPoint(Record):
    """What was printed of a year, by the measures that were."""

    year: Year
    values: dict[Id, Formula] = Field({}, description="Måttets id: talet, eller hänvisning till en rapport")
    case: Formula | None = Field(None, description="Hur många som hör till ett enda ärende")
    note: Label | None = None
    sources: tuple[Id, ...] = ()


class Measure(Label):
    """One of the things that are counted; the first is the main one."""


class Trend(Label):
    """A series over the years. The file name is its id."""

    publisher: Label
    kind: Literal["own", "authority"]
    unit: Unit = "persons"
    place: int = Field(description="Ordningen på sidan; den lägsta först")
    note: Label
    measures: dict[Id, Measure] = Field(min_length=1, max_length=2)
    first: Year
    last: Year
    points: tuple[TrendPoint, ...] = Field(min_length=3)
    gaps: dict[str, Label] = Field({}, description="År utan tal: varför, i en rad")
    breaks: tuple[Break, ...] = ()
    sources: dict[Id, TrendSource] = Field(min_length=1)
