"""A report for programs: one document of plain values, and CSV files with a description of their columns.

CSV is UTF-8 with commas and decimal points, ids first and then the words. Beside every number stands a
flag: `U` withheld, `..` not available, or the ends of a band, in place of the number; `r` for one that
has been corrected since it was first published, `d` for one that the source contradicts. What a reader of
the page is told of a row stands in the row: its unit, what it is of, how near it is, the reservation, a new
way to count, and whether the edition is settled. Swedish spreadsheets get the same with semicolons.
The description follows the Data Package standard (specs.frictionlessdata.io), written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.core import sheet_cells
from sitegen.records import Localized
from sitegen.report.editions.edition import (
    JsonObject,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.editions.edition_document import json_bytes
from sitegen.report.editions.published import Published
from sitegen.report.publish import linked_data
from sitegen.report.publish import reservations as told
from sitegen.report.publish.quoting import PUBLISHER
from sitegen.web import report_addresses

FIGURES = "siffror"
ABOUT = {
    "enhet": "Vad som räknas, som ett namn för program; mixed = varje kolumn har sin egen enhet",
    "enhet_sv": "Vad som räknas, i ord",
    "bas_sv": "Vad talet är räknat på: gruppen, och hur många det finns uppgift om",
    "bas_en": "What the number is of: the group, and how many there is an answer for",
    "kvalificerare": "Hur nära talet är: about = omkring, at-least = minst, at-most = högst; tomt = exakt",
    "forbehall_sv": "Vad man måste veta om talet för att inte missförstå det",
    "forbehall_en": "What has to be known of the number not to misread it",
    "brott_sv": "Från och med raden räknas det på ett annat sätt; jämför inte tal före och efter",
    "brott_en": "From this row on things are counted in another way; do not compare across it",
    "status": "draft = utkast, kan ändras; preliminary = preliminär; final = slutlig",
}
"""What stands beside every row, and what it means."""
WHOM = {
    "grupp_sv": "Om raden gäller vuxna eller barn",
    "grupp_en": "Whether the row is of adults or of children",
}
"""What stands beside the rows of a table that has adults beside children."""
FLAG = "U = dold, .. = finns inte, a–b = mellan två tal, r = rättat, d = källan säger emot sig själv"
CsvRows = list[list[str]]


def table_rows(table: PublishedTable, status: str, who: Mapping[str, str]) -> CsvRows:
    """Return a table with its headings, a row for each of its own; `who` says which are of children."""
    head = ["rad", "rad_sv", "rad_en", *(WHOM if who else ())]
    head += [part for column in table.columns for part in (key(column.id), f"{key(column.id)}_flagga")]
    return [[*head, *ABOUT], *(_row(table, row, status, who) for row in table.lines)]


def _row(table: PublishedTable, row: PublishedRow, status: str, who: Mapping[str, str]) -> list[str]:
    base, notes, broken = told.base(table, row), told.of_row(table, row), row.broken or NOTHING
    near = next((value.qualifier for value in row.values if value.qualifier), "")
    unit = told.unit_of(table)
    about = [
        unit,
        told.unit_words(unit),
        base.sv,
        base.en,
        near,
        notes.sv,
        notes.en,
        broken.sv,
        broken.en,
        status,
    ]
    group = told.WHOM.get(who.get(row.id, ""), NOTHING)
    own = [group.sv, group.en] if who else []
    return [row.id, row.words.sv, row.words.en, *own, *_texts(row), *about]


NOTHING = Localized(sv="", en="")


def key(column: str) -> str:
    """Return a column's id as programs name it: `_` in place of `-`."""
    return column.replace("-", "_")


def _texts(row: PublishedRow) -> Iterator[str]:
    for value in row.values:
        yield "" if value.printed is None else str(value.printed)
        yield value.flag


FIGURE_HEAD = ("siffra", "sv", "en", "varde", "fran", "till", "taljare", "namnare", "flagga")


def figure_rows(report: Published) -> CsvRows:
    """Return every group and figure of an edition, with headings."""
    found = report.edition
    return [[*FIGURE_HEAD, *ABOUT], *(_figure_row(one, found.status) for one in found.figures)]


def _figure_row(found: PublishedFigure, status: str) -> list[str]:
    numbers = (None, None, None, None, None) if found.disputed else _numbers(found)
    texts = ("" if part is None else str(part) for part in numbers)
    base, notes = found.base or NOTHING, told.of_figure(found)
    near = found.qualifier or ""
    measure = "percent" if found.show == "percent" else found.unit
    about = [measure, told.unit_words(measure), base.sv, base.en, near, notes.sv, notes.en, "", "", status]
    return [found.id, found.words.sv, found.words.en, *texts, flag(found), *about]


def _numbers(found: PublishedFigure) -> tuple[object, ...]:
    return found.number, found.low, found.high, found.numerator, found.denominator


def flag(found: PublishedFigure) -> str:
    """Return the marks of a figure: `d` for one that its source contradicts, `r` for a corrected one."""
    return " ".join(filter(None, ("d" if found.disputed else "", found.correction_flag)))


# -- the two forms of CSV ----------------------------------------------------------------------


def plain_csv(rows: Iterable[list[str]]) -> bytes:
    """Return rows as CSV for programs: commas, decimal points, UTF-8."""
    return sheet_cells.csv_text(rows).encode()


def local_csv(rows: CsvRows) -> bytes:
    """Return rows as CSV that spreadsheets in Swedish open right: semicolons, decimal commas, and a BOM.

    Words and ids keep their points; what is wholly a number gets the comma.
    """
    swapped = ([_with_comma(field) for field in row] for row in rows)
    return sheet_cells.csv_text(swapped, end="\r\n", delimiter=";").encode("utf-8-sig")


