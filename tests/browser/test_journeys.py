"""Whoever comes with an errand finds the right person to call, in her language, at her hour."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

import journey_files
from browser import journey as journeys
from browser.journey import Asker
from browser.made_pages import MadePages
from browser.meanings import WORDS, Listener
from browser.reader import Reader
from sitegen.records.journey_model import Journey
from sitegen.sites.finder import service_rows
from sitegen.web import FINDER, addresses
from sitegen.web.page_maker import CARD

ERRANDS = {id: one for id, one in journey_files.read().items() if one.site == "main"}
OF_THE_CARD = (
    "a-few-minutes-alone",
    "at-the-station-with-children",
    "cold-rather-than-police",
    "whispering-is-not-possible",
    "a-flight-on-sunday",
    "two-days-ago",
    "a-shop-assistant-helps",
    "at-four-in-the-morning",
)
"""Errands of those whom the card is handed to: women, and who is under 18."""
MAIN = [pytest.param(one, id=id) for id, one in ERRANDS.items()]


@pytest.fixture(scope="session")
def made() -> MadePages:
    """The pages of each day that a journey needs."""
    return MadePages()


@pytest.fixture
def opened(made: MadePages, browser: Browser, one: Journey, script: bool) -> Iterator[Page]:
    """The finder at the journey's moment, in its language."""
    with made.opened(
        browser, "main", one.moment, addresses.folder(FINDER, one.language), script=script
    ) as page:
        yield page


@pytest.fixture
def asker(made: MadePages, one: Journey) -> Asker:
    """Whoever reads the page in its language."""
    return Asker(made.records, made.maker("main", one.moment.date(), one.language).translator)


def not_yet(one: Journey) -> set[str]:
    """What the page is known not to do for a journey yet: each is a debt that somebody must pay."""
    ids = {journey.person: id for id, journey in ERRANDS.items()}
    return set(WORDS["not_yet"].get(ids[one.person], ()))


@pytest.mark.parametrize("one", MAIN)
def test_who_can_help_stands_first_and_the_page_says_what_to_know_before_the_call(
    opened: Page, asker: Asker, one: Journey, script: bool
) -> None:
    found = journeys.walk(Reader(opened), asker, one.asked)
    listener = Listener(asker, script)
    faults = {
        *found.misplaced(set(one.first), set(one.among_first), set(one.not_among_first)),
        *listener.missing(one, found),
        *listener.said_wrongly(one, found),
    }
    assert faults - not_yet(one) == set()


@pytest.mark.parametrize("one", [pytest.param(ERRANDS[id], id=id) for id in OF_THE_CARD])
def test_the_page_behind_the_card_gives_the_same_answer(
    made: MadePages, browser: Browser, asker: Asker, one: Journey, script: bool
) -> None:
    with made.opened(browser, "215", one.moment, addresses.folder(CARD, one.language), script=script) as page:
        found = journeys.walk(Reader(page), asker, one.asked)
    shown = {row.id for row in found.rows}
    among = {wanted for wanted in one.among_first if wanted.partition("#")[0] in shown}
    assert set(found.misplaced(set(one.first), among, set(one.not_among_first))) - not_yet(one) == set()


@pytest.mark.parametrize("one", MAIN)
def test_a_contact_that_can_help_is_reached_in_few_taps(
    made: MadePages, browser: Browser, asker: Asker, one: Journey, script: bool
) -> None:
    with ExitStack() as stack:

        def restart() -> Reader:
            stack.close()
            path = addresses.folder(FINDER, one.language)
            return Reader(stack.enter_context(made.opened(browser, "main", one.moment, path, script=script)))

        taps = journeys.taps_to(set(one.first), restart, asker, one.asked, one.taps)
        assert taps <= one.taps or "taps" in not_yet(one)


def test_a_man_who_wants_to_stop_reaches_the_reception_of_his_county(
    made: MadePages, browser: Browser, script: bool
) -> None:
    one = journey_files.read()["wants-to-stop"]
    with made.opened(browser, one.site, one.moment, "", script=script) as page:
        reader = Reader(page)
        # What leads to the contacts says so, until enough receptions can be called: contact.yml.
        assert reader.press("Prata med någon") or reader.press("Hit kan du vända dig")
        assert reader.press("Skåne")
        assert reader.taps <= one.taps
        assert reader.links()[0]["href"] in numbers(made, *one.first)
        assert "020-66 77 88" in one.never_says and "020-66 77 88" not in reader.text()


def test_whoever_is_hurt_by_a_man_who_buys_finds_the_womens_line_first_on_the_page_for_relatives(
    made: MadePages, browser: Browser, script: bool
) -> None:
    one = journey_files.read()["she-found-out"]
    with made.opened(browser, one.site, one.moment, "anhoriga/", script=script) as page:
        called = [link["href"] for link in Reader(page).links() if link["href"].startswith("tel:")]
    assert called[0] == "tel:112"
    assert called[1] in numbers(made, *one.first)


def test_112_and_the_womens_line_are_in_the_first_view_of_the_page_for_relatives(
    made: MadePages, browser: Browser, script: bool
) -> None:
    one = journey_files.read()["she-found-out"]
    with made.opened(browser, one.site, one.moment, "anhoriga/", script=script) as page:
        height = page.evaluate("innerHeight")
        first = [link["href"] for link in Reader(page).links() if link["bottom"] <= height]
    assert first[0] == "tel:112" and set(first[1:]) <= numbers(made, *one.first) and len(first) > 1


def numbers(made: MadePages, *ids: str) -> set[str]:
    """What is dialled to reach services, as it stands in links."""
    services = made.records.services
    known = (services[id.partition("#")[0]] for id in ids if id.partition("#")[0] in services)
    return {service_rows.href(contact) for service in known for contact in service.contacts if contact.number}


def test_every_fact_of_a_journey_has_words_that_can_be_looked_for(made: MadePages) -> None:
    asker = Asker(
        made.records, made.maker("main", next(iter(ERRANDS.values())).moment.date(), "sv").translator
    )
    told = [said for one in ERRANDS.values() for said in one.says]
    assert told and all(list(Listener(asker, True).ways(said)) for said in told)
    unknown = [
        sentence
        for sentence in WORDS["never_says"]
        if not any(sentence in one.never_says for one in ERRANDS.values())
    ]
    assert unknown == []
