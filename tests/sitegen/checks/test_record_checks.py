"""Checks over all records: what each finds, and on which line."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import projects
from sitegen import checks
from sitegen.checks import (
    check_records,
    confidential,
    contacts,
    easy_reading,
    front_matter,
    numbers_to_call,
    record_links,
    references,
    required_rights,
    single_records,
    whom_services_help,
)
from sitegen.core import Problem, Project, clock
from sitegen.reading import yaml_faults
from sitegen.records import catalogue

NIGHT = "data/services/nattlinjen.yml"
SHELTER = "data/services/norrhuset.yml"
LINE = "data/services/provlinjen.yml"
MEMBER = "data/members/norrhuset.yml"
PARENT = "data/members/provstiftelsen.yml"
NORTH = "data/regions/norr.yml"
# Where a number that is gone is missed, see test_floor.py.
FLOOR = ("data/services/nodnumret.yml", "data/situations.yml", "data/needs.yml", "data/audiences.yml")
RULE = 'rule: "Fr-Sa 22:00-04:00"'
PHONE = "  - kind: phone"
CHECKED = "    checked: {on: 2026-11-01, how: live, by: redaktionen}\n"


def found(project: Project) -> list[Problem]:
    return list(check_records(catalogue.read(project)))


def told(project: Project, path: str, old: str, new: str) -> tuple[int, list[tuple[str, int, str]]]:
    """The line of an edit, and what is then wrong where."""
    line = projects.edit(project.root / path, old, new)
    return line, [(problem.path, problem.line, problem.message) for problem in found(project)]


def test_the_small_project_has_no_errors(small: Project) -> None:
    assert [p.render() for p in found(small) if p.severity == "error"] == []


@pytest.mark.real_day
def test_the_real_project_has_no_errors() -> None:
    assert [p.render() for p in found(projects.REAL) if p.severity == "error"] == []


def test_every_check_runs() -> None:
    modules = (
        confidential,
        contacts,
        easy_reading,
        numbers_to_call,
        record_links,
        references,
        required_rights,
        single_records,
        whom_services_help,
    )
    own = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and list(inspect.signature(function).parameters) == ["reading"]
        if not name.startswith("_")
    }
    assert own == set(checks.ALL)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            LINE,
            "group: violence",
            "group: violense",
            "finns inte i data/groups; menade du “violence”?",
        ),
        (LINE, "situations: [violence]", "situations: [xylofon]", "välj ett id som finns i data/situations"),
        (LINE, "needs: [talk]", "needs: [tall]", "menade du “talk”?"),
        (LINE, "coverage: [sweden]", "coverage: [SE-ZZ, sweden]", "“SE-ZZ” finns inte i data/regions"),
        (LINE, "member: provstiftelsen", "member: provstiftelse", "menade du “provstiftelsen”?"),
        (
            MEMBER,
            "services: [norrhuset]",
            "services: [norrhus]",
            "menade du “norrhuset”?",
        ),
        (
            MEMBER,
            "parent: provstiftelsen",
            "parent: annan",
            "“annan” finns inte i data/members",
        ),
        (
            PARENT,
            "related: [norrhuset]",
            "related: [borta]",
            "finns inte i data/members",
        ),
        ("data/rights/help-free.yml", "topic: help", "topic: hjalp", "“hjalp” finns inte i data/topics"),
        (
            NORTH,
            "coordinators: {",
            "coordinators: {service: borta, ",
            "“borta” finns inte i data/services",
        ),
        (
            NORTH,
            "coordinators: {",
            "coordinators: {covers: [SE-QQ], ",
            "“SE-QQ” finns inte",
        ),
        (
            NORTH,
            "nsp: {",
            "nsp: {providers: [borta], ",
            "“borta” finns inte i data/members",
        ),
    ],
)
def test_a_reference_to_nothing_is_found_where_it_stands(
    copy: Project, path: str, old: str, new: str, message: str
) -> None:
    line, problems = told(copy, path, old, new)
    assert [(where, at) for where, at, _ in problems] == [(path, line)]
    assert message in problems[0][2]


def test_a_broken_file_is_told_once_and_not_by_all_that_refer_to_it(copy: Project) -> None:
    for path, old, new in (
        (LINE, "pinned: 1", "pinned: x"),
        ("data/regions/soder.yml", "order: 2", "order: x"),
        ("data/services/nodnumret.yml", "cost: free", "cost: dyrt"),
    ):
        projects.edit(copy.root / path, old, new)
    assert sorted(problem.path for problem in found(copy)) == [
        "data/regions/soder.yml",
        "data/services/nodnumret.yml",
        LINE,
    ]


def test_members_that_are_each_other_s_parents_are_found(copy: Project) -> None:
    projects.edit(copy.data / "members" / "provstiftelsen.yml", "national: true", "parent: norrhuset")
    problems = [p for p in found(copy) if "kedjan" in p.message]
    assert {p.path for p in problems} == {MEMBER, PARENT}


def test_a_member_that_is_its_own_parent_is_found(copy: Project) -> None:
    line, problems = told(copy, MEMBER, "parent: provstiftelsen", "parent: norrhuset")
    assert [(where, at) for where, at, _ in problems] == [(MEMBER, line)]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (NIGHT, 'number: "+46406280401"', "url: https://prov.example/", "en phone måste ha “number”"),
        (
            NIGHT,
            PHONE,
            PHONE + "\n    url: https://prov.example/",
            "en phone har inget “url”",
        ),
        (NIGHT, PHONE, "  - kind: chat", "en chat måste ha “url”"),
        (NIGHT, PHONE, PHONE + "\n    display: 040-628 04 02", "inte samma siffror"),
        (
            NIGHT,
            "    sources: [egen-sida]",
            "    sources: [annan-sida]",
            "“annan-sida” finns inte i sources",
        ),
        (NIGHT, CHECKED, "", "ska visas men har ingen “checked”"),
        (NIGHT, CHECKED, CHECKED + "    confidence: low\n", "låg tillförlitlighet får inte visas"),
        (NIGHT, RULE, 'rule: "May-Aug Fr 22:00-23:00"', "bara en vanlig vecka går att skriva"),
        (NIGHT, RULE, 'rule: "sunrise-sunset"', "skriv klockslag"),
        (NIGHT, "by: redaktionen", "by: Anna Andersson", "inget av redaktionen, kansliet"),
        (NIGHT, "needs: [talk]", "needs: [talk]\ncost: free", "det är inget gratisnummer"),
        (
            NIGHT,
            "needs: [talk]",
            "needs: [talk]\ncost: free\nfree_call: annan-sida",
            "“annan-sida” finns inte i sources",
        ),
        (NIGHT, "confidence: high", "confidence: low", "låg tillförlitlighet får inte publiceras"),
        (NIGHT, "coverage: [sweden]", "coverage: [norr]", "gälla hela landet"),
        (NIGHT, "needs: [talk]", "needs: [talk, talk]", "“talk” står redan i listan"),
        (
            NIGHT,
            "needs: [talk]",
            "eligibility: {ages: {min: 20, max: 12}}",
            "slutar (12) före de börjar (20)",
        ),
        (NIGHT, "needs: [talk]", "emergency: true", "exakt en tjänst"),
        ("data/sites.yml", "provsajten.example/", "provsajten.example", "måste sluta med /"),
        ("data/sites.yml", "[sv, en]", "[sv, fi]", "“fi” finns inte i data/languages"),
        (
            "data/sites.yml",
            "[sv, en]",
            "[sv, en]\n  audiences: [kvina]",
            "“kvina” finns inte i data/audiences",
        ),
        ("data/rights/help-free.yml", "confidence: high", "confidence: low", "låg tillförlitlighet"),
    ],
)
def test_a_record_that_contradicts_itself_is_found(
    copy: Project, path: str, old: str, new: str, message: str
) -> None:
    _, problems = told(copy, path, old, new)
    assert len(problems) >= 1
    assert message in problems[0][2], problems
    assert {where for where, _, _ in problems} <= {path, "data/services", *FLOOR}


def test_what_is_shown_has_the_digits_that_are_dialled(copy: Project) -> None:
    _, problems = told(copy, NIGHT, PHONE, PHONE + "\n    display: 0406 280 401")
    assert problems == []


def test_one_number_in_two_published_services_is_a_warning(copy: Project) -> None:
    line = projects.edit(copy.root / LINE, "+46313900600", "+46406280401")
    (problem,) = found(copy)
    assert (problem.path, problem.line, problem.severity) == (LINE, line, "warning")
    assert "nattlinjen" in problem.message


def test_contacts_that_have_grown_old_are_one_warning(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2027-11-02")
    (problem,) = found(copy)
    assert (problem.path, problem.severity) == ("data/services", "warning")
    # 112 never grows old.
    assert "nattlinjen" in problem.message and "nodnumret" not in problem.message


def test_a_check_on_a_day_that_has_not_come_is_found(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2026-11-01")
    assert [p.message for p in found(copy) if "har inte kommit" in p.message] == []
    line, all_told = told(copy, NIGHT, "on: 2026-11-01", "on: 2026-11-02")
    message = "2026-11-02 har inte kommit än; skriv dagen då någon kontrollerade"
    assert (NIGHT, line, message) in all_told


WAITING = "data/services/vantelinjen.yml"


@pytest.mark.parametrize("number", ["+46406280401", "+46313900600"])
def test_a_number_that_is_shown_in_one_place_and_waits_in_another_is_found(
    copy: Project, number: str
) -> None:
    projects.edit(copy.root / WAITING, "+46846500410", number)
    (problem,) = found(copy)
    assert (problem.path, problem.severity) == (WAITING, "error")
    first = "nattlinjen" if number.endswith("1") else "provlinjen"
    assert re.search(rf"“after_check” här men “yes” i data/services/{first}.yml:\d+;", problem.message)


def test_a_number_that_is_withdrawn_in_one_place_and_waits_in_another_is_found(copy: Project) -> None:
    projects.edit(copy.root / WAITING, "+46846500410", "+46406280401")
    projects.edit(copy.root / NIGHT, '    publish: "yes"', '    publish: "no"')
    assert any("“after_check” här men “no” i" in problem.message for problem in found(copy))


def test_a_number_that_waits_in_all_places_may_stand_twice(copy: Project) -> None:
    projects.edit(copy.root / WAITING, "+46846500410", "+46406280401")
    projects.edit(copy.root / NIGHT, '    publish: "yes"', "    publish: after_check")
    projects.edit(copy.root / NIGHT, "how: live", "how: archived")
    assert not any("publish säga samma" in problem.message for problem in found(copy))


def test_one_number_for_those_who_need_help_and_for_professionals_is_no_slip(copy: Project) -> None:
    projects.edit(copy.root / LINE, "+46313900600", "+46406280401")
    projects.edit(copy.root / NIGHT, "needs: [talk]", "needs: [talk]\neligibility: {roles: [professionals]}")
    assert not any("samma nummer" in problem.message for problem in found(copy))


def test_a_free_call_by_a_source_or_by_its_kind_is_believed(copy: Project) -> None:
    free = "needs: [talk]\ncost: free\nfree_call: egen-sida"
    projects.edit(copy.root / NIGHT, "needs: [talk]", free)
    assert found(copy) == []


def test_two_services_of_one_name_are_a_warning(copy: Project) -> None:
    name = re.search(r"(?m)^name: (.*)$", (copy.root / LINE).read_text("utf-8"))
    assert name
    line = projects.edit(copy.root / WAITING, "name: Väntelinjen", f"name: {name[1].upper()}")
    (problem,) = found(copy)
    assert (problem.path, problem.line, problem.severity) == (WAITING, line, "warning")
    assert "provlinjen heter likadant" in problem.message


@pytest.mark.parametrize(
    ("rule", "odd"),
    [
        ("Mo-Fr 16:00-09:00", "17 timmar över natten; är tiderna omkastade?"),
        ("Mo-Su 10:00-01:00", "15 timmar över natten"),
        ("Mo-Fr 09:00-16:00", "säger inget om helgdagar"),
        ("Mo-Fr 20:00-08:00", ""),
        ("Fr-Sa 22:00-04:00", ""),
        ("Mo-Su 09:00-16:00", ""),
        ("Mo-Fr 09:00-16:00; PH unknown", ""),
    ],
)
def test_hours_that_look_like_a_slip_are_a_warning(copy: Project, rule: str, odd: str) -> None:
    line = projects.edit(copy.root / NIGHT, RULE, f'rule: "{rule}"')
    assert [(p.path, p.line, p.severity) for p in found(copy)] == [(NIGHT, line, "warning")] * bool(odd)
    assert all(odd in p.message for p in found(copy))


@pytest.mark.parametrize(
    ("first", "last", "source", "said"),
    [
        ("2027-07-05", "2027-08-01", "egen-sida", ""),
        ("2027-08-01", "2027-07-05", "egen-sida", "slutar (2027-07-05) före den börjar (2027-08-01)"),
        ("2027-01-01", "2028-06-01", "egen-sida", "mer än ett år"),
        ("2027-07-05", "2027-08-01", "borta", "“borta” finns inte i sources"),
        ("2020-07-05", "2020-08-01", "egen-sida", "stängningen är över"),
    ],
)
def test_days_on_which_a_line_is_closed_can_be_and_have_a_source(
    copy: Project, first: str, last: str, source: str, said: str
) -> None:
    closed = f"closed: {{first: {first}, last: {last}, source: {source}}}"
    line = projects.edit(copy.root / NIGHT, "    hours:", f"    {closed}\n    hours:")
    assert [p.line for p in found(copy)] == [line] * bool(said)
    assert all(said in p.message for p in found(copy))


def test_no_emergency_number_is_found(copy: Project) -> None:
    (copy.data / "services" / "nodnumret.yml").unlink()
    (problem,) = found(copy)
    assert problem.path == "data/services" and "112" in problem.message


CANARIES = {
    "address": ("Hjälphuset ligger på Provgatan 12", "en gatuadress"),
    "small letters": ("kom till storavägen 3b", "en gatuadress"),
    "postcode": ("Box 1, 981 31 Norrberg", "ett postnummer"),
    "postcode with country": ("SE-981 31", "ett postnummer"),
    "coordinate": ("67.85572, 20.22513", "en koordinat"),
    "swedish coordinate": ("67,85572 N 20,22513", "en koordinat"),
    "map link": ("se https://maps.app.goo.gl/prov", "en kartlänk"),
    "other map": ("https://www.openstreetmap.org/#map=19/67/20", "en kartlänk"),
    "what3words": ("what3words ///prov.prov.prov", "en kartlänk"),
}
FIELDS = {
    "name": "name: Norrhuset",
    "operator": "operator: Föreningen Norrhuset",
    "summary": "summary: Skyddat boende för kvinnor och barn",
    "gives": "gives: Ett tryggt rum, och stöd med det som kommer sedan.",
    "safety": "safety: Ring från en telefon som ingen annan kan se i.",
    "label": "    label: Jouren",
    "as_of": 'as_of: "2026"}',
    "says": "    says: Jour och chatt vardagar 9–15.",
    "source's date": '    date: "2026-11-01"',
    "note": "confidence: medium",
}


@pytest.mark.parametrize("canary", CANARIES)
def test_a_place_in_a_confidential_record_is_found(copy: Project, canary: str) -> None:
    text, what = CANARIES[canary]
    line = projects.edit(copy.root / SHELTER, FIELDS["gives"], f'gives: "{text}"')
    leaks = [(p.path, p.line) for p in found(copy) if f"röjer {what}" in p.message]
    assert leaks == [(SHELTER, line)]


@pytest.mark.parametrize("field", FIELDS)
def test_a_place_is_found_in_whatever_field_it_stands(copy: Project, field: str) -> None:
    line = plant(copy, field, "Provgatan 12")
    (problem,) = found(copy)
    assert (problem.path, problem.line) == (SHELTER, line)
    assert (
        problem.message == "skyddad verksamhet, men texten röjer en gatuadress (“Provgatan 12”); ta bort det"
    )


def plant(project: Project, field: str, text: str) -> int:
    """Put a text into one field of the shelter's record; returns its line."""
    old = FIELDS[field]
    if field == "note":
        return projects.edit(project.root / SHELTER, old, f'{old}\nnote: "{text}"') + 1
    value = f'as_of: "{text}"}}' if field == "as_of" else re.sub(r": .*", f': "{text}"', old)
    return projects.edit(project.root / SHELTER, old, value)


