"""Each guard of what travels with a number is broken on purpose here, and its claim must fail of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import test_display
import test_travelling_reservations as claims

import projects
from report_mutants import Claim, Mutant, planted
from sitegen.report import read_reports
from sitegen.report.checks import display
from sitegen.report.editions import published_tables
from sitegen.report.publish import (
    charts,
    csv_json,
    quoting,
    report_files,
    report_pictures,
    report_writer,
    views,
    workbook,
)
from sitegen.report.publish.report_writer import Writer
from sitegen.web import report_addresses

ID = "statistik-2025"


@cache
def writer() -> Writer:
    found = report_writer.writers(
        projects.REAL, projects.real_records(), claims.REPORTS, True, claims.READING.years_for_readers
    )
    return next(one for one in found if one.code == "sv")


def numbers(folder: Path) -> None:
    claims.test_each_row_has_its_numbers_in_every_form(writer(), claims.REPORTS[ID])


def drawn(folder: Path) -> None:
    claims.test_a_citation_and_a_picture_have_the_numbers_of_each_row(writer(), claims.REPORTS[ID])


def reserved(folder: Path) -> None:
    claims.test_each_row_has_its_reservations_in_every_form(writer(), claims.REPORTS[ID])


def columns(folder: Path) -> None:
    claims.test_every_row_of_every_file_has_unit_base_and_status(claims.REPORTS[ID])


def disputed(folder: Path) -> None:
    anew = read_reports.read(projects.REAL.root).published.for_readers[ID]
    claims.test_a_disputed_figure_has_no_number_and_says_why_in_every_file(anew)


not_drawn = test_display.test_a_disputed_figure_is_neither_first_nor_drawn


def groups(folder: Path) -> None:
    claims.test_a_row_of_adults_and_one_of_children_are_told_apart_in_every_form(writer())


def hidden(folder: Path) -> None:
    claims.test_a_hidden_cell_has_neither_number_nor_bar_in_any_form(writer())


def drafted(folder: Path) -> None:
    claims.test_a_draft_is_called_so_wherever_it_goes_and_cited_at_an_address_of_its_day(
        writer(), claims.REPORTS[ID]
    )


def in_a_picture(folder: Path) -> None:
    claims.test_each_picture_says_source_status_and_notes(writer())


FIVE = ".replace('4', '5')"
ALONE = "    yield from told.of_row_alone(row, language)\n"
NO_NUMBER = "return None if first.printed is None else"
ROWS: list[tuple[ModuleType, str, str, Claim]] = [
    # A wrong number in one form: page, both CSV, spreadsheet, JSON, paper, citation, picture and its words.
    (views, "shown=value.shown(language)", f"shown=value.shown(language){FIVE}", numbers),
    (csv_json, "else str(value.printed)", "else str(value.printed + 1)", numbers),
    (csv_json, 'field.replace(".", ",")', 'field.replace(".", "")', numbers),
    (workbook, "value.sign if found is None else found", "value.sign if found is None else 1", numbers),
    (csv_json, "json_bytes(report.document)", 'json_bytes({**report.document, "tables": []})', numbers),
    (report_files, "around, writer.translator))", f"around, writer.translator)){FIVE}", numbers),
    (quoting, 'fields = ", ".join(f"{field.shown}', f'fields = ", ".join(f"{{field.shown{FIVE}}}', drawn),
    (report_pictures, "face, first.shown, end", f"face, first.shown{FIVE}, end", drawn),
    (report_pictures, "', '.join(field.shown for field in line.fields)", "''", drawn),
    # A reservation, a base, a break or a status that one form leaves out.
    (views, f"{ALONE}    if row.broken", "    if row.broken", reserved),
    (views, "yield row.of.in_language(language)", 'yield ""', reserved),
    (csv_json, "        notes.sv,", '        "",', reserved),
    (csv_json, "        broken.sv,", '        "",', reserved),
    (csv_json, "        base.sv,", '        "",', columns),
    (csv_json, "        broken.en,\n        status,", '        broken.en,\n        "",', columns),
    (workbook, '[*told.of_row_alone(row, "sv"), *(', "[*(", reserved),
    (workbook, 'of = [f"Räknat på: {row.of.sv}"] if row.of', "of = [] if row.of", reserved),
    (quoting, "{line.label}{who}: {fields}{more}", "{line.label}{who}: {fields}", reserved),
    (report_pictures, "for more in line.more:", "for more in ():", reserved),
    (report_pictures, "in (*table.notes, *table.legend, *source)", "in ()", in_a_picture),
    # Adults and children who cannot be told apart.
    (csv_json, "[group.sv, group.en] if who", '["", ""] if who', groups),
    (workbook, '" if who else row.words.sv', '" if False else row.words.sv', groups),
    # A disputed number that is printed, or not called so.
    (published_tables, "        disputed=True,", "        disputed=True, number=47,", disputed),
    (workbook, "NONE if found.disputed else _cell(found.number)", "found.shown.sv", disputed),
    (csv_json, '"d" if found.disputed else ""', '""', disputed),
    (display, "if name in disputed:", "if name in ():", not_drawn),
    # A hidden cell that gets a bar.
    (charts, NO_NUMBER, f"{NO_NUMBER.replace('None if', '(Fraction(46),) * 2 if')}", hidden),
    # A draft that is not called so, or not found by its day.
    (quoting, '", {day_words(report.drafted, language)}" if report.drafted', '"" if report.drafted', drafted),
    (
        report_addresses,
        'return f"v{version}" if drafted is None else',
        'return "v1" if drafted else',
        drafted,
    ),
]
MUTANTS = [Mutant(*row) for row in ROWS]
CLAIMS = list(dict.fromkeys(mutant.claim for mutant in MUTANTS))


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_holds_while_nothing_is_broken(claim: Claim, tmp_path: Path) -> None:
    claim(tmp_path)


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_guard_that_is_broken_is_told_by_its_claim(mutant: Mutant, tmp_path: Path) -> None:
    with planted(mutant), pytest.raises((AssertionError, pytest.fail.Exception)):
        mutant.claim(tmp_path)
