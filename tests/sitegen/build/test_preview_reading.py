"""What a preview reads again: as a reading from nothing, whatever was read and held before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import projects
from sitegen.build import mkdocs_input
from sitegen.build import preview as preview_module
from sitegen.build.mkdocs_input import SiteContent
from sitegen.build.preview_reading import Rereading
from sitegen.core import DataError, Project
from sitegen.core.held import holding
from sitegen.core.kept import keeping
from sitegen.report import read_reports
from sitegen.report.checks import origin

REPORT = "data/reports/nsp-2025.yml"
AMOUNT = ("value: 3115133", "value: 3115134")
TOTALS = re.compile(r"control: \d+, control_by_place: \d+")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the real records and words."""
    return projects.copy_bare(tmp_path_factory.mktemp("real") / "copy")


@pytest.fixture(scope="module", autouse=True)
def _a_preview_keeps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping(tmp_path_factory.mktemp("kept")):
        yield


@pytest.fixture(autouse=True)
def _a_preview_holds() -> Iterator[None]:
    with holding():
        yield


def totalled(project: Project) -> None:
    """Write the control totals that the report's numbers have."""
    path = project.root / REPORT
    found = origin.totals(read_reports.read(project.root).reports[path.stem])
    totals = f"control: {found.control}, control_by_place: {found.by_place}"
    path.write_text(TOTALS.sub(totals, path.read_text("utf-8")), "utf-8")


def everything(project: Project) -> SiteContent:
    """All that pages of prose take from records, read from nothing."""
    with holding():  # which holds nothing yet
        found, reports = preview_module.read(project, "main").pages, Rereading(project).reports()
        sources = mkdocs_input.prose_sources(found, reports, whole=False)
        return mkdocs_input.prose_content(project, *sources)


class HeardPages:
    """Pages of prose that are only asked for: what each would take from records."""

    def __init__(self) -> None:
        self.taken = SiteContent({})

    def make(self, path: str, content: object) -> str:
        assert callable(content)
        self.taken = content()
        return ""

    def file(self, path: str) -> bytes | None:
        return None


@pytest.mark.slow
def test_a_changed_figure_is_everywhere_as_in_a_reading_from_nothing(real: Project) -> None:
    """With the real reports: no other figures stand on pages of other reports, years and the press."""
    pages, path = HeardPages(), real.root / REPORT
    preview, before = preview_module.Preview(real, "main", pages), path.read_text("utf-8")
    assert not preview.answer("statistik/nsp/2025/index.html").fault
    old = everything(real)
    path.write_text(before.replace(*AMOUNT), "utf-8")
    totalled(real)
    preview.change()
    now = everything(real)
    changed = [new for one, new in zip(old.prose, now.prose, strict=True) if one != new]
    for page in (*changed, *now.prose[::10]):
        assert not preview.answer(page.file).fault
        assert pages.taken.prose == (page,)
        own = {key: part for key, part in now.parts.items() if key[0] == page.language}
        assert pages.taken.parts == own
    wanted = (f"statistik/{place}index.html" for place in ("", "nsp/2025/", "over-tid/", "siffror/"))
    assert {page.file for page in changed} >= {*wanted}
    assert {key for key, part in now.parts.items() if part != old.parts[key]} >= {("sv", "press-quotes")}
    path.write_text(before, "utf-8")
    preview.change()
    preview.answer("press/index.html")
    assert pages.taken.parts == {key: part for key, part in old.parts.items() if key[0] == "sv"}


def test_a_figure_that_no_control_total_knows_is_told_until_it_is_mended(real: Project) -> None:
    rereading, path = Rereading(real), real.root / REPORT
    before, text = rereading.reports(), path.read_text("utf-8")
    path.write_text(text.replace(*AMOUNT), "utf-8")
    for _ in range(2):  # also when the same fault is read again
        with pytest.raises(DataError) as told:
            rereading.reports()
        assert REPORT in {problem.path for problem in told.value.problems}
    path.write_text(text, "utf-8")
    assert rereading.reports() == before


def test_reports_that_are_the_same_are_the_same_object_with_all_that_follows(real: Project) -> None:
    rereading = Rereading(real)
    first = rereading.reports()
    (real.root / REPORT).touch()
    assert rereading.reports() is first
    assert rereading.reports().for_readers is first.for_readers


def test_rows_that_change_places_are_read_anew(copy: Project) -> None:
    path = copy.root / "data" / "needs.yml"
    rows = path.read_text("utf-8").split("\n- ")
    first = list(Rereading(copy).pages("main").site_context.catalogue.needs)
    path.write_text("\n- ".join([rows[0], *reversed(rows[1:])]), "utf-8")
    again = list(Rereading(copy).pages("main").site_context.catalogue.needs)
    assert again != first and sorted(again) == sorted(first)
