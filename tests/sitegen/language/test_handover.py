"""What is sent to a reader and comes back: nothing is lost, and what is wrong is told with its cell."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from babel.messages.catalog import Catalog
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.workbook.workbook import Workbook

import projects
from catalogues import read_entry
from projects import FULL, REAL
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, SetupError
from sitegen.language import (
    glossary_words,
    handover,
    handover_import,
    handover_sheet,
    handover_xliff,
    messages,
    po_file,
    review,
    review_file,
    translation_check,
)
from sitegen.language.handover import CatalogueInHand, HandoverRow
from sitegen.language.po_file import PoEntry
from sitegen.language.returned import CHANGED, DISPUTED, OK, ReturnedFile, tidy
from sitegen.language.review import Ledger, ReviewState
from sitegen.language.text_sets import MAIN

CODES = ["en", "es", "pl", "uk", "th", "fr", "ro", "ar"]
DAY = dt.date(2026, 11, 20)
SHEET = handover.HELP_PAGES
BY, ON = f"B{handover_sheet.FIRST_FIELD + 2}", f"B{handover_sheet.FIRST_FIELD + 3}"
pytestmark = pytest.mark.real_day


@cache
def template() -> Catalog:
    return messages.template_of(REAL, projects.real_records(), MAIN, all_text_sets())


@cache
def in_hand(code: str) -> CatalogueInHand:
    """The real catalogue of a language, which nobody has read yet."""
    others = messages.catalogues(REAL, projects.real_records(), MAIN)
    elsewhere = {other: file for other, file in others.items() if other not in (code, "sv")}
    glossary = projects.real_records().glossary
    return CatalogueInHand(MAIN, code, template(), others[code], Ledger(""), elsewhere, glossary)


@cache
def sent(code: str) -> handover.Handover:
    return handover.handover([in_hand(code)], code, DAY, changed=False)


@cache
def sheet_bytes(code: str) -> bytes:
    return handover_sheet.workbook(sent(code))


def opened(code: str) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(code)))
    book[handover_sheet.COVER][BY], book[handover_sheet.COVER][ON] = "modersmålsläsare", DAY.isoformat()
    return book


def fill(book: Workbook, line: int, state: str = "", text: str = "", comment: str = "") -> None:
    for column, value in ((6, text), (7, state), (8, comment)):
        cell = book[SHEET].cell(line, column, value or None)
        cell.data_type = "s" if value else cell.data_type


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def judged(code: str, returned: ReturnedFile) -> handover_import.Judgement:
    return handover_import.judge(returned, [in_hand(code)], projects.real_records().glossary)


def faults(code: str, book: Workbook) -> list[str]:
    return [p.message for p in judged(code, handover_sheet.read(saved(book), "svar.xlsx")).problems]


def written(folder: Path, code: str, judgement: handover_import.Judgement) -> Project:
    """The project whose catalogue and ledger an import has written."""
    project = Project(folder)
    for path, content in handover_import.files(project, [in_hand(code)], judgement, code).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return project


# -- nothing is lost -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """What a reader says of one row."""

    line: int
    state: str
    text: str
    comment: str


def rows(code: str) -> tuple[HandoverRow, ...]:
    return sent(code).parts[0].rows


def is_forbidden(code: str, text: str) -> bool:
    """Whether a text has a word that the glossary forbids in a language."""
    words = glossary_words.avoided(projects.real_records().glossary, code)
    return bool(glossary_words.avoided_faults(text, words))


def letters(code: str) -> str:
    """Letters of a language, and what might be lost on the way: marks of cells, of .po files and of XML."""
    own = {char for row in rows(code) for char in row.text if char.isalpha()}
    return "".join(sorted(own)) + "  \u00a0'\"\\<>&-+@\n\t“”’،·"


def answers(code: str) -> st.SearchStrategy[list[Answer]]:
    words = st.text(letters(code), max_size=30)

    def answer(line: int, state: str, before: str, after: str, comment: str) -> Answer:
        row = rows(code)[line - 2]
        # What looks like a tag is refused, in a comment too; `@` may be an address of somebody.
        before, after, plain = (tidy(re.sub("[<@]", "", said)) for said in (before, after, comment))
        text = tidy(f"{before} {row.text} {after}")
        is_wrong = text == row.text or is_forbidden(code, text)
        is_wrong = is_wrong or any(translation_check.translation_faults(row.source, text))
        if is_wrong or text.startswith("=") or translation_check.in_another_script(row.source, text, code):
            state, text = (OK if state == CHANGED else state), ""
        if state == OK and is_forbidden(code, row.text):
            state = DISPUTED
        return Answer(line, state, "" if state == OK else text, plain or "?" if state == DISPUTED else plain)

    one = st.builds(
        answer,
        st.integers(2, len(rows(code)) + 1),
        st.sampled_from((OK, CHANGED, CHANGED, DISPUTED)),
        words,
        words,
        words,
    )
    return st.lists(one, min_size=1, max_size=30, unique_by=lambda said: said.line)


def quick(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(
        max_examples=examples * 10 if FULL else examples,
        deadline=None,
        # A workbook takes a second: to look for the smallest that fails would take many minutes.
        phases=[Phase.explicit, Phase.generate],
        report_multiple_bugs=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def expect(folder: Path, code: str, returned: ReturnedFile, said: list[Answer]) -> None:
    """Every answer stands in the catalogue and the ledger, and nothing else has become another."""
    found = judged(code, returned)
    assert found.problems == () and len(found) == len(said)
    project = written(folder, code, found)
    before = {entry.key: entry for entry in in_hand(code).file.entries}
    after = {entry.key: entry for entry in po_file.load_valid(MAIN.po(project, code)).entries}
    asked = {handover.row_id(key): key for key in before}
    keys = {asked[rows(code)[answer.line - 2].id]: answer for answer in said}
    for key, entry in before.items():
        answer = keys.get(key)
        text = answer.text if answer and answer.state == CHANGED else entry.text
        assert (after[key].text, after[key].fuzzy) == (text, entry.fuzzy)
    assert set(after) == set(before)
    assert in_hand(code).file.obsolete == () or po_file.load(MAIN.po(project, code)).obsolete
    ledger = review.load(project, MAIN, code)
    assert ledger.problems == ()
    entries = ledger.entries()
    assert set(entries) == set(keys)
    for key, answer in keys.items():
        wanted = "disputed" if answer.state == DISPUTED else "reviewed"
        assert (entries[key].state, entries[key].comment or "") == (wanted, answer.comment)
        assert (entries[key].suggestion or "") == (answer.text if answer.state == DISPUTED else "")
        assert entries[key].translation == review.fingerprint(after[key].text)


@pytest.mark.parametrize("code", CODES)
def test_a_workbook_that_is_filled_in_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, code: str
) -> None:
    @quick(3)
    @given(answers(code))
    def loses_nothing(said: list[Answer]) -> None:
        book = opened(code)
        for one in said:
            fill(book, one.line, one.state, one.text, one.comment)
        returned = handover_sheet.read(saved(book), "svar.xlsx")
        expect(tmp_path_factory.mktemp(code), code, returned, said)

    loses_nothing()


UNIT = f"{{{handover_xliff.NAMESPACE}}}unit"


@pytest.mark.parametrize("code", CODES)
def test_an_xliff_file_that_is_filled_in_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, code: str
) -> None:
    document = handover_xliff.document(sent(code))

    @quick(5)
    @given(answers(code))
    def loses_nothing(said: list[Answer]) -> None:
        root = ElementTree.fromstring(document)
        units = list(root.iter(UNIT))
        for one in said:
            answer(units[one.line - 2], one)
        file = handover_xliff.read(ElementTree.tostring(root, encoding="utf-8"), "svar.xlf")
        signed = replace(file, by="modersmålsläsare", on=DAY.isoformat())
        expect(tmp_path_factory.mktemp(code), code, signed, said)

    loses_nothing()


def answer(unit: ElementTree.Element, said: Answer) -> None:
    """Say in a unit what a translator's tool would: the words as plain text, the state, a note."""
    ns = UNIT.removesuffix("unit")
    if said.state != DISPUTED:
        unit.find(f"{ns}segment").set("state", "final")  # type: ignore[union-attr]
    if said.text:
        target = unit.find(f"{ns}segment/{ns}target")
        assert target is not None
        target[:], target.text = [], said.text
    if said.comment:
        note = ElementTree.SubElement(unit.find(f"{ns}notes"), f"{ns}note")  # type: ignore[arg-type]
        note.set("category", "disputed" if said.state == DISPUTED else "comment")
        note.text = said.comment


