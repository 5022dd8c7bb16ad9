"""What is read on screen is PDF/UA-1: what can be told from the file's structure (ISO 14289-1).

An independent validator reads every file; beside it stand the clauses that a reader notices first, told
by another library: 7.1 title and metadata, 7.2 language, 7.3 figures, 7.4 headings, 7.18 links.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pikepdf
import pytest
from page import validate_pdf

from prints import Prints

STANDARD = {
    "/Document", "/Part", "/Sect", "/Div", "/NonStruct", "/P", "/H1", "/H2", "/H3", "/L", "/LI", "/LBody",
    "/Lbl", "/Link", "/Span", "/Figure", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/Art", "/TOC",
    "/TOCI", "/Reference",
}  # fmt: skip
PIECES = ("hotell", "region", "katalog")


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every structure element below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def roles(document: pikepdf.Pdf) -> list[str]:
    """The standard roles of all elements, in reading order."""
    given = document.Root.StructTreeRoot.get("/RoleMap", {})
    return [str(given.get(str(e.S), e.S)) for e in elements(document.Root.StructTreeRoot)]


@pytest.fixture(params=PIECES)
def documents(request: pytest.FixtureRequest, prints: Prints) -> Iterator[list[tuple[str, pikepdf.Pdf]]]:
    """All files of a piece, opened."""
    stems = [stem for stem, order in prints.orders.items() if order.id == request.param]
    opened = [(prints.orders[stem].language, pikepdf.open(prints.path(stem))) for stem in stems]
    assert opened
    yield opened
    for _, document in opened:
        document.close()


def test_they_say_what_they_are_and_in_which_language(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for language, document in documents:
        metadata = document.Root.Metadata.read_bytes().decode()
        assert 'pdfuaid:part="1"' in metadata
        assert re.search(r'<dc:title>.*<rdf:li xml:lang="x-default">\S.*</dc:title>', metadata, re.DOTALL)
        assert str(document.Root.Lang) == language
        assert document.Root.MarkInfo.Marked == True  # noqa: E712
        assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712


def test_every_element_has_a_standard_role(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for _, document in documents:
        found = roles(document)
        assert len(found) > 20 and set(found) <= STANDARD


def test_headings_begin_with_one_and_skip_none(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for _, document in documents:
        levels = [int(role[2]) for role in roles(document) if re.fullmatch(r"/H\d", role)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_figures_have_words_and_links_are_tagged(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for _, document in documents:
        for element in elements(document.Root.StructTreeRoot):
            if str(element.S) == "/Figure":
                assert str(element.get("/Alt", ""))
        links = [a for page in document.pages for a in page.obj.get("/Annots", []) if a.Subtype == "/Link"]
        assert [a for a in links if "/StructParent" not in a or not str(a.get("/Contents", ""))] == []


def test_pages_go_in_the_order_of_the_structure(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for _, document in documents:
        assert all(page.obj.Tabs == "/S" and "/StructParents" in page.obj for page in document.pages)


def test_every_letter_can_be_read_out(documents: list[tuple[str, pikepdf.Pdf]]) -> None:
    for _, document in documents:
        for page in document.pages:
            assert all("/ToUnicode" in font for font in page.obj.Resources.Font.values())


def test_the_booklet_has_bookmarks_and_its_contents_lead_to_the_right_pages(prints: Prints) -> None:
    for stem in ("katalog-sv", "katalog-en"):
        with pikepdf.open(prints.path(stem)) as document, document.open_outline() as outline:
            (book,) = outline.root
            _contents, *chapters = (item.title for item in book.children)
            links = [str(link.Contents) for link in document.pages[1].obj.Annots]
        assert list(dict.fromkeys(links)) == chapters and len(chapters) == 9, stem


def test_an_independent_validator_finds_nothing(prints: Prints) -> None:
    for stem in prints.read():
        report = validate_pdf(prints.path(stem), profile="ua1")
        assert report.rules.total > 100
        assert [(fault.rule_id, fault.message) for fault in report.failures] == [], stem


def test_the_validator_can_tell_a_file_that_is_not_accessible(prints: Prints) -> None:
    report = validate_pdf(prints.path("kort-sv"), profile="ua1")
    assert not report.is_compliant
