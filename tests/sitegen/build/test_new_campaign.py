"""A campaign that `new campaign` begins passes the check, builds, and is published by a decision alone."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.build import new_campaign
from sitegen.core import Project, clock
from sitegen.records import catalogue
from sitegen.sites.campaign.unwritten import TO_WRITE
from sitegen.sites.site_pages import SitePages, pages_of

HANDBOOK = projects.ROOT / "redaktion" / "docs" / "borja-en-kampanj.md"
(COMMAND,) = re.findall(r"scripts/cli\.py (new campaign .*)", HANDBOOK.read_text("utf-8"))
BEGIN = tuple(shlex.split(COMMAND))
"""The command that the handbook gives."""
ID, NAME = BEGIN[2], BEGIN[4]
PAGES = {"index.html", "hitta-hjalp/index.html", "kallor/index.html", "om/index.html", "not-found.html"}
TOKENS = f"campaigns/{ID}/overrides/tokens.css"
SITES = "data/sites.yml"


def run(project: Project, *arguments: str) -> int:
    return cli.main(["--root", str(project.root), *arguments])


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, projects.TODAY)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, small: Project) -> Project:
    """The small project with a campaign that has just begun."""
    project = projects.copy_small(small, tmp_path_factory.mktemp("campaign") / "copy")
    with pytest.MonkeyPatch.context() as day:
        day.setenv(clock.TODAY_VARIABLE, projects.TODAY)
        assert run(project, *BEGIN, "--no-questions") == 0
    return project


@pytest.fixture
def begun(tmp_path: Path, draft: Project) -> Project:
    """A copy of it, to change."""
    return projects.copy_small(draft, tmp_path / "copy")


def pages(project: Project) -> SitePages:
    records = catalogue.read(project).catalogue().offered()
    return pages_of(project, records, clock.today(), site=ID)


def publish(project: Project) -> None:
    projects.edit(project.root / SITES, '  publish: "no"\n', "")


def write_all(project: Project) -> None:
    """Write every text that the draft asks for, as an editor would."""
    for path in (project.root / new_campaign.folder(ID)).rglob("*"):
        if path.suffix in (".md", ".yml"):
            text = path.read_text("utf-8")
            path.write_text(re.sub(rf"({'|'.join(TO_WRITE.values())}):", "Text:", text), "utf-8")


def test_the_draft_passes_the_check(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(begun, "check") == 0
    assert "0 fel" in capsys.readouterr().out


def test_its_pages_lead_to_the_services_that_were_named(begun: Project) -> None:
    files = pages(begun).files()
    assert files.keys() == PAGES
    help_page = files["hitta-hjalp/index.html"].decode()
    assert "tel:112" in help_page and "tel:+46701740605" in help_page
    assert all(NAME in content.decode() for content in files.values())
    assert "<form" not in help_page, "a campaign without receptions asks for no county"


def test_it_builds_as_a_site_that_passes_every_gate(begun: Project, tmp_path: Path) -> None:
    done = projects.cli(projects.runnable(begun), "build", ID, "--out", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "hitta-hjalp" / "index.html").is_file()


def test_a_draft_comes_into_no_release(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.published_sites(catalogue.read(begun).catalogue()) == ["main"]
    assert run(begun, "build", ID) == 1
    assert "är ett utkast" in capsys.readouterr().err
    assert not begun.dist.exists()


def test_what_nobody_has_written_is_not_published(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    publish(begun)
    assert run(begun, "check") == 1
    told = capsys.readouterr().out
    assert re.search(rf"campaigns/{ID}/docs/sv/start\.md:2:\d+: ATT SKRIVA står kvar", told)
    assert f"campaigns/{ID}/data/aid/national.yml:4:3: ATT SKRIVA står kvar" in told
    assert "forsta-pastaendet" not in told, "a claim that is not shown may wait"


def test_a_campaign_that_is_written_is_published(begun: Project) -> None:
    publish(begun)
    write_all(begun)
    assert run(begun, "check") == 0
    assert catalogue.published_sites(catalogue.read(begun).catalogue()) == ["main", ID]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("--ink: #1b1c1e", "--ink: #9a9a9a", "--ink syns för dåligt mot --paper i ljust läge (2,5:1)"),
        ("--on-alarm: #ffffff;\n}\n@", "}\n@", "färgen --on-alarm saknas i ljust läge"),
        ("--paper: #14171b", "--paper: black", "--paper är “black” i mörkt läge; skriv färgen som #rrggbb"),
    ],
)
def test_colours_that_cannot_be_read_are_refused(
    begun: Project, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    projects.edit(begun.root / TOKENS, old, new)
    assert run(begun, "check") == 1
    told = capsys.readouterr().out
    assert f"{TOKENS}: {message}" in told


def test_a_page_that_needs_records_says_which(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    docs = begun.root / new_campaign.folder(ID) / "docs" / "sv"
    (docs / "testet.md").write_text((docs / "kallor.md").read_text("utf-8"), "utf-8")
    assert run(begun, "check") == 1
    assert f"sidan görs av campaigns/{ID}/data/aid/questions.yml, som saknas" in capsys.readouterr().out


def test_an_id_that_is_taken_and_a_service_that_is_not_there_leave_all_as_it_was(
    begun: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = projects.tree(begun.root / "campaigns"), (begun.root / SITES).read_bytes()
    assert run(begun, *BEGIN, "--no-questions") == 1
    assert run(begun, "new", "campaign", "main", *BEGIN[3:], "--no-questions") == 1
    assert run(begun, "new", "campaign", "en-till", *BEGIN[3:6], "sluta-na", "--no-questions") == 1
    told = capsys.readouterr().err
    assert f"campaigns/{ID}/ finns redan" in told and "har redan en sajt med id main" in told
    assert "menade du “sluta-nu” (Sluta nu)?" in told
    assert (projects.tree(begun.root / "campaigns"), (begun.root / SITES).read_bytes()) == before


def test_a_fault_in_what_was_begun_takes_it_back(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = projects.tree(begun.root / "campaigns"), (begun.root / SITES).read_bytes()
    arguments = ("new", "campaign", "en-till", "--name", "<b>Säg ifrån</b>", *BEGIN[5:])
    assert run(begun, *arguments, "--no-questions") == 1
    assert (projects.tree(begun.root / "campaigns"), (begun.root / SITES).read_bytes()) == before
