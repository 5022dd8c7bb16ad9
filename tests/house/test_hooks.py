"""The hook: records are read once a build, whichever language begins it, and marks of parts are strict."""

from __future__ import annotations

from pathlib import Path

import pytest

import hooks
from sitegen.build.mkdocs_input import SiteContent
from sitegen.core import part_marks

FOLDER = Path("byggd")
PARTS = {"boards": "<p>Styrelsen</p>", "members": "<p>Medlemmar</p>"}


@pytest.mark.parametrize("order", [("sv", "en"), ("en", "sv"), ("th", "en", "sv")])
def test_records_are_read_once_a_build_in_whatever_order_its_languages_come(order: tuple[str, ...]) -> None:
    read: list[SiteContent] = []

    def make(site: str, folder: Path, whole: bool) -> SiteContent:
        read.append(SiteContent({f"{len(read)}.html": b""}))
        return read[-1]

    run = hooks.Run(make)
    first = [run.begin("main", language, FOLDER) for language in order]
    again = [run.begin("main", language, FOLDER) for language in order]
    assert len(read) == 2
    assert first == [read[0]] * len(order) and again == [read[1]] * len(order)


def test_a_build_that_stopped_at_a_fault_reads_the_records_again() -> None:
    answers: list[SiteContent | Exception] = [
        SiteContent({}),
        RuntimeError("fel"),
        SiteContent({"a.html": b""}),
    ]

    def make(site: str, folder: Path, whole: bool) -> SiteContent:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    run = hooks.Run(make)
    run.begin("main", "sv", FOLDER)
    with pytest.raises(RuntimeError):
        run.begin("main", "sv", FOLDER)
    assert run.begin("main", "en", FOLDER).files == {"a.html": b""}


def test_parts_stand_where_their_marks_stood() -> None:
    html = "<h1>Om</h1>\n<!-- part: boards -->\n<p>x <!-- part: members --></p>"
    assert list(part_marks.unfilled_comments(html, PARTS)) == []
    assert part_marks.fill_parts(html, PARTS.__getitem__) == (
        "<h1>Om</h1>\n<p>Styrelsen</p>\n<p>x <p>Medlemmar</p></p>"
    )


@pytest.mark.parametrize(
    "mark", ["<!-- part: Boards -->", "<!--part:boards-->", "<!-- part: x", "<!-- x -->"]
)
def test_what_no_part_fills_is_told_with_its_place(mark: str) -> None:
    html = f"<h1>Om</h1>\n{mark}\n"
    ((start, fault),) = part_marks.unfilled_comments(html, PARTS)
    assert html[start:].startswith(mark) and fault
    assert part_marks.line_of(f"---\ntitle: Om\n---\n\n{mark}\n", mark) == 5
