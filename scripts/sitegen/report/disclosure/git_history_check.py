"""Whether a figure that gives somebody away has ever been committed: what git keeps, anybody can read.

Reads the text of `git log -p`. With whole files as context (as `history` asks for) every version of
every report is checked as it stood; otherwise the added lines are. Problems name the commit, the
file and the line, and never quote them.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.core import Problem, SetupError
from sitegen.reading import Loaded
from sitegen.reading.validate import validate
from sitegen.reading.yaml_tree import parse
from sitegen.report.disclosure import older_editions, small_counts, telling_passages, thresholds
from sitegen.report.disclosure.narrative import Vocabularies
from sitegen.report.editions import archive, edition_document
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading

PATHS = ("data", "docs", "campaigns")
GIT = (
    *("git", "log", "--all", "-p", "-m", "--full-history", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--no-renames", "--unified=1000000", "--format=commit %H", "--"),
)
COMMIT = re.compile(r"commit ([0-9a-f]{7,64})")
FILE = re.compile(r'\+\+\+ (?:"?b/(.*?)"?|/dev/null)\t?$')
HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
BINARY = re.compile(r'Binary files .* and "?b/(.*?)"? differ$')
TABULAR = re.compile(r"\.(?:csv|tsv|xlsx?|xlsm|ods|sav|dta|parquet|sqlite|db)$", re.IGNORECASE)
REPORT = re.compile(r"data/reports/[^/]+\.ya?ml$")
EDITION = re.compile(rf"{archive.FOLDER}/[^/]+/[^/]+\.json$")
# A count of one to four as a report's file writes it, or as a cell of a table in Markdown.
COUNT = re.compile(r"\b(?:n|answered|total)\s*:\s*[1-4]\s*(?:[,}#]|$)")
CELL = re.compile(r"\|\s*[1-4]\s*(?=\|)")


@dataclass(slots=True)
class CommittedVersion:
    """A file as a commit left it: its lines by number, those added, and whether that is all of it."""

    commit: str
    path: str
    lines: dict[int, str] = field(default_factory=dict, repr=False)
    added: set[int] = field(default_factory=set)
    whole: bool = True


def history_lines(root: Path, paths: Iterable[str] = PATHS) -> Iterator[str]:
    """Yield the lines of `git log -p` over some folders, in all branches. Raises `SetupError`."""
    with subprocess.Popen(
        [*GIT, *paths],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        errors="replace",
    ) as git:
        assert git.stdout is not None
        yield from git.stdout
    if git.returncode:
        raise SetupError("historiken går inte att läsa; kör kommandot i en mapp som sparas med git")


def check(lines: Iterable[str], words: Vocabularies, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for what gives somebody away in any version, once for each file and line."""
    seen: set[tuple[str, str, str]] = set()
    for version in versions(lines):
        for number, message in _faults(version, words, today):
            key = (version.path, version.lines.get(number, ""), message)
            if key not in seen:
                seen.add(key)
                yield Problem(f"{version.commit[:10]}:{version.path}", number, 0, message)


def versions(lines: Iterable[str]) -> Iterator[CommittedVersion]:
    """Yield each file of each commit in the text of `git log -p`."""
    commit, version, number = "", None, 0
    for line in (line.rstrip("\n") for line in lines):
        if found := COMMIT.match(line):
            commit = found[1]
        if line.startswith("diff --git") or (found and version):
            yield from (version,) if version else ()
            version = None
        elif file := FILE.match(line):
            version = CommittedVersion(commit, file[1]) if file[1] else None
        elif binary := BINARY.match(line):
            yield CommittedVersion(commit, binary[1], whole=False)
        elif version and (hunk := HUNK.match(line)):
            number = int(hunk[1])
            version.whole = version.whole and number <= 1 and not version.lines
        elif version and line[:1] in ("+", " "):
            version.lines[number] = line[1:]
            version.added |= {number} if line[0] == "+" else set()
            number += 1
    yield from (version,) if version else ()


def _faults(version: CommittedVersion, words: Vocabularies, today: dt.date) -> Iterator[tuple[int, str]]:
    """Lines and what is wrong with them."""
    if TABULAR.search(version.path):
        yield 0, "ett kalkylblad eller en datafil; det som är en rad per person får aldrig sparas här"
    elif REPORT.search(version.path):
        yield from _report(version, words, today)
    elif EDITION.search(version.path):
        yield from _edition(version, today)
    elif version.path.endswith((".md", ".markdown")):
        yield from _prose(version, words)


def _report(version: CommittedVersion, words: Vocabularies, today: dt.date) -> Iterator[tuple[int, str]]:
    """Yield a report as it stood, by the rules of today; by its lines when it cannot be read as one."""
    loaded = _loaded(version) if version.whole else None
    if loaded is None:
        for number in sorted(version.added):
            if COUNT.search(version.lines[number]):
                yield number, SMALL
        return
    reading = Reading({loaded.id: loaded}, ())
    for one in (small_counts.small_counts, small_counts.small_figures):
        for problem in one(reading, today):
            yield problem.line, SMALL
    for location, text in loaded.tree.texts():
        for _ in telling_passages.finds(text, words.get("en" if location[-1] == "en" else "sv")):
            yield loaded.tree.position(location)[0], FEW


def _edition(version: CommittedVersion, today: dt.date) -> Iterator[tuple[int, str]]:
    """Yield a frozen edition as it stood, by the rules of today and its own decisions."""
    text = "\n".join(version.lines[number] for number in sorted(version.lines))
    try:
        whole = edition_document.loads(text)
        found = edition_document.read(whole["edition"], int(whole["format"]))
    except (AttributeError, KeyError, TypeError, ValueError, AssertionError):
        yield 0, "en fryst utgåva som inte går att läsa; läs den för hand"
        return
    for told in older_editions.counts(found):
        if told.is_small and not small_counts.may_be_published(found, told.ref, today):
            yield 0, f"{told.said}: {SMALL}"


SMALL = f"ett antal under gränsen ({thresholds.ONE_WAY} eller {thresholds.TWO_WAY}) utan underskrivet beslut"
FEW = "en mening om så få att någon kan kännas igen"


def _loaded(version: CommittedVersion) -> Loaded[Report] | None:
    text = "\n".join(version.lines[number] for number in sorted(version.lines)) + "\n"
    tree, _ = parse(text, version.path)
    record = validate(Report, tree)[0] if tree is not None else None
    return Loaded(Path(version.path).stem, record, tree) if tree is not None and record is not None else None


def _prose(version: CommittedVersion, words: Vocabularies) -> Iterator[tuple[int, str]]:
    """Yield added sentences about few, and rows of tables with small counts of people."""
    language = next((part for part in version.path.split("/") if part in words), "sv")
    vocabulary = words.get(language)
    for number in sorted(version.added):
        line = version.lines[number]
        if any(telling_passages.finds(line, vocabulary)):
            yield number, FEW
        elif (
            vocabulary is not None
            and CELL.search(line)
            and telling_passages.tells_of_people(line, vocabulary)
        ):
            yield number, SMALL
