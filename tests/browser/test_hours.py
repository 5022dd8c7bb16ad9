"""Open now: what the page's own script says in a real browser is what opening-hours-py says.

The phone may stand in any time zone. A phone whose clock is wrong by hours is left out: no page can know.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

import pytest
from opening_hours import OpeningHours, State
from playwright.sync_api import Page

from browser.chrome import Visit
from browser.conftest import Visits
from built.faults import none
from built.site import Site
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, hours
from sitegen.records.hours_rule import ALWAYS, parse_hours

ZONES = ("Europe/Stockholm", "Asia/Bangkok", "America/Los_Angeles")
# The days are given to the script as the build of this day would: every edge below lies after it.
FIRST = dt.date(2026, 3, 1)
MADE_UP = (
    "24/7",
    "Mo-Su 00:00-24:00; PH off",
    "Mo-Fr 09:00-15:00; PH off",
    "Mo-Su 09:00-15:00; PH unknown",
    "Fr-Sa 22:00-04:00",
    "Mo-Su 20:00-02:30",
    "Su 02:00-03:00",
    "Sa-Su 01:30-03:30",
    "Su 22:00-04:00",
    "Mo-Fr 08:00-12:00; PH 10:00-12:00,20:00-24:00",
    "24/7; PH unknown",
    "Mo 06:00-15:00, Tu-Th 07:00-04:00, Fr-Su 09:00-17:00",
    "Mo-Fr 09:00-12:00,13:00-16:30; PH off",
    "Mo-Th 09:00-16:00; Fr 09:00-13:00; PH off",
)
# Around these days every rule is asked each half-hour, and a minute before each.
DAYS = (
    dt.date(2026, 3, 29),  # summer time begins
    dt.date(2026, 4, 3),  # Good Friday
    dt.date(2026, 6, 19),  # Midsummer Eve
    dt.date(2026, 10, 25),  # summer time ends
    dt.date(2026, 12, 24),
    dt.date(2026, 12, 25),
    dt.date(2026, 12, 31),
    dt.date(2027, 1, 1),
    dt.date(2027, 3, 28),  # summer time begins
)
WORDS = {State.OPEN: "o", State.CLOSED: "s", State.UNKNOWN: ""}

# The browser's clock is set by the test; the script's own timer is kept, to let it look again.
CLOCK = """
  window.setInterval = (run) => { window.lookAgain = run; };
  Date.now = () => window.instant || 0;
"""
# For each instant what stands after each code, as the page's own words for it.
SAID = """([codes, instants]) => {
  const said = document.querySelector('main').dataset.w.split('|');
  const words = {[said[0]]: 'o', [said[3]]: 's', '': ''}, main = document.querySelector('main');
  const spans = codes.map(code => {
    const span = document.createElement('span');
    span.setAttribute('data-h', code);
    span.appendChild(document.createElement('b')).className = 'o';
    return main.appendChild(span);
  });
  return instants.map(instant => {
    window.instant = instant;
    lookAgain();
    return spans.map(span => words[span.querySelector('.o').textContent]);
  });
}"""


def rules(catalogue: Catalogue) -> list[str]:
    """Every rule in data/, and those that hold an edge of their own."""
    contacts = (c for service in catalogue.services.values() for c in service.contacts)
    return sorted({*MADE_UP, *(c.hours.rule for c in contacts if c.hours and c.hours.rule)})


def instants() -> Iterator[dt.datetime]:
    """The half-hours that really pass on the days and in the nights around them, with the minute before."""
    for day in DAYS:
        start = dt.datetime.combine(day, dt.time(), STOCKHOLM).astimezone(dt.UTC) - dt.timedelta(hours=3)
        for number in range(2 * 30):
            moment = start + dt.timedelta(minutes=30 * number)
            yield from (moment - dt.timedelta(minutes=1), moment)


@cache
def opening_hours(rule: str) -> OpeningHours:
    """The rule as opening-hours-py reads it, with Swedish holidays."""
    return OpeningHours(rule, timezone=STOCKHOLM, country="SE")


def oracle(rule: str, moment: dt.datetime) -> str:
    """What the rule says at a moment, as the page would put it.

    Rules speak of the clock on the wall, so of an hour that comes twice the second is asked: in the last
    minute of the first one opening-hours-py 2.1.4 calls even 24/7 closed.
    """
    wall = moment.astimezone(STOCKHOLM).replace(fold=1)
    return WORDS[opening_hours(rule).state(wall)[0]]


def opened(visit: Visit, site: Site) -> Page:
    """The finder as built on the day `FIRST`, with its clock in the hands of the test."""
    days = f'data-d="{hours.script_calendar(FIRST)}"'
    visit.rewrite = lambda html: re.sub('data-d="[0-9 -]+"', days, html)
    visit.context.add_init_script(CLOCK)
    return visit.open(site.finder("sv").path)


def said(page: Page, known: list[str], moments: list[dt.datetime]) -> list[list[str]]:
    """What the page says at each moment of each rule."""
    codes = [hours.script_code(parse_hours(rule)) for rule in known]
    found = page.evaluate(SAID, [codes, [round(moment.timestamp() * 1000) for moment in moments]])
    return [list(row) for row in found]


@pytest.mark.parametrize("zone", ZONES)
def test_the_page_says_what_the_rule_says_wherever_the_phone_is(
    site: Site, visiting: Visits, catalogue: Catalogue, zone: str
) -> None:
    known, moments = rules(catalogue), list(instants())
    with visiting(timezone_id=zone) as visit:
        page = opened(visit, site)
        answers = said(page, known, moments)
    assert len(moments) >= 200
    none(
        f"{moment.astimezone(STOCKHOLM):%F %H:%M %Z} {rule}: {answer}"
        for moment, row in zip(moments, answers, strict=True)
        for rule, answer in zip(known, row, strict=True)
        if answer != oracle(rule, moment)
    )


def test_beyond_the_days_that_the_page_knows_it_says_nothing(
    site: Site, visiting: Visits, catalogue: Catalogue
) -> None:
    end = dt.datetime.combine(FIRST + dt.timedelta(days=hours.HORIZON_DAYS + 1), dt.time(), STOCKHOLM)
    moments = [end.astimezone(dt.UTC) + dt.timedelta(hours=number) for number in range(24 * 8)]
    known = [rule for rule in rules(catalogue) if rule != ALWAYS]
    with visiting(timezone_id="Asia/Bangkok") as visit:
        page = opened(visit, site)
        before = said(page, known, [moment - dt.timedelta(days=7) for moment in moments[: 24 * 7]])
        after = said(page, known, moments)
    assert {word for row in after for word in row} == {""}
    assert {"o", "s"} <= {word for row in before for word in row}
