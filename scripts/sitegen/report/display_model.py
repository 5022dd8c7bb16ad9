"""How a report is shown: what stands first, and single figures that are read beside each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records import Passage, Record
from sitegen.records.localized import Label
from sitegen.records.model import Id

Ref = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?(\.[a-z0-9-]+){0,2}$", max_length=150)
]
"""`direkt`, `rattsprocess.dom`, `kon-form.kvinna.arbete`, `nsp-2025/primara.total`."""


class LeadFigure(Record):
    """A figure among those that stand first, with the least that has to be known of it."""

    figure: Id
    also: Passage | None = Field(None, description="En kort upplysning under talet, med {hänvisningar}")


class Lead(Record):
    """The result of a report: its headline, at most four figures and one chart."""

    headline: Passage = Field(description="Resultatet som en mening, med {hänvisningar}")
    figures: tuple[LeadFigure, ...] = Field((), max_length=4)
    chart: Id | None = Field(None, description="Tabellen som visas först")


class ChartRow(Label):
    """A bar: a figure of the report; or words alone, where the source has no number."""

    figure: Id | None = None
    claim: Id | None = Field(None, description="Ord ur rapporten i stället för ett tal, utan stapel")
    who: Literal["adults", "children"] | None = Field(None, description="Vuxna bredvid barn")


class FigureChart(Label):
    """Figures in percent, read beside each other; the same label in two rows puts adults beside children."""

    headline: Passage | None = None
    highlight: tuple[Id, ...] = ()
    rows: dict[Id, ChartRow] = Field(min_length=2)
    note: Label | None = None
