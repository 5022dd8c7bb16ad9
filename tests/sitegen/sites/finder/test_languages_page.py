"""Whoever speaks a language without pages finds it by its own name, and what to say in Swedish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

import projects
from records import card_desk, maker
from sitegen.records import Catalogue
from sitegen.sites import site_pages
from sitegen.sites.card import pages as card_pages
from sitegen.sites.finder import call_cards, languages_page
from sitegen.sites.finder.contexts import LanguagesPage
from sitegen.web import Key

DAY = dt.date.fromisoformat(projects.REAL_TODAY)
ROOM = 30_000


def page(records: Catalogue, code: str = "en") -> LanguagesPage:
    return languages_page.languages(maker(records, code, tuple(records.languages)), languages_page.LANGUAGES)


def test_the_page_lists_only_languages_in_which_there_are_no_pages(small_records: Catalogue) -> None:
    assert [entry.swedish for entry in page(small_records).entries] == ["Bulgariska", "Persiska", "Romani"]


def test_a_language_whose_words_nobody_can_vouch_for_has_the_swedish_sentence_alone(
    small_records: Catalogue,
) -> None:
    romani = page(small_records).entries[-1]
    assert (romani.danger, romani.say, romani.ask, romani.card.sound) == ("", "", "", "")
    assert romani.card.sentence == "Romani. Tolk, tack."


def test_readers_of_swedish_need_no_card_and_others_have_that_of_their_page(small_records: Catalogue) -> None:
    assert call_cards.call_card(maker(small_records, "sv", ("sv",))) is None
    arabic = call_cards.call_card(maker(small_records, "ar", ("sv", "ar")))
    assert arabic is not None and arabic.sentence == "Arabiska. Tolk, tack."


def test_the_lines_of_the_page_can_be_talked_to_and_those_with_an_interpreter_come_first(
    real_records: Catalogue,
) -> None:
    shown = [real_records.services[row.id] for row in page(real_records).first]
    assert shown and all("talk" in service.needs for service in shown)
    assert [service.interpreter != "yes" for service in shown] == sorted(
        service.interpreter != "yes" for service in shown
    )


def test_on_a_cards_site_the_page_says_the_same_words_and_links_no_service(real_records: Catalogue) -> None:
    found = card_pages.words(card_desk(real_records), card_pages.WORDS)
    assert found.entries == page(real_records, "sv").entries
    assert found.first and not any(row.href for row in found.first)


@pytest.mark.parametrize(("site", "kind"), [("main", "languages"), ("215", "words")])
def test_the_page_is_small_runs_no_script_of_its_own_and_turns_each_language_its_own_way(
    real_records: Catalogue, site: str, kind: str
) -> None:
    made = site_pages.pages_of(projects.REAL, real_records.offered(), DAY, site=site)
    for maker_ in made.makers():
        content = made._rendered(made.kind.page(maker_, Key(kind)), maker_.translator)
        assert len(content) <= ROOM, maker_.language
        root = tinyhtml5.parse(content.decode(), namespace_html_elements=False)
        found = list(spoken_parts(root, "ltr"))
        assert len(found) == len(page(real_records).entries)
        for spoken, direction in found:
            assert direction == real_records.spoken_languages[spoken.get("lang", "")].direction
            assert {sentence.get("dir") for sentence in spoken.findall(".//*[@lang='sv']")} == {"ltr"}


def spoken_parts(element: Element, around: str) -> Iterator[tuple[Element, str]]:
    """Yield the part of each language, with the direction that a browser gives it."""
    direction = element.get("dir", around)
    inner = element.find("div") if element.tag == "details" and element.get("lang") else None
    if inner is not None:
        yield element, inner.get("dir", direction)
    for child in element:
        yield from spoken_parts(child, direction)
