"""What gives somebody away: in the figures of reports, in older editions, in what is written for readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.core import PROSE_LANGUAGES, Problem, clock, raise_errors
from sitegen.reading import loader
from sitegen.report import checks
from sitegen.report.disclosure import narrative, older_editions, reconstruct, small_counts
from sitegen.report.figures import prose_figures
from sitegen.report.formula import Unresolved
from sitegen.report.intake import protected_tables
from sitegen.report.intake.form import AnswerForm
from sitegen.report.read_reports import Reading


def problems(root: Path, reading: Reading) -> Iterator[Problem]:
    """Yield what gives somebody away, in the reports and in all that is written for readers."""
    today = clock.today()
    if (root / protected_tables.FORMS).is_dir():
        yield from loader.load_folder(root, protected_tables.FORMS, AnswerForm)[1]
    yield from small_counts.check(reading, today)
    yield from older_editions.check(reading, today)
    yield from reconstruct.check(reading, today)
    trees = [loaded.tree for loaded in reading.loaded.values()]
    yield from narrative.check(root, trees, today, tuple(_expanded(reading)))


def _expanded(reading: Reading) -> Iterator[narrative.ExpandedParagraph]:
    """Every paragraph of the reports with its figures and claims in place."""
    for id, loaded in reading.loaded.items():
        for location, passage in reading.passages[id]:
            for language in PROSE_LANGUAGES:
                try:
                    text = prose_figures.expand(reading.book, id, passage, language)
                except Unresolved:  # told as a figure that does not exist
                    continue
                yield loaded.tree, (*location, language), text


def refuse(root: Path, reading: Reading) -> None:
    """Raise `DataError` when the reports cannot be true, or give somebody away: nothing is built then."""
    raise_errors([*checks.check(reading), *problems(root, reading)])
