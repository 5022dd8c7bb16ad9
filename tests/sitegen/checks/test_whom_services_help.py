"""What is said of whom a service helps must hold together; each fault is planted once."""

from __future__ import annotations

import pytest

import projects
from sitegen.checks import check_records
from sitegen.core import Project
from sitegen.records import catalogue

NIGHT = "data/services/nattlinjen.yml"
LINE = "data/services/provlinjen.yml"
TALK = "needs: [talk]"


def told(copy: Project, path: str, old: str, new: str) -> list[str]:
    projects.edit(copy.root / path, old, new)
    return [
        p.message for p in check_records(catalogue.read(copy)) if p.path == path and p.severity == "error"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (NIGHT, "Någon att prata med på natten", "Någon för kvinnor på natten", "“kvinn” står i summary"),
        (NIGHT, "Någon att prata med på natten", "För män i kris", "inget genders"),
        (NIGHT, "Någon att prata med på natten", "För unga på natten", "inget ages"),
        (NIGHT, TALK, f"{TALK}\nneeds_near: [talk]", "“talk” står redan i needs"),
        (NIGHT, TALK, f"{TALK}\nneeds_near: [tala]", "“tala” finns inte i data/needs"),
        (NIGHT, TALK, f"{TALK}\nsituations_near: [valdd]", "“valdd” finns inte i data/situations"),
        (NIGHT, TALK, f"{TALK}\nneed_eligibility: {{shelter: {{genders: [women]}}}}", "varken i needs eller"),
        (
            NIGHT,
            TALK,
            f"{TALK}\neligibility: {{genders: [women]}}\nunclear: [men]",
            "det som är oklart är inte nej",
        ),
        (NIGHT, TALK, f"{TALK}\neligibility: {{ages: {{min: 18}}}}\nunclear: [child]", "är inte nej"),
        (NIGHT, TALK, f"{TALK}\ninterpreter_languages: [ar]", "interpreter är inte"),
    ],
)
def test_a_fault_is_told_where_it_stands(copy: Project, path: str, old: str, new: str, message: str) -> None:
    assert [text for text in told(copy, path, old, new) if message in text]


def test_words_that_are_narrower_than_the_limits_may_be_explained(copy: Project) -> None:
    projects.edit(copy.root / NIGHT, TALK, f"{TALK}\nopen_to: Alla kön är välkomna.")
    assert told(copy, NIGHT, "Någon att prata med på natten", "Någon för kvinnor på natten") == []


def test_a_line_for_professionals_may_lead_to_our_own_site(copy: Project) -> None:
    projects.edit(copy.root / NIGHT, TALK, f"{TALK}\neligibility: {{roles: [professionals]}}")
    projects.edit(copy.root / NIGHT, "pinned: 2\n", "")
    page = """  - kind: web
    url: https://provsajten.example/
    publish: "yes"
    checked: {on: 2026-11-01, how: live, by: redaktionen}
    sources: [egen-sida]
publish: "yes\"
confidence"""
    assert told(copy, NIGHT, 'publish: "yes"\nconfidence', page) == []
