"""The tree builds without warnings, and the road out stays open: ProperDocs makes the same site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import projects

ROOT = Path(__file__).resolve().parents[2]
# Two builds of one moment, which the sitemap and the date of the catalogue name.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **projects.ENVIRONMENT}


def build(builder: str, site: Path) -> dict[str, bytes]:
    """The files that a builder makes of the tree, warnings being errors."""
    run = subprocess.run(
        [sys.executable, "-m", builder, "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_mkdocs_and_properdocs_build_the_same_site_without_warnings(tmp_path: Path) -> None:
    ours = build("mkdocs", tmp_path / "mkdocs")
    theirs = build("properdocs", tmp_path / "properdocs")
    assert {
        "index.html",
        "om/index.html",
        "sok-hjalp/index.html",
        "th/sok-hjalp/index.html",
        "en/statistik/index.html",
        "data/rapporter/catalog.jsonld",
    } <= set(ours)
    assert [path for path in sorted(ours | theirs) if ours.get(path) != theirs.get(path)] == []
