"""The whole site as the days go by and nobody checks anything: what a nightly build then shows.

On the real records, in all languages, by the pages themselves, the open data and what search engines read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

import pytest

import projects
from sitegen.build import due_list
from sitegen.core import Files
from sitegen.core.clock import TODAY_VARIABLE
from sitegen.gates import finder_list, shown_numbers
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.withheld import withheld_numbers
from sitegen.language import Translator
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, helps_exposed
from sitegen.records.freshness import changes_hands, may_publish
from sitegen.sites import site_pages
from sitegen.sites.finder import finder_answers
from sitegen.sites.site_pages import SitePages
from sitegen.web import Key
from sitegen.web.addresses import file

pytestmark = pytest.mark.slow

OLD = ("hours", "Uppgiften är gammal och kan ha ändrats. Prova ändå.")
DATED = ("hours", "Uppgiften granskades senast {day} och kan ha ändrats. Prova ändå.")
FOOTER = ("page", "Uppgifterna på sidan är granskade {day} eller senare.")
DATA = "data/hsds/services.json"
SITES = {"main": ("finder", "sign"), "215": ("card",)}
LATER = (400, 800)
"""Days after the last check."""


def newest(records: Catalogue) -> dt.date:
    """The day of the last check in the data: all of them are at least as old as what counts from it."""
    services = records.services.values()
    return max(c.checked.on for s in services for c in s.contacts if c.checked)


def built(records: Catalogue, days: int, site: str = "main") -> tuple[SitePages, Files]:
    """The finder of a site and all its files so many days after the last check."""
    finder = site_pages.pages_of(projects.REAL, records, newest(records) + dt.timedelta(days=days), site=site)
    return finder, finder.files()


def pages(files: Files) -> Iterator[tuple[str, FinishedPage]]:
    for path in files:
        if path.endswith(".html"):
            yield path, page_of(files, path)


def page_of(files: Files, path: str) -> FinishedPage:
    return parsed(files[path])


@cache
def parsed(content: bytes) -> FinishedPage:
    """A page, read once: most are the same from one year to the next."""
    return read_page(content.decode())


def dials(page: FinishedPage) -> set[str]:
    """The numbers that a page's links call or text."""
    links = (a.get("href", "") for a in page.each("a"))
    return {link.partition(":")[2] for link in links if link.startswith(("tel:", "sms:"))}


def sure_hours(page: FinishedPage) -> list[str]:
    """The hours of a page that its script would call open or closed: without the mark of “probably”."""
    return [code for _, tag in page.tags if (code := tag.get("data-h")) and not code.startswith("~")]


def said(page: FinishedPage) -> str:
    """What a page says, without the places where Thai may break."""
    return page.text.replace("\u200b", "")


def dated(translator: Translator, text: tuple[str, str], day: dt.date) -> str:
    return translator(*text, day=translator.day(day))


def combinations(finder: SitePages) -> Mapping[tuple[str, ...], set[str]]:
    """What screens and the questions of need, age and gender leave: who can be called, by answers."""
    site_context = finder.site_context
    lines = {
        id: service
        for id, service in site_context.listed.items()
        if helps_exposed(service) and any(c.number for c in site_context.contacts(service))
    }
    columns = finder_answers.columns_of(site_context, "sv")
    asked = finder_answers.answered(site_context, columns, lines)[:4]
    return {
        chosen: {
            id
            for id in lines
            if id in columns.ids
            if not any(q.effects[token][id].hidden for q, token in zip(asked, chosen, strict=True))
        }
        for chosen in product(*(question.effects for question in asked))
    }


def test_after_91_days_all_is_shown_and_waits_for_a_check(real_records: Catalogue) -> None:
    finder, files = built(real_records, 91)
    assert len(dials(page_of(files, "th/sok-hjalp/index.html"))) > 1
    waiting = [
        line
        for line in due_list.text_lines(real_records, finder.site_context.today)
        if line.startswith("data/")
    ]
    wanted = [
        contact
        for service in real_records.services.values()
        for contact in service.contacts
        if "no" not in (service.publish, contact.publish)
    ]
    assert len(waiting) == len(wanted)


def test_after_181_days_every_number_says_that_it_may_have_changed(real_records: Catalogue) -> None:
    finder, files = built(real_records, 181)
    seen = 0
    for id, record in finder.site_context.listed.items():
        if record.emergency or not any(c.number for c in finder.site_context.contacts(record)):
            continue
        for translator in finder.translators:
            page = page_of(files, file(Key("service", id), translator.code))
            days = {c.checked.on for c in record.contacts if c.checked}
            told = {translator(*OLD), *(dated(translator, DATED, day) for day in days)}
            assert any(text in said(page) for text in told), (translator.code, id)
            assert sure_hours(page) == [], "says open or closed, not probably"
            seen += 1
    assert seen
    turns = [turn for item in json.loads(files[DATA])["contents"] for turn in item.get("schedules", ())]
    ruled = [turn for turn in turns if "freq" in turn or "kan ha ändrats" not in turn["description"]]
    assert [turn for turn in ruled if "112" not in turn["description"]] == []


