"""Which kind of test each is, which are slow, and how many seconds each kind took.

A kind follows from what a test asks for: a browser, something printed, a site built whole; a test that
asks for none of these is of the code alone. `make quick` leaves out what is slow: all kinds but that, and
tests that are marked so. Those say in their first words what they alone prove.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass

import pytest

CODE, BUILD, PRINT, BROWSER, TIMED = "code", "build", "print", "browser", "timed"
# How many of the files that take longest are told.
LONGEST = 25
# The first that a test asks for is its kind.
ASKED = {
    BROWSER: {"playwright", "fox", "scripted_anywhere", "plain_anywhere", "serving", "tools"},
    PRINT: {"printed", "everything"},
    BUILD: {"folder_of", "real_site", "small_site"},
}
SPENT = pytest.StashKey[float]()


def kind_of(item: pytest.Item) -> str:
    """Return the kind of a test: by its mark of time, else by the fixtures that it asks for."""
    if item.get_closest_marker(TIMED):
        return TIMED
    asked = set(getattr(item, "fixturenames", ()))
    return next((kind for kind, names in ASKED.items() if names & asked), CODE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test its kind, and the mark of being slow to all that look at something made whole."""
    silent = []
    for item in items:
        kind = kind_of(item)
        item.user_properties.append(("kind", kind))
        if item.get_closest_marker("slow") and not says_what_it_proves(item):
            silent.append(item.nodeid.partition("[")[0])
        if kind != CODE:
            item.add_marker("slow")
    if silent:
        raise pytest.UsageError(f"slow tests that do not say what they alone prove: {sorted(set(silent))}")


def says_what_it_proves(item: pytest.Item) -> bool:
    """Whether what the mark stands on, a test or a class or a module of them, begins with a sentence."""
    marked = (getattr(node, "obj", None) for node, _ in item.iter_markers_with_node("slow"))
    return all(getattr(thing, "__doc__", None) for thing in marked)


def processor() -> float:
    """Return the seconds of processor of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[SPENT] = processor()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write into each report what the processor has spent since the one before."""
    report = yield
    now = processor()
    report.user_properties.append(("processor", now - item.stash[SPENT]))
    item.stash[SPENT] = now
    return report


@dataclass
class Row:
    """What the tests of a kind took together, in all processes."""

    tests: int = 0
    seconds: float = 0
    processor: float = 0


Part = Callable[[pytest.TestReport, str], str]


def by_kind(_: pytest.TestReport, kind: str) -> str:
    return kind


def by_file(report: pytest.TestReport, _: str) -> str:
    return report.nodeid.partition("::")[0]


def rows_of(reports: Iterable[pytest.TestReport], part: Part = by_kind) -> dict[str, Row]:
    """Return the seconds by kind, or by another part; the three parts of a test are three reports."""
    rows: dict[str, Row] = defaultdict(Row)
    for report in reports:
        told = dict(report.user_properties)
        if "kind" not in told:  # of a process that died
            continue
        row = rows[part(report, str(told["kind"]))]
        row.tests += report.when == "setup"
        row.seconds += report.duration
        row.processor += float(str(told["processor"]))
    return rows


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the seconds by kind and of the longest files, without what browsers themselves use."""
    given = (report for reports in terminalreporter.stats.values() for report in reports)
    reports = [report for report in given if isinstance(report, pytest.TestReport)]
    for title, part in (("seconds by kind", by_kind), ("seconds of the longest files", by_file)):
        if rows := rows_of(reports, part):
            write_table(terminalreporter, title, rows)


def write_table(terminal: pytest.TerminalReporter, title: str, rows: Mapping[str, Row]) -> None:
    longest = sorted(rows.items(), key=lambda pair: -pair[1].seconds)[:LONGEST]
    width = 2 + max(len(name) for name in rows)
    terminal.section(title)
    terminal.line(f"{'':{width}}{'tests':>8}{'seconds':>10}{'processor':>11}")
    for name, row in longest:
        terminal.line(f"{name:{width}}{row.tests:8,}{row.seconds:10,.1f}{row.processor:11,.1f}")
