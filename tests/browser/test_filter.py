"""Filtering: what the page shows is what the data say, with and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, product

import pytest

from browser.conftest import Visits
from built.faults import none
from built.site import LANGUAGES, Site
from sitegen.records import Catalogue, Facet, helps_exposed
from sitegen.records.facets import facets
from sitegen.records.service_codes import service_code

PAIR_LANGUAGES = ("sv", "th", "ar")
Choice = tuple[str, ...]
"""Tokens of the answers that are chosen, at most one a question."""

# Sets radio buttons as a click would leave them and reads what can be seen, combination by
# combination, in one call: a call for each would take minutes.
SHOWN = """(choices) => {
  const id = (li) => {
    const link = li.querySelector('a[href*="kontakt/"]');
    return link ? /kontakt\\/([^/]+)\\//.exec(link.getAttribute('href'))[1] : '?';
  };
  const rows = [...document.querySelectorAll('#first > li, #list li.f')].map((li) => [id(li), li]);
  const all = [...document.querySelectorAll('#filter input:not([id])')];
  return choices.map((tokens) => {
    all.forEach((radio) => { radio.checked = true; });
    tokens.forEach((token) => { document.getElementById(token).checked = true; });
    return rows.filter(([, li]) => li.getClientRects().length).map(([name]) => name);
  });
}"""

COUNTED = """(tokens) => tokens.map((token) => {
  const radio = document.getElementById(token);
  radio.checked = true;
  radio.dispatchEvent(new Event('change', {bubbles: true}));
  const seen = [...document.querySelectorAll('#first > li, #list li.f')];
  return [document.getElementById('count').textContent,
          seen.filter((li) => li.getClientRects().length).length];
})"""


@pytest.fixture(scope="session")
def questions(catalogue: Catalogue) -> tuple[Facet, ...]:
    """The filter's questions."""
    return facets(catalogue)


def singles(questions: Iterable[Facet]) -> list[Choice]:
    """No answer, then each answer alone."""
    return [(), *((value.token,) for facet in questions for value in facet.values)]


def pairs(questions: Iterable[Facet]) -> list[Choice]:
    """Every two answers to different questions."""
    return [
        (one.token, two.token)
        for first, second in combinations(questions, 2)
        for one, two in product(first.values, second.values)
    ]


def expected(catalogue: Catalogue, questions: Iterable[Facet], listed: set[str], choice: Choice) -> set[str]:
    """What a choice leaves, by the data alone: pinned ones always, others when all answers match."""
    wanted = [(f, v.id) for f in questions for v in f.values if v.token in choice]
    return {
        id
        for id in listed
        if catalogue.services[id].pinned
        or all(facet.matches(catalogue.services[id], value) for facet, value in wanted)
    }


def listed(site: Site, catalogue: Catalogue, language: str) -> set[str]:
    """The services that the finder has to list: those with a page, for the exposed, without 112."""
    ids = {page.id for page in site.of("service", language)}
    services: Mapping[str, object] = {id: catalogue.services[id] for id in ids}
    return {
        id
        for id in services
        if helps_exposed(catalogue.services[id]) and not catalogue.services[id].emergency
    }


def faults(
    site: Site, catalogue: Catalogue, questions: tuple[Facet, ...], language: str,
    shown: list[list[str]], choices: list[Choice],
) -> list[str]:  # fmt: skip
    """How what is shown differs from what the data say."""
    found = []
    known = listed(site, catalogue, language)
    ids = {service_code(id): id for id in known}
    for choice, codes in zip(choices, shown, strict=True):
        names = [ids.get(name, name) for name in codes]
        right = expected(catalogue, questions, known, choice)
        if len(names) != len(set(names)) or set(names) != right:
            found.append(f"{choice}: extra {set(names) - right}, missing {right - set(names)}")
        if not names:
            found.append(f"{choice}: a dead end")
    return found


@pytest.mark.parametrize(
    ("language", "choices_of"),
    [(code, singles) for code in LANGUAGES] + [(code, pairs) for code in PAIR_LANGUAGES],
)
def test_each_answer_and_each_pair_shows_exactly_the_services_that_the_data_say(
    site: Site, sharing: Visits, catalogue: Catalogue, questions: tuple[Facet, ...],
    language: str, choices_of: Callable[[Iterable[Facet]], list[Choice]], script: bool,
) -> None:  # fmt: skip
    choices = choices_of(questions)
    with sharing(java_script_enabled=script) as visit:
        page = visit.open(site.finder(language).path)
        shown = page.evaluate(SHOWN, choices)
    none(faults(site, catalogue, questions, language, shown, choices))