@pytest.mark.parametrize("code", ["uk", "ar"])
def test_what_nobody_has_touched_says_nothing(code: str) -> None:
    assert len(judged(code, handover_sheet.read(saved(opened(code)), "svar.xlsx"))) == 0
    file = handover_xliff.read(handover_xliff.document(sent(code)), "svar.xlf")
    assert len(judged(code, replace(file, by="jurist", on="2026-11-20"))) == 0


# -- the sheet -----------------------------------------------------------------------------------


def test_what_danger_hangs_on_comes_first_and_prose_last() -> None:
    entries = in_hand("uk").entries()
    keys = {handover.row_id(key): key for key in entries}
    order = [handover.weight(keys[row.id]) for row in rows("uk")]
    assert order == sorted(order) and set(order) == {0, 1, 2, 3}
    first = {keys[row.id][0] for row in rows("uk")[: order.index(1)]}
    assert {"exit", "emergency", "call", "safety"} <= first
    assert len(rows("uk")) == len(entries)


def test_only_what_is_to_be_filled_in_can_be_changed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes("uk")))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
    unlocked = {c.column for row in book[SHEET].iter_rows() for c in row if not c.protection.locked}
    assert unlocked == {6, 7, 8}
    cover = book[handover_sheet.COVER]
    assert [c.coordinate for row in cover.iter_rows() for c in row if not c.protection.locked] == [BY, ON]
    (offered,) = book[SHEET].data_validations.dataValidation
    assert offered.formula1 == '"ok,ändrad,ifrågasatt"' and str(offered.sqref) == f"G2:G{len(rows('uk')) + 1}"


