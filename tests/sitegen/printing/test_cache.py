"""Printed files are kept: what has not changed is not made anew, and what has is never an old one."""

from __future__ import annotations

import os
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.core import DataError, Project
from sitegen.printing import cache, pdf_writer
from sitegen.printing.pdf_writer import PdfJob

HTML = """<!doctype html><html lang=sv><title>Prov</title>
<style>@page{size:60mm 60mm} body{font-family:'Noto Sans'}</style><p>Provet"""
JOB = PdfJob(stem="prov", html=HTML, bleed=0, variant="pdf/ua-1", pictures=1)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def entry(project: Project) -> Path:
    """The one kept file."""
    (path,) = project.print_cache.iterdir()
    return path


def test_a_kept_file_is_the_one_that_would_be_made(project: Project) -> None:
    made = pdf_writer.made_pdf(JOB)
    assert made.previews and made.pages == 1
    assert [cache.made_files(project, [JOB]) for _ in range(2)] == [(made,), (made,)]


def test_what_is_kept_is_not_made_again(project: Project) -> None:
    cache.made_files(project, [JOB])
    with zipfile.ZipFile(entry(project), "w") as another:
        another.writestr("0", b"%PDF as kept")
        another.comment = b"1"
    assert [item.pdf for item in cache.made_files(project, [JOB])] == [b"%PDF as kept"]


def test_a_damaged_file_is_made_again(project: Project) -> None:
    whole = cache.made_files(project, [JOB])
    entry(project).write_bytes(entry(project).read_bytes()[:-400])
    assert cache.made_files(project, [JOB]) == whole


@pytest.mark.parametrize(
    "change",
    [
        {"html": HTML.replace("Provet", "Proven")},
        {"stem": "annat"},
        {"bleed": 3},
        {"variant": "pdf/x-4"},
        {"sides": 1},
        {"pictures": 0},
    ],
    ids=lambda change: "".join(change),
)
def test_whatever_changes_in_a_job_makes_another_file(change: dict[str, object]) -> None:
    assert cache.cache_name(replace(JOB, **change)) != cache.cache_name(JOB)  # type: ignore[arg-type]


def test_another_font_makes_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.cache_name(JOB)
    monkeypatch.setattr(cache, "LIST_FONTS", ("echo", "another.ttf 1"))
    cache._tools.cache_clear()
    after = cache.cache_name(JOB)
    cache._tools.cache_clear()
    assert after != before


@pytest.mark.slow
def test_a_file_with_a_fault_is_told_by_its_path_and_not_kept(project: Project) -> None:
    """By the processes that set type, which tell of a fault from outside."""
    faulty = replace(JOB, html=HTML.replace("Provet", "Provet \U000105c0"))
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            cache.pdfs(project, {"prov/blad.pdf": faulty, "prov/helt.pdf": JOB})
        assert {problem.path for problem in caught.value.problems} == {"prov/blad.pdf"}
    assert entry(project).stem == cache.cache_name(JOB)


@pytest.mark.slow
def test_files_come_in_the_order_that_they_were_asked_for(project: Project) -> None:
    """By the processes that set type, which end in an order of their own."""
    jobs = [replace(JOB, stem=str(n), html=HTML + " och igen" * n) for n in range(3)]
    for _ in range(2):
        assert [item.stem for item in cache.made_files(project, jobs)] == ["0", "1", "2"]


def test_what_nobody_has_asked_for_in_a_month_is_thrown_away(project: Project) -> None:
    cache.made_files(project, [JOB])
    old = project.print_cache / "old.zip"
    old.write_bytes(b"")
    long_ago = time.time() - 31 * 24 * 60 * 60
    for path in (old, entry_of(project, JOB)):
        os.utime(path, (long_ago, long_ago))
    cache.made_files(project, [JOB])
    assert list(project.print_cache.iterdir()) == [entry_of(project, JOB)]


def entry_of(project: Project, job: PdfJob) -> Path:
    return project.print_cache / f"{cache.cache_name(job)}.zip"
