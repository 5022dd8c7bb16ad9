"""The fact file's rules, walked on the built pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from built.faults import none
from built.site import LANGUAGES, ROOT, SIGN, Markup, Page, Site
from sitegen.clock import today
from sitegen.freshness import WITHHELD_DAYS

TABLE = yaml.safe_load((Path(__file__).parent / "expected_numbers.yml").read_text("utf-8"))
FACTS_OF: dt.date = TABLE["facts_of"]
VICTIMS_KINDS = ("finder", "region", "rights", "safety", SIGN)
BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\n+]{1,3}(?=\d)")
READ_ATTRIBUTES = ("href", "title", "alt", "content", "value", "placeholder", "aria-label")


@cache
def checked_by_a_person(id: str, dial: str) -> bool:
    """Whether an editor has looked at the number live, or called it, and written so in data/."""
    file = ROOT / "data" / "services" / f"{id}.yml"
    contacts = yaml.safe_load(file.read_text("utf-8")).get("contacts", ()) if file.exists() else ()
    return any(
        str(contact.get("number")) == dial and (contact.get("checked") or {}).get("how") in ("live", "called")
        for contact in contacts
    )


def shown_rows() -> list[dict[str, str]]:
    """The numbers that must be found; one that nobody has confirmed for a year is no longer expected."""
    if (today() - FACTS_OF).days >= WITHHELD_DAYS:
        return []
    return [row for row in TABLE["shown"] if not checked_by_a_person(row["id"], row["dial"])]


def withheld_dials() -> list[str]:
    """The numbers that no page may hold."""
    rows = TABLE["withheld"]
    return [row["dial"] for row in rows if not checked_by_a_person(row.get("id", ""), row["dial"])]


def dials(page: Page) -> set[str]:
    """The numbers that a page dials or texts."""
    hrefs = (tag["href"] for tag in page.markup.all("a", "area"))
    return {href.partition(":")[2] for href in hrefs if href.startswith(("tel:", "sms:"))}


@cache
def said(page: Page) -> str:
    """Every text and readable attribute, a line each, as it is and with its digits drawn together."""
    return "\n".join(_said(page.markup))


def _said(markup: Markup) -> Iterator[str]:
    attributes = (
        value
        for tag in markup.tags
        for name, value in tag.attributes.items()
        if name in READ_ATTRIBUTES or name.startswith("data-")
    )
    for text in (*markup.texts, *attributes):
        if any(sign.isdecimal() for sign in text):
            yield western(text)
            yield BETWEEN_DIGITS.sub("", western(text))


def western(text: str) -> str:
    """A text with every script's digits as 0–9."""
    return "".join(str(int(sign)) if sign.isdigit() and sign.isdecimal() else sign for sign in text)


@cache
def written(dial: str) -> re.Pattern[str]:
    """A number as it may stand in a text: with country code, or as Swedes write it."""
    forms = {dial.lstrip("+")}
    if dial.startswith("+46"):
        forms |= {"0" + dial[3:], "460" + dial[3:]}
    return re.compile(r"(?<!\d)(?:00)?(?:" + "|".join(sorted(forms)) + r")(?!\d)")


def holds(page: Page, dial: str) -> bool:
    """Whether a page has a number in any form."""
    pattern = written(dial)
    return dial in dials(page) or pattern.search(said(page)) is not None


def test_a_number_is_found_however_it_is_written() -> None:
    pattern = written("+4620505050")
    for text in ("020-50 50 50", "+46 20 50 50 50", "020\u202f50\u00a050\u00a050", "٠٢٠-٥٠ ٥٠ ٥٠"):
        assert pattern.search(BETWEEN_DIGITS.sub("", western(text))), text
    assert not pattern.search("1020505050")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_published_number_is_dialled_from_its_services_page(site: Site, language: str) -> None:
    pages = {page.id: page for page in site.of("service", language)}
    missing = [
        f"{row['id']}: tel:{row['dial']}"
        for row in shown_rows()
        if row["id"] not in pages or row["dial"] not in dials(pages[row["id"]])
    ]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_dials_every_number_for_the_exposed_and_their_relatives(site: Site, language: str) -> None:
    found = dials(site.finder(language))
    missing = [r["id"] for r in shown_rows() if r["who"] == "exposed" and r["dial"] not in found]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_holds_a_number_that_waits_for_a_check_or_must_not_be_published(
    site: Site, language: str
) -> None:
    pages = [page for page in site.pages if page.language == language]
    none([f"{page}: {dial}" for page in pages for dial in withheld_dials() if holds(page, dial)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_for_professionals_and_others_stand_on_their_own_pages_only(site: Site, language: str) -> None:
    rows = [row for row in TABLE["shown"] if row["who"] != "exposed"]
    own = {row["id"] for row in rows}
    pages = [page for kind in VICTIMS_KINDS for page in site.of(kind, language)]
    pages += [page for page in site.of("service", language) if page.id not in own]
    found = [f"{page}: {row['id']}" for page in pages for row in rows if holds(page, row["dial"])]
    none(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_for_professionals_and_others_are_all_on_the_page_for_them(site: Site, language: str) -> None:
    (page,) = site.of("others", language)
    found = dials(page)
    rows = [row for row in shown_rows() if row["who"] != "exposed"]
    none([row["id"] for row in rows if row["dial"] not in found])


def test_a_page_dials_no_number_that_the_facts_do_not_have(site: Site) -> None:
    known = {row["dial"] for row in TABLE["shown"]}
    found = {
        f"{page}: {dial}"
        for page in site.pages
        for dial in dials(page)
        if dial not in known and not in_data_as_checked(dial)
    }
    none(found)


@cache
def in_data_as_checked(dial: str) -> bool:
    """Whether any service's record has the number as checked by a person."""
    ids = [file.stem for file in (ROOT / "data" / "services").glob("*.yml")]
    return any(checked_by_a_person(id, dial) for id in ids)


def test_all_nine_languages_have_the_same_pages(site: Site) -> None:
    def keys(language: str) -> set[tuple[str, str]]:
        return {(p.kind, p.id) for p in site.family() if p.language == language}

    source = keys("sv")
    none([f"{language}: {key}" for language in LANGUAGES for key in source ^ keys(language)])
