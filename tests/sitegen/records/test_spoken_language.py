"""Whoever answers hears a language that exists, in Swedish; the reader reads it in her own letters."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from pydantic import ValidationError

from sitegen.records import Catalogue
from sitegen.records.model import SpokenLanguage
from sitegen.records.spoken_language import scripts

SWEDISH_NAMES = Locale("sv").languages
AS_INTERPRETERS_SAY = {"th": "thai", "prs": "dari", "ckb": "sorani", "ku": "kurmanji"}
"""Languages that those who book interpreters call otherwise than CLDR, or that CLDR files under another."""
OF_A_CODE = {"prs": "fa_AF"}
PAUSES = re.compile(r"[.,·፣።،۔।，。]")


def a_language(**values: str) -> SpokenLanguage:
    return SpokenLanguage.model_validate(
        {"id": "bg", "name": "Български", "swedish": "Bulgariska", "confidence": "low", **values}
    )


def test_the_sentence_names_the_language_and_asks_for_an_interpreter() -> None:
    assert a_language().sentence == "Bulgariska. Tolk, tack."
    assert a_language().request.startswith("Jag talar bulgariska. Jag behöver tolk.")


def test_every_language_but_swedish_that_has_pages_has_its_card_and_twenty_more_have(
    real_records: Catalogue,
) -> None:
    pages = set(real_records.languages) - {"sv"}
    assert pages <= set(real_records.spoken_languages)
    assert len(set(real_records.spoken_languages) - pages) >= 20
    assert "sv" not in real_records.spoken_languages


def test_no_language_is_invented_and_each_has_the_swedish_name_that_cldr_gives_it(
    real_records: Catalogue,
) -> None:
    for id, spoken in real_records.spoken_languages.items():
        assert OF_A_CODE.get(id, id) in SWEDISH_NAMES, id
        expected = AS_INTERPRETERS_SAY.get(id) or SWEDISH_NAMES[id]
        assert spoken.swedish.lower() == expected, id


def test_a_sound_in_other_letters_than_the_readers_own_is_refused() -> None:
    assert a_language(sound="булгариска. Толк, так.").sound
    with pytest.raises(ValidationError, match="skriv sound med bokstäver som i Български"):
        a_language(sound="bulgariska. Tolk, tak.")


def test_each_sound_says_the_language_and_both_words_and_keeps_its_pauses(real_records: Catalogue) -> None:
    for id, spoken in real_records.spoken_languages.items():
        if spoken.sound:
            assert len([part for part in PAUSES.split(spoken.sound) if part.strip()]) == 3, id


def test_languages_without_pages_say_112_in_their_own_words_where_we_can_write_them(
    real_records: Catalogue,
) -> None:
    for id, spoken in real_records.spoken_languages.items():
        assert (spoken.own is None) == (id in real_records.languages or id == "rom"), id
        if spoken.own:
            assert "112" in spoken.own.danger, id
            said = spoken.own.danger + spoken.own.say + spoken.own.ask
            assert scripts(said) <= scripts(spoken.name), id
            assert spoken.own.say.endswith((":", "：", "፦")), id
