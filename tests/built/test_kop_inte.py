"""Köp inte as built: light pages, policies of hashes, and gates that close."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import projects
from sitegen.gates import check_site
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import read_page
from sitegen.records import Catalogue
from sitegen.web.assets import csp_hash

# Text that no packing makes small.
NOISE = " ".join(f"{number * 7919:x}{number * 104729:x}" for number in range(9000))


@pytest.fixture(scope="module")
def records() -> Catalogue:
    return projects.real_records()


def built(folder: Path, records: Catalogue) -> BuiltSite:
    return BuiltSite(folder, records, records.sites["kop-inte"].base_url)


def test_no_gate_finds_anything(kop_inte_dist: Path, records: Catalogue) -> None:
    assert check_site(built(kop_inte_dist, records)) == ()


def test_what_stands_inline_is_allowed_by_its_hash_alone(kop_inte_dist: Path) -> None:
    for path in kop_inte_dist.rglob("index.html"):
        html = path.read_text("utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        page = read_page(html)
        inline = [*page.inline_styles, *page.inline_scripts]
        assert "unsafe" not in policy and policy.startswith("default-src 'none'; "), path
        assert inline and all(csp_hash(text) in policy for text in inline), path


@pytest.mark.parametrize(
    ("found", "wrong", "fault"),
    [
        (
            "</main>",
            "".join(f"<p>{n:x}{n * 7919:x}{n * 104729:x}</p>" for n in range(9000)) + "</main>",
            "högst",
        ),
        ("</main>", '<p><a href="tel:+46701740699">070-174 06 99</a></main>', "data/services"),
        ("</main>", '<p><a href="inte-har/">Mer</a></main>', "inte-har"),
        ("</main>", '<p style="color:red">Text</main>', "style"),
    ],
)
def test_a_broken_page_is_stopped(
    kop_inte_dist: Path, records: Catalogue, tmp_path: Path, found: str, wrong: str, fault: str
) -> None:
    copy = Path(shutil.copytree(kop_inte_dist, tmp_path / "copy"))
    path = copy / "lagen" / "index.html"
    path.write_text(path.read_text("utf-8").replace(found, wrong, 1), "utf-8")
    problems = check_site(built(copy, records))
    assert any(problem.path == "lagen/index.html" and fault in problem.message for problem in problems)
