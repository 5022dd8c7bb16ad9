"""Each invented person of `tests/journeys/` finds first who can help, and is told why, by the rule alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

import journey_files
from sitegen.records import Catalogue
from sitegen.records.journey_model import Journey, MustSay
from sitegen.records.number_plan import is_free
from sitegen.records.ranking import HourState, RankedAnswer, RankedRow, Reason, answer

EVERY = journey_files.read()
JOURNEYS = {id: journey for id, journey in EVERY.items() if journey.site == "main"}
OTHERS = {id: EVERY[id] for id in ("beside-a-car", "wants-to-stop", "she-found-out")}
"""Those of other sites that the rule puts in order; the page of professionals has an order of its own."""


def found(records: Catalogue, journey: Journey, clock: bool = True) -> RankedAnswer:
    moment = journey.moment if clock else None
    return answer(records, journey.asked, journey.language, journey.moment.date(), moment)


@pytest.mark.parametrize("clock", [True, False], ids=["with-clock", "without"])
@pytest.mark.parametrize("id", [*JOURNEYS, *OTHERS])
def test_who_can_help_stands_first_and_who_cannot_does_not(
    real_records: Catalogue, id: str, clock: bool
) -> None:
    assert journey_files.faults(EVERY[id], found(real_records, EVERY[id], clock)) == []


def labelled(kind: str, *values: str) -> Callable[[RankedRow], bool]:
    return lambda row: any(reason.kind == kind and reason.value in values for reason in row.reasons)


def in_state(*states: HourState) -> Callable[[RankedRow], bool]:
    return lambda row: row.state in states


OPEN = in_state(HourState.OPEN, HourState.PROBABLY)
OF_ROWS: Mapping[str, Callable[[RankedRow], bool]] = {
    "open": OPEN,
    "closed": in_state(HourState.CLOSED),
    "hours-unknown": in_state(HourState.UNKNOWN),
    "hours-uncertain": in_state(HourState.PROBABLY, HourState.CLOSED),
    "interpreter": labelled("language", "named", "most"),
    "language-unknown": labelled("language", "unknown"),
    "web-lang": labelled("page_language", "own"),
    "via": labelled("via", ""),
    "phone-instead": labelled("other_channel", "phone"),
    "text-telephone": lambda row: row.contact is not None and row.contact.kind == "text_telephone",
    "free-se": lambda row: row.contact is not None and is_free(row.contact.number or ""),
}
"""What the rule says of a row, by the facts that journeys name; all else is the page's to say."""
DROPPED = {"language": {"speaks"}, "channel": {"channel", "open_channel"}}


OF_ONE_ROW = [
    (id, said)
    for id, journey in JOURNEYS.items()
    for said in journey.says
    if said.fact in OF_ROWS and said.of
]


@pytest.mark.parametrize(("id", "said"), OF_ONE_ROW, ids=[f"{id}-{s.fact}-{s.of}" for id, s in OF_ONE_ROW])
def test_a_row_says_what_the_journey_asks_of_it(real_records: Catalogue, id: str, said: MustSay) -> None:
    answered = found(real_records, JOURNEYS[id])
    rows = [row for row in (*answered.rows, *answered.others) if row.id == said.of]
    assert rows or said.if_shown
    assert all(OF_ROWS[said.fact](row) for row in rows)


@pytest.mark.parametrize("id", JOURNEYS)
def test_the_answer_that_was_dropped_is_named(real_records: Catalogue, id: str) -> None:
    dropped = set(found(real_records, JOURNEYS[id]).dropped)
    for said in JOURNEYS[id].says:
        if said.fact == "dropped":
            assert dropped & DROPPED[said.of], said.meaning
        if said.fact == "local-none":
            assert "place" in dropped, said.meaning


def test_what_meets_the_caller_is_in_the_record(real_records: Catalogue) -> None:
    told = [
        said.of for journey in JOURNEYS.values() for said in journey.says if said.fact in ("menu", "language")
    ]
    services = [real_records.services[id] for id in told]
    assert services
    assert [service.name for service in services if not service.meets and not service.languages] == []


def test_a_row_says_the_year_of_the_interpreter_that_it_promises(real_records: Catalogue) -> None:
    for journey in JOURNEYS.values():
        for row in found(real_records, journey).rows:
            service = real_records.services[row.id]
            if Reason("language", "named") in row.reasons and not service.many_languages:
                assert service.interpreter_as_of, row.id
