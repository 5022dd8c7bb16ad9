"""Finished pages and drawings hold nothing that runs, leads on or loads but what is ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from sitegen.core import Problem, quoted, svg_markup, url_schemes
from sitegen.core.kept import kept
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import page_reader

REFUSED = frozenset((
    "applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "param", "portal",
))  # fmt: skip
# What sends, frames or runs something of itself.
ATTRIBUTES = frozenset({"formaction", "ping", "srcdoc", "style"})
# Between the page and its reader: what meta says instead of a header.
TOLD = frozenset({"content-security-policy", "refresh"})
ADDRESSES = frozenset({"href", "src", "action", "xlink:href", "poster", "data"})
# Sources of the records may be on hosts that have no https. Which hosts a page may fetch from, and what it
# tells others, are questions of their own (`privacy`).
ALLOWED = url_schemes.OUTWARD | {"", "http", url_schemes.FOREIGN_HOST}

Element = tuple[str, Mapping[str, str]]


def unsafe(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each element or attribute that runs, frames, leads on or sends; for comments."""
    for path in site.pages:
        faults = _faults(site.pages[path].tags)
        # Where Markdown is in a page, it is also read as a parser by the standard reads it.
        if site.kind.may_hold_markdown(path, site.catalogue.languages):
            faults = chain(faults, _faults_by_standard((site.folder / path).read_text("utf-8")))
        yield from (site.problem(path, fault) for fault in faults)
        for comment in site.pages[path].comments:
            yield site.problem(path, f"kommentaren {quoted(comment.strip())} läses i källkoden; ta bort den")


def unsafe_drawings(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each drawing that runs, loads, or leads somewhere when it is opened by itself."""
    for path in site.judged:
        if path.endswith(".svg"):
            for fault in svg_markup.drawing_faults((site.folder / path).read_text("utf-8", "replace")):
                yield site.problem(path, fault)


@kept
def _faults_by_standard(html: str) -> tuple[str, ...]:
    found = ((page_reader.element_name(one), one.attrib) for one in page_reader.parsed_elements(html))
    return tuple(_faults(element for element in found if element[0]))


def _faults(elements: Iterable[Element]) -> Iterator[str]:
    for tag, attributes in elements:
        yield from _of_tag(tag, attributes)
        yield from _of_attributes(tag, attributes)


def _of_tag(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if tag in REFUSED:
        yield f"<{tag}> hör inte hemma på en sida; ta bort det"
    told = attributes.get("http-equiv", "").strip().lower()
    if tag == "meta" and told and told not in TOLD:
        yield f"<meta http-equiv={told}> hör inte hemma på en sida; ta bort det"
    if told == "refresh" and url_schemes.scheme(_onward(attributes.get("content", ""))):
        yield "<meta http-equiv=refresh> leder bort från webbplatsen; ta bort det"


def _onward(content: str) -> str:
    """Return the address that a page leads on to by itself, as a browser finds it."""
    after = content.lstrip(" 0123456789.").lstrip(";, \t\n\r")
    name, equals, rest = after.partition("=")
    found = rest if equals and name.strip().lower() == "url" else after
    return found.strip().strip("\"'")


def _of_attributes(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    for name in attributes:
        if name in ATTRIBUTES or name.startswith("on"):
            yield f"<{tag} {name}=…> stoppas av innehållspolicyn eller skickar något; ta bort det"
        if name in ADDRESSES and url_schemes.scheme(attributes[name]) not in ALLOWED:
            yield f"<{tag} {name}={quoted(attributes[name])}> leder dit inga länkar får leda; ta bort det"
