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


@pytest.fixture(scope="session")
def dist(request: pytest.FixtureRequest) -> Path:
    """The folder of the built main site."""
    folder = Path(request.config.getoption("--built")).resolve()
    if not (folder / "sok-hjalp" / "index.html").is_file():
        pytest.fail(f"{folder} holds no built site; run `make site` first", pytrace=False)
    return folder
