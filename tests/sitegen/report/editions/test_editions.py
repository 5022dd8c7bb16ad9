"""What has been published stays as it was, and what is changed is told. All figures are made up."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import projects
import trialreport
from projects import ROOT
from sitegen.core import Problem, Project, SetupError
from sitegen.report import checks, read_reports, verbs
from sitegen.report.disclosure import older_editions, reconstruct
from sitegen.report.editions import archive, changes, edition_document
from sitegen.report.editions.edition import Edition, JsonObject
from sitegen.report.editions.from_book import edition_of
from sitegen.report.publish import csv_json, report_files, report_pages
from sitegen.report.read_reports import Reading
from sitegen.web import report_addresses

ID = trialreport.ID
TODAY = dt.date(2032, 6, 1)
NOW = trialreport.FILE.read_text("utf-8")
SOURCE = f"data/reports/{ID}.yml"
FORMER = {1: "611bd6898b2f3ceb8107fb65d18b0b3272e685341b4f55e7c6c58b6a0f7eeefe"}
"""The checksums of the golden files of forms that are no more written."""


def golden(form: int) -> bytes:
    """An edition as a program of some form wrote it."""
    return (ROOT / "tests" / "cases" / "editions" / f"format-{form}.json").read_bytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The report as it stands now, with the edition before it and its own frozen."""
    (tmp_path / "data" / "reports").mkdir(parents=True)
    for text in (trialreport.earlier(), NOW):
        freeze_as_is(tmp_path, text)
    return tmp_path


def freeze_as_is(root: Path, text: str) -> Edition:
    found = edition_of(written(root, text).book, ID)
    archive.write(root, found)
    return found


def written(root: Path, text: str) -> Reading:
    (root / SOURCE).write_text(trialreport.totalled(text), "utf-8")
    return read_reports.read(root)


def edited(root: Path, *pairs: tuple[str, str]) -> Reading:
    """The report with some of its text changed."""
    text = NOW
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return written(root, text)


def errors(reading: Reading) -> list[str]:
    found = [p for p in checks.check(reading) if p.severity == "error"]
    return [f"{p.path}:{p.line}: {p.message}" if p.line else f"{p.path}: {p.message}" for p in found]


def line(reading: Reading, *location: str | int) -> int:
    return reading.loaded[ID].tree.position(location)[0]


