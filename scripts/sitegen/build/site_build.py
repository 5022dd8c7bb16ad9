"""Build a site: MkDocs in a process of its own, host files beside it, checks, and only then into dist/.

Nothing in dist/ changes until the whole site has been built and checked; `release` does so for all of dist/.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from sitegen.build.all_text_sets import all_text_sets
from sitegen.checks import front_matter, places_and_people, prose_markup
from sitegen.core import DataError, Problem, Project, SetupError, clock, parallel, swap
from sitegen.core.errors import BuildError, SiteProblems
from sitegen.core.problems import template_fault
from sitegen.core.progress import phase
from sitegen.gates import check_site
from sitegen.gates.built_site import BuiltSite
from sitegen.hosting import manifest, netlify, nginx, small_files
from sitegen.hosting.description import FOR_HOSTS, BuiltFiles, Hosting, describe, measured
from sitegen.hosting.own_code import OwnCode, own_code
from sitegen.hosting.packed_files import compressed_forms
from sitegen.hosting.page_policies import guarded
from sitegen.language import messages
from sitegen.records import Catalogue, Site
from sitegen.records.catalogue import find_site
from sitegen.records.place_names import typed_places
from sitegen.sites.checked_records import read_checked
from sitegen.sites.kind import SiteKind
from sitegen.sites.kinds import kind_of
from sitegen.sites.organisation.pages import part_names
from sitegen.web import addresses, file_addresses

FULL = os.strerror(errno.ENOSPC)
SHARE = 100
"""So many files are worth a process of their own."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made: pages, files, bytes, seconds and warnings."""

    site: str
    folder: Path
    pages: int
    files: int
    total_bytes: int
    seconds: float
    warnings: tuple[Problem, ...]


Guard = Callable[[Path], Iterable[Problem]]
"""A check of the built folder that only the caller knows of."""


def build(project: Project, id: str, *, into: Path | None = None, guard: Guard | None = None) -> Summary:
    """Build one site into dist/<id>, or into a given folder, which is replaced whole.

    Raises `DataError`, `BuildError`, `SiteProblems` or `SetupError`; the folder is then as it was.
    """
    folder = (into or project.dist / id).absolute()
    records = read_checked(project)
    site = find_site(records, id)
    if into is not None:
        refuse_other_folders(folder)
    refuse_faulty_texts(project, records)
    with swap.staging(folder, project.dist) as stage:
        made = make(project, records, site, stage, guard)
        swap.replace(stage, folder)
    return replace(made, folder=folder)


def make(
    project: Project, records: Catalogue, site: Site, folder: Path, guard: Guard | None = None
) -> Summary:
    """Build one site into an empty folder, and check it there.

    Raises `BuildError` or `SiteProblems`; also `SetupError` when the build's time is not known.
    """
    seconds = make_pages(project, site, folder)
    made = finish(project, records, site, folder, guard)
    return replace(made, seconds=made.seconds + seconds)


def make_pages(project: Project, site: Site, folder: Path) -> float:
    """Let MkDocs build a site into an empty folder; return the seconds. Raises `BuildError`."""
    with phase(f"{site.id}: sidor") as pages:
        run_mkdocs(project, site, folder)
        pages.count = sum(1 for _ in folder.rglob("*.html"))
    return pages.seconds


def finish(
    project: Project, records: Catalogue, site: Site, folder: Path, guard: Guard | None = None
) -> Summary:
    """Add to a site that MkDocs has built what hosts need, and check it. Raises `SiteProblems`."""
    start = time.monotonic()
    with phase(f"{site.id}: filer för värden"):
        add_host_files(project, records, site, folder)
    with phase(f"{site.id}: packar") as packed:
        packed.count = pack(folder)
    with phase(f"{site.id}: granskar det byggda"):
        warnings = checked(folder, records, site, guard)
    seal(project, records, site, folder)
    return _summary(site.id, folder, time.monotonic() - start, warnings)


def refuse_other_folders(folder: Path) -> None:
    """Raise `SetupError` for a folder that is not a built site: a build replaces it whole."""
    if folder.exists() and any(folder.iterdir()) and not (folder / file_addresses.HEADERS).is_file():
        raise SetupError(f"{folder} är ingen byggd webbplats och skrivs inte över; välj en tom mapp")


def refuse_faulty_texts(project: Project, records: Catalogue) -> None:
    """Raise `DataError` for translations that pages cannot use, and for prose that must not go out."""
    sets = all_text_sets()
    found = (
        *messages.catalogue_faults(project, records, sets),
        *messages.unfinished_languages(project, records, sets),
        *places_and_people.problems(project, records),
        *front_matter.check(project),
        *prose_markup.problems(project, part_names(project)),
    )
    if found:
        raise DataError(found)


