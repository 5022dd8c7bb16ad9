"""What `new` begins passes `check` at once, and whoever is asked may err, say nothing, or leave."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.core import Project
from sitegen.sites.campaign import ad_records
from sitegen.sites.organisation import read_records

SOURCE = ("--source", "https://www.exempel.se/om", "--says", "Vad sidan säger.")
DOCUMENT = ("--source", "verksamhet-2025")
MARK = "Utkastmarkör"
AD = ("--sv-action", "Läs mer", "--en-action", "Read more")
BEGUN = {
    "service": (
        *("prov-ny", "--name", MARK, "--operator", "Prov: föreningen", "--summary", "Stöd för kvinnor"),
        *("--gives", "Ring #prov, någon lyssnar.", "--group", "violence", "--coverage", "SE-AC, syd"),
        *("--phone", "020-50 50 51", "--web", "https://www.exempel.se/", *SOURCE),
    ),
    "member": ("prov-ny", "--name", MARK, "--kind", "förening", "--membership", "member", *SOURCE),
    "publication": (
        *("prov-ny", "--kind", "debate", "--title", MARK, "--title-en", MARK, "--date", "2026-03"),
        *("--topics", "law, nsp", "--text", MARK, *DOCUMENT),
    ),
    "activity": ("2025-06-12", "--text", MARK, *DOCUMENT),
    "newsletter": ("2025-10", "--audience", MARK, *DOCUMENT),
    "ad": (
        *("prov-ny", *AD, "--sv-headline", MARK, "--sv-short", MARK, "--sv-heading", MARK),
        *("--sv-message", "Här, och där.", "--en-headline", MARK, "--en-short", MARK, "--en-heading", MARK),
        *("--en-message", "Here, and there."),
    ),
}
FOLDERS = ("data", "campaigns")


def files(project: Project) -> dict[str, bytes]:
    """Every record file of a project, by path."""
    found = (path for folder in FOLDERS for path in (project.root / folder).rglob("*"))
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def new(project: Project, *arguments: str) -> int:
    return cli.main(["--root", str(project.root), "new", *arguments])


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository's own records, to add to."""
    return projects.copy_bare(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def begun(real: Project) -> Project:
    """The repository's own records with a draft of each kind."""
    for kind, arguments in BEGUN.items():
        assert new(real, kind, *arguments, "--no-questions") == 0, kind
    return real


def test_every_kind_passes_the_check_as_a_draft(begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(begun.root), "check"]) == 0
    assert "0 fel" in capsys.readouterr().out
    assert sum(MARK.encode() in content for content in files(begun).values()) == len(BEGUN)


def test_pages_and_translators_are_given_no_draft(begun: Project) -> None:
    archive = read_records.archive(read_records.read(begun))
    assert archive.publications and archive.organisation.newsletters and 2025 in archive.years
    assert MARK not in repr(archive)
    ads = ad_records.read(begun.root, begun.root / "campaigns/kop-inte").ads()
    assert ads.creatives and MARK not in repr(ads)
    assert cli.main(["--root", str(begun.root), "messages"]) == 0
    assert not [path for path in begun.root.rglob("*.po*") if MARK in path.read_text("utf-8", "ignore")]