def _with_comma(field: str) -> str:
    return field.replace(".", ",") if sheet_cells.NUMBER.fullmatch(field) else field


# -- the description ---------------------------------------------------------------------------


def package(report: Published, address: str) -> JsonObject:
    """Return the Data Package that describes the CSV files of an edition; `address` is that of its page."""
    found = report.edition
    tables = (*found.tables, *report.charts)
    schemas = {table.name: _schema(table, report.who.get(table.name, {})) for table in tables}
    resources = [_resource(table.name, table.title_sv, schemas[table.name]) for table in tables]
    days = {"created": found.published or report.drafted, "updated": linked_data.changed(report)}
    return {
        "profile": "tabular-data-package",
        "name": found.id,
        "id": address,
        "title": found.title.sv,
        "description": told.description(report).sv,
        "homepage": address,
        "version": found.version,
        "status": found.status,
        **{name: f"{day.isoformat()}T00:00:00Z" for name, day in days.items() if day},
        "sources": [{"title": report.source}] if report.source else [],
        "contributors": [{"title": PUBLISHER, "role": "publisher"}],
        "keywords": [words.sv for words in linked_data.KEYWORDS],
        "resources": [*resources, _resource(FIGURES, "Siffror", _figure_schema(report))],
    }


def _resource(name: str, title: str, schema: JsonObject) -> JsonObject:
    own = {"name": name, "title": title, "path": f"{name}.csv", "schema": schema}
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"profile": "tabular-data-resource", **own, **form}


def _schema(table: PublishedTable, who: Mapping[str, str]) -> JsonObject:
    fields = [
        _field("rad", about="Radens id", required=True, enum=[row.id for row in table.lines]),
        _field("rad_sv", about="Raden på svenska", required=True),
        _field("rad_en", about="The row in English", required=True),
        *(_field(name, about=about) for name, about in WHOM.items() if who),
    ]
    for index, column in enumerate(table.columns):
        values, title = [row.values[index] for row in table.lines], f"{column.words.sv}, flagga"
        fields.append(_number_field(column, values))
        fields.append(_flag_field(f"{key(column.id)}_flagga", [value.flag for value in values], title))
    return {"fields": [*fields, *_about_fields()], "primaryKey": ["rad"], "missingValues": [""]}


def _about_fields() -> Iterator[JsonObject]:
    for name, about in ABOUT.items():
        yield _field(name, about=about, required=name in ("enhet", "status"))


def _number_field(column: PublishedColumn, values: Sequence[PublishedValue]) -> JsonObject:
    """Return the schema of a column of numbers: whole or not, its bounds, whether a field may be empty."""
    whole = column.kind == "count" and all(isinstance(value.number, int | None) for value in values)
    limits: JsonObject = {"minimum": 0, "maximum": 100} if column.kind == "share" else {"minimum": 0}
    required = all(value.printed is not None for value in values)
    kind, words = "integer" if whole else "number", told.unit_words(column.unit)
    field = _field(key(column.id), kind, column.words.sv, f"Enhet: {words}", required=required, **limits)
    return {**field, "unit": words}


def _flag_field(name: str, flags: Sequence[str], title: str = "") -> JsonObject:
    """Return the schema of a column of flags; of one without any, that each field of it is empty."""
    found = sorted({*flags} - {""})
    enum: JsonObject = {"enum": found} if found else {"maxLength": 0}
    return _field(name, title=title, about=FLAG, required="" not in flags, **enum)


def _field(
    name: str, kind: str = "string", title: str = "", about: str = "", **constraints: object
) -> JsonObject:
    words = {"title": title, "description": about}
    return {
        "name": name,
        "type": kind,
        **{name: text for name, text in words.items() if text},
        "constraints": constraints,
    }


FIGURE_ABOUT = {
    "sv": "Vad talet visar",
    "en": "What the number shows",
    "varde": "Talet som det visas; en andel i procent",
    "fran": "Lägsta talet, när bara ett spann visas",
    "till": "Högsta talet, när bara ett spann visas",
    "taljare": "Antalet som andelen är räknad ur",
    "namnare": "Hur många andelen är räknad på",
}


def _figure_schema(report: Published) -> JsonObject:
    figures = report.edition.figures
    first, *rest = FIGURE_HEAD[:-1]
    fields = [
        _field(first, about="Siffrans id", required=True, enum=[one.id for one in figures]),
        *(_field(name, about=FIGURE_ABOUT[name], required=True) for name in rest[:2]),
        *(_field(name, "number", about=FIGURE_ABOUT[name], minimum=0) for name in rest[2:]),
        _flag_field(FIGURE_HEAD[-1], [flag(one) for one in figures]),
    ]
    return {"fields": [*fields, *_about_fields()], "primaryKey": [first], "missingValues": [""]}


def files(report: Published, address: str) -> dict[str, bytes]:
    """Return the JSON and CSV files of an edition by their path; `address` is that of its page."""
    found = report.edition
    tables = (*found.tables, *report.charts)
    sheets = {one.name: table_rows(one, found.status, report.who.get(one.name, {})) for one in tables}
    sheets[FIGURES] = figure_rows(report)
    made = {report_addresses.csv(report, name): plain_csv(rows) for name, rows in sheets.items()}
    made |= {report_addresses.local_csv(report, name): local_csv(rows) for name, rows in sheets.items()}
    made[report_addresses.package(report)] = json_bytes(package(report, address))
    made[report_addresses.json(report)] = json_bytes(report.document)
    return made
