"""dist/ changes as a whole or not at all, whichever of its parts has a fault; a full disk is a sentence."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import projects
from sitegen.build import release, release_record
from sitegen.core import DataError, Project, SetupError, swap
from sitegen.core.errors import BuildError, SiteProblems
from sitegen.records import Catalogue

pytestmark = pytest.mark.slow

PARTS = ("main", "215", "kop-inte", "print", "annonser")
FORMER = {f"{part}/sv/index.html": b"as it was" for part in (*PARTS, "rakning")}
LOADS = '<script src="https://annan.example/a.js"></script>'
HEADING = "{% block heading %}"
PIECE = "kort-alla"


@pytest.fixture
def real(tmp_path: Path, real_records: Catalogue) -> Project:
    """The real project with one thing to print, and a former build of every part."""
    assert {"main", "215", "kop-inte"} == real_records.sites.keys()
    project = projects.copy_real(tmp_path / "real")
    pieces = project.prints / "pieces.yml"
    head, *rows = re.split(r"(?m)^(?=- id: )", pieces.read_text("utf-8"))
    pieces.write_text(head + next(row for row in rows if row.startswith(f"- id: {PIECE}\n")), "utf-8")
    for path, content in FORMER.items():
        (project.dist / path).parent.mkdir(parents=True)
        (project.dist / path).write_bytes(content)
    return project


def untouched(project: Project) -> bool:
    """Whether dist/ is the former one, and nothing has been left beside it."""
    left = [path.name for path in project.root.iterdir() if path.name.startswith(".dist")]
    return projects.tree(project.dist) == FORMER and left == []


def refused(project: Project, *ids: str) -> str:
    """What a build of these sites, print and ads says that must fail."""
    with pytest.raises((BuildError, SiteProblems, DataError)) as caught:
        release.build(project, ids, lambda made: None, whole=True)
    problems = getattr(caught.value, "problems", ())
    return "\n".join([str(caught.value), *(problem.render() for problem in problems)])


class TestAFaultInAnyPartLeavesAllOfDist:
    def test_in_the_main_site(self, real: Project) -> None:
        projects.edit(real.root / "mkdocs.yml", "docs_dir: docs", "docs_dir: borta")
        assert "borta" in refused(real, "215", "main")
        assert untouched(real)

    def test_in_the_page_behind_the_card(self, real: Project) -> None:
        projects.edit(real.root / "campaigns/215/overrides/card.html", HEADING, f"{HEADING}{LOADS}")
        assert "annan.example" in refused(real, "kop-inte", "215")
        assert untouched(real)

    def test_in_kop_inte(self, real: Project) -> None:
        projects.edit(real.root / "overrides/campaign/base.html", "</body>", f"{LOADS}</body>")
        assert "annan.example" in refused(real, "215", "kop-inte")
        assert untouched(real)

    def test_in_print(self, real: Project) -> None:
        projects.edit(real.prints / "pieces.yml", "sides: 2", "sides: 1")
        assert f"dist/print/{PIECE}.pdf" in refused(real, "215")
        assert untouched(real)

    def test_in_ads(self, real: Project) -> None:
        creative = "campaigns/kop-inte/data/ads/creatives/bakom-annonsen.yml"
        text = (real.root / creative).read_text("utf-8")
        message = re.search(r"message: *(.*)", text)
        assert message
        (real.root / creative).write_text(text.replace(message[1], "Ord" * 60, 1), "utf-8")
        assert creative in refused(real)
        assert untouched(real)


def test_all_parts_change_together_and_the_pack_holds_the_new_pages(real: Project) -> None:
    told: list[str] = []
    release.build(real, ("215",), lambda made: told.append(made.folder.as_posix()), whole=True)
    assert told == [str(real.dist / name) for name in ("215", "print", "annonser")]
    built = projects.tree(real.dist)
    carried = {path for path, content in built.items() if content == b"as it was"}
    assert carried == {f"{part}/sv/index.html" for part in ("main", "kop-inte", "rakning")}
    with zipfile.ZipFile(real.dist / "print" / "paket.zip") as pack:
        assert pack.read("sidor/sv.html") == built["215/sv/index.html"]
    assert [path.name for path in real.root.iterdir() if path.name.startswith(".dist")] == []


def test_a_site_alone_says_what_is_older(copy: Project) -> None:
    for name in ("main", "print"):
        (copy.dist / name).mkdir(parents=True)
        (copy.dist / name / "x").write_text("x")
    done = projects.cli(copy, "build", "main")
    assert done.returncode == 0, done.stderr
    assert "\nprint: som förut i dist/, äldre än main; utan SITE byggs allt\n" in done.stdout
    assert (copy.dist / "print" / "x").is_file() and not (copy.dist / "main" / "x").exists()


def sentence(project: Project, **environment: str) -> str:
    """The one line that a build says which cannot be made; dist/ is as it was."""
    before = projects.tree(project.dist)
    done = subprocess.run(
        [sys.executable, "-B", "scripts/cli.py", "build"],
        cwd=projects.runnable(project).root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2) and projects.tree(project.dist) == before
    (line,) = done.stderr.splitlines()
    return line


class TestWhatIsOutsideOfTheProject:
    @pytest.fixture
    def on_small_disk(self, copy: Project, small_disk: Path) -> Project:
        """A project whose dist/ leads to a disk that is too small for a new build."""
        (small_disk / "dist").mkdir()
        (small_disk / "dist" / "main.html").write_bytes(b"as it was")
        copy.dist.symlink_to(small_disk / "dist")
        return copy

    def test_a_full_disk_is_a_sentence(self, on_small_disk: Project, small_disk: Path) -> None:
        assert sentence(on_small_disk).startswith("disken är full (")
        assert [path.name for path in small_disk.iterdir()] == ["dist"]

    def test_a_disk_that_may_not_be_written_is_a_sentence(
        self, on_small_disk: Project, small_disk: Path
    ) -> None:
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*root, "mount", "-o", "remount,ro", small_disk], check=True)
        assert sentence(on_small_disk) == (
            f"{small_disk}/dist får inte skrivas; ändra rättigheterna eller välj en annan mapp"
        )

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("SOURCE_DATE_EPOCH", "abc", "SOURCE_DATE_EPOCH är “abc”; skriv sekunder"),
            ("SOURCE_DATE_EPOCH", "", "git vet inte när"),
            ("SITEGEN_TODAY", "2026-13-01", "SITEGEN_TODAY är “2026-13-01”; skriv en dag"),
        ],
    )
    def test_a_time_that_is_none_is_a_sentence(self, copy: Project, name: str, value: str, said: str) -> None:
        assert sentence(copy, **{name: value}).startswith(said)

    def test_a_build_that_meets_another_is_refused(self, copy: Project) -> None:
        with swap.staging(copy.dist):
            assert sentence(copy).startswith(f"något annat skriver redan till {copy.dist}; vänta")
        assert projects.cli(copy, "build").returncode == 0


def started(project: Project) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-B", "scripts/cli.py", "build"],
        cwd=projects.runnable(project).root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def dist_of(project: Project) -> tuple[dict[str, bytes], bool]:
    """What is in dist/, and whether it is said there of which commit that is."""
    found = projects.tree(project.dist)
    return found, found.pop(release_record.RECORD, None) is not None


def test_a_build_that_is_killed_leaves_all_old_or_all_new_and_the_next_clears_up(
    copy: Project, small_site: Path
) -> None:
    old = {"main/index.html": b"as it was"}
    new = {f"main/{path}": content for path, content in projects.tree(small_site).items()}
    (copy.dist / "main").mkdir(parents=True)
    (copy.dist / "main" / "index.html").write_bytes(old["main/index.html"])
    moments = random.Random(3)
    for _ in range(3):
        build = started(copy)
        while not (copy.root / f".dist-building-{build.pid}").exists():
            assert build.poll() is None
            time.sleep(0.05)
        time.sleep(moments.uniform(0, 2))
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert dist_of(copy) in ((old, False), (new, True))
    assert started(copy).wait() == 0
    assert dist_of(copy) == (new, True)
    assert [path.name for path in copy.root.iterdir() if path.name.startswith(".dist")] == []


def test_a_site_that_nobody_knows_is_refused_before_anything_is_made(copy: Project) -> None:
    with pytest.raises(SetupError, match="ingen sajt heter nix"):
        release.build(copy, ("main", "nix"), lambda made: None)
    assert not copy.dist.exists()
