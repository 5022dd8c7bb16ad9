"""A hand-over as XLIFF 2.0, for those who have a translator's tool, and the same file read back.

A placeholder is an element of its own there, so that a tool can guard it. What the sheet has a drop-down
for is the state of a segment: `reviewed` and `final` are ok, and a note of the category `disputed` is a
question. Who has read, and when, stands in notes of the file, else it is said on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sitegen.core import SetupError
from sitegen.language.handover import Handover, HandoverPart, HandoverRow
from sitegen.language.returned import CHANGED, DISPUTED, OK, ReturnedFile, ReturnedRow, tidy
from sitegen.language.review import fingerprint

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PLACEHOLDER = re.compile(r"(\{\w+\})")
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MAX_BYTES = 20_000_000
APPROVED = ("reviewed", "final")


# -- written -------------------------------------------------------------------------------------


def document(sent: Handover) -> bytes:
    """Return the XLIFF file of a hand-over."""
    attributes = {"xmlns": NAMESPACE, "version": "2.0", "srcLang": "sv", "trgLang": sent.code}
    root = Element("xliff", attributes)
    for number, part in enumerate(sent.parts, start=1):
        _file(root, f"f{number}", part)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _file(root: Element, id: str, part: HandoverPart) -> None:
    file = SubElement(root, "file", {"id": id, "original": part.id})
    file.text = file.tail = "\n"
    notes = SubElement(file, "notes")
    notes.tail = "\n"
    for category in ("by", "on"):
        SubElement(notes, "note", {"category": category})
    for row in part.rows:
        _unit(file, row)


def _unit(file: Element, row: HandoverRow) -> None:
    unit = SubElement(file, "unit", {"id": f"u{row.id}", "name": row.read, SPACE: "preserve"})
    unit.tail = "\n"
    notes = SubElement(unit, "notes")
    for category, text in (("where", row.where), ("context", row.note), ("said", row.said)):
        if text:
            SubElement(notes, "note", {"category": category}).text = text
    names = list(dict.fromkeys(PLACEHOLDER.findall(row.source) + PLACEHOLDER.findall(row.text)))
    if names:
        data = SubElement(unit, "originalData")
        for name in names:
            SubElement(data, "data", {"id": f"d{names.index(name)}"}).text = name
    # Never `reviewed`, whoever has read it before: what comes back so is the word of this reader.
    segment = SubElement(unit, "segment", {"state": "translated" if row.text else "initial"})
    _fill(SubElement(segment, "source"), row.source, names)
    if row.text:
        _fill(SubElement(segment, "target"), row.text, names)


def _fill(element: Element, text: str, names: list[str]) -> None:
    """Write a text into an element, its placeholders as elements."""
    last: Element | None = None
    for number, piece in enumerate(PLACEHOLDER.split(text)):
        if piece in names:
            place = {"id": str(number), "dataRef": f"d{names.index(piece)}", "disp": piece}
            last = SubElement(element, "ph", place)
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


# -- read ----------------------------------------------------------------------------------------


def read(data: bytes, name: str) -> ReturnedFile:
    """Read an XLIFF file that came back. Raises `SetupError` when it is damaged, or is none of ours."""
    if len(data) > MAX_BYTES or ENTITIES.search(data):
        raise SetupError(f"{name}: filen är orimligt stor, eller har en dokumenttyp; är det rätt fil?")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise SetupError(f"{name}: filen är skadad ({error}); hämta den på nytt ur verktyget") from None
    if root.tag != f"{{{NAMESPACE}}}xliff" or root.get("srcLang") != "sv":
        raise SetupError(f"{name}: filen är ingen XLIFF 2.0 från messages export")
    files = root.findall(_in("file"))
    rows = [row for file in files for row in _rows(file)]
    by, on = (_first_note(files, category) for category in ("by", "on"))
    places = {"code": "trgLang", "by": "note category=by", "on": "note category=on"}
    return ReturnedFile(name, root.get("trgLang", ""), by, on, tuple(rows), places)


def _in(*names: str) -> str:
    return "/".join(f"{{{NAMESPACE}}}{name}" for name in names)


def _first_note(files: list[Element], category: str) -> str:
    return next(filter(None, (_note(file, category) for file in files)), "")


def _note(element: Element, category: str) -> str:
    notes = (note for note in element.findall(_in("notes", "note")) if note.get("category") == category)
    return next((tidy("".join(note.itertext())) for note in notes), "")


def _rows(file: Element) -> Iterator[ReturnedRow]:
    for unit in file.iter(_in("unit")):
        data = {one.get("id", ""): one.text or "" for one in unit.findall(_in("originalData", "data"))}
        source, target = (_whole_text(unit, part, data) for part in ("source", "target"))
        id, read = unit.get("id", "").removeprefix("u"), unit.get("name", "")
        disputed = _note(unit, "disputed")
        states = {segment.get("state", "initial") for segment in unit.findall(_in("segment"))}
        said = DISPUTED if disputed else OK if states and states <= set(APPROVED) else ""
        places = dict.fromkeys(("id", "source", "text", "state", "comment"), f"unit {unit.get('id')}")
        comment = disputed or _note(unit, "comment")
        # Tools send everything back: what is as it was, nobody has said anything of.
        if fingerprint(target) == read:
            target = ""
        elif said == OK:
            said = CHANGED
        yield ReturnedRow(file.get("original", ""), id, source, read, target, said, comment, places)


def _whole_text(unit: Element, part: str, data: Mapping[str, str]) -> str:
    """Return the source or the target of a unit, which a tool may have cut into segments."""
    pieces = [child for child in unit if child.tag in (_in("segment"), _in("ignorable"))]
    text = "".join(_text(piece.find(_in(part)), data) for piece in pieces)
    return tidy(text)


def _text(element: Element | None, data: Mapping[str, str]) -> str:
    """Return the text of an element with its placeholders as catalogues have them."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for inner in element:
        own = data.get(inner.get("dataRef", ""), inner.get("disp", ""))
        pieces += [own if inner.tag == _in("ph") else _text(inner, data), inner.tail or ""]
    return "".join(pieces)
