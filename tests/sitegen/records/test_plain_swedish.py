"""LIX: what is counted, and how hard the help pages are to read."""

from __future__ import annotations

import re
from functools import cache

import pytest

from projects import REAL, real_records
from sitegen.core import clock
from sitegen.reading import read_page
from sitegen.records.plain_swedish import lix, sentences, words
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import FINDER, Key, addresses

EASY_TO_READ = 30
"""The most that a Swedish help page may have; lättläst has 25 (`checks/easy_reading.py`)."""
CITED = re.compile(r"<p class=m dir=ltr lang=sv>.*?</p>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
MAIN = re.compile(r"<main.*?>(.*)</main>", re.DOTALL)
PAGES = (FINDER, *(Key(kind) for kind in ("rights", "safety", "others", "languages", "sign")))


def test_long_words_and_long_sentences_make_lix() -> None:
    assert lix(["Du får hjälp."]) == 3
    assert lix(["Du får hjälp. Du får stöd i dag."]) == 8 / 2
    assert lix(["Socialtjänsten hjälper."]) == 2 + 100
    assert lix([]) == 0


def test_a_full_stop_inside_a_number_or_an_address_ends_no_sentence() -> None:
    assert list(sentences("Ring 020-50 50 50 kl. 9.30 eller skriv på x.example. Vi svarar")) == [
        "Ring 020-50 50 50 kl",
        "9.30 eller skriv på x.example",
        "Vi svarar",
    ]
    assert words("Ring 020-50 50 50, sms:a inte") == ["Ring", "020-50", "50", "50", "sms:a", "inte"]


@cache
def site(id: str) -> SitePages:
    return pages_of(REAL, real_records(), clock.today(), site=id)


def said(id: str, key: Key) -> str:
    """What a Swedish page says itself; names of laws and pages that it cites are theirs."""
    html = site(id).page(("sv", key)).decode()
    found = MAIN.search(UNREAD.sub("", CITED.sub("", html)))
    assert found
    return "".join(read_page(found[1]).lines)


@pytest.mark.real_day
@pytest.mark.parametrize("key", PAGES, ids=lambda key: addresses.folder(key, "sv"))
def test_a_help_page_is_easy_to_read(key: Key) -> None:
    assert lix([said("main", key)]) <= EASY_TO_READ


@pytest.mark.real_day
@pytest.mark.parametrize("kind", ["card", "notes", "words"])
def test_a_page_behind_the_card_is_easy_to_read(kind: str) -> None:
    assert lix([said("215", Key(kind))]) <= EASY_TO_READ


@pytest.mark.real_day
def test_a_page_of_a_region_is_easy_to_read() -> None:
    hardest = max(lix([said("main", Key("region", id))]) for id in real_records().regions)
    assert hardest <= EASY_TO_READ


@pytest.mark.real_day
def test_what_is_told_of_services_is_easy_to_read_on_the_whole() -> None:
    shown = [one for one in real_records().services.values() if one.publish != "no"]
    texts = [text for one in shown for text in (one.summary, one.gives, one.safety, one.meets, one.via)]
    assert lix(filter(None, texts)) <= EASY_TO_READ
