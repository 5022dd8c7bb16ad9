"""deploy.yml says where sites go; what is wrong in it is said at its line, and the example can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import ROOT
from sitegen.core import DataError, Project, SetupError
from sitegen.deploy.targets import find_target

SERVER = "- id: webben\n  kind: server\n  path: /srv/webb\n  reload: [nginx, -s, reload]\n"


def find(folder: Path, text: str, id: str = "webben") -> object:
    (folder / "deploy.yml").write_text(text, "utf-8")
    return find_target(Project(folder), id)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        find(folder, text)
    return [problem.render().splitlines()[0] for problem in caught.value.problems]


def test_a_target_is_found_by_its_id(tmp_path: Path) -> None:
    assert find(tmp_path, SERVER).keep == 5


def test_one_that_is_not_there_is_guessed(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="inget mål web; menade du “webben”"):
        find(tmp_path, SERVER, "web")


def test_without_a_file_the_example_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"deploy\.example\.yml"):
        find_target(Project(tmp_path), "webben")


def test_what_a_kind_needs_is_asked_for(tmp_path: Path) -> None:
    assert problems(tmp_path, "- id: webben\n  kind: server\n  path: /srv/webb\n") == [
        "deploy.yml:1:3: server behöver reload"
    ]
    (one,) = problems(tmp_path, "- id: webben\n  kind: folder\n  path: /srv/webb\n")
    assert "folder tar en sajt" in one


@pytest.mark.parametrize("path", ["/srv/webb; rm -rf x", "srv/webb", "/srv/$(id)"])
def test_a_path_is_a_path_and_no_command(tmp_path: Path, path: str) -> None:
    (one,) = problems(tmp_path, SERVER.replace("/srv/webb", f'"{path}"'))
    assert one.startswith("deploy.yml:3:")


def test_a_host_cannot_be_an_option_of_ssh(tmp_path: Path) -> None:
    (one,) = problems(tmp_path, f"{SERVER}  host: -oProxyCommand=id\n")
    assert one.startswith("deploy.yml:5:")


def test_every_row_of_the_example_can_be_used(tmp_path: Path) -> None:
    """As its first line says: with the # taken away before rows."""
    text = (ROOT / "deploy.example.yml").read_text("utf-8")
    rows = "".join(
        re.findall(r"^# ((?:- |  )\S.*\n)", text.replace("#   scripts", "#.  scripts"), re.MULTILINE)
    )
    ids = re.findall(r"^- id: (\S+)", rows, re.MULTILINE)
    assert len(ids) == 4
    assert {find(tmp_path, rows, id).kind for id in ids} == {"server", "folder", "pages", "rclone"}
    assert set(re.findall(r"@([\w.]+)", text)) == {"server.example"}
