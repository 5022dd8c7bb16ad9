"""Addresses of the pages that records become inside the theme of the prose."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sitegen.web import ProsePage
from sitegen.web.theme_pages import folder, link

NAMES = st.lists(st.sampled_from(("a", "b", "statistik", "2025")), max_size=3)


def page(path: str, language: str) -> ProsePage:
    return ProsePage(
        path=path, language=language, title="T", description="D", body=Markup("<h1 id=t>T</h1>"), heading="t"
    )


def test_swedish_stands_at_the_root_and_others_under_their_code() -> None:
    assert page("statistik/2025/", "sv").file == "statistik/2025/index.html"
    assert page("statistik/2025/", "en").file == "en/statistik/2025/index.html"


def test_the_source_that_a_menu_names_has_the_language_before_it() -> None:
    assert page("statistik/", "en").source == "en/statistik/index.md"


@pytest.mark.parametrize(
    ("origin", "end", "expected"),
    [
        ("statistik/", "statistik/2025/", "2025/"),
        ("en/statistik/2025/", "en/statistik/", "../"),
        ("statistik/2025/", "data/a.csv", "../../data/a.csv"),
        ("statistik/", "", "../"),
        ("", "statistik/", "statistik/"),
    ],
)
def test_a_link_leads_from_folder_to_folder_or_file(origin: str, end: str, expected: str) -> None:
    assert link(origin, end) == expected


@given(NAMES, NAMES)
def test_a_link_that_is_followed_ends_where_it_should(start: list[str], goal: list[str]) -> None:
    origin, end = (folder("".join(f"{name}/" for name in names), "en") for names in (start, goal))
    assert posixpath.normpath(f"/{origin}{link(origin, end)}") == posixpath.normpath(f"/{end}")
