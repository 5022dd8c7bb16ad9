"""Mozilla's Observatory would give every page the best mark; and its rules here tell good from bad."""

from __future__ import annotations

import pytest

from browser import observatory, wire
from browser.observatory import grade, score
from built.faults import none
from built.site import EVERY_SITE, Site, on, spoken

BEST = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
# A header made worse or taken away, and the points that the Observatory takes for it (bonus included).
WORSE = (
    ("content-security-policy", None, 55),
    ("content-security-policy", "default-src 'self'; frame-ancestors 'none'", 125),
    ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 120),
    ("content-security-policy", "default-src 'none'; script-src 'unsafe-eval'; frame-ancestors 'none'", 110),
    ("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'", 80),
    ("content-security-policy", "default-src 'none'; script-src https:; frame-ancestors 'none'", 80),
    ("content-security-policy", "default-src 'none'; img-src http://a.example; frame-ancestors 'none'", 110),
    ("content-security-policy", "default-src 'none'; font-src http://a.example; frame-ancestors 'none'", 80),
    ("content-security-policy", "default-src 'none'", 80),
    ("strict-transport-security", None, 80),
    ("strict-transport-security", "max-age=3600", 120),
    ("x-content-type-options", None, 125),
    ("referrer-policy", None, 125),
    ("referrer-policy", "unsafe-url", 120),
    ("cross-origin-resource-policy", None, 120),
    ("cross-origin-resource-policy", "everyone", 115),
    ("set-cookie", "a=b", 60),
)


@on(*EVERY_SITE)
def test_every_kind_of_page_gets_the_best_mark_in_every_language(site: Site, base: str) -> None:
    pages = {(page.kind, page.language): page for page in site.pages}
    assert {language for _, language in pages} == set(spoken(site.id))
    for page in pages.values():
        answer = wire.get(base + page.path)
        points = score(answer.headers, answer.body.decode())
        assert (points >= 120, grade(points)) == (True, "A+"), f"{page}: {points}"


@on(*EVERY_SITE)
def test_error_pages_do_too(base: str) -> None:
    for path in ("x", "th/x", "th/sok-hjalp/x"):
        answer = wire.get(base + path)
        assert (answer.status, grade(score(answer.headers, answer.body.decode()))) == (404, "A+")


@pytest.mark.parametrize(("name", "value", "points"), WORSE)
def test_the_rules_take_points_as_they_are_published(name: str, value: str | None, points: int) -> None:
    assert score(BEST) == 130
    worse = {key: text for key, text in BEST.items() if key != name} | ({name: value} if value else {})
    assert score(worse) == points


def test_scripts_of_other_hosts_need_a_hash() -> None:
    tags = {
        "<script src=//a.example/b.js></script>": 50,
        "<script src=https://a.example/b.js></script>": 125,
        "<script src=https://a.example/b.js integrity=sha256-x></script>": 130,
        "<script src=b.js></script>": 130,
    }
    none(f"{tag} {score(BEST, tag)}" for tag, points in tags.items() if score(BEST, tag) != points)


def test_the_marks_are_those_of_the_chart() -> None:
    assert [grade(p) for p in (135, 100, 99, 90, 89, 70, 69, 50, 25, 24, 0)] == [
        "A+", "A+", "A", "A", "A-", "B", "B-", "C", "D-", "F", "F",
    ]  # fmt: skip
    assert observatory.BONUS_FROM == 90
