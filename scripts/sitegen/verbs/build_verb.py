"""Build every site, print and ads into dist/: the verb `build`."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from sitegen.build import release, site_build
from sitegen.build.all_text_sets import all_text_sets
from sitegen.build.site_build import Guard
from sitegen.core import Project, SetupError, clock, errors, progress
from sitegen.core.kept import keeping
from sitegen.core.problems import report
from sitegen.language import messages
from sitegen.printing import ad_print, press
from sitegen.printing.press import PrintRun
from sitegen.records import Catalogue, catalogue
from sitegen.report import read_reports as reports
from sitegen.report.checks import people_guard
from sitegen.report.disclosure import built_file_check
from sitegen.sites.checked_records import implausible_day, record_problems
from sitegen.verbs.made_lines import print_line, size


def run(project: Project, options: argparse.Namespace) -> int:
    """Build sites into dist/, check what was built, and replace the former build only when all is well.

    Without SITE all sites, print and ads change together. A site alone leaves the others as they were.
    """
    clock.hold_today()  # a build that ends after midnight is of the day on which it began
    with keeping(project.kept), progress.listening(sys.stdout) as heard:
        with progress.phase("läser och granskar poster och texter"):
            plan = _read(project, options)
        _build(project, options, *plan)
    if options.timings:
        print(progress.table(heard.done))
        progress.save_json(project.timings, heard.done)
    return 0


def _read(project: Project, options: argparse.Namespace) -> tuple[list[str], Guard]:
    """Read all, tell of warnings, and return the sites to build and what guards what the reports withhold."""
    reading = catalogue.read(project)
    problems = record_problems(reading)
    errors.raise_errors(problems)
    records = reading.catalogue().offered()
    ids, every = list(dict.fromkeys(options.sites)), catalogue.published_sites(records)
    if options.out and len(ids or every) > 1:
        raise SetupError(f"--out är till för en sajt; skriv vilken: {', '.join(every)}")
    _refuse_drafts(records, ids, options.out)
    warnings = [p for p in problems if p.severity == "warning"]
    warnings += implausible_day(project, reading)
    waiting = messages.waiting_texts(project, records, all_text_sets())
    if warnings or waiting:
        print(report(warnings, last=waiting))
    edited = reports.read(project.root)
    people_guard.refuse(project.root, edited)
    print(f"building {', '.join(ids or every)} …", flush=True)
    return ids or every, partial(built_file_check.check, reading=edited)


def _refuse_drafts(records: Catalogue, ids: list[str], out: Path | None) -> None:
    """Raise `SetupError` for a site that is a draft and would come into dist/, which is published."""
    for id in ids if out is None else ():
        if id in records.sites and records.sites[id].publish == "no":
            way_out = f"--out MAPP bygger det för sig, make serve SITE={id} visar det"
            raise SetupError(f"{id} är ett utkast (publish: no i data/sites.yml); {way_out}")


def _build(project: Project, options: argparse.Namespace, ids: list[str], guard: Guard) -> None:
    if options.out:
        _tell(site_build.build(project, ids[0], into=options.out, guard=guard))
        return
    release.build(project, ids, _tell, guard, whole=not options.sites)
    every = catalogue.published_sites(catalogue.read(project).catalogue())
    others = [name for name in (*every, press.FOLDER, ad_print.FOLDER) if name not in ids]
    if options.sites and (older := [name for name in others if (project.dist / name).exists()]):
        print(f"{', '.join(older)}: som förut i dist/, äldre än {', '.join(ids)}; utan SITE byggs allt")


def _tell(made: release.Made) -> None:
    if isinstance(made, PrintRun):
        print(print_line(made), flush=True)
        return
    if made.warnings:
        print(report(made.warnings))
    print(
        f"{made.site}: {made.pages} pages, {size(made.files, made.total_bytes)}, {made.seconds:.1f} s, "
        f"{len(made.warnings)} warnings → {made.folder}",
        flush=True,
    )


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("sites", nargs="*", metavar="SITE", help="which sites; all when none is named")
    verb.add_argument("--out", type=Path, help="another folder than dist/<site>, for one site")
    verb.add_argument(
        "--timings", action="store_true", help="show where the time went, and write .cache/timings.json"
    )
