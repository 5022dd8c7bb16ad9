"""The verb `editor`: what it needs for each host, and what it says next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import editor_page
from projects import REAL
from sitegen import cli
from sitegen.verbs.editor_verb import DECAP_SERVER


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code, what is printed, and what is printed as an error."""
    code = cli.main(["editor", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_here_it_says_how_to_try_it_on_the_loopback_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor_page.lend_packages(REAL)
    code, said, _ = run(capsys, "--out", tmp_path / "page", "--port", "8123")
    assert code == 0 and str(tmp_path / "page") in said
    assert "BIND_HOST=127.0.0.1 PORT=8123" in said and "--bind 127.0.0.1" in said
    config = yaml.safe_load((tmp_path / "page" / "config.yml").read_text("utf-8"))
    assert config["backend"]["proxy_url"] == "http://127.0.0.1:8123/api/v1"


def test_the_server_that_it_names_is_the_one_that_is_tried() -> None:
    tried = json.loads((REAL.root / "tests/browser/package.json").read_text("utf-8"))["devDependencies"]
    assert f"decap-server@{tried['decap-server']}" == DECAP_SERVER


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("--backend", "github"), "--repo ÄGARE/NAMN"),
        (("--backend", "github", "--repo", "foreningen/webb"), "--login https://"),
        (("--backend", "gitlab", "--repo", "foreningen/webb"), "--app ID"),
    ],
)
def test_what_a_host_needs_is_asked_for_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], wanted: str
) -> None:
    code, _, error = run(capsys, *given, "--out", tmp_path / "page")
    assert code == 1 and error.count("\n") == 1
    assert wanted in error and "redigera-i-webblasaren.md" in error
    assert not (tmp_path / "page").exists()
