"""What tests of the built site share: where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--built",
        type=Path,
        default=ROOT / "dist" / "main",
        help="the built main site that tests/built and tests/browser look at",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the help pages weigh on the wire, as the tests measured it."""
    reports = [r for name in ("passed", "failed") for r in terminalreporter.getreports(name)]
    found = [value for r in reports for name, value in r.user_properties if name == "weight"]
    if found:
        terminalreporter.section("finder on the wire (gzip, HTTP/1.1)")
        terminalreporter.line("language  headers   body  total  unpacked")
    for language, *sizes in sorted(found):
        terminalreporter.line("{:8} {:8,} {:6,} {:6,} {:9,}".format(language, *sizes))


@pytest.fixture(scope="session")
def dist(request: pytest.FixtureRequest) -> Path:
    """The folder of the built main site."""
    folder = Path(request.config.getoption("--built")).resolve()
    if not (folder / "sok-hjalp" / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
    return folder
