"""A built site in memory, and its pages read once for all checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.core.problems import Problem
from sitegen.records import service_codes
from sitegen.records.catalogue import Catalogue
from sitegen.records.model import Language, Site

SERVICE = re.compile(r"(?:^|/)kontakt/([^/]+)/")
# Elements whose text is asked for; all of them are closed by a tag of their own, minified or not.
HELD = ("title", "a", "bdi", "script", "style")


@dataclass
class Held:
    """An element with all text in it, and the part of that text which is kept left to right."""

    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    isolated: str = ""


@dataclass
class Markup(HTMLParser):
    """Start tags with their attributes, text that is read, comments, and what `HELD` elements hold."""

    tags: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    elements: list[Held] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    _open: list[Held] = field(default_factory=list)
    _silent: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        self._silent = tag in ("style", "script")
        if tag in HELD:
            self._open.append(Held(tag, attributes))
            self.elements.append(self._open[-1])

    def handle_endtag(self, tag: str) -> None:
        """Text counts again."""
        self._silent = False
        if self._open and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note what is read, and what runs."""
        if not self._silent:
            self.texts.append(data)
        isolated = any(held.tag == "bdi" and held.attributes.get("dir") == "ltr" for held in self._open)
        for held in self._open:
            held.text += data
            held.isolated += data if isolated else ""

    def handle_comment(self, data: str) -> None:
        """Note a comment: whoever looks at the source reads it."""
        self.comments.append(data)

    def each(self, tag: str) -> Iterator[Mapping[str, str]]:
        """The attributes of every tag of a name."""
        return (attributes for name, attributes in self.tags if name == tag)

    def holding(self, tag: str) -> Iterator[Held]:
        """Every element of a name in `HELD`, with its text."""
        return (held for held in self.elements if held.tag == tag)

    @property
    def scripts(self) -> tuple[Held, ...]:
        """The scripts that run; those of another type are data."""
        kinds = ("", "module", "text/javascript")
        return tuple(held for held in self.holding("script") if held.attributes.get("type", "") in kinds)

    @property
    def data(self) -> tuple[str, ...]:
        """What scripts that are data say."""
        return tuple(held.text for held in self.holding("script") if held not in self.scripts)

    @property
    def titles(self) -> tuple[str, ...]:
        """The page's titles; more than one is a fault."""
        return tuple(held.text for held in self.holding("title"))

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

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...] | None]:
        """The texts of every file, folded for the guards; None for a file that no reader knows."""
        from sitegen.gates.readable_texts import all_texts

        return all_texts(self)

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {service_codes.service_code(id): id for id in self.catalogue.services}

    def service_at(self, address: str) -> str:
        """The id of the service whose page an address or a path leads to; nothing for other pages."""
        found = SERVICE.search(address)
        return self._ids.get(found[1], "") if found else ""

    def language_of(self, path: str) -> Language:
        """The language that a file's folder promises."""
        start, languages = path.split("/")[0], self.catalogue.languages
        is_card = self.site.family == "card"
        short = (language for language in languages.values() if is_card and language.short == start)
        return languages.get(start) or next(short, languages[SOURCE_LANGUAGE])

    def problem(self, path: str, message: str) -> Problem:
        """A problem in a built file; its line says nothing to an editor and is left out."""
        return Problem(path=path, line=0, column=0, message=message)


def markup(html: str) -> Markup:
    """A page, read."""
    page = Markup()
    page.feed(html)
    page.close()
    return page