def test_a_row_of_codes_that_leads_to_a_draft_is_refused(
    begun: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begun.root / "campaigns/kop-inte/data/ads/landings.yml"
    before = path.read_text("utf-8")
    path.write_text(f'{before}- id: "77"\n  creative: prov-ny\n  first: 2026-11-22\n', "utf-8")
    try:
        assert cli.main(["--root", str(begun.root), "check"]) == 1
    finally:
        path.write_text(before, "utf-8")
    assert "“prov-ny” är ett utkast" in capsys.readouterr().out


@pytest.mark.parametrize("kind", sorted(BEGUN))
def test_nothing_is_begun_twice(begun: Project, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(begun)
    assert new(begun, kind, *BEGUN[kind], "--no-questions") == 1
    assert "redan" in capsys.readouterr().err
    assert files(begun) == before


def test_an_answer_that_check_refuses_leaves_nothing(
    begun: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(begun)
    place = ("--does", "Vi finns på Provgatan 12 i Umeå")
    arguments = ("member", "provgatan", *BEGUN["member"][1:], *place)
    assert new(begun, *arguments, "--no-questions") == 1
    assert "gatuadress" in capsys.readouterr().err
    assert files(begun) == before


def test_no_built_page_file_or_index_carries_a_draft(tmp_path: Path, small: Project) -> None:
    project = projects.copy_small(small, tmp_path / "copy")
    service = ("prov-ny", *BEGUN["service"][1:-4], "--coverage", "sweden", *SOURCE)
    group = next(iter(projects.catalogue.read(project).records["groups"]))
    assert new(project, "service", *service, "--group", group, "--no-questions") == 0
    assert new(project, "member", *BEGUN["member"], "--no-questions") == 0
    built = projects.build(project, tmp_path / "site")
    content = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert content, built
    assert not [
        path for path in content if MARK.encode() in path.read_bytes() or "prov-ny" in path.as_posix()
    ]


# -- at a terminal -----------------------------------------------------------------------------


class Terminal:
    """A person at a terminal, in front of `new`."""

    def __init__(self, project: Project, *arguments: str) -> None:
        command = [sys.executable, str(projects.ROOT / "scripts/cli.py"), "--root", str(project.root), "new"]
        self.said = ""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.execve(sys.executable, [*command, *arguments], {**os.environ, "LC_ALL": "C.UTF-8"})

    def read(self, end: str, seconds: float = 120) -> None:
        """Read what is shown until it ends with a text, or the program has ended."""
        last = time.monotonic() + seconds
        while not self.said.endswith(end):
            assert time.monotonic() < last, self.said
            if select.select([self.screen], [], [], 1)[0]:
                try:
                    part = os.read(self.screen, 65536).decode("utf-8", "replace")
                except OSError:  # what Linux answers when the program has ended
                    return
                self.said += part

    def type(self, *lines: str) -> None:
        """Type each line when it is asked for."""
        for line in lines:
            self.read("> ")
            self.said += "\n"
            os.write(self.screen, f"{line}\n".encode())

    def leave(self, how: signal.Signals | str) -> None:
        """Press keys, or send a signal, until something is said: what comes as a wait begins is not heard."""
        for _ in range(20):
            if isinstance(how, str):
                os.write(self.screen, how.encode())
            else:
                os.kill(self.process, how)
            if select.select([self.screen], [], [], 2)[0]:
                return

    def end(self) -> int:
        """Return the exit code, when all has been said."""
        self.read("\0")
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


MEMBER = ("Åsas: hus", "", "förening", "medlem", "member")


def test_a_person_answers_errs_and_has_a_draft(small: Project, tmp_path: Path) -> None:
    project = projects.copy_small(small, tmp_path / "copy")
    person = Terminal(project, "member", "asas-hus")
    person.type(
        "", *MEMBER, "", "", "", "", "ger råd, lyssnar", "", "", "exempel.se", "", "", "Ett brev", "Att.", ""
    )
    assert person.end() == 0, person.said
    text = (project.root / "data/members/asas-hus.yml").read_text("utf-8")
    assert 'name: "Åsas: hus"' in text and '  - "ger råd, lyssnar"' in text and 'publish: "no"' in text
    assert "det här behövs" in person.said and "“medlem” är inget av" in person.said
    assert "skriv en hel webbadress" in person.said


@pytest.mark.parametrize("leave", [signal.SIGINT, "\x03", "\x04"], ids=["signal", "ctrl-c", "ctrl-d"])
def test_whoever_leaves_has_written_nothing(
    small: Project, tmp_path: Path, leave: signal.Signals | str
) -> None:
    project = projects.copy_small(small, tmp_path / "copy")
    before = files(project)
    person = Terminal(project, "member", "asas-hus")
    person.type("Åsas hus")
    person.read("> ")
    person.leave(leave)
    assert person.end() == 1
    assert "avbrutet; det som redan fanns är som det var" in person.said and "Traceback" not in person.said
    assert files(project) == before


def test_what_is_refused_at_the_end_is_not_typed_in_vain(small: Project, tmp_path: Path) -> None:
    project = projects.copy_small(small, tmp_path / "copy")
    person = Terminal(project, "member", "asas-hus")
    person.type(
        "Åsas hus",
        "förening",
        "member",
        "",
        "",
        "",
        "",
        "Provgatan 12 i Umeå",
        "",
        "",
        "",
        "",
        "Ett",
        "Att.",
        "",
    )
    assert person.end() == 1
    assert "gatuadress" in person.said
    assert "new member asas-hus --no-questions --name 'Åsas hus'" in person.said
    assert not (project.root / "data/members/asas-hus.yml").exists()
