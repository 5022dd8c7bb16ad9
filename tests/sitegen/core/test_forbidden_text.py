"""What is unsafe in a text, and what is not."""

from __future__ import annotations

import unicodedata

import pytest

from sitegen.core import forbidden_text


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("<script>", 0),
        ("a <b>", 2),
        ("a </b>", 2),
        ("a <!--", 2),
        ("a <IMG src=x>", 2),
        ("javascript:x", 0),
        ("se JavaScript :x", 3),
        ("se vbscript:x", 3),
        ("data:text/html,x", 0),
        ("data:,x", 0),
        ("{{ x }}", 0),
        ("a {% x", 2),
        ("a {# x", 2),
    ],
)
def test_markup_scripts_and_templates_are_found_where_they_stand(text: str, offset: int) -> None:
    found = list(forbidden_text.code_in_text(text))
    assert found[0][0] == offset
    assert found[0][1].startswith("“")


@pytest.mark.parametrize(
    "text",
    [
        "under 18 år: < 18",
        "5 < 6 > 4",
        "<3",
        "JavaScript behövs inte",
        "Vi sparar data: namn och ort",
        "metadata:x",
        "{ }",
        "100 % gratis",
        "https://exempel.example/?a={b}",
        "a < b och b > c",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not list(forbidden_text.code_in_text(text))


def test_every_unsafe_place_is_named() -> None:
    assert [offset for offset, _ in forbidden_text.code_in_text("<a> och </a>")] == [0, 8]


@pytest.mark.parametrize(
    "char",
    [
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2066, 0x206A)),
        *map(chr, range(0x200B, 0x2010)),
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\u00ad",
        "\u061c",
        "\u2028",
        "\u2029",
        "\u2060",
        "\u3164",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\ue000",
        "\U000e0041",
        "\U0010ffff",
    ],
)
def test_an_unseen_character_is_refused_by_its_code(char: str) -> None:
    [(offset, message)] = forbidden_text.unseen_characters(f"ab{char}c")
    assert offset == 2
    assert f"U+{ord(char):04X}" in message


def test_the_name_of_an_unseen_character_is_told() -> None:
    [(_, message)] = forbidden_text.unseen_characters("\u202e")
    assert message == "osynligt tecken U+202E (RIGHT-TO-LEFT OVERRIDE); ta bort det"


@pytest.mark.parametrize("text", ["Å", "e\u0301", "ที่นี่", "العربية", "Українська", "–”…", "\u00a0", "😀", "支"])
def test_letters_of_every_language_of_the_site_are_allowed(text: str) -> None:
    assert not list(forbidden_text.unseen_characters(text))


def test_no_letter_digit_or_mark_is_refused() -> None:
    refused = [char for char in map(chr, range(0x110000)) if forbidden_text.FORBIDDEN.match(char)]
    kinds = {unicodedata.category(char)[0] for char in refused}
    letters = {char for char in refused if unicodedata.category(char)[0] in "LN"}
    assert kinds <= {"C", "Z", "L", "M", "S"}
    assert letters <= set("\u115f\u1160\u3164\uffa0")


@pytest.mark.parametrize(
    "text",
    [
        *("sexkÃ¶p", "KÃ¤llan", "Ã…sa", "NumÃ©ros", "â€“", "â€¦", "â€”Oui", "Å‚Ä…czyÄ‡", "È™i Å£ara"),
        *("ÐŸÐ¾Ð¼Ð¾Ñ‰", "à¹€à¸šà¸", "Ø£Ø±Ù‚", "áˆ€", "112Â\u00a0nu"),
        *("sexk?p", "Numery telefon?w", "d?kujemy, dzi?ki"),
    ],
)
def test_letters_that_were_lost_in_saving_are_found(text: str) -> None:
    assert list(forbidden_text.broken_letters(text))


@pytest.mark.parametrize(
    "text",
    [
        *("Ring nu? Ja.", "Vad händer? (Svara)", "«CAFÉ» à «É»", "A–Å–Ö", "ÅÄÖ", "Àprès", "România, în"),
        *("https://exempel.example/sok?q=stod&x=?y", "../info/?a=b", "sida.aspx?id=1", "Är du 18?", "???"),
        *("العربية؟", "เบอร์", "Що?"),
    ],
)
def test_what_was_meant_so_is_not_taken_for_lost_letters(text: str) -> None:
    assert not list(forbidden_text.broken_letters(text))
