"""The file for a native reader: each text in its place with the number of its row, and nothing that acts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import openpyxl
import pytest

import projects
from catalogues import catalogue_path
from projects import REAL
from sitegen import cli
from sitegen.build import proof
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, clock
from sitegen.language import handover, handover_sheet
from sitegen.language.handover import HELP_PAGES
from sitegen.reading import read_page
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked

NIGHT = "Someone to talk to at night"
FRAME = re.compile(r'<iframe [^>]*sandbox=""[^>]*srcdoc="([^"]*)"')
LISTED = re.compile(r'<li id="n(\d+)">.*?<p lang="en" dir="ltr">(.*?)</p>', re.DOTALL)
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def shown(copy: Project, tmp_path: Path) -> Callable[[], str]:
    """The English file of the small project as it is now."""

    def made() -> str:
        path = tmp_path / "en.html"
        arguments = ["--root", str(copy.root), "messages", "show", "en", "--out", str(path)]
        assert cli.main(arguments) == 0
        return path.read_text("utf-8")

    return made


def pages(html: str) -> list[str]:
    return [unescape(frame) for frame in FRAME.findall(html)]


def numbers_in_the_workbook(project: Project) -> dict[str, int]:
    """The number of each English text in the workbook that is sent out."""
    found = handover.in_hand(project, read_checked(project, begun=True), all_text_sets(), "en")
    book = handover_sheet.workbook(handover.handover(found, "English", clock.today(), changed=False))
    sheet = openpyxl.load_workbook(io.BytesIO(book))[HELP_PAGES]
    return {str(row[4]): int(str(row[0])) for row in sheet.iter_rows(min_row=2, values_only=True)}


def test_a_text_stands_in_its_place_with_the_number_of_its_row(
    copy: Project, shown: Callable[[], str]
) -> None:
    number = numbers_in_the_workbook(copy)[NIGHT]
    found = [page for page in pages(shown()) if f'{NIGHT}<sup dir="ltr">{number}</sup>' in page]
    assert found


def test_every_text_is_in_the_list_once_by_its_number(copy: Project, shown: Callable[[], str]) -> None:
    listed = [(int(number), unescape(text)) for number, text in LISTED.findall(shown())]
    wanted = numbers_in_the_workbook(copy)
    assert [number for number, _ in listed] == list(range(1, len(listed) + 1))
    assert {text: number for number, text in listed if text} == {
        text: number for text, number in wanted.items() if text != "None"
    }


def test_no_number_stands_where_none_can_be_seen(shown: Callable[[], str]) -> None:
    for page in pages(shown()):
        read = read_page(page)
        assert proof.BEGINS not in page and proof.ENDS not in page
        said = [*read.titles, *(value for _, attributes in read.tags for value in attributes.values())]
        assert not [text for text in said if "<sup" in text]


def test_what_a_translation_holds_is_text_and_no_markup(copy: Project, shown: Callable[[], str]) -> None:
    path = catalogue_path(copy, "en")
    path.write_text(path.read_text("utf-8").replace(NIGHT, "Talk <img src=x onerror=alert(1)>"), "utf-8")
    html = shown()
    assert "<img" not in html and all("<img" not in page for page in pages(html))
    assert any("Talk &lt;img src=x" in page for page in pages(html))


def test_nothing_in_the_file_runs_or_leads_out_of_it(shown: Callable[[], str]) -> None:
    read = read_page(shown())
    assert [tag for tag, _ in read.tags if tag in ("script", "a", "img", "link", "form")] == []
    assert [attributes["sandbox"] for attributes in read.each("iframe")] == [""] * len(
        list(read.each("iframe"))
    )
    assert "noindex" in {attributes.get("content") for attributes in read.each("meta")}


def test_a_draft_is_not_put_among_what_is_published(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy.dist / "main" / "en.html"
    assert cli.main(["--root", str(copy.root), "messages", "show", "en", "--out", str(path)]) != 0
    assert "som aldrig läggs ut" in "".join(capsys.readouterr()) and not path.exists()


def test_the_file_lies_in_a_folder_that_is_never_committed(copy: Project) -> None:
    assert cli.main(["--root", str(copy.root), "messages", "show", "en"]) == 0
    assert (copy.proofs / "en.html").is_file()
    assert f"/{copy.proofs.relative_to(copy.root).parts[0]}/" in (projects.ROOT / ".gitignore").read_text(
        "utf-8"
    )


@pytest.mark.real_day
def test_arabic_is_read_from_the_right_and_its_numbers_from_the_left(real_records: Catalogue) -> None:
    html = proof.document(REAL, real_records, "ar", clock.today())
    assert all(re.match(r'<!doctype html><html dir="?rtl"?', page) for page in pages(html))
    assert '<p lang="ar" dir="rtl">' in html
    assert any('<sup dir="ltr">' in page for page in pages(html))
