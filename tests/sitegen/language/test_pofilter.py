"""The catalogues under all checks of pofilter, which translators' tools share; what is off says why."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from projects import ROOT
from sitegen.core import SOURCE_LANGUAGE

POFILTER = Path(sys.executable).with_name("pofilter")
FOUND = re.compile(r"^# \(pofilter\) (\w+):", re.MULTILINE)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
LATIN = ("en", "es", "fr", "pl", "ro")

OFF = (
    # filter, languages, why what it finds there is right
    ("brackets", (*LATIN, "ar", "th", "uk"), "the Swedish name of an office follows ours, in brackets"),
    ("sentencecount", (*LATIN, "ar", "uk"), "a language parts and joins sentences in its own way"),
    ("acronyms", (*LATIN, "th", "uk"), "EU is UE and ЄС, FN is UN, and where one is born has no EES"),
    ("simplecaps", (*LATIN, "uk"), "languages and peoples have capitals in English, SMS everywhere"),
    ("startcaps", (*LATIN, "uk"), "Swedish begins with EU in the midst of a list: other languages do not"),
    (
        "puncspacing",
        ("en", "pl", "ro", "th", "uk"),
        "an ending bracket or “r.” stands where Swedish has none",
    ),
    ("endpunc", ("es", "pl", "th", "uk"), "no blank before an ellipsis; Thai has neither ? nor full stops"),
    ("startpunc", ("es",), "a question begins with ¿"),
    ("doublewords", ("fr", "pl", "uk"), "“vous vous”, and a sentence that begins with the last word before"),
    ("doublequoting", ("uk",), "names of buttons and terms are quoted"),
    ("singlequoting", ("en",), "an apostrophe is taken for a quotation mark"),
    ("unchanged", ("en", "es", "pl", "ro"), "names, and words that are the same"),
)
"""What pofilter must not be asked for, by language: there it tells of good sentences alone."""


def catalogues() -> list[str]:
    folders = (ROOT / "locales", *(ROOT / "campaigns").glob("*/locales"))
    found = (path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found if language(path) != SOURCE_LANGUAGE)


def language(path: Path) -> str:
    return path.parts[-3]


def off(code: str) -> list[str]:
    return [name for name, codes, _ in OFF if code in codes]


def in_force(path: str, folder: Path) -> Path:
    """Write a catalogue without what no page says any more, or says until it is translated anew."""
    made = folder / "in-force.po"
    subprocess.run(
        ["msgattrib", "--no-obsolete", "--no-fuzzy", f"--output-file={made}", ROOT / path], check=True
    )
    return made


def findings(path: Path, code: str, *, without: Iterable[str]) -> list[tuple[str, str]]:
    """Return each check that a catalogue does not pass, with the text."""
    made = path.with_name("found.po")
    made.unlink(missing_ok=True)
    options = ["--progress=none", f"--language={code}", *(f"--excludefilter={name}" for name in without)]
    subprocess.run([POFILTER, *options, "-i", path, "-o", made], capture_output=True, check=True)
    entries = made.read_text("utf-8").split("\n\n") if made.exists() else []
    return [(name, entry[entry.index("\nmsg") :]) for entry in entries for name in FOUND.findall(entry)]


@pytest.mark.parametrize("path", catalogues())
def test_pofilter_finds_nothing_wrong(tmp_path: Path, path: str) -> None:
    code = language(ROOT / path)
    assert findings(in_force(path, tmp_path), code, without=off(code)) == []


def test_no_check_is_off_that_would_find_nothing(tmp_path: Path) -> None:
    found = {
        (name, code)
        for path in catalogues()
        for code in [language(ROOT / path)]
        for name, _ in findings(in_force(path, tmp_path), code, without=())
    }
    assert found == {(name, code) for name, codes, _ in OFF for code in codes}


@pytest.mark.parametrize(
    ("source", "right", "wrong", "name"),
    [
        ("Öppnar {day}.", "Ouvre {day}.", "Ouvre {jour}.", "pythonbraceformat"),
        ("Ring 112 nu.", "Appelez le 112 maintenant.", "Appelez le 113 maintenant.", "numbers"),
        ("Vad händer?", "Que se passe-t-il ?", "Que se passe-t-il", "endpunc"),
        ("Ring en vän nu.", "Appelez un ami maintenant.", "Appelez un  ami maintenant.", "doublespacing"),
        ("Lämna sidan snabbt", "Quitter vite la page", "Lämna sidan snabbt", "unchanged"),
    ],
)
def test_pofilter_finds_what_is_broken(
    tmp_path: Path, source: str, right: str, wrong: str, name: str
) -> None:
    def found(said: str) -> list[str]:
        text = f'{HEADER}\n#, python-brace-format\nmsgid "{source}"\nmsgstr "{said}"\n'
        (tmp_path / "fr.po").write_text(text, "utf-8")
        return [name for name, _ in findings(tmp_path / "fr.po", "fr", without=off("fr"))]

    assert (found(right), found(wrong)) == ([], [name])
