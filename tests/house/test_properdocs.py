"""The road out stays open: ProperDocs makes of the tree, without warnings, the site that MkDocs makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import projects
from built.faults import none
from sitegen.build import site_build
from sitegen.core import Project
from sitegen.records import catalogue


def build(project: Project, site: Path) -> None:
    """Build the main site with ProperDocs, warnings being errors, and what hosts read beside it."""
    site.mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)],
        cwd=project.root,
        env={**projects.surroundings(project), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    records = catalogue.read(project).catalogue()
    site_build.finish(project, records, records.sites["main"], site)


@pytest.mark.slow
def test_mkdocs_and_properdocs_build_the_same_site(
    request: pytest.FixtureRequest, small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the small project, with the real hook, theme and templates; every night of the real."""
    project, ours = (projects.REAL, "real_site") if projects.FULL else (small, "small_site")
    built = projects.tree(request.getfixturevalue(ours))
    # Two builds of one moment, which the sitemap and the date of the catalogue name.
    for name, value in projects.environment(project).items():
        monkeypatch.setenv(name, value)
    build(project, tmp_path / "properdocs")
    theirs = projects.tree(tmp_path / "properdocs")
    assert {"index.html", "en/index.html", "ar/sok-hjalp/index.html", "sitemap.xml"} <= built.keys()
    none(f"{path} differs" for path in built.keys() | theirs.keys() if built.get(path) != theirs.get(path))
