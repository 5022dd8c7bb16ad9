"""The records of help agree with the data, with the claims and with each other; what does not is told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import projects
from sitegen.core import Problem, Project
from sitegen.records import Catalogue
from sitegen.sites.campaign import checks, help_records, material

FOLDER = "campaigns/kop-inte/data/aid"


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The repository's records."""
    return projects.real_records()


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project with a copy of the campaign, to change."""
    skip = shutil.ignore_patterns("overrides", "locales")
    shutil.copytree(
        projects.ROOT / "campaigns" / "kop-inte", tmp_path / "campaigns" / "kop-inte", ignore=skip
    )
    return Project(tmp_path)


def problems(project: Project, records: Catalogue) -> list[Problem]:
    """What is wrong with the campaign of a project."""
    reading = material.read(project, records.sites["kop-inte"])
    return [*reading.problems, *checks.help_agrees(reading, records)]


def test_nothing_is_wrong_with_the_records_of_the_repository(own: Project, real: Catalogue) -> None:
    assert problems(own, real) == []


MUTATIONS = {
    "a reception that no data know": (
        "units.yml",
        "- id: kast-lulea",
        "- id: kast-kiruna",
        "ingen tjänst i data/services heter “kast-kiruna”",
    ),
    "a line that is no reception": (
        "units.yml",
        "- id: kast-lulea",
        "- id: talita",
        "“talita” är ingen mottagning i ett län för den som köper sex",
    ),
    "a source that the service does not have": (
        "units.yml",
        "sources: [kyrkanstidning]",
        "sources: [kyrkan]",
        "“kyrkan” är ingen källa i data/services/kast-varmland.yml",
    ),
    "a border that only one side knows": (
        "borders.yml",
        "next: [SE-AC]}",
        "next: [SE-AC, SE-Z]}",
        "SE-Z har inte SE-BD som granne; skriv gränsen på båda raderna",
    ),
    "an answer that leads nowhere": (
        "questions.yml",
        "leads: [skydda]",
        "leads: [skyd]",
        "inget steg i ways.yml heter “skyd”",
    ),
    "a step that leads to no page": (
        "ways.yml",
        "page: arbetsblad",
        "page: arbetsbladen",
        "ingen sida heter “arbetsbladen”",
    ),
    "a step whose number no line has": (
        "ways.yml",
        "services: [preventell]",
        "services: [talita]",
        "“talita” saknar en rad i national.yml",
    ),
    "a test without an end": (
        "ways.yml",
        "always: true",
        "always: false",
        "ett steg ska ha always: true, så att testet alltid slutar i något",
    ),
    "a claim that may not be shown": (
        "talk.yml",
        "claims: [sluta-anhoriga]",
        "claims: [sluta-kast-8-av-10]",
        "påståendet “sluta-kast-8-av-10” finns inte eller får inte visas",
    ),
    "a step that rests on nothing": (
        "steps.yml",
        "claims: [sluta-kast-gratis]",
        "exercise: false",
        "vilar inte på något; ange claims eller sources, eller exercise: true",
    ),
    "an answer whose source is nobody's": (
        "talk.yml",
        "kast-vasternorrland/kfvn, kast-jamtland",
        "kast-vasternorrland/kvfn, kast-jamtland",
        "källan “kast-vasternorrland/kvfn” finns inte i data/services",
    ),
    "a table without columns": (
        "weeks.yml",
        "  grid: week\n",
        "",
        "grid och columns hör ihop; ange båda eller ingen",
    ),
    "a share that nobody has counted": (
        "questions.yml",
        "Du ser inget tydligt mönster än.",
        "De flesta ser inget tydligt mönster än.",
        "“flesta” har ingen källa; ange claims eller sources, eller skriv om",
    ),
    "an English text that is missing": (
        "ways.yml",
        "title: {sv: Ring genast, en: Call right away}",
        "title: {sv: Ring genast}",
        "nyckeln “en” saknas; lägg till den",
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_is_told_with_its_file_line_and_way_out(own: Project, real: Catalogue, name: str) -> None:
    file, old, new, message = MUTATIONS[name]
    line = projects.edit(own.root / FOLDER / file, old, new)
    found = {(problem.path, problem.message): problem.line for problem in problems(own, real)}
    assert (f"{FOLDER}/{file}", message) in found
    told = found[f"{FOLDER}/{file}", message]
    assert told == 0 or abs(told - line) <= 30


def test_a_reception_that_is_new_in_the_data_may_not_be_forgotten(own: Project, real: Catalogue) -> None:
    path = own.root / FOLDER / "units.yml"
    text = path.read_text("utf-8")
    start, end = text.index("- id: kast-vasteras"), text.index("- id: kast-varmland")
    path.write_text(text[:start] + text[end:], "utf-8")
    assert "mottagningen “kast-vasteras” i data/services saknar en rad här; lägg till den" in [
        problem.message for problem in problems(own, real)
    ]


def test_a_line_for_a_crisis_that_has_lost_its_number_is_an_error(own: Project, real: Catalogue) -> None:
    rows = help_records.read(own, FOLDER).help_records().national.values()
    for id in (row.id for row in rows if row.crisis):
        silent = real.services[id].model_copy(update={"publish": "after_check", "contacts": ()})
        records = replace(real, services={**real.services, id: silent})
        message = f"“{id}” är för den som är i kris, men har inget nummer som visas; ge den ett"
        assert message in [problem.message for problem in problems(own, records)]
        assert message not in [problem.message for problem in problems(own, real)]


def test_a_county_may_not_be_forgotten(own: Project, real: Catalogue) -> None:
    projects.edit(own.root / FOLDER / "borders.yml", "- {id: SE-I, next: [SE-AB]}\n", "")
    assert "länet SE-I saknas; lägg till en rad" in [problem.message for problem in problems(own, real)]


def test_every_claim_that_the_pages_show_has_its_row_among_the_sources(real: Catalogue) -> None:
    reading = material.read(projects.REAL, real.sites["kop-inte"])
    shown = help_records.claims_shown(reading.help.help_records())
    assert shown
    assert shown <= reading.material.shown_elsewhere
