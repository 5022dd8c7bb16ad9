"""Checkouts that tests may change: the small project of tests/project, and copies of the real one."""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

import catalogues
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, clock
from sitegen.language import merge_catalogues
from sitegen.records import Catalogue, catalogue
from sitegen.sites.checked_records import read_checked

ROOT = Path(__file__).resolve().parents[1]
REAL = Project(ROOT)
FULL = bool(os.environ.get("FULL"))
"""Whether whole browsers and whole sites are asked for wherever something smaller does by day."""
TODAY = "2026-12-01"
"""The day of the small project, whose records were checked a month before."""
REAL_TODAY = clock.today().isoformat()
"""The day of tests on the repository's own records: today, or what SITEGEN_TODAY says for the whole run.

A fixed day would stop the tests at the first check that an editor dates later.
"""
EPOCH = {clock.EPOCH_VARIABLE: "1796083200"}
GENERATOR, CACHE = "scripts", ".cache"
# What the small project takes from the real one.
SHARED = ("mkdocs.base.yml", "overrides", "data/schemas", "THIRD_PARTY.md")
WHOLE = (
    *("mkdocs.base.yml", "mkdocs.yml", "overrides", "data", "docs", "campaigns", "locales"),
    "THIRD_PARTY.md",
)


def environment(project: Project) -> dict[str, str]:
    """The day of a project, by whether its records are frozen, and the second that its builds claim."""
    return {clock.TODAY_VARIABLE: REAL_TODAY if is_real(project) else TODAY, **EPOCH}


def surroundings(project: Project) -> dict[str, str]:
    """The environment of a project's own command line; a copy has its compiled modules beside the others."""
    return {**(os.environ if project == REAL else _without_prefix()), **environment(project)}


def _without_prefix() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"}


def is_real(project: Project) -> bool:
    """Whether a project has the repository's own records, or a copy of them."""
    return (project.root / "campaigns").is_dir()


@cache
def real_records() -> Catalogue:
    """The repository's own records, read once a process."""
    return catalogue.read(REAL).catalogue()


def lay_out(folder: Path) -> Project:
    """The small project, complete: its own data and prose, the real templates, hook and words."""
    shutil.copytree(ROOT / "tests" / "project", folder, dirs_exist_ok=True)
    _copy(folder, SHARED)
    project = Project(folder)
    for path in sorted(project.locales.glob("*/LC_MESSAGES/*.po")):
        _add_shared_words(path)
    merge_catalogues.update(project, read_checked(project, begun=True), all_text_sets())
    catalogues.mark_reviewed(project, "en")
    link_kept(project, folder.with_name(f"{folder.name}-kept"))
    return runnable(project)


def copy_real(folder: Path) -> Project:
    """A copy of all that a build of the real site reads, and what it need not work out or print anew."""
    project, prints = copy_bare(folder), REAL.print_cache
    link_kept(project, REAL.kept)
    prints.mkdir(parents=True, exist_ok=True)
    project.print_cache.symlink_to(prints)
    return project


def link_kept(project: Project, kept: Path) -> None:
    """Let a project keep what it works out where others find it: values hang on what they are made of."""
    kept.mkdir(parents=True, exist_ok=True)
    project.kept.parent.mkdir(parents=True, exist_ok=True)
    project.kept.symlink_to(kept)


def copy_bare(folder: Path) -> Project:
    """A copy of all that a build of the real site reads, and nothing that was made before."""
    _copy(folder, WHOLE)
    return runnable(Project(folder))


def copy_small(small: Project, folder: Path) -> Project:
    """A copy of the small project, to change; its generator comes with the first command (`runnable`).

    It keeps what it works out beside the other copies, but nothing that was built or printed before.
    """
    left_out = lambda at, _: [GENERATOR, CACHE] if Path(at) == small.root else []  # noqa: E731
    shutil.copytree(small.root, folder, ignore=left_out, copy_function=shutil.copyfile)
    link_kept(Project(folder), small.kept.resolve())
    return Project(folder)


def runnable(project: Project) -> Project:
    """The project with the generator in it, which works on the project that it lies in."""
    if not (project.root / GENERATOR).exists():
        shutil.copytree(_compiled(), project.root / GENERATOR)
    return project


@cache
def _compiled() -> Path:
    """A copy of the generator with its modules compiled beside them, made once a process."""
    folder = Path(tempfile.mkdtemp(prefix="generator-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(ROOT / GENERATOR, folder / GENERATOR, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "compileall", "-q", str(folder / GENERATOR)]
    subprocess.run(command, env=_without_prefix(), check=True)
    return folder / GENERATOR


def _copy(folder: Path, names: tuple[str, ...]) -> None:
    skip = shutil.ignore_patterns("__pycache__")
    for name in names:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=skip, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, target)


def _add_shared_words(path: Path) -> None:
    """Add what templates and code say, as the real catalogue of the language translates it."""
    words = catalogues.read_catalogue(path)
    code = str(words.locale)
    for message in catalogues.read_catalogue(catalogues.catalogue_path(REAL, code)):
        if message.id and "." not in (message.context or ""):
            words.add(message.id, message.string, context=message.context)
    write(path, words)


def write(path: Path, words: Catalog) -> None:
    """Write a catalogue of translations."""
    with path.open("wb") as file:
        write_po(file, words, width=100)


def edit(path: Path, old: str, new: str) -> int:
    """Replace a text that stands in a file just once; returns its line."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def cli(project: Project, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the project's own command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-B", "scripts/cli.py", *map(str, arguments)],
        cwd=runnable(project).root,
        env=surroundings(project),
        capture_output=True,
        text=True,
        check=False,
    )


def python(code: str, *arguments: str | Path) -> None:
    """Run some code in a process of its own, from the root of the repository."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment(REAL)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, whatever it is called."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(project: Project, folder: Path, site: str = "main") -> None:
    """Build a site into a folder."""
    run = cli(project, "build", site, "--out", folder)
    assert run.returncode == 0, run.stdout + run.stderr


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one process at a time is in here."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def kept_sites(folder: Path) -> Path:
    """The folder of what is built of the files as they are today; what was built of others is taken away."""
    current = folder / f"sites-{fingerprint()}"
    current.mkdir(parents=True, exist_ok=True)
    for other in set(folder.glob("sites-*")) - {current}:
        shutil.rmtree(other, ignore_errors=True)
    return current


def fingerprint() -> str:
    """A short name of all that a build of the real sites depends on."""
    seen = hashlib.sha256(f"{sys.version} {REAL_TODAY} {EPOCH}".encode())
    for name in (*WHOLE, GENERATOR, "requirements.txt"):
        path = ROOT / name
        for inner, content in (tree(path) if path.is_dir() else {"": path.read_bytes()}).items():
            if "__pycache__" not in inner:
                seen.update(f"{name}/{inner} {len(content)} ".encode() + content)
    return seen.hexdigest()[:16]


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder as `make` left it, made by the first process that asks."""
    with locked(folder.with_suffix(".lock")):
        if not folder.exists():
            make(folder)
    return folder
