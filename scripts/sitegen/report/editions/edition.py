"""One edition of a report: the tables and figures that are published, as models that are also its JSON.

An edition holds what readers may see and nothing else: a withheld count has no number here, so neither
its share nor the length of its bar can be worked out by what is made of it. The JSON that readers
download and that is frozen is made of these models and read into them by `edition_document`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import not_
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WrapSerializer,
    model_serializer,
    model_validator,
)

from sitegen.records import Localized
from sitegen.report.cells import Cell, parse
from sitegen.report.figures import numbers
from sitegen.report.model import About, Correction, DimensionClass, Disclosure, Money, Qualifier, Rates, Unit

JsonObject = dict[str, Any]
COUNT, SHARE = "antal", "andel"
"""Ids of the columns of a table with one dimension."""
TOTAL = "total"
SIGN = "r"
"""The mark of a figure that a correction has changed: Eurostat's flag for a revised value."""
MEASURES: frozenset[Unit] = frozenset((*get_args(Money), *get_args(Rates)))
"""Units that are no things to be counted."""


def plain(value: int | Decimal | None) -> int | float | None:
    """Return a number as JSON has it: 32.2, not "32.2", and 33 for a share in whole percent."""
    if isinstance(value, Decimal):
        return float(value) if value.as_tuple().exponent else int(value)
    return value


def _without_none(record: Any) -> Any:
    """Return what is written of an editor's record: no key for what he left out."""
    if isinstance(record, dict):
        return {key: _without_none(value) for key, value in record.items() if value is not None}
    return record


PlainNumber = Annotated[int | Decimal | None, PlainSerializer(plain, return_type=int | float | None)]
ToldCorrection = Annotated[Correction, WrapSerializer(lambda record, write: _without_none(write(record)))]
ToldDecision = Annotated[Disclosure, WrapSerializer(lambda record, write: _without_none(write(record)))]
PublishedUniverse = Annotated[
    Localized | None,
    BeforeValidator(lambda words: words or None),
    PlainSerializer(lambda words: words.model_dump() if words else {}, return_type=dict[str, str]),
]
"""The name of the group that a table is about; an empty object for a series, which has none."""
Case = Annotated[
    str,
    BeforeValidator(lambda case: case or ""),
    PlainSerializer(lambda case: case or None, return_type=str | None),
]
"""The id of the case that a table is without; null for a whole table."""
CorrectedBy = Annotated[
    int,
    BeforeValidator(lambda mark: 0 if isinstance(mark, str) else mark),
    PlainSerializer(lambda number: SIGN if number else "", return_type=str),
]
"""The number of the correction that last changed a figure, 0 for none; in JSON only the mark `r`."""


