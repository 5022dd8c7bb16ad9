"""Catalogues are brought up to their sources, and no translation is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalogues
import projects
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, SetupError
from sitegen.language import merge_catalogues, messages, po_file
from sitegen.language.po_file import PoEntry
from sitegen.language.text_sets import MAIN
from sitegen.language.translation import TranslationState
from sitegen.sites.checked_records import read_checked

SUMMARY = "Någon att prata med på natten"
ENGLISH = "Someone to talk to at night"


def changed(project: Project, path: str, old: str, new: str, same: str = "") -> None:
    """Edit a file of the data, and bring the catalogues up to it."""
    projects.edit(project.data / path, old, new)
    merge_catalogues.update(project, read_checked(project), all_text_sets(), same)


def entry(project: Project, source: str, code: str = "en") -> PoEntry:
    (found,) = (e for e in file(project, code).entries if e.source == source)
    return found


def file(project: Project, code: str = "en") -> po_file.PoFile:
    return po_file.load_valid(catalogues.catalogue_path(project, code))


def state(project: Project, source: str, code: str = "en") -> TranslationState:
    found = messages.coverage(project, read_checked(project), MAIN, all_text_sets())[code].states
    return next(said for (_, text), said in found.items() if text == source)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("needs.yml", "Tryggt boende", "Ett säkert hem", "Safe housing"),
        ("situations.yml", "Våld eller hot", "Hot eller våld", "Violence or threats"),
        ("services/nattlinjen.yml", SUMMARY, "Ring om du inte kan sova", ENGLISH),
    ],
)
def test_a_text_that_was_wholly_rewritten_keeps_what_its_record_said(
    copy: Project, path: str, old: str, new: str, said: str
) -> None:
    said = entry(copy, old).text
    changed(copy, path, old, new)
    found = entry(copy, new)
    assert (found.text, found.fuzzy, found.previous) == (said, True, old)


def test_two_rows_that_change_at_once_are_not_mixed_up(copy: Project) -> None:
    path = copy.data / "audiences.yml"
    woman, man = entry(copy, "Kvinna").text, entry(copy, "Man").text
    projects.edit(path, "label: Kvinna", "label: Mansperson")
    changed(copy, "audiences.yml", "label: Man,", "label: Kvinnlig,")
    assert (entry(copy, "Mansperson").text, entry(copy, "Kvinnlig").text) == (woman, man)


def test_a_row_that_is_new_takes_nothing_from_the_one_that_went(copy: Project) -> None:
    changed(copy, "needs.yml", "label: Tryggt boende", "label: Advokat")
    assert entry(copy, "Advokat").previous == "Tryggt boende"
    projects.edit(copy.data / "topics.yml", "id: digital, label: Telefon och nät", "id: webb, label: Nätet")
    for right in (copy.data / "rights").glob("*.yml"):
        right.write_text(right.read_text("utf-8").replace("topic: digital", "topic: webb"), "utf-8")
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert not entry(copy, "Nätet").text


def test_a_change_that_is_taken_back_is_as_if_it_had_not_been(copy: Project) -> None:
    before = projects.tree(copy.locales)
    changed(copy, "services/nattlinjen.yml", SUMMARY, "Någon att tala med om natten")
    changed(copy, "services/nattlinjen.yml", "Någon att tala med om natten", "Prata på natten")
    assert (entry(copy, "Prata på natten").text, entry(copy, "Prata på natten").previous) == (
        ENGLISH,
        SUMMARY,
    )
    changed(copy, "services/nattlinjen.yml", "Prata på natten", SUMMARY)
    assert projects.tree(copy.locales) == before


def test_a_text_that_is_gone_waits_at_the_end_and_comes_back(copy: Project) -> None:
    path = copy.data / "rights" / "help-free.yml"
    kept, said = path.read_text("utf-8"), entry(copy, "Hjälpen kostar inget.").text
    before = obsolete(copy)
    path.unlink()
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert obsolete(copy) - before == {said}
    path.write_text(kept, "utf-8")
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert entry(copy, "Hjälpen kostar inget.").text == said and obsolete(copy) == before


def obsolete(project: Project) -> set[str]:
    return {entry.text for entry in file(project).obsolete}


def test_a_doubtful_translation_does_not_come_back_as_a_sure_one(copy: Project) -> None:
    path = copy.data / "rights" / "help-free.yml"
    po = catalogues.catalogue_path(copy, "en")
    translated = catalogues.read_catalogue(po)
    next(m for m in translated if m.id == "Hjälpen kostar inget.").flags.add("fuzzy")
    projects.write(po, translated)
    kept = path.read_text("utf-8")
    path.unlink()
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    path.write_text(kept, "utf-8")
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert entry(copy, "Hjälpen kostar inget.").fuzzy


def test_an_editor_may_say_that_only_the_wording_has_changed(copy: Project) -> None:
    new = "Någon att tala med om natten"
    changed(copy, "services/nattlinjen.yml", SUMMARY, new)
    assert {state(copy, new, code) for code in ("en", "ar")} == {TranslationState.SWEDISH}
    merge_catalogues.update(copy, read_checked(copy), all_text_sets(), "Någon att tala med")
    assert {state(copy, new, code) for code in ("en", "ar")} == {TranslationState.TRANSLATED}
    assert (entry(copy, new).text, entry(copy, new).previous) == (ENGLISH, "")


def test_wording_only_is_believed_of_one_text_that_waits(copy: Project) -> None:
    before = projects.tree(copy.locales)
    with pytest.raises(SetupError, match="ingen översättning väntar"):
        merge_catalogues.update(copy, read_checked(copy), all_text_sets(), SUMMARY)
    projects.edit(copy.data / "needs.yml", "Tryggt boende", "Ett boende")
    projects.edit(copy.data / "situations.yml", "Våld eller hot", "Ett hot")
    with pytest.raises(SetupError, match="flera texter börjar så"):
        merge_catalogues.update(copy, read_checked(copy), all_text_sets(), "Ett")
    assert projects.tree(copy.locales) == before


def test_wording_only_is_not_believed_when_a_number_has_changed(copy: Project) -> None:
    projects.edit(copy.data / "audiences.yml", "Under 18 år", "Under 21 år")
    with pytest.raises(SetupError, match="samma tal"):
        merge_catalogues.update(copy, read_checked(copy), all_text_sets(), "Under 21 år")


def test_a_catalogue_with_a_fault_of_form_is_not_written_over(copy: Project) -> None:
    po = catalogues.catalogue_path(copy, "ar")
    po.write_bytes(b"\xef\xbb\xbf" + po.read_bytes())
    before = projects.tree(copy.locales)
    with pytest.raises(SetupError, match="BOM"):
        merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert projects.tree(copy.locales) == before


def test_of_a_passage_that_grew_the_texts_that_are_alike_are_the_same(tmp_path: Path) -> None:
    place = ("x.html",)
    old = [
        PoEntry("page", text, text, 1, locations=place) for text in ("Överst", "Ring dem i dag", "Nederst")
    ]
    now = ("Överst", "Först en ny mening", "Ring dem redan i dag", "Nederst")
    found = merge_catalogues.renamed_texts(old, [(("page", text), place) for text in now])
    assert {key[1]: entry.source for key, entry in found.items()} == {
        "Ring dem redan i dag": "Ring dem i dag"
    }


def test_bringing_up_to_date_twice_changes_nothing_while_texts_wait(copy: Project) -> None:
    long = (
        "Du får hjälp av en sak-kunnig person som lyssnar på dig, även sent på natten, och inte skriver upp"
    )
    path, po = copy.data / "services" / "nattlinjen.yml", catalogues.catalogue_path(copy, "en")
    (gives,) = (line for line in path.read_text("utf-8").splitlines() if line.startswith("gives: "))
    changed(copy, "services/nattlinjen.yml", gives, f'gives: "{long} något som \\"stör\\""')
    translated = catalogues.read_catalogue(po)
    next(m for m in translated if str(m.id).startswith(long)).string = "Somebody listens."
    projects.write(po, translated)
    changed(copy, "services/nattlinjen.yml", f"{long} något", f"{long} sådant")
    waiting = projects.tree(copy.locales)
    (found,) = (e for e in file(copy).entries if e.source.startswith(long))
    assert found.fuzzy and found.previous.replace(" ", "") == f'{long} något som "stör"'.replace(" ", "")
    merge_catalogues.update(copy, read_checked(copy), all_text_sets())
    assert projects.tree(copy.locales) == waiting
