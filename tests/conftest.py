"""What tests of the built site share: where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import prints
import projects
from built.site import MAIN, Site, read_site
from sitegen.core import Project, kept


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--built",
        type=Path,
        help="look at this built site in tests/built and tests/browser, instead of a fresh build",
    )
    parser.addoption(
        "--sites",
        type=Path,
        help="keep the sites that tests look at in this folder, for runs on the same files and the same day",
    )
    parser.addoption(
        "--renew",
        action="store_true",
        help="write data/browsers.yml and the table of SAFETY.md anew, as test_history.py measures them",
    )
    parser.addoption(
        "--runs", type=int, default=1, help="how often test_real_keys.py presses each combination of keys"
    )


pytest_plugins = ("kinds",)
TABLES = {
    "weight": (
        "finder on the wire (gzip, HTTP/1.1)",
        "language  headers   body  total  unpacked",
        "{:8} {:8,} {:6,} {:6,} {:9,}",
    ),
    "keys": (
        "leaving by real keys",
        "browser   keys            exit answers after  left      after, s",
        "{:9} {:15} {:>16} s   {:9} {:>6}",
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
def folder_of(request: pytest.FixtureRequest, sites: Path) -> Callable[[str], Path]:
    """The folder of a built site by its id, as of `projects.REAL_TODAY`: what is shown depends on the day.

    With --built it is that folder for the main site, and for others the one of their name beside it.
    """
    given = request.config.getoption("--built")

    def find(id: str) -> Path:
        if given is None:
            name = "real-site" if id == MAIN else f"real-{id}"
            return projects.once(sites / name, lambda folder: projects.build(projects.REAL, folder, site=id))
        folder = Path(given).resolve() if id == MAIN else Path(given).resolve().parent / id
        if not (folder / "_headers").is_file():
            pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
        return folder

    return find


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest) -> int:
    """How often a visit with real keys is made."""
    return int(request.config.getoption("--runs"))


@pytest.fixture(scope="session")
def dist(folder_of: Callable[[str], Path]) -> Path:
    """The folder of the built main site."""
    return folder_of(MAIN)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, folder_of: Callable[[str], Path]) -> Site:
    """The built main site; or another, for tests that ask for it (`built.site.on`)."""
    id = getattr(request, "param", MAIN)
    return read_site(folder_of(id), id)


@pytest.fixture(scope="session")
def kop_inte_dist(folder_of: Callable[[str], Path]) -> Path:
    """The folder of the built Köp inte."""
    return folder_of("kop-inte")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session", autouse=True)
def kept_values(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests work out again and again is kept, as it is for every verb of the command line.

    A test that puts something else in the place of what such a value is made of keeps it apart
    (`report_mutants.keeping_apart`).
    """
    with kept.keeping(tmp_path_factory.mktemp("kept")):
        yield


@pytest.fixture(scope="session")
def sites(request: pytest.FixtureRequest, shared: Path) -> Path:
    """The folder of the sites that tests look at; with --sites they stay there while nothing changes them."""
    given: Path | None = request.config.getoption("--sites")
    return projects.kept_sites(given.resolve()) if given else shared


@pytest.fixture(scope="session")
def real_site(sites: Path) -> Path:
    """The repository's site as built, to read from."""
    return projects.once(sites / "real-site", lambda folder: projects.build(projects.REAL, folder))


@pytest.fixture(scope="session")
def printed(shared: Path) -> Path:
    """The folder of all that is printed, as the command line prints it."""
    return projects.once(shared / "prints", prints.print_all)


@pytest.fixture(scope="session")
def small(shared: Path) -> Project:
    """The small project, to read from."""
    return Project(projects.once(shared / "small", projects.lay_out))


@pytest.fixture(scope="session")
def small_site(shared: Path, small: Project) -> Path:
    """The small project as built, to read from."""
    return projects.once(shared / "small-site", lambda folder: projects.build(small, folder))
