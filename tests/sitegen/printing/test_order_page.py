"""The page where partners order: what it lists is there, what it says is data, and a letter is prepared."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import parse

import pytest

import projects
from prints import Prints
from sitegen.printing import order_page, press
from sitegen.printing.order_page import OrderPageInput, mail_link
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue
from sitegen.web.assets import csp_hash

PAGES = {"sv": "index.html", "en": "en/index.html"}
UNIT = {"kB": 1000, "MB": 1_000_000}
SIZES = re.compile(r"(\d[\d\s\u00a0,.]*)\s(kB|MB)")


def addresses(page: FinishedPage) -> Iterator[str]:
    """What a page leads to or shows, letters apart."""
    found = (attributes.get("href") or attributes.get("src") for _, attributes in page.tags)
    return (address for address in found if address and not address.startswith("mailto:"))


def letters(page: FinishedPage) -> tuple[str, ...]:
    """The letters that a page opens."""
    found = (attributes.get("href", "") for _, attributes in page.tags)
    return tuple(address for address in found if address.startswith("mailto:"))


def at(page: str, address: str) -> str:
    """The path of a file from the folder of all, as a page names it."""
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *PurePosixPath(address).parts):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


@pytest.fixture(scope="session")
def folder(prints: Prints) -> dict[str, bytes]:
    """All that was printed, by path."""
    return projects.tree(prints.folder)


@pytest.fixture(scope="session")
def inputs(folder: dict[str, bytes], real_records: Catalogue) -> OrderPageInput:
    """What the page was made from."""
    settings, makers = (
        press.print_settings(projects.REAL, real_records),
        press.page_makers(projects.REAL, real_records),
    )
    return OrderPageInput(projects.REAL, settings, makers, folder, "paket.zip")


@pytest.fixture(params=PAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(folder: dict[str, bytes], language: str) -> FinishedPage:
    return read_page(folder[PAGES[language]])


def with_address(inputs: OrderPageInput, address: str | None) -> OrderPageInput:
    """The same with a recipient for orders, or none."""
    texts = inputs.settings.records.texts.model_copy(update={"address": address})
    return replace(
        inputs, settings=replace(inputs.settings, records=replace(inputs.settings.records, texts=texts))
    )


def spoken(text: str) -> str:
    """A text as it is compared: with single spaces."""
    return " ".join(text.split())


def words_of(page: FinishedPage) -> str:
    """What a page says, with single spaces."""
    return spoken("".join(page.texts))


def test_all_that_it_leads_to_is_there_and_every_file_is_listed(
    page: FinishedPage, language: str, folder: dict[str, bytes], prints: Prints
) -> None:
    linked = [at(PAGES[language], address) for address in addresses(page)]
    assert [path for path in linked if path not in folder] == []
    assert sorted(path for path in linked if path.endswith(".pdf")) == sorted(
        f"{s}.pdf" for s in prints.orders
    )
    assert {"paket.zip", *PAGES.values()} - {PAGES[language]} <= set(linked)


def test_each_file_has_a_name_of_its_own_for_those_who_hear_links_alone(
    folder: dict[str, bytes], language: str
) -> None:
    html = folder[PAGES[language]].decode()
    words = dict(re.findall(r'<(?:h3|span|a)\b[^>]*? id="?([^" >]+)[^>]*>(.*?)</', html))
    names = [
        " ".join(words[id] for id in ids.split())
        for ids in re.findall(r'<a\b[^>]*? aria-labelledby="([^"]+)"', html)
    ]
    assert len(names) == html.count('.pdf"') + html.count(".pdf ") + html.count(".pdf>") > 60
    assert [name for name in names if names.count(name) > 1] == []


def test_it_works_inside_the_pack_too(folder: dict[str, bytes], prints: Prints) -> None:
    with zipfile.ZipFile(BytesIO(folder["paket.zip"])) as pack:
        inside = {
            name.removeprefix("tryck/"): pack.read(name) for name in pack.namelist() if "tryck/" in name
        }
    for path in PAGES.values():
        linked = [at(path, address) for address in addresses(read_page(inside[path]))]
        assert [name for name in linked if name not in inside] == []
        assert sum(name.endswith(".pdf") for name in linked) == len(prints.orders)


def test_sizes_are_those_of_the_files(page: FinishedPage, folder: dict[str, bytes], prints: Prints) -> None:
    shown = SIZES.findall("".join(page.texts).replace("\xa0", " "))
    told = sorted(float(re.sub(r"\s", "", size).replace(",", ".")) * UNIT[unit] for size, unit in shown)
    drawings = [path for path in folder if path.endswith(".svg")]
    names = (*(f"{stem}.pdf" for stem in prints.orders), *drawings, "paket.zip")
    sizes = sorted(len(folder[name]) for name in names)
    assert len(told) == len(sizes)
    assert [
        pair for pair in zip(told, sizes, strict=True) if abs(pair[0] - pair[1]) > pair[1] / 10 + 500
    ] == []


def test_it_says_what_each_piece_is_for_and_how_to_hand_it_over(
    page: FinishedPage, language: str, inputs: OrderPageInput
) -> None:
    text = words_of(page)
    said = [
        words.in_language(language)
        for piece in inputs.settings.records.pieces.values()
        for words in (piece.name, piece.use, piece.handover)
    ]
    assert len(said) == 3 * 15
    assert [words for words in said if spoken(words) not in text] == []


def test_what_it_says_of_traces_is_what_readers_are_told(
    page: FinishedPage, language: str, inputs: OrderPageInput, real_records: Catalogue
) -> None:
    chosen = inputs.settings.records.texts.statements
    told = [
        inputs.makers[language].translator("right.statement", real_records.rights[id].statement)
        for id in chosen
    ]
    assert len(told) == 5
    assert [text for text in told if text not in words_of(page)] == []


def test_it_shows_every_piece_and_says_so_to_those_who_do_not_see(
    page: FinishedPage, inputs: OrderPageInput
) -> None:
    pictures = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(pictures) == sum(piece.sides or 2 for piece in inputs.settings.records.pieces.values())
    words = [attributes["alt"] for attributes in pictures]
    assert all(words) and len(set(words)) == len(words)


def test_every_drawing_is_whole_in_itself_and_on_the_page(
    page: FinishedPage, folder: dict[str, bytes]
) -> None:
    drawings = {path: data.decode() for path, data in folder.items() if path.startswith("teckningar/")}
    assert len(drawings) == 3
    for path, drawing in drawings.items():
        assert parse(BytesIO(drawing.encode())).getroot().tag == "{http://www.w3.org/2000/svg}svg"
        assert "var(" not in drawing and "#" in drawing
        assert any(address.endswith(path) for address in addresses(page))


def test_it_runs_nothing_and_allows_its_own_style_alone(folder: dict[str, bytes], language: str) -> None:
    html = folder[PAGES[language]].decode()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy"? content="([^"]+)"', html)
    assert policy.startswith("default-src 'none'; ") and csp_hash(style) in policy
    assert "unsafe" not in policy and html.index("Content-Security") < html.index("<style>")
    assert not re.search(r"<script| style=| on[a-z]+=|https?://", html)


def test_search_engines_are_asked_to_leave_it_out(page: FinishedPage) -> None:
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.tags


def test_every_piece_has_a_letter_that_names_it(language: str, inputs: OrderPageInput) -> None:
    addressed = with_address(inputs, "bestallning@prov.example")
    found = letters(read_page(order_page.order_pages(addressed)[PAGES[language]]))
    for letter, piece in zip(found, inputs.settings.records.pieces.values(), strict=True):
        fields = {
            name: value for name, (value,) in parse_qs(urlsplit(letter).query, strict_parsing=True).items()
        }
        assert set(fields) == {"subject", "body"}
        assert all(
            piece.name.in_language(language) in value and "{" not in value for value in fields.values()
        )
        assert "\r\n\r\n" in fields["body"] and "+" not in letter


@pytest.mark.parametrize("text", ["50 % & mer?", "a+b=c#d", "Åäö ไทย العربية", 'citat " och < >', "rad\nrad"])
def test_a_letter_keeps_every_sign(text: str) -> None:
    address = mail_link("bestallning@prov.example", text, text)
    assert address.isascii() and not re.search(r'[\s"<>#]', address)
    start, subject, body = re.split(r"\?subject=|&body=", address)
    assert start == "mailto:bestallning@prov.example"
    assert unquote(subject) == text
    assert unquote(body) == text.replace("\n", "\r\n")


def test_with_an_address_letters_go_there(inputs: OrderPageInput) -> None:
    addressed = with_address(inputs, "bestallning@prov.example")
    for language, path in PAGES.items():
        page, texts = read_page(order_page.order_pages(addressed)[path]), addressed.settings.records.texts
        assert all(letter.startswith("mailto:bestallning@prov.example?") for letter in letters(page))
        assert spoken(texts.by_mail.in_language(language)) in words_of(page)
        assert spoken(texts.by_office.in_language(language)) not in words_of(page)


def test_without_one_the_page_says_so_and_opens_no_letter_to_nobody(inputs: OrderPageInput) -> None:
    unaddressed = with_address(inputs, None)
    for language, path in PAGES.items():
        page, texts = read_page(order_page.order_pages(unaddressed)[path]), unaddressed.settings.records.texts
        assert letters(page) == ()
        assert spoken(texts.by_office.in_language(language)) in words_of(page)


def test_a_proof_is_called_one_until_the_address_is_chosen(inputs: OrderPageInput) -> None:
    texts = inputs.settings.records.texts
    chosen = inputs.settings.site.model_copy(update={"base_url": "https://provkort.se/"})
    decided = replace(inputs, settings=replace(inputs.settings, site=chosen))
    assert spoken(texts.proof.sv) in words_of(read_page(order_page.order_page(inputs, "sv")))
    assert spoken(texts.proof.sv) not in words_of(read_page(order_page.order_page(decided, "sv")))


def test_it_lists_only_what_was_printed(inputs: OrderPageInput) -> None:
    only = replace(inputs, files={p: d for p, d in inputs.files.items() if "kort-" in p}, pack="")
    pieces = {made[0].id for made in only.pieces()}
    assert pieces == {"kort", "kort-alla", "skokort"}
