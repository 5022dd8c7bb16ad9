"""`messages export` and `messages import` as an editor gives them: what they print, write and leave alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import projects
from catalogues import catalogue_path
from sitegen import cli
from sitegen.core import Project, swap
from sitegen.language import handover_sheet, po_file, review
from sitegen.language.handover import HELP_PAGES
from sitegen.language.review import ReviewState
from sitegen.language.text_sets import MAIN

NIGHT = ("service.summary", "Någon att prata med på natten")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(copy: Project, capsys: pytest.CaptureFixture[str]) -> Run:
    """The verb on the small project: its code, what it printed, and what was wrong."""

    def messages(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["--root", str(copy.root), "messages", *map(str, arguments)])
        return (code, *capsys.readouterr())

    return messages


@pytest.fixture
def answer(copy: Project, run: Run, tmp_path: Path) -> Callable[..., Path]:
    """The workbook of English, exported and filled in for one text."""

    def filled_in(state: str, text: str = "", comment: str = "", by: str = "modersmålsläsare") -> Path:
        path = tmp_path / "en.xlsx"
        assert run("export", "en", "--out", path)[0] == 0
        book = openpyxl.load_workbook(path)
        cover, sheet = book[handover_sheet.COVER], book[HELP_PAGES]
        cover.cell(handover_sheet.FIRST_FIELD + 2, 2, by)
        cover.cell(handover_sheet.FIRST_FIELD + 3, 2, "2026-11-30")
        (line,) = [row[3].row for row in sheet.iter_rows() if row[3].value == NIGHT[1]]
        for column, value in ((6, text), (7, state), (8, comment)):
            sheet.cell(line, column, value or None)
        book.save(path)
        return path

    return filled_in


def said(project: Project) -> str:
    return next(e.text for e in po_file.load(catalogue_path(project, "en")).entries if e.key == NIGHT)


def test_a_changed_text_is_shown_and_written_with_who_read_it(
    copy: Project, run: Run, answer: Callable[..., Path]
) -> None:
    before = projects.tree(copy.root)
    code, told, wrong = run("import", answer("ändrad", "Somebody to talk to at night", "tonen"))
    assert (code, wrong) == (0, "")
    assert "  - Someone to talk to at night\n  + Somebody to talk to at night\n" in told
    assert told.endswith("1 texter lästa: 1 ändrade, 1 godkända, 0 utkast, 0 ifrågasatta\n")
    assert said(copy) == "Somebody to talk to at night"
    after = projects.tree(copy.root)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {"locales/en/LC_MESSAGES/messages.po", "locales/en/messages.review.yml"}
    lines = [
        (old, new)
        for old, new in zip(
            before["locales/en/LC_MESSAGES/messages.po"].splitlines(),
            after["locales/en/LC_MESSAGES/messages.po"].splitlines(),
            strict=True,
        )
        if old != new
    ]
    assert len(lines) == 1
    entry = review.load(copy, MAIN, "en").entries()[NIGHT]
    assert (entry.by, str(entry.on), entry.comment) == ("modersmålsläsare", "2026-11-30", "tonen")
    assert review.states(copy, MAIN, "en")[NIGHT] is ReviewState.REVIEWED


def test_what_others_have_read_before_stays_in_the_ledger(
    copy: Project, run: Run, answer: Callable[..., Path]
) -> None:
    before = dict(review.load(copy, MAIN, "en").entries())
    assert run("import", answer("ändrad", "Somebody to talk to at night"))[0] == 0
    after = dict(review.load(copy, MAIN, "en").entries())
    assert len(before) > 1 and after.pop(NIGHT) != before.pop(NIGHT)
    assert after == before


def test_a_disputed_text_stays_and_is_told(copy: Project, run: Run, answer: Callable[..., Path]) -> None:
    code, told, _ = run("import", answer("ifrågasatt", "Night talk", "vem är någon?"))
    assert code == 0 and "  ? Night talk\n  ? vem är någon?\n" in told
    assert said(copy) == "Someone to talk to at night"
    assert review.states(copy, MAIN, "en")[NIGHT] is ReviewState.DISPUTED


@pytest.mark.parametrize("extra", [("--dry-run",), ()])
def test_nothing_is_written_on_trial_or_with_a_fault(
    copy: Project, run: Run, answer: Callable[..., Path], extra: tuple[str, ...]
) -> None:
    before = projects.tree(copy.root)
    path = answer("ändrad", "Somebody to talk to", by="modersmålsläsare" if extra else "Anna")
    code, told, wrong = run("import", path, *extra)
    assert (code == 0) == bool(extra)
    assert (
        "+ Somebody" in told if extra else "en.xlsx: Läs först!B13" in wrong and "inget är skrivet" in wrong
    )
    assert projects.tree(copy.root) == before


def test_the_command_line_may_say_who_has_read(copy: Project, run: Run, answer: Callable[..., Path]) -> None:
    path = answer("ok", by="")
    assert run("import", path)[0] == 1
    assert run("import", path, "--by", "översättare", "--on", "2026-11-29")[0] == 0
    entry = review.load(copy, MAIN, "en").entries()[NIGHT]
    assert (entry.by, entry.state) == ("översättare", "draft")


def test_a_file_that_was_sent_before_the_swedish_changed_is_refused(
    copy: Project, run: Run, answer: Callable[..., Path]
) -> None:
    path = answer("ok")
    projects.edit(copy.data / "services" / "nattlinjen.yml", "på natten", "om natten")
    for _ in range(2):  # before the catalogues know of it, and after
        code, _, wrong = run("import", path)
        assert code == 1 and "svenskan har ändrats sedan utskicket" in wrong
        run()


def test_only_what_has_changed_is_sent_when_asked_for(copy: Project, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "again.xlsx"
    assert (
        run("export", "en", "--changed", "--out", out)[1] == "inget på en har ändrats sedan någon läste det\n"
    )
    assert not out.exists()
    projects.edit(copy.data / "services" / "nattlinjen.yml", "på natten", "om natten")
    assert run()[0] == 0
    assert "1 texter på en" in run("export", "en", "--changed", "--out", out)[1]
    sheet = openpyxl.load_workbook(out)[HELP_PAGES]
    assert (sheet.max_row, sheet["D2"].value) == (2, "Någon att prata med om natten")
    assert "Svenskan löd förut: Någon att prata med på natten" in sheet["C2"].value


def test_an_xliff_file_goes_out_and_comes_back(copy: Project, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "en.xlf"
    assert run("export", "en", "--xliff", "--out", path)[0] == 0
    unit = path.read_text("utf-8").partition("Någon att prata med på natten")
    start, _, rest = unit[0].rpartition('state="translated"')
    text = f'{start}state="final"{rest}{unit[1]}{unit[2]}'
    path.write_text(text.replace("Someone to talk to at night", "Somebody to talk to at night"), "utf-8")
    assert run("import", path, "--by", "modersmålsläsare", "--on", "2026-11-30")[0] == 0
    assert said(copy) == "Somebody to talk to at night"


@pytest.mark.parametrize("code", ["sv", "xx", "e"])
def test_a_language_that_is_not_translated_to_is_refused(run: Run, code: str) -> None:
    failed, _, wrong = run("export", code)
    assert failed == 1 and "är inget språk att översätta till" in wrong


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04", b"<xliff", b"\xff\xfe"])
def test_a_file_of_anything_else_is_refused_in_a_line(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_bytes(content)
    code, _, wrong = run("import", path)
    assert (code == 1 and wrong.startswith("svar.xlsx: filen är")) or "skadad" in wrong


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    one, other, folder = tmp_path / "one.po", tmp_path / "other.yml", tmp_path / "folder"
    one.write_bytes(b"before")
    folder.mkdir()
    with pytest.raises(OSError, match="folder"):
        swap.replace_files({one: b"after", other: b"new", folder: b"no file can take its place"})
    assert one.read_bytes() == b"before" and not other.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one.po"]
    swap.replace_files({one: b"after", other: b"new"})
    assert (one.read_bytes(), other.read_bytes()) == (b"after", b"new")
