"""Pictures of the built pages for people to look at: `python tests/browser/shots.py FOLDER`.

Each kind of page in three languages, on a small phone and on a large screen, in light and in dark,
the finder also without script; the first screen, and the whole page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from browser import chrome, nginx  # noqa: E402
from built.site import KINDS, Page, Site, read_site  # noqa: E402

SIZES = {"320": chrome.PHONE, "1280": chrome.DESKTOP}
EXIT_URL = "https://www.smhi.se/"


def main() -> int:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--built", type=Path, default=ROOT / "dist" / "main", help="the built site")
    parser.add_argument("--languages", nargs="+", default=["sv", "th", "ar"])
    parser.add_argument("--kinds", nargs="+", default=[*KINDS, "start"], choices=[*KINDS, "start"])
    wish = parser.parse_args()
    wish.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = read_site(wish.built.resolve())
        pages = [page for kind in wish.kinds for page in chosen(site, kind, wish.languages)]
        with nginx.serve(site.root, Path(work)) as base:
            browser = chrome.launch(playwright)
            count = sum(take(browser, base, page, wish.folder) for page in pages)
            browser.close()
    print(f"{count} pictures in {wish.folder}")
    return 0


def chosen(site: Site, kind: str, languages: list[str]) -> Iterator[Page]:
    """One page of a kind in each language; of the services the one whose page says most."""
    if kind == "start":
        yield from (page for page in site.pages if page.path in ("", "en/"))
        return
    for language in languages:
        pages = site.of(kind, language)
        yield max(pages, key=lambda page: page.file.stat().st_size)


def take(browser: Browser, base: str, page: Page, folder: Path) -> int:
    """All pictures of one page."""
    scripts = (True, False) if page.kind == "finder" else (True,)
    looks = list(product(SIZES, ("light", "dark"), scripts))
    for size, scheme, script in looks:
        name = "-".join([page.language, page.id or page.kind, size, scheme, "" if script else "noscript"])
        options = {"viewport": SIZES[size], "color_scheme": scheme, "java_script_enabled": script}
        with chrome.visit(browser, base, EXIT_URL, **options) as visit:
            tab = visit.open(page.path)
            tab.screenshot(path=folder / f"{name.strip('-')}.png")
            tab.screenshot(path=folder / f"{name.strip('-')}-full.png", full_page=True)
    return 2 * len(looks)


if __name__ == "__main__":
    sys.exit(main())
