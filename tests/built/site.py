"""The built site as a reader's browser gets it: files and markup. Only codes come from the generator."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from sitegen.records.service_codes import service_code

ROOT = Path(__file__).resolve().parents[2]
ROWS = yaml.safe_load((ROOT / "data" / "languages.yml").read_text("utf-8"))
# `yes` is true to a plain reader of YAML.
LANGUAGES: tuple[str, ...] = tuple(row["id"] for row in ROWS if row["offered"])
RIGHT_TO_LEFT = {row["id"] for row in ROWS if row.get("direction") == "rtl"}
SITES = {row["id"]: row for row in yaml.safe_load((ROOT / "data" / "sites.yml").read_text("utf-8"))}
MAIN, CARD = "main", "215"
BASE_URL: str = SITES[MAIN]["base_url"]
KINDS = ("finder", "service", "region", "county", "rights", "safety", "others", "languages")
CARD_KINDS = ("card", "notes", "words", "start")
HOMES = ("finder", "card")
SIGN, LOST, PROSE, EASY = "sign", "lost", "prose", "easy"
SOURCE_LANGUAGE = "sv"
SHORT: dict[str, str] = {row["id"]: row["short"] for row in ROWS if "short" in row}
LANGUAGE_OF = {**{code: code for code in LANGUAGES}, **{short: code for code, short in SHORT.items()}}

FAMILY = re.compile(
    r"(?:(?P<language>[a-z]{2,3})/)?sok-hjalp/"
    r"(?:kontakt/(?P<service>[^/]+)/|region/(?P<region>[^/]+)/|lan/(?P<county>[^/]+)/|(?P<page>rattigheter|sakerhet|andra|sprak)/)?"
)
SIGN_PATH = re.compile(r"(?:(?P<language>[a-z]{2,3})/)?skylt/")
CARD_PATH = re.compile(r"(?:(?P<folder>[a-z]{1,3})/(?:(?P<notes>info/)|(?P<words>sprak/))?)?")
LOST_PATH = re.compile(r"(?P<language>[a-z]{2,3})/404\.html")
ID_OF_CODE = {service_code(path.stem): path.stem for path in (ROOT / "data" / "services").glob("*.yml")}
KIND_OF_PAGE = {
    "rattigheter": "rights",
    "sakerhet": "safety",
    "andra": "others",
    "sprak": "languages",
    None: "finder",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with its attributes and the line it stands on."""

    name: str
    attributes: dict[str, str]
    line: int

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.attributes


class Markup(HTMLParser):
    """All tags of a page in order, its texts, and its inline scripts and styles to the byte."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.texts: list[str] = []
        self.code: list[tuple[Tag, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.tags.append(found)
        self._inside = tag in ("script", "style")
        if self._inside:
            self.code.append((found, ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            tag, before = self.code.pop()
            self.code.append((tag, before + data))
        else:
            self.texts.append(data)

    def all(self, *names: str) -> list[Tag]:
        """The tags with one of these names."""
        return [tag for tag in self.tags if tag.name in names]

    @property
    def scripts(self) -> list[str]:
        """The inline scripts."""
        return [text for tag, text in self.code if tag.name == "script" and runs(tag)]

    @property
    def styles(self) -> list[str]:
        """The inline style sheets."""
        return [text for tag, text in self.code if tag.name == "style"]


def runs(script: Tag) -> bool:
    """Whether a script element is inline code, and not data or a file."""
    return "src" not in script and script["type"] in ("", "text/javascript", "module")


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file. `path` is its address from the site's root, without a slash at the start."""

    file: Path
    path: str
    language: str
    kind: str
    id: str
    base_url: str = BASE_URL

    @property
    def url(self) -> str:
        """The address that it is published at."""
        return self.base_url + self.path

    @property
    def markup(self) -> Markup:
        """The page, parsed."""
        return _parse(self.file)

    @property
    def leads_on(self) -> bool:
        """Whether a browser that opens it is led to another page at once."""
        return any(tag["http-equiv"] == "refresh" for tag in self.markup.all("meta"))

    def __str__(self) -> str:
        return f"/{self.path}"


@cache
def _parse(file: Path) -> Markup:
    markup = Markup()
    markup.feed(file.read_text("utf-8"))
    markup.close()
    return markup


