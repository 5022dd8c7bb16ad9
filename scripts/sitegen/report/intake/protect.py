"""Make raw counts safe to publish: merge small answers, then hide small cells and some beside them.

The order of remedies is merge, then suppress: merging keeps totals true (research practice; the
statistical offices' handbooks put it first too). A table that would have to hide more than half of
its cells, or that says the same of everybody in a small group, is not given at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.records import Localized
from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.cell_suppression import CellKey, alike, hidden_with
from sitegen.report.intake.answer_tally import AnswerTally
from sitegen.report.intake.form import FormAnswer, FormColumn

REST = "sammanslagna"
IsSmall = Callable[[Iterable[str]], bool]


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    """One row of a table: an answer, or several counted together."""

    id: str
    sv: str
    en: str
    of: tuple[str, ...]
    merged: bool = False

    def parts(self, column: FormColumn) -> tuple[FormAnswer, ...]:
        """Return the answers that are counted together in the row."""
        return tuple(answer for answer in column.answers if answer.id in self.of)


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table that may be published: its rows, its columns if crossed, its counts; None is hidden."""

    tally: AnswerTally
    blocks: tuple[tuple[ProtectedRow, ...], ...]
    cells: Mapping[CellKey, int | None] = field(repr=False)
    withheld: str = ""


def one_way(tally: AnswerTally, column: FormColumn, children: bool) -> ProtectedTable:
    """Return a table of one column that may be published, its small answers merged."""
    counts = {answer.id: tally.counts.get((answer.id,), 0) for answer in column.answers}
    limit = thresholds.threshold_of((column.kind,), children)
    strict = thresholds.strict_zero((column.kind,), tally.answered)

    def is_small(ids: Iterable[str]) -> bool:
        ids = tuple(ids)
        number = sum(counts[id] for id in ids)
        largest = sum(tally.largest.get((id,), 0) for id in ids)
        own = thresholds.TWO_WAY if thresholds.dominated(largest, number) else limit
        return 0 < number < own or (number == 0 and strict)

    blocks = _blocks(column, counts, is_small)
    if len(blocks) < 2:
        return ProtectedTable(tally, (blocks,), {}, "för få svar i varje grupp, också sammanslagna")
    cells: dict[CellKey, int | None] = {(b.id,): sum(counts[id] for id in b.of) for b in blocks}
    return ProtectedTable(tally, (blocks,), cells)


def _blocks(column: FormColumn, counts: Mapping[str, int], is_small: IsSmall) -> tuple[ProtectedRow, ...]:
    """Return the answers, merged until no block is small.

    They are merged by the form's own groups first, then with the smallest.
    """
    parts: list[tuple[str, ...]] = [(answer.id,) for answer in column.answers]
    while len(parts) > 1:
        small = sorted((part for part in parts if is_small(part)), key=lambda part: _size(part, counts))
        if not small:
            break
        joined = _partners(small, parts, column, counts)
        parts = [part for part in parts if part not in joined]
        order = [answer.id for answer in column.answers]
        parts.append(tuple(sorted((id for part in joined for id in part), key=order.index)))
    named = sorted(parts, key=lambda part: len(part) > 1)
    return tuple(_block(column, part, number) for number, part in enumerate(named))


def _partners(
    small: Sequence[tuple[str, ...]],
    parts: Sequence[tuple[str, ...]],
    column: FormColumn,
    counts: Mapping[str, int],
) -> list[tuple[str, ...]]:
    """Return the parts to count together next: a group of the form's with the smallest, or two smallest."""
    for group in column.groups:
        members = [part for part in parts if {*part} & {*group.of}]
        if small[0] in members and len(members) > 1:
            return members
    others = sorted(
        (part for part in parts if part != small[0]),
        key=lambda part: (part not in small, _size(part, counts) == 0, _size(part, counts)),
    )
    return [small[0], others[0]]


def _size(part: Iterable[str], counts: Mapping[str, int]) -> int:
    return sum(counts[id] for id in part)


def _block(column: FormColumn, part: tuple[str, ...], number: int) -> ProtectedRow:
    """Return the row for a part: named as its answer, as the form's group, or by all that is in it."""
    answers = [answer for answer in column.answers if answer.id in part]
    if len(answers) == 1:
        return ProtectedRow(answers[0].id, answers[0].sv, answers[0].en, part)
    for group in column.groups:
        if {*group.of} == {*part}:
            return ProtectedRow(group.id, group.sv, group.en, part, merged=True)
    words = Localized.written(lambda code: " / ".join(answer.in_language(code) for answer in answers))
    return ProtectedRow(f"{REST}-{number}", words.sv, words.en, part, merged=True)


# -- two columns crossed -----------------------------------------------------------------------


def two_way(
    tally: AnswerTally, columns: Sequence[FormColumn], blocks: Sequence[tuple[ProtectedRow, ...]]
) -> ProtectedTable:
    """Return a crossed table that may be published, over the rows of the one-way tables."""
    if any(len(own) < 2 for own in blocks):
        return ProtectedTable(tally, tuple(blocks), {}, "en av kolumnerna har för få svar i varje grupp")
    counts, largest = _crossed(tally.counts, blocks), _crossed(tally.largest, blocks)
    if any(alike(counts, [column.kind for column in columns])):
        return ProtectedTable(tally, tuple(blocks), {}, "alla i en liten grupp har samma svar")
    small = {
        key
        for key, n in counts.items()
        if 0 < n < thresholds.TWO_WAY or thresholds.dominated(largest[key], n)
    }
    hidden = hidden_with(counts, small)
    if len(hidden) * 2 > len(counts):
        return ProtectedTable(tally, tuple(blocks), {}, "mer än hälften av rutorna skulle behöva döljas")
    return ProtectedTable(
        tally, tuple(blocks), {key: None if key in hidden else n for key, n in counts.items()}
    )


def _crossed(counts: Mapping[CellKey, int], blocks: Sequence[tuple[ProtectedRow, ...]]) -> dict[CellKey, int]:
    rows, columns = blocks
    return {
        (row.id, column.id): sum(counts.get((a, b), 0) for a in row.of for b in column.of)
        for row in rows
        for column in columns
    }
