"""What tests of the built site share: where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--built",
        type=Path,
        help="look at this built site in tests/built and tests/browser, instead of a fresh build",
    )
    parser.addoption(
        "--renew",
        action="store_true",
        help="write data/browsers.yml and the table of SAFETY.md anew, as test_history.py measures them",
    )


TABLES = {
    "weight": (
        "finder on the wire (gzip, HTTP/1.1)",
        "language  headers   body  total  unpacked",
        "{:8} {:8,} {:6,} {:6,} {:9,}",
    ),
    "slow": (
        "finder on a slow phone and network, ms",
        "language   usable  last byte  processor slower by",
        "{:8} {:8,} {:10,} {:20}",
    ),
}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the help pages weigh and how fast they are, as the tests measured it."""
    reports = [r for name in ("passed", "failed") for r in terminalreporter.getreports(name)]
    for table, (title, head, row) in TABLES.items():
        found = [value for r in reports for name, value in r.user_properties if name == table]
        if found:
            terminalreporter.section(title)
            terminalreporter.line(head)
        for values in sorted(found):
            terminalreporter.line(row.format(*values))


@pytest.fixture(scope="session")
def dist(request: pytest.FixtureRequest) -> Path:
    """The folder of the built main site, as of `projects.TODAY`: what is shown depends on the day."""
    given = request.config.getoption("--built")
    if given is None:
        return Path(request.getfixturevalue("real_site"))
    folder = Path(given).resolve()
    if not (folder / "sok-hjalp" / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def card_dist(request: pytest.FixtureRequest, shared: Path) -> Path:
    """The folder of the built site behind the card; with --built, the one beside the main site."""
    given = request.config.getoption("--built")
    if given is None:
        return projects.once(
            shared / "real-card", lambda folder: projects.build(projects.REAL, folder, site="215")
        )
    folder = Path(given).resolve().parent / "215"
    if not (folder / "th" / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def kop_inte_dist(request: pytest.FixtureRequest, shared: Path) -> Path:
    """The folder of the built Köp inte; with --built, the one beside the main site."""
    given = request.config.getoption("--built")
    if given is None:
        return projects.once(
            shared / "real-kop-inte", lambda folder: projects.build(projects.REAL, folder, site="kop-inte")
        )
    folder = Path(given).resolve().parent / "kop-inte"
    if not (folder / "hitta-hjalp" / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def real_site(shared: Path) -> Path:
    """The repository's site as built, to read from."""
    return projects.once(shared / "real-site", lambda folder: projects.build(projects.REAL, folder))
