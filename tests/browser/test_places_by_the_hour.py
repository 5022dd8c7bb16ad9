"""No page of any family says that somebody answers who does not.

At hours when lines are shut: in the night, late on a Friday, on a Sunday, on Christmas Eve. What a page says
is held against the hours of the very service that it says it of, as opening-hours-py reads them; so is when
a line opens, and whom a page names for when another is shut. Each way to lie is planted and must be seen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest
from opening_hours import OpeningHours, State

from browser.chrome import Visit
from browser.conftest import Visits
from built.faults import none
from built.site import CARD, EVERY_SITE, ID_OF_CODE, MAIN, Page, Site, on
from projects import REAL
from sitegen.core import clock
from sitegen.core.clock import STOCKHOLM
from sitegen.language.translation import load_translators
from sitegen.records import Catalogue, shown_contacts
from sitegen.records.opening import opening
from sitegen.sites.finder import service_rows

MOMENTS = {
    "in the night": dt.datetime(2026, 12, 5, 3, 0, tzinfo=STOCKHOLM),
    "late on a Friday": dt.datetime(2026, 12, 4, 16, 50, tzinfo=STOCKHOLM),
    "on a Sunday": dt.datetime(2026, 12, 6, 12, 0, tzinfo=STOCKHOLM),
    "on Christmas Eve": dt.datetime(2026, 12, 24, 10, 0, tzinfo=STOCKHOLM),
}
WORK = ("professionella/", "hotell/", "hyresvardar/", "varden/")
HOURS = re.compile("data-(?:week|h)=")
OWN_CODE = re.compile(r"/kontakt/([^/]+)/")
FORTNIGHT = dt.timedelta(days=14)
HALF_HOUR = dt.timedelta(minutes=30)
DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
# What a page can say of now, in its own words; and what it must not promise in any.
SPOKEN = (
    *(("now", text) for text in ("Öppet nu.", "Troligen öppet nu.", "Stängt nu.", "Troligen stängt nu.")),
    *(("hours", text) for text in ("öppet nu", "troligen öppet nu", "stängt nu", "troligen stängt nu")),
)
PROMISED = re.compile(r"\b(?:ring|ringa|svarar|öppen) (?:här )?nu\b|\bcall (?:here )?now\b", re.IGNORECASE)
# The scripts look again when they are told to, at a moment that is set.
CLOCK = """
  window.looks = [];
  window.setInterval = look => looks.push(look);
  Date.now = () => window.instant || 0;
