"""Sentences about so few that somebody could be recognised are found. All sentences are made up."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from editions import reading

from projects import ROOT
from sitegen.problems import Problem
from sitegen.report import narrative

TODAY = dt.date(2032, 1, 1)
WORDS, _ = narrative.vocabularies(ROOT)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En transkvinna sökte stöd.", "En transkvinna"),
        ("Under året sökte två transpersoner stöd.", "två transpersoner"),
        ("En pojke, som själv utsatts för våld, fick hjälp.", "En pojke"),
        ("Anmälan om brott gäller en enda individ.", "en enda individ"),
        ("Endast ett av de sju barnen hade utsatts för exploatering.", "ett av de"),
        ("Åtta flickor hade utsatts för sexuella övergrepp.", "Åtta flickor"),
        ("3 av 7 personer utvisades.", "3 av 7 personer"),
        ("Samtliga nio personer var papperslösa.", "Samtliga nio personer"),
        ("Ett fall gällde tvångsäktenskap.", "Ett fall"),
        ("Fyra gravida kvinnor fick skydd mot våld.", "Fyra gravida kvinnor"),
    ],
)
def test_few_people_with_something_true_of_them_are_found(text: str, found: str) -> None:
    assert [text[find.start : find.end] for find in narrative.finds(text, WORDS["sv"])] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "46 kvinnor hade utsatts för våld.",
        "En kvinna som har utsatts för våld har rätt till stöd.",
        "1,5 procent av de utsatta anmälde brottet.",
        "Under 2031 ökade antalet personer som utsatts för brott.",
        "Tre organisationer gav stöd efter sexuell exploatering.",
        "Sexuell exploatering drabbar kvinnor.",
        "Vi mötte en person på måndagen. Exploatering är ett brott.",
        "Av 124 personer hade hälften utsatts för våld.",
        "",
    ],
)
def test_many_people_and_people_in_general_are_left_alone(text: str) -> None:
    assert list(narrative.finds(text, WORDS["sv"])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A trans woman asked for support.", ["A trans woman"]),
        ("Only one girl had been sexually exploited.", ["Only one girl"]),
        ("A boy was subjected to forced labour.", ["A boy"]),
        ("Two of the women were deported.", ["Two of the"]),
        ("Most were relatives of an exploited adult.", []),
        ("A victim of trafficking has the right to support.", []),
        ("Of 520 exploited people, half belonged to a single berry-picking case.", []),
    ],
)
def test_english_is_read_too(text: str, found: list[str]) -> None:
    assert [text[find.start : find.end] for find in narrative.finds(text, WORDS["en"])] == found


def laid_out(folder: Path, prose: str = "", signed: str = "") -> Path:
    shutil.copytree(ROOT / "data" / "narrative", folder / "data" / "narrative")
    (folder / "docs" / "sv").mkdir(parents=True)
    (folder / "docs" / "sv" / "prov.md").write_text(prose, "utf-8")
    if signed:
        (folder / "data" / "narrative-signed.yml").write_text(signed, "utf-8")
    return folder


def check(folder: Path, body: str = "") -> list[Problem]:
    trees = [loaded.tree for loaded in reading(folder, prov=body).loaded.values()]
    return list(narrative.check(folder, trees, TODAY))


def test_prose_is_read_across_its_lines_and_the_place_is_told(tmp_path: Path) -> None:
    found = check(laid_out(tmp_path, "# Rubrik\n\nDet var lugnt. Men en\nflicka hade utsatts för våld.\n"))
    assert [(p.path, p.line, p.column) for p in found] == [("docs/sv/prov.md", 3, 20)]


def test_a_paragraph_does_not_end_the_sentence_of_the_one_before(tmp_path: Path) -> None:
    assert check(laid_out(tmp_path, "Vi mötte en flicka\n\nom våld handlar nästa kapitel\n")) == []


def test_texts_of_reports_are_read_and_the_place_is_told(tmp_path: Path) -> None:
    body = (
        "limits:\n  - sv: >-\n      Ingenting här säger hur många de är.\n"
        "      I materialet finns en\n      flicka som utsatts för våld.\n    en: Nothing.\n"
    )
    found = check(laid_out(tmp_path), body)
    assert len(found) == 1
    assert found[0].source_line == "      I materialet finns en"
    assert found[0].column == 26


SIGNED = """\
# yaml-language-server: $schema=schemas/narrative-signed.json
- id: flickan
  file: docs/sv/prov.md
  text: en flicka
  by: styrelsen
  on: 2031-05-01
  reason: Flickans egen berättelse, publicerad med samtycke
  review: 2032-05-01
"""
PROSE = "Men en flicka hade utsatts för våld.\n"


def test_a_signed_sentence_may_stand(tmp_path: Path) -> None:
    assert check(laid_out(tmp_path, PROSE, SIGNED)) == []


@pytest.mark.parametrize(
    ("prose", "signed"),
    [
        (PROSE, SIGNED.replace("prov.md", "annan.md")),
        (PROSE, SIGNED.replace("en flicka", "en pojke")),
        (PROSE, SIGNED.replace("2032-05-01", "2031-12-31")),
    ],
    ids=["another file", "other words", "run out"],
)
def test_a_signature_that_does_not_fit_lets_nothing_stand(tmp_path: Path, prose: str, signed: str) -> None:
    messages = [problem.message for problem in check(laid_out(tmp_path, prose, signed))]
    assert any("så få" in message for message in messages)
    assert len(messages) == 2


def test_a_signature_of_nothing_is_a_warning(tmp_path: Path) -> None:
    found = check(laid_out(tmp_path, "Lugnt.\n", SIGNED))
    assert [(p.path, p.severity) for p in found] == [("data/narrative-signed.yml", "warning")]


def test_a_project_without_words_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "docs" / "sv").mkdir(parents=True)
    (tmp_path / "docs" / "sv" / "prov.md").write_text(PROSE, "utf-8")
    assert list(narrative.check(tmp_path, (), TODAY)) == []
