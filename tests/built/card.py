"""The built site behind the card, as files: which page is which, and where it is published."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from built.site import LANGUAGES, ROOT, ROWS, SOURCE_LANGUAGE, Page, Site

ROW = next(
    row for row in yaml.safe_load((ROOT / "data" / "sites.yml").read_text("utf-8")) if row["id"] == "215"
)
BASE_URL: str = ROW["base_url"]
EXIT_URL: str = ROW["exit_url"]
SHORT: dict[str, str] = {row["id"]: row["short"] for row in ROWS if "short" in row}
LANGUAGE_OF = {**{code: code for code in LANGUAGES}, **{short: code for code, short in SHORT.items()}}
CARD_KINDS = ("card", "notes", "start")
ADDRESS = re.compile(r"(?:(?P<folder>[a-z]{1,3})/(?P<notes>info/)?)?")


def read_card_site(root: Path) -> Site:
    """All pages below a folder; `id` is the short address of a page that stands there."""
    return Site(root, tuple(_page(root, file) for file in sorted(root.rglob("*.html"))))


def _page(root: Path, file: Path) -> Page:
    path = file.relative_to(root).as_posix().removesuffix("index.html")
    found = ADDRESS.fullmatch(path)
    if found is None:
        return Page(file, path, SOURCE_LANGUAGE, "not-found", "")
    folder = found["folder"] or ""
    kind = ("notes" if found["notes"] else "card") if folder else "start"
    short = folder if folder in SHORT.values() else ""
    return Page(file, path, LANGUAGE_OF.get(folder, SOURCE_LANGUAGE), kind, short)


def long_pages(site: Site) -> list[Page]:
    """Every page once: without the copies behind the short addresses."""
    return [page for page in site.pages if page.kind in CARD_KINDS and not page.id]
