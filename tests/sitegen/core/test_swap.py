"""A folder and the new one that takes its place: whole at every moment, whoever is killed, and when."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import projects
from sitegen.core import SetupError, swap

FILES = ("main/index.html", "main/deep/er/page.html", "215/index.html", "print/kort.pdf")
KEPT = "rakning/besok.csv"
# What a build does to dist/, over and over, with a number that tells one build from the next.
BUILDER = """
import itertools, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from sitegen.core import swap
dist = Path(sys.argv[2])
if sys.argv[3] == "two steps":
    swap.exchange = lambda one, other: False
for number in itertools.count():
    with swap.staging(dist) as stage:
        for path in sys.argv[4:]:
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_text(f"{os.getpid()} {number}")
        swap.link_missing_files(dist, stage)
        swap.replace(stage, dist)
"""


def fill(folder: Path, text: str, *files: str) -> None:
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    fill(tmp_path / "dist", "former", *FILES, KEPT)
    return tmp_path / "dist"


def builder(dist: Path, how: str = "one step") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-B", "-c", BUILDER, str(projects.ROOT / "scripts"), str(dist), how, *FILES]
    return subprocess.Popen(command, start_new_session=True)


def killed(dist: Path, how: str = "one step", *, after: float = 0) -> None:
    """Let a process build, and kill it so many seconds after its first build stands there."""
    before = first(dist)
    process = builder(dist, how)
    while first(dist) in (before, ""):
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def first(dist: Path) -> str:
    """What one file says; nothing while there is none, as between the two steps."""
    try:
        return (dist / FILES[0]).read_text()
    except FileNotFoundError:
        return ""


def texts(dist: Path) -> set[str]:
    """What the files say: one thing, when they are of one build."""
    return {(dist / path).read_text() for path in FILES}


def beside(dist: Path) -> list[str]:
    return sorted(path.name for path in dist.parent.iterdir() if path != dist)


class TestKilled:
    """Ten times at random moments, while somebody reads."""

    def test_a_reader_never_misses_a_file_and_each_build_stands_whole(self, dist: Path) -> None:
        missed: list[str] = []
        reads, over = 0, threading.Event()

        def read() -> None:
            nonlocal reads
            while not over.is_set():
                for path in (*FILES, KEPT):
                    try:
                        assert (dist / path).read_text()
                        reads += 1
                    except FileNotFoundError:
                        missed.append(path)

        reader = threading.Thread(target=read)
        reader.start()
        moments, seen = random.Random(7), set()
        try:
            for _ in range(10):
                killed(dist, after=moments.uniform(0, 0.2))
                (text,) = texts(dist)
                seen.add(text)
        finally:
            over.set()
            reader.join()
        assert missed == [] and reads > 1000
        assert len(seen) == 10 and (dist / KEPT).read_text() == "former"
        with swap.staging(dist):
            assert len(beside(dist)) == 2  # the lock and one stage: the rest has been cleared
        assert beside(dist) == []

    def test_on_a_disk_without_exchange_the_next_build_mends_what_was_cut_off(self, dist: Path) -> None:
        moments = random.Random(7)
        for _ in range(10):
            killed(dist, "two steps", after=moments.uniform(0, 0.2))
            with swap.staging(dist):
                (text,) = texts(dist)
                assert text != "former" and (dist / KEPT).read_text() == "former"
            assert beside(dist) == []

    @pytest.mark.parametrize("inside", ["", "main"])
    def test_between_the_two_steps_nothing_is_lost(self, dist: Path, inside: str) -> None:
        folder = dist / inside if inside else dist
        folder.rename(dist.parent / f".dist-former-{folder.name}")
        with swap.staging(folder, dist):
            assert texts(dist) == {"former"}
        assert beside(dist) == []


class TestLeftovers:
    def test_those_of_killed_builds_are_cleared_and_nothing_else(self, dist: Path) -> None:
        fill(dist.parent, "x", ".dist-building-4711/main/x", ".dist-former-main/x", ".distant/x")
        fill(dist, "x", ".building-main-12/x", ".old-215-12/x", ".well-known/x", "main/.old-news/x")
        with swap.staging(dist / "main", dist):
            pass
        assert beside(dist) == [".distant"]
        assert sorted(path.name for path in dist.iterdir()) == [
            ".well-known",
            "215",
            "main",
            "print",
            "rakning",
        ]
        assert (dist / "main" / ".old-news" / "x").is_file()

    def test_a_lock_file_that_was_left_holds_nobody_off(self, dist: Path) -> None:
        fill(dist.parent, "", ".dist.lock")
        with swap.staging(dist) as stage:
            assert stage.is_dir()
        assert beside(dist) == []


class TestTwoAtOnce:
    @pytest.mark.parametrize("second", ["", "main", "215"])
    def test_the_second_is_refused_with_a_sentence(self, dist: Path, second: str) -> None:
        with (
            swap.staging(dist / "main", dist) as stage,
            pytest.raises(
                SetupError, match=r"^något annat skriver redan till .*/dist; vänta tills det är klart$"
            ),
            swap.staging(dist / second if second else dist, dist),
        ):
            pass
        assert not stage.exists() and texts(dist) == {"former"}

    def test_other_folders_are_none_of_its_business(self, dist: Path) -> None:
        with swap.staging(dist), swap.staging(dist.parent / "out", dist) as other:
            assert other.is_dir()

    def test_a_link_to_a_folder_is_that_folder(self, dist: Path) -> None:
        (dist.parent / "link").symlink_to("dist")
        with swap.staging(dist), pytest.raises(SetupError), swap.staging(dist.parent / "link"):
            pass

    def test_a_killed_one_blocks_nobody(self, dist: Path) -> None:
        killed(dist)
        with swap.staging(dist) as stage:
            assert stage.is_dir()

    def test_only_one_of_many_is_at_work_at_any_time(self, dist: Path) -> None:
        """The lock file goes with each of them, and yet no two hold it."""
        inside, most, refused = [0], [0], [0]

        def work() -> None:
            for _ in range(200):
                try:
                    with swap.locked(dist):
                        inside[0] += 1
                        most[0] = max(most[0], inside[0])
                        time.sleep(0.0001)
                        inside[0] -= 1
                except SetupError:
                    refused[0] += 1

        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert most == [1] and refused[0] > 0


class TestReplace:
    def test_what_was_not_built_is_carried_with_its_rights_and_links(self, dist: Path) -> None:
        (dist / "rakning").chmod(0o700)
        (dist / "senaste").symlink_to("rakning")
        (dist / "borta").symlink_to("nowhere")
        before = (dist / KEPT).stat().st_ino
        with swap.staging(dist) as stage:
            fill(stage, "new", "main/index.html")
            swap.link_missing_files(dist, stage)
            swap.replace(stage, dist)
        assert projects.tree(dist / "main") == {"index.html": b"new"}
        assert (dist / KEPT).stat().st_ino == before and (dist / "rakning").stat().st_mode & 0o777 == 0o700
        assert os.readlink(dist / "senaste") == "rakning" and os.readlink(dist / "borta") == "nowhere"

    def test_what_is_merged_keeps_the_newer_of_two(self, dist: Path) -> None:
        with swap.staging(dist / "main", dist) as stage:
            fill(stage, "new", "deep/er/page.html", "deep/other.html")
            swap.link_missing_files(dist / "main", stage, merged=True)
            swap.replace(stage, dist / "main")
        assert projects.tree(dist / "main") == {
            "deep/er/page.html": b"new",
            "deep/other.html": b"new",
            "index.html": b"former",
        }

    def test_a_link_to_dist_stays_a_link(self, dist: Path) -> None:
        away = dist.rename(dist.parent / "away")
        dist.symlink_to(away)
        with swap.staging(dist) as stage:
            fill(stage, "new", *FILES)
            swap.replace(stage, dist)
        assert dist.is_symlink() and texts(away) == {"new"}

    def test_a_folder_keeps_its_own_rights(self, dist: Path) -> None:
        dist.chmod(0o750)
        with swap.staging(dist) as stage:
            swap.replace(stage, dist)
        assert dist.stat().st_mode & 0o777 == 0o750

    def test_where_there_was_none_it_is_made(self, tmp_path: Path) -> None:
        with swap.staging(tmp_path / "new" / "dist" / "main", tmp_path / "new" / "dist") as stage:
            fill(stage, "new", "index.html")
            swap.replace(stage, tmp_path / "new" / "dist" / "main")
        assert projects.tree(tmp_path / "new") == {"dist/main/index.html": b"new"}

    def test_a_link_to_itself_is_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "dist").symlink_to(tmp_path / "dist")
        with pytest.raises(SetupError, match="leder till sig själv"), swap.staging(tmp_path / "dist"):
            pass

    def test_a_file_in_its_place_is_refused(self, tmp_path: Path) -> None:
        fill(tmp_path, "mine", "dist")
        with pytest.raises(SetupError, match="är ingen mapp"), swap.staging(tmp_path / "dist"):
            pass
        assert (tmp_path / "dist").read_text() == "mine"

    def test_the_system_says_why_it_would_not(self, dist: Path) -> None:
        with pytest.raises(FileNotFoundError):
            swap.exchange(dist.parent / "nix", dist)


class TestDisks:
    def test_a_folder_that_is_a_disk_of_its_own_is_a_sentence(self, small_disk: Path) -> None:
        with (
            pytest.raises(SetupError, match="är den en egen disk, använd mappen ovanför"),
            swap.staging(small_disk) as stage,
        ):
            swap.replace(stage, small_disk)

    def test_on_a_full_disk_the_former_stands(self, small_disk: Path) -> None:
        dist = small_disk / "dist"
        fill(dist, "former", *FILES)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)), swap.staging(dist) as stage:
            (stage / "much").write_bytes(bytes(1_000_000))
        assert texts(dist) == {"former"} and beside(dist) == []
