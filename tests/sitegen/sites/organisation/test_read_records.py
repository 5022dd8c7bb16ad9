"""The organisation's records: read whole, with every fault at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import projects
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import Translator, messages, record_texts, translated_records
from sitegen.sites.organisation import checks, read_records
from sitegen.sites.organisation.model import Publication
from sitegen.sites.organisation.organisation_texts import ORGANISATION_TEXTS

FILES = ("organisation.yml", "nsp.yml", "advocacy.yml", "documents.yml")
FOLDERS = ("publications", "activities", "reports")


# What the tests break stands beside the repository's own records, which editors change.
PUBLICATION = """\
kind: debate
title: Ett prov
title_en: A trial
date: "2025-01"
topics: [law, statistics]
text: Kräver att prov räcker.
added: 2026-11-22
source: verksamhet-2025
report: nsp-2025
"""
ACTIVITIES = """\
entries:
  - month: "2031-01"
    text: Ett prov i januari.
    source: verksamhet-2025
  - month: "2031-02"
    text: Ett prov i februari.
    source: verksamhet-2025
  - month: "2031-04"
    date: 2031-04-07
    text: Ett prov i april.
    source: verksamhet-2025
"""


@pytest.fixture
def house(tmp_path: Path) -> Project:
    """A copy of the records with some of our own, to break."""
    for name in FILES + FOLDERS:
        projects._copy(tmp_path, (f"data/{name}",))
    (tmp_path / "data" / "publications" / "prov.yml").write_text(PUBLICATION, "utf-8")
    (tmp_path / "data" / "activities" / "2031.yml").write_text(ACTIVITIES, "utf-8")
    path = tmp_path / "data" / "organisation.yml"
    path.write_text(re.sub(r"^order_page: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return Project(tmp_path)


def told(project: Project) -> list[tuple[str, int, int, str]]:
    """What the checks say is wrong, as place and message."""
    found = (p for p in checks.problems(project) if p.severity == "error")
    return [(p.path, p.line, p.column, p.message) for p in found]


def test_the_repositorys_records_have_no_fault() -> None:
    assert told(projects.REAL) == []


def test_all_faults_of_a_record_are_told_in_one_round(house: Project) -> None:
    data = house.root / "data"
    path = data / "publications" / "prov.yml"
    projects.edit(path, "kind: debate", "kind: debat")
    projects.edit(path, "source: verksamhet-2025", "source: finns-inte")
    projects.edit(path, "report: nsp-2025", "report: nsp-2052")
    year = data / "activities" / "2031.yml"
    projects.edit(year, 'month: "2031-01"', 'month: "2013-01"')
    projects.edit(year, "entries:", "entry: []\nentries:")
    lines = {(file, line) for file, line, _, _ in told(house)}
    assert lines == {
        *(("data/publications/prov.yml", line) for line in (1, 8, 9)),
        *(("data/activities/2031.yml", line) for line in (1, 3)),
    }


def test_a_project_without_an_organisation_has_none_either(tmp_path: Path) -> None:
    assert told(Project(tmp_path)) == []


@pytest.mark.parametrize(
    ("field", "known", "unknown"),
    [
        ("source", "verksamhet-2025", "verksamhet-2052"),
        ("report", "nsp-2025", "nsp-2052"),
    ],
)
def test_a_source_or_report_that_there_is_not_is_told_with_the_nearest_name(
    house: Project, field: str, known: str, unknown: str
) -> None:
    line = projects.edit(house.data / "publications" / "prov.yml", f"{field}: {known}", f"{field}: {unknown}")
    ((path, row, column, message),) = told(house)
    assert (path, row, column) == ("data/publications/prov.yml", line, 9)
    assert unknown in message and f"“{known}”" in message


def test_an_activity_stands_in_the_file_of_its_year(house: Project) -> None:
    path = house.data / "activities" / "2031.yml"
    line = projects.edit(path, 'month: "2031-01"', 'month: "2030-01"')
    ((file, row, _, message),) = told(house)
    assert (file, row) == ("data/activities/2031.yml", line)
    assert "data/activities/2030.yml" in message


def test_a_day_lies_in_its_month(house: Project) -> None:
    path = house.data / "activities" / "2031.yml"
    line = projects.edit(path, "date: 2031-04-07", "date: 2031-05-07")
    ((_, row, _, message),) = told(house)
    assert row == line and "ligger inte i 2031-04" in message


def test_months_come_in_their_order(house: Project) -> None:
    path = house.data / "activities" / "2031.yml"
    line = projects.edit(path, 'month: "2031-01"', 'month: "2031-03"') + 3
    found = told(house)
    assert [row for _, row, _, _ in found] == [line]
    assert all("ordna raderna" in message for *_, message in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('date: "2025-01"', 'date: "2025-13"'),
        ("kind: debate", "kind: debatt"),
        ("added: 2026-11-22", "added: i går"),
        ("topics: [law, statistics]", "topics: []"),
        ("title: ", "titel: "),
    ],
)
def test_a_faulty_publication_is_told_at_its_line(house: Project, old: str, new: str) -> None:
    path = house.data / "publications" / "prov.yml"
    line = projects.edit(path, old, new)
    found = told(house)
    assert found and {(file, row) for file, row, *_ in found} == {("data/publications/prov.yml", line)}


def test_an_address_of_orders_that_is_not_decided_is_a_warning(house: Project) -> None:
    found = [p.severity for p in checks.problems(house) if p.message.startswith("order_page saknas")]
    assert found == ["warning"]


@pytest.mark.parametrize("address", ["https://material.example", "http://material.example/"])
def test_the_address_of_orders_is_a_folder_that_nobody_can_read_along_the_way(
    house: Project, address: str
) -> None:
    line = projects.edit(house.data / "organisation.yml", "kind: ", f"order_page: {address}\nkind: ")
    assert [row for _, row, *_ in told(house)] == [line]


def test_what_has_been_decided_leaves_nothing_to_say(house: Project) -> None:
    decided = "contact: kansli@forening.example\norder_page: https://material.example/"
    projects.edit(house.data / "organisation.yml", "kind: ", f"{decided}\nkind: ")
    forms = "application:\n  forms: https://blanketter.example/"
    projects.edit(house.data / "nsp.yml", "application:", forms)
    assert checks.problems(house) == ()


def test_all_faults_are_told_at_once(house: Project) -> None:
    projects.edit(house.data / "publications" / "prov.yml", "kind: debate", "kind: x")
    projects.edit(house.data / "activities" / "2031.yml", "entries:", "entry:")
    assert len({file for file, *_ in told(house)}) == 2


def test_a_record_is_spoken_without_a_change_to_what_is_no_text(both: dict[str, object]) -> None:
    found = read_records.archive(read_records.read(projects.REAL)).publications.values()
    publication = next(row for row in found if row.text)
    english = next(org for name, org in both.items() if name == "en")
    translator: Translator = english.translator  # type: ignore[attr-defined]
    said = translated_records.translated(translator, publication, "publication")
    assert isinstance(said, Publication)
    assert said.text != publication.text and said.title == publication.title


def test_every_text_of_the_records_goes_to_the_translators(both: dict[str, object]) -> None:
    catalogue = both["en"].maker.site_context.catalogue  # type: ignore[attr-defined]
    template = messages.template_of(projects.REAL, catalogue, ORGANISATION_TEXTS, all_text_sets())
    sent = {(message.context, message.id) for message in template}
    texts = {
        (context, text)
        for _, context, record in read_records.records(projects.REAL, catalogue)
        for _, _, text in record_texts.translatable_texts(record)
    }
    assert texts and texts <= sent
