"""What may be quoted of a report stands alone: number, base, year, caveat, source and address in one text."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
import report_fiction as fiction
from sitegen.report import read_reports
from sitegen.report.figures import prose_figures
from sitegen.report.publish import quoting
from sitegen.report.publish.quoting import Quotable
from sitegen.report.read_reports import Reading

UNIVERSES = "universes:\n"
QUOTE = """\
quote:
  place: s. 1
  sv: "Under 2031 mötte vi {moten} personer, varav {stad} i en stad."
  en: "In 2031 we met {moten} people, of whom {stad} in a town."
"""
SITE = projects.real_records().sites["main"]


@pytest.fixture(scope="module")
def real() -> Reading:
    return read_reports.read(projects.ROOT)


def told(folder: Path, quote: str) -> list[str]:
    return fiction.changed(folder, UNIVERSES, quote + UNIVERSES)


def one(folder: Path, status: str) -> Quotable | None:
    text = fiction.REPORT.replace(UNIVERSES, QUOTE + UNIVERSES).replace("status: draft", f"status: {status}")
    fiction.write(folder, text)
    return quoting.quotable(read_reports.read(folder).for_readers["paahitt"], SITE, "sv")


def test_it_is_one_text_with_its_source_and_where_the_edition_stands(tmp_path: Path) -> None:
    found = one(tmp_path, "final")
    assert found is not None
    assert found.whole == (
        "Under 2031 mötte vi 300 personer, varav 200 i en stad. "
        "Källa: Plattformen Civila Sverige mot människohandel, Påhittad statistik, utgåva 1.0.0. "
        f"{SITE.base_url}statistik/2031/v1.0.0/"
    )


def test_what_may_still_change_is_called_so_and_what_is_withdrawn_is_not_quoted(tmp_path: Path) -> None:
    draft = one(tmp_path, "draft")
    assert draft is not None and "utgåva 1.0.0 (utkast, 1 juni 2031)." in draft.source
    assert one(tmp_path, "withdrawn") is None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_report_can_be_quoted_in_both_languages(real: Reading, language: str) -> None:
    for id, published in real.for_readers.items():
        one = quoting.quotable(published, SITE, language)
        assert one is not None and one.report == id
        report = real.reports[one.report]
        assert report.quote is not None and prose_figures.placeholders(report.quote.sv)
        assert str(report.year) in one.text and "{" not in one.whole
        assert getattr(report.title, language) in one.source
        assert one.address.endswith(f"/{published.folder}/") and one.whole.endswith(one.address)


def test_a_good_one_is_let_through(tmp_path: Path) -> None:
    assert told(tmp_path, QUOTE) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Under 2031", "I fjol", "nämn året, 2031"),
        ("Under 2031 mötte vi {moten} personer, varav {stad}", "Under 2031 var många", "har ingen siffra"),
        ("varav {stad}", "{andel-klart} klara", "andelen “andel-klart” citeras utan sin bas"),
    ],
)
def test_one_that_would_mislead_by_itself_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert QUOTE.count(old) == 1
    assert [line for line in told(tmp_path, QUOTE.replace(old, new)) if said in line]


def test_a_figure_that_its_source_contradicts_is_not_quoted(tmp_path: Path) -> None:
    text = fiction.REPORT.replace(UNIVERSES, QUOTE.replace("{stad}", "{behov}") + UNIVERSES)
    disputed = "behov: {unit: needs, disputed: true, note: {sv: a, en: b},"
    fiction.write(tmp_path, text.replace("behov: {unit: needs,", disputed))
    found = {(problem.line, problem.message) for problem in fiction.problems(tmp_path)}
    assert (13, "“behov” är omtvistad i källan och kan inte citeras; välj en annan siffra") in found
