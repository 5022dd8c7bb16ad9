"""Sentences about so few that somebody could be recognised are found. All sentences are made up."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from projects import ROOT
from report_editions import reading
from sitegen.core import DataError, Problem
from sitegen.report.checks import people_guard
from sitegen.report.disclosure import narrative, telling_passages

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
        ("Åtta av de tio personer som fick stöd hade utsatts för våld.", "Åtta av de tio"),
        ("Åtta av tio kvinnor som utsatts för sexuell exploatering fick stöd.", "Åtta av tio kvinnor"),
        ("Våldet var grovt. Det gällde åtta av de tio.", "åtta av de tio"),
        ("De flesta hade utsatts för våld (8 av 10).", "(8 av 10)"),
        ("Trettiotre av de trettiosex männen hade utsatts för brott.", "Trettiotre av de trettiosex"),
        ("46 av 48 kvinnor hade utsatts för våld.", "46 av 48 kvinnor"),
        ("Av de tio kvinnorna hade åtta utsatts för våld.", "Av de tio kvinnorna hade åtta"),
        ("41 av 48 barn var asylsökande.", "41 av 48 barn"),
        ("Tio av de tio vuxna var papperslösa.", "Tio av de tio"),
        ("Alla utom två var papperslösa.", "Alla utom två"),
        ("Samtliga kvinnor utom en anmälde brottet.", "Samtliga kvinnor utom en"),
        ("Våldet var grovt. Det gällde två personer.", "två personer"),
        ("Antalet transkvinnor som sökte stöd var två.", "Antalet transkvinnor som sökte stöd var två"),
        ("Transkvinnorna var två, och de fick stöd.", "Transkvinnorna var två"),
        ("Transkvinnor: 2", "Transkvinnor: 2"),
        ("| Kvinnor | 46 |\n| Transkvinnor | 2 |", "Transkvinnor | 2"),
        ("**Två** transkvinnor sökte stöd.", "Två** transkvinnor"),
        ("Två&nbsp;[transkvinnor](om.md) sökte stöd.", "Två&nbsp;[transkvinnor"),
        ("Två (2) transkvinnor sökte stöd.", "Två (2) transkvinnor"),
        ("Vi mötte 46 kvinnor, varav tre var gravida.", "varav tre"),
        ("Av kvinnorna var tre gravida.", "Av kvinnorna var tre"),
        ("Antalet kvinnor med hiv var två.", "Antalet kvinnor med hiv var två"),
        ("Tre hade utsatts för våld.", "Tre hade"),
        ("Två papperslösa fick stöd.", "Två papperslösa"),
        ("Den enda gravida kvinnan utvisades.", "Den enda gravida kvinnan"),
        ("Hälften av de åtta kvinnorna hade utsatts för våld.", "Hälften av de åtta kvinnorna"),
        ("46 kvinnor sökte stöd. 44 av dem hade utsatts för våld.", "46 kvinnor sökte stöd. 44 av dem"),
    ],
)
def test_few_people_with_something_true_of_them_are_found(text: str, found: str) -> None:
    assert [text[find.start : find.end] for find in telling_passages.finds(text, WORDS["sv"])] == [found]


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
        "30 av 48 kvinnor hade utsatts för våld.",
        "Nästan två av tre offer hade utsatts för sexuell exploatering.",
        "Av de 124 kvinnorna hade 60 utsatts för våld 2031.",
        "En studie av kvinnor som utsatts för våld.",
        "Åtta av de tio medlemmarna har nya lokaler.",
        "Alla utom två möten hölls på nätet.",
        "Vi mötte tio personer.\n\nÅtta av de tio fick bostad.\n\nVåld är ett brott.",
        "Transpersoner löper två gånger så stor risk för våld.",
        "Köp av sex och koppleri, båda är brott.",
        "Det enda som krävs är att någon har utsatts för brott.",
        "Hälften av de 46 kvinnorna hade utsatts för våld.",
        "46 kvinnor sökte stöd. 30 av dem hade utsatts för våld.",
        "Av kvinnorna hade de flesta utsatts för våld.",
        "| Transpersoner | 35 |",
        "Antalet kvinnor som utsatts för brott var 46.",
        "Tre projekt handlar om våld.",
        "Hälften av de tio organisationerna möter utsatta för våld.",
        "Ett brott hade anmälts, två var under utredning.",
        "Två var fällande domar för människohandel.",
        "",
    ],
)
def test_many_people_and_people_in_general_are_left_alone(text: str) -> None:
    assert list(telling_passages.finds(text, WORDS["sv"])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A trans woman asked for support.", ["A trans woman"]),
        ("Only one girl had been sexually exploited.", ["Only one girl"]),
        ("A boy was subjected to forced labour.", ["A boy"]),
        ("Two of the women were deported.", ["Two of the"]),
        ("Most were relatives of an exploited adult.", []),
        ("A victim of trafficking has the right to support.", []),
        ("Eight of the ten people had been exposed to violence.", ["Eight of the ten"]),
        ("The violence was severe. That was so for eight of the ten.", ["eight of the ten"]),
        ("Eight in ten women were trafficked.", ["Eight in ten women"]),
        ("Forty-six of the forty-eight women were trafficked.", ["Forty-six of the forty-eight"]),
        ("The number of trans women was two.", ["trans women was two"]),
        ("Of the women, three were pregnant.", ["three were"]),
        ("The only pregnant woman was deported.", ["The only pregnant woman"]),
        ("46 women asked for help. 44 of them were trafficked.", ["46 women asked for help. 44 of them"]),
        ("Everybody asked for help. All but two were undocumented.", ["All but two"]),
        ("About two in three victims were trafficked for sexual exploitation.", []),
        ("Of 520 exploited people, half belonged to a single berry-picking case.", []),
    ],
)
def test_english_is_read_too(text: str, found: list[str]) -> None:
    assert [text[find.start : find.end] for find in telling_passages.finds(text, WORDS["en"])] == found


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


@pytest.mark.parametrize(
    ("text", "one", "found"),
    [
        ("Den som köper sex av ett barn döms för brott.", "mentions", 0),
        ("Ett barn hade utnyttjats sexuellt.", "mentions", 1),
        ("När ett barn har utsatts för våld.", "anybody", 0),
        ("Två barn hade utsatts för våld.", "anybody", 1),
        ("Ett av de sju barnen hade utsatts för våld.", "anybody", 1),
        ("En transkvinna fick stöd.", "anybody", 1),
    ],
)
def test_a_plain_one_is_a_count_where_counts_are_told(
    text: str, one: telling_passages.MeaningOfOne, found: int
) -> None:
    assert len(list(telling_passages.finds(text, WORDS["sv"], one))) == found


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("campaigns/kop/docs/sv/om.md", "# Om\n\nTvå flickor hade utsatts för våld.\n", 3),
        ("campaigns/kop/data/claims/a.yml", "sv: >-\n    Våld. Det gällde åtta\n    av de tio.\n", 2),
        ("campaigns/kop/data/claims/a.yml", "statement:\n  en: Violence. It was eight of the ten.\n", 2),
        ("campaigns/kop/data/print/pieces.yml", "- id: a\n  sv: Fyra gravida kvinnor i förvar.\n", 2),
        ("campaigns/kop/data/ads/creatives/a.yml", "heading: {sv: Två flickor i prostitution}\n", 1),
        ("data/rights/a.yml", "sources:\n  - says: En transkvinna fick stöd.\n", 2),
        ("locales/en/LC_MESSAGES/a.po", 'msgid "Stöd"\nmsgstr "Two trans women"\n', 1),
        ("campaigns/kop/locales/en/LC_MESSAGES/a.po", '\nmsgid "Två transkvinnor"\nmsgstr ""\n', 2),
    ],
)
def test_campaigns_and_records_are_read_as_reports_are(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    path = laid_out(tmp_path) / file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    assert [(p.path, p.line, p.severity) for p in check(tmp_path)] == [(file, line, "error")]


def test_a_campaign_s_sentence_stops_the_check_of_the_whole_project(tmp_path: Path) -> None:
    path = laid_out(tmp_path) / "campaigns" / "kop" / "data" / "claims" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_text("statement:\n  sv: Våld är vanligt. Det gällde åtta av de tio personer.\n", "utf-8")
    with pytest.raises(DataError):
        people_guard.refuse(tmp_path, reading(tmp_path))


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


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("claims: {k: {sv: tre, en: three, unverifiable: Källan säger det}}\n", "Vi mötte {k} transkvinnor."),
        ("figures: {k: {about: organisation, value: 3, sv: M, en: M}}\n", "Vi mötte {k} transkvinnor."),
        ("figures: {k: {about: organisation, value: 3, sv: M, en: M}}\n", "Transkvinnorna var {k}."),
    ],
)
def test_paragraphs_are_read_with_their_figures_in_place(tmp_path: Path, more: str, said: str) -> None:
    body = f'{more}limits:\n  - {{sv: "{said}", en: Nothing.}}\n'
    messages = [p.message for p in people_guard.problems(laid_out(tmp_path), reading(tmp_path, prov=body))]
    assert len(messages) == 1 and "meningen gäller så få" in messages[0]


def test_a_paragraph_whose_figures_are_many_is_left_alone(tmp_path: Path) -> None:
    body = (
        "figures: {k: {about: organisation, value: 30, sv: M, en: M}}\n"
        'limits:\n  - {sv: "Vi mötte {k} transkvinnor.", en: Nothing.}\n'
    )
    assert list(people_guard.problems(laid_out(tmp_path), reading(tmp_path, prov=body))) == []


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
