"""Whose numbers stand where, walked on the built pages.

The records are read here as plain YAML and judged by rules of this module's own, so that a slip in the
generator is seen; what they say is the editors'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from built.faults import none
from built.site import EASY, LANGUAGES, ROOT, SIGN, Markup, Page, Site

NEVER = yaml.safe_load((Path(__file__).parent / "never_published.yml").read_text("utf-8"))
VICTIMS_KINDS = ("finder", "region", "county", "rights", "safety", SIGN)
BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\n+]{1,3}(?=\d)")
READ_ATTRIBUTES = ("href", "title", "alt", "content", "value", "placeholder", "aria-label")


@dataclass(frozen=True, slots=True)
class Row:
    """A number, whether it may be shown, and whether it is for people who need help or are close to them."""

    id: str
    dial: str
    exposed: bool
    shown: bool


@cache
def rows() -> tuple[Row, ...]:
    """Every number in data/services."""
    files = sorted((ROOT / "data" / "services").glob("*.yml"))
    return tuple(row for file in files for row in _rows(file.stem, yaml.safe_load(file.read_text("utf-8"))))


def _rows(id: str, service: dict[str, Any]) -> Iterator[Row]:
    roles = set(service.get("eligibility", {}).get("roles", ["exposed"]))
    exposed = "exposed" in roles or ("relatives" in roles and not roles & {"buyers", "perpetrators"})
    for contact in service.get("contacts", ()):
        if "number" in contact:
            yield Row(id, str(contact["number"]), exposed, _shown(service, contact))


def _shown(service: dict[str, Any], contact: dict[str, Any]) -> bool:
    """Whether a person has released a number: by looking or calling, or by a word on a copy."""
    words = {service["publish"], contact["publish"]}
    how = contact.get("checked", {}).get("how")
    return not words & {"no", "url_only"} and (how in ("live", "called") or (how and words == {"yes"}))


def shown_rows() -> list[Row]:
    """The numbers that must be found, however long ago somebody looked at them."""
    return [row for row in rows() if row.shown]


def withheld_dials() -> list[str]:
    """The numbers that no page may hold."""
    found = {row.dial for row in rows()} - {row.dial for row in shown_rows()}
    return [*(row["dial"] for row in NEVER), *sorted(found)]


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
        f"{row.id}: tel:{row.dial}"
        for row in shown_rows()
        if row.id not in pages or row.dial not in dials(pages[row.id])
    ]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_dials_every_number_for_the_exposed_and_their_relatives(site: Site, language: str) -> None:
    found = dials(site.finder(language))
    missing = [row.id for row in shown_rows() if row.exposed and row.dial not in found]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_holds_a_number_that_waits_for_a_check_or_must_not_be_published(
    site: Site, language: str
) -> None:
    pages = [page for page in site.pages if page.language == language]
    none([f"{page}: {dial}" for page in pages for dial in withheld_dials() if holds(page, dial)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_for_professionals_and_others_stand_on_their_own_pages_only(site: Site, language: str) -> None:
    shared = {row.dial for row in shown_rows() if row.exposed}
    others = [row for row in shown_rows() if not row.exposed and row.dial not in shared]
    own = {row.id for row in others}
    pages = [page for kind in VICTIMS_KINDS for page in site.of(kind, language)]
    pages += [page for page in site.of("service", language) if page.id not in own]
    found = [f"{page}: {row.id}" for page in pages for row in others if holds(page, row.dial)]
    none(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_for_professionals_and_others_are_all_on_the_page_for_them(site: Site, language: str) -> None:
    (page,) = site.of("others", language)
    found = dials(page)
    none([row.id for row in shown_rows() if not row.exposed and row.dial not in found])


def test_a_page_dials_no_number_that_the_facts_do_not_have(site: Site) -> None:
    known = {row.dial for row in shown_rows()}
    none({f"{page}: {dial}" for page in site.pages for dial in dials(page) if dial not in known})


def test_all_languages_have_the_same_pages(site: Site) -> None:
    def keys(language: str) -> set[tuple[str, str]]:
        return {(p.kind, p.id) for p in site.family() if p.language == language and p.kind != EASY}

    source = keys("sv")
    none([f"{language}: {key}" for language in LANGUAGES for key in source ^ keys(language)])
