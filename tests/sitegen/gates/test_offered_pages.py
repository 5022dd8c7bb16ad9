"""What is offered is there: every page in every language, and a page behind every printed code."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import projects
from records import TODAY
from sitegen.gates import offered_pages
from sitegen.gates.built_site import BuiltSite
from sitegen.records import Catalogue
from sitegen.sites import site_pages

SITE = "215"


def write(folder: Path, records: Catalogue) -> None:
    """The pages of the card's site."""
    for path, content in site_pages.pages_of(projects.REAL, records, TODAY, site=SITE).files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, real_records: Catalogue) -> Path:
    folder = tmp_path_factory.mktemp("card")
    write(folder, real_records)
    return folder


@pytest.fixture
def site(pages: Path, tmp_path: Path, real_records: Catalogue) -> BuiltSite:
    """A copy, to break."""
    folder = shutil.copytree(pages, tmp_path / "site")
    return BuiltSite(folder, real_records, real_records.sites[SITE].base_url)


def told(site: BuiltSite) -> list[tuple[str, str]]:
    return [
        (p.path, p.message)
        for check in (
            offered_pages.one_language_less,
            offered_pages.missing,
            offered_pages.misleading_codes,
        )
        for p in check(site)
    ]


def withheld(records: Catalogue, code: str) -> Catalogue:
    """The records after somebody has taken a language back."""
    row = records.languages[code].model_copy(update={"offered": "no"})
    return replace(records, languages={**records.languages, code: row}).offered()


@pytest.mark.slow
def test_all_of_it_is_there(site: BuiltSite) -> None:
    """All pages of the card's site as they are made, with no fault planted."""
    assert told(site) == []


@pytest.mark.parametrize("path", ["th/index.html", "ar/info/index.html", "uk/404.html"])
def test_a_page_that_is_gone_from_one_language_is_told(site: BuiltSite, path: str) -> None:
    (site.folder / path).unlink()
    (fault,) = [found for found in told(site) if "saknas på" in found[1]]
    assert fault[0] == path


@pytest.mark.parametrize("content", [None, b"", b"<html><body>Laddar"])
def test_a_printed_code_without_a_page_is_told(site: BuiltSite, content: bytes | None) -> None:
    file = site.folder / "t" / "index.html"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert told(site) == [("t/index.html", "sidan bakom den tryckta koden /t/ saknas")]


def test_a_printed_code_that_leads_to_another_language_is_told(site: BuiltSite) -> None:
    shutil.copyfile(site.folder / "uk" / "index.html", site.folder / "t" / "index.html")
    assert told(site) == [("t/index.html", "är inte samma sida som /th/, som koden står för")]


def test_behind_the_code_of_a_language_that_was_taken_back_stand_the_others(
    real_records: Catalogue, tmp_path: Path
) -> None:
    records = withheld(real_records, "th")
    write(tmp_path, records)
    site = BuiltSite(tmp_path, records, records.sites[SITE].base_url)
    assert told(site) == [] and not (tmp_path / "th").exists()
    page = site.pages["t/index.html"]
    targets = {a["href"] for a in page.each("a") if a.get("hreflang")}
    assert targets == {f"../{code}/" for code in records.languages}
    assert any(a["href"] == "tel:112" for a in page.each("a"))
    (tmp_path / "t" / "index.html").unlink()
    assert told(site) == [("t/index.html", "sidan bakom den tryckta koden /t/ saknas")]


def test_a_campaign_has_every_page_in_all_of_its_languages(tmp_path: Path, real_records: Catalogue) -> None:
    head = '<html lang="sv"><link rel="alternate" hreflang="sv" href="https://x.example/"></html>'
    (tmp_path / "index.html").write_text(head)
    site = BuiltSite(tmp_path, real_records, real_records.sites["kop-inte"].base_url)
    missing = "sidan saknas på en, ett av sajtens språk (data/sites.yml)"
    assert told(site) == [("index.html", missing), ("en/404.html", missing)]