def run_mkdocs(project: Project, site: Site, stage: Path) -> None:
    """Run `mkdocs build --strict` into the stage. Raises `BuildError` with what MkDocs warned of.

    Not `--quiet`: then MkDocs takes no note of warnings, and `--strict` refuses none.
    """
    command = [*mkdocs_command(project, site), "--strict", "-d", str(stage)]
    done = subprocess.run(
        command,
        cwd=project.root,
        env=environment(project),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode and FULL in said:
        raise OSError(errno.ENOSPC, FULL, str(stage))
    if done.returncode:
        raise BuildError(template_fault(said) or complaints(said) or "mkdocs build misslyckades")


def complaints(said: str) -> str:
    """Return what MkDocs said without how it gets on."""
    return "\n".join(line for line in said.splitlines() if not line.startswith("INFO ")).strip()


def mkdocs_command(project: Project, site: Site) -> list[str]:
    """Return the command that builds a site with MkDocs, without the folder that it goes to."""
    command = [sys.executable, "-m", "mkdocs", "build", "--clean"]
    return [*command, "-f", str(project.root / site.config)]


def environment(project: Project) -> dict[str, str]:
    """Return the environment of the MkDocs process: the day, the build's time, no advertisement."""
    return {
        **os.environ,
        clock.TODAY_VARIABLE: clock.today().isoformat(),
        clock.EPOCH_VARIABLE: str(clock.epoch(project.root)),
        "NO_MKDOCS_2_WARNING": "1",
    }


def add_host_files(project: Project, records: Catalogue, site: Site, stage: Path) -> None:
    """Add the 404, policies, robots and site map, and the files of hosts."""
    kind = kind_of(site)
    (stage / addresses.MADE_NOT_FOUND).replace(stage / addresses.NOT_FOUND)
    add_policies(project, records, site, stage)
    add_search_files(kind, site, stage)
    add_small_files(project, kind, site, stage)
    hosting = described(stage, records, site)
    (stage / file_addresses.HEADERS).write_text(netlify.headers_file(hosting), "utf-8")
    (stage / file_addresses.REDIRECTS).write_text(netlify.redirects_file(hosting), "utf-8")
    (stage / file_addresses.NGINX).write_text(nginx.snippet(hosting), "utf-8")


def add_search_files(kind: SiteKind, site: Site, stage: Path) -> None:
    """Add robots.txt, and a site map of every page: MkDocs has prose alone. An unlisted site has none."""
    site_map = stage / file_addresses.SITE_MAP
    (stage / file_addresses.ROBOTS_TXT).write_text(small_files.robots(site, unlisted=kind.unlisted), "utf-8")
    for path in (site_map, site_map.with_name(f"{site_map.name}.gz")):
        path.unlink(missing_ok=True)
    if not kind.unlisted:
        pages = ((p.relative_to(stage).as_posix(), p.read_bytes()) for p in stage.rglob("*.html"))
        site_map.write_text(small_files.sitemap(site, pages), "utf-8")


def add_small_files(project: Project, kind: SiteKind, site: Site, stage: Path) -> None:
    """Add an icon where there is none, the licences of what prose shows, and whom to tell of faults."""
    icon, security = stage / file_addresses.ICON, stage / file_addresses.SECURITY_TXT
    if not icon.exists():
        shutil.copyfile(project.templates / file_addresses.ICON, icon)
    if kind.has_prose and project.third_party.exists():
        shutil.copyfile(project.third_party, stage / file_addresses.LICENCES)
    if site.security_contact:
        security.parent.mkdir()
        security.write_text(small_files.security_txt(site, clock.today()), "utf-8")


def add_policies(project: Project, records: Catalogue, site: Site, stage: Path) -> None:
    """Put its policy into every page. Raises `SiteProblems` for scripts and styles that are none of ours."""
    is_measured = partial(measured, languages=records.languages, unlisted=kind_of(site).unlisted)
    guard_pages = partial(_guard_pages, stage, own_code(project, records, site), is_measured)
    foreign = tuple(chain(*parallel.shared(guard_pages, sorted(stage.rglob("*.html")), SHARE)))
    if foreign:
        raise SiteProblems(foreign)


def _guard_pages(
    stage: Path, own: OwnCode, is_measured: Callable[[str], bool], pages: Sequence[Path]
) -> list[Problem]:
    """Put their policies into some pages; return the problems of what stands inline in them."""
    found: list[Problem] = []
    for page in pages:
        name = page.relative_to(stage).as_posix()
        html, problems = guarded(name, page.read_bytes(), own, measured=is_measured(name))
        page.write_bytes(html)
        found += problems
    return found


def described(folder: Path, records: Catalogue, site: Site) -> Hosting:
    """Return the description of what a host does with the site in a folder."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    output = BuiltFiles(
        frozenset(path for path in files if not FOR_HOSTS.search(path)),
        tuple(records.languages),
        site.embedded_by,
        kind_of(site).has_short_addresses,
        site.https_subdomains,
        dict(typed_places(records.regions)),
        {id: row.to for id, row in records.moved.items()},
    )
    return describe(output)


def pack(folder: Path) -> int:
    """Put the packed forms of every file beside it; return how many were written."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    packed = [path for path in files if not FOR_HOSTS.search(path)]
    return sum(parallel.shared(partial(_pack, folder), packed, SHARE))


def _pack(folder: Path, paths: Sequence[str]) -> int:
    forms = (form for path in paths for form in compressed_forms(path, (folder / path).read_bytes()))
    return sum(1 for name, content in forms if (folder / name).write_bytes(content))


def checked(stage: Path, records: Catalogue, site: Site, guard: Guard | None = None) -> tuple[Problem, ...]:
    """Return the warnings about what was built. Raises `SiteProblems` when there are errors."""
    found = (*check_site(BuiltSite(stage, records, site.base_url)), *(guard(stage) if guard else ()))
    if any(problem.severity == "error" for problem in found):
        raise SiteProblems(found)
    return found


def seal(project: Project, records: Catalogue, site: Site, folder: Path) -> None:
    """Write which build a site is, when it has passed its checks, and what a host answers for it."""
    kind, today = kind_of(site), clock.today()
    codes = kind.printed_folders(kind.site_context(project, records, site, today))
    time = clock.timestamp(clock.epoch(project.root))
    made = manifest.manifest_of(folder, today, time, described(folder, records, site), codes)
    for path, content in made.seals.items():
        (folder / path).write_bytes(content)


def _summary(id: str, folder: Path, seconds: float, warnings: tuple[Problem, ...]) -> Summary:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Summary(
        site=id,
        folder=folder,
        pages=sum(path.suffix == ".html" for path in files),
        files=len(files),
        total_bytes=sum(path.stat().st_size for path in files),
        seconds=seconds,
        warnings=warnings,
    )
