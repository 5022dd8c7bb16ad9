"""The command line: learnt from its help, 0 only when all is well, every problem at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.core import Project
from sitegen.core.project import HERE

VERBS = (
    "build",
    "print",
    "serve",
    "check",
    "messages",
    "schema",
    "due",
    "changes",
    "checked",
    "ask",
    "bundle",
    "publish",
    "rollback",
    "verify",
    "launch",
    "status",
    "components",
    "ads",
    "count",
    "report",
    "new",
    "clean-pictures",
    "editor",
)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, what is printed, and what is printed as an error."""
    code = cli.main([*map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as caught:
        cli.main([*arguments, "--help"])
    assert caught.value.code == 0
    return capsys.readouterr().out


def test_the_help_names_every_verb_and_what_is_where(capsys: pytest.CaptureFixture[str]) -> None:
    text = helped(capsys)
    assert {name for name, _, _ in cli.VERBS} == set(VERBS)
    for verb in VERBS:
        assert re.search(rf"^    {verb} +\S", text, re.MULTILINE), verb
    for word in ("data/", "docs/", "locales/", "dist/", "--today", "make site"):
        assert word in text


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_help_in_whole_sentences(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    text = helped(capsys, verb)
    assert text.startswith(f"usage: cli.py {verb}")
    assert re.search(r"^[A-Z].*[.;]", text.split("\n\n")[1], re.MULTILINE | re.DOTALL)


def imported(*arguments: str) -> set[str]:
    """The modules that a process of its own has loaded once it has shown a help."""
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    command = f"{told}from sitegen.cli import main; main({[*arguments, '--help']!r})"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=HERE.root / "scripts", capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_help_loads_no_library_and_no_verb() -> None:
    assert imported() & {"pydantic", "jinja2", "babel", "yaml"} == set()
    assert not [name for name in imported() if name.startswith("sitegen.verbs.")]


@pytest.mark.parametrize(
    ("verb", "unused"),
    [
        ("check", {"weasyprint", "brotli", "openpyxl", "pikepdf", "ssl", "PIL"}),
        ("due", {"jinja2", "brotli", "openpyxl", "pikepdf", "sitegen.report.model"}),
        ("clean-pictures", {"pydantic", "jinja2", "sitegen.records"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(verb: str, unused: set[str]) -> None:
    loaded = imported(verb)
    assert f"sitegen.verbs.{verb.replace('-', '_')}_verb" in loaded
    assert loaded & unused == set()


def test_without_a_verb_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main([])
    assert caught.value.code == 2
    assert "usage: cli.py" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["igår", "2026-02-30", "1/2/2026"])
def test_a_day_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["--today", day, "due"])
    assert caught.value.code == 2
    assert "--today" in capsys.readouterr().err


@pytest.mark.real_day
def test_the_repository_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, wrong = run(capsys, "--root", HERE.root, "check")
    assert (code, wrong) == (0, ""), said


def test_the_small_project_has_no_faults(capsys: pytest.CaptureFixture[str], small: Project) -> None:
    assert run(capsys, "--root", small.root, "check") == (0, "Inga fel.\n", "")


def test_all_problems_are_told_at_once(capsys: pytest.CaptureFixture[str], copy: Project) -> None:
    services = copy.data / "services"
    projects.edit(services / "provlinjen.yml", "+46313900600", "031-390 06 00")
    projects.edit(services / "nattlinjen.yml", "needs: [talk]", "needs: [tak]")
    projects.edit(services / "norrhuset.yml", "gives: Ett tryggt", "gives: Provgatan 12, ett tryggt")
    projects.edit(copy.data / "needs.yml", "label: Tryggt boende", "labl: Tryggt boende")
    projects.edit(copy.data / "sites.yml", "languages: [sv, en]", "languages: [sv]")
    projects.edit(copy.data / "schemas" / "service.json", "En rad i listan", "En gammal rad")
    code, said, _ = run(capsys, "--root", copy.root, "check")
    assert code == 1
    for place in (
        "data/services/provlinjen.yml:",
        "data/services/norrhuset.yml:",
        "data/needs.yml:",
        "mkdocs.yml: ",
        "data/schemas/service.json: ",
    ):
        assert f"\n{place}" in f"\n{said}", place
    assert said.splitlines()[-1].endswith("fel")


def test_a_record_that_cannot_be_read_is_told_once_and_not_where_others_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = projects.copy_bare(tmp_path / "copy")
    for id, old, new in (("polisen-114-14", "11414", "114 14"), ("kvinnofridslinjen", "24/7", "dygnet runt")):
        projects.edit(whole.data / "services" / f"{id}.yml", f'"{old}"', f'"{new}"')
    projects.edit(whole.data / "languages.yml", "order: 6, offered: yes", "order: 6, offered: nej")
    code, said, _ = run(capsys, "--root", whole.root, "check")
    assert code == 1 and "\n\n3 fel, " in said, said
    assert re.search(r"polisen-114-14\.yml:\d+:13: skriv kortnumret utan mellanslag: 11414", said)


def test_a_stale_translation_template_fails_the_check(
    capsys: pytest.CaptureFixture[str], copy: Project
) -> None:
    projects.edit(copy.data / "needs.yml", "Tryggt boende", "Ett tryggt boende")
    code, said, _ = run(capsys, "--root", copy.root, "check")
    assert code == 1 and "kör make messages" in said
    assert run(capsys, "--root", copy.root, "messages")[0] == 0
    assert run(capsys, "--root", copy.root, "check")[0] == 0


def test_a_warning_alone_is_told_and_passes(capsys: pytest.CaptureFixture[str], copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "+46406280401", "+46313900600")
    code, said, _ = run(capsys, "--root", copy.root, "check")
    assert (
        code == 0 and "varning: samma nummer" in said and said.endswith("inga fel, 1 varning\n".lstrip())
    ) or "1 varning" in said


def test_a_folder_that_is_no_project_is_a_report_and_no_traceback(
    capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    code, said, _ = run(capsys, "--root", tmp_path, "check")
    assert code == 1 and "mappen saknas" in said


@pytest.mark.parametrize("verb", ["due", "status", "messages", "build"])
def test_a_verb_that_needs_sound_data_reports_what_is_wrong(
    capsys: pytest.CaptureFixture[str], copy: Project, verb: str
) -> None:
    projects.edit(copy.data / "services" / "provlinjen.yml", "+46313900600", "031-390 06 00")
    before = projects.tree(copy.locales)
    code, _, wrong = run(capsys, "--root", copy.root, verb)
    assert code == 1 and "data/services/provlinjen.yml:" in wrong and wrong.endswith("1 fel\n")
    assert projects.tree(copy.locales) == before and not copy.dist.exists()


def test_due_depends_on_the_day_that_was_given(
    capsys: pytest.CaptureFixture[str], small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(day: str) -> str:
        return run(capsys, "--root", small.root, "--today", day, "due")[1].splitlines()[-1]

    assert count("2026-11-02") == "2 av 11 kontakter väntar på kontroll 2026-11-02"
    assert count("2027-02-01") == "11 av 11 kontakter väntar på kontroll 2027-02-01"


@pytest.mark.parametrize(("day", "code"), [("2026-12-01", 0), ("2027-03-02", 3), ("2028-01-01", 3)])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_due_ahead_tells_by_its_exit_code_whether_anybody_has_to_call(
    capsys: pytest.CaptureFixture[str],
    small: Project,
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    code: int,
    form: str,
) -> None:
    monkeypatch.setenv("SITEGEN_TODAY", day)
    result, told, wrong = run(capsys, "--root", small.root, "due", "--ahead", "60", "--format", form)
    assert (result, wrong) == (code, "")
    assert ("data/services/provlinjen.yml" in told) is bool(code)


@pytest.mark.parametrize("verb", ["due", "status", "messages", "check"])
def test_a_reader_that_goes_away_is_no_fault(copy: Project, verb: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-B", "scripts/cli.py", verb],
        cwd=projects.runnable(copy).root,
        env=projects.surroundings(copy),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_schemas_are_written_anew(capsys: pytest.CaptureFixture[str], copy: Project) -> None:
    before = projects.tree(copy.data / "schemas")
    shutil.rmtree(copy.data / "schemas")
    (copy.data / "schemas").mkdir()
    assert run(capsys, "--root", copy.root, "schema")[0] == 0
    assert projects.tree(copy.data / "schemas") == before


def test_a_site_that_does_not_exist_is_a_sentence(capsys: pytest.CaptureFixture[str], small: Project) -> None:
    for verb in ("build", "serve"):
        code, _, wrong = run(capsys, "--root", small.root, verb, "nix")
        assert (code, wrong) == (1, "ingen sajt heter nix; välj bland main\n")


def test_the_script_runs_from_any_folder(small: Project) -> None:
    done = projects.cli(small, "check")
    assert (done.returncode, done.stdout) == (0, "Inga fel.\n")
