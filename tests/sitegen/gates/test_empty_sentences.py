"""A sentence that was made of an empty list is found, and what merely looks like one is let be."""

from __future__ import annotations

import pytest

from sitegen.gates.empty_sentences import STRAY, block_texts
from sitegen.reading import read_page


@pytest.mark.parametrize(
    "text",
    [
        ". Sitter i Göteborg.",
        ".",
        "Språk: .",
        "Ring , eller skriv.",
        "Tolk (, ibland)",
        ", och fler",
        "Län: ,",
    ],
)
def test_a_sign_with_nothing_before_it_is_stray(text: str) -> None:
    assert STRAY.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skåne län och Kalmar län. Sitter i Malmö.",
        "mån–fre 09:00–15:00, stängt på helgdagar",
        "Gratuit ; dites-le en prenant rendez-vous.",
        "Vad händer ?",
        "… och fler",
        "Klockan .5 finns inte här",
    ],
)
def test_an_ordinary_sentence_is_not(text: str) -> None:
    assert not STRAY.search(text)


def test_a_block_is_read_as_one_text_whatever_stands_around_its_words() -> None:
    page = read_page(
        "<dt>Väst</dt><dd><b></b>. <a href='x'>Sitter</a> i Göteborg.</dd><script>a . b</script>"
    )
    assert list(block_texts(page.events)) == ["Väst", ". Sitter i Göteborg."]
