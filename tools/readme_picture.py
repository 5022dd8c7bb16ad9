"""Take the picture of README from `dist/main`: `.venv/bin/python tools/readme_picture.py`."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.web import FINDER, addresses

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


def main() -> None:
    """Read the command line, take the picture and say where it is; say in a line why it cannot be taken."""
    argparse.ArgumentParser(description="Take the picture of README from the built site.").parse_args()
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("the picture needs Chromium: apt-get install chromium")
    site = ROOT / "dist" / "main"
    if not (site / addresses.file(FINDER, "sv")).exists():
        sys.exit("nothing is built yet: make site")
    print(take_picture(browser, site, ROOT / ".github" / "finder.png"))


def take_picture(browser: str, site: Path, target: Path) -> Path:
    """Write the finder on three phones side by side into `target`, and return it."""
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


if __name__ == "__main__":
    main()
