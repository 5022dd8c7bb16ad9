"""A reassurance never stands without the warning that belongs to it, on whatever it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import projects
from records import maker, translator
from sitegen.checks import check_records
from sitegen.core import Project
from sitegen.gates import check_site
from sitegen.gates import whole_rights as built_rights
from sitegen.gates.built_site import BuiltSite
from sitegen.language import LocalizedText
from sitegen.language.translated_records import translated_right
from sitegen.records import Catalogue, catalogue, rights
from sitegen.records.model import Right
from sitegen.sites.finder import pages, rights_page
from sitegen.sites.finder.contexts import RightsPage

FREE = "data/rights/help-free.yml"


def right(statement: str, **values: object) -> Right:
    source = {"id": "lagen", "url": "https://lagboken.example/", "says": "Lagen säger det."}
    base = {"topic": "help", "order": 1, "publish": "yes", "confidence": "high", "sources": (source,)}
    return Right.model_validate({**base, "statement": statement, **values})


CROWD = {
    "lofte": right("Du får stanna.", needs=("villkor",), short=1),
    "villkor": right("Det gäller i en månad.", needs=("undantag",), order=2),
    "undantag": right("Det gäller inte alla.", order=3),
    "annat": right("Du får fråga.", order=4, short=2),
}


@pytest.fixture
def records(small: Project) -> Catalogue:
    return replace(catalogue.read(small).catalogue(), rights=CROWD)


def test_whatever_is_chosen_brings_all_that_it_needs_right_after_it() -> None:
    assert rights.complete_selection(["annat", "lofte"], CROWD) == ("annat", "lofte", "villkor", "undantag")
    assert rights.complete_selection(["undantag", "lofte"], CROWD) == ("undantag", "lofte", "villkor")


def test_two_that_need_each_other_stand_together() -> None:
    pair = {"a": right("Ja.", needs=("b",)), "b": right("Men.", needs=("a",))}
    assert rights.complete_selection(["b"], pair) == ("b", "a")


@pytest.mark.parametrize("publish", ["no", "after_check"])
def test_what_needs_something_withheld_is_withheld_too(records: Catalogue, publish: str) -> None:
    held = {**CROWD, "undantag": right("Det gäller inte alla.", publish=publish)}
    assert rights.complete_selection(CROWD, held) == ("annat",)
    assert list(rights.published_rights(replace(records, rights=held))) == ["annat"]


def test_who_cannot_read_the_warning_in_her_language_is_not_given_the_reassurance_in_it() -> None:
    texts = {("right.statement", r.statement): f"en: {r.statement}" for r in CROWD.values()}
    whole = translated_right(translator("en", texts), "lofte", CROWD)
    del texts["right.statement", "Det gäller inte alla."]
    assert whole == LocalizedText("en: Du får stanna.", "en")
    assert translated_right(translator("en", texts), "lofte", CROWD) == LocalizedText("Du får stanna.", "sv")
    assert translated_right(translator("en", texts), "annat", CROWD).language == "en"


def test_the_short_list_of_finder_card_and_sheets_brings_what_is_not_in_it(records: Catalogue) -> None:
    said = [piece.text for piece in rights_page.short_rights(maker(records))]
    assert said == [CROWD[id].statement for id in ("lofte", "villkor", "undantag", "annat")]


def test_a_warning_of_another_topic_stands_on_the_page_of_rights(records: Catalogue) -> None:
    """Rights about phone and web have a page of their own; one that is needed here stands here too."""
    digital = {**CROWD, "undantag": right("Det gäller inte alla.", topic="digital")}
    page = pages.page(maker(replace(records, rights=digital)), rights_page.RIGHTS)
    assert isinstance(page, RightsPage)
    ids = [statement.id for topic in page.topics for statement in topic.statements]
    assert sorted(ids) == sorted(CROWD)


def problems(project: Project) -> list[str]:
    return [problem.message for problem in check_records(catalogue.read(project))]


@pytest.mark.parametrize("publish", ['"no"', "after_check"])
def test_the_check_names_a_pair_that_is_broken_and_the_way_out(copy: Project, publish: str) -> None:
    projects.edit(copy.root / FREE, "publish:", "needs: [help-half]\npublish:")
    half = (copy.root / FREE).read_text("utf-8").replace("needs: [help-half]\n", "")
    half = half.replace('publish: "yes"', f"publish: {publish}").replace("short: 1\n", "")
    (copy.root / "data/rights/help-half.yml").write_text(half, "utf-8")
    (message,) = (text for text in problems(copy) if "help-half" in text)
    assert "“help-free” får inte stå utan “help-half”" in message and "skriv ihop dem" in message


def test_a_need_that_does_not_exist_is_named_with_the_nearest(copy: Project) -> None:
    projects.edit(copy.root / FREE, "publish:", "needs: [help-latr]\npublish:")
    assert any("menade du “help-later”?" in message for message in problems(copy))


@pytest.mark.parametrize("note", ["Inte utan help-later.", "Säg aldrig mer, se help-later!"])
def test_a_note_that_points_to_another_right_binds_it(copy: Project, note: str) -> None:
    projects.edit(copy.root / FREE, "sources:", f"note: {note}\nsources:")
    (message,) = (text for text in problems(copy) if "anmärkningen" in text)
    assert "needs: [help-later]" in message
    projects.edit(copy.root / FREE, "publish:", "needs: [help-later]\npublish:")
    assert not any("anmärkningen" in text for text in problems(copy))


def test_the_gate_finds_a_page_that_says_the_half(site: BuiltSite) -> None:
    """Whatever puts a statement on a page, its company has to be there."""
    (id, free), *_ = ((id, r) for id, r in site.catalogue.rights.items() if r.publish == "yes")
    missing = right("Det gäller inte dig som är på besök.")
    records = replace(
        site.catalogue,
        rights={id: free.model_copy(update={"needs": ("besok",)}), "besok": missing},
    )
    told = [p.message for p in check_site(replace(site, catalogue=records)) if "utan “besok”" in p.message]
    assert told
    folder = Path(site.folder)
    for path in [path for path, page in site.pages.items() if free.statement in page.text]:
        projects.edit(folder / path, "</main>", f"<p>{missing.statement}</p></main>")
    again = BuiltSite(folder, records, site.base_url)
    assert not [p for p in check_site(again) if "utan “besok”" in p.message]


def test_the_gate_finds_a_page_that_leaves_out_how_a_right_goes_on(site: BuiltSite) -> None:
    """Prose that quotes the promise and not its limit, with words marked and lines broken."""
    whole = right("Du straffas inte för att ha sålt sex. Det kan påverka ditt tillstånd.")
    records = replace(site.catalogue, rights={"salt": whole})
    page = site.folder / "sok-hjalp" / "index.html"
    projects.edit(page, "</main>", "<p>Du <b>straffas inte</b>\nför att ha sålt sex.</p></main>")
    told = [p.path for p in built_rights.openings(BuiltSite(site.folder, records, site.base_url))]
    assert told == ["sok-hjalp/index.html"]
    projects.edit(page, "ha sålt sex.", "ha sålt sex. Det kan påverka <i>ditt</i> tillstånd.")
    assert list(built_rights.openings(BuiltSite(site.folder, records, site.base_url))) == []
