"""Pieces and covers: what an editor may write, and what is told when it does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import projects
from prints import workspace
from records import contact
from sitegen.core import DataError, Problem, Project
from sitegen.printing import press, print_records, sheets
from sitegen.records import Catalogue

SHOE = "  distance: 20\n  numbers: [kvinnofridslinjen]"
CARRIED = "  carried: true\n  cover: blad\n  distance: 20"
# Name of the case: file, what stands there, what is put there, a part of what is said.
CASES = {
    "a cover that is not there": (
        "pieces.yml",
        "  cover: fonster\n  distance: 20",
        "  cover: berg\n  distance: 20",
        "omslaget “berg” finns inte",
    ),
    "a number for professionals": (
        "pieces.yml",
        SHOE,
        SHOE.replace("kvinnofridslinjen", "jamy-stodtelefon"),
        "visas för den som läser",
    ),
    "a service that is not there": (
        "pieces.yml",
        "numbers: [polisen-114-14, jamy-stodtelefon]",
        "numbers: [polisen]",
        "“polisen” ska vara",
    ),
    "a third number": (
        "pieces.yml",
        SHOE,
        SHOE.replace("]", ", bris, brottsofferjouren]"),
        "har plats för 2 nummer",
    ),
    "a card that is not carried": (
        "pieces.yml",
        CARRIED,
        CARRIED.replace("  carried: true\n", ""),
        "det som bärs (carried: true)",
    ),
    "a card without a code": (
        "pieces.yml",
        CARRIED,
        CARRIED.replace("\n  distance: 20", ""),
        "läsavstånd (distance)",
    ),
    "a drawing that is not there": (
        "covers.yml",
        "art: kust.svg",
        "art: berg.svg",
        "teckningen finns inte",
    ),
    "an unknown key": ("covers.yml", "art: kust.svg", "bild: kust.svg", "nyckeln “bild” är okänd"),
    "a text without English": (
        "pieces.yml",
        "    en: Shoe card\n",
        "",
        "“en” saknas",
    ),
    "a statement that is not there": (
        "order.yml",
        "statements: [digital-leave, ",
        "statements: [digital, ",
        "“digital” ska vara ett påstående",
    ),
    "an address that is none": (
        "order.yml",
        "title:\n  sv",
        "address: kansliet\ntitle:\n  sv",
        "skriv bara adressen",
    ),
    "a size that no paper has": ("pieces.yml", "  width: 65\n", "  width: 5\n", "20"),
}


@pytest.fixture
def campaign(tmp_path: Path) -> Project:
    """The real campaign, to change."""
    return workspace(tmp_path / "copy", "campaigns")


def problems(project: Project, records: Catalogue) -> list[Problem]:
    """What is wrong, apart from the address for orders that nobody has chosen."""
    return [p for p in print_records.check(project, records) if "address saknas" not in p.message]


def test_the_real_campaign_has_no_problem(real_records: Catalogue) -> None:
    assert problems(projects.REAL, real_records) == []


def test_orders_without_a_recipient_are_a_warning(campaign: Project, real_records: Catalogue) -> None:
    (warning,) = print_records.check(campaign, real_records)
    assert warning.severity == "warning" and warning.path.endswith("order.yml")
    projects.edit(
        campaign.prints / "order.yml", "title:\n  sv", "address: bestallning@prov.example\ntitle:\n  sv"
    )
    assert print_records.check(campaign, real_records) == ()


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_with_its_place(campaign: Project, real_records: Catalogue, name: str) -> None:
    file, old, new, message = CASES[name]
    line = projects.edit(campaign.prints / file, old, new)
    found = [p for p in print_records.check(campaign, real_records) if message in p.message]
    assert found and all(p.path.endswith(f"print/{file}") and p.line >= line - 25 for p in found)


@pytest.mark.parametrize("values", [{"publish": "no"}, {"publish": "after_check", "checked": None}, None])
def test_a_piece_is_not_printed_without_the_number_that_it_asks_for(
    real_records: Catalogue, values: dict[str, object] | None
) -> None:
    pieces = tuple(print_records.read(projects.REAL).pieces.values())
    id = pieces[0].record.numbers[0]
    left = (contact("web"),) if values is None else (contact("web"), contact(**values))
    silent = real_records.services[id].model_copy(update={"contacts": left})
    records = replace(real_records, services={**real_records.services, id: silent})
    message = f"“{id}” har inget nummer som visas, så biten skulle tryckas utan; välj en annan"
    told = [p for p in print_records.check(projects.REAL, records) if p.message == message]
    asking = [row for row in pieces if id in row.record.numbers]
    assert len(told) == len(asking) and {p.severity for p in told} == {"error"}
    with pytest.raises(DataError):
        press.pdf_jobs(projects.REAL, records, press.PrintSelection())


def test_a_language_without_words_for_a_front_is_told_and_left_out(
    campaign: Project, real_records: Catalogue
) -> None:
    projects.edit(campaign.prints / "covers.yml", "    th: ขอให้เป็นวันที่ดี\n", "")
    (problem,) = problems(campaign, real_records)
    assert problem.severity == "warning" and "saknar ord på th" in problem.message
    stems = {
        order.stem for order in sheets.print_files(print_records.read(campaign).print_records(), real_records)
    }
    assert "kort-th" not in stems and {"kort-sv", "skokort-th", "kort-alla"} <= stems


def test_another_cover_is_a_row_and_a_drawing(campaign: Project, real_records: Catalogue) -> None:
    covers = campaign.prints / "covers.yml"
    words = "".join(f"    {code}: Hej\n" for code in real_records.languages)
    covers.write_text(covers.read_text("utf-8") + f"- id: sol\n  art: sol.svg\n  words:\n{words}", "utf-8")
    (campaign.prints / "art" / "sol.svg").write_text("<svg/>", "utf-8")
    projects.edit(campaign.prints / "pieces.yml", "cover: blad\n  distance: 20", "cover: sol\n  distance: 20")
    assert problems(campaign, real_records) == []


def test_file_names_are_ids_and_say_language_and_region(real_records: Catalogue) -> None:
    settings = print_records.read(projects.REAL).print_records()
    stems = [order.stem for order in sheets.print_files(settings, real_records)]
    assert len(stems) == len(set(stems))
    assert {"kort-th", "kort-alla", "region-nord-sv", "katalog-en"} <= set(stems)
