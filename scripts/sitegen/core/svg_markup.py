"""Faults of drawings: an SVG that is opened by itself is a page, and can run code and lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.etree.ElementTree import TreeBuilder as Builder

from sitegen.core import url_schemes
from sitegen.core.problems import quoted

# What runs, holds another language, or changes an attribute into something that runs.
REFUSED = frozenset((
    "audio", "embed", "foreignobject", "handler", "iframe", "listener", "object", "script", "video",
))  # fmt: skip
FETCHED = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|\bimage(?:-set)?\(|\\[0-9a-f]", re.IGNORECASE)
SVG = "http://www.w3.org/2000/svg"
# Entities can spell anything, and a style sheet of its own can be fetched.
DECLARED = re.compile(r"<!DOCTYPE[^>]*\[|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)


def drawing_faults(text: str) -> Iterator[str]:
    """Yield a message for whatever in the text of an SVG could run, load, or lead somewhere."""
    if DECLARED.search(text):
        yield "teckningen har en egen DOCTYPE eller stilmall; spara den som enkel SVG"
        return
    try:
        root = _read(text)
    except ParseError as error:
        yield f"teckningen går inte att läsa som XML ({error}); spara den på nytt"
        return
    for element in root.iter():
        yield from _element_faults(element)


def words_of_drawing(text: str) -> str:
    """Return the words of an SVG, or of a line of one: texts, titles, labels and ids, parted by bars."""
    return " | ".join(
        filter(None, (part.strip() for found in _WORDS.findall(_STYLE.sub("", text)) for part in found))
    )


_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_WORDS = re.compile(r""">([^<>]+)<|\b(?:aria-label|title|alt|id|data-[\w-]+)\s*=\s*["']([^"']*)""")


def _read(text: str) -> Element:
    parser = XMLParser(target=Builder())
    parser.feed(text.encode())
    found: Element = parser.close()
    return found


def _element_faults(element: Element) -> Iterator[str]:
    """Yield a message for each fault of one element and its attributes."""
    tag = _local(element.tag)
    if tag.lower() in REFUSED or element.tag.partition("}")[0].strip("{") not in (SVG, tag):
        yield f"<{tag}> hör inte hemma i en teckning; ta bort det"
    if tag.lower() == "style" and FETCHED.search(element.text or ""):
        yield "<style> hämtar något utifrån; ta bort det"
    for name, value in element.attrib.items():
        fault = _attribute_fault(_local(name), value)
        if fault:
            yield f"<{tag} {_local(name)}>: {fault}"


def _attribute_fault(name: str, value: str) -> str:
    """Return what is wrong with an attribute; empty when nothing is."""
    if name.lower().startswith("on"):
        return "kör skript; ta bort det"
    if name == "attributeName" and re.fullmatch(r"\s*(?:xlink:)?(?:href|on\w+)\s*", value, re.IGNORECASE):
        return "ändrar en länk eller kör skript; ta bort det"
    if name == "href" and not url_schemes.as_browsers_read(value).startswith("#"):
        return f"leder till {quoted(value)}; ta bort länken"
    return "hämtar något utifrån; ta bort det" if FETCHED.search(value) else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
