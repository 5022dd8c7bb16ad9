"""What a row of data/sites.yml must fulfil, by the kind of the site."""

from __future__ import annotations

import re

import pytest

import projects
from sitegen.core import DataError, Problem, Project
from sitegen.records import catalogue
from sitegen.sites.checked_records import read_checked, record_problems

CONFIG = "config: mkdocs.yml"


def found(project: Project) -> list[Problem]:
    """The problems of the rows of sites."""
    return [p for p in record_problems(catalogue.read(project)) if p.path == "data/sites.yml"]


def of_kind(project: Project, family: str, without: str = "") -> list[Problem]:
    """The problems of the row when it is of a kind, and lacks a field."""
    path = project.data / "sites.yml"
    name = "\n  name: Säg ifrån" if family == "campaign" else ""
    projects.edit(path, CONFIG, f"{CONFIG}\n  family: {family}{name}")
    if without:
        path.write_text(re.sub(rf"(?m)^ *{without}:.*\n", "", path.read_text("utf-8")), "utf-8")
    return found(project)


def test_a_card_without_an_address_that_leads_anywhere_is_warned_of_and_another_site_is_not(
    copy: Project,
) -> None:
    assert [p for p in found(copy) if "riktig adress" in p.message] == []
    line = projects.edit(copy.data / "sites.yml", "config: mkdocs.yml", "config: mkdocs.yml\n  family: card")
    (problem,) = (p for p in found(copy) if "riktig adress" in p.message)
    assert (problem.path, problem.severity) == ("data/sites.yml", "warning")
    assert line


def test_an_unknown_kind_is_told_with_those_that_there_are(copy: Project) -> None:
    (problem,) = of_kind(copy, "cart")
    assert problem.message == "“cart” är inget av finder, card, campaign; menade du “card”?"
    assert problem.severity == "error" and problem.line


def test_an_unknown_kind_stops_a_build(copy: Project) -> None:
    of_kind(copy, "blogg")
    with pytest.raises(DataError):
        read_checked(copy)


@pytest.mark.parametrize(("family", "needs"), [("finder", True), ("card", True), ("campaign", False)])
def test_only_a_campaign_may_be_without_a_way_out(copy: Project, family: str, needs: bool) -> None:
    told = [p for p in of_kind(copy, family, without="exit_url") if p.severity == "error"]
    assert [p.message for p in told] == needs * ["exit_url saknas: dit Lämna sidan leder"]


@pytest.mark.parametrize(("family", "needs"), [("finder", True), ("card", False), ("campaign", False)])
def test_only_a_site_with_open_data_needs_a_licence(copy: Project, family: str, needs: bool) -> None:
    told = [p for p in of_kind(copy, family, without="data_licence") if "data_licence" in p.message]
    assert [p.severity for p in told] == needs * ["warning"]
