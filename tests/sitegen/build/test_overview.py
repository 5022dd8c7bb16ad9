"""One screen says what waits for whom."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import projects
from records import TODAY, checked, contact, service, with_services
from sitegen import cli
from sitegen.build import overview
from sitegen.build.release_record import RECORD, Release, ReleasePart
from sitegen.core import Problem, Project
from sitegen.records import Catalogue


def lines(project: Project, records: Catalogue, *problems: Problem, today: dt.date = TODAY) -> list[str]:
    return list(overview.overview(project, records, problems, today))


def under(found: list[str], heading: str) -> list[str]:
    """The lines under a heading."""
    start = found.index(f"{heading}:") + 1
    end = next((n for n, line in enumerate(found) if n >= start and not line.startswith(" ")), len(found))
    return [line.strip() for line in found[start:end]]


def test_the_age_of_contacts_and_what_comes_are_told(small: Project, small_records: Catalogue) -> None:
    records = with_services(
        small_records, a=service(contacts=(contact(checked=checked(170, "called")),)), b=service()
    )
    told = under(lines(small, records), "Kontaktuppgifter")
    oldest = (TODAY - dt.timedelta(days=170)).isoformat()
    assert f"den äldsta kontrollen är från {oldest}" in told[0]
    assert "om 10 dagar" in told[1] and "(a)" in told[1]
    assert told[-1].endswith("(cli.py due visar vilka)")


def test_where_nothing_ages_that_is_said(small: Project, small_records: Catalogue) -> None:
    told = under(lines(small, with_services(small_records, a=service())), "Kontaktuppgifter")
    assert "ingen som visas blir gammal inom 60 dagar" in told


def test_what_is_not_shown_is_named_by_kind(small: Project, small_records: Catalogue) -> None:
    records = with_services(small_records, utkastet=service(publish="no"), visas=service())
    told = under(lines(small, records), "Visas inte (publish: no)")
    assert "tjänster, 1: utkastet" in told and not any("visas" in line for line in told)


def test_what_the_owner_has_to_choose_is_told_once_and_other_warnings_are_not(
    small: Project, small_records: Catalogue
) -> None:
    waits = [Problem("data/sites.yml", line, 1, "licensen saknas", "warning") for line in (2, 9)]
    other = Problem("data/services/a.yml", 1, 1, "samma nummer", "warning")
    fault = Problem("data/sites.yml", 1, 1, "ett fel")
    told = under(lines(small, small_records, *waits, other, fault), "Väntar på ägaren")
    assert told == ["data/sites.yml: licensen saknas (2 rader)"]


def test_the_last_builds_are_told_with_their_age_and_size(copy: Project, small_records: Catalogue) -> None:
    assert under(lines(copy, small_records), "Senast byggt (dist/)") == ["inget"]
    (copy.dist / "main" / "om").mkdir(parents=True)
    for path, content in (("index.html", "a" * 150_000), ("om/index.html", "b"), ("site.css", "c")):
        (copy.dist / "main" / path).write_text(content)
    day = TODAY - dt.timedelta(days=3)
    part = ReleasePart(build="x", commit="0123456789abcdef", clean=False, day=day, time=f"{day}T00:00:00Z")
    (copy.dist / RECORD).write_text(Release(parts={"main": part}).model_dump_json(), "utf-8")
    (told,) = [" ".join(under(lines(copy, small_records), "Senast byggt (dist/)"))]
    assert told == (
        f"main: {day}, 3 dagar sedan, av 01234567 med ändringar som inte är sparade i git; "
        "2 sidor, 3 filer, 0,2 MB"
    )


def test_drafts_of_every_kind_are_on_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = projects.copy_bare(tmp_path)
    for path, former, new in (
        ("data/publications/nsp-2024.yml", "added:", 'publish: "no"\nadded:'),
        ("data/organisation.yml", "{month: 2025-11,", '{month: 2025-11, publish: "no",'),
        ("data/activities/2025.yml", '- month: "2025-01"', '- publish: "no"\n    month: "2025-01"'),
        ("campaigns/kop-inte/data/ads/creatives/bakom-annonsen.yml", "claims:", 'publish: "no"\nclaims:'),
    ):
        projects.edit(project.root / path, former, new)
    assert cli.main(["--root", str(tmp_path), "--today", projects.REAL_TODAY, "status"]) == 0
    told = under(capsys.readouterr().out.splitlines(), "Visas inte (publish: no)")
    assert told[-4:] == [
        "publikationer, 1: nsp-2024",
        "verksamhet, 1: 2025-01",
        "nyhetsbrev, 1: 2025-11",
        "annonser, 1: bakom-annonsen",
    ]
