"""Whatever somebody answers, in whatever language, without script: she finds somebody who takes her call.

A sample of all combinations; what holds for every one of them by the rule is in
`tests/sitegen/records/test_ranking_everywhere.py`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

import projects
from browser import journey as journeys
from browser.journey import Answered, Asker, Row
from browser.made_pages import MadePages
from browser.meanings import plain
from browser.reader import Reader
from built.site import LANGUAGES
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, Service
from sitegen.records.ranking import Answers
from sitegen.web import FINDER, addresses

NOON = dt.datetime.combine(dt.date.fromisoformat(projects.REAL_TODAY), dt.time(12), STOCKHOLM)
DIRECT = {"phone", "sms", "text_telephone", "chat", "form", "email"}
AGES = {"child": (0, 17), "young": (18, 25), "adult": (26, 120)}
SAMPLE = 8 if projects.FULL else 3


@pytest.fixture(scope="module")
def made() -> MadePages:
    """The pages of one day."""
    return MadePages()


def options(known: Catalogue) -> Mapping[str, tuple[str | None, ...]]:
    """Every answer to each question, and none; a place is a county."""
    people = known.audiences.items()
    wishes = known.wishes.items()
    return {
        "situation": (*known.situations,),
        "need": (None, *known.needs),
        **{
            question: (None, *(id for id, row in people if row.question == question))
            for question in ("gender", "age", "permit", "for_whom")
        },
        **{
            question: (None, *(id for id, row in wishes if row.question == question))
            for question in ("channel", "avoid")
        },
        "place": (None, *known.counties()),
    }


def sample(known: Catalogue, language: str) -> Iterator[Answers]:
    """Some combinations, the same at each run, others in each language."""
    chance = random.Random(f"answers {language}")
    for _ in range(SAMPLE):
        given = {question: chance.choice(ids) for question, ids in options(known).items()}
        yield Answers(**given)


@contextmanager
def answered(
    made: MadePages, browser: Browser, language: str, given: Answers, *, script: bool = False
) -> Iterator[Answered]:
    """What stands on the finder after some answers."""
    maker = made.maker("main", NOON.date(), language)
    with made.opened(browser, "main", NOON, addresses.folder(FINDER, language), script=script) as page:
        yield journeys.walk(Reader(page, hasty=True), Asker(made.records, maker.translator), given)


def fits(known: Catalogue, row: Row, given: Answers) -> bool:
    """Whether a service takes somebody of the sex and the age that were answered."""
    service = known.services[row.id]
    gender = known.audiences[given.gender].gender if given.gender else None
    low, high = AGES.get(given.age or "", (0, 120))
    ages = service.eligibility.ages
    return takes(service, gender) and (ages.min or 0) <= high and (ages.max or 120) >= low


def takes(service: Service, gender: str | None) -> bool:
    """Whether a service takes a sex; one that names none takes all, and so it is for trans people."""
    return not service.eligibility.genders or gender in (None, "trans", *service.eligibility.genders)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_takes_her_can_be_reached_and_what_is_not_met_is_named(
    made: MadePages, browser: Browser, language: str
) -> None:
    misses = plain(made.maker("main", NOON.date(), language).translator("filter", "passar inte:"))
    for given in sample(made.records, language):
        with answered(made, browser, language, given) as found:
            assert set(found.not_asked) <= {"situation"}, given
            assert fits(made.records, found.rows[0], given), (given, found.rows[0].id)
            callable_ = [
                row for row in found.first if DIRECT & set(row.kinds) and fits(made.records, row, given)
            ]
            assert callable_, (given, [row.id for row in found.first])
            met = [row for row in found.rows if misses not in plain(row.text)]
            assert met or plain(found.rows[0].text).rpartition(misses)[2].strip(), given


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_script_somebody_who_takes_her_stands_first_and_can_be_reached_at_once(
    made: MadePages, browser: Browser, language: str
) -> None:
    for given in sample(made.records, language):
        with answered(made, browser, language, given, script=True) as found:
            first = found.rows[0]
            assert DIRECT & set(first.kinds) and fits(made.records, first, given), (given, first.id)
            if given.channel == "no-voice":
                assert first.kind != "phone", (given, first.id)
