"""What the files of the repository say about each other, without building anything."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
# Written in pieces, so that this file does not hold what it looks for.
FOREIGN = re.compile("(?<![\\w.])/(?:wor" "k|ro" "ot)/|pypi" r"\.org|python" "hosted|registry" r"\.npmjs")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
GUIDES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SAFETY.md")


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def read_yaml(path: str) -> Any:
    return yaml.safe_load(read(path))


def tracked_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for path in filter(None, listed.stdout.split("\0")):
        try:
            yield path, read(path)
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue


def make_targets() -> set[str]:
    return set(TARGET.findall(read("Makefile")))


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    found = [(path, hit[0]) for path, text in tracked_texts() if (hit := FOREIGN.search(text))]
    assert found == []


def test_every_locked_package_has_a_hash_and_no_other_origin() -> None:
    entries = re.split(r"\n(?=\S)", read("requirements.txt"))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert [entry for entry in packages if not re.match(r"[a-z0-9-]+==\S+ ", entry)] == []
    assert [entry for entry in packages if "--hash=sha256:" not in entry] == []


def test_every_package_asked_for_is_locked() -> None:
    asked = re.findall(r"^([a-z0-9-]+)", read("requirements.in"), re.MULTILINE)
    locked = re.findall(r"^([a-z0-9-]+)==", read("requirements.txt"), re.MULTILINE)
    assert set(asked) <= set(locked), "run `make lock`"


def test_the_generator_never_imports_mkdocs() -> None:
    code = (
        "import importlib, pkgutil, sys, sitegen\n"
        "for module in pkgutil.walk_packages(sitegen.__path__, 'sitegen.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ('mkdocs', 'properdocs')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


def test_only_the_hook_mentions_mkdocs_in_its_imports() -> None:
    importing = re.compile(r"^\s*(?:from|import) (?:mkdocs|properdocs)\b", re.MULTILINE)
    files = [path for path, text in tracked_texts() if path.endswith(".py") if importing.search(text)]
    assert files == ["scripts/hooks.py"]


def test_the_workflow_runs_the_same_commands_as_a_desk() -> None:
    steps = read_yaml(".github/workflows/site.yml")["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == ["make check", "make site", "make test"]
    assert {command.split()[1] for command in commands} <= make_targets()


def test_the_workflow_has_least_rights_and_pinned_actions() -> None:
    workflow = read_yaml(".github/workflows/site.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["uses"] for step in steps if not re.search(r"@v\d+$", step.get("uses", "@v1"))] == []


def test_every_file_with_timed_tests_is_in_the_timed_run() -> None:
    (row,) = (row for row in read("Makefile").splitlines() if row.startswith("timed :="))
    files = (ROOT / "tests" / "browser").glob("test_*.py")
    marked = {file.name for file in files if "@pytest.mark.timed" in file.read_text("utf-8")}
    assert marked == set(re.findall(r"test_\w+\.py", row))


def test_a_clean_machine_runs_the_tests() -> None:
    assert "make test" in read(".ci/run")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_command_in_a_guide_exists(guide: str) -> None:
    mentioned = re.findall(r"`make ([a-z-]+)", read(guide))
    mentioned += re.findall(r"^ *make ([a-z-]+)", read(guide), re.MULTILINE)
    assert mentioned
    assert set(mentioned) <= make_targets()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_named_in_a_guide_exists(guide: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(guide))
    assert [link for link in links if not (ROOT / link).exists()] == []


class TestTheSiteAndTheDataAgree:
    config = read_yaml("mkdocs.yml")
    site = next(row for row in read_yaml("data/sites.yml") if row["id"] == "main")
    rows = read_yaml("data/languages.yml")
    prose = config["plugins"]["i18n"]["languages"]

    def test_on_the_languages_of_the_prose(self) -> None:
        built = [language["locale"] for language in self.prose]
        folders = sorted(path.name for path in (ROOT / "docs").iterdir() if path.name != "assets")
        assert built == self.site["languages"]
        assert folders == sorted(built)

    def test_on_the_languages_of_the_finder(self) -> None:
        ours = [
            (row["lang"], row["name"], row.get("dir", "ltr"))
            for row in self.config["extra"]["finder_languages"]
        ]
        ordered = sorted(self.rows, key=lambda row: row["order"])
        assert ours == [(r["id"], r["name"], r.get("direction", "ltr")) for r in ordered]

    def test_on_the_names_of_languages(self) -> None:
        names = {row["id"]: row["name"] for row in self.rows}
        assert {row["locale"]: row["name"] for row in self.prose} == {
            row["locale"]: names[row["locale"]] for row in self.prose
        }

    def test_on_the_addresses(self) -> None:
        assert self.config["site_url"] == self.site["base_url"]
        assert self.config["extra"]["exit_url"] == self.site["exit_url"]

    def test_and_every_prose_page_and_word_is_there_in_every_language(self) -> None:
        pages = [
            sorted(path.name for path in (ROOT / "docs" / language["locale"]).rglob("*.md"))
            for language in self.prose
        ]
        words = [set(language["extra"]["words"]) for language in self.prose]
        assert [pages[0]] * len(pages) == pages
        assert [words[0]] * len(words) == words


def test_the_prose_pages_take_their_colours_from_the_file_of_the_help_pages(dist: Path) -> None:
    tokens = (ROOT / "overrides" / "lean" / "tokens.css").read_bytes()
    assert (dist / "assets" / "tokens.css").read_bytes() == tokens
    assert 'href="assets/tokens.css"' in (dist / "index.html").read_text("utf-8").replace("./", "")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", read("docs/assets/site.css"))
