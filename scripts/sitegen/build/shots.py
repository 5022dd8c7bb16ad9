"""The picture in README, taken from the built site by a real browser."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from sitegen.core.problems import SetupError
from sitegen.core.project import Project
from sitegen.web import addresses
from sitegen.web.page_maker import FINDER

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
)
LANGUAGES = ("th", "ar", "sv")
SIZE = (360, 640)


def readme(project: Project) -> Path:
    """Three phones side by side, as .github/finder.png. Raises `SetupError` without a browser or a build."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SetupError("screenshot needs Chromium: apt-get install chromium")
    site = project.dist / "main"
    if not (site / addresses.file(FINDER, "sv")).exists():
        raise SetupError("nothing is built yet: make site")
    target = project.root / ".github" / "finder.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.html"
        sheet.write_text(_sheet(site), "utf-8")
        _shoot(browser, sheet, target, Path(folder) / "profile")
    return target


def _sheet(site: Path) -> str:
    width, height = SIZE
    frames = "".join(
        f'<iframe src="{(site / addresses.file(FINDER, code)).as_uri()}" '
        f"width={width} height={height}></iframe>"
        for code in LANGUAGES
    )
    style = "body{margin:16px;background:#d8d0c0}iframe{border:0;margin:0 8px;background:#fff}"
    return f"<!doctype html><style>{style}</style><nobr>{frames}</nobr>"


def _shoot(browser: str, sheet: Path, target: Path, profile: Path) -> None:
    width = 32 + len(LANGUAGES) * (SIZE[0] + 20)
    size = f"--window-size={width},{SIZE[1] + 40}"
    command = [
        browser,
        *FLAGS,
        size,
        f"--user-data-dir={profile}",
        f"--screenshot={target}",
        sheet.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
