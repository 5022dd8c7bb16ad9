"""A series over the years as it is published: each year's printed numbers, its gaps and its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.records import Localized
from sitegen.report.model import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """Where a number was printed; `report` is the id of a report here, and `status` how settled that is."""

    title: str
    url: str
    on: dt.date | None
    report: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendYear:
    """A year: its numbers by measure, None where none was printed, and what has to be known of it.

    `gap` says why there is no number at all, and `broken` that things are counted in another way from here.
    """

    year: int
    values: Mapping[str, int | None]
    case: int | None = None
    note: Localized | None = None
    gap: Localized | None = None
    broken: Localized | None = None
    sources: tuple[PublishedSource, ...] = ()

    @property
    def has_value(self) -> bool:
        """Whether any number was printed of the year."""
        return any(value is not None for value in self.values.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTrend:
    """One thing counted over the years, with a row for each year, whether there is a number or not."""

    id: str
    words: Localized
    publisher: Localized
    kind: Literal["own", "authority"]
    unit: Unit
    note: Localized
    measures: Mapping[str, Localized]
    years: tuple[TrendYear, ...]

    @property
    def main(self) -> str:
        """The id of the measure that the series is about."""
        return next(iter(self.measures))

    @property
    def highest(self) -> int:
        """The largest number of any year."""
        values = (value for year in self.years for value in year.values.values())
        return max((value for value in values if value is not None), default=0)
