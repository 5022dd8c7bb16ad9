"""A report is published by a person's decision: until then it is seen in a preview, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
import trialreport
from sitegen import cli
from sitegen.core import Project
from sitegen.report import checks, read_reports
from sitegen.report.intake.report_skeleton import FILLERS, TEMPLATE
from sitegen.report.publish import report_files, report_pages, report_writer
from sitegen.sites.checked_records import read_checked

NEW = "statistik-2032"
FILLED = {
    "title: {sv: Rapportens namn, en: Name of the report}": "title: {sv: Prov, en: Trial}",
    "title: Underlagets namn": "title: Ett underlag",
    "{n: 0, sv: Personer": "{n: 45, sv: Personer",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a published report, and one that has just been begun."""
    project = trialreport.lay_out(tmp_path / "project")
    assert cli.main(["--root", str(project.root), "new", "report", NEW]) == 0
    return project


def path(project: Project, id: str = NEW) -> Path:
    return project.data / "reports" / f"{id}.yml"


def publish(project: Project) -> None:
    """Take away the line that holds the report back."""
    text = path(project).read_text("utf-8")
    (line,) = [line for line in text.splitlines(keepends=True) if line.startswith("publish: no")]
    path(project).write_text(text.replace(line, ""), "utf-8")


def fill_in(project: Project) -> None:
    for old, new in FILLED.items():
        projects.edit(path(project), old, new)


def told(project: Project) -> list[tuple[str, str]]:
    """The errors: what stands at the place, and the message."""
    found = [p for p in checks.check(read_reports.read(project.root)) if p.severity == "error"]
    return [(problem.source_line[problem.column - 1 :], problem.message) for problem in found]


def made(project: Project, *, whole: bool) -> dict[str, str]:
    """Every page and file of reports by its address; PDFs, which take a second each, apart."""
    reading = read_reports.read(project.root)
    reports = (reading.published if whole else reading).for_readers
    writers = tuple(report_writer.writers(project, read_checked(project), reports, whole))
    shown = {
        page.file: f"{page.title} {page.description} {page.body}" for page in report_pages.all_pages(writers)
    }
    written = report_files.all_files(project, writers)
    return shown | {path: content.decode("utf-8", "replace") for path, content in written.items()}


@pytest.mark.slow
def test_what_has_just_been_begun_has_no_faults_and_is_on_no_site(project: Project) -> None:
    """By all that becomes of a whole site, where what is begun could show in any file."""
    assert told(project) == []
    site = made(project, whole=True)
    assert any("/2031/" in address for address in site)
    words = ("Rapportens namn", "Name of the report", "/2032/", NEW)
    assert [
        (word, address) for address, text in site.items() for word in words if word in address + text
    ] == []


def test_it_is_in_the_preview(project: Project) -> None:
    shown = made(project, whole=False)
    assert any("/2032/" in address for address in shown)


@pytest.mark.slow
def test_published_and_filled_in_it_is_on_the_site(project: Project) -> None:
    """By all that becomes of a whole site, from a report that is written here."""
    fill_in(project)
    publish(project)
    assert told(project) == []
    assert any("/2032/" in address for address in made(project, whole=True))


def test_published_as_it_was_begun_it_is_refused_for_each_word_of_the_template(project: Project) -> None:
    publish(project)
    found = [message for _, message in told(project)]
    assert {message.partition("”")[0].strip("“") for message in found if "mallen" in message} == FILLERS
    assert "gruppen har ingen i sig; fyll i den, eller skriv publish: no" in found
    assert all(filler in TEMPLATE for filler in FILLERS)


def test_one_word_that_was_left_is_told_where_it_stands(project: Project) -> None:
    publish(project)
    fill_in(project)
    projects.edit(path(project), "en: Trial", "en: Name of the report")
    [(place, message)] = told(project)
    assert place.startswith("Name of the report") and "fyll i den, eller skriv publish: no" in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("series:\n", f"links:\n  - {{holds: {NEW}/moten <= svarande}}\nseries:\n"),
        ("figures:\n", f"figures:\n  ny: {{show: count, num: {NEW}/moten, sv: Nya, en: New}}\n"),
        ("summary:\n", f"summary:\n  - {{sv: 'Vi mötte {{{NEW}/moten}}.', en: 'We met {{{NEW}/moten}}.'}}\n"),
    ],
)
def test_a_published_report_takes_no_figure_from_one_that_is_not(
    project: Project, old: str, new: str
) -> None:
    """Which would tell a figure before the board has decided on it."""
    projects.edit(path(project, trialreport.ID), f"\n{old}", f"\n{new}")
    assert any(f"rapporten “{NEW}” är inte publicerad" in message for _, message in told(project))


def test_what_has_been_published_is_not_taken_back_without_a_word(project: Project) -> None:
    projects.edit(path(project, trialreport.ID), "\nstatus:", "\npublish: no\nstatus:")
    assert [message for _, message in told(project)] == [
        "rapporten är utgiven, så dess sidor ska stå kvar; skriv status: withdrawn i stället"
    ]


def test_the_reports_of_the_repository_are_published() -> None:
    reading = read_reports.read(projects.ROOT)
    assert reading.reports and reading.published.reports == reading.reports


AGES = (
    *("18–24 år", "0–6 år", "45 år och äldre", "Under 18 år", "under 15", "över 65", "65+ år", "17-åringar"),
    *("45 years and over", "aged 18–24", "16-year-olds", "0–11 months", "Age 15"),
)
LAWS = (
    "Människohandel, 4 kap. 1 a § brottsbalken",
    "Köp av sexuell tjänst, 6 kap. 11 §",
    "Chapter 6, Section 1",
)
YEARS = ("2023–2025", "2024/25")
COUNTS = ("12 kvinnor", "Boende (45)", "18,5 %", "över 65 %", "3 av 10", "Grupp 2", "4500 år")


class TestLabels:
    """An age, a law or a span of years says who is counted, and is no figure that has been typed twice."""

    def told(self, folder: Path, old: str, label: str) -> list[str]:
        trialreport.data_alone(folder)
        projects.edit(folder / "data" / "reports" / trialreport.FILE.name, old, f'sv: "{label}"')
        found = checks.check(read_reports.read(folder))
        return [problem.message for problem in found if "är skrivet för hand" in problem.message]

    @pytest.mark.parametrize("label", [*AGES, *LAWS, *YEARS])
    @pytest.mark.parametrize("old", ["sv: Lugn plats", "sv: Okänt"])
    def test_of_rows_may_hold_them(self, tmp_path: Path, old: str, label: str) -> None:
        assert self.told(tmp_path, old, label) == []

    @pytest.mark.parametrize("label", COUNTS)
    def test_of_rows_hold_no_counts(self, tmp_path: Path, label: str) -> None:
        assert self.told(tmp_path, "sv: Lugn plats", label)

    def test_of_figures_do_not(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, "sv: Andel i provgruppen", "Medelålder 24 år")
