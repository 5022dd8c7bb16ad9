"""A new record is written whole or not at all, never over another; the rest of a list stays to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import ROOT
from sitegen.build import new_drafts
from sitegen.build.new_kinds import FILES, ROWS, Fields
from sitegen.core import Project, SetupError
from sitegen.core.errors import DataError
from sitegen.core.swap import new_file

YEAR = "data/activities/2025.yml"
ORGANISATION = "data/organisation.yml"
ENTRY: Fields = {"text": "Möte: om #stöd.", "publish": "no", "source": "verksamhet-2025"}
LETTER: Fields = {
    "audience": "Medlemmar",
    "publish": "no",
    "added": "2026-11-30",
    "source": "verksamhet-2025",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The repository's own lists, alone."""
    for name in (YEAR, ORGANISATION):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return Project(tmp_path)


def lines_added(project: Project, name: str) -> list[str]:
    """The lines that a file has more than the repository's; all others stand as they did."""
    before, after = (ROOT / name).read_text("utf-8"), (project.root / name).read_text("utf-8")
    old, rest = before.splitlines(True), after.splitlines(True)
    first = next((n for n, (a, b) in enumerate(zip(old, rest, strict=False)) if a != b), len(old))
    count = len(rest) - len(old)
    assert old == rest[:first] + rest[first + count :]
    return [line.strip() for line in rest[first : first + count]]


@pytest.mark.parametrize("kind", sorted(FILES))
@pytest.mark.parametrize(
    ("id", "meant"),
    [
        ("Kvinnojouren Åre", "kvinnojouren-are"),
        ("två_hus", "tva-hus"),
        ("../ut", "ut"),
        ("-", "namn"),
        ("a" * 61, "a" * 60),
        ("", "namn"),
    ],
)
def test_an_id_that_cannot_name_a_file_is_refused_with_one_that_can(
    project: Project, kind: str, id: str, meant: str
) -> None:
    with pytest.raises(SetupError, match=rf"skriv t\.ex\. {meant}$"):
        new_drafts.refuse_id(project, FILES[kind], id)


@pytest.mark.parametrize("kind", sorted(ROWS))
@pytest.mark.parametrize("id", ["2026", "2026-13", "mars", "2026-3", "2026-02-30", "20260301", "2026-W10-1"])
def test_a_month_that_is_none_is_refused(project: Project, kind: str, id: str) -> None:
    with pytest.raises(SetupError, match="ÅÅÅÅ-MM"):
        new_drafts.refuse_id(project, ROWS[kind], id)


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    kind, project = FILES["publication"], Project(tmp_path)
    new_file(project.root / kind.file("ett"), b"kept")
    with pytest.raises(SetupError, match="finns redan"):
        new_drafts.refuse_id(project, kind, "ett")
    with pytest.raises(FileExistsError):
        new_file(project.root / kind.file("ett"), b"other")
    folder = (project.root / kind.file("ett")).parent
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("ett.yml", b"kept")]


def test_what_does_not_fit_the_model_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        new_drafts.write_file(Project(tmp_path), FILES["member"], "ett", {"name": "Ett", "publish": "no"})
    assert len(caught.value.problems) >= 4, "all faults at once"
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_an_activity_comes_last_of_its_month_and_all_else_stays(project: Project) -> None:
    written = new_drafts.write_row(project, ROWS["activity"], "2025-06-12", ENTRY)
    assert lines_added(project, YEAR) == [
        "- month: 2025-06",
        "date: 2025-06-12",
        'text: "Möte: om #stöd."',
        'publish: "no"',
        "source: verksamhet-2025",
    ]
    after = (project.root / YEAR).read_text("utf-8")
    assert after.index("Almedalsveckan") < after.index("#stöd") < after.index('"2025-07"')
    written.undo()
    assert (project.root / YEAR).read_bytes() == (ROOT / YEAR).read_bytes()


def test_an_activity_of_the_last_month_comes_before_what_is_recurring(project: Project) -> None:
    new_drafts.write_row(project, ROWS["activity"], "2025-12", ENTRY)
    after = (project.root / YEAR).read_text("utf-8")
    assert after.index("kanslisamordnare") < after.index("#stöd") < after.index("recurring:")


def test_the_first_activity_of_a_year_begins_its_file(project: Project) -> None:
    written = new_drafts.write_row(project, ROWS["activity"], "2026-01", ENTRY)
    text = (project.root / "data/activities/2026.yml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schemas/year.json\nentries:\n  - month: 2026-01\n"
    )
    written.undo()
    assert not (project.root / "data/activities/2026.yml").exists()


@pytest.mark.parametrize("month", ["2025-10", "2026-01", "2024-12"])
def test_a_newsletter_stands_among_the_others_the_latest_first(project: Project, month: str) -> None:
    new_drafts.write_row(project, ROWS["newsletter"], month, LETTER)
    added = lines_added(project, ORGANISATION)
    assert added[0] == f"- month: {month}" and added[-1] == "source: verksamhet-2025"
    text = (project.root / ORGANISATION).read_text("utf-8")
    months = [
        line.split("month: ")[1][:7] for line in text.split("newsletters:")[1].splitlines() if "month" in line
    ]
    assert months == sorted(months, reverse=True)


def test_the_same_letter_or_activity_is_not_written_twice(project: Project) -> None:
    with pytest.raises(SetupError, match="redan en sådan rad för 2025-11"):
        new_drafts.write_row(project, ROWS["newsletter"], "2025-11", LETTER)
    new_drafts.write_row(project, ROWS["activity"], "2025-06", ENTRY)
    with pytest.raises(SetupError, match="redan en sådan rad för 2025-06"):
        new_drafts.write_row(project, ROWS["activity"], "2025-06", ENTRY)


def test_a_list_that_has_a_fault_is_left_as_it_is(project: Project) -> None:
    path = project.root / YEAR
    path.write_text(path.read_text("utf-8") + "  - x\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(DataError):
        new_drafts.write_row(project, ROWS["activity"], "2025-06", ENTRY)
    assert path.read_bytes() == before