@pytest.fixture(scope="module", params=LATER)
def later(real_records: Catalogue, request: pytest.FixtureRequest) -> Mapping[str, tuple[SitePages, Files]]:
    """The main site and that of the card, years after the last check."""
    return {site: built(real_records, request.param, site) for site in SITES}


@pytest.fixture(scope="module")
def now(real_records: Catalogue) -> Mapping[str, tuple[SitePages, Files]]:
    """The same on the day of the last check."""
    return {site: built(real_records, 0, site) for site in SITES}


def test_years_later_each_page_dials_whatever_it_dialled(
    now: Mapping[str, tuple[SitePages, Files]], later: Mapping[str, tuple[SitePages, Files]]
) -> None:
    for site, (_, files) in now.items():
        old = dict(pages(later[site][1]))
        compared = {path: (dials(page), dials(old[path])) for path, page in pages(files)}
        assert [path for path, (before, after) in compared.items() if before - after] == []
        assert sum(len(before) > 1 for before, _ in compared.values()) > 10


def test_years_later_every_combination_of_answers_keeps_whom_it_had_to_call(
    now: Mapping[str, tuple[SitePages, Files]], later: Mapping[str, tuple[SitePages, Files]]
) -> None:
    before, after = (combinations(sites["main"][0]) for sites in (now, later))
    assert before == after
    assert any(before.values())


def test_years_later_each_first_number_says_on_which_day_it_was_looked_at(
    later: Mapping[str, tuple[SitePages, Files]],
) -> None:
    for site, kinds in SITES.items():
        finder, files = later[site]
        first = [s for s in finder.site_context.listed.values() if s.pinned and helps_exposed(s)]
        for kind, translator in product(kinds, finder.translators):
            page = page_of(files, file(Key(kind), translator.code))
            for service in first:
                days = {c.checked.on for c in finder.site_context.contacts(service) if c.checked}
                told = {dated(translator, DATED, day) for day in days}
                assert any(text in said(page) for text in told), (site, kind, translator.code)


def test_years_later_nothing_says_more_than_probably_open_but_112(
    later: Mapping[str, tuple[SitePages, Files]],
) -> None:
    finder, files = later["main"]
    own = [id for id, service in finder.site_context.listed.items() if service.emergency]
    about = {file(Key("service", id), translator.code) for id in own for translator in finder.translators}
    for path, page in pages(files):
        assert path in about or sure_hours(page) == [], path
    for item in json.loads(files[DATA])["contents"]:
        numbers_of = {phone["number"] for phone in item.get("phones", ())}
        assert "schedules" not in item or numbers_of == {"112"}


def test_years_later_the_open_data_keep_every_number_and_say_its_day(
    now: Mapping[str, tuple[SitePages, Files]], later: Mapping[str, tuple[SitePages, Files]]
) -> None:
    before, after = (json.loads(sites["main"][1][DATA])["contents"] for sites in (now, later))
    assert _numbers(before) == _numbers(after) and len(_numbers(after)) > 1
    swedish = next(translator for translator in later["main"][0].translators if translator.code == "sv")
    for item in after:
        for phone in item.get("phones", ()):
            told = swedish(*DATED, day="|").split("|")[0] in phone.get("description", "")
            assert told or phone["number"] == "112", phone


def _numbers(contents: list[dict[str, list[dict[str, str]]]]) -> set[str]:
    return {phone["number"] for item in contents for phone in item.get("phones", ())}


def test_the_footer_has_the_day_of_the_checks_and_never_that_of_the_build(
    later: Mapping[str, tuple[SitePages, Files]],
) -> None:
    for site, kinds in SITES.items():
        finder, files = later[site]
        for kind, translator in product(kinds, finder.translators):
            page = page_of(files, file(Key(kind), translator.code))
            begin = translator(*FOOTER, day="|").split("|")[0]
            assert begin in said(page) and translator.day(finder.site_context.today) not in said(page)


@pytest.mark.parametrize("site", SITES)
def test_years_later_a_nightly_build_still_passes_its_own_checks(
    later: Mapping[str, tuple[SitePages, Files]],
    real_records: Catalogue,
    site: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finder, files = later[site]
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.setenv(TODAY_VARIABLE, finder.site_context.today.isoformat())
    folder = BuiltSite(tmp_path, real_records, real_records.sites[site].base_url)
    for gate in (
        withheld_numbers,
        finder_list.unlisted,
        finder_list.uncalled,
        finder_list.silent,
        shown_numbers.unknown,
    ):
        assert list(gate(folder)) == []


def test_what_has_sunk_can_still_be_reached(real_records: Catalogue) -> None:
    shown = [
        (service, contact)
        for service in real_records.services.values()
        for contact in service.contacts
        if may_publish(service, contact) and changes_hands(service, contact)
    ]
    day = newest(real_records) + dt.timedelta(days=400)
    for service, contact in shown:
        assert contact in site_pages.pages_of(projects.REAL, real_records, day).site_context.contacts(service)
