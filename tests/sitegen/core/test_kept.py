"""What is kept of pure functions: by what they are given, for one state of the code, if it is whole."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen import cli
from sitegen.core import Project
from sitegen.core import kept as kept_module
from sitegen.core.kept import keeping, kept

CALLS: list[str] = []


@kept
def words(text: str) -> list[str]:
    CALLS.append(text)
    return text.split()


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "module.py").write_text("first = 1\n")
    return folder


@pytest.fixture
def ask(tmp_path: Path, code: Path) -> Callable[[str], int]:
    """Ask in a run of its own; how many times the function was called in it."""

    def asked(text: str) -> int:
        before = len(CALLS)
        with keeping(tmp_path / "kept", code):
            assert words(text) == text.split()
        return len(CALLS) - before

    return asked


Ask = Callable[[str], int]


def test_what_has_been_asked_is_not_worked_out_again(ask: Ask) -> None:
    assert [ask("ett två"), ask("ett två"), ask("ett tre"), ask("ett två")] == [1, 0, 1, 0]


def test_without_a_folder_it_is_a_function_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "_stores", [])
    before = len(CALLS)
    assert words("fyra") == words("fyra") == ["fyra"]
    assert len(CALLS) - before == 2


def test_whoever_asks_may_change_what_he_got(tmp_path: Path, code: Path) -> None:
    with keeping(tmp_path / "kept", code):
        words("fem sex").append("sju")
        words("fem sex").append("sju")
        assert words("fem sex") == ["fem", "sex"]


@pytest.mark.parametrize("change", ["edited", "added", "renamed", "removed"])
def test_changed_code_keeps_nothing(ask: Ask, code: Path, change: str) -> None:
    module = code / "module.py"
    assert ask("åtta") == 1
    if change == "edited":
        module.write_text("first = 2\n")
    elif change == "added":
        (code / "list.txt").write_text("")
    elif change == "renamed":
        module.rename(code / "other.py")
    else:
        module.unlink()
    assert [ask("åtta"), ask("åtta")] == [1, 0]


def test_other_versions_of_libraries_keep_nothing(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site-packages" / "pydantic-9.9.dist-info").mkdir(parents=True)
    assert ask("nio") == 1
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    assert ask("nio") == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:40],
        lambda content: content[:-3],
        lambda content: content[:-3] + b"abc",
        lambda content: bytes(32) + content[32:],
        lambda content: b"no file of ours",
    ],
)
def test_a_damaged_file_is_as_none(ask: Ask, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    assert ask("tio") == 1
    (path,) = (tmp_path / "kept").iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert [ask("tio"), ask("tio")] == [1, 0]


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path, code: Path) -> None:
    (tmp_path / "file").write_text("")
    with keeping(tmp_path / "file" / "kept", code):
        assert words("elva") == ["elva"]


def test_what_nobody_asks_for_in_two_weeks_is_thrown_away(
    tmp_path: Path, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(text: str, day: int) -> int:
        monkeypatch.setattr(time, "time", lambda: 86_400.0 * day)
        before = len(CALLS)
        with keeping(tmp_path / "kept", code):
            words(text)
        return len(CALLS) - before

    assert [asked("tolv", 1), asked("tretton", 1), asked("tolv", 8)] == [1, 1, 0]
    assert [asked("fjorton", 17), asked("tolv", 18), asked("tretton", 18)] == [1, 0, 1]


WORD = "ord" * 50


def test_of_one_function_no_more_is_kept_than_there_is_room_for(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build has all of it in memory, however large its site is."""
    monkeypatch.setattr(kept_module, "MOST_BYTES", 1_000)
    texts = [f"{number} {WORD}" for number in range(20)]
    assert [ask(text) for text in texts] == [1] * 20
    (file,) = (tmp_path / "kept").iterdir()
    assert file.stat().st_size < 2_000
    assert 0 < [ask(text) for text in texts].count(0) < 10


