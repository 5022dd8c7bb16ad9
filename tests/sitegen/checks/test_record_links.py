"""Addresses that lead elsewhere than they seem to, or that tell others who follows them, are warned of."""

from __future__ import annotations

import pytest

import projects
from sitegen.checks import check_records
from sitegen.core import Problem, Project
from sitegen.records import catalogue

LINE = "data/services/provlinjen.yml"
MEMBER = "data/members/provstiftelsen.yml"
CONTACT = "    url: https://provlinjen.example/\n"
ODD = {
    "https://bit.ly/3abcdEF": "förkortad länk",
    "https://www.tinyurl.com/prov": "förkortad länk",
    "https://xn--prvlinjen-12h.example/": "bokstäver som liknar andra",
    "https://provlinjen.example/?gclid=abc": "spårar den som trycker",
    "https://provlinjen.example/?sida=1&utm_source=nyhetsbrev": "spårar den som trycker",
    "https://provlinjen.example/?fbclid=abc#hjalp": "spårar den som trycker",
    "https://provlinjen.example/hjalp#:~:text=Ring%20oss": "pekar på ord på sidan",
}


def warnings(project: Project, path: str, old: str, new: str) -> tuple[int, list[Problem]]:
    """The line of an edit, and what is then said of the file."""
    line = projects.edit(project.root / path, old, new)
    return line, [p for p in check_records(catalogue.read(project)) if p.path == path]


@pytest.mark.parametrize(("address", "why"), ODD.items())
def test_an_odd_address_of_a_contact_is_a_warning_where_it_stands(
    copy: Project, address: str, why: str
) -> None:
    line, found = warnings(copy, LINE, CONTACT, f"    url: {address}\n")
    assert [(p.line, p.severity) for p in found] == [(line, "warning")]
    assert why in found[0].message


@pytest.mark.parametrize(
    "address",
    [
        "https://provlinjen.example/?sida=1",
        "https://xn--jmstlldhet-q5ad.example/",
        "https://provlinjen.example/#tider",
        "https://provlinjen.example/utm_source/",
        "https://rabbit.ly.example/",
    ],
)
def test_an_ordinary_address_is_none(copy: Project, address: str) -> None:
    assert warnings(copy, LINE, CONTACT, f"    url: {address}\n")[1] == []


def test_an_odd_address_is_found_in_sources_too(copy: Project) -> None:
    _, found = warnings(copy, LINE, "https://provlinjen.example/kontakt/", "https://bit.ly/x")
    assert ["förkortad" in problem.message for problem in found] == [True]


def test_an_address_without_encryption_is_a_warning_until_a_note_says_why(copy: Project) -> None:
    line, found = warnings(copy, LINE, CONTACT, CONTACT.replace("https", "http"))
    assert [(p.line, p.severity) for p in found] == [(line, "warning")]
    assert "skriv https://" in found[0].message
    noted = "confidence: high\nnote: Svarar inte på https."
    assert warnings(copy, LINE, "confidence: high", noted)[1] == []


def test_a_member_s_site_is_looked_at_as_well(copy: Project) -> None:
    line = projects.edit(copy.root / MEMBER, "national: true", "national: true\nwebsite: http://prov.example")
    (problem,) = check_records(catalogue.read(copy))
    assert (problem.path, problem.line, problem.severity) == (MEMBER, line + 1, "warning")


def test_a_contact_that_leads_back_to_a_site_of_ours_is_an_error_where_it_stands(copy: Project) -> None:
    line, found = warnings(copy, LINE, CONTACT, "    url: https://provsajten.example/sok-hjalp/\n")
    assert [(p.line, p.severity) for p in found] == [(line, "error")]
    assert "leder tillbaka till vår egen sajt main" in found[0].message


MOVED = "data/moved.yml"


def said_of_moved(project: Project, rows: str) -> list[tuple[int, str]]:
    (project.root / MOVED).write_text(rows, "utf-8")
    return sorted((p.line, p.message) for p in check_records(catalogue.read(project)) if p.path == MOVED)


def test_a_service_that_has_moved_to_another_or_closed_is_a_row(copy: Project) -> None:
    assert said_of_moved(copy, "- {id: gammal, to: provlinjen}\n- id: nedlagd\n") == []


def test_a_moved_service_that_still_has_a_file_or_leads_to_nobody_is_told(copy: Project) -> None:
    found = said_of_moved(copy, "- id: provlinjen\n- {id: gammal, to: provlinjn}\n")
    assert [line for line, _ in found] == [1, 2]
    assert "data/services/provlinjen.yml finns kvar" in found[0][1] and "provlinjen" in found[1][1]
