"""The mark and the wordmarks: whose name they say, where they stand, and where they never do."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

import projects
from sitegen.printing import sharing_picture
from sitegen.sites.organisation import parts, profile, wordmarks
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.web import assets, prose_addresses

SVG = "{http://www.w3.org/2000/svg}"
SOURCES = wordmarks.sources(projects.REAL)
LANGUAGES = ("sv", "en")
MOST_BYTES = 10_000
SEEN = (".html", ".css", ".svg")
HELP = (projects.ROOT / "overrides" / "lean", projects.ROOT / "campaigns" / "215" / "overrides")


@pytest.mark.parametrize("name", SOURCES)
def test_a_wordmark_is_outlines_in_colours_of_the_palette_and_nothing_else(name: str) -> None:
    root, *shapes = ElementTree.fromstring(SOURCES[name]).iter()
    assert len(SOURCES[name].encode()) <= MOST_BYTES
    assert {shape.tag for shape in shapes} == {f"{SVG}path"} and root.tag == f"{SVG}svg"
    light, _ = assets.palettes(projects.REAL.templates)
    assert {shape.get("fill") for shape in shapes} <= {f"var(--{token})" for token in light}


@pytest.mark.parametrize("name", SOURCES)
def test_each_begins_with_the_same_wall_and_door(name: str) -> None:
    wall, door, *_ = re.findall(r' d="([^"]+)"', SOURCES[name])
    side = int(re.fullmatch(r"M0 0h(\d+)v\1H0z", wall)[1])  # type: ignore[index]
    left, foot, top, wide = map(
        int,
        re.fullmatch(r"M(\d+) (\d+)V(\d+)h(\d+)v\d+z", door).groups(),  # type: ignore[union-attr]
    )
    assert foot == side, "the door stands on the ground"
    shares = (left / side, top / side, wide / side)
    assert shares == pytest.approx((18 / 46, 13 / 46, 12 / 46), abs=0.005)


def test_the_swedish_one_says_the_name_of_the_organisation(org: OrganisationContext) -> None:
    assert wordmarks.label(SOURCES["sv"]) == org.archive.organisation.name
    assert {wordmarks.label(source) for name, source in SOURCES.items() if name != "en"} == {
        org.archive.organisation.name
    }


def test_a_page_has_the_wordmark_of_its_language_and_says_its_name_once() -> None:
    name = wordmarks.label(SOURCES["sv"])
    found = {language: wordmarks.wordmark(projects.REAL, name, language) for language in LANGUAGES}
    for language, mark in found.items():
        assert mark is not None and mark.label == wordmarks.label(SOURCES[language])
        assert 'aria-hidden="true"' in mark.drawing and "aria-label" not in mark.drawing
    assert found["sv"] != found["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_of_another_name_has_it_in_letters(language: str) -> None:
    assert wordmarks.wordmark(projects.REAL, "Provsajten", language) is None
    assert wordmarks.letters(projects.REAL, "Provsajten", language) is None


def test_a_language_without_a_wordmark_has_the_name_in_letters() -> None:
    assert wordmarks.wordmark(projects.REAL, wordmarks.label(SOURCES["sv"]), "th") is None


def test_what_is_shared_shows_the_mark_and_the_name_of_the_language(
    both: dict[str, OrganisationContext],
) -> None:
    drawn = {language: sharing_picture.drawing(projects.REAL, org) for language, org in both.items()}
    for language, picture in drawn.items():
        letters = wordmarks.letters(projects.REAL, wordmarks.label(SOURCES["sv"]), language)
        assert letters is not None and letters.outlines in picture
        assert ElementTree.fromstring(picture).get("width") == str(sharing_picture.WIDTH)
    assert drawn["sv"] != drawn["en"]


def test_the_profile_shows_every_form_with_its_files(org: OrganisationContext) -> None:
    found = str(parts.html(projects.REAL, org, "profile-marks"))
    assert set(profile.mark_titles(org.translator)) == set(SOURCES)
    up = "../" * org.folder(prose_addresses.GRAPHIC_PROFILE).count("/")
    assert set(re.findall(r'href="([^"]+)"', found)) == {
        up + path for path, _ in wordmarks.files(projects.REAL)
    }


def test_no_template_of_a_help_page_or_of_the_page_behind_the_card_names_the_mark() -> None:
    files = [
        path for folder in HELP for path in folder.rglob("*") if path.suffix in (".html", ".css", ".svg")
    ]
    assert len(files) > 20
    assert [path for path in files if re.search("wordmark|favicon.svg", path.read_text("utf-8"))] == []
