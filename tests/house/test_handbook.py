"""The editors' handbook in redaktion/: a small MkDocs site of its own, one page a task."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from projects import ROOT, real_records

HANDBOOK = ROOT / "redaktion"
PAGES = sorted((HANDBOOK / "docs").glob("*.md"))
NAMED = re.compile(r"`((?:data|docs|campaigns|locales|overrides|scripts|tests)/[^\s`]*|[A-Z_]+\.md)`")

RUN = re.compile(r"\d[\d -]{6,}\d")
EXAMPLES = {
    *("docs/assets/mote.jpg", "docs/sv/prov.md"),
    *("data/moved.yml", "data/reports/editions", "data/narrative-signed.yml"),
}
"""Files that an editor makes, not the project."""


def nav_pages(entry: object) -> list[str]:
    """Return the files that a part of the navigation lists."""
    if isinstance(entry, str):
        return [entry]
    inner = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    return [page for part in inner for page in nav_pages(part)]


def test_it_builds_without_a_warning(tmp_path: Path) -> None:
    """Without --quiet, which would keep MkDocs from counting its warnings."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", HANDBOOK / "mkdocs.yml", "-d", tmp_path],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    built = {path.parent.name for path in tmp_path.glob("*/index.html")}
    assert built >= {path.stem for path in PAGES} - {"index"}


def test_every_page_is_in_the_menu_and_on_the_first_page() -> None:
    config = yaml.safe_load((HANDBOOK / "mkdocs.yml").read_text("utf-8"))
    names = {path.name for path in PAGES}
    assert sorted(nav_pages(config["nav"])) == sorted(names)
    linked = set(re.findall(r"\]\(([a-z0-9-]+\.md)\)", (HANDBOOK / "docs" / "index.md").read_text("utf-8")))
    assert linked == names - {"index.md"}


def test_no_page_shows_a_number_that_somebody_may_have_to_change_at_once() -> None:
    """An example with the number of a service would stop the build as soon as that is another one."""
    services = real_records().services.values()
    numbers = {contact.number for service in services for contact in service.contacts if contact.number}
    shown = {shown_digits(number) for number in numbers}
    digits = {re.sub(r"[ -]", "", run) for page in PAGES for run in RUN.findall(page.read_text("utf-8"))}
    assert all(number.startswith("0") or len(number) < 7 for number in shown)
    assert digits & shown == set()


def shown_digits(number: str) -> str:
    """A number as it is dialled in Sweden, digits alone."""
    return number.replace("+46", "0", 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_begins_with_its_task_and_names_what_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.match(r"# \S.*\n\n", text) and not re.search(r"^# ", text[2:].split("```")[0], re.MULTILINE)
    named = [path.rstrip("/") for path in NAMED.findall(text) if not set("<*…") & set(path)]
    assert [path for path in named if not (ROOT / path).exists() and path not in EXAMPLES] == []
