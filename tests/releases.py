"""A clone of the small project in git, with a release in dist/ that no test had to build for itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import projects
import sealed_sites
from sitegen.build import release_record
from sitegen.core import Project

NOT_BUILT = (
    "pyproject.toml",
    "requirements.txt",
    "REUSE.toml",
    "overrides",
    "scripts/sitegen/guard/localities.txt",
)
"""What an archive tells of, beside what is built."""
PAGE = "index.html"


def lay_out(small: Project, small_site: Path, folder: Path) -> Project:
    """Return a clone of the small project at one commit, with its main site in dist/."""
    project = projects.copy_small(small, folder)
    for name in NOT_BUILT:
        _copy(projects.ROOT / name, folder / name)
    (folder / ".gitignore").write_text("/dist/\n/.cache/\n/bundle/\n__pycache__/\n", "utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Allt")
    shutil.copytree(small_site, project.dist / "main", copy_function=shutil.copyfile)
    release_record.record(project, project.dist, ["main"])
    return project


def again(project: Project, change: str) -> None:
    """Put another build of the main site into dist/: a sentence more on a page, sealed and recorded."""
    page = project.dist / "main" / PAGE
    page.write_text(page.read_text("utf-8") + f"<!-- {change} -->", "utf-8")
    for form in (".gz", ".br"):
        page.with_name(f"{page.name}{form}").unlink(missing_ok=True)
    sealed_sites.reseal(project.dist / "main")
    record(project)


def record(project: Project) -> None:
    """Say of dist/ as it is that it has been built and checked."""
    release_record.record(project, project.dist, ["main"])


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def git(project: Project, *arguments: str) -> str:
    """Run git in a project, as somebody."""
    who = ("-c", "user.name=prov", "-c", "user.email=prov@provsajten.example")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=project.root, check=True, capture_output=True, text=True).stdout


def commit(project: Project) -> str:
    """The commit that a project is at."""
    return git(project, "rev-parse", "HEAD").strip()


def add(path: Path, text: str) -> None:
    """Write a text at the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")