class EditionPart(BaseModel):
    """What all parts of an edition share. They are made by the names of fields, and read by their aliases."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=False,
        serialize_by_alias=True,
        defer_build=True,
    )


class WrittenValue(EditionPart):
    """A field of a table in JSON: its number, or null and a sign; `r` after what has been corrected."""

    value: int | float | None
    flag: str
    qualifier: Qualifier | None = Field(None, exclude_if=not_)


class WrittenCase(EditionPart):
    """What a row holds of one case, in JSON."""

    label: Localized
    value: int | float | None
    flag: str


class PublishedValue(EditionPart):
    """What stands in one field: a count, a band, a share in percent as rounded, or a sign for none.

    `number` is the count, the share, or the lower end of a band. `revised` is the number of the correction
    that last changed it; 0 for one that is as first published. `qualifier` is how near the number is, and
    `words` are what the source says where it has no number; only charts of single figures have words.
    """

    kind: Literal["count", "band", "share", "suppressed", "missing"]
    number: int | Decimal | None = None
    high: int | None = None
    revised: int = 0
    qualifier: Qualifier | None = None
    words: Localized | None = None

    @model_validator(mode="after")
    def _withheld_has_no_number(self) -> Self:
        if self.kind in ("suppressed", "missing") and (self.number, self.high) != (None, None):
            raise ValueError("what is withheld or not available has no number")
        return self

    @model_validator(mode="before")
    @classmethod
    def _of_written(cls, data: Any) -> Any:
        """Read a field of a document. Its mark is left out: the corrections give it anew."""
        if not isinstance(data, dict) or "flag" not in data:
            return data
        if data["value"] is not None:
            near = data.get("qualifier")
            return {"kind": data.get("kind", "count"), "number": data["value"], "qualifier": near}
        cell = parse(data["flag"].removesuffix(SIGN).strip())
        return {"kind": cell.kind, "number": cell.low, "high": cell.high if cell.kind == "band" else None}

    @model_serializer
    def _written(self) -> WrittenValue:
        return WrittenValue(value=plain(self.printed), flag=self.flag, qualifier=self.qualifier)

    @property
    def printed(self) -> int | Decimal | None:
        """The number that files hold; none for a band, or for what is withheld or not available."""
        return self.number if self.kind in ("count", "share") else None

    @property
    def sign(self) -> str:
        """What files hold in place of the number: `U`, `..`, or the ends of a band."""
        return "" if self.kind in ("count", "share") else str(self.cell)

    @property
    def flag(self) -> str:
        """What files carry beside the number: the sign, and `r` for a value that has been corrected."""
        return " ".join(filter(None, (self.sign, SIGN if self.revised else "")))

    @property
    def cell(self) -> Cell:
        """The same as a printed cell; a share is none."""
        assert self.kind != "share"
        low = int(self.number) if self.number is not None else None
        return Cell(self.kind, low, self.high if self.kind == "band" else low)

    def shown(self, language: str) -> str:
        """Return what is read in the field: `46`, `32,2 %`, `omkring 30 %`, `1–4`, `U`, `nästan hälften`."""
        if self.words is not None:
            return self.words.in_language(language)
        text = self._bare(language)
        return numbers.qualified(text, self.qualifier, language) if self.qualifier else text

    def _bare(self, language: str) -> str:
        if self.kind == "share":
            assert self.number is not None
            return numbers.with_percent(numbers.number(self.number, language), language, "table")
        if isinstance(self.number, Decimal):
            return numbers.number(self.number, language)
        return numbers.cell(self.cell, language)

    def spoken(self, language: str) -> str:
        """Return what a screen reader says where the sign alone says nothing; else the empty text."""
        return "" if self.kind == "share" or self.words else numbers.cell_words(self.cell, language)


class CaseCount(EditionPart):
    """How much of a row belongs to one case: the case's name, and the count."""

    words: Localized
    value: PublishedValue

    @model_validator(mode="before")
    @classmethod
    def _of_written(cls, data: Any) -> Any:
        return {"words": data["label"], "value": data} if isinstance(data, dict) and "flag" in data else data

    @model_serializer
    def _written(self) -> WrittenCase:
        value = self.value
        return WrittenCase(label=self.words, value=plain(value.printed), flag=value.flag)


class PublishedColumn(EditionPart):
    """A column of a table: its id, its heading, and what it counts."""

    id: str
    words: Localized = Field(alias="label")
    kind: Literal["count", "share"]
    unit: Unit
    children: bool = Field(False, exclude_if=not_)


class PublishedRow(EditionPart):
    """A row of a table: a field for each column, by the column's id.

    `merges` names the categories that were put together in it, and `cases` what it holds of each case.
    `of` is what it is of, where each row of the table has a base of its own.
    `broken` says how the things of a series are counted from this year.
    """

    id: str
    words: Localized = Field(alias="label")
    merges: tuple[Localized, ...] = Field((), exclude_if=not_)
    of: Localized | None = Field(None, exclude_if=not_)
    note: Localized | None = Field(None, exclude_if=not_)
    broken: Localized | None = Field(None, alias="break", exclude_if=not_)
    cases: tuple[CaseCount, ...] = Field((), exclude_if=not_)
    children: bool = Field(False, exclude_if=not_)
    fields: Mapping[str, PublishedValue]

    @property
    def values(self) -> tuple[PublishedValue, ...]:
        """The fields in the order of the columns."""
        return tuple(self.fields.values())


