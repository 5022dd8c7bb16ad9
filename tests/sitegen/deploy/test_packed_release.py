"""A release is packed to the byte, with sums that tools check; what may not be published is not packed."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

import releases
from sitegen import cli
from sitegen.build import release_record
from sitegen.build.release_record import read_release
from sitegen.core import Project

IN_THE_ARCHIVE = {"MANIFEST.json", "SHA256SUMS", "sbom.cdx.json"}


@pytest.fixture
def project(small: Project, small_site: Path, tmp_path: Path) -> Project:
    """A clone with a release in dist/."""
    return releases.lay_out(small, small_site, tmp_path / "clone")


def packed(project: Project, out: Path) -> Path:
    """The archive of a project."""
    assert cli.main(["--root", str(project.root), "bundle", "--out", str(out)]) == 0
    (path,) = out.glob("*.tar.gz")
    return path


def unpacked(path: Path, out: Path) -> Path:
    """The one folder that an archive holds, unpacked."""
    subprocess.run(["tar", "-xzf", path, "-C", out], check=True)
    (folder,) = (one for one in out.iterdir() if one.is_dir() and one.name[0].isdigit())
    return folder


def test_twice_packed_is_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """The second time in another place, with files that are newer and were made in another order."""
    first = packed(project, tmp_path / "a")
    other = Project(tmp_path / "elsewhere")
    shutil.copytree(project.root, other.root, copy_function=shutil.copyfile)
    second = packed(other, tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_what_is_in_it_is_what_was_built_with_sums_that_hold(project: Project, tmp_path: Path) -> None:
    folder = unpacked(packed(project, tmp_path / "out"), tmp_path)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    built = {path.relative_to(project.dist).as_posix() for path in (project.dist / "main").rglob("*")}
    assert {path for path in built if (project.dist / path).is_file()} == found - IN_THE_ARCHIVE
    summed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert summed == found - {"SHA256SUMS"}
    told = json.loads((folder / "MANIFEST.json").read_text("utf-8"))
    assert told["files"].keys() == found - IN_THE_ARCHIVE
    assert told["parts"]["main"]["commit"] == releases.commit(project)
    assert told["release"] == folder.name


def test_its_files_belong_to_nobody_and_lie_in_order(project: Project, tmp_path: Path) -> None:
    with tarfile.open(packed(project, tmp_path / "out")) as tar:
        rows = tar.getmembers()
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert {(row.uid, row.gid, row.uname, row.gname, row.mode) for row in rows} == {(0, 0, "", "", 0o644)}
    assert {row.mtime for row in rows} == {1796083200}


def test_its_digest_stands_beside_it(project: Project, tmp_path: Path) -> None:
    path = packed(project, tmp_path / "out")
    said = path.with_name(f"{path.name}.sha256").read_text("utf-8")
    assert said == f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def test_a_part_that_is_built_alone_is_of_its_own_commit_and_the_others_of_theirs(project: Project) -> None:
    before = read_release(project).parts["main"]
    (project.dist / "print").mkdir()
    (project.dist / "print" / "kort.pdf").write_bytes(b"%PDF")
    releases.git(project, "commit", "-q", "--allow-empty", "-m", "Nytt")
    release_record.record(project, project.dist, ["print"])
    parts = read_release(project).parts
    assert parts["main"] == before
    assert parts["print"].commit == releases.commit(project) != before.commit


class TestRefused:
    def said(self, project: Project, capsys: pytest.CaptureFixture[str]) -> str:
        capsys.readouterr()
        assert cli.main(["--root", str(project.root), "bundle"]) == 1
        assert not (project.root / "bundle").exists()
        return capsys.readouterr().err

    def test_is_what_was_never_built(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        shutil.rmtree(project.dist)
        assert "dist/ har inget helt bygge; kör make site" in self.said(project, capsys)

    def test_is_a_build_of_another_commit(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        before = releases.commit(project)[:12]
        releases.add(project.data / "audiences.yml", "# ny\n")
        releases.git(project, "commit", "-qam", "Ändrat")
        after = releases.commit(project)[:12]
        assert f"dist/main: byggt av commit {before} och inte av {after}" in self.said(project, capsys)

    def test_is_what_no_commit_holds(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        releases.add(project.data / "audiences.yml", "# ny\n")
        assert "filer är ändrade efter commit" in self.said(project, capsys)

    def test_is_a_build_of_another_day(
        self, project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SITEGEN_TODAY", "2026-12-02")
        assert "byggt för 2026-12-01 och inte för 2026-12-02" in self.said(project, capsys)

    def test_is_what_was_changed_after_its_checks(
        self, project: Project, capsys: pytest.CaptureFixture[str]
    ) -> None:
        releases.add(project.dist / "main" / "index.html", "<!-- x -->")
        assert "dist/main: filer har ändrats sedan de granskades" in self.said(project, capsys)

    def test_is_told_with_all_that_stands_in_the_way(
        self, project: Project, capsys: pytest.CaptureFixture[str]
    ) -> None:
        releases.add(project.data / "audiences.yml", "# ny\n")
        releases.add(project.dist / "main" / "index.html", "<!-- x -->")
        said = self.said(project, capsys)
        assert "filer är ändrade" in said and "sedan de granskades" in said
