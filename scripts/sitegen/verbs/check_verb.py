"""Check all that editors write, without a build: the verb `check`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sitegen.build import schema
from sitegen.build.all_text_sets import all_text_sets
from sitegen.checks import front_matter, places_and_people, prose_markup
from sitegen.core import Problem, Project, line_notes
from sitegen.core.kept import keeping
from sitegen.core.problems import has_errors, report
from sitegen.language import glossary_words, messages, review, text_sets
from sitegen.language.messages import TextSets
from sitegen.printing import print_records
from sitegen.records import catalogue
from sitegen.report import checks as report_checks
from sitegen.report import read_reports as reports
from sitegen.report.checks import people_guard
from sitegen.sites import listed_languages
from sitegen.sites.checked_records import implausible_day, record_problems
from sitegen.sites.organisation import checks as organisation
from sitegen.sites.organisation.pages import part_names
from sitegen.sites.site_pages import material_problems


def run(project: Project, options: argparse.Namespace) -> int:
    """Check data, schemas and translations without building anything; takes a second or two.

    In GitHub Actions each problem is also shown at its file and line.
    """
    with keeping(project.kept):
        problems, waiting = found(project)
    print(report(problems, last=waiting) if problems or waiting else "Inga fel.")
    line_notes.annotate([*problems, *waiting])
    if options.code_quality:
        line_notes.save_code_quality(options.code_quality, [*problems, *waiting])
    return int(has_errors(problems))


def found(project: Project) -> tuple[list[Problem], tuple[Problem, ...]]:
    """Return every problem of a project, and after them the texts that wait for their translators."""
    reading, edited = catalogue.read(project), reports.read(project.root)
    sets = all_text_sets()
    problems = [
        *record_problems(reading),
        *messages.catalogue_faults(project, reading.catalogue(), sets, complete=reading.complete),
        *glossary_words.forbidden_words(project, reading.catalogue(), sets),
        *implausible_day(project, reading),
        *schema.stale(project.root),
        *schema.wrong_modelines(project.root),
        *organisation.problems(project),
        *(p for p in report_checks.check(edited) if p.severity != "note"),
        *people_guard.problems(project.root, edited),
    ]
    # What points at a record that could not be read would be told as a fault of its own.
    if not {"data/languages.yml", "data/sites.yml"} & {problem.path for problem in reading.problems}:
        problems += listed_languages.config_agrees(project, reading)
        problems += places_and_people.problems(project, reading.with_partial().catalogue())
    if reading.complete:
        problems += print_records.check(project, reading.catalogue())
        problems += material_problems(project, reading.catalogue())
    waiting: tuple[Problem, ...] = ()
    if not has_errors(problems):
        waiting = messages.waiting_texts(project, reading.catalogue(), sets)
        problems += _problems_of_sound_records(project, reading.catalogue(), sets)
    problems += front_matter.check(project)
    problems += prose_markup.problems(project, part_names(project))
    return problems, waiting


def _problems_of_sound_records(
    project: Project, records: catalogue.Catalogue, sets: TextSets
) -> Iterator[Problem]:
    """Yield what can only be told when every record could be read."""
    yield from messages.stale_templates(project, records, sets)
    yield from messages.unfinished_languages(project, records, sets)
    for texts in text_sets.present(project, sets):
        yield from review.faults(project, texts, messages.languages_of(texts, records))


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "--code-quality",
        type=Path,
        metavar="FILE",
        help="write the problems as GitLab shows them at their lines",
    )