@dataclass(frozen=True, slots=True)
class Site:
    """The output folder of one site; `id` is its row in data/sites.yml."""

    root: Path
    pages: tuple[Page, ...]
    id: str = MAIN

    @property
    def base_url(self) -> str:
        """Where it is published."""
        return str(SITES[self.id]["base_url"])

    @property
    def exit_url(self) -> str:
        """Where its leave-page control leads; nothing on a site that has none."""
        return str(SITES[self.id].get("exit_url", ""))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of help pages that it has."""
        return KINDS_OF.get(family_of(self.id), ())

    def of(self, kind: str, language: str) -> list[Page]:
        """The pages of a kind in a language."""
        return [page for page in self.pages if (page.kind, page.language) == (kind, language)]

    def finder(self, language: str) -> Page:
        """The document of a language that carries everything essential: the finder, or the card's."""
        (page,) = (p for p in self.pages if p.kind in HOMES and p.language == language and not p.id)
        return page

    def family(self) -> list[Page]:
        """Every help page, those in easy Swedish too."""
        return [page for page in self.pages if page.kind in (*self.kinds, EASY)]

    def samples(self, language: str) -> list[Page]:
        """A help page of each kind in a language, and a page of prose of each folder and depth."""
        helping = [next(iter(self.of(kind, language)), None) for kind in (*self.kinds, EASY)]
        staying = (page for page in reversed(self.of(PROSE, language)) if not page.leads_on)
        prose = {folder_and_depth(page): page for page in staying}
        return [*filter(None, helping), *prose.values()]

    def sign(self, language: str) -> Page:
        """The document that partners embed, in a language."""
        (page,) = self.of(SIGN, language)
        return page

    def at(self, path: str) -> Page | None:
        """The page at an address from the site's root."""
        return next((page for page in self.pages if page.path == path), None)


def folder_and_depth(page: Page) -> tuple[str, int]:
    """What pages that records make of one template have in common: `medlemmar/` and how deep they lie."""
    parts = page.path.removeprefix(f"{page.language}/").split("/")
    return parts[0], len(parts)


KINDS_OF = {"finder": KINDS, "card": CARD_KINDS}


def family_of(id: str) -> str:
    """What kind of site one is."""
    return str(SITES[id].get("family", "finder"))


def on(*sites: str, languages: Sequence[str] = ()) -> pytest.MarkDecorator:
    """Runs a test on each of these sites; with languages, on each site in each of them."""
    if not languages:
        return pytest.mark.parametrize("site", sites, indirect=True, scope="session")
    rows = [(site, language) for site in sites for language in languages]
    return pytest.mark.parametrize(("site", "language"), rows, indirect=["site"], scope="session")


def spoken(id: str) -> tuple[str, ...]:
    """The languages of a site's pages."""
    return LANGUAGES if family_of(id) in KINDS_OF else tuple(SITES[id]["languages"])


EVERY_SITE, LEAVING = tuple(SITES), tuple(id for id, row in SITES.items() if row.get("exit_url"))
"""All sites; and those with a control that leaves the page."""


@cache
def read_site(root: Path, id: str = MAIN) -> Site:
    """All pages below a folder."""
    return Site(root, tuple(read_page(root, file, id) for file in sorted(root.rglob("*.html"))), id)


def read_page(root: Path, file: Path, id: str = MAIN) -> Page:
    """What the path of a file says of the page in it."""
    path = file.relative_to(root).as_posix().removesuffix("index.html")
    if lost := LOST_PATH.fullmatch(path):
        language, kind, page_id = lost["language"], LOST, ""
    else:
        language, kind, page_id = PLACES.get(family_of(id), _prose)(path)
    return Page(file, path, language, kind, page_id, SITES[id]["base_url"])


def _prose(path: str) -> tuple[str, str, str]:
    start = path.split("/")[0]
    return start if start in LANGUAGES else SOURCE_LANGUAGE, PROSE, ""


def _finder(path: str) -> tuple[str, str, str]:
    """Language, kind and id of a page of the main site."""
    if sign := SIGN_PATH.fullmatch(path):
        return sign["language"] or SOURCE_LANGUAGE, SIGN, ""
    if path.startswith("sok-hjalp/lattlast/"):
        return SOURCE_LANGUAGE, EASY, ""
    found = FAMILY.fullmatch(path)
    if found is None:
        return _prose(path)
    kind = next((k for k in ("service", "region", "county") if found[k]), KIND_OF_PAGE[found["page"]])
    id = ID_OF_CODE.get(found["service"], found["service"]) or found["region"] or found["county"] or ""
    return found["language"] or SOURCE_LANGUAGE, kind, id


def _card(path: str) -> tuple[str, str, str]:
    """The same of a page behind the card; the id is its short address if it stands at one."""
    found = CARD_PATH.fullmatch(path)
    if found is None:
        return SOURCE_LANGUAGE, LOST, ""
    folder = found["folder"] or ""
    inner = next((name for name in ("notes", "words") if found[name]), "card")
    kind = inner if folder else "start"
    return LANGUAGE_OF.get(folder, SOURCE_LANGUAGE), kind, folder if folder in SHORT.values() else ""


PLACES = {"finder": _finder, "card": _card}


def resolve(page: Page, address: str) -> str | None:
    """Where an address on a page leads, from the site's root; None when it leaves the site."""
    if address.startswith(page.base_url):
        address = "/" + address.removeprefix(page.base_url)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page.path
    target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(page.path), unquote(parts.path)))
    slash = "/" if parts.path.endswith(("/", ".")) and target != "/" else ""
    return target.lstrip("/") + slash


def target_file(root: Path, path: str) -> Path:
    """The file that a static host answers with."""
    file = root / path
    return file / "index.html" if path.endswith("/") or not path else file
