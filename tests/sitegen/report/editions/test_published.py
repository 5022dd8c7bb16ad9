"""What the publisher is given: no number that is withheld, and nothing of what only editors see."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

import trialreport
from projects import ROOT
from sitegen.build import schema
from sitegen.records import Localized
from sitegen.report import read_reports
from sitegen.report.cells import Cell
from sitegen.report.editions import edition, from_book, published
from sitegen.report.editions.edition import PublishedValue
from sitegen.report.figures.book import Book
from sitegen.report.model import Correction, Decision, Disclosure, Finding, Report, Row

ID = trialreport.ID
WITHHELD = 77411
"""A number that stands nowhere else: what a slip before the publisher could leave behind a `U`."""
PLAIN = (str, int, float, Decimal, dt.date, type(None))
OURS = (Localized, Correction, Disclosure, Decision)
"""The records of editors that are published as they are."""


def everything(found: object) -> Iterator[object]:
    """Yield an object and all that can be reached from it by fields, keys and items, with none left out."""
    yield found
    if isinstance(found, Mapping):
        inner: tuple[object, ...] = (*found.keys(), *found.values())
    elif isinstance(found, tuple | list | set | frozenset):
        inner = tuple(found)
    elif isinstance(found, BaseModel):
        inner = (*vars(found).values(), found.model_extra, found.__pydantic_private__)
    elif dataclasses.is_dataclass(found):
        inner = tuple(getattr(found, field.name) for field in dataclasses.fields(found))
    else:
        inner = ()
    for one in inner:
        yield from everything(one)


def slipped(cell: Cell) -> Cell:
    """A withheld cell that has kept its number."""
    return Cell("suppressed", WITHHELD, WITHHELD) if cell.kind == "suppressed" else cell


def with_slips(report: Report) -> Report:
    """The report with a number behind every `U`, and that number in what only editors see."""
    tables = {
        name: table.model_copy(
            update={"rows": {key: _row(row) for key, row in table.rows.items()}, "where": f"sida {WITHHELD}"}
        )
        for name, table in report.tables.items()
    }
    groups = {name: one.model_copy(update={"n": slipped(one.n)}) for name, one in report.universes.items()}
    said = f"{WITHHELD} i källan"
    finding = Finding(grade="note", says=said, computed=said, published=said)
    source = report.source.model_copy(update={"control": Decimal(WITHHELD), "typed_by": said})
    return report.model_copy(
        update={"tables": tables, "universes": groups, "findings": (finding,), "source": source}
    )


def _row(row: Row) -> Row:
    cells = {key: slipped(cell) for key, cell in row.cells.items()}
    cluster = {key: slipped(cell) for key, cell in row.cluster.items()}
    changed = {
        "cells": cells,
        "cluster": cluster,
        "n": row.n and slipped(row.n),
        "percent": Decimal(WITHHELD),
    }
    return row.model_copy(update=changed)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return trialreport.data_alone(tmp_path)


def test_no_withheld_number_can_be_reached_from_what_is_published(book: Book) -> None:
    raw = Book({id: with_slips(report) for id, report in book.reports.items()})
    assert any(found == WITHHELD for found in everything_raw(raw)), "the slips are not in the raw values"
    reached = [*everything(from_book.published(raw, {}))]
    assert [found for found in reached if str(WITHHELD) in str(found) and isinstance(found, PLAIN)] == []
    values = [found for found in reached if isinstance(found, PublishedValue)]
    withheld = [value for value in values if value.kind in ("suppressed", "missing")]
    assert withheld and {(value.number, value.high) for value in withheld} == {(None, None)}


def everything_raw(book: Book) -> Iterator[object]:
    for found in everything(book.reports):
        yield from (found.low, found.high) if isinstance(found, Cell) else ()


@pytest.mark.parametrize("kind", ["suppressed", "missing"])
@pytest.mark.parametrize("given", [{"number": 0}, {"number": 3}, {"high": 4}])
def test_a_value_cannot_be_withheld_and_have_a_number(kind: str, given: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="has no number"):
        PublishedValue.model_validate({"kind": kind, **given})


def test_nothing_but_plain_values_and_parts_of_editions_can_be_reached(book: Book) -> None:
    """So neither a record of raw values nor anything that looks one up, whatever it is called."""
    reached = {type(found) for found in everything(from_book.published(book, {}))}
    others = {kind for kind in reached if kind not in (*PLAIN, *OURS, dict, tuple, list, bool)}
    assert {kind.__module__ for kind in others} == {edition.__name__, published.__name__}


DOCUMENTS = {
    **{id: report.document for id, report in read_reports.read(ROOT).for_readers.items()},
    "golden": json.loads((ROOT / "tests/cases/editions/format-2.json").read_text("utf-8"))["edition"],
    "former": json.loads((ROOT / "tests/cases/editions/format-1.json").read_text("utf-8"))["edition"],
}


@pytest.mark.parametrize("id", DOCUMENTS)
def test_every_edition_is_valid_by_the_schema_that_is_published(id: str) -> None:
    committed = json.loads((ROOT / schema.FOLDER / "edition.json").read_text("utf-8"))
    Draft202012Validator(committed).validate(DOCUMENTS[id])


def test_the_schema_refuses_what_no_edition_holds() -> None:
    checks = Draft202012Validator(schema.schemas()["edition"])
    document = DOCUMENTS["golden"]
    first = document["figures"][0]
    for wrong in ({"raw": WITHHELD}, {"unit": "spoons"}, {"value": "many"}):
        assert not checks.is_valid({**document, "figures": [{**first, **wrong}]})
