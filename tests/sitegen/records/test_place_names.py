"""Counties and towns as people say and type them."""

from __future__ import annotations

import re

import pytest

from sitegen.records import Catalogue
from sitegen.records.place_names import county_word, short_county, typed, typed_places


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Stockholms län", "Stockholm"),
        ("Skåne län", "Skåne"),
        ("Västernorrlands län", "Västernorrland"),
        ("Uppsala län", "Uppsala"),
    ],
)
def test_a_county_is_said_without_its_ending(name: str, said: str) -> None:
    assert short_county(name) == said


@pytest.mark.parametrize(
    ("name", "word"), [("Umeå", "umea"), ("Örebro", "orebro"), ("Västra Götaland", "vastra-gotaland")]
)
def test_a_name_is_typed_without_rings_and_dots(name: str, word: str) -> None:
    assert typed(name) == word


def test_every_county_has_a_word_of_its_own_and_every_town_leads_to_its_county(
    real_records: Catalogue,
) -> None:
    counties = [county for _, county in real_records.counties().values()]
    words = {county_word(county) for county in counties}
    places = dict(typed_places(real_records.regions))
    assert len(words) == len(counties) == 21
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in (*words, *places))
    assert set(places.values()) == words
    for county in counties:
        for town in county.towns:
            assert places[typed(town)] in (county_word(county), typed(town))


def test_a_town_that_is_called_as_a_county_leads_to_that_county(real_records: Catalogue) -> None:
    places = dict(typed_places(real_records.regions))
    assert (places["stockholm"], places["kalmar"], places["umea"]) == ("stockholm", "kalmar", "vasterbotten")


def test_a_town_that_two_counties_name_leads_to_neither(small_records: Catalogue) -> None:
    regions = {
        id: region.model_copy(
            update={
                "counties": tuple(
                    county.model_copy(update={"towns": (*county.towns, "Tvillingby")})
                    for county in region.counties
                )
            }
        )
        for id, region in small_records.regions.items()
    }
    assert "tvillingby" in dict(typed_places({"norr": regions["norr"]}))
    assert "tvillingby" not in dict(typed_places(regions))