def test_a_language_from_right_to_left_has_its_sheet_so_and_swedish_stays_swedish() -> None:
    for code, expected in (("ar", True), ("uk", False)):
        sheet = openpyxl.load_workbook(io.BytesIO(sheet_bytes(code)))[SHEET]
        assert bool(sheet.sheet_view.rightToLeft) is expected
        assert [sheet.cell(2, c).alignment.readingOrder for c in (4, 5, 6)] == [1, 1 + expected, 1 + expected]


def test_a_row_says_what_its_placeholders_are_and_that_it_is_vital() -> None:
    row = next(row for row in rows("th") if "{day}" in row.source)
    assert row.note.startswith("VIKTIG") and "{day} byts ut mot en dag" in row.note


# -- what is refused -----------------------------------------------------------------------------


def line_of(code: str, wanted: Callable[[HandoverRow], bool]) -> int:
    return next(number for number, row in enumerate(rows(code), start=2) if wanted(row))


def day_line() -> int:
    return line_of("uk", lambda row: re.findall(r"{\w+}", row.source) == ["{day}"])


@pytest.mark.parametrize(
    ("state", "text", "comment", "column", "fault"),
    [
        (CHANGED, "Перевірено {dag}.", "", "F", "ska ha samma platshållare som källan"),
        (CHANGED, "Перевірено.", "", "F", "ska ha samma platshållare som källan"),
        (CHANGED, "Перевірено {day} або пізніше, www.example.se", "", "F", "ser ut som en adress"),
        (CHANGED, "Checked {day} or later, may have been changed.", "", "F", "är inte på språket"),
        (CHANGED, "=Перевірено {day}", "", "F", "formel"),
        (CHANGED, "Перевірено\u200b {day}", "", "F", "osynligt tecken"),
        (CHANGED, "", "", "F", "översättningen saknas"),
        (OK, "Перевірено {day}.", "", "G", "läget är ok, men översättningen är en annan"),
        ("godkänd", "", "", "G", "“godkänd” är inget läge"),
        (DISPUTED, "", "", "H", "skriv vad som är fel"),
        ("", "", "oklart", "G", "välj läge"),
        (OK, "", "fråga anna@example.se", "H", "e-postadress"),
        (OK, "", "se <b>", "H", "HTML hör inte hemma"),
        (OK, "", "x\u200by", "H", "osynligt tecken"),
        (OK, "", "å" * 2001, "H", "är längre än 2000 tecken"),
        (DISPUTED, "Перевірено <b>{day}</b>", "?", "F", "HTML hör inte hemma"),
    ],
)
def test_a_fault_in_a_row_is_told_with_its_cell(
    state: str, text: str, comment: str, column: str, fault: str
) -> None:
    book, line = opened("uk"), day_line()
    fill(book, line, state, text, comment)
    found = faults("uk", book)
    assert {one.partition(":")[0] for one in found} == {f"{SHEET}!{column}{line}"}, found
    assert fault in " ".join(found), found


