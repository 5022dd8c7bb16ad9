"""What is recorded for the card's page: ten lines that stand on it, each short enough for its seconds."""

from __future__ import annotations

from html import unescape

import pytest

from projects import REAL
from records import TODAY
from sitegen.build import sound_script
from sitegen.records import Catalogue
from sitegen.sites.card.spoken_lines import LINES, SECONDS_A_LINE, SpokenLine
from sitegen.sites.site_pages import pages_of
from sitegen.web.page_maker import CARD

LANGUAGES = ("sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar")
LETTERS_A_SECOND = 21
"""Faster than anybody reads aloud for a stranger; a longer line cannot be said in its time."""


def lines(records: Catalogue, code: str) -> tuple[SpokenLine, ...]:
    return sound_script.lines_of(pages_of(REAL, records, TODAY, site="215"), code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_ten_lines_stand_on_the_page_of_their_language_and_fit_their_time(
    real_records: Catalogue, code: str
) -> None:
    html = pages_of(REAL, real_records, TODAY, site="215").page((code, CARD)).decode()
    page = unescape(html).replace("\u200b", "").replace("<wbr>", "")
    found = lines(real_records, code)
    assert len(found) == LINES
    for line in found:
        assert line.text in page
        assert len(line.text) <= SECONDS_A_LINE * LETTERS_A_SECOND


def test_every_language_of_the_page_is_here(real_records: Catalogue) -> None:
    assert tuple(real_records.languages) == LANGUAGES


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "sv"])
def test_the_swedish_to_repeat_has_its_sound_beside_it(real_records: Catalogue, code: str) -> None:
    spoken = real_records.spoken_languages[code]
    (line,) = (line for line in lines(real_records, code) if line.text == spoken.sentence)
    assert (line.language, line.sound) == ("sv", spoken.sound or "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_says_112_and_at_least_two_more_numbers(real_records: Catalogue, code: str) -> None:
    found = lines(real_records, code)
    assert "112" in found[0].text
    numbers = [line for line in found if not line.text.strip("0123456789 -")]
    assert len(numbers) >= 2 and all("Siffra" in line.direction.swedish for line in numbers)
