"""What can be downloaded and printed: sheets for those who work, and nothing that is carried."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page import validate_pdf

import projects
from prints import text_of
from sitegen.printing import leaflets, press, sheets
from sitegen.sites.organisation import handouts, pages, parts
from sitegen.sites.organisation.inputs import PaperFile
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.programme import checklist_path

SHEET = PaperFile(b"x" * 41_600, 2)


def html(org: OrganisationContext) -> str:
    return str(parts.html(projects.REAL, org, "handouts"))


def made(org: OrganisationContext) -> OrganisationContext:
    """As if every sheet were a file of 42 kB on two pages."""
    return replace(org, leaflets=tuple(replace(row, file=SHEET) for row in org.leaflets))


def with_orders(org: OrganisationContext, **decided: str) -> OrganisationContext:
    """As if the association had chosen an address."""
    record = org.archive.organisation.model_copy(update=decided)
    return replace(org, archive=replace(org.archive, organisation=record))


def test_every_sheet_that_is_read_is_there_and_none_that_is_carried(org: OrganisationContext) -> None:
    settings = press.print_settings(projects.REAL, org.maker.site_context.catalogue)
    orders = tuple(sheets.print_files(settings.records, org.maker.site_context.catalogue))
    found = html(made(org))
    assert {order.stem for order in orders if f"/{order.stem}.pdf" in found} == {
        order.stem for order in orders if not order.piece.carried
    }
    for piece in {order.id: order.piece for order in orders if order.piece.carried}.values():
        assert piece.handover.in_language(org.language) not in found


def test_a_link_says_language_pages_and_size_before_anything_is_fetched(
    both: dict[str, OrganisationContext],
) -> None:
    found = html(made(both["sv"])).replace("\xa0", " ")
    assert "Polisregion Nord: PDF på svenska, 2 sidor, 42 kB" in found
    assert "Polisregion Nord: PDF på engelska, 2 sidor, 42 kB" in found
    assert "PDF in English, 2 pages, 42 kB" in html(made(both["en"])).replace("\xa0", " ")


def test_the_readers_own_language_is_first(org: OrganisationContext) -> None:
    for kind in handouts.kinds(made(org)):
        for sheet in kind.sheets:
            assert next(row.language for row in sheet.downloads) == org.language


def test_what_a_preview_has_not_made_has_no_link(org: OrganisationContext) -> None:
    assert all(leaflet.file is None for leaflet in org.leaflets)
    assert ".pdf" not in html(org) + str(parts.html(projects.REAL, org, "nsp-application"))
    assert not [path for path, _ in pages.files(projects.REAL, [org]) if path.endswith(".pdf")]


def test_every_sheet_has_a_page_that_says_the_same(org: OrganisationContext) -> None:
    for kind in handouts.kinds(org):
        for sheet in kind.sheets:
            assert sheet.page.href.startswith("../") and not sheet.page.href.endswith(".pdf")


def test_the_page_of_orders_is_linked_in_the_readers_language(both: dict[str, OrganisationContext]) -> None:
    address = "https://material.example/"
    for code, end in (("sv", ""), ("en", "en/")):
        found = html(with_orders(both[code], order_page=address))
        assert f'href="{address}{end}"' in found and "mailto:" not in found


def test_until_then_the_office_answers(org: OrganisationContext) -> None:
    assert "mailto:" not in html(org)
    assert 'href="mailto:kansli@forening.example"' in html(
        with_orders(org, contact="kansli@forening.example")
    )


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the lists to print are put."""
    return tmp_path_factory.mktemp("lists")


def test_the_list_for_those_who_apply_is_accessible_and_has_every_condition(
    org: OrganisationContext, lists: Path
) -> None:
    made = leaflets.checklist_file(projects.REAL, org)
    path = lists / Path(checklist_path(org.language)).name
    path.write_bytes(made.content)
    assert [fault.message for fault in validate_pdf(path, profile="ua1").failures] == []
    text, page = text_of(made.content), str(parts.html(projects.REAL, org, "nsp-application"))
    rows = [*org.archive.programme.application.before, *org.archive.programme.application.person]
    rows += [row for phase in org.archive.programme.phases for row in phase.show]
    assert len(rows) > 10
    for row in rows:
        said = org.translator("nsp", row)
        assert said in text and said in page