def test_all_faults_are_told_at_once_and_nothing_is_taken_in() -> None:
    book = opened("uk")
    for line in range(2, 12):
        fill(book, line, CHANGED)
    fill(book, 12, OK)
    book[handover_sheet.COVER][BY], book[handover_sheet.COVER][ON] = "Anna", "2099-01-01"
    found = faults("uk", book)
    assert len(found) == 12
    assert "Läs först!B13: “Anna” är ingen roll" in found[0] and "har inte varit än" in found[1]


def returned(code: str) -> ReturnedFile:
    """What comes back when nobody has said anything yet."""
    file = handover_xliff.read(handover_xliff.document(sent(code)), "svar.xlf")
    return replace(file, by="modersmålsläsare", on=DAY.isoformat())


def row_faults(code: str, wanted: Callable[[HandoverRow], bool], **said: str) -> list[str]:
    """Return what is wrong with the first row of a kind when it comes back with other values."""
    file, line = returned(code), line_of(code, wanted) - 2
    assert len({row.places["text"] for row in file.rows}) == len(file.rows)
    row = replace(file.rows[line], **said)  # type: ignore[arg-type]
    problems = judged(code, replace(file, rows=(row,))).problems
    assert {p.message.partition(":")[0] for p in problems} <= set(row.places.values())
    return [problem.message.partition(": ")[2] for problem in problems]


def placed(row: HandoverRow) -> bool:
    return re.findall(r"{\w+}", row.source) == ["{day}"] and not row.text.startswith("{")


def plain(row: HandoverRow) -> bool:
    return len(row.text) > 40 and not set(row.source) & set("{}#") and re.search(r"\d", row.source) is None


@pytest.mark.parametrize("code", CODES)
def test_in_every_language_a_placeholder_or_a_number_that_is_lost_is_refused(code: str) -> None:
    day = next(row for row in rows(code) if placed(row)).text
    for text in (day.replace("{day}", "{dag}"), day.replace("{day}", ""), f"{day} {{day}}"):
        (fault,) = row_faults(code, placed, state=CHANGED, text=tidy(text))
        assert fault == ("översättningen ska ha samma platshållare som källan, och inga andra klamrar: {day}")
    row = next(row for row in rows(code) if "112" in row.source and "{" not in row.source)
    (fault,) = row_faults(code, row.__eq__, state=CHANGED, text=row.text.replace("112", "113"))
    assert "ska ha samma tal som källan" in fault


@pytest.mark.parametrize("code", CODES)
def test_in_every_language_a_word_that_the_glossary_forbids_is_refused(code: str) -> None:
    (word, better), *_ = glossary_words.avoided(projects.real_records().glossary, code).items()
    text = next(row for row in rows(code) if plain(row)).text
    (fault,) = row_faults(code, plain, state=CHANGED, text=f"{text} {word}")
    assert fault == f"översättningen har “{word}”, som inte ska användas; ordlistan har “{better}”"