def test_a_place_in_a_web_address_is_found(copy: Project) -> None:
    line = projects.edit(
        copy.root / SHELTER, "https://norrhuset.example/chatt", "https://www.google.com/maps/place/prov"
    )
    assert [(p.path, p.line) for p in found(copy)] == [(SHELTER, line)]


def test_a_confidential_service_has_no_place(copy: Project) -> None:
    line = projects.edit(
        copy.root / SHELTER, "confidential: true", "confidential: true\nplace: {town: Norrberg}"
    )
    assert [(p.path, p.line) for p in found(copy)] == [(SHELTER, line + 1)]


def test_a_confidential_member_is_watched_too(copy: Project) -> None:
    path = MEMBER
    line = projects.edit(copy.root / path, "Står i listan.", "Provgatan 12 står i listan.")
    assert [(p.path, p.line) for p in found(copy)] == [(path, line)]


@pytest.mark.parametrize(
    "text",
    [
        "Läst på webbplatsen 1 november",
        "Ring 020-50 50 50",
        "Öppet 09:00–15:00, 24 timmar",
        "Föreningens plan för 2026",
        "Handlingsplan 2026",
        "För kvinnor från 18 år",
        "Jouren har 12 platser",
    ],
)
def test_what_names_no_place_is_no_leak(text: str) -> None:
    assert list(confidential.leaks(text)) == []


