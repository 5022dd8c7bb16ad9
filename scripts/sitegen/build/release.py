"""Build all of dist/ in one step: sites, print and ads are made beside it, checked, then exchanged for it.

A fault in any of them leaves all of dist/ as it was: a number that is changed stands on every site, on what
is printed, and in its pack, or on none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from sitegen.build import site_build
from sitegen.build.site_build import Guard, Summary
from sitegen.core import Project, swap
from sitegen.core.progress import phase
from sitegen.printing import ad_print, press, print_records
from sitegen.printing.press import PrintRun, PrintSelection
from sitegen.records import Catalogue, Site, catalogue
from sitegen.sites.checked_records import read_checked

Made = Summary | PrintRun
Tell = Callable[[Made], None]


def build(
    project: Project, ids: Sequence[str], tell: Tell, guard: Guard | None = None, *, whole: bool = False
) -> None:
    """Build the sites of these ids, when `whole` print and ads too; then exchange dist/ for them.

    `tell` hears of each as soon as it is made. What is not built is carried over as it stands. Raises
    `DataError`, `BuildError`, `SiteProblems` or `SetupError`; all of dist/ is then as it was.
    """
    records = read_checked(project)
    chosen = [catalogue.find_site(records, id) for id in ids]
    site_build.refuse_faulty_texts(project, records)
    with swap.staging(project.dist) as stage:
        for made in _made(replace(project, built=stage), records, chosen, guard, whole=whole):
            tell(replace(made, folder=project.dist / made.folder.name))
        swap.link_missing_files(project.dist, stage)
        swap.replace(stage, project.dist)


def _made(
    staged: Project, records: Catalogue, chosen: Sequence[Site], guard: Guard | None, *, whole: bool
) -> Iterator[Made]:
    yield from _sites(staged, records, chosen, guard)
    # Print comes after the sites, for its pack holds their pages.
    if whole and print_records.exists(staged):
        with phase("tryck") as step:
            printed = press.print_into(staged, PrintSelection(), _empty(staged, press.FOLDER))
            step.count = printed.files
        yield printed
    if whole and ad_print.exists(staged):
        with phase("annonser") as step:
            made = ad_print.ads_into(staged, _empty(staged, ad_print.FOLDER))
            step.count = made.files
        yield made


def _sites(
    staged: Project, records: Catalogue, chosen: Sequence[Site], guard: Guard | None
) -> Iterator[Summary]:
    """Yield the sites, built side by side: each waits for MkDocs in a process of its own."""

    def one(site: Site) -> Summary:
        return site_build.make(staged, records, site, _empty(staged, site.id), guard)

    with ThreadPoolExecutor() as pool:
        yield from pool.map(one, chosen)


def _empty(staged: Project, name: str) -> Path:
    folder = staged.dist / name
    folder.mkdir()
    return folder
