"""Count the answers of a sheet, in memory. Faults say row and column, never what stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from sitegen.core import Problem
from sitegen.report.disclosure.cell_suppression import CellKey
from sitegen.report.intake.answer_sheet import AnswerSheet, SheetFault, grouped
from sitegen.report.intake.form import AnswerForm, FormColumn, WantedTable, fold

AnswersOfPerson = Mapping[str, tuple[str, ...]]
"""One row: the column's id, and the answers given (none when blank or not known)."""
ORGANISATION = "\0organisation"
SUM = re.compile(r"(?:del)?(?:summa|sum|totalt?|s:a)(?: (?:antal|personer))?[ :]*[\d ]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """Raw counts of one table. Never printed, never written."""

    wanted: WantedTable
    counts: Mapping[CellKey, int] = field(repr=False)
    asked: int = field(repr=False)
    answered: int = field(repr=False)
    # The share of each cell, in counts, that comes from its largest single organisation.
    largest: Mapping[CellKey, int] = field(repr=False)


def read_answers(sheet: AnswerSheet, form: AnswerForm) -> tuple[list[AnswersOfPerson], list[Problem]]:
    """Read each row of the sheet as one person's answers; return them and every fault in the sheet."""
    if row := _later_heading(sheet, form):
        return [], [sheet.problem(row, 0, "här står rubrikerna; ta bort raderna ovanför")]
    columns, problems = _columns(sheet, form)
    if problems:
        return [], [*sheet.problems, *problems]
    persons: list[AnswersOfPerson] = []
    faults: list[SheetFault] = [*_no_persons(sheet, columns)]
    for number, cells in sheet.rows:
        person = {}
        for at, column in columns.items():
            if not column.drop:
                answers, wrong = _answers(column, cells[at])
                faults += [(number, at + 1, fault) for fault in wrong]
                person[column.id or ORGANISATION] = answers
        persons.append(person)
    return persons, [*sheet.problems, *grouped(sheet.name, faults)]


def _columns(sheet: AnswerSheet, form: AnswerForm) -> tuple[dict[int, FormColumn], list[Problem]]:
    """Where in the sheet each column of the form stands; headings are compared, never quoted."""
    wanted = {fold(column.header): column for column in form.columns}
    places: dict[int, FormColumn] = {}
    problems = []
    for at, text in enumerate(sheet.header):
        column = wanted.pop(fold(text), None)
        if column is None:
            message = "rubriken finns inte i formuläret, eller står två gånger; är första raden rubriker?"
            problems.append(sheet.problem(1, at + 1, message))
        else:
            places[at] = column
    for column in wanted.values():
        message = f"kolumnen “{column.header}” saknas; lägg till den, tom om ingen har svarat"
        problems.append(sheet.problem(1, 0, message))
    return places, problems


def _later_heading(sheet: AnswerSheet, form: AnswerForm) -> int:
    """Return the row that holds most of the headings, when something else stands above it; else 0."""
    wanted = {fold(column.header) for column in form.columns}
    if wanted & set(map(fold, sheet.header)):
        return 0
    hits = {number: len(wanted & set(map(fold, cells))) for number, cells in sheet.top}
    return next((number for number, count in hits.items() if count * 2 >= len(wanted)), 0)


def _no_persons(sheet: AnswerSheet, columns: Mapping[int, FormColumn]) -> Iterator[SheetFault]:
    """Rows that would be counted as people and are none: sums, somebody twice, rows without an answer."""
    counted = [at for at, column in columns.items() if column.id]
    seen: dict[tuple[int, str], int] = {}
    for number, cells in sheet.rows:
        if any(SUM.fullmatch(cell) for cell in cells):
            yield number, 0, "raden är en summa och ingen person; ta bort den"
        elif not any(cells[at] for at in counted):
            yield number, 0, "raden har inga svar; ta bort den, eller skriv Vet ej om personen ska räknas"
        for at, column in columns.items():
            if column.once and cells[at] and seen.setdefault((at, fold(cells[at])), number) != number:
                yield number, at + 1, "samma värde står på en rad ovanför; ta bort den ena eller rätta den"


def _answers(column: FormColumn, text: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the answers in a cell, without those that are not known; and what is wrong with it."""
    if not text:
        return (), []
    if column.organisation:
        return (fold(text),), []
    parts = [part.strip() for part in text.split(column.several)] if column.several else [text]
    found = [column.answer(part) for part in parts if part]
    if None in found:
        return (), [
            "svaret finns inte i formuläret; rätta cellen, eller lägg till svaret där (kanske som unknown)"
        ]
    known = [answer for answer in found if answer]
    if len({*known}) < len(known):
        return (), ["samma svar står två gånger i cellen; ta bort det ena"]
    return tuple(known), []


def tallies(persons: Sequence[AnswersOfPerson], form: AnswerForm) -> Iterator[AnswerTally]:
    """Yield the raw counts of every table that the form wants."""
    for wanted in form.tables:
        yield tally(persons, wanted)


def tally(persons: Sequence[AnswersOfPerson], wanted: WantedTable) -> AnswerTally:
    """Return the raw counts of one table; who has not answered all of its columns is not in it."""
    counts: Counter[CellKey] = Counter()
    givers: dict[CellKey, Counter[str]] = {}
    answered = 0
    for person in persons:
        keys = list(product(*(person[id] for id in wanted.by)))
        answered += bool(keys)
        counts.update(keys)
        for key in keys:
            givers.setdefault(key, Counter()).update(person.get(ORGANISATION, ()))
    largest = {key: max(by.values(), default=0) for key, by in givers.items()}
    return AnswerTally(wanted, counts, len(persons), answered, largest)
