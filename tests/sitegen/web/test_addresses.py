"""Where every page stands, and how one leads to another."""

from __future__ import annotations

import posixpath
from itertools import product

import pytest

from sitegen.records import service_codes
from sitegen.web import Key, addresses

CARD_KEYS = (Key("card"), Key("notes"), Key("words"))
KEYS = (
    Key("finder"),
    Key("service", "provlinjen"),
    Key("region", "norr"),
    Key("rights"),
    Key("safety"),
    Key("others"),
    Key("languages"),
)


def test_swedish_stands_at_the_root_and_other_languages_under_their_code() -> None:
    assert addresses.file(Key("finder"), "sv") == "sok-hjalp/index.html"
    assert addresses.file(Key("finder"), "th") == "th/sok-hjalp/index.html"


@pytest.mark.parametrize(
    ("key", "folder"),
    [
        (Key("service", "provlinjen"), f"sok-hjalp/kontakt/{service_codes.service_code('provlinjen')}/"),
        (Key("region", "norr"), "sok-hjalp/region/norr/"),
        (Key("rights"), "sok-hjalp/rattigheter/"),
        (Key("safety"), "sok-hjalp/sakerhet/"),
        (Key("others"), "sok-hjalp/andra/"),
        (Key("languages"), "sok-hjalp/sprak/"),
    ],
)
def test_each_kind_of_page_has_its_folder(key: Key, folder: str) -> None:
    assert addresses.folder(key, "sv") == folder
    assert addresses.folder(key, "ar") == f"ar/{folder}"


def test_on_a_cards_site_every_language_has_a_folder_of_its_own() -> None:
    assert [addresses.folder(key, "sv") for key in CARD_KEYS] == ["sv/", "sv/info/", "sv/sprak/"]
    assert [addresses.folder(key, "th") for key in CARD_KEYS] == ["th/", "th/info/", "th/sprak/"]


def test_a_short_address_holds_the_same_pages_as_the_long_one() -> None:
    assert [addresses.files(key, "th", "t") for key in CARD_KEYS] == [
        ("th/index.html", "t/index.html"),
        ("th/info/index.html", "t/info/index.html"),
        ("th/sprak/index.html", "t/sprak/index.html"),
    ]
    assert addresses.files(Key("card"), "fi", None) == ("fi/index.html",)
    assert addresses.files(Key("finder"), "th", "t") == ("th/sok-hjalp/index.html",)


def test_the_address_of_a_service_says_nothing_of_it_and_comes_from_its_id_alone() -> None:
    assert service_codes.service_code("provlinjen") == "zv83k"
    codes = [service_codes.service_code(f"linjen-{number}") for number in range(300)]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {5}
    assert not any(code[0].isdigit() for code in codes)
    assert not set("aeiouy01lo") & set("".join(codes))


def test_no_two_pages_share_a_file() -> None:
    files = [addresses.file(key, code) for key in KEYS for code in ("sv", "en")]
    assert len(set(files)) == len(files)


def test_a_relative_link_leads_where_it_should_from_every_page_to_every_page() -> None:
    places = list(product(KEYS, ("sv", "en")))
    for start, end in product(places, places):
        address = addresses.link(start, end)
        assert address.endswith("/") and not address.startswith("/")
        joined = posixpath.normpath(posixpath.join(addresses.folder(*start), address)) + "/"
        assert joined == addresses.folder(*end)


def test_the_root_is_as_many_steps_up_as_the_page_is_deep() -> None:
    for key, code in product(KEYS, ("sv", "en")):
        assert (
            posixpath.normpath(posixpath.join(addresses.folder(key, code), addresses.root(key, code))) == "."
        )
