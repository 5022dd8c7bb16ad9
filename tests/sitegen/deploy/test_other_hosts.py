"""Other hosts get what they read of a site and nothing else, and what they cannot do is said or refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import releases
import sealed_sites
from sitegen import cli
from sitegen.core import Project


@pytest.fixture
def project(small: Project, small_site: Path, tmp_path: Path) -> Project:
    """A clone with a release in dist/."""
    return releases.lay_out(small, small_site, tmp_path / "clone")


def publish(project: Project, **row: object) -> int:
    """Publish the main site to a target of this kind."""
    target = {"id": "webben", "sites": ["main"], **row}
    (project.root / "deploy.yml").write_text(yaml.safe_dump([target]), "utf-8")
    releases.git(project, "add", "-A")
    releases.git(project, "commit", "-qm", "Ett mål")
    releases.record(project)
    return cli.main(["--root", str(project.root), "publish", "webben"])


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def plain(project: Project) -> set[str]:
    """The files of the site that have an address."""
    found = files(project.dist / "main")
    return {path for path in found if not path.startswith("_") and not path.endswith((".gz", ".br"))}


def test_a_host_that_reads_headers_gets_them_and_no_packed_files(project: Project, tmp_path: Path) -> None:
    assert publish(project, kind="folder", path=str(tmp_path / "out")) == 0
    assert files(tmp_path / "out") == plain(project) | {"_headers", "_redirects"}


def test_its_own_program_sends_the_folder(project: Project, tmp_path: Path) -> None:
    upload = ["cp", "-r", "{folder}", str(tmp_path / "sent")]
    assert publish(project, kind="folder", path=str(tmp_path / "out"), upload=upload) == 0
    assert files(tmp_path / "sent") == files(tmp_path / "out")


def test_github_pages_gets_pages_and_says_what_is_lost(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(project, kind="pages", path=str(tmp_path / "out")) == 0
    assert files(tmp_path / "out") == plain(project) | {".nojekyll"}
    said = capsys.readouterr().out
    assert "inga huvuden" in said and "Inga omdirigeringar" in said


def test_storage_gets_what_is_new_and_loses_what_has_gone(project: Project, tmp_path: Path) -> None:
    """With the real rclone, whose storage is a folder here."""
    assert shutil.which("rclone"), "rclone is missing; `make test` installs it where it may"
    (tmp_path / "store" / "gammal").mkdir(parents=True)
    (tmp_path / "store" / "gammal" / "index.html").write_text("<p>gammalt nummer")
    assert publish(project, kind="rclone", remote=str(tmp_path / "store")) == 0
    assert files(tmp_path / "store") == plain(project)


@pytest.mark.parametrize("kind", ["pages", "rclone"])
def test_a_site_with_printed_codes_does_not_go_where_they_would_be_dead(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    shutil.copytree(project.dist / "main" / "skylt", project.dist / "main" / sealed_sites.CODE)
    sealed_sites.reseal(project.dist / "main")
    where = {"remote": str(tmp_path / "out")} if kind == "rclone" else {"path": str(tmp_path / "out")}
    assert publish(project, kind=kind, **where) == 1
    assert "har tryckta koder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_there_is_no_way_back_that_we_know_of(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(project, kind="folder", path=str(tmp_path / "out")) == 0
    assert cli.main(["--root", str(project.root), "rollback", "webben"]) == 1
    assert "välj utgåvan hos värden" in capsys.readouterr().err
