"""The tables of a report's page and of its tagged PDF, to compare field by field.

Those of a PDF are read as a screen reader meets them: out of its structure, not by where ink lies.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2
import tinyhtml5
from pypdfium2 import raw

XHTML = "{http://www.w3.org/1999/xhtml}"
HYPHEN = "\u2010"
"""What WeasyPrint puts at the end of a line that it parts a word at; words of ours have another one."""

Texts = Mapping[tuple[int, int], str]
"""The text of each piece of marked content, by page and number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, the headings of its columns, and its rows, each with its heading first.

    All texts are `squeezed`. Single figures are rows of a table without caption.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def squeezed(text: str) -> str:
    """A text without its spaces: where lines break is the paper's choice."""
    return "".join(text.split())


def joined(found: Iterable[Table]) -> list[Table]:
    """The tables with what follows on the next sheet, or the next figures, added to what it continues."""
    whole: list[Table] = []
    for table in found:
        if whole and not table.caption and table.heads == whole[-1].heads:
            whole[-1] = Table(whole[-1].caption, table.heads, whole[-1].rows + table.rows)
        else:
            whole.append(table)
    return whole


def of_page(html: str, figure_heads: tuple[str, ...]) -> list[Table]:
    """Every table of a report's page in reading order; figures as rows of one with these headings."""
    return joined(_of_page(tinyhtml5.parse(html), figure_heads))


def _of_page(html: Element, figure_heads: tuple[str, ...]) -> Iterator[Table]:
    for element in html.iter():
        if element.tag == f"{XHTML}table":
            [caption], [head] = element.iter(f"{XHTML}caption"), element.iter(f"{XHTML}thead")
            rows = (_row(row) for body in element.iter(f"{XHTML}tbody") for row in body)
            yield Table(_whole(caption), tuple(_whole(cell) for cell in head[0]), tuple(rows))
        elif element.get("class") == "figures":
            yield Table("", figure_heads, tuple(_figure(pair) for pair in element))


def _row(row: Element) -> tuple[str, ...]:
    """The heading with what is said under it; of fields only what is seen."""
    return (_whole(row[0]), *(_seen(cell) for cell in row[1:]))


def _figure(pair: Element) -> tuple[str, ...]:
    label, (value, *more) = pair[0], pair[1]
    marks = [part for part in more if part.get("class") == "revised"]
    said = (label, *(part for part in more if part not in marks))
    return ("".join(map(_whole, said)), "".join(map(_seen, (value, *marks))))


def _seen(element: Element) -> str:
    """A text without what is for screen readers alone."""
    inner = (_seen(part) + squeezed(part.tail or "") for part in element if part.get("class") != "v")
    return squeezed(element.text or "") + "".join(inner)


def _whole(element: Element) -> str:
    return squeezed("".join(element.itertext()))


def of_paper(path: Path) -> list[Table]:
    """Every table of a PDF in reading order. Fails where a field does not name both of its headings."""
    texts = texts_of(path)
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        return joined(_table(found, texts, numbers) for found in _all(root, "/Table"))


def texts_of(path: Path) -> Texts:
    """What each piece of marked content says, in the letters that it is searched by."""
    document, found = pypdfium2.PdfDocument(path), dict[tuple[int, int], str]()
    for number, page in enumerate(document):
        words = page.get_textpage()
        for piece in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
            key = (number, raw.FPDFPageObj_GetMarkedContentID(piece.raw))
            found[key] = found.get(key, "") + _text(piece.raw, words)
    document.close()
    return found


def _text(piece: object, words: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(piece, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(piece, words.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _all(element: pikepdf.Object, *kinds: str) -> Iterator[pikepdf.Dictionary]:
    """The elements of a kind, in reading order, without those inside of one."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) in kinds:
                yield kid
            else:
                yield from _all(kid, *kinds)


def _table(table: pikepdf.Dictionary, texts: Texts, numbers: Mapping[tuple[int, int], int]) -> Table:
    def said(element: pikepdf.Dictionary) -> str:
        return "".join(_said(element, texts, numbers))

    [heads] = [list(_all(row, "/TH")) for part in _all(table, "/THead") for row in _all(part, "/TR")]
    rows = [list(_all(row, "/TH", "/TD")) for part in _all(table, "/TBody") for row in _all(part, "/TR")]
    for first, *fields in rows:
        for head, field in zip(heads[1:], fields, strict=True):
            assert [str(id) for id in field.A.Headers] == [str(first.ID), str(head.ID)]
    return Table(
        caption="".join(said(caption) for caption in _all(table, "/Caption")),
        heads=tuple(said(head) for head in heads),
        rows=tuple(tuple(said(cell) for cell in row) for row in rows),
    )


def _said(element: pikepdf.Object, texts: Texts, numbers: Mapping[tuple[int, int], int]) -> Iterator[str]:
    """The pieces of text of an element and of all in it; a word parted at a line's end is whole again.

    A piece without letters is a space between two elements that stand on different lines.
    """
    for kid in _kids(element):
        if isinstance(kid, int):
            yield squeezed(texts.get((numbers[element.Pg.objgen], kid), "")).removesuffix(HYPHEN)
        elif "/S" in kid:
            yield from _said(kid, texts, numbers)
        elif str(kid.get("/Type")) == "/MCR":
            yield squeezed(texts.get((numbers[kid.Pg.objgen], int(kid.MCID)), "")).removesuffix(HYPHEN)
