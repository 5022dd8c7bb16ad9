"""What can be downloaded and printed: sheets for those who work, and nothing that is carried."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page import validate_pdf

import projects
from prints import text_of
from sitegen.organisation import handouts, pages, parts
from sitegen.organisation.given import PaperFile
from sitegen.organisation.office import Office
from sitegen.organisation.programme import checklist_path
from sitegen.printing import leaflets, press, sheets

SHEET = PaperFile(b"x" * 41_600, 2)


def html(office: Office) -> str:
    return str(parts.html(projects.REAL, office, "handouts"))


def made(office: Office) -> Office:
    """As if every sheet were a file of 42 kB on two pages."""
    return replace(office, leaflets=tuple(replace(row, file=SHEET) for row in office.leaflets))


def with_orders(office: Office, **decided: str) -> Office:
    """As if the association had chosen an address."""
    record = office.archive.organisation.model_copy(update=decided)
    return replace(office, archive=replace(office.archive, organisation=record))


def test_every_sheet_that_is_read_is_there_and_none_that_is_carried(office: Office) -> None:
    shop = press.print_shop(projects.REAL, office.desk.shelf.catalogue)
    orders = tuple(sheets.orders(shop.stock, office.desk.shelf.catalogue))
    found = html(made(office))
    assert {order.stem for order in orders if f"/{order.stem}.pdf" in found} == {
        order.stem for order in orders if not order.piece.carried
    }
    for piece in {order.id: order.piece for order in orders if order.piece.carried}.values():
        assert piece.handover.of(office.language) not in found


def test_a_link_says_language_pages_and_size_before_anything_is_fetched(both: dict[str, Office]) -> None:
    found = html(made(both["sv"])).replace("\xa0", " ")
    assert "Polisregion Nord: PDF på svenska, 2 sidor, 42 kB" in found
    assert "Polisregion Nord: PDF på engelska, 2 sidor, 42 kB" in found
    assert "PDF in English, 2 pages, 42 kB" in html(made(both["en"])).replace("\xa0", " ")


def test_the_readers_own_language_is_first(office: Office) -> None:
    for kind in handouts.kinds(made(office)):
        for sheet in kind.sheets:
            assert next(row.language for row in sheet.downloads) == office.language


def test_what_a_preview_has_not_made_has_no_link(office: Office) -> None:
    assert all(leaflet.file is None for leaflet in office.leaflets)
    assert ".pdf" not in html(office) + str(parts.html(projects.REAL, office, "nsp-application"))
    assert not [path for path, _ in pages.files(projects.REAL, [office]) if path.endswith(".pdf")]


def test_every_sheet_has_a_page_that_says_the_same(office: Office) -> None:
    for kind in handouts.kinds(office):
        for sheet in kind.sheets:
            assert sheet.page.href.startswith("../") and not sheet.page.href.endswith(".pdf")


def test_the_page_of_orders_is_linked_in_the_readers_language(both: dict[str, Office]) -> None:
    address = "https://material.example/"
    for code, end in (("sv", ""), ("en", "en/")):
        found = html(with_orders(both[code], order_page=address))
        assert f'href="{address}{end}"' in found and "mailto:" not in found


def test_until_then_the_office_answers(office: Office) -> None:
    assert "mailto:" not in html(office)
    assert 'href="mailto:kansli@forening.example"' in html(
        with_orders(office, contact="kansli@forening.example")
    )


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the lists to print are put."""
    return tmp_path_factory.mktemp("lists")


def test_the_list_for_those_who_apply_is_accessible_and_has_every_condition(
    office: Office, lists: Path
) -> None:
    made = leaflets.checklist_file(projects.REAL, office)
    path = lists / Path(checklist_path(office.language)).name
    path.write_bytes(made.content)
    assert [fault.message for fault in validate_pdf(path, profile="ua1").failures] == []
    text, page = text_of(made.content), str(parts.html(projects.REAL, office, "nsp-application"))
    rows = [*office.archive.programme.application.before, *office.archive.programme.application.person]
    rows += [row for phase in office.archive.programme.phases for row in phase.show]
    assert len(rows) > 10
    for row in rows:
        said = office.voice("nsp", row)
        assert said in text and said in page
