"""The whole site as the days go by and nobody checks anything: what a nightly build then shows.

On the real records, in all languages, by the pages themselves, the open data and what search engines read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import projects
from sitegen import output, phones, worklist
from sitegen.built.leaks import withheld_numbers
from sitegen.built.site import BuiltSite, Markup, markup
from sitegen.catalogue import Catalogue
from sitegen.clock import TODAY_VARIABLE
from sitegen.freshness import may_publish
from sitegen.output import Files, Finder
from sitegen.urls import Key, file

OLD = ("hours", "Uppgiften är gammal och kan ha ändrats. Prova ändå.")
DATA = "data/hsds/services.json"


def newest(records: Catalogue) -> dt.date:
    """The day of the last check in the data: all of them are at least as old as what counts from it."""
    services = records.services.values()
    return max(c.checked.on for s in services for c in s.contacts if c.checked)


def built(records: Catalogue, days: int) -> tuple[Finder, Files]:
    """The finder and all its files so many days after the last check."""
    finder = output.finder(projects.REAL, records, newest(records) + dt.timedelta(days=days))
    return finder, {**finder.files(), **finder.open_data()}


def pages(files: Files) -> Iterator[tuple[str, Markup]]:
    for path, content in files.items():
        if path.endswith(".html"):
            yield path, markup(content.decode())


def dials(page: Markup) -> set[str]:
    """The numbers that a page's links call or text."""
    links = (a.get("href", "") for a in page.each("a"))
    return {link.partition(":")[2] for link in links if link.startswith(("tel:", "sms:"))}


def emergency(records: Catalogue) -> set[str | None]:
    return {c.number for s in records.services.values() if s.emergency for c in s.contacts}


def numbers(records: Catalogue) -> set[str]:
    """Every number that could be shown, were it fresh; 112 does not age."""
    found = {c.number for s in records.services.values() for c in s.contacts if may_publish(s, c)}
    return {number for number in found - emergency(records) if number}


def test_after_91_days_all_is_shown_and_waits_for_a_check(real_records: Catalogue) -> None:
    finder, files = built(real_records, 91)
    finder_page = markup(files["th/sok-hjalp/index.html"].decode())
    assert OLD[1] not in files["sok-hjalp/index.html"].decode()
    assert len(dials(finder_page)) > 10
    lines = list(worklist.due(real_records, finder.shelf.today))
    count, total = map(int, re.findall(r"\d+", lines[-1])[:2])
    assert count == total > 0
    assert sum("dags att kontrollera" in line for line in lines) > 10


def test_after_181_days_every_number_says_that_it_may_have_changed(real_records: Catalogue) -> None:
    finder, files = built(real_records, 181)
    old = {voice.code: voice(*OLD) for voice in finder.voices}
    seen = 0
    for id, record in finder.shelf.listed.items():
        if record.emergency or not any(c.number for c in finder.shelf.contacts(record)):
            continue
        for code in real_records.languages:
            page = markup(files[file(Key("service", id), code)].decode())
            assert old[code] in page.text.replace("\u200b", ""), (code, id)
            assert not [tag for _, tag in page.tags if tag.get("data-h")], "says open or closed"
            seen += 1
    assert seen > 10 * len(real_records.languages)
    turns = [turn for item in json.loads(files[DATA])["contents"] for turn in item.get("schedules", ())]
    assert [turn for turn in turns if "notes" not in turn and "112" not in turn["description"]] == []


@pytest.fixture(scope="module")
def after_a_year(real_records: Catalogue) -> Files:
    """The site 366 days after the last check."""
    return built(real_records, 366)[1]


def test_after_366_days_no_page_in_any_language_calls_anybody_but_112(
    after_a_year: Files, real_records: Catalogue
) -> None:
    assert len(after_a_year) > 400
    for path, page in pages(after_a_year):
        assert dials(page) <= emergency(real_records), path


def test_after_366_days_no_number_is_left_in_any_form_anywhere(
    after_a_year: Files, real_records: Catalogue
) -> None:
    # A short number such as 1177 is also a name, and stands in sentences; nothing dials it, see above.
    held = {number for number in numbers(real_records) if number.startswith("+")}
    assert held
    forms = held | set(map(phones.display, held))
    found = re.compile("|".join(map(re.escape, forms)))
    for path, content in after_a_year.items():
        text = content.decode().replace("\u200b", "").replace("\u00a0", " ")
        assert found.findall(text) == [], path


def test_after_366_days_a_nightly_build_still_passes_its_own_check(
    after_a_year: Files, real_records: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, content in after_a_year.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    day = newest(real_records) + dt.timedelta(days=366)
    monkeypatch.setenv(TODAY_VARIABLE, day.isoformat())
    site = BuiltSite(tmp_path, real_records, real_records.sites["main"].base_url)
    assert list(withheld_numbers(site)) == []


def test_after_366_days_the_open_data_have_the_web_sites_only(
    after_a_year: Files, real_records: Catalogue
) -> None:
    contents = json.loads(after_a_year[DATA])["contents"]
    phones_left = {phone["number"] for item in contents for phone in item.get("phones", ())}
    assert phones_left <= emergency(real_records)
    assert sum("url" in item for item in contents) > 20
    for path, page in pages(after_a_year):
        left = {n for data in page.data for n in re.findall(r'"telephone":"([^"]+)"', data)}
        assert left <= emergency(real_records), path