@pytest.mark.parametrize("language", PAIR_LANGUAGES)
def test_headings_stand_over_the_whole_list_and_give_way_to_a_filtered_one(
    site: Site, sharing: Visits, language: str, script: bool
) -> None:
    with sharing(java_script_enabled=script) as visit:
        page = visit.open(site.finder(language).path)
        headings = page.locator("#list summary h2")
        assert headings.count() > 1
        assert all(heading.is_visible() for heading in headings.all())
        page.evaluate("document.querySelector('fieldset input[id]').checked = true")
        assert not any(heading.is_visible() for heading in headings.all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_of_answers_leaves_somebody_to_call(
    site: Site, catalogue: Catalogue, language: str
) -> None:
    pinned = [id for id in listed(site, catalogue, language) if catalogue.services[id].pinned]
    page = site.finder(language).markup
    assert pinned, "no service is pinned"
    assert any(tag["id"] == "first" for tag in page.tags)
    assert any(contact.number for id in pinned for contact in catalogue.services[id].contacts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reset_button_shows_all_again(site: Site, sharing: Visits, language: str, script: bool) -> None:
    with sharing(java_script_enabled=script) as visit:
        page = visit.open(site.finder(language).path)
        before = page.evaluate(SHOWN, [[]])[0]
        assert page.evaluate(SHOWN, [["l2", "r1"]])[0] != before
        button = page.locator("#filter button[type=reset]")
        button.click()
        assert page.locator("#filter input:checked").evaluate_all(
            "radios => radios.every(radio => !radio.id)"
        )
        visible = "rows => rows.filter(li => li.getClientRects().length).length"
        assert page.locator("#first > li, #list li.f").evaluate_all(visible) == len(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_live_region_says_how_many_are_shown(
    site: Site, sharing: Visits, questions: tuple[Facet, ...], language: str
) -> None:
    tokens = [value.token for facet in questions for value in facet.values]
    with sharing() as visit:
        page = visit.open(site.finder(language).path)
        assert page.locator("#count").get_attribute("role") == "status"
        assert page.locator("#count").inner_text() == ""
        answers = page.evaluate(COUNTED, tokens)
    pairs = zip(tokens, answers, strict=True)
    none([f"{token}: {text}, not {seen}" for token, (text, seen) in pairs if number(text) != seen])


def number(text: str) -> int:
    """The number in a sentence, in any script's digits."""
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    return int(digits or -1)


@pytest.mark.parametrize("language", PAIR_LANGUAGES)
def test_a_reader_can_choose_with_the_keyboard_and_with_a_finger(
    site: Site, sharing: Visits, catalogue: Catalogue, questions: tuple[Facet, ...],
    language: str, script: bool,
) -> None:  # fmt: skip
    first = questions[0].values[0].token
    with sharing(java_script_enabled=script, has_touch=True) as visit:
        page = visit.open(site.finder(language).path)
        page.locator(f"details:has(#{first}) > summary").tap()
        page.locator(f"label:has(#{first})").tap()
        assert page.locator(f"#{first}").is_checked()
        page.keyboard.press("ArrowDown")
        chosen = page.locator("#filter input[name=s]:checked").get_attribute("value")
    assert chosen == questions[0].values[1].token


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_engine_that_cannot_filter_still_has_the_whole_list(
    site: Site, sharing: Visits, catalogue: Catalogue, questions: tuple[Facet, ...], language: str
) -> None:
    def without_support(html: str) -> str:
        return html.replace("@supports selector(:has(*))", "@supports selector(:none-such(*))")

    with sharing(java_script_enabled=False, bypass_csp=True) as visit:
        visit.rewrite = without_support
        page = visit.open(site.finder(language).path)
        assert not page.locator("#filter").is_visible()
        shown = page.evaluate(SHOWN, [[]])
        none(faults(site, catalogue, questions, language, shown, [()]))
        groups = page.locator("#list details > summary")
        groups.first.click()
        assert page.locator("#list details").first.get_attribute("open") is None
