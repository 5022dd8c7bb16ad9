"""Finished pages as they are written, and as the HTML standard understands them."""

from __future__ import annotations

import re

from projects import ROOT
from sitegen.reading import page_reader, read_page
from sitegen.reading.page_reader import EndTag, StartTag, TextEvent, page_events, texts_outside


def test_one_module_of_the_generator_reads_html() -> None:
    files = (ROOT / "scripts").rglob("*.py")
    parser = re.compile(r"^\s*(?:import|from) (?:html\.parser|tinyhtml5)\b|\bHTMLParser\b", re.MULTILINE)
    assert {path.stem for path in files if parser.search(path.read_text("utf-8"))} == {"page_reader"}


def test_every_tag_is_kept_in_order_as_it_is_written() -> None:
    assert page_events("<P Class=a>x<br/></i>") == (
        StartTag("p", (("class", "a"),)),
        TextEvent("x"),
        StartTag("br", ()),
        EndTag("br"),
        EndTag("i"),
    )


def test_bytes_that_are_no_utf_8_are_read_too() -> None:
    assert read_page(b"<p>\xff</p>").text == "\ufffd"


def test_of_an_attribute_that_is_written_twice_the_first_counts_as_in_a_browser() -> None:
    (tag,) = page_events('<a href="one" id=i href="two" hidden>')
    assert isinstance(tag, StartTag) and len(tag.pairs) == 4
    assert list(tag.attributes.items()) == [("href", "one"), ("id", "i"), ("hidden", "")]
    (parsed,) = (e for e in page_reader.parsed_elements('<a href="one" href="two">') if "href" in e.attrib)
    assert parsed.attrib["href"] == "one"


def test_what_is_read_is_neither_script_nor_style_nor_comment() -> None:
    page = read_page("<p>A &amp; B<!-- c --><style>s{}</style><script>t < u</script>C</p>")
    assert page.texts == ["A & B", "C"] and page.text == "A & B C"
    assert page.comments == [" c "]
    assert page.inline_styles == ("s{}",) and page.inline_scripts == ("t < u",)


def test_data_and_files_are_no_inline_scripts() -> None:
    page = read_page(
        "<script src=a.js></script><script type=application/ld+json>{}</script><script>1</script>"
    )
    assert page.inline_scripts == ("1",) and page.data == ("{}",)
    assert [held.attributes for held in page.scripts] == [{"src": "a.js"}, {}]


def test_a_page_says_whether_it_loads_style() -> None:
    assert read_page("<link rel=stylesheet href=a.css>").loads_styles
    assert not read_page("<link rel=icon href=a.png>").loads_styles


def test_an_element_holds_all_its_text_and_knows_what_is_kept_left_to_right() -> None:
    (link,) = read_page("<a href=tel:1>Ring <b>nu</b> <bdi dir=ltr>112</bdi></a>").holding("a")
    assert (link.text, link.isolated) == ("Ring nu 112", "112")


def test_text_in_an_element_that_is_asked_for_is_left_out_also_below_it() -> None:
    events = page_events("a<svg><text>b</text><svg>c</svg></svg>d")
    assert list(texts_outside(events, frozenset({"svg"}))) == ["a", "d"]


def test_the_tree_is_the_one_that_browsers_make() -> None:
    found = [page_reader.element_name(e) for e in page_reader.parsed_elements("<table><p>x<!--y--></table>")]
    assert found == ["html", "head", "body", "p", "", "table"]
