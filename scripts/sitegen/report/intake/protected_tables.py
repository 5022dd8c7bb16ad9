"""From a sheet with one row a person to protected tables; nothing else leaves the memory.

The sheet lies outside every repository, and so does the folder for temporary files: what has once
been in one is in its history for good. The result is a fragment of a report in data/reports/, to
be read, signed and pasted by a person.
"""

from __future__ import annotations

import datetime as dt
import resource
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sitegen.core import Problem, SetupError
from sitegen.reading import Loaded
from sitegen.reading.validate import validate
from sitegen.reading.yaml_tree import parse
from sitegen.reading.yaml_tree import read as read_tree
from sitegen.report.disclosure import reconstruct, small_counts
from sitegen.report.intake import answer_sheet as sheets
from sitegen.report.intake import answer_tally
from sitegen.report.intake.form import AnswerForm, FormColumn, WantedTable, fold
from sitegen.report.intake.protect import ProtectedRow, ProtectedTable, one_way, two_way
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading

FORMS = "data/forms"
PERSONS, ANSWERS = "persons", "cases"
GROUPS = {"adults": "vuxna", "children": "barn"}
HEAD = """\
# Skyddade tabeller ur ett blad som inte finns här. Läs, låt styrelsen besluta (signed: true) och
# klistra in i data/reports/<rapport>.yml.
"""
# What a fragment lacks to be a report; only to try it by the rules of reports.
REST_OF_REPORT = """\
title: {sv: Prov, en: Trial}
kind: statistics
year: 2000
version: 0.0.0
status: draft
source: {title: Prov, typed_by: Prov}
summary: [{sv: Prov, en: Trial}]
"""
UNSIGNED = "utkast, väntar på styrelsens beslut"


@dataclass(frozen=True, slots=True)
class Intake:
    """What may leave: a fragment of YAML, and what was read, merged, hidden and left out.

    Of counts the summary holds only how many rows and people there are, for who reads it at the screen.
    """

    text: str
    summary: tuple[str, ...]


class IntakeFaults(Exception):
    """The sheet or the form has faults; all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} fel")
        self.problems = tuple(problems)


def protected_yaml(root: Path, sheet: Path, form: Path, number: int | None, today: str) -> Intake:
    """Read a sheet and its form, and return the protected tables as YAML text, with a summary for the screen.

    Raises `SetupError`, or `IntakeFaults` with all faults.
    """
    guard(root, sheet)
    wanted = read_form(form, root)
    found = sheets.read(sheet, number)
    persons, problems = answer_tally.read_answers(found, wanted)
    if problems:
        raise IntakeFaults(problems)
    done = protected(persons, wanted)
    text = report_fragment(done, wanted, today)
    refuse_unsafe(text, dt.date.fromisoformat(today))
    return Intake(text, (*lines_on_reading(found, persons, wanted), *summary_lines(done)))


def lines_on_reading(
    sheet: sheets.AnswerSheet, persons: Sequence[answer_tally.AnswersOfPerson], form: AnswerForm
) -> Iterator[str]:
    """Yield lines that say how many rows and persons were read, and what to look at before believing it."""
    yield f"{len(sheet.rows)} rader lästa, {len(persons)} personer"
    if sheet.hidden:
        yield f"varning: {sheet.hidden} rader är dolda eller bortfiltrerade i arbetsboken, och är med"
    headings = [fold(text) for text in sheet.header]
    for column in form.columns:
        at = headings.index(fold(column.header))
        if column.once and (empty := sum(not cells[at] for _, cells in sheet.rows)):
            yield f"varning: {column.header} är tom i {empty} rader; det syns inte om någon står två gånger"
    named = [column.header for column in form.columns if column.organisation]
    empty = sum(not person.get(answer_tally.ORGANISATION) for person in persons)
    if named and empty:
        yield (
            f"varning: {named[0]} är tom i {empty} rader, så det syns inte om svaren kommer från "
            "en enda organisation"
        )


def refuse_unsafe(text: str, today: dt.date) -> None:
    """Raise `SetupError` when the fragment is no valid report, or could give anybody away."""
    tree, problems = parse(REST_OF_REPORT + text, "utdrag")
    record, faults = validate(Report, tree) if tree is not None else (None, [])
    if tree is None or record is None or problems or faults:
        raise SetupError("utdraget följer inte modellen för rapporter; ingenting är skrivet")
    reading = Reading({"utdrag": Loaded("utdrag", record, tree)}, ())
    found = [*small_counts.check(reading, today), *reconstruct.check(reading, today)]
    if any(problem.severity == "error" for problem in found):
        raise SetupError(
            "bladet är för litet för att visas så att ingen kan kännas igen; ingenting är skrivet"
        )


def guard(root: Path, sheet: Path) -> None:
    """Refuse a sheet, or a folder for temporary files, that lies in a repository, by whatever way."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not write the memory to disk
    for path, what in ((sheet, "bladet"), (Path(tempfile.gettempdir()), "mappen för tillfälliga filer")):
        for way in (path.absolute(), path.resolve()):
            if home := _repository(way, root):
                message = f"{what} ligger i {home}, där allt blir kvar i historiken; lägg det utanför"
                raise SetupError(f"{message} (och radera det därifrån)")


def _repository(path: Path, root: Path) -> str:
    """Return the repository that a path is in: this project, or any folder with a history."""
    for folder in (path, *path.parents):
        if folder in (root.absolute(), root.resolve()):
            return "projektets mapp"
        if (folder / ".git").exists():
            return "en mapp som sparas med git"
    return ""


