"""Nothing is built of reports that give somebody away. The report and its figures are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from report_editions import HEAD
from sitegen.build import site_build
from sitegen.core import Problem, Project, errors

pytestmark = pytest.mark.slow

SMALL = HEAD + "universes: {alla: {n: 3, sv: Alla, en: All}}\n"


@pytest.mark.parametrize("verb", [("check",), ("build", "main"), ("report", "disclose")])
def test_a_small_count_stops_every_command_with_its_place(copy: Project, verb: tuple[str, ...]) -> None:
    (copy.data / "reports").mkdir()
    (copy.data / "reports" / "prov.yml").write_text(SMALL, "utf-8")
    line = SMALL.splitlines().index("universes: {alla: {n: 3, sv: Alla, en: All}}") + 1
    run = projects.cli(copy, *verb)
    assert run.returncode == 1
    assert f"data/reports/prov.yml:{line}:23: antalet är under gränsen 5" in run.stdout + run.stderr
    assert not copy.dist.exists()


def test_a_built_file_that_tells_leaves_the_former_build(copy: Project, tmp_path: Path) -> None:
    def guard(folder: Path) -> list[Problem]:
        assert (folder / "index.html").is_file()
        return [Problem("index.html", 0, 0, "visar ett tal vid det som är dolt")]

    with pytest.raises(errors.SiteProblems) as error:
        site_build.build(projects.runnable(copy), "main", into=tmp_path / "out", guard=guard)
    assert "dolt" in error.value.problems[-1].message
    assert not (tmp_path / "out").exists()
