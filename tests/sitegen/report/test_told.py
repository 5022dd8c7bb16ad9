"""Nothing of the source documents is lost in silence: each thing they tell is on a page, or has its reason.

`told.yml` lists every figure, result, case, observation and recommendation of the five
documents. It is held against the pages as they are built from the repository's own records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import tinyhtml5
import yaml

import projects
from projects import ROOT
from sitegen.report import read_reports
from sitegen.report.publish import report_pages, report_writer
from sitegen.report.publish.report_writer import Writer
from sitegen.sites.checked_records import read_checked
from sitegen.web import report_addresses

LIST = yaml.safe_load(Path(__file__).with_name("told.yml").read_text("utf-8"))
KINDS = ({"report", "at", "text"}, {"file", "text"}, {"why"}, {"report", "waits", "why"})
LEDGER = "ledger"
Texts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The texts of each report's pages by the id of their element; an id may be on several pages."""


@pytest.fixture(scope="module")
def writer() -> Writer:
    records = read_checked(projects.REAL)
    reports = read_reports.read(ROOT).for_readers
    found = report_writer.writers(projects.REAL, records, reports, whole=False)
    return next(one for one in found if one.code == "sv")


@pytest.fixture(scope="module")
def texts(writer: Writer) -> Texts:
    pages = {page.path: str(page.body) for page in report_pages.newest_pages(writer)}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for id, report in writer.reports.items():
        own = report_addresses.overview(report)
        found[id] = {LEDGER: (" ".join(plain(pages[report_addresses.LEDGER])),)}
        for path, body in pages.items():
            if path.startswith(own):
                for place, text in by_id(body):
                    found[id][place] = (*found[id].get(place, ()), text)
    return found


def plain(body: str) -> Iterator[str]:
    yield from "".join(tinyhtml5.parse(body, namespace_html_elements=False).itertext()).split()


def by_id(body: str) -> Iterator[tuple[str, str]]:
    for element in tinyhtml5.parse(body, namespace_html_elements=False).iter():
        if isinstance(element.tag, str) and element.get("id"):
            yield str(element.get("id")), " ".join("".join(element.itertext()).split())


def missing(row: Mapping[str, str], texts: Texts) -> str:
    """What of a row of the list is not where it says, or nothing."""
    if "why" in row:
        return "" if row["why"].strip() else f"{row['id']}: no reason"
    if "file" in row:
        return "" if row["text"] in (ROOT / row["file"]).read_text("utf-8") else f"{row['id']}: {row['file']}"
    said = texts[row["report"]].get(row["at"], ())
    return "" if any(row["text"] in text for text in said) else f"{row['id']}: {row['at']} {row['text']}"


def test_each_thing_is_on_a_page_or_has_a_reason() -> None:
    assert len(LIST) > 350 and len({row["id"] for row in LIST}) == len(LIST)
    for row in LIST:
        assert {*row} - {"id", "says", "where"} in KINDS, row
        assert row["says"] and row["where"], row


def test_the_pages_say_what_the_list_says(texts: Texts) -> None:
    assert [fault for row in LIST if (fault := missing(row, texts))] == []


@pytest.mark.parametrize("change", [{"text": "12 345"}, {"at": "kapitel-finns-inte"}])
def test_a_thing_that_is_not_there_is_found(texts: Texts, change: Mapping[str, str]) -> None:
    told = [row for row in LIST if "at" in row]
    assert all(missing({**row, **change}, texts) for row in told if row["at"] != LEDGER)


def test_every_statement_of_the_reports_is_in_the_list(writer: Writer) -> None:
    listed = {(row["report"], row["at"].removeprefix("ord-")) for row in LIST if "at" in row}
    for id, report in writer.reports.items():
        said = {one.id for chapter in report.chapters.values() for one in chapter.says}
        assert {one for one in said if (id, one) not in listed} == set()


def test_what_waits_in_the_list_is_what_nobody_has_read_in_the_source() -> None:
    waiting = {(row["report"], row["waits"]) for row in LIST if "waits" in row}
    reports = read_reports.read(ROOT).reports
    unread = {
        (id, name) for id, one in reports.items() for name, said in one.statements.items() if not said.is_read
    }
    assert waiting == unread and waiting
