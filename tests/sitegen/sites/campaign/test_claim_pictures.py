"""The number of a claim as a picture: as many dots as people, a band as long as what is not known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from projects import REAL
from sitegen.core import Problem
from sitegen.language import Translator
from sitegen.language.translation import load_translators
from sitegen.records import Catalogue
from sitegen.sites.campaign import claim_pictures
from sitegen.sites.campaign.campaign_texts import CAMPAIGN_TEXTS
from sitegen.sites.campaign.claim_pictures import WIDTH
from sitegen.sites.campaign.material import MaterialReading
from sitegen.sites.campaign.model import ClaimBand, ClaimDots

Told = Callable[[], list[Problem]]


@pytest.fixture(scope="session")
def swedish(records: Catalogue) -> Translator:
    (found,) = load_translators(REAL, [records.languages["sv"]], CAMPAIGN_TEXTS)
    return found


@pytest.mark.parametrize(("filled", "of"), [(9, 10), (1, 2), (63, 91), (99, 100)])
def test_there_are_as_many_dots_as_people_and_none_touches_another(
    swedish: Translator, filled: int, of: int
) -> None:
    made = claim_pictures.dots(swedish, ClaimDots(filled=filled, of=of))
    dots = [*made.filled, *made.empty]
    assert (len(made.filled), len(dots)) == (filled, of)
    for number, one in enumerate(dots):
        assert made.radius < one.x < WIDTH - made.radius and made.radius < one.y < made.height - made.radius
        for other in dots[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > (2 * made.radius) ** 2


def test_the_words_say_the_numbers_and_that_they_are_approximate(swedish: Translator) -> None:
    about = claim_pictures.dots(swedish, ClaimDots(filled=63, of=91, about=True)).words
    assert about == "Omkring 63 av 91 prickar är fyllda."
    assert claim_pictures.dots(swedish, ClaimDots(filled=9, of=10)).words == "9 av 10 prickar är fyllda."


def test_a_band_runs_from_the_lowest_to_the_highest_value(swedish: Translator) -> None:
    made = claim_pictures.band(swedish, ClaimBand(low=45, high=75))
    assert made.band == (45, 30) and "från 45 till 75" in made.words


def test_the_start_page_draws_what_its_claims_say(reading: MaterialReading) -> None:
    claims = reading.material.claims
    assert claims["forekomst-en-av-tio"].dots == ClaimDots(filled=9, of=10)
    assert claims["skada-valdutsatthet"].band == ClaimBand(low=45, high=75)
    about = claims["sluta-manga-vill"].dots
    assert about and about.about and "Omkring 63" in claims["sluta-manga-vill"].statement.sv


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "dots: {filled: 9, of: 10}",
            "dots: {filled: 8, of: 10}",
            "talet 8 ritas men står inte",
        ),
        ("dots: {filled: 9, of: 10}", "dots: {filled: 10, of: 9}", "filled ska vara mindre än of"),
        ("dots: {filled: 9, of: 10}", "band: {low: 10, high: 9}", "low ska vara mindre än high"),
    ],
)
def test_a_picture_that_says_another_number_than_its_claim_is_a_fault(
    home: Path, told: Told, old: str, new: str, fault: str
) -> None:
    path = home / "data/claims/forekomst-en-av-tio.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert fault in " ".join(problem.message for problem in told())