def test_what_two_processes_found_is_cut_to_the_room_too(
    ask: Ask, tmp_path: Path, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "MOST_BYTES", 300)
    with keeping(tmp_path / "kept", code):
        words(f"trettio {WORD}")
        assert ask(f"trettioett {WORD}") == 1
    assert sorted((ask(f"trettio {WORD}"), ask(f"trettioett {WORD}"))) == [0, 1]


def test_what_was_asked_for_before_today_makes_room(
    tmp_path: Path, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(text: str, day: int) -> int:
        monkeypatch.setattr(time, "time", lambda: 86_400.0 * day)
        before = len(CALLS)
        with keeping(tmp_path / "kept", code):
            words(f"{text} {WORD}")
        return len(CALLS) - before

    monkeypatch.setattr(kept_module, "MOST_BYTES", 500)
    assert [asked("första", 1), asked("andra", 1), asked("första", 2)] == [1, 1, 0]
    assert [asked("tredje", 2), asked("första", 2), asked("tredje", 2), asked("andra", 2)] == [1, 0, 0, 1]


def test_two_processes_keep_what_both_have_found(tmp_path: Path, code: Path, ask: Ask) -> None:
    with keeping(tmp_path / "kept", code):
        words("femton")
        assert ask("sexton") == 1
    assert [ask("femton"), ask("sexton")] == [0, 0]


@kept
def size(values: frozenset[str], content: bytes, rows: tuple[frozenset[str], ...]) -> int:
    CALLS.append("size")
    return len(values)


def test_a_set_is_known_again_in_whatever_order_it_is_told(tmp_path: Path) -> None:
    asked = f"""
import sys; sys.path[:0] = {[str(Path(kept_module.__file__).parents[2]), str(Path(__file__).parent)]!r}
from pathlib import Path
import test_kept as tested
from sitegen.core.kept import keeping
with keeping(Path({str(tmp_path / "kept")!r})):
    tested.size(frozenset("abcdefghij"), b"x", (frozenset("klmnop"),))
print(len(tested.CALLS))
"""
    run = [sys.executable, "-c", asked]
    told = [
        subprocess.run(
            run, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("1", "2", "3")
    ]
    assert told == ["1", "0", "0"]


def checked(project: Project, capsys: pytest.CaptureFixture[str]) -> str:
    cli.main(["--root", str(project.root), "check"])
    return "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("data/services/provlinjen.yml", "+46313900600", "031-390 06 00", "data/services/provlinjen.yml:"),
        ("data/needs.yml", "label: Tryggt boende", "labl: Tryggt boende", "data/needs.yml:"),
        ("locales/en/LC_MESSAGES/messages.po", 'msgid "', 'msgjd "', "messages.po:"),
        ("docs/sv/index.md", "# ", "<script>1</script>\n\n# ", "docs/sv/index.md:"),
        ("overrides/lean/base.html", "{{", "{{ _('nowhere', 'Provtext') }}{{", "overrides/lean/base.html:"),
    ],
)
def test_a_check_sees_what_has_changed_since_the_last(
    copy: Project, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, fault: str
) -> None:
    assert checked(copy, capsys) == "Inga fel.\n"
    path = copy.root / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert fault in checked(copy, capsys)
    path.write_text(path.read_text("utf-8").replace(new, old, 1), "utf-8")
    assert checked(copy, capsys) == "Inga fel.\n"


@dataclass(frozen=True)
class Rules:
    """What is asked with again and again."""

    words: tuple[str, ...]


@kept
def allowed(word: str, rules: Rules) -> bool:
    CALLS.append(word)
    return word in rules.words


def test_long_rules_that_differ_in_one_word_are_told_apart(tmp_path: Path, code: Path) -> None:
    many = tuple(f"ord {number}" for number in range(1000))
    for _ in range(2):
        with keeping(tmp_path / "kept", code):
            assert [allowed("ett", Rules(many)), allowed("ett", Rules((*many, "ett")))] == [False, True]
            assert allowed("ett", Rules((*many, "ett")))
    assert CALLS[-2:] == ["ett", "ett"] and CALLS.count("ett") == 2
