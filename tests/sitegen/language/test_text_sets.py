"""Sets of texts: each site is translated into its own languages, and no text is in two sets."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalogues
import projects
from projects import REAL
from sitegen.build import worklist
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import merge_catalogues, messages, text_sets
from sitegen.language.po_file import MessageKey
from sitegen.language.text_sets import MAIN
from sitegen.records import Catalogue
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.sites.campaign.campaign_texts import CAMPAIGN_TEXTS
from sitegen.sites.kinds import KINDS

SITEGEN = REAL.root / "scripts" / "sitegen"
EN = "campaigns/kop-inte/locales/en/LC_MESSAGES/messages.po"


@pytest.fixture(scope="module")
def records() -> Catalogue:
    return projects.real_records()


@pytest.fixture
def whole(tmp_path: Path) -> Project:
    """A copy of all that a build of the real sites reads."""
    return projects.copy_real(tmp_path / "copy")


def keys(records: Catalogue, texts: text_sets.TextSet) -> set[MessageKey]:
    found = messages.template_of(REAL, records, texts, all_text_sets())
    return {(message.context or "", str(message.id)) for message in found if message.id}


def test_a_campaigns_texts_are_its_own(records: Catalogue) -> None:
    own, main = keys(records, CAMPAIGN_TEXTS), keys(records, MAIN)
    assert ("nav", "Prata med någon") in own - main
    assert ("source", "Enkät") in own - main
    assert ("page", "Sök hjälp") in main - own


def test_every_context_of_a_set_has_a_note_for_translators(records: Catalogue) -> None:
    assert {context for context, _ in keys(records, CAMPAIGN_TEXTS)} <= set(CAMPAIGN_TEXTS.notes)


def test_the_sets_keep_their_catalogues_apart() -> None:
    paths = {texts.po(REAL, "en") for texts in all_text_sets()}
    assert len(paths) == len(all_text_sets())
    assert CAMPAIGN_TEXTS.po(REAL, "en") == REAL.root / EN
    assert REPORT_TEXTS.po(REAL, "sv") == REAL.locales / "sv" / "LC_MESSAGES" / "reports.po"


def test_a_project_without_a_campaign_has_no_texts_of_one(small: Project) -> None:
    assert CAMPAIGN_TEXTS not in text_sets.present(small, all_text_sets())
    assert not (small.root / "campaigns").exists()


def test_the_catalogue_of_the_campaign_holds_its_texts_and_is_fresh(records: Catalogue) -> None:
    (found,) = messages.coverage(REAL, records, CAMPAIGN_TEXTS, all_text_sets()).values()
    assert len(found.states) > 30
    assert [
        p for p in messages.stale_templates(REAL, records, all_text_sets()) if p.path.startswith("campaigns/")
    ] == []


def test_a_changed_text_of_a_set_turns_fuzzy_in_its_own_catalogue(whole: Project, records: Catalogue) -> None:
    main = projects.tree(whole.locales)
    path = whole.campaign_templates / "missing.html"
    projects.edit(
        path,
        "Den kan ha flyttat. Härifrån kommer du vidare:",
        "Den kan ha flyttats. Härifrån kommer du vidare:",
    )
    merge_catalogues.update(whole, records, all_text_sets())
    fuzzy = [
        message.id for message in catalogues.read_catalogue(whole.root / EN) if message.fuzzy and message.id
    ]
    assert fuzzy == ["Den kan ha flyttats. Härifrån kommer du vidare:"]
    assert projects.tree(whole.locales) == main


def test_a_fault_in_a_sets_catalogue_is_found_in_its_file(whole: Project, records: Catalogue) -> None:
    projects.edit(whole.root / EN, '"around {year}"', '"around"')
    (problem,) = messages.catalogue_faults(whole, records, all_text_sets())
    assert problem.path == EN and "platshållare" in problem.message


def test_the_status_names_every_set(records: Catalogue) -> None:
    lines = list(worklist.language_progress(REAL, records))
    assert any(line.startswith("Köp inte: en: ") for line in lines)
    assert sum(line.startswith("sv: ") for line in lines) == 1


def test_every_kind_of_site_brings_its_set() -> None:
    assert {kind.text_set for kind in KINDS.values()} <= set(all_text_sets())


def test_no_code_belongs_to_two_sets() -> None:
    taken = text_sets.taken_code(all_text_sets())
    assert all((SITEGEN / folder).is_dir() for folder in taken)
    assert not any(one != other and one.startswith(f"{other}/") for one in taken for other in taken)