"""
# What stands beside each line's hours at a moment: its code, the words, and the link that it stands after.
SAID = """(instant) => {
  window.instant = instant;
  looks.forEach(look => look());
  const links = [...document.querySelectorAll('main a[href], article a[href]')];
  return [...document.querySelectorAll('[data-week], [data-h]')].map(el => {
    const before = links.filter(a => a.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
    const about = before.filter(a => /^(tel|sms|http)|kontakt\\//.test(a.getAttribute('href'))).pop();
    return [el.dataset.week || el.dataset.h,
      'week' in el.dataset ? el.textContent : el.querySelector('b').textContent,
      about ? about.getAttribute('href') : ''];
  });
}"""
# All that is said outside those places.
REST = """() => {
  const body = document.body.cloneNode(true);
  body.querySelectorAll('script, style, [data-week], [data-h] b').forEach(el => el.remove());
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) found.push(texts.currentNode.data);
  return found.join(' ').replace(/\\s+/g, ' ');
}"""
WHEN_SHUT = """() => {
  const found = [], headings = [...document.querySelectorAll('h2')];
  const heading = headings.find(h => h.textContent == 'När det är stängt');
  for (let el = heading && heading.nextElementSibling; el && el.nodeName != 'H2'; el = el.nextElementSibling)
    found.push(...[el, ...el.querySelectorAll('a')].map(a => a.getAttribute('href')));
  return found.filter(href => href && href.startsWith('tel:'));
}"""


def told(site: Site, language: str = "sv") -> list[Page]:
    """The pages that tell of hours, and those for people who meet somebody at their work."""
    pages = (page for page in site.pages if page.language == language and not page.leads_on)
    return [page for page in pages if page.path in WORK or HOURS.search(page.file.read_text("utf-8"))]


@cache
def opening_hours(rule: str) -> OpeningHours:
    """The rule as opening-hours-py reads it, with Swedish holidays."""
    return OpeningHours(rule, timezone=STOCKHOLM, country="SE")


@pytest.fixture(scope="module")
def phrases(catalogue: Catalogue) -> Mapping[str, set[str]]:
    """What pages can say of now, by language."""
    spoken = (*catalogue.languages.values(),)
    return {
        found.code: {found(*text).casefold() for text in SPOKEN} for found in load_translators(REAL, spoken)
    }


def rules_of(records: Catalogue, about: str, path: str) -> Mapping[str, set[str]]:
    """The rules by code of those whom a link is to: a number, an address, or the page of a service."""
    own = OWN_CODE.search(f"/{about}") or OWN_CODE.search(f"/{path}")
    found: dict[str, set[str]] = {}
    for id, service in records.services.items():
        contacts = shown_contacts(service, clock.today())
        reached = {service_rows.href(contact) for contact in contacts}
        if about in reached or (about not in reached and own and ID_OF_CODE.get(own[1]) == id):
            for contact in contacts:
                known = opening(service, contact, clock.today())
                if contact.hours and contact.hours.rule and known and known.week_code:
                    found.setdefault(known.week_code, set()).add(contact.hours.rule)
    return found


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


def lies(
    visit: Visit, pages: Iterator[Page] | list[Page], records: Catalogue, words: set[str]
) -> Iterator[str]:
    """What some pages say at the moments that is not so, page by page."""
    for built in pages:
        page = visit.open(built.path)
        rest = page.evaluate(REST).casefold()
        yield from (f"{built} says “{word}” of nobody" for word in words if word in rest)
        yield from (f"{built} promises “{found}”" for found in PROMISED.findall(rest))
        for name, moment in MOMENTS.items():
            for code, text, about in page.evaluate(SAID, moment.timestamp() * 1000):
                rules = rules_of(records, about, built.path).get(code, set())
                if not any(text in expected(code, rule, moment) for rule in rules):
                    yield f"{built} {name}: {about} {code}: “{text}”"
        for number in page.evaluate(WHEN_SHUT):
            rules = set().union(*rules_of(records, number, "").values())
            if not all(
                opening_hours(rule).state(now)[0] == State.OPEN for rule in rules for now in MOMENTS.values()
            ):
                yield f"{built} names {number} for when it is shut"


@on(MAIN, CARD)
def test_no_page_says_that_somebody_answers_who_does_not(
    site: Site, visiting: Visits, catalogue: Catalogue, phrases: Mapping[str, set[str]]
) -> None:
    pages = told(site)
    kinds = {page.kind for page in pages}
    expected_kinds = {"finder", "service", "region", "county", "others", "languages", "prose"}
    assert kinds >= (expected_kinds if site.id == MAIN else {"card", "words"})
    with visiting(timezone_id="Asia/Bangkok") as visit:
        visit.context.add_init_script(CLOCK)
        none(lies(visit, pages, catalogue, phrases["sv"]))


def always_open(html: str) -> str:
    return re.sub(r"(data-(?:h|week)=)(\"[^\"]*\"|[^\s>*]+)", r"\1*", html)


def of_another(html: str) -> str:
    return re.sub(r"(data-(?:h|week)=)(\"[^\"]*\"|[^\s>*]+)", r'\1"1234567,0-1440"', html)


def in_print(html: str) -> str:
    return html.replace("</h1>", "</h1><p>Öppet nu</p>", 1)


def in_a_heading(html: str) -> str:
    return html.replace("</h1>", "</h1><h2>Hit kan du ringa nu</h2>", 1)


def sooner(html: str) -> str:
    return html.replace("Öppnar", "Svarar").replace("stängt nu", "öppet nu").replace("Stängt nu", "Öppet nu")


@pytest.mark.parametrize("lie", [always_open, of_another, in_print, in_a_heading, sooner])
@on(MAIN, CARD)
def test_a_lie_is_seen_on_every_kind_of_page(
    site: Site,
    visiting: Visits,
    catalogue: Catalogue,
    phrases: Mapping[str, set[str]],
    lie: Callable[[str], str],
) -> None:
    with visiting() as visit:
        visit.context.add_init_script(CLOCK)
        visit.rewrite = lie
        for kind, pages in by_kind(told(site)).items():
            changed = [page for page in pages if lie(text := page.file.read_text("utf-8")) != text]
            assert changed or lie is sooner, kind
            assert not changed or list(lies(visit, changed[:3], catalogue, phrases["sv"])), (
                kind,
                lie.__name__,
            )


def by_kind(pages: list[Page]) -> Mapping[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for page in pages:
        # Most lines never shut: those that do come first.
        found.setdefault(page.kind, []).append(page)
    return {
        kind: sorted(rows, key=lambda page: "12345" not in page.file.read_text("utf-8"))
        for kind, rows in found.items()
    }


@on(*EVERY_SITE)
def test_no_page_says_in_print_that_anybody_answers_now(site: Site, phrases: Mapping[str, set[str]]) -> None:
    none(
        f"{page} says “{word}”"
        for page in site.pages
        for text in [" ".join(" ".join(page.markup.texts).replace("\u200b", "").split()).casefold()]
        for word in (*(word for word in phrases[page.language] if word in text), *PROMISED.findall(text))
    )


@on(MAIN, CARD)
def test_without_script_no_page_says_anything_of_now(
    site: Site, visiting: Visits, phrases: Mapping[str, set[str]]
) -> None:
    with visiting(java_script_enabled=False) as visit:
        for page in told(site):
            text = visit.open(page.path).locator("body").inner_text().casefold()
            assert not {word for word in phrases["sv"] if word in text}, page


AFTER_HOURS = re.compile(r"Utanför kontorstid: ([^.]*)")


def test_whom_professionals_are_told_to_ring_after_hours_always_answers(
    site: Site, catalogue: Catalogue
) -> None:
    page = site.at("professionella/")
    assert page is not None
    (said,) = AFTER_HOURS.findall(" ".join(" ".join(page.markup.texts).split()))
    numbers = [number.replace(" ", "") for number in re.findall(r"\d[\d ]*\d", said)]
    assert numbers == ["11414", "112", "112"]
    for number in numbers:
        rules = set().union(*rules_of(catalogue, f"tel:{number}", "").values())
        assert rules and all(
            opening_hours(rule).state(now)[0] == State.OPEN for rule in rules for now in MOMENTS.values()
        )


def test_today_is_marked_in_the_week_by_the_clock_of_stockholm(site: Site, visiting: Visits) -> None:
    # Still Saturday in Los Angeles.
    sunday = dt.datetime(2026, 12, 6, 1, 0, tzinfo=STOCKHOLM)
    with visiting(timezone_id="America/Los_Angeles") as visit:
        visit.context.add_init_script(f"Date.now = () => {sunday.timestamp() * 1000:.0f}")
        page = next(
            page for page in site.of("service", "sv") if "data-weekday" in page.file.read_text("utf-8")
        )
        marked = visit.open(page.path).locator(".wk .now")
        assert marked.all_inner_texts() == ["sön"]
