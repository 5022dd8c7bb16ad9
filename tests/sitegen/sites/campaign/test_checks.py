"""Nothing goes out that no source carries: what is broken on purpose stops at its file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import projects
from sitegen.core import Problem

Told = Callable[[], list[Problem]]
NORM = "data/claims/forekomst-en-av-tio.yml"


def add(path: Path, text: str) -> int:
    """Put a paragraph last in a file; returns its line."""
    before = path.read_text("utf-8")
    path.write_text(before + "\n" + text + "\n", "utf-8")
    return before.count("\n") + 2


def places(found: list[Problem]) -> list[tuple[str, int, int]]:
    return [
        (problem.path.removeprefix("campaigns/kop-inte/"), problem.line, problem.column) for problem in found
    ]


def test_the_real_campaign_has_no_faults(told: Told) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("language", "text", "column"),
    [
        ("sv", "Det gäller nio män.", 12),
        ("sv", "De flesta slutar.", 4),
        ("sv", "Hälften gör det.", 1),
        ("sv", "Det är 45 procent.", 8),
        ("en", "Three in them stop.", 1),
        ("en", "And most do.", 5),
    ],
)
def test_a_number_or_quantity_word_without_a_claim_is_found_where_it_stands(
    home: Path, told: Told, language: str, text: str, column: int
) -> None:
    line = add(home / "docs" / language / "skadan.md", text)
    first = told()[0]
    assert places([first]) == [(f"docs/{language}/skadan.md", line, column)]
    assert "har ingen källa" in first.message and "allowed.yml" in first.message


@pytest.mark.parametrize("key", ["title", "description", "lead"])
def test_the_head_of_a_page_is_read_too(home: Path, told: Told, key: str) -> None:
    path = home / "docs" / "sv" / "skadan.md"
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if text.startswith(key))
    projects.edit(path, f"\n{key}: ", f"\n{key}: Nio ord om ")
    assert places(told()) == [("docs/sv/skadan.md", line, len(key) + 3)]


def test_the_address_of_a_link_is_no_prose(home: Path, told: Told) -> None:
    for language in ("sv", "en"):
        add(home / "docs" / language / "skadan.md", "[Se](https://provlinjen.example/45-procent)")
    assert told() == []


def test_a_changed_figure_in_the_words_of_a_claim_is_found(home: Path, told: Told) -> None:
    line = add(home / "docs" / "sv" / "lagen.md", "Det gäller {forekomst-en-av-tio: Åtta av tio} män.")
    add(home / "docs" / "en" / "lagen.md", "That is {forekomst-en-av-tio: Nine in ten} men.")
    (problem,) = told()
    assert places([problem]) == [("docs/sv/lagen.md", line, 12)]
    assert "“Åtta av tio” står inte i påståendet" in problem.message


def test_the_words_of_a_claim_and_its_figure_may_stand_in_a_sentence(home: Path, told: Told) -> None:
    add(
        home / "docs" / "sv" / "lagen.md",
        "{forekomst-en-av-tio: Nio av tio} har inte gjort det: {forekomst-en-av-tio}.",
    )
    add(
        home / "docs" / "en" / "lagen.md",
        "{forekomst-en-av-tio: nine in ten} have not: {forekomst-en-av-tio}.",
    )
    assert told() == []


def test_a_figure_that_the_claim_does_not_have_is_found(home: Path, told: Told) -> None:
    for language in ("sv", "en"):
        add(home / "docs" / language / "lagen.md", "{forekomst-en-av-tio.2}")
    assert {problem.message for problem in told()} == {"påståendet har inget tal nummer 2 (figure: values)"}


def test_a_claim_that_is_not_there_is_found_with_the_nearest(home: Path, told: Told) -> None:
    for language in ("sv", "en"):
        add(home / "docs" / language / "lagen.md", "[[forekomst-en-av-tie]]")
    for problem in told():
        assert problem.message.endswith("menade du “forekomst-en-av-tio”?")


@pytest.mark.parametrize("mark", ["[[Lagen]]", "{forekomst en av}", "[[lag-forbud]] och mer"])
def test_a_misspelt_mark_is_found(home: Path, told: Told, mark: str) -> None:
    line = add(home / "docs" / "sv" / "lagen.md", mark)
    assert (("docs/sv/lagen.md", line, 1)) in places(told())


def test_a_changed_number_in_a_claim_is_in_no_source(home: Path, told: Told) -> None:
    path = home / "data" / "claims" / "cons-lagforda.yml"
    projects.edit(path, "2020 lagfördes 456 personer", "2020 lagfördes 465 personer")
    messages = [problem.message for problem in told()]
    assert "talet 465 finns inte i någon källa (says) eller i figure" in messages
    assert "engelskan ska ha samma tal som svenskan" in messages


def test_a_changed_number_word_in_a_claim_is_in_no_source(home: Path, told: Told) -> None:
    line = projects.edit(home / NORM, "Nio av tio har inte", "Åtta av tio har inte")
    found = [problem for problem in told() if "finns inte i någon källa" in problem.message]
    assert places(found) == [(NORM, line, 7)] and "8" in found[0].message


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("docs/sv/start.md", "Det räcker att du undrar.", "De hjälper sannolikt.", "sannolikt"),
        ("docs/sv/start.md", "title: Har du köpt", "title: Många har köpt", "Många"),
        ("docs/sv/om.md", "lead: Vi vill", "lead: Överallt vill", "Överallt"),
        ("docs/en/om.md", "lead: We want", "lead: Everywhere we want", "Everywhere"),
        ("data/ads/creatives/tanker-du-pa-det.yml", "Testet är för", "Testet är alltid för", "alltid"),
        ("data/claims/lag-straffskala.yml", "sv: Det är vad", "sv: Det är ofta vad", "ofta"),
    ],
)
def test_a_quantity_word_is_held_wherever_it_stands(
    home: Path, told: Told, file: str, old: str, new: str, word: str
) -> None:
    path = home / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(f"“{word}”" in problem.message and problem.path.endswith(file) for problem in told())


def test_a_word_larger_than_the_sources_of_a_claim_is_found(home: Path, told: Told) -> None:
    path = "data/claims/forekomst-kvinnor.yml"
    line = projects.edit(home / path, "mycket ovanligt att kvinnor", "nästan aldrig så att kvinnor")
    found = [problem for problem in told() if "säger mer än källorna" in problem.message]
    assert places(found) == [(path, line, 7)] and "nästan aldrig" in found[0].message


def test_a_claim_without_sources_is_refused(home: Path, told: Told) -> None:
    path = home / NORM
    text = path.read_text("utf-8")
    start, end = text.index("sources:"), text.index("confidence:")
    path.write_text(text[:start] + "sources: []\n" + text[end:], "utf-8")
    found = told()
    assert NORM in {path for path, _, _ in places(found)}
    assert any("finns inte i data/claims" in problem.message for problem in found)


@pytest.mark.parametrize("confidence", ["low", "medium"])
def test_a_lowered_confidence_stops_the_claim(home: Path, told: Told, confidence: str) -> None:
    projects.edit(home / NORM, "confidence: high", f"confidence: {confidence}")
    found = told()
    assert NORM in {path for path, _, _ in places(found)}
    shown = {problem.path for problem in found if "påståendet visas inte" in problem.message}
    assert bool(shown) is (confidence == "low")


def test_what_waits_for_a_check_is_on_no_page(home: Path, told: Told) -> None:
    projects.edit(home / NORM, 'publish: "yes"', "publish: after_check")
    pages = {path for path, _, _ in places(told())}
    assert pages == {
        f"docs/{language}/{name}.md" for language in ("sv", "en") for name in ("start", "de-som-koper")
    }


def test_a_claim_without_english_is_on_no_english_page(home: Path, told: Told) -> None:
    projects.edit(
        home / NORM,
        "  en: About one in ten men in Sweden has at some time paid for sex. Nine in ten have not.\n",
        "",
    )
    assert {path for path, _, _ in places(told())} == {"docs/en/start.md", "docs/en/de-som-koper.md"}


def test_a_claim_that_one_language_leaves_out_is_found(home: Path, told: Told) -> None:
    projects.edit(home / "docs" / "en" / "skadan.md", "[[skada-ptsd]]\n\n", "")
    (problem,) = told()
    assert problem.path.endswith("docs/en/skadan.md") and "saknar “skada-ptsd”" in problem.message


def test_a_page_that_one_language_leaves_out_is_found(home: Path, told: Told) -> None:
    (home / "docs" / "en" / "skadan.md").unlink()
    assert "sidan finns inte på “en”; skriv skadan.md där också" in {problem.message for problem in told()}


def test_a_link_to_a_page_that_is_not_there_is_found_with_the_nearest(home: Path, told: Told) -> None:
    line = projects.edit(home / "docs" / "sv" / "start.md", "(skadan.md)", "(skaddan.md)")
    (problem,) = told()
    assert (
        problem.line == line
        and problem.message
        == "filen skaddan.md finns inte; menade du “skadan”?".replace("skaddan.md finns", "skaddan.md finns")
    )


def test_a_permission_that_nobody_needs_is_told(home: Path, told: Told) -> None:
    path = home / "data" / "allowed.yml"
    row = '- id: prov\n  text: "77"\n  languages: [sv]\n  reason: Prov\n'
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    (problem,) = told()
    assert problem.severity == "warning" and "står inte i någon text" in problem.message


def test_a_line_to_somebody_who_is_not_there_is_named_with_the_nearest(home: Path, told: Told) -> None:
    for language in ("sv", "en"):
        line = add(home / "docs" / language / "anhoriga.md", "[[ring: kvinofridslinjen]]")
    found = [problem for problem in told() if "national.yml" in problem.message]
    assert sorted({place[0] for place in places(found)}) == ["docs/en/anhoriga.md", "docs/sv/anhoriga.md"]
    assert line in {place[1] for place in places(found)}
    assert all("menade du “kvinnofridslinjen”?" in problem.message for problem in found)


@pytest.mark.parametrize("written", ["[[ring:linjen]]", "[[Ring: linjen]]", "Ring [[ring: linjen]] nu."])
def test_a_line_to_call_that_is_misspelt_is_not_left_in_the_text(
    home: Path, told: Told, written: str
) -> None:
    line = add(home / "docs" / "sv" / "skadan.md", written)
    assert ("docs/sv/skadan.md", line) in {place[:2] for place in places(told())}


def test_a_page_calls_the_same_lines_in_both_languages(home: Path, told: Told) -> None:
    projects.edit(home / "docs" / "en" / "anhoriga.md", "[[ring: stodlinjen-for-man]]\n", "")
    assert [problem.message for problem in told()] == [
        "saknar “stodlinjen-for-man”, tvärtemot den svenska sidan"
    ]