@pytest.mark.parametrize("code", CODES)
def test_in_every_language_a_row_that_is_not_as_it_was_sent_is_refused(code: str) -> None:
    for said, fault in (
        ({"id": "0" * 12}, "texten är okänd"),
        ({"source": "Något annat."}, "svenskan är ändrad i filen"),
        ({"read": "0" * 12}, "har ändrats av någon annan sedan utskicket"),
        ({"part": "locales/other"}, "raden hör inte till någon katalog"),
    ):
        (found,) = row_faults(code, plain, **{"state": OK} | said)
        assert fault in found


@pytest.mark.parametrize("code", CODES)
def test_in_every_language_what_was_read_lapses_with_its_source_or_translation(code: str) -> None:
    entry = next(e for e in in_hand(code).file.entries if not e.fuzzy and len(e.text) > 40)
    read = {entry.key: read_entry(entry)}
    assert review.state(entry, read) is ReviewState.REVIEWED
    reworded = replace(entry, source=f"{entry.source} Nu.", previous=entry.source, fuzzy=True)
    for changed in (
        replace(entry, text=f"{entry.text}."),
        replace(entry, fuzzy=True),
        reworded,
        replace(reworded, fuzzy=False),
    ):
        assert review.state(changed, read) is ReviewState.CHANGED


def test_a_word_that_the_glossary_forbids_is_refused() -> None:
    term = projects.real_records().glossary["exploited-person"]
    word = term.avoid["fr"][0]
    line = line_of("fr", lambda row: "{" not in row.source and "#" not in row.source and row.text.isalpha())
    book = opened("fr")
    fill(book, line, CHANGED, f"Pour les {word}")
    (found,) = faults("fr", book)
    assert f"har “{word}”, som inte ska användas; ordlistan har “{term.terms['fr']}”" in found


def test_a_text_in_swedish_or_another_language_is_refused() -> None:
    line = line_of("ro", lambda row: len(row.source) > 30 and not set(row.source) & set("{}#0123456789"))
    row = rows("ro")[line - 2]
    key = next(key for key in in_hand("ro").entries() if handover.row_id(key) == row.id)
    french = in_hand("fr").entries()[key].text
    for text, fault in ((row.source, "är svenskan"), (french, "densamma som på “fr”")):
        book = opened("ro")
        fill(book, line, CHANGED, text)
        assert [fault in one for one in faults("ro", book)] == [True]


def one_change(
    **entry: object,
) -> tuple[CatalogueInHand, ReturnedFile, PoEntry]:
    """The catalogue in which an entry has become another since it was sent, and what then comes back."""
    found, line = in_hand("uk"), day_line()
    book = opened("uk")
    fill(book, line, OK)
    row = rows("uk")[line - 2]
    old = next(e for e in found.file.entries if handover.row_id(e.key) == row.id)
    new = replace(old, **entry)  # type: ignore[arg-type]
    entries = tuple(new if e is old else e for e in found.file.entries)
    file = replace(found.file, entries=entries)
    return replace(found, file=file), handover_sheet.read(saved(book), "svar.xlsx"), new


def test_a_translation_that_somebody_else_has_changed_meanwhile_is_refused() -> None:
    found, returned, _ = one_change(text="Дані переглянуто {day}.")
    (problem,) = handover_import.judge(returned, [found], {}).problems
    assert f"{SHEET}!F{day_line()}: översättningen har ändrats av någon annan" in problem.message


def test_a_text_whose_swedish_has_changed_since_is_refused() -> None:
    wanted = Catalog()
    gone = rows("uk")[day_line() - 2].source
    for message in template():
        if message.id and message.id != gone:
            wanted.add(message.id, context=message.context, auto_comments=message.auto_comments)
    found, returned, _ = one_change()
    (problem,) = handover_import.judge(returned, [replace(found, template=wanted)], {}).problems
    assert f"{SHEET}!I{day_line()}: svenskan har ändrats sedan utskicket" in problem.message
    empty = replace(found, template=wanted, file=replace(found.file, entries=()))
    (problem,) = handover_import.judge(returned, [empty], {}).problems
    assert "texten är okänd" in problem.message


