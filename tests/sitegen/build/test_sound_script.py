"""`messages sound`: one file to print, with all that somebody who records needs, and nothing published."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from projects import ROOT
from sitegen import cli
from sitegen.reading import read_page


def script(code: str, path: Path) -> int:
    return cli.main(["--root", str(ROOT), "messages", "sound", code, "--out", str(path)])


def test_a_script_has_text_sound_swedish_directions_file_name_and_limits(tmp_path: Path) -> None:
    path = tmp_path / "uk.html"
    assert script("uk", path) == 0
    html = path.read_text("utf-8")
    read = unescape(" ".join(read_page(html.encode()).texts))
    for said in (
        "Зателефонуйте 112, якщо ви в небезпеці",
        "Ring 112 om du är i fara",
        "Ukrainska. Tolk, tack.",
        "[укра-інска. Толк, так.]",
        "Siffra för siffra",
        "Digit by digit",
        "Spara som uk.mp3: MP3, mono, 8 kbit/s, utan taggar, högst 40000 byte.",
        "At most 40 seconds in all.",
    ):
        assert said in read
    assert html.count("<li>") == 10 and html.count("4 s.") == 10
    assert "<script" not in html and "href" not in html


def test_a_language_without_pages_has_no_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script("fi", tmp_path / "fi.html") != 0
    assert "inget språk heter fi; välj ett av sv, en" in capsys.readouterr().err


def test_a_script_is_never_put_among_the_built_sites(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("uk", ROOT / "dist" / "215" / "uk-ljud.html") != 0
    assert "utkast" in capsys.readouterr().err and not (ROOT / "dist" / "215" / "uk-ljud.html").exists()
