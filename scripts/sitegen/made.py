"""All that records become on a site: what `scripts/hooks.py` hands to MkDocs. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitegen.catalogue import Catalogue
from sitegen.output import DataError, Files, all_finder_files, read_checked
from sitegen.paths import Project
from sitegen.prosepages import Maker, ProsePage
from sitegen.report.checks import check
from sitegen.report.files import made as report_files
from sitegen.report.pages import made as report_pages
from sitegen.report.read import read


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of a site's records: finished files by their path, and pages of the prose's theme."""

    files: Files
    prose: tuple[ProsePage, ...] = ()


FileMaker = Callable[[Project, Catalogue, bool], Files]
"""Makes the files of one subject; the slow ones, which a preview can do without, only when told."""

# What the main site has beside Sök hjälp: pages in the theme of the prose, and files that they link.
PROSE: tuple[Maker, ...] = (report_pages,)
FILES: tuple[FileMaker, ...] = (report_files,)


def refuse_faulty_reports(project: Project) -> None:
    """Raise `DataError` when a report holds what cannot be true."""
    errors = tuple(p for p in check(read(project.root)) if p.severity == "error")
    if errors:
        raise DataError(errors)


def made(root: Path, site: str = "main", *, whole: bool = True) -> Made:
    """All of a site, or all but what takes long to print. Raises `DataError` or `SetupError`."""
    project = Project(root)
    files = dict(all_finder_files(root, site))
    records = read_checked(project)
    refuse_faulty_reports(project)
    if records.sites[site].family != "finder":
        return Made(files)
    for maker in FILES:
        files |= maker(project, records, whole)
    return Made(files, tuple(page for maker in PROSE for page in maker(project, records)))