class TestAFrozenEdition:
    def test_gives_back_all_that_was_published(self, root: Path) -> None:
        reading = read_reports.read(root)
        now, [first, last] = edition_of(reading.book, ID), reading.editions[ID]
        assert last.edition == now
        report = reading.for_readers[ID]
        assert report.document == last.document
        then = replace(report, edition=last.edition, document=last.document)
        address = "https://provsajten.example/"
        assert csv_json.files(then, address) == csv_json.files(report, address)
        assert [one.edition.version for one in (first, last)] == ["1.0.0", "1.1.0"]

    def test_raises_no_error_of_its_own(self, root: Path) -> None:
        assert errors(read_reports.read(root)) == []

    def test_is_written_once(self, root: Path) -> None:
        found = edition_of(read_reports.read(root).book, ID)
        assert archive.write(root, found) is False
        other = edition_of(edited(root, ("domd: {n: 450", "domd: {n: 451")).book, ID)
        before = (root / archive.edition_path(ID, "1.1.0")).read_bytes()
        with pytest.raises(SetupError, match=r"editions/prov-2031/1\.1\.0\.json finns redan"):
            archive.write(root, other)
        assert (root / archive.edition_path(ID, "1.1.0")).read_bytes() == before
        assert sorted(path.name for path in (root / archive.FOLDER / ID).iterdir()) == [
            "1.0.0.json",
            "1.1.0.json",
        ]

    @pytest.mark.parametrize(
        ("old", "new"), [('"value": 449', '"value": 448'), ('"checksum": "', '"checksum": "0'), ("{", "[")]
    )
    def test_that_somebody_has_changed_is_an_error(self, root: Path, old: str, new: str) -> None:
        path = root / archive.edition_path(ID, "1.0.0")
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        [fault] = errors(read_reports.read(root))
        assert fault.startswith("data/reports/editions/prov-2031/1.0.0.json: ")
        assert "den frysta utgåvan har ändrats; hämta tillbaka den" in fault

    def test_in_a_form_of_a_newer_program_is_no_forgery(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (root / archive.edition_path(ID, "1.1.0")).unlink()
        with monkeypatch.context() as newer:
            newer.setattr(edition_document, "FORMAT", 3)
            archive.write(root, edition_of(read_reports.read(root).book, ID))
        fault = read_reports.read(root).problems[0].message
        assert "har format 3, men programmet läser 1, 2; hämta ett nyare program" in fault
        assert "har ändrats" not in fault

    def test_that_the_program_cannot_read_is_no_forgery(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stricter(document: JsonObject) -> JsonObject:
            raise KeyError(document["a key that this form never had"])

        monkeypatch.setattr(edition_document, "FORMAT", 3)
        monkeypatch.setattr(edition_document, "MIGRATIONS", {1: stricter, 2: stricter})
        faults = [problem.message for problem in read_reports.read(root).problems]
        assert faults == [archive.UNREADABLE] * 2

    def test_of_an_older_form_is_read_through_each_form_after_it(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = (root / archive.edition_path(ID, "1.0.0")).read_bytes()
        now = edition_document.FORMAT
        monkeypatch.setattr(edition_document, "FORMAT", now + 2)
        monkeypatch.setattr(
            edition_document,
            "MIGRATIONS",
            {
                now: lambda old: {**old, "year": "2032"},
                now + 1: lambda old: {**old, "year": int(old["year"]) + 1},
            },
        )
        first, _ = read_reports.read(root).editions[ID]
        assert first.edition.year == 2033 and first.document["year"] == 2031
        assert (root / archive.edition_path(ID, "1.0.0")).read_bytes() == before

    @pytest.mark.parametrize("form", edition_document.readable())
    def test_of_every_form_there_has_been_is_read_with_all_that_it_says(
        self, tmp_path: Path, form: int
    ) -> None:
        """A file of each form as it was written then; a form that is no more written is never made anew."""
        path = tmp_path / archive.edition_path(ID, "1.1.0")
        path.parent.mkdir(parents=True)
        path.write_bytes(golden(form))
        found, faults = archive.read(tmp_path)
        assert faults == []
        [one] = found[ID]
        assert edition_document.document(one.edition) == one.document == json.loads(golden(form))["edition"]

    def test_is_written_in_the_newest_form_to_the_byte(self, tmp_path: Path) -> None:
        (tmp_path / "data" / "reports").mkdir(parents=True)
        found = edition_of(written(tmp_path, NOW).book, ID)
        kept = golden(edition_document.FORMAT)
        assert edition_document.json_bytes(archive.whole(found)) == kept
        assert edition_document.read(edition_document.loads(kept.decode())["edition"]) == found

    def test_of_a_former_form_has_the_checksum_that_it_was_written_with(self) -> None:
        sums = {form: json.loads(golden(form))["checksum"] for form in FORMER}
        assert sums == FORMER and {*FORMER} == {*edition_document.readable()} - {edition_document.FORMAT}

    def test_under_another_name_is_an_error(self, root: Path) -> None:
        path = root / archive.edition_path(ID, "1.0.0")
        path.rename(path.with_name("1.0.1.json"))
        assert "filen ska heta prov-2031/1.0.0.json" in errors(read_reports.read(root))[0]

    def test_of_a_report_that_is_gone_is_an_error(self, root: Path) -> None:
        (root / SOURCE).rename(root / "data" / "reports" / "annan.yml")
        assert any("ingen rapport heter prov-2031" in error for error in errors(read_reports.read(root)))

    def test_of_a_report_that_cannot_be_read_is_no_fault_of_its_own(self, root: Path) -> None:
        reading = edited(root, ("kind: statistics", "kind: sagor"))
        assert [error.split(":")[0] for error in errors(reading)] == [SOURCE]


class TestTheSameVersion:
    @pytest.mark.parametrize(
        ("old", "new", "said", "at"),
        [
            (
                "domd: {n: 450",
                "domd: {n: 451",
                "process.domd: 450 → 451",
                ("tables", "process", "rows", "domd", "n"),
            ),
            (
                "okand: {n: U",
                "okand: {n: 130",
                "process.okand: U → 130",
                ("tables", "process", "rows", "okand", "n"),
            ),
            (
                "n: 10–40",
                "n: 10–41",
                "process.ovrigt: 10–40 → 10–41",
                ("tables", "process", "rows", "ovrigt", "n"),
            ),
            (
                "langst: 90}",
                "langst: 91}",
                "stod.boende.langst: 90 → 91",
                ("tables", "stod", "rows", "boende", "cells", "langst"),
            ),
            ("value: 3115133", "value: 3115134", "pengar: 3\u00a0115\u00a0133 kr → ", ("figures", "pengar")),
            (
                'value: "700"',
                'value: "701"',
                "motta.2029: 700 → 701",
                ("series", "motta", "points", 2, "value"),
            ),
            ("svarande: {n: 14", "svarande: {n: 15", "svarande: 14 → 15", ("universes", "svarande")),
            ("{answered: 1000}", "{answered: 1001}", "process.base: 1", ("tables", "process", "base")),
        ],
    )
    def test_with_another_figure_is_an_error_at_the_figure(
        self, root: Path, old: str, new: str, said: str, at: tuple[str | int, ...]
    ) -> None:
        reading = edited(root, (old, new))
        place = f"{SOURCE}:{line(reading, *at)}: skiljer sig från den frysta utgåvan 1.1.0"
        said = said.replace(" kr", "\u00a0kr")
        assert [error for error in errors(reading) if error.startswith(place) and said in error]

    def test_with_a_figure_more_is_an_error(self, root: Path) -> None:
        row = "      saknas: {n: .., sv: Ej tillgängligt, en: Not available}\n"
        more = "      vet-ej: {n: 12, sv: Vet ej, en: Not known}\n"
        reading = edited(root, (row, row + more))
        assert any("process.vet-ej: – → 12" in error for error in errors(reading))

    def test_may_have_other_words_but_not_unseen(self, root: Path) -> None:
        reading = edited(root, ("sv: Fällande dom, en: Conviction}", "sv: Domar, en: Conviction}"))
        [told] = [p for p in checks.check(reading) if "orden är andra" in p.message]
        assert (told.severity, "process.domd" in told.message) == ("warning", True)

    def test_that_is_lower_than_a_frozen_one_is_an_error(self, root: Path) -> None:
        reading = edited(root, ("version: 1.1.0\nstatus", "version: 0.9.0\nstatus"))
        assert any("lägre än den frysta utgåvan 1.1.0" in error for error in errors(reading))

    def test_that_is_published_and_not_frozen_is_an_error(self, root: Path) -> None:
        (root / archive.edition_path(ID, "1.1.0")).unlink()
        reading = read_reports.read(root)
        assert errors(reading) == [
            f"{SOURCE}:{line(reading, 'status')}: utgåvan är publicerad men inte fryst; "
            f"kör report freeze {ID} och spara filen i git"
        ]


CHANGED = ("nedlagd:\n        n: 333", "nedlagd:\n        n: 334")
NEWER = ("version: 1.1.0\nstatus", "version: 1.10.0\nstatus")
DRAFT = (NEWER, ("status: final", "status: draft"))


def told(at: str) -> tuple[str, str]:
    """The correction, and one more that names these."""
    more = "{about: process, at: [" + at + "], on: 2032-05-30, version: 1.10.0, sv: Mer., en: More.}"
    return "corrections:\n  - ", f"corrections:\n  - {more}\n  - "


class TestANewerVersion:
    def test_with_the_same_figures_needs_no_correction(self, root: Path) -> None:
        reading = edited(root, *DRAFT)
        assert errors(reading) == []

    def test_with_another_figure_says_what_to_name(self, root: Path) -> None:
        reading = edited(
            root,
            *DRAFT,
            CHANGED,
        )
        [error] = errors(reading)
        assert "process.nedlagd: 333 → 334" in error
        assert "at: [process.nedlagd], eller ändra tillbaka" in error

    def test_with_a_correction_that_names_it_is_right(self, root: Path) -> None:
        reading = edited(root, *DRAFT, CHANGED, told("process.nedlagd"))
        assert errors(reading) == []

    @pytest.mark.parametrize(
        ("at", "said"),
        [
            ("process.nedlagd, pengar", "“pengar” är samma som i utgåva 1.1.0"),
            ("process.nedlagd, process.nedlagt", "“process.nedlagt” finns inte i rapporten; menade du"),
        ],
    )
    def test_with_a_correction_that_names_too_much_is_an_error(self, root: Path, at: str, said: str) -> None:
        found = errors(edited(root, *DRAFT, CHANGED, told(at)))
        assert [said in error for error in found].count(True) == 1

    def test_may_not_drop_a_figure_unseen(self, root: Path) -> None:
        row = "      saknas: {n: .., sv: Ej tillgängligt, en: Not available}\n"
        found = errors(edited(root, *DRAFT, (row, "")))
        assert "process.saknas: .. → –" in found[0]

    def test_has_no_correction_of_a_later_one(self, root: Path) -> None:
        reading = edited(root, ("version: 1.1.0, old", "version: 1.2.0, old"))
        assert any("rättelsen kom med en senare utgåva än 1.1.0" in error for error in errors(reading))


def found_out(reading: Reading) -> list[str]:
    """What older editions give away."""
    problems: list[Problem] = [*older_editions.check(reading, TODAY), *reconstruct.check(reading, TODAY)]
    return [problem.message for problem in problems if problem.severity == "error"]


class TestWhatOlderEditionsGiveAway:
    def test_nothing_as_the_report_stands(self, root: Path) -> None:
        assert found_out(read_reports.read(root)) == []

    def test_a_count_that_is_hidden_now(self, root: Path) -> None:
        found = found_out(edited(root, *DRAFT, ("nedlagd:\n        n: 333", "nedlagd:\n        n: U")))
        assert any(
            "[process.nedlagd]: utgåva 1.1.0 visar 333, som är dolt nu; ta bort "
            "data/reports/editions/prov-2031/1.1.0.json" in message
            for message in found
        )

    def test_a_category_that_is_taken_out_of_a_sum(self, root: Path) -> None:
        """What was one row is now two, of which one is hidden: the rest of the old row."""
        split = (
            "ovrigt: {n: 10–40, sv: Övrigt, en: Other, merges: [{sv: Åtal väckt, en: Charges}, "
            "{sv: Ej anmält, en: Not reported}]}",
            "atal: {n: 17, sv: Åtal väckt, en: Charges}\n      ej: {n: U, sv: Ej anmält, en: Not reported}",
        )
        self.only(root, ("n: 10–40", "n: 20"))
        found = found_out(edited(root, *DRAFT, split))
        assert any(
            "process.ej = 3. Av: process.ovrigt omfattar Åtal väckt, Ej anmält" in message
            for message in found
        )

    def test_a_category_that_is_put_into_a_sum(self, root: Path) -> None:
        """What was two rows, of which one was hidden, is now one: less the other it is what was hidden."""
        split = (
            "atal: {n: 17, sv: Åtal väckt, en: Charges}\n      ej: {n: U, sv: Ej anmält, en: Not reported}"
        )
        merged = (
            "ovrigt: {n: 10–40, sv: Övrigt, en: Other, merges: [{sv: Åtal väckt, en: Charges}, "
            "{sv: Ej anmält, en: Not reported}]}"
        )
        self.only(root, (merged, split))
        others = told("process.okand, process.saknas")  # so that the rest of the table tells nothing
        found = found_out(edited(root, *DRAFT, ("n: 10–40", "n: 20"), others))
        assert any("omfattar Åtal väckt, Ej anmält" in message and "= 3." in message for message in found)

    def test_the_rows_of_an_older_edition_together_when_others_were_corrected(self, root: Path) -> None:
        """What was corrected is another number now; then it was printed, and only one row was not."""
        self.only(root, ("n: 10–40", "n: 20"), ("saknas: {n: ..", "saknas: {n: 193"))
        found = found_out(edited(root, *DRAFT, told("process.ovrigt, process.saknas")))
        assert any("process.okand = 4. Av: raderna blir basen" in message for message in found)

    @staticmethod
    def only(root: Path, *pairs: tuple[str, str]) -> None:
        """What was published before is another."""
        for version in ("1.0.0", "1.1.0"):
            (root / archive.edition_path(ID, version)).unlink()
        text = NOW
        for old, new in pairs:
            assert text.count(old) == 1
            text = text.replace(old, new)
        freeze_as_is(root, text)

    def test_a_small_count_that_stood_in_the_first_edition(self, root: Path) -> None:
        (root / archive.edition_path(ID, "1.0.0")).unlink()
        freeze_as_is(root, trialreport.earlier().replace("okand: {n: U", "okand: {n: 3"))
        found = found_out(written(root, NOW))
        assert any("[process.okand]: utgåva 1.0.0 visar 3, som är dolt nu" in message for message in found)

    def test_a_small_count_in_a_table_that_is_gone(self, root: Path) -> None:
        (root / archive.edition_path(ID, "1.0.0")).unlink()
        freeze_as_is(root, trialreport.earlier().replace("okand: {n: U", "oklart: {n: 3"))
        found = found_out(written(root, NOW))
        assert any("[process.oklart]: utgåva 1.0.0 visar ett antal under gränsen 5" in m for m in found)

    def test_a_hidden_count_whose_neighbours_were_shown_before(self, root: Path) -> None:
        self.only(root, ("n: 10–40", "n: 20"), ("saknas: {n: ..", "saknas: {n: 193"))
        found = found_out(edited(root, *DRAFT))
        path = "data/reports/editions/prov-2031/1.1.0.json"
        assert any("process.okand = 4. Av: " in message and path in message for message in found)

    def test_not_what_a_correction_has_changed_beside_what_stays_hidden(self, root: Path) -> None:
        """The two editions differ by one in a count, and nobody knows in which hidden row the other way."""
        assert found_out(read_reports.read(root)) == []
        first, last = (one.edition for one in read_reports.read(root).editions[ID])
        assert [c.said() for c in changes.changes(first, last) if c.address == "process.domd"]


class TestTheDifference:
    def test_names_a_share_only_where_its_count_is_the_same(self, root: Path) -> None:
        reading = read_reports.read(root)
        first, last = (one.edition for one in reading.editions[ID])
        found = changes.changes(first, last)
        assert changes.addresses(found) == ("andel-domda", "process.domd")
        assert {(c.case, c.column) for c in found if c.table} == {
            ("", "antal"),
            ("", "andel"),
            ("hamnen", "antal"),
            ("hamnen", "andel"),
        }

    def test_is_markdown_for_a_review(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert verbs.diff(Project(root), argparse.Namespace(id=ID, version="1.0.0")) == 0
        text = capsys.readouterr().out.replace("\u00a0", " ")
        assert "## Provrapporten 2031: 5 ändrade siffror sedan utgåva 1.0.0" in text
        assert "| Fällande dom, Antal | 449 | 450 | `process.domd` |" in text
        assert (
            "| Andel med fällande dom | 44,9 % (449 / 1 000) | 45,0 % (450 / 1 000) | `andel-domda` |" in text
        )

    def test_says_what_the_correction_still_has_to_name(
        self, root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edited(root, NEWER, CHANGED)
        verbs.diff(Project(root), argparse.Namespace(id=ID, version=None))
        text = capsys.readouterr().out
        assert "**saknas:** `process.nedlagd`" in text
        assert text.endswith("Till rättelsen: `at: [process.nedlagd]`\n")


def whole_way(folder: Path) -> Project:
    project = trialreport.lay_out(folder)
    changed = NOW.replace(*NEWER).replace(*CHANGED)
    (project.root / SOURCE).write_text(trialreport.totalled(changed), "utf-8")
    options = argparse.Namespace(id=ID)
    assert verbs.freeze(project, options) == 1
    (project.root / SOURCE).write_text(
        trialreport.totalled(changed.replace(*told("process.nedlagd"))), "utf-8"
    )
    assert verbs.freeze(project, options) == 0
    assert verbs.freeze(project, options) == 0
    return project


@pytest.fixture(scope="module")
def project(shared: Path) -> Project:
    return Project(projects.once(shared / "trial-editions", whole_way))


class TestTheWholeWay:
    """Freeze, edit, check, correct, freeze again, and what readers then get."""

    def test_keeps_three_editions(self, project: Project) -> None:
        reading = read_reports.read(project.root)
        assert [one.edition.version for one in reading.editions[ID]] == ["1.0.0", "1.1.0", "1.10.0"]
        assert errors(reading) == []

    def test_refuses_a_draft(self, project: Project, tmp_path: Path) -> None:
        own = trialreport.lay_out(tmp_path / "own")
        (own.root / SOURCE).write_text(NOW.replace(*NEWER).replace(*DRAFT[1]), "utf-8")
        with pytest.raises(SetupError, match="status är draft"):
            verbs.freeze(own, argparse.Namespace(id=ID))

    def test_older_files_stay_where_they_were_as_they_were(self, project: Project) -> None:
        writers = [replace(writer, whole=False) for writer in trialreport.writers(project).values()]
        made = report_files.all_files(project, writers)
        folder = f"data/rapporter/{ID}/v1.0.0/"
        lines = csv.DictReader(io.StringIO(made[f"{folder}process.csv"].decode("utf-8")))
        [convicted] = [line for line in lines if line["rad"] == "domd"]
        assert (convicted["antal"], convicted["andel"], convicted["status"]) == ("449", "44.9", "final")
        assert json.loads(made[f"{folder}{ID}.json"])["version"] == "1.0.0"
        names = {path.rpartition("/")[2] for path in made if path.startswith(folder)}
        whole = {path.rpartition("/")[2] for path in made if "/v1.10.0/" in path}
        assert names == whole

    @pytest.mark.parametrize(
        ("language", "says"),
        [
            ("sv", ("utgåva 1.10.0", "Från utgåva 1.0.0 till 1.1.0", "Antalet domar har rättats.")),
            ("en", ("edition 1.10.0", "From edition 1.0.0 to 1.1.0", "The number of convictions")),
        ],
    )
    def test_pages_of_older_editions_and_of_differences(
        self, project: Project, language: str, says: tuple[str, str, str]
    ) -> None:
        writer = trialreport.writers(project)[language]
        found = {page.path: str(page.body) for page in report_pages.older_pages(writer)}
        start = report_addresses.overview(writer.reports[ID])
        assert set(found) == {f"{start}v1.1.0/", f"{start}v1.0.0/", f"{start}skillnader/"}
        assert says[0] in found[f"{start}v1.0.0/"]
        assert re.search(r"<td[^>]*>(?:<svg.*?</svg>)?449</td>", found[f"{start}v1.0.0/"], re.DOTALL)
        differences = found[f"{start}skillnader/"]
        assert differences.index("1.10.0</th>") < differences.index(says[1])
        assert "<td>449</td>" in differences and "<td>334</td>" in differences and says[2] in differences

    def test_the_report_leads_to_them_with_their_days(self, project: Project) -> None:
        writer = trialreport.writers(project)["sv"]
        found = report_pages.edition(writer, writer.reports[ID]).editions
        assert [(a.href, a.label, a.note) for a in found] == [
            ("../v1.1.0/", "Utgåva 1.1.0", "publicerad 2 maj 2032"),
            ("../v1.0.0/", "Utgåva 1.0.0", "publicerad 1 april 2032"),
            ("../skillnader/", "Vad som skiljer utgåvorna åt", ""),
        ]

    def test_every_mark_leads_to_its_correction(self, project: Project) -> None:
        writer = trialreport.writers(project)["sv"]
        found = report_pages.edition(writer, writer.reports[ID])
        marks = {
            field.revised
            for chapter in found.chapters
            for item in chapter.shown
            if item.table
            for line in item.table.lines
            for field in line.fields
            if field.revised
        }
        assert marks == {f"#{note.id}" for note in found.corrections} == {"#rattelse-1", "#rattelse-2"}