def test_a_row_that_is_copied_or_whose_swedish_is_written_over_is_refused() -> None:
    book, line, last = opened("uk"), day_line(), len(rows("uk")) + 2
    fill(book, line, OK)
    for column in range(1, 11):
        book[SHEET].cell(last, column, book[SHEET].cell(line, column).value)
    book[SHEET].cell(last, 4, "Något annat")
    found = faults("uk", book)
    assert [one.partition(":")[0] for one in found] == [f"{SHEET}!I{last}", f"{SHEET}!D{last}"]


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda data: data[: len(data) // 2], "skadad"),
        (lambda data: b"PK\x03\x04" + data[100:], "skadad"),
        (lambda data: b"PK", "skadad"),
    ],
    ids=["half of it", "a broken head", "hardly anything"],
)
def test_a_damaged_workbook_is_refused(damage: Callable[[bytes], bytes], fault: str) -> None:
    with pytest.raises(SetupError, match=fault):
        handover_sheet.read(damage(sheet_bytes("uk")), "svar.xlsx")


def test_a_workbook_of_something_else_or_with_moved_columns_is_refused() -> None:
    with pytest.raises(SetupError, match="är det filen från messages export"):
        handover_sheet.read(saved(Workbook()), "svar.xlsx")
    book = opened("uk")
    book[SHEET].delete_cols(3)
    with pytest.raises(SetupError, match=f"{SHEET}!C1: ska vara “Sammanhang”"):
        handover_sheet.read(saved(book), "svar.xlsx")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"</unit>", b"", "skadad"),
        (b"xliff:document:2.0", b"xliff:document:1.2", "ingen XLIFF 2.0"),
        (b"<xliff", b"<!DOCTYPE x><xliff", "dokumenttyp"),
    ],
)
def test_a_damaged_xliff_file_is_refused(old: bytes, new: bytes, fault: str) -> None:
    data = handover_xliff.document(sent("uk")).replace(old, new, 1)
    with pytest.raises(SetupError, match=fault):
        handover_xliff.read(data, "svar.xlf")


# -- who signs, and what is sent next time -------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "state"),
    [("modersmålsläsare", "reviewed"), ("modersmålsöversättare", "reviewed"), ("översättare", "draft")],
)
def test_only_who_has_the_language_as_the_first_approves(by: str, state: str) -> None:
    book = opened("uk")
    fill(book, 2, OK)
    book[handover_sheet.COVER][BY] = by
    found = judged("uk", handover_sheet.read(saved(book), "svar.xlsx"))
    assert [verdict.entry.state for verdict in found.verdicts["locales/messages"]] == [state]


def test_a_translation_that_a_reader_stands_for_is_no_longer_late(tmp_path: Path) -> None:
    found, returned, entry = one_change(fuzzy=True, previous="Uppgifterna är granskade {day}.")
    judgement = handover_import.judge(returned, [found], {})
    made = handover_import.files(Project(tmp_path), [found], judgement, "uk")
    path = tmp_path / "made.po"
    path.write_bytes(made[MAIN.po(Project(tmp_path), "uk")])
    (after,) = [one for one in po_file.load_valid(path).entries if one.key == entry.key]
    assert (after.fuzzy, after.previous, after.text) == (False, "", entry.text)


def test_only_what_has_changed_since_it_was_read_is_sent_next_time(tmp_path: Path) -> None:
    project = Project(tmp_path)
    path = MAIN.review(project, "uk")
    path.parent.mkdir(parents=True)
    entries = [read_entry(entry) for entry in in_hand("uk").file.entries[:10]]
    entries[3] = entries[3].model_copy(update={"translation": "0" * 12})
    path.write_bytes(review_file.content(entries))
    read = replace(in_hand("uk"), ledger=review.load(project, MAIN, "uk"))
    (part,) = handover.handover([read], "uk", DAY, changed=True).parts
    assert [row.source for row in part.rows] == [entries[3].text]
    assert "ÄNDRAD sedan någon läste den." in part.rows[0].note
    assert len(handover.handover([in_hand("uk")], "uk", DAY, changed=True)) == 0
