"""The built site as a reader's browser gets it: files and markup. Only codes come from the generator."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

from sitegen.urls import code

ROOT = Path(__file__).resolve().parents[2]
ROWS = yaml.safe_load((ROOT / "data" / "languages.yml").read_text("utf-8"))
LANGUAGES: tuple[str, ...] = tuple(row["id"] for row in ROWS)
RIGHT_TO_LEFT = {row["id"] for row in ROWS if row.get("direction") == "rtl"}
BASE_URL: str = next(
    row["base_url"]
    for row in yaml.safe_load((ROOT / "data" / "sites.yml").read_text("utf-8"))
    if row["id"] == "main"
)
KINDS = ("finder", "service", "region", "rights", "safety", "others")
SIGN, LOST = "sign", "lost"
SOURCE_LANGUAGE = "sv"

FAMILY = re.compile(
    r"(?:(?P<language>[a-z]{2,3})/)?sok-hjalp/"
    r"(?:kontakt/(?P<service>[^/]+)/|region/(?P<region>[^/]+)/|(?P<page>rattigheter|sakerhet|andra)/)?"
)
SIGN_PATH = re.compile(r"(?:(?P<language>[a-z]{2,3})/)?skylt/")
LOST_PATH = re.compile(r"(?P<language>[a-z]{2,3})/404\.html")
ID_OF_CODE = {code(path.stem): path.stem for path in (ROOT / "data" / "services").glob("*.yml")}
KIND_OF_PAGE = {"rattigheter": "rights", "sakerhet": "safety", "andra": "others", None: "finder"}


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

    @property
    def url(self) -> str:
        """The address that it is published at."""
        return BASE_URL + self.path

    @property
    def markup(self) -> Markup:
        """The page, parsed."""
        return _parse(self.file)

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
    """The output folder of one site."""

    root: Path
    pages: tuple[Page, ...]

    def of(self, kind: str, language: str) -> list[Page]:
        """The finder-family pages of a kind in a language."""
        return [page for page in self.pages if (page.kind, page.language) == (kind, language)]

    def finder(self, language: str) -> Page:
        """The finder document of a language."""
        (page,) = self.of("finder", language)
        return page

    def family(self) -> list[Page]:
        """Every finder-family page."""
        return [page for page in self.pages if page.kind in KINDS]

    def sign(self, language: str) -> Page:
        """The document that partners embed, in a language."""
        (page,) = self.of(SIGN, language)
        return page

    def at(self, path: str) -> Page | None:
        """The page at an address from the site's root."""
        return next((page for page in self.pages if page.path == path), None)


def read_site(root: Path) -> Site:
    """All pages below a folder."""
    return Site(root, tuple(read_page(root, file) for file in sorted(root.rglob("*.html"))))


def read_page(root: Path, file: Path) -> Page:
    """What the path of a file says of the page in it."""
    path = file.relative_to(root).as_posix().removesuffix("index.html")
    if sign := SIGN_PATH.fullmatch(path):
        return Page(file, path, sign["language"] or SOURCE_LANGUAGE, SIGN, "")
    if lost := LOST_PATH.fullmatch(path):
        return Page(file, path, lost["language"], LOST, "")
    found = FAMILY.fullmatch(path)
    if found is None:
        start = path.split("/")[0]
        return Page(file, path, start if start in LANGUAGES else SOURCE_LANGUAGE, "prose", "")
    kind = next((k for k in ("service", "region") if found[k]), KIND_OF_PAGE[found["page"]])
    id = ID_OF_CODE.get(found["service"], found["service"]) or found["region"] or ""
    return Page(file, path, found["language"] or SOURCE_LANGUAGE, kind, id)


def resolve(page: Page, address: str) -> str | None:
    """Where an address on a page leads, from the site's root; None when it leaves the site."""
    if address.startswith(BASE_URL):
        address = "/" + address.removeprefix(BASE_URL)
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
