"""All that records become on a site: what `scripts/hooks.py` hands to MkDocs. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen import clock, messages
from sitegen.catalogue import Catalogue
from sitegen.organisation import checks as organisation_checks
from sitegen.organisation import pages as organisation
from sitegen.organisation.office import Office
from sitegen.output import Files, finder, read_checked, refuse
from sitegen.paths import Project
from sitegen.printing import leaflets, sharing
from sitegen.printing.papers import all_papers
from sitegen.problems import Problem
from sitegen.prosepages import ProsePage
from sitegen.report import checks as report_checks
from sitegen.report import files as report_files
from sitegen.report import olderpages, places, press
from sitegen.report import pages as report_pages
from sitegen.report.read import read


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of a site's records.

    `files` are finished, by their path; `prose` are pages in the theme of the prose, and `parts` what
    pages of prose ask for by language and name.
    """

    files: Files
    prose: tuple[ProsePage, ...] = ()
    parts: Mapping[tuple[str, str], str] = field(default_factory=dict)


def faults(project: Project) -> Iterator[Problem]:
    """What is wrong with the records that only the main site is made from."""
    yield from report_checks.check(read(project.root))
    yield from organisation_checks.problems(project)


def equipped(
    project: Project, records: Catalogue, offices: Iterable[Office], *, whole: bool
) -> tuple[Office, ...]:
    """The offices with what reports say, and with what is given away to be printed when a site is whole."""
    found = tuple(offices)
    if not found:
        return ()
    sheets = leaflets.leaflets(project, records, whole=whole)
    writers = tuple(report_pages.writers(project, records, whole))
    quotes = {writer.code: tuple(press.quotes(writer)) for writer in writers}
    reports = {
        id: places.overview(report) for writer in writers for id, report in writer.book.reports.items()
    }
    return tuple(
        replace(
            office,
            leaflets=sheets,
            checklist=leaflets.checklist_file(project, office) if whole else None,
            quotes=quotes.get(office.language, ()),
            reports=reports,
        )
        for office in found
    )


def made(root: Path, site: str = "main", *, whole: bool = True) -> Made:
    """All of a site; a preview lacks what takes long to print, and has the languages that are being begun.

    Raises `DataError` or `SetupError`.
    """
    project = Project(root)
    records = read_checked(project, begun=not whole)
    refuse(faults(project))
    if not whole:  # a build has looked at them already
        refuse(messages.faults(project, records))
    found = finder(project, records, clock.today(), site=site)
    files = {**found.files(), **found.open_data(), **all_papers(found)}
    if records.sites[site].family != "finder":
        return Made(files)
    offices = equipped(project, records, organisation.offices(project, found.desks()), whole=whole)
    files |= {**report_files.made(project, records, whole), **dict(organisation.files(project, offices))}
    files |= sharing.files(project, offices) if whole and offices else {}
    reports = (*report_pages.made(project, records, whole), *olderpages.made(project, records, whole))
    prose = (*reports, *organisation.pages(project, offices))
    return Made(files, prose, organisation.all_parts(project, offices))
