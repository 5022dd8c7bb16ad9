"""From an edition to its JSON and back, whatever form the JSON was written in.

The document is what readers download, and what data/reports/editions/ keeps. Editions outlive the code: when
the models of `edition` change so that an older document no longer fits, or that an older program refuses what
is written, `FORMAT` is one more, and a row of `MIGRATIONS` makes the new form of the old one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate
from typing import Any, TypeVar

from sitegen.report.editions.edition import (
    Edition,
    JsonObject,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)

FORMAT = 2
"""The form of the documents that are written now."""
Marked = TypeVar("Marked", PublishedFigure, PublishedValue)


def _same(document: JsonObject) -> JsonObject:
    """Return a document of form 1, to which form 2 adds how near, how doubtful and whose a number is."""
    return document


MIGRATIONS: Mapping[int, Callable[[JsonObject], JsonObject]] = {1: _same}
"""For each older form, what makes a document of the next form out of one of it. No row is ever taken away."""


def readable() -> tuple[int, ...]:
    """Return the forms of documents that can be read, the oldest first."""
    return (*sorted(MIGRATIONS), FORMAT)


def document(edition: Edition) -> JsonObject:
    """Return the edition as the plain values that its JSON holds."""
    return edition.model_dump(mode="json")


def read(document: JsonObject, form: int = FORMAT) -> Edition:
    """Return the edition that a document of some form was made of.

    Numbers are best read with `loads`, so that 32.2 is the same number again. Raises KeyError, TypeError,
    AttributeError or ValueError for any other document.
    """
    if form not in readable():
        raise ValueError(f"no document of form {form} is known")
    for older in range(form, FORMAT):
        document = MIGRATIONS[older](document)
    return marked(Edition.model_validate(document, by_alias=True, by_name=False))


def loads(text: str) -> Any:
    """Return what a JSON text holds, with decimals as they are written."""
    return json.loads(text, parse_float=Decimal)


def json_bytes(content: JsonObject) -> bytes:
    """Return the bytes of a JSON file: indented, in UTF-8, with one line end."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def fingerprint(found: JsonObject) -> str:
    """Return the SHA-256 of a document, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(found, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


# -- marks of corrections ----------------------------------------------------------------------


def marked(edition: Edition) -> Edition:
    """Return the edition with the number of its last correction, from 1, on all that a correction names."""
    last = {ref: number for number, change in enumerate(edition.corrections, start=1) for ref in change.at}

    def mark(found: Marked, *address: str) -> Marked:
        number = max(last.get(one, 0) for one in addresses(*address))
        return found.model_copy(update={"revised": number})

    def mark_row(table: str, row: PublishedRow) -> PublishedRow:
        fields = {column: mark(value, table, row.id, column) for column, value in row.fields.items()}
        return row.model_copy(update={"fields": fields})

    def mark_table(table: PublishedTable) -> PublishedTable:
        lines = tuple(mark_row(table.id, row) for row in table.lines)
        base = table.base and mark(table.base, table.id, "base")
        return table.model_copy(update={"lines": lines, "base": base})

    figures = tuple(mark(figure, figure.id) for figure in edition.figures)
    tables = tuple(map(mark_table, edition.tables))
    return edition.model_copy(update={"figures": figures, "tables": tables}) if last else edition


def addresses(*parts: str) -> Iterator[str]:
    """Yield every address that stands for a field of a table, a row and a column, the widest first."""
    yield from accumulate(filter(None, parts), "{}.{}".format)
