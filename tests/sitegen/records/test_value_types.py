"""The forms of single values: what is accepted as typed, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from sitegen.records import value_types


@pytest.mark.parametrize(
    "value", ["+46313900600", "+46980319200", "+46701740605", "112", "11414", "116000", "90101"]
)
def test_a_number_is_kept_as_typed(value: str) -> None:
    assert value_types.phone(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "031-390 06 00",
        "0313900600",
        "+46 31 390 06 00",
        "+46(0)313900600",
        "+460313900600",
        "0046313900600",
        "+46",
        "+4631",
        "+4631390060012345",
        "+46ring",
        "112 ",
        "11",
        "1٢٣",
        "+٤٦٣١٣٩٠٠٦٠٠",
    ],
)
def test_a_number_in_another_form_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"num(mer|ret)"):
        value_types.phone(value)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("+46116016", "kortnumret 11[26016]+ skrivs utan"),
        ("+46112", "kortnumret 11[26016]+ skrivs utan"),
        ("11441", "finns inte i listan"),
        ("112112", "finns inte i listan"),
        ("123456", "finns inte i listan"),
        ("118118", "finns inte i listan"),
        ("116016", "finns inte i listan"),
        ("90000", "finns inte i listan"),
        ("+469001234567", "betalnummer"),
        ("+469391234567", "betalnummer"),
        ("+469441234567", "betalnummer"),
        ("+46900123456", "betalnummer"),
        ("+979123456789", "världsnummer"),
        ("+88213300655", "världsnummer"),
        ("+870773111632", "världsnummer"),
        ("+881612345678", "världsnummer"),
        ("+80012345678", "världsnummer"),
        ("+448719876543", "betalnummer"),
        ("+448431234567", "betalnummer"),
        ("+491801234567", "inget vanligt"),
        ("+46751234567", "inget vanligt"),
        ("+46719123456", "nummerplan"),
        ("+4699123456", "nummerplan"),
    ],
)
def test_a_number_that_nobody_can_dial_or_that_costs_more_is_refused(value: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        value_types.phone(value)


@pytest.mark.parametrize("value", ["24/7", "Mo-Fr 09:00-15:00", "Mo-Th 08:00-16:30; Fr 08:00-12:00; PH off"])
def test_hours_of_openstreetmap_are_accepted(value: str) -> None:
    assert value_types.hours(value) == value


@pytest.mark.parametrize("value", ["mån-fre 9-15", "9 till 5", "Mo-Fr 09.00-15.00 dygnet runt", "22:00"])
def test_hours_in_other_words_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="skriv"):
        value_types.hours(value)


def test_a_date_is_a_day_of_the_calendar() -> None:
    assert value_types.date("2028-02-29") == dt.date(2028, 2, 29)
    assert value_types.date(dt.date(2026, 1, 2)) == dt.date(2026, 1, 2)


@pytest.mark.parametrize(
    "value",
    ["2026", "2026-1-1", "20260101", "2026-01-01T10:00", "1/2 2026", " 2026-01-01", "٢٠٢٦-٠١-٠١"],
)
def test_a_date_in_another_form_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="ÅÅÅÅ-MM-DD"):
        value_types.date(value)


@pytest.mark.parametrize("value", ["2026-13-01", "2026-02-29", "2026-04-31", "0000-01-01", "2026-00-10"])
def test_a_day_that_does_not_exist_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="finns inte i kalendern"):
        value_types.date(value)


@pytest.mark.parametrize(
    "value",
    [
        "https://exempel.example",
        "http://www.exempel.example/",
        "https://exempel.example:8080/a/b?c=d&e=f#g",
        "https://xn--exmpel-bua.example/å",
        "https://exempel.example?q=a@b",
    ],
)
def test_a_whole_address_is_accepted(value: str) -> None:
    assert value_types.web_address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "exempel.example",
        "//exempel.example",
        "ftp://exempel.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://localhost",
        "https://exempel.",
        "https://.example",
        "https://10.0.0.1/",
        "https://[::1]/",
        "http://[",
        "https://exеmpel.example",
        "https://exempel.example/a b",
        "https://exempel.example/<script>",
        'https://exempel.example/"x',
        "https://exempel.example\\annan.example",
        "https://exempel.example:port/",
        "https://exempel.example/\u202e",
        "https://exempel.example/\n",
        " https://exempel.example/",
    ],
)
def test_an_address_that_is_not_whole_or_not_plain_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="hel webbadress"):
        value_types.web_address(value)


@pytest.mark.parametrize("value", ["https://du@exempel.example", "https://du:x@exempel.example/"])
def test_an_address_with_a_user_name_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="användarnamn"):
        value_types.web_address(value)


def test_a_mail_address_is_kept_as_typed() -> None:
    assert value_types.email("namn.namnsson+x@post.exempel.example") == "namn.namnsson+x@post.exempel.example"


@pytest.mark.parametrize(
    "value",
    [
        "namn",
        "namn@exempel",
        "mailto:namn@exempel.example",
        "Namn <namn@exempel.example>",
        "a@b..example",
        "a..b@exempel.example",
        "a@-.example",
        "a@exempel.example ",
        "a" * 250 + "@exempel.example",
    ],
)
def test_a_mail_address_with_more_or_less_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="skriv bara adressen"):
        value_types.email(value)


@pytest.mark.parametrize("value", ["sv", "th", "ar", "zh_Hant", "ckb"])
def test_a_language_that_cldr_knows_is_accepted(value: str) -> None:
    assert value_types.language(value) == value


@pytest.mark.parametrize(
    "value", ["", "xx", "SV", "swe", "sv-SE", "svenska", "root", "sv ", "../sv", "аr", "x" * 999]
)
def test_another_code_for_a_language_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="språkkoden är okänd"):
        value_types.language(value)


@pytest.mark.parametrize("value", ["fel@exempel.example", "https://exempel.example/fel/"])
def test_a_mail_address_or_a_safe_page_is_an_address_to_turn_to(value: str) -> None:
    assert value_types.address(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "exempel.example", "mailto:fel@exempel.example", "http://exempel.example/", "A <a@b.example>"],
)
def test_other_addresses_to_turn_to_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="skriv en"):
        value_types.address(value)


@pytest.mark.parametrize("value", ["https://exempel.example", "https://www.exempel.example:8443"])
def test_an_origin_is_a_scheme_and_a_host(value: str) -> None:
    assert value_types.origin(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "https:",
        "https://*.exempel.example",
        "*",
        "http://exempel.example",
        "https://exempel.example/",
        "https://exempel.example; script-src *",
        "https://exempel.example\n",
        "https://EXEMPEL.example",
    ],
)
def test_an_origin_that_allows_more_or_breaks_the_policy_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="snedstreck"):
        value_types.origin(value)