def test_an_open_service_may_say_where_it_is(copy: Project) -> None:
    projects.edit(
        copy.root / SHELTER, "confidential: true\n", "place: {town: Norrberg, address: Provgatan 12}\n"
    )
    assert found(copy) == []


def test_hours_are_judged_on_the_day_that_was_given(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2028-02-29")
    assert [problem for problem in found(copy) if problem.severity == "error"] == []


def test_two_languages_cannot_share_a_short_address(copy: Project) -> None:
    path = copy.data / "languages.yml"
    projects.edit(path, "order: 1,", "order: 1, short: s,")
    line = projects.edit(path, "order: 2,", "order: 2, short: s,")
    (problem,) = found(copy)
    assert (problem.path, problem.line) == ("data/languages.yml", line)
    assert "“s” leder redan till sv" in problem.message


def test_a_language_that_was_taken_back_and_may_be_printed_is_warned_of(copy: Project) -> None:
    path = copy.data / "languages.yml"
    line = projects.edit(path, "order: 3, offered: yes", "order: 3, offered: no, short: a")
    (problem,) = found(copy)
    assert (problem.path, problem.line, problem.severity) == ("data/languages.yml", line, "warning")
    assert "/a/" in problem.message


def test_swedish_is_always_offered(copy: Project) -> None:
    line = projects.edit(copy.data / "languages.yml", "order: 1, offered: yes", "order: 1, offered: no")
    assert ("data/languages.yml", line) in [(p.path, p.line) for p in found(copy) if p.severity == "error"]


def test_a_site_names_only_languages_that_are_offered(copy: Project) -> None:
    projects.edit(copy.data / "languages.yml", "order: 2, offered: yes", "order: 2, offered: no")
    assert any(p.path == "data/sites.yml" and "offered: no" in p.message for p in found(copy))


class TestTheHeadOfAPageOfProse:
    PAGE = "docs/sv/index.md"

    @pytest.fixture
    def page(self, copy: Project) -> Path:
        return copy.root / self.PAGE

    def told(self, project: Project) -> list[tuple[str, int, int, str]]:
        found = front_matter.check(project)
        return [(problem.path, problem.line, problem.column, problem.message) for problem in found]

    def test_a_title_that_a_hash_cuts_off(self, copy: Project, page: Path) -> None:
        page.write_text("---\ntitle: Stöd #metoo\n---\n\n# En rubrik #1\n", "utf-8")
        assert self.told(copy) == [(self.PAGE, 2, 13, yaml_faults.CUT)]

    def test_a_description_below(self, copy: Project, page: Path) -> None:
        page.write_text("---\ntitle: Stöd\ndescription: Slå #31# före\n---\n", "utf-8")
        assert self.told(copy) == [(self.PAGE, 3, 18, yaml_faults.CUT)]

    def test_a_conflict_from_git_anywhere_on_the_page(self, copy: Project, page: Path) -> None:
        page.write_text("---\ntitle: Stöd\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> gren\n", "utf-8")
        assert self.told(copy) == [(self.PAGE, 4, 1, yaml_faults.CONFLICT_FAULT)]

    @pytest.mark.slow
    def test_stops_a_build_and_a_check(self, copy: Project, page: Path) -> None:
        """That both commands begin with this."""
        projects.edit(page, "title: ", "title: Prov #1 ")
        for verb in ("check", "build"):
            done = projects.cli(copy, verb)
            assert (
                done.returncode == 1 and f"{self.PAGE}:2:13: {yaml_faults.CUT}" in done.stdout + done.stderr
            )

    def test_of_the_repository_has_no_faults(self) -> None:
        assert self.told(projects.REAL) == []
