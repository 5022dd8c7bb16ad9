"""The ledger of who has read what: when an entry holds, when it lapses, and what readers are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

import catalogues
import projects
from catalogues import catalogue_path, mark_reviewed, read_entry
from projects import REAL
from sitegen import cli
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import merge_catalogues, messages, po_file, review, review_file, translation
from sitegen.language.po_file import MessageKey
from sitegen.language.review import ReviewState
from sitegen.language.text_sets import MAIN
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked

NIGHT: MessageKey = ("service.summary", "Någon att prata med på natten")
REWORDED: MessageKey = ("service.summary", "Någon att prata med om natten")


@pytest.fixture
def copy(copy: Project) -> Project:
    """The small project with all of its English translated, and read by somebody."""
    path = catalogue_path(copy, "en")
    words = catalogues.read_catalogue(path)
    for message in words:
        message.string = message.string or "Something."
    projects.write(path, words)
    mark_reviewed(copy, "en")
    return copy


def states(project: Project, code: str = "en") -> dict[MessageKey, ReviewState]:
    return dict(review.states(project, MAIN, code))


def is_reviewed(project: Project, code: str = "en") -> bool:
    records = read_checked(project, begun=True)
    (speaker,) = translation.load_translators(project, [records.languages[code]])
    return speaker.reviewed


def update(project: Project, same_meaning: str = "") -> None:
    merge_catalogues.update(project, read_checked(project, begun=True), all_text_sets(), same_meaning)


def reword(project: Project, old: str, new: str) -> None:
    projects.edit(project.data / "services" / "nattlinjen.yml", old, new)
    update(project)


def faults(project: Project, records: Catalogue) -> list[tuple[str, int, int, str]]:
    found = review.faults(project, MAIN, messages.languages_of(MAIN, records))
    return [(p.severity, p.line, p.column, p.message) for p in found]


def test_nobody_has_read_a_language_without_a_ledger(copy: Project) -> None:
    assert set(states(copy, "ar").values()) == {ReviewState.DRAFT}
    assert not is_reviewed(copy, "ar") and is_reviewed(copy, "sv")


def test_readers_are_told_so_when_every_vital_text_is_read(copy: Project) -> None:
    assert is_reviewed(copy)
    entries = list(review.load(copy, MAIN, "en").entries().values())
    for context in ("exit", "right.statement"):
        left_out = next(entry for entry in entries if entry.context == context)
        write(copy, (entry for entry in entries if entry is not left_out))
        assert not is_reviewed(copy), context
    write(copy, (entry for entry in entries if entry.context not in ("service.gives", "topic.label")))
    assert is_reviewed(copy)


def write(project: Project, entries: Iterable[review.ReviewEntry]) -> None:
    MAIN.review(project, "en").write_bytes(review_file.content(entries))


@pytest.mark.parametrize("state", ["draft", "disputed"])
def test_what_is_read_and_not_approved_is_not_reviewed(copy: Project, state: str) -> None:
    path = MAIN.review(copy, "en")
    text = path.read_text("utf-8")
    path.write_text(text.replace("state: reviewed", f"state: {state}", 1), "utf-8")
    assert list(states(copy).values()).count(ReviewState(state)) >= 1
    one = next(key for key, said in states(copy).items() if said is ReviewState(state))
    assert review.is_vital(one) and not is_reviewed(copy)


def test_a_review_lapses_when_the_translation_changes(copy: Project) -> None:
    projects.edit(catalogue_path(copy, "en"), "Someone to talk to at night", "Nobody to talk to at night")
    assert states(copy)[NIGHT] is ReviewState.CHANGED
    assert list(states(copy).values()).count(ReviewState.CHANGED) == 1
    assert not is_reviewed(copy)


def test_a_review_lapses_when_the_source_changes_and_holds_again_when_it_is_back(copy: Project) -> None:
    before = MAIN.review(copy, "en").read_bytes()
    reword(copy, "på natten", "om natten")
    assert states(copy)[REWORDED] is ReviewState.CHANGED and not is_reviewed(copy)
    assert MAIN.review(copy, "en").read_bytes() != before
    reword(copy, "om natten", "på natten")
    assert states(copy)[NIGHT] is ReviewState.REVIEWED and is_reviewed(copy)
    assert MAIN.review(copy, "en").read_bytes() == before


def test_a_new_translation_of_a_reworded_text_still_waits_for_its_reader(copy: Project) -> None:
    reword(copy, "på natten", "om natten")
    path = catalogue_path(copy, "en")
    fuzzy = '#, fuzzy\n#| msgid "Någon att prata med på natten"\n'
    projects.edit(path, fuzzy, "")
    update(copy)
    assert states(copy)[REWORDED] is ReviewState.CHANGED and not is_reviewed(copy)


def test_what_an_editor_calls_the_same_meaning_is_read_again(copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "på natten", "om natten")
    update(copy, REWORDED[1])
    assert states(copy)[REWORDED] is ReviewState.CHANGED and not is_reviewed(copy)


def test_a_review_does_not_hold_while_somebody_marks_the_translation_as_doubtful(copy: Project) -> None:
    said = 'msgid "Någon att prata med på natten"\nmsgstr "Someone'
    path = catalogue_path(copy, "en")
    text = path.read_text("utf-8")
    start = text.rindex('msgctxt "service.summary"', 0, text.index(said))
    path.write_text(f"{text[:start]}#, fuzzy\n{text[start:]}", "utf-8")
    assert states(copy)[NIGHT] is ReviewState.CHANGED and not is_reviewed(copy)


def test_a_review_does_not_hold_for_a_translation_that_is_gone(copy: Project) -> None:
    projects.edit(catalogue_path(copy, "en"), "Someone to talk to at night", "")
    path = MAIN.review(copy, "en")
    empty, full = review.fingerprint(""), review.fingerprint("Someone to talk to at night")
    path.write_text(path.read_text("utf-8").replace(full, empty), "utf-8")
    assert states(copy)[NIGHT] is not ReviewState.REVIEWED


def test_an_entry_of_a_text_that_no_source_has_is_kept(copy: Project, small_records: Catalogue) -> None:
    projects.edit(copy.data / "needs.yml", "Tryggt boende", "Xylofon")
    update(copy)
    assert [one for one in faults(copy, small_records) if one[0] == "error"] == []
    projects.edit(copy.data / "needs.yml", "Xylofon", "Tryggt boende")
    update(copy)
    assert states(copy)["need.label", "Tryggt boende"] is ReviewState.REVIEWED


def test_a_ledger_says_the_same_when_it_is_read_and_written(copy: Project) -> None:
    path = MAIN.review(copy, "en")
    ledger = review.load(copy, MAIN, "en")
    assert ledger.problems == () and len(ledger.rows) > 100
    assert review_file.content(ledger.entries().values()) == path.read_bytes()
    assert review_file.content(reversed(list(ledger.entries().values()))) == path.read_bytes()


@pytest.mark.parametrize("code", ["uk", "th", "ar", "fr"])
def test_every_text_of_the_real_catalogues_can_stand_in_a_ledger(tmp_path: Path, code: str) -> None:
    project = Project(tmp_path)
    for path in (MAIN.po(REAL, code), MAIN.pot(REAL)):
        copied = tmp_path / path.relative_to(REAL.root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    mark_reviewed(project, code)
    assert list(review.faults(project, MAIN, [code])) == []
    counted = review.count(review.states(project, MAIN, code))
    assert counted.reviewed == counted.all > 400 and counted.told_to_readers


TOMORROW = (dt.date.fromisoformat(projects.TODAY) + dt.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("old", "new", "column", "fault"),
    [
        ("2026-11-20", "2026-13-40", 7, "den dagen finns inte"),
        ("2026-11-20", "i går", 7, "datum"),
        ("2026-11-20", TOMORROW, 7, "har inte varit än"),
        ("modersmålsläsare", "Anna Andersson", 7, "modersmålsläsare"),
        ("modersmålsläsare", "redaktionen", 7, "bara modersmålsläsare eller modersmålsöversättare"),
        ("reviewed", "granskad", 10, "reviewed"),
        ('"Anhörig eller vän"', '"Anhörig eller ovän"', 9, "finns inte i katalogen"),
        ("state: reviewed", "stat: reviewed", 3, "state"),
        ('translation: "', 'translation: "x', 16, "har fel form"),
    ],
)
def test_a_fault_in_a_ledger_is_told_with_its_place(
    copy: Project, small_records: Catalogue, old: str, new: str, column: int, fault: str
) -> None:
    path = MAIN.review(copy, "en")
    text = path.read_text("utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [one for one in faults(copy, small_records) if one[0] == "error"]
    assert [one for one in found if one[1:3] == (line, column) and fault in one[3]], found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: modersmålsläsare", "by: Anna"),
        ("by: modersmålsläsare", "by: redaktionen"),
        ("2026-11-20", TOMORROW),
        ('translation: "', 'translation: "x'),
    ],
)
def test_a_faulty_entry_reviews_nothing(copy: Project, old: str, new: str) -> None:
    path = MAIN.review(copy, "en")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert not is_reviewed(copy)


@pytest.mark.parametrize("content", [b"", b"- [", b"state: reviewed\n", "å".encode("latin-1"), b"- x\n"])
def test_a_file_that_is_no_ledger_reviews_nothing_and_says_why(
    copy: Project, small_records: Catalogue, content: bytes
) -> None:
    MAIN.review(copy, "en").write_bytes(content)
    assert not is_reviewed(copy)
    assert [one for one in faults(copy, small_records) if one[0] == "error"]


def test_a_text_that_stands_twice_counts_as_unread(copy: Project, small_records: Catalogue) -> None:
    path = MAIN.review(copy, "en")
    entry = read_entry(next(e for e in po_file.load(catalogue_path(copy, "en")).entries if e.key == NIGHT))
    block = review_file.content([entry]).decode().removeprefix(review_file.HEAD)
    path.write_text(path.read_text("utf-8") + block, "utf-8")
    assert states(copy)[NIGHT] is ReviewState.DRAFT and not is_reviewed(copy)
    assert sum("två gånger" in one[3] for one in faults(copy, small_records)) == 2


def test_a_ledger_of_a_language_that_has_no_catalogue_is_a_fault(
    copy: Project, small_records: Catalogue
) -> None:
    for code in ("sv", "xx"):
        path = MAIN.review(copy, code)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(MAIN.review(copy, "en").read_bytes())
    found = faults(copy, small_records)
    assert [said for _, _, _, said in found] == [
        "här finns ingen översättning att granska; ta bort filen"
    ] * 2


def test_lapsed_entries_are_a_warning_that_says_what_to_do(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.edit(catalogue_path(copy, "en"), "Someone to talk to at night", "Somebody to talk to at night")
    cli.main(["--root", str(copy.root), "check"])
    said = capsys.readouterr().out
    assert "locales/en/messages.review.yml: varning: en text har ändrats sedan någon läste" in said
    assert "messages export en --changed" in said


def test_check_stops_at_a_bad_ledger(copy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = MAIN.review(copy, "en")
    path.write_text(path.read_text("utf-8").replace("2026-11-20", TOMORROW, 1), "utf-8")
    assert cli.main(["--root", str(copy.root), "check"]) == 1
    assert "locales/en/messages.review.yml:" in capsys.readouterr().out


def test_status_counts_what_is_read(copy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    projects.edit(catalogue_path(copy, "en"), "Someone to talk to at night", "Somebody to talk to at night")
    counted = review.count(states(copy))
    assert cli.main(["--root", str(copy.root), "status"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "granskat:" in line)
    assert counted.vital_reviewed == counted.vital - 1 > 0
    assert f"{counted.vital_reviewed}/{counted.vital} viktiga" in line
    assert f"{counted.reviewed}/{counted.all} i allt; 1 ändrade" in line


def test_a_site_that_borrows_texts_is_reviewed_when_both_are(tmp_path: Path) -> None:
    campaign = next(texts for texts in all_text_sets() if texts.locales != "locales")
    project = Project(tmp_path)
    for path in (MAIN.po(REAL, "en"), MAIN.pot(REAL), campaign.po(REAL, "en"), campaign.pot(REAL)):
        copied = tmp_path / path.relative_to(REAL.root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    english = projects.real_records().languages["en"]
    mark_reviewed(project, "en", campaign)
    assert not translation.load_translators(project, [english], campaign)[0].reviewed
    mark_reviewed(project, "en")
    assert translation.load_translators(project, [english], campaign)[0].reviewed
