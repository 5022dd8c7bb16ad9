"""No page of a service, a place or a workplace says that somebody answers who does not.

At hours when lines are shut: in the night, late on a Friday, on a Sunday, on Christmas Eve. What a page says
is held against opening-hours-py, and so is when it says that a line opens.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from opening_hours import OpeningHours, State

from browser.conftest import Visits
from built.faults import none
from built.site import Site
from sitegen.core import clock
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, shown_contacts
from sitegen.records.opening import opening

MOMENTS = {
    "in the night": dt.datetime(2026, 12, 5, 3, 0, tzinfo=STOCKHOLM),
    "late on a Friday": dt.datetime(2026, 12, 4, 16, 50, tzinfo=STOCKHOLM),
    "on a Sunday": dt.datetime(2026, 12, 6, 12, 0, tzinfo=STOCKHOLM),
    "on Christmas Eve": dt.datetime(2026, 12, 24, 10, 0, tzinfo=STOCKHOLM),
}
WORK = ("professionella", "hotell", "hyresvardar", "varden")
KINDS = ("service", "region", "others")
HOURS = re.compile("data-(?:week|h)=")
FORTNIGHT = dt.timedelta(days=14)
HALF_HOUR = dt.timedelta(minutes=30)
DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
SAID = """() => [...document.querySelectorAll('[data-week], [data-h]')].map(el => [
  el.dataset.week || el.dataset.h,
  'week' in el.dataset ? el.textContent : el.querySelector('b').textContent])"""


def paths(site: Site) -> Iterator[str]:
    """The Swedish pages that tell of hours; of regions two, which show how all do."""
    pages = [page for kind in KINDS for page in site.of(kind, "sv")[: 2 if kind == "region" else None]]
    yield from (page.path for page in pages if HOURS.search(page.file.read_text("utf-8")))
    yield from (f"{name}/" for name in WORK)


@cache
def opening_hours(rule: str) -> OpeningHours:
    """The rule as opening-hours-py reads it, with Swedish holidays."""
    return OpeningHours(rule, timezone=STOCKHOLM, country="SE")


def rules_by_code(records: Catalogue) -> Mapping[str, str]:
    """The rule of every code of hours that a page may hold."""
    return {
        told.week_code: contact.hours.rule
        for service in records.services.values()
        for contact in shown_contacts(service, clock.today())
        if contact.hours and contact.hours.rule
        if (told := opening(service, contact, clock.today())) and told.week_code
    }


def expected(code: str, rule: str, now: dt.datetime) -> set[str]:
    """What may stand beside hours at a moment: in a sentence, or in a word in a row."""
    state, doubt = opening_hours(rule).state(now)[0], code.startswith("~")
    if state == State.UNKNOWN:
        return {"Vi vet inte om någon svarar i dag.", ""}
    if state == State.OPEN:
        return {"Troligen öppet nu.", "troligen öppet nu"} if doubt else {"Öppet nu.", "öppet nu"}
    start = opens(rule, now)
    when = f"{day(start, now)} {start:%H:%M}." if start else ""
    word = "troligen stängt nu" if doubt else "stängt nu"
    sentence = f"{word.capitalize()}. {'Öppnar troligen' if doubt else 'Öppnar'} {when}"
    return {word, sentence if start else f"{word.capitalize()}."}


def opens(rule: str, now: dt.datetime) -> dt.datetime | None:
    """When a line that is shut is next open for certain, within a fortnight; hours begin on half-hours."""
    start = now.replace(minute=30 * (now.minute // 30)) + HALF_HOUR
    moments = (start + HALF_HOUR * number for number in range(int(FORTNIGHT / HALF_HOUR)))
    return next((at for at in moments if opening_hours(rule).state(at)[0] == State.OPEN), None)


def day(start: dt.datetime, now: dt.datetime) -> str:
    ahead = (start.date() - now.date()).days
    return ("i dag", "i morgon")[ahead] if ahead < 2 else DAYS[start.weekday()]


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_what_a_page_says_of_the_hour_is_what_the_rule_says(
    site: Site, visiting: Visits, catalogue: Catalogue, moment: dt.datetime
) -> None:
    rules, found = rules_by_code(catalogue), []
    with visiting(timezone_id="Asia/Bangkok") as visit:
        visit.context.add_init_script(f"Date.now = () => {moment.timestamp() * 1000:.0f}")
        for path in paths(site):
            found += [(path, code, text) for code, text in visit.open(path).evaluate(SAID)]
    assert len(found) > 30 and {code for _, code, _ in found if code.startswith("~")}
    none(
        f"{path}: {rules[code]}: “{text}”"
        for path, code, text in found
        if text not in expected(code, rules[code], moment)
    )


def test_without_script_no_page_says_anything_of_now(site: Site, visiting: Visits) -> None:
    with visiting(java_script_enabled=False) as visit:
        for path in paths(site):
            text = visit.open(path).locator("main").first.inner_text().casefold()
            assert not {word for word in ("öppet nu", "stängt nu") if word in text}, path


def test_today_is_marked_in_the_week_by_the_clock_of_stockholm(site: Site, visiting: Visits) -> None:
    # Still Saturday in Los Angeles.
    sunday = dt.datetime(2026, 12, 6, 1, 0, tzinfo=STOCKHOLM)
    with visiting(timezone_id="America/Los_Angeles") as visit:
        visit.context.add_init_script(f"Date.now = () => {sunday.timestamp() * 1000:.0f}")
        page = next(
            page for page in site.of("service", "sv") if "data-weekday" in page.file.read_text("utf-8")
        )
        marked = visit.open(page.path).locator("th.now")
        assert marked.all_inner_texts() == ["sön"]
