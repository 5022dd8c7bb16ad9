"""The drawings of the organisation's pages, and what the graphic profile promises of its colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

import projects
from sitegen.language import Translator
from sitegen.sites.organisation import drawings, parts, profile
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.web import assets, prose_addresses
from sitegen.web.colours import contrast

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "path", "rect", "circle"}
MOST_BYTES = 3_000
SOURCES = drawings.sources(projects.REAL)
SCHEMES = dict(zip(("light", "dark"), profile.palettes(), strict=True))
COLOURED = {"fill", "stroke"}


def elements(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text).iter())


@pytest.mark.parametrize("name", SOURCES)
def test_a_drawing_is_small_has_a_size_and_holds_shapes_alone(name: str) -> None:
    root, *shapes = elements(SOURCES[name])
    assert len(SOURCES[name].encode()) <= MOST_BYTES
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert {element.tag.removeprefix(SVG) for element in (root, *shapes)} <= DRAWN
    assert not {key for element in (root, *shapes) for key in element.attrib} & {"style", "href", "id"}


@pytest.mark.parametrize("name", SOURCES)
def test_a_drawing_has_no_colour_of_its_own(name: str) -> None:
    used = {element.get(key) for element in elements(SOURCES[name]) for key in COLOURED} - {None, "none"}
    assert used and used <= {f"var(--{token})" for token in assets.palettes(projects.REAL.templates)[0]}
    assert not used & {"var(--alarm)", "var(--on-alarm)"}


@pytest.mark.parametrize("name", SOURCES)
def test_a_drawing_in_a_page_is_never_read_out(name: str) -> None:
    root, *_ = elements(drawings.inline(SOURCES[name]))
    assert root.get("aria-hidden") == "true" and root.get("focusable") == "false"
    assert "\n" not in drawings.inline(SOURCES[name])


def test_a_drawing_to_download_needs_no_page_around_it() -> None:
    found = dict(drawings.files(projects.REAL))
    assert len(found) == 2 * len(SOURCES) and all(path.startswith("grafik/") for path in found)
    for path, content in found.items():
        root, *_ = elements(content.decode())
        assert root.tag == f"{SVG}svg" and b"var(" not in content, path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_the_profile_promises_to_be_seen_is_seen(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for pairs, least in ((profile.TEXTS, profile.TEXT_RATIO), (profile.SIGNS, profile.SIGN_RATIO)):
        ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
        assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_the_profile_names_every_colour_and_every_drawing(org: OrganisationContext) -> None:
    translator: Translator = org.translator
    assert set(profile.names(translator)) == set(SCHEMES["light"])
    assert set(profile.titles(translator)) == set(SOURCES)


def test_the_profile_shows_the_values_that_the_pages_have(org: OrganisationContext) -> None:
    found = str(parts.html(projects.REAL, org, "profile-colours"))
    assert re.findall(r'fill="(#[0-9a-f]{6})"', found) == [
        SCHEMES[scheme][token] for token in profile.names(org.translator) for scheme in SCHEMES
    ]


def test_every_drawing_in_the_profile_leads_to_its_files(org: OrganisationContext) -> None:
    found = str(parts.html(projects.REAL, org, "profile-drawings"))
    up = "../" * org.folder(prose_addresses.GRAPHIC_PROFILE).count("/")
    assert set(re.findall(r'href="([^"]+)"', found)) == {
        up + path for path, _ in drawings.files(projects.REAL)
    }