class PublishedTable(EditionPart):
    """A table or a series, or a table without the case that dominates it (`without` is that case's name).

    `name` is what its files are called. `about`, `dims` and `children` are what the smallest count that it
    may show hangs on. `whole` says that its rows are parts of one whole, so that they add up to the total
    or the base; `multi` that a person may stand in several rows. The last of `lines` may be the total.
    """

    name: str = Field(alias="id")
    id: str = Field(alias="table")
    part: Case = Field("", alias="case")
    words: Localized = Field(alias="title")
    without: Localized | None = None
    about: About
    dims: Mapping[str, DimensionClass] = {}
    universe: PublishedUniverse
    base: PublishedValue | None
    note: Localized | None
    multi: bool
    whole: bool = False
    children: bool = Field(False, exclude_if=not_)
    columns: tuple[PublishedColumn, ...]
    lines: tuple[PublishedRow, ...] = Field(alias="rows")

    @model_validator(mode="before")
    @classmethod
    def _with_shares(cls, data: Any) -> Any:
        """Say of each field of a document whether it is a share, which only its column says there."""
        if not isinstance(data, dict) or "table" not in data:
            return data
        kinds = {column["id"]: column["kind"] for column in data["columns"]}
        rows = [
            row | {"fields": {id: {**row["fields"][id], "kind": kind} for id, kind in kinds.items()}}
            for row in data["rows"]
        ]
        return {**data, "rows": rows}

    @property
    def title_sv(self) -> str:
        """Its name in Swedish, which says whether a case is left out."""
        return self.words.sv + (f", utan {self.without.sv}" if self.without else "")

    @property
    def is_series(self) -> bool:
        """Whether its rows are years."""
        return self.universe is None

    @property
    def rows(self) -> tuple[PublishedRow, ...]:
        """Every row but the total."""
        return tuple(line for line in self.lines if line.id != TOTAL)

    @property
    def total(self) -> PublishedRow | None:
        """The row of the total; None where the rows are not added up."""
        return next((line for line in self.lines if line.id == TOTAL), None)

    @property
    def flags(self) -> tuple[str, ...]:
        """The kinds of signs that a legend has to explain, each once."""
        values = [value for line in self.lines for value in line.values]
        found: set[str] = {value.kind for value in values if value.words is None}
        found |= {"revised" for value in (*values, self.base) if value and value.revised}
        return tuple(kind for kind in ("suppressed", "missing", "band", "revised") if kind in found)

    def each_value(self) -> Iterator[tuple[str, str, PublishedValue]]:
        """Yield every field with the ids of its row and column."""
        for line in self.lines:
            for column, value in line.fields.items():
                yield line.id, column, value


class PublishedFigure(EditionPart):
    """A single figure, or the size of a named group. `numerator` / `denominator` is a share to check.

    `number` is the figure as it is shown, a percentage as 32.2; `low` and `high` are the ends of a band.
    A disputed figure has no number: `readings` are the two that its source gives, or empty when neither
    is shown, and `note` says why.
    """

    id: str
    words: Localized = Field(alias="label")
    about: About = "people"
    unit: Unit
    show: Literal["count", "percent", "mean", "amount"]
    number: PlainNumber = Field(None, alias="value")
    revised: CorrectedBy = Field(0, alias="flag")
    low: PlainNumber = None
    high: PlainNumber = None
    numerator: int | None = None
    denominator: int | None = None
    shown: Localized
    qualifier: Qualifier | None = Field(None, exclude_if=not_)
    base: Localized | None = None
    note: Localized | None = None
    children: bool = Field(False, exclude_if=not_)
    disputed: bool = Field(False, exclude_if=not_)
    readings: tuple[PlainNumber, ...] = Field((), exclude_if=not_)

    @property
    def correction_flag(self) -> str:
        """The mark `r` for a figure that has been corrected; else empty."""
        return SIGN if self.revised else ""


class Edition(EditionPart):
    """All tables and figures of a report under one version, what was corrected, and what was protected."""

    id: str
    version: str = Field(pattern=r"^\d+(\.\d+)*$")
    status: Literal["draft", "preliminary", "final", "withdrawn"]
    year: int
    published: dt.date | None
    title: Localized
    figures: tuple[PublishedFigure, ...]
    tables: tuple[PublishedTable, ...]
    corrections: tuple[ToldCorrection, ...]
    disclosure: tuple[ToldDecision, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """The version, to put editions in order."""
        return order(self.version)


def order(version: str) -> tuple[int, ...]:
    """Return a version as numbers, to compare: 1.10.0 comes after 1.9.0."""
    return tuple(map(int, version.split(".")))
