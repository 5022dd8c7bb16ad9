"""The road out stays open: ProperDocs makes of the tree, without warnings, the site that MkDocs makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import projects
from built.faults import none
from sitegen.build import site_build
from sitegen.records import catalogue

# Two builds of one moment, which the sitemap and the date of the catalogue name.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **projects.environment(projects.REAL)}


def build(site: Path) -> None:
    """Build the main site with ProperDocs, warnings being errors, and what hosts read beside it."""
    site.mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)],
        cwd=projects.ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    records = catalogue.read(projects.REAL).catalogue()
    site_build.add_host_files(projects.REAL, records, records.sites["main"], site)


def test_mkdocs_and_properdocs_build_the_same_site(
    real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in projects.environment(projects.REAL).items():
        monkeypatch.setenv(name, value)
    build(tmp_path / "properdocs")
    ours, theirs = projects.tree(real_site), projects.tree(tmp_path / "properdocs")
    assert {"index.html", "th/sok-hjalp/index.html", "data/rapporter/catalog.jsonld"} <= ours.keys()
    none(f"{path} differs" for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
