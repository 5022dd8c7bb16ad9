"""Every fault of a record is told in one round with its way out, and none that follows from another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import projects
from sitegen import cli
from sitegen.checks import check_records
from sitegen.core import Problem, Project, clock
from sitegen.records import catalogue

FILE = "data/services/allt-fel.yml"
SOUND = "data/services/sluta-nu.yml"
RECORD = """\
# yaml-language-server: $schema=../schemas/service.json
name: Sluta nu
operator: Föreningen
summary: Stöd #metoo för alla
gives: Vi finns på Storgatan 12 i Umeå.
group: vold
needs: [talkk]
membership: yes
cost: gratiss
eligibility:
  ages: {min: 18,5}
coverage: [SE-XX]
contacts:
  - kind: phone
    number: "+46900123456"
    hours: {rule: "Mo-Fr 16:00-09:00", as_of: "2026"}
    publish: "yes"
    checked: {on: 2027-11-22, how: live, by: Anna Andersson}
    sources: [finns-inte]
  - kind: web
    url: http://exempel.se/
    publish: "yes"
    sources: [egen]
publish: "yes"
confidence: high
sources:
  - id: egen
    url: https://exempel.se/
    says: Hej.
    date: "2026-01-01"
"""
TOLD = {
    2: "sluta-nu heter likadant; är det samma tjänst, eller kan namnet säga skillnaden?",
    4: "allt efter # försvinner; sätt citattecken om texten",
    5: "röjer en gatuadress (“Storgatan 12”); ta bort det",
    6: "“vold” finns inte i data/groups; välj ett id",
    7: "“talkk” finns inte i data/needs; menade du “talk”?",
    8: "nyckeln “membership” är okänd; menade du “member”?",
    9: "“gratiss” är inget av free, call_charge, unknown",
    11: "decimaler skrivs med punkt: 18.5",
    12: "“SE-XX” finns inte i data/regions",
    15: "det är ett betalnummer, och samtalet kostar extra; ange ett vanligt nummer",
    16: "16:00-09:00 är 17 timmar över natten; är tiderna omkastade?",
    18: "2027-11-22 har inte kommit än; skriv dagen då någon kontrollerade",
    19: "källan “finns-inte” finns inte i sources; där finns egen",
    20: "ska visas men har ingen “checked”; fyll i on, how och by",
    21: "andra på samma nät ser vad läsaren öppnar; skriv https://",
}
"""What is told of each line that is wrong."""
MARKERS = ("<<<<<<< HEAD", "=======", ">>>>>>> gren")


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, projects.TODAY)


@pytest.fixture
def copy(tmp_path: Path, small: Project) -> Project:
    return projects.copy_small(small, tmp_path / "copy")


def told(project: Project, path: str) -> list[Problem]:
    return [problem for problem in check_records(catalogue.read(project)) if problem.path == path]


def test_faults_of_every_stage_are_told_in_one_round(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy.root / FILE).write_text(RECORD, "utf-8")
    assert cli.main(["--root", str(copy.root), "check"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith(FILE)]
    found = {int(line.split(":")[1]): line for line in lines}
    assert found.keys() == TOLD.keys()
    assert [number for number, message in TOLD.items() if message not in "".join(lines)] == []


def test_two_versions_that_git_has_left_are_told_as_that(copy: Project) -> None:
    ours, middle, theirs = MARKERS
    versions = f"{ours}\nname: Sluta nu\n{middle}\nname: Sluta\n{theirs}\n"
    projects.edit(copy.root / SOUND, "name: Sluta nu\n", versions)
    (problem,) = told(copy, SOUND)
    assert (problem.line, problem.message.split(";")[0]) == (2, "sammanslagningskonflikt från git")


def read(path: Path) -> dict[str, object]:
    """A record as plain texts, as its editor typed it."""
    record: dict[str, object] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return record


def test_a_public_address_stays_one_when_another_field_of_its_record_is_wrong(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy.root / SOUND
    place = "place: {address: Storgatan 12, town: Umeå}\n"
    path.write_text(path.read_text("utf-8") + place + "cost: gratiss\n", "utf-8")
    assert cli.main(["--root", str(copy.root), "check"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith(SOUND)]
    assert len(lines) == 1 and "“gratiss” är inget av" in lines[0]


def single_faults() -> Iterator[tuple[str, object]]:
    """Each field of a sound record, and a value of the wrong kind for it."""
    record = read(projects.ROOT / "tests" / "project" / SOUND)
    for name, value in record.items():
        yield name, {"fel": "fel"} if isinstance(value, str | list) else "fel"


@pytest.mark.parametrize(("field", "value"), list(single_faults()))
def test_one_fault_is_told_once_and_nothing_that_follows_from_it(
    copy: Project, field: str, value: object
) -> None:
    path = copy.root / SOUND
    record = read(path) | {field: value}
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    problems = told(copy, SOUND)
    text = path.read_text("utf-8").splitlines()
    lines = {text[problem.line - 1].strip() for problem in problems}
    assert lines
    assert lines <= {f"{field}:", f"{field}: fel", "fel: fel"}
