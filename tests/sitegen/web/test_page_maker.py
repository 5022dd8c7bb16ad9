"""What surrounds a page: its languages, its addresses, its holidays."""

from __future__ import annotations

from records import maker
from sitegen.records import Catalogue
from sitegen.web import FINDER, Key, PageMaker

RIGHTS = Key("rights")


def partly(records: Catalogue, code: str) -> PageMaker:
    """A desk where Arabic has the finder but not the rights."""
    full = maker(records, code, ("en", "ar"))
    return PageMaker(full.site_context, full.translator, {**full.offers, RIGHTS: frozenset({"sv", "en"})})


def test_the_picker_has_the_languages_of_the_page_in_their_own_names(small_records: Catalogue) -> None:
    frame = partly(small_records, "en").frame(FINDER)
    assert [(c.name, c.href, c.current) for c in frame.picker] == [
        ("Svenska", "../../sok-hjalp/", False),
        ("English", "./", True),
        ("العربية", "../../ar/sok-hjalp/", False),
    ]


def test_a_language_that_lacks_the_page_is_neither_picked_nor_an_alternate(small_records: Catalogue) -> None:
    frame = partly(small_records, "en").frame(RIGHTS)
    assert [choice.language for choice in frame.picker] == ["sv", "en"]
    assert [alternate.hreflang for alternate in frame.alternates] == ["sv", "en", "x-default"]


def test_alternates_are_whole_addresses_and_the_default_is_the_source(small_records: Catalogue) -> None:
    frame = partly(small_records, "ar").frame(FINDER)
    assert {a.hreflang: a.href for a in frame.alternates} == {
        "sv": "https://provsajten.example/sok-hjalp/",
        "en": "https://provsajten.example/en/sok-hjalp/",
        "ar": "https://provsajten.example/ar/sok-hjalp/",
        "x-default": "https://provsajten.example/sok-hjalp/",
    }
    assert frame.canonical == "https://provsajten.example/ar/sok-hjalp/"


def test_a_link_to_a_page_that_the_language_lacks_leads_to_the_swedish_one_and_says_so(
    small_records: Catalogue,
) -> None:
    link = partly(small_records, "ar").link(FINDER, RIGHTS, "حقوقكم")
    assert link.href == "../../sok-hjalp/rattigheter/"
    assert (link.note, link.language) == ("السويدية", "sv")


def test_a_link_to_a_page_that_the_language_has_carries_no_note(small_records: Catalogue) -> None:
    link = partly(small_records, "en").link(FINDER, RIGHTS, "Rights")
    assert (link.href, link.note, link.language) == ("rattigheter/", "", "")


def test_only_the_finder_has_no_link_home(small_records: Catalogue) -> None:
    own = partly(small_records, "sv")
    assert own.frame(FINDER).home is None
    home = own.frame(RIGHTS).home
    assert home and home.href == "../"


def test_the_page_knows_how_far_its_holidays_reach_and_then_the_holidays(small_records: Catalogue) -> None:
    last, *days = maker(small_records).site_context.holidays.split()
    assert last == "28-01-05"
    assert days[:4] == ["26-12-24", "26-12-25", "26-12-26", "26-12-31"]
    assert days == sorted(days)


def test_the_leave_link_is_the_site_s(small_records: Catalogue) -> None:
    assert partly(small_records, "ar").frame(FINDER).exit_href == "https://vadret.example/"
