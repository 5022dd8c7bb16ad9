"""One number is changed in data/, all is built once, and nothing anywhere has the old one."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import projects
from prints import text_of
from sitegen.core import Project
from sitegen.printing import print_records
from sitegen.records import phones

pytestmark = pytest.mark.slow

# The line on the first card; whichever the editors have chosen.
LINE = next(iter(print_records.read(projects.REAL).pieces.values())).record.numbers[0]
NUMBER = next(c.number for c in projects.real_records().services[LINE].contacts if c.number)
OLD, NEW = (phones.display_number(NUMBER), NUMBER), ("031-390 06 01", "+46313900601")
LANGUAGES = ("sv", "en", "th")
# Sheets for workplaces name the police and lines for professionals, and this is none.
WITHOUT = ("hotell-", "hyresvardar-", "varden-")
READ = ("hotell-", "hyresvardar-", "varden-", "region-", "katalog-")


def few_languages(project: Project) -> None:
    """Leave out six languages: what holds for three holds for nine, and takes a third of the time."""
    path = project.data / "languages.yml"
    head, *rows = path.read_text("utf-8").splitlines()
    kept = [row for row in rows if row.startswith(tuple(f"- {{id: {code}," for code in LANGUAGES))]
    assert len(kept) == len(LANGUAGES)
    path.write_text("\n".join([head, *kept]) + "\n", "utf-8")
    for words in (project.data / "neutral").glob("*.yml"):
        if words.stem not in LANGUAGES:
            words.unlink()


@pytest.fixture(scope="session")
def changed(shared: Path) -> Path:
    """The folder of all sites and all print, built by one command after the change."""

    def make(folder: Path) -> None:
        project = projects.copy_real(folder)
        few_languages(project)
        service = project.data / "services" / f"{LINE}.yml"
        projects.edit(service, f'number: "{OLD[1]}"', f'number: "{NEW[1]}"')
        # No number that is kept for fiction is free to call.
        projects.edit(service, "\ncost: free\n", "\ncost: call_charge\n")
        run = projects.cli(project, "build")
        assert run.returncode == 0, run.stdout + run.stderr

    return projects.once(shared / "changed", make) / "dist"


def test_the_main_site_gives_away_what_is_read_to_the_byte_and_nothing_that_is_carried(changed: Path) -> None:
    printed = {path.stem: path.read_bytes() for path in (changed / "print").glob("*.pdf")}
    given = {path.stem: path.read_bytes() for path in (changed / "main" / "data" / "blad").glob("*.pdf")}
    own = {stem for stem in given if stem.startswith("nsp-ansokan-")}
    assert len(own) == 2
    assert {stem: given[stem] for stem in given.keys() - own} == {
        stem: data for stem, data in printed.items() if stem.startswith(READ)
    }


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page, data file and PDF below a folder, as text; and those in the pack."""
    for path, content in projects.tree(folder).items():
        if path.endswith((".html", ".json")):
            yield path, content.decode()
        elif path.endswith(".pdf"):
            yield path, text_of(content)


@pytest.fixture(scope="session")
def everything(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All text of the build by path, what the pack holds under `pack/`."""
    unpacked = tmp_path_factory.mktemp("pack")
    with zipfile.ZipFile(changed / "print" / "paket.zip") as pack:
        pack.extractall(unpacked)
    return dict(texts(changed)) | {f"pack/{path}": text for path, text in texts(unpacked)}


def test_the_old_number_is_nowhere(everything: dict[str, str]) -> None:
    assert [path for path, text in everything.items() if any(number in text for number in OLD)] == []


def test_the_new_one_is_on_every_page_that_people_call_from(everything: dict[str, str]) -> None:
    finder = [f"main/{folder}sok-hjalp/index.html" for folder in ("", "en/", "th/")]
    card = [f"215/{folder}/index.html" for folder in ("sv", "en", "th", "s", "e", "t")]
    for path in (*finder, *card):
        assert all(number in everything[path] for number in NEW), path


def test_it_is_on_every_card_sticker_and_poster_on_every_regions_sheet_and_in_the_booklet(
    everything: dict[str, str],
) -> None:
    papers = [p for p in everything if p.startswith("print/") and p.endswith(".pdf")]
    printed = [p for p in papers if not p.removeprefix("print/").startswith(WITHOUT)]
    assert {Path(p).stem for p in printed} >= {
        "kort-th",
        "dekal-sv",
        "affisch-a6-en",
        "region-nord-sv",
        "katalog-en",
    }
    assert len(printed) == 6 * 3 + 3 + 7 * 2 + 2
    assert [path for path in printed if NEW[0] not in everything[path]] == []


def test_it_is_in_the_open_data(everything: dict[str, str]) -> None:
    found = json.loads(everything["main/data/hsds/services.json"])
    assert NEW[1] in json.dumps(found) or NEW[0] in json.dumps(found)


def test_the_pack_holds_the_same_as_the_folders(everything: dict[str, str]) -> None:
    packed = {
        path.removeprefix("pack/"): text for path, text in everything.items() if path.startswith("pack/")
    }
    pages = {f"sidor/{code}.html": everything[f"215/{code}/index.html"] for code in LANGUAGES}
    sheets = {
        f"tryck/{path.removeprefix('print/')}": text
        for path, text in everything.items()
        if path.startswith("print/") and path.endswith(".pdf")
    }
    assert len(sheets) > 30 and {**packed, **pages, **sheets} == packed
