"""The catalogues in the hands of translators' tools: those of GNU gettext, which Poedit calls too."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from projects import ROOT
from sitegen.language import po_file, review
from sitegen.language.po_file import PoEntry

CATALOGUES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("locales", "campaigns")
    for path in (ROOT / folder).rglob("*.po")
)


def gettext(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(argument) for argument in arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def held(entries: tuple[PoEntry, ...]) -> list[object]:
    """Return all that catalogues keep of their texts, however their lines are wrapped."""
    return [(e.key, e.text, e.fuzzy, review.squashed(e.previous), e.notes) for e in entries]


def test_every_catalogue_is_here() -> None:
    assert len(CATALOGUES) >= 14 and "locales/uk/LC_MESSAGES/messages.po" in CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES)
def test_msgfmt_finds_nothing_wrong(path: str) -> None:
    done = gettext("msgfmt", "--check", "--output-file=/dev/null", path)
    assert (done.returncode, done.stderr) == (0, "")


def test_msgfmt_finds_a_placeholder_that_is_lost(tmp_path: Path) -> None:
    text = (ROOT / "locales/uk/LC_MESSAGES/messages.po").read_text("utf-8")
    broken, count = re.subn(r'(msgstr "[^"]*)\{day\}', r"\1{dag}", text, count=1)
    (tmp_path / "uk.po").write_text(broken, "utf-8")
    done = gettext("msgfmt", "--check", "--output-file=/dev/null", tmp_path / "uk.po")
    assert count == 1 and done.returncode != 0 and "dag" in done.stderr


@pytest.mark.parametrize("path", CATALOGUES)
def test_what_poedit_brings_up_to_date_is_as_it_was_to_the_last_comment(tmp_path: Path, path: str) -> None:
    made, folder = tmp_path / "made.po", Path(path)
    template = folder.parents[2] / f"{folder.stem}.pot"
    done = gettext("msgmerge", "--quiet", "--previous", f"--output-file={made}", path, template)
    assert (done.returncode, done.stderr) == (0, "")
    before, after = po_file.load(ROOT / path), po_file.load(made)
    assert held(after.entries) == held(before.entries)
    assert sorted(map(str, held(after.obsolete))) == sorted(map(str, held(before.obsolete)))


@pytest.mark.parametrize("path", CATALOGUES)
def test_a_catalogue_that_another_tool_has_wrapped_anew_is_the_same(tmp_path: Path, path: str) -> None:
    made = tmp_path / "messages.po"
    done = gettext("msgcat", "--width=79", f"--output-file={made}", path)
    assert (done.returncode, done.stderr) == (0, "")
    before, after = po_file.load(ROOT / path), po_file.load(made)
    assert made.read_bytes() != (ROOT / path).read_bytes()

    assert held(after.entries) == held(before.entries)
    assert sorted(map(str, held(after.obsolete))) == sorted(map(str, held(before.obsolete)))


def test_weblate_is_told_of_every_catalogue_once() -> None:
    rows = json.loads((ROOT / "tools/weblate.json").read_text("utf-8"))
    found = [path.relative_to(ROOT).as_posix() for row in rows for path in ROOT.glob(row["filemask"])]
    assert sorted(found) == CATALOGUES
    assert [row["new_base"] for row in rows if not (ROOT / row["new_base"]).is_file()] == []
    assert {(row["new_lang"], row["edit_template"]) for row in rows} == {("none", False)}