def read_form(path: Path, root: Path) -> AnswerForm:
    """Read the form in a YAML file. Raises `IntakeFaults`."""
    tree, problems = read_tree(path, root)
    if tree is None:
        raise IntakeFaults(problems)
    form, faults = validate(AnswerForm, tree)
    if form is None or problems or faults:
        raise IntakeFaults([*problems, *faults])
    return form


# -- tables ------------------------------------------------------------------------------------


def protected(persons: Sequence[answer_tally.AnswersOfPerson], form: AnswerForm) -> list[ProtectedTable]:
    """Return every table that the form wants, made safe; crossed ones over the rows of the one-way ones."""
    children = form.who == "children"
    blocks = {column.id: _alone(persons, column, children) for column in form.counted()}
    done = []
    for raw in answer_tally.tallies(persons, form):
        columns = [form.column(id) for id in raw.wanted.by]
        if len(columns) == 1:
            done.append(one_way(raw, columns[0], children))
        else:
            done.append(two_way(raw, columns, [blocks[column.id] for column in columns]))
    return done


def _alone(
    persons: Sequence[answer_tally.AnswersOfPerson], column: FormColumn, children: bool
) -> tuple[ProtectedRow, ...]:
    """Return the rows that a column has in a table of its own."""
    wanted = WantedTable(id=column.id or "", sv=column.header, en=column.header, by=(column.id or "",))
    return one_way(answer_tally.tally(persons, wanted), column, children).blocks[0]


def summary_lines(done: Sequence[ProtectedTable]) -> Iterator[str]:
    """Yield a line for each table: shown as it is, merged, hidden, or left out and why. No counts."""
    for table in done:
        name = f"{table.tally.wanted.id} ({table.tally.wanted.sv})"
        if table.withheld:
            yield f"{name}: utelämnad, {table.withheld}"
            continue
        merged = [block.sv for own in table.blocks for block in own if block.merged]
        hidden = sum(cell is None for cell in table.cells.values())
        remedies = [f"sammanslaget: {'; '.join(merged)}"] if merged else []
        remedies += [f"dolda rutor: {hidden} av {len(table.cells)}"] if hidden else []
        yield f"{name}: {', '.join(remedies) or 'visas som den är'}"


# -- YAML --------------------------------------------------------------------------------------


def report_fragment(done: Sequence[ProtectedTable], form: AnswerForm, today: str) -> str:
    """Write the group, its tables and the decisions that wait as YAML, to paste into a report."""
    shown = [table for table in done if not table.withheld]
    tables = {table.tally.wanted.id: _table(table, form) for table in shown}
    content = {
        "universes": {GROUPS[form.who]: _group(done, form)},
        "tables": tables,
        "disclosure": [decision for table in done for decision in _decisions(table, today)],
    }
    return HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def _table(table: ProtectedTable, form: AnswerForm) -> dict[str, Any]:
    columns = [form.column(id) for id in table.tally.wanted.by]
    several = any(column.several for column in columns)
    own: dict[str, Any] = {
        "sv": table.tally.wanted.sv,
        "en": table.tally.wanted.en,
        "universe": GROUPS[form.who],
        "unit": ANSWERS if several else PERSONS,
        "base": {"answered": table.tally.answered, "asked": table.tally.asked},
        "dims": {column.id: column.kind for column in columns},
    }
    if len(columns) == 2:
        own["columns"] = {block.id: _label(block) for block in table.blocks[1]}
    own["rows"] = {block.id: _row(block, columns[0], table) for block in table.blocks[0]}
    return own | ({"multi": True} if several else {})


def _label(block: ProtectedRow) -> dict[str, Any]:
    return {"sv": block.sv, "en": block.en}


def _group(done: Sequence[ProtectedTable], form: AnswerForm) -> dict[str, Any]:
    """Everybody in the sheet, as a group of the report."""
    group = {"n": done[0].tally.asked, "sv": form.sv, "en": form.en}
    return group | ({"children": True} if form.who == "children" else {})


def _row(block: ProtectedRow, column: FormColumn, table: ProtectedTable) -> dict[str, Any]:
    row = _label(block)
    if block.merged:
        row["merges"] = [{"sv": answer.sv, "en": answer.en} for answer in block.parts(column)]
    if len(table.blocks) == 1:
        return row | {"n": _cell(table.cells[(block.id,)])}
    cells = {column.id: _cell(table.cells[(block.id, column.id)]) for column in table.blocks[1]}
    return row | {"cells": cells}


def _cell(count: int | None) -> int | str:
    return "U" if count is None else count


def _decisions(table: ProtectedTable, today: str) -> Iterator[dict[str, Any]]:
    """Yield what has been done to a table, for the board to decide on."""
    decided = {"by": UNSIGNED, "on": today}
    id = table.tally.wanted.id
    if table.withheld:
        sv = f"{table.tally.wanted.sv}: visas inte, för att ingen ska kunna pekas ut."
        en = f"{table.tally.wanted.en}: not shown, so that nobody can be singled out."
        yield {"remedy": "drop", "sv": sv, "en": en, "decided": decided}
        return
    if merged := [block.id for block in table.blocks[0] if block.merged]:
        sv, en = "Svar med få personer visas tillsammans.", "Answers with few people are shown together."
        about = [f"{id}.{row}" for row in merged]
        yield {"about": about, "remedy": "merge", "sv": sv, "en": en, "decided": decided}
    if hidden := [".".join((id, *key)) for key, cell in table.cells.items() if cell is None]:
        sv, en = "Små antal är dolda, och några till.", "Small counts are withheld, and some others."
        yield {"about": hidden, "remedy": "suppress", "sv": sv, "en": en, "decided": decided}
