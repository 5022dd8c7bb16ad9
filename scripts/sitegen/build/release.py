"""Build all of dist/ in one step: sites, print and ads are made beside it, checked, then exchanged for it.

A fault in any of them leaves all of dist/ as it was: a number that is changed stands on every site, on what
is printed, and in its pack, or on none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from sitegen.build import release_record, site_build
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
        names = []
        for made in _made(replace(project, built=stage), records, chosen, guard, whole=whole):
            names.append(made.folder.name)
            tell(replace(made, folder=project.dist / made.folder.name))
        swap.link_missing_files(project.dist, stage)
        release_record.record(project, stage, names)
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
    """Yield the sites: MkDocs makes their pages side by side, then each is finished by all processors."""
    folders = [_empty(staged, site.id) for site in chosen]
    with ThreadPoolExecutor() as pool:
        seconds = list(pool.map(partial(site_build.make_pages, staged), chosen, folders))
    for site, folder, spent in zip(chosen, folders, seconds, strict=True):
        made = site_build.finish(staged, records, site, folder, guard)
        yield replace(made, seconds=made.seconds + spent)


def _empty(staged: Project, name: str) -> Path:
    folder = staged.dist / name
    folder.mkdir()
    return folder
