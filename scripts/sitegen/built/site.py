"""A built site in memory, and its pages read once for all checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from sitegen.catalogue import Catalogue
from sitegen.model import Site
from sitegen.problems import Problem


@dataclass
class Markup(HTMLParser):
    """Every start tag of a page with its attributes, the text that is read, titles, comments and data."""

    tags: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        is_data = tag == "script" and attributes.get("type", "").endswith("json")
        self._inside = "data" if is_data else tag if tag in ("style", "script", "title") else ""

    def handle_endtag(self, tag: str) -> None:
        """Text counts again."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note what is read; the title is read too."""
        if self._inside == "data":
            self.data.append(data)
        elif self._inside not in ("style", "script"):
            self.texts.append(data)
        if self._inside == "title":
            self.titles.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment: whoever looks at the source reads it."""
        self.comments.append(data)

    def each(self, tag: str) -> Iterator[Mapping[str, str]]:
        """The attributes of every tag of a name."""
        return (attributes for name, attributes in self.tags if name == tag)

    @property
    def text(self) -> str:
        """All that is read, pieces parted by a space."""
        return " ".join(self.texts)


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a built site, the records that it was built from, and where it will be served."""

    folder: Path
    catalogue: Catalogue
    base_url: str

    @property
    def site(self) -> Site:
        """The row of data/sites.yml."""
        return next(site for site in self.catalogue.sites.values() if site.base_url == self.base_url)

    @cached_property
    def files(self) -> frozenset[str]:
        """The path of every file from the site's root."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def pages(self) -> Mapping[str, Markup]:
        """Every HTML file, read."""
        paths = (path for path in sorted(self.files) if path.endswith(".html"))
        return {path: markup((self.folder / path).read_text("utf-8")) for path in paths}

    def problem(self, path: str, message: str) -> Problem:
        """A problem in a built file; its line says nothing to an editor and is left out."""
        return Problem(path=path, line=0, column=0, message=message)


def markup(html: str) -> Markup:
    """A page, read."""
    page = Markup()
    page.feed(html)
    page.close()
    return page
