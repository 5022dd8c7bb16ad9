"""Progress: phases in the order in which they end, on a terminal in one line, elsewhere a line each."""

from __future__ import annotations

import io
import json
import threading
import time
from pathlib import Path

import pytest

from sitegen.core import progress
from sitegen.core.progress import listening, phase


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_phase_is_told_when_it_begins_and_when_it_ends() -> None:
    out = io.StringIO()
    with listening(out), phase("main: sidor") as pages:
        assert out.getvalue() == "main: sidor …\n"
        pages.count = 1721
    assert out.getvalue() == "main: sidor …\nmain: sidor, 1,721, 0.0 s\n"


def test_a_terminal_has_one_line_that_says_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "BEAT", 0.01)
    out = Terminal()
    with listening(out), phase("main: sidor"), phase("215: sidor"):
        end = time.monotonic() + 30
        while "väntar på main: sidor 0 s · 215: sidor 0 s" not in out.getvalue():
            assert time.monotonic() < end
            time.sleep(0.01)
    lines = out.getvalue().split("\n")
    assert lines[0].endswith(f"{progress.CLEAR}215: sidor, 0.0 s") and lines[-1] == progress.CLEAR
    assert len(lines) == 3


def test_phases_that_run_side_by_side_are_all_kept(tmp_path: Path) -> None:
    def run(name: str) -> None:
        with phase(name):
            time.sleep(0.01)

    with listening(None) as heard:
        threads = [threading.Thread(target=run, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {one.name for one in heard.done} == {"a", "b", "c"}
    progress.save_json(tmp_path / "deep" / "timings.json", heard.done)
    written = json.loads((tmp_path / "deep" / "timings.json").read_text("utf-8"))
    assert [row["name"] for row in written["phases"]] == [one.name for one in heard.done]
    assert all(row["seconds"] >= 0.01 and row["count"] is None for row in written["phases"])
    assert progress.table(heard.done).count(" s  ") == 3


def test_a_phase_that_fails_has_ended_too() -> None:
    with listening(None) as heard:
        with pytest.raises(ValueError, match="fel"), phase("x"):
            raise ValueError("fel")
        assert [one.name for one in heard.done] == ["x"] and not heard.running


def test_where_nobody_listens_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with phase("x"):
        pass
    assert capsys.readouterr() == ("", "")
