"""Words that would tell what a page is about: how they are found, and where they may not stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

import projects
from sitegen.checks import check_records
from sitegen.core import Project
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.neutral_traces import neutral_files, telling_words
from sitegen.records import Catalogue, neutral_words, service_codes
from sitegen.records.catalogue import read
from sitegen.records.model import NeutralWords
from sitegen.web import Key, addresses

BASE = "https://provsajten.example/"
FINDER = "sok-hjalp/index.html"
SHELTER = addresses.file(Key("service", "norrhuset"), "sv")


def hits(word: str, text: str) -> bool:
    return list(neutral_words.listed_words(text, [NeutralWords(words=(word,))])) == [word]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("våld", "Mot VÅLD"),
        ("våld", "informationsverige-vald"),
        ("våld", "hot/vald.html"),
        ("sexköp*", "sexkopare"),
        ("*sexköp*", "antisexköpslagen"),
        ("*tvång", "nödtvång"),
        ("köp* sex", "för den som köper-sex"),
        ("köp* sex", "kopa_sex.pdf"),
        ("víctima*", "VICTIMAS"),
        ("przemoc*", "o przemocy? Przemocą!"),
        ("wyzysk*", "wyzysku"),
        ("gwałt*", "gwaltu"),
        ("насильств*", "про насильством"),
        ("зґвалт*", "ЗҐВАЛТУВАННЯ"),
        ("exploat*", "exploatării"),
        ("cerși*", "cersit"),
        ("ค้ามนุษย์", "การค้ามนุษย์ในสวีเดน"),
        ("ค้ามนุษย์", "การค้า\u200bมนุษย์"),
        ("ความรุนแรง", "ผู้เผชิญความรุนแรงในบ้าน"),
        ("عنف", "والعنف"),
        ("عنف", "للعنف"),
        ("عنف", "العُنْف"),
        ("عنف", "العنـــف"),
        ("إجبار*", "بالاجبار"),
        ("اتجار بالبشر", "ضد الاتجار بالبشر"),
        ("trata de personas", "la trata de personas"),
        ("mariage* forcé*", "mariages-forces"),
        ("viol", "contre le viol"),
        ("traffick*", "anti-traffick\u00ading"),
    ],
)
def test_a_word_is_found_whatever_its_case_accents_endings_or_surroundings(word: str, text: str) -> None:
    assert hits(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("våld", "Osvald valde valda delar"),
        ("sex", "Sextio sexor i Sussex"),
        ("hot", "hotell och shot"),
        ("viol", "violette joue du violon"),
        ("rape*", "grapes"),
        ("abus*", "syllabus"),
        ("köp* sex", "köp sextio"),
        ("trata de personas", "trata de otras personas"),
        ("عنف", "عنفوان"),
        ("насилл*", "пронасилляка"),
        ("violen*", "viola och violett"),
    ],
)
def test_a_word_inside_another_is_no_alarm_where_words_have_bounds(word: str, text: str) -> None:
    assert not hits(word, text)


@pytest.mark.parametrize("word", ["*", "**", "a*", " våld", "vå*ld", "", "a" * 61])
def test_an_entry_that_would_find_everything_or_nothing_is_refused(word: str) -> None:
    with pytest.raises(ValidationError):
        NeutralWords(words=(word,))


def test_every_entry_finds_itself(real_records: Catalogue) -> None:
    missed = [
        (code, word)
        for code, words in real_records.neutral.items()
        for word in words.words
        if word not in neutral_words.listed_words(word.replace("*", ""), [words])
    ]
    assert missed == []


SUBJECTS = ("human-trafficking", "prostitution", "violence", "sexual-exploitation", "exploitation")


@pytest.mark.parametrize("term", SUBJECTS)
def test_the_lists_know_the_subject_as_the_glossary_says_it(real_records: Catalogue, term: str) -> None:
    words = real_records.glossary[term].terms
    unknown = [
        code
        for code in real_records.languages
        if not list(
            neutral_words.listed_words(words[code], neutral_words.lists_for(real_records.neutral, code))
        )
    ]
    assert unknown == []


def test_every_language_has_its_list(real_records: Catalogue) -> None:
    assert set(real_records.neutral) == set(real_records.languages)


def told(site: BuiltSite) -> list[tuple[str, str]]:
    return [(p.path, p.message.split(" säger ")[0]) for p in telling_words(site)]


def test_a_site_as_built_tells_nothing(site: BuiltSite) -> None:
    assert told(site) == []
    assert {FINDER, f"ar/{SHELTER}", "404.html"} <= set(neutral_files(site))
    assert "index.html" not in neutral_files(site)


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        ("<title>Stöd mot våld</title>", "sidans namn (title)"),
        ('<meta name="description" content="Prostitution">', "meta description"),
        ('<meta name="keywords" content="stöd, våld">', "meta keywords"),
        ('<meta name="application-name" content="Mot våld">', "meta application-name"),
        ('<meta property="og:title" content="Kvinnovåld">', "meta og:title"),
        ('<meta name="twitter:card" content="våld">', "meta twitter:card"),
        ('<a href="../" download="om-vald.pdf">Hämta</a>', "download"),
        ('<link rel="alternate" title="Våld" href="../">', "link title"),
    ],
)
@pytest.mark.parametrize("path", [SHELTER, f"en/{SHELTER}", "404.html"])
def test_whatever_a_browser_keeps_of_a_page_is_looked_at(
    site: BuiltSite, markup: str, where: str, path: str
) -> None:
    projects.edit(site.folder / path, "</main>", f"{markup}</main>")
    assert told(site) == [(path, where)]


def test_what_only_stands_on_the_page_may_say_what_it_is_about(site: BuiltSite) -> None:
    projects.edit(site.folder / SHELTER, "</main>", "<p title='Våld'>Stöd mot våld</p></main>")
    assert told(site) == []


@pytest.mark.parametrize("path", ["sok-hjalp/mot-vald/index.html", "en/sok-hjalp/violence.pdf"])
def test_addresses_and_names_of_files_are_looked_at_in_every_language(site: BuiltSite, path: str) -> None:
    (site.folder / path).parent.mkdir(exist_ok=True)
    (site.folder / path).write_text("x", "utf-8")
    assert told(site) == [(path, "adressen")]


def test_arabic_words_are_found_on_arabic_pages_and_not_looked_for_on_others(site: BuiltSite) -> None:
    for path in (f"ar/{SHELTER}", SHELTER):
        projects.edit(site.folder / path, "</main>", "<title>ضد العنف</title></main>")
    assert told(site) == [(f"ar/{SHELTER}", "sidans namn (title)")]


def test_all_of_a_neutral_site_must_be_neutral_down_to_its_address(copy: Project, small_site: Path) -> None:
    sites = copy.data / "sites.yml"
    line = projects.edit(sites, BASE, "https://vald.example/")
    sites.write_text(sites.read_text("utf-8") + "  neutral: true\n", "utf-8")
    records = read(copy)
    (problem,) = check_records(records)
    assert (problem.path, problem.line) == ("data/sites.yml", line)
    assert "“*våld*”" in problem.message
    site = BuiltSite(small_site, records.catalogue(), "https://vald.example/")
    assert "index.html" in neutral_files(site)


def test_a_language_without_a_list_is_told_and_so_is_a_list_without_a_language(copy: Project) -> None:
    (copy.data / "neutral" / "ar.yml").rename(copy.data / "neutral" / "fi.yml")
    assert {problem.path for problem in check_records(read(copy))} == {
        "data/neutral/ar.yml",
        "data/neutral/fi.yml",
    }


def test_two_services_whose_addresses_would_be_one_are_told(copy: Project) -> None:
    first: dict[str, str] = {}
    names = (f"linjen-{number}" for number in range(100_000))
    second = next(name for name in names if first.setdefault(service_codes.service_code(name), name) != name)
    record = (copy.data / "services" / "provlinjen.yml").read_text("utf-8")
    for name, number in (
        (first[service_codes.service_code(second)], "+46313900601"),
        (second, "+46313900602"),
    ):
        own = record.replace("+46313900600", number)
        (copy.data / "services" / f"{name}.yml").write_text(own, "utf-8")
    problems = [problem for problem in check_records(read(copy)) if "får samma adress" in problem.message]
    assert [problem.path for problem in problems] in (
        [f"data/services/{second}.yml"],
        [f"data/services/{first[service_codes.service_code(second)]}.yml"],
    )
