"""How folders and list files become records by id."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from sitegen.build import schema
from sitegen.core import problems
from sitegen.reading import loader
from sitegen.records import model
from sitegen.records.catalogue import MAY_BE_MISSING

ROOT = Path(__file__).resolve().parents[3]
RIGHT = """\
topic: help
order: 1
statement: Du har rätt till hjälp.
publish: "yes"
confidence: high
sources: [{id: egen, says: Står på sidan.}]
"""


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / "data" / "rights" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def rights(root: Path) -> tuple[dict[str, loader.Loaded[model.Right]], list[str]]:
    loaded, found = loader.load_folder(root, "data/rights", model.Right)
    return loaded, [problem.render().split("\n")[0] for problem in found]


def needs(root: Path, text: str) -> tuple[dict[str, loader.Loaded[model.Need]], list[str]]:
    (root / "needs.yml").write_text(text, encoding="utf-8")
    loaded, found = loader.load_rows(root, "needs.yml", model.Need)
    return loaded, [problem.render().split("\n")[0] for problem in found]


def test_a_record_is_known_by_its_file_name_in_order_of_name(tmp_path: Path) -> None:
    write(tmp_path, **{"b-2": RIGHT, "a1": RIGHT})
    loaded, found = rights(tmp_path)
    assert list(loaded) == ["a1", "b-2"] and not found
    assert loaded["a1"].id == "a1" and loaded["a1"].record.topic == "help"


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, bra=RIGHT, fel=RIGHT.replace("order: 1", "order: x"), trasig="a: [\n")
    loaded, found = rights(tmp_path)
    assert list(loaded) == ["bra"]
    assert [line.split(": ")[0] for line in found] == [
        "data/rights/fel.yml:2:8",
        "data/rights/trasig.yml:1:4",
    ]


@pytest.mark.parametrize("name", ["Stor", "å-ring", "två ord", "under_streck", "-a", "a--b", "аbc"])
def test_a_file_name_that_is_no_id_is_a_problem(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{name: RIGHT})
    _, [line] = rights(tmp_path)
    assert "filnamnet är postens id; skriv a–z, 0–9 och bindestreck, t.ex. " in line


def test_files_that_would_be_passed_over_in_silence_are_told(tmp_path: Path) -> None:
    write(tmp_path, bra=RIGHT)
    (tmp_path / "data/rights/annan.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "data/rights/under").mkdir()
    for name in (".dold", ".dold.yml", ".#bra.yml", "._bra.yml", ".bra.yml.swp"):
        (tmp_path / "data/rights" / name).write_text("", encoding="utf-8")
    loaded, found = rights(tmp_path)
    assert list(loaded) == ["bra"]
    assert found == [
        "data/rights/.dold.yml: läses inte, för namnet börjar med en punkt; ta bort punkten eller filen",
        "data/rights/annan.yaml: läses inte; filer här ska heta namn.yml",
        "data/rights/under: läses inte; filer här ska heta namn.yml",
    ]


def test_a_folder_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    loaded, found = rights(tmp_path)
    assert not loaded
    assert found == ["data/rights: mappen saknas; kommandot ska köras i projektets mapp"]


def test_a_problem_of_a_record_knows_its_line(tmp_path: Path) -> None:
    write(tmp_path, a=RIGHT)
    right = rights(tmp_path)[0]["a"]
    assert right.problem("sources", 0, "says", message="fel").render().split("\n") == [
        "data/rights/a.yml:6:28: fel",
        "    sources: [{id: egen, says: Står på sidan.}]",
        " " * 31 + "^",
    ]
    assert right.problem("topic", message="fel", key=True).column == 1


def test_rows_are_known_by_their_id_in_the_order_written(tmp_path: Path) -> None:
    loaded, found = needs(tmp_path, "- {id: talk, label: Prata}\n- {id: shelter, label: Boende}\n")
    assert list(loaded) == ["talk", "shelter"] and not found
    assert loaded["shelter"].location == (1,)
    assert loaded["shelter"].problem("label", message="fel").line == 2


def test_the_second_row_with_an_id_names_the_line_of_the_first(tmp_path: Path) -> None:
    text = "- id: talk\n  label: Prata\n- {id: talk, label: Igen}\n"
    loaded, found = needs(tmp_path, text)
    assert loaded["talk"].record.label == "Prata"
    assert found == ["needs.yml:3:8: id “talk” finns redan på rad 1; byt det ena"]


def test_a_list_file_that_is_missing_or_no_list_is_a_problem(tmp_path: Path) -> None:
    assert needs(tmp_path, "talk: Prata\n")[1] == ["needs.yml:1:1: ska vara en lista (rader med -)"]
    _, [problem] = loader.load_rows(tmp_path, "none.yml", model.Need)
    assert problem.render() == "none.yml: filen saknas"


@pytest.mark.parametrize("folder", schema.RECORD_FOLDERS)
def test_the_records_of_the_project_have_no_problems(folder: str) -> None:
    kind = schema.RECORDS[schema.RECORD_FOLDERS[folder]]
    loaded, found = loader.load_folder(ROOT, f"data/{folder}", kind)
    assert loaded and not found, problems.report(found)


@pytest.mark.parametrize("name", schema.LISTS)
def test_the_lists_of_the_project_have_no_problems(name: str) -> None:
    loaded, found = loader.load_rows(ROOT, f"data/{name}.yml", schema.LISTS[name])
    if name in MAY_BE_MISSING and not (ROOT / f"data/{name}.yml").exists():
        assert [problem.message for problem in found] == ["filen saknas"]
    else:
        assert loaded and not found, problems.report(found)


def test_three_hundred_services_are_read_in_less_than_a_second(tmp_path: Path) -> None:
    sources = sorted((ROOT / "data" / "services").glob("*.yml"))
    (tmp_path / "services").mkdir()
    for number in range(300):
        shutil.copyfile(sources[number % len(sources)], tmp_path / f"services/s{number}.yml")
    start = time.process_time()
    loaded, _ = loader.load_folder(tmp_path, "services", model.Service)
    assert len(loaded) == 300
    assert time.process_time() - start < 1
