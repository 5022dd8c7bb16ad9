"""The order of rows: what a browser shows is what the rule of ranking says, with script and without."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise, product

import pytest
from playwright.sync_api import Page

import journey_files
from browser.chrome import MORNING
from browser.conftest import Visits
from built.faults import none
from built.site import LANGUAGES, Site
from sitegen.core import clock
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue
from sitegen.records.ranking import Answers, Columns, Setting, first_reached, order
from sitegen.records.service_codes import service_code
from sitegen.sites.finder import finder_answers
from sitegen.web import FINDER, SiteContext
from sitegen.web.page_maker import NO_ASSETS

SOME = ("sv", "th", "ar")
HOME = "s0"
Choice = tuple[str, ...]
"""Ids of radio buttons that are chosen: a screen, then at most one answer a question."""

# Chooses as a tap would leave it, and reads the rows that can be seen from top to bottom. One call for
# all choices: a call for each would take minutes.
SHOWN = """([choices, script]) => choices.map((ids) => {
  document.querySelectorAll('form fieldset input:not([value])').forEach((radio) => { radio.checked = true; });
  ids.forEach((id) => { document.getElementById(id).checked = true; });
  if (script) document.getElementById(ids[0]).dispatchEvent(new Event('change', {bubbles: true}));
  const rows = [...document.querySelectorAll('.l > .r')].filter((row) => row.getClientRects().length);
  const code = (row) => /kontakt\\/([^/]+)\\//.exec(row.querySelector('h3 a').getAttribute('href'))[1];
  const seen = rows.map((row, at) => [row.offsetTop, row.offsetLeft, at]);
  const side = document.dir === 'rtl' ? -1 : 1;
  seen.sort((a, b) => a[0] - b[0] || side * (a[1] - b[1]));
  return [seen.map((place) => code(rows[place[2]])), rows.map(code)];
})"""


@pytest.fixture(scope="session")
def context(catalogue: Catalogue) -> SiteContext:
    """What the finder's answers are made from."""
    return SiteContext(catalogue, catalogue.sites["main"], clock.today(), NO_ASSETS, FINDER)


def single(context: SiteContext) -> list[Choice]:
    """Each screen, and each answer under the screen of everything."""
    given = finder_answers.given(context)
    screens = [(token,) for token in given[finder_answers.SCREEN]]
    return [*screens, *((finder_answers.ALL, token) for key in finder_answers.ASKED for token in given[key])]


def paired(context: SiteContext) -> list[Choice]:
    """Every situation with every need, and every two answers to other questions."""
    given = finder_answers.given(context)
    situations = [token for token in given[finder_answers.SCREEN] if token[1:].isdigit()]
    own = [given[key] for key in finder_answers.ASKED]
    two = ((finder_answers.ALL, *pair) for a, b in combinations(own, 2) for pair in product(a, b))
    return [*product(situations, given["n"]), *list(two)[::3]]


def travelled(context: SiteContext) -> list[Choice]:
    """What each journey of the finder answers."""
    tokens = finder_answers.tokens(context)
    return [
        (
            tokens.get(("situation", journey.asked.situation or ""), finder_answers.ALL),
            *(
                token
                for question in finder_answers.ASKED.values()
                if question != "place"
                for token in [tokens.get((question, journey.asked.given[question] or ""))]
                if token
            ),
        )
        for journey in journey_files.read().values()
        if journey.site == "main"
    ]


def said(context: SiteContext, choice: Choice) -> Answers:
    """The answers of a choice in the rule's words."""
    found = {
        token: answers for own in finder_answers.given(context).values() for token, answers in own.items()
    }
    given: dict[str, str] = {}
    for token in choice:
        given |= {question: answer for question, answer in found[token].given.items() if answer}
    return Answers(**given)  # type: ignore[arg-type]


def faults(
    context: SiteContext, language: str, choices: Sequence[Choice], shown: Sequence[list[list[str]]],
    moment: dt.datetime | None,
) -> list[str]:  # fmt: skip
    """How the rows that are seen differ from the rule's; rows of equal sums may stand either way."""
    columns = Columns(Setting(context.catalogue, language, context.today), moment)
    found = []
    for choice, (seen, heard) in zip(choices, shown, strict=True):
        right = [row for row in order(columns, said(context, choice)) if row.id != "sos-112"]
        scores = {service_code(row.id): row.score for row in right}
        if set(seen) != set(scores) or len(seen) != len(set(seen)):
            found.append(f"{choice}: {set(seen) ^ set(scores)} missing or too many")
            continue
        reached = first_reached(columns, said(context, choice), right)
        rest = seen[1:] if moment else seen
        if moment and (reached is None or scores[seen[0]] != scores[service_code(reached.id)]):
            found.append(f"{choice}: {seen[0]} stands first, not {reached and reached.id}")
        if any(scores[a] > scores[b] for a, b in pairwise(rest)):
            found.append(f"{choice}: {[(code, scores[code]) for code in rest[:9]]}")
        if moment and seen != heard:
            found.append(f"{choice}: heard in another order than seen")
    return found


def shown(page: Page, choices: Iterable[Choice], script: bool) -> list[list[list[str]]]:
    """The rows of each choice, as they are seen and as they stand in the document."""
    return page.evaluate(SHOWN, [[list(choice) for choice in choices], script])


@pytest.mark.parametrize(
    ("language", "choices_of"),
    [(code, single) for code in LANGUAGES] + [("th", paired), ("sv", travelled), ("ar", travelled)],
)
def test_rows_stand_as_the_rule_puts_them(
    site: Site, visiting: Visits, context: SiteContext,
    language: str, choices_of: Callable[[SiteContext], list[Choice]], script: bool,
) -> None:  # fmt: skip
    choices = choices_of(context)
    with visiting(java_script_enabled=script) as visit:
        page = visit.context.new_page()
        if script:
            visit.stop_the_clock(page)
        visit.open(site.finder(language).path, page)
        found = shown(page, choices, script)
        moment = (visit.now or MORNING).astimezone(STOCKHOLM) if script else None
    none(faults(context, language, choices, found, moment))


@pytest.mark.parametrize("language", SOME)
def test_an_engine_without_has_puts_the_rows_of_a_situation_in_order(
    site: Site, sharing: Visits, context: SiteContext, language: str
) -> None:
    choices = [(token,) for token in finder_answers.given(context)[finder_answers.SCREEN]]
    with sharing(java_script_enabled=False, bypass_csp=True) as visit:
        visit.rewrite = lambda html: html.replace("selector(:has(*))", "selector(:none-such(*))")
        page = visit.open(site.finder(language).path)
        found = shown(page, choices, False)
        assert not page.locator(".l .q").is_visible()
    none(faults(context, language, choices, found, None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_has_one_large_contact_and_two_in_cells(
    site: Site, sharing: Visits, language: str, script: bool
) -> None:
    with sharing(java_script_enabled=script) as visit:
        page = visit.open(site.finder(language).path)
        (seen, heard) = shown(page, [(HOME,)], script)[0]
        assert len(seen) == 3 and seen == heard
        large, *cells = (row.bounding_box() for row in page.locator(".l > .r:visible").all())
    assert large and all(cell and cell["width"] < large["width"] for cell in cells)


@pytest.mark.parametrize("language", SOME)
def test_who_listens_is_told_who_stands_first(
    site: Site, sharing: Visits, context: SiteContext, language: str
) -> None:
    tokens = finder_answers.tokens(context)
    with sharing() as visit:
        page = visit.open(site.finder(language).path)
        status, told = page.locator("[role=status]"), []
        for choice in [("s6",), ("s6", tokens["gender", "man"]), ("s6", tokens["age", "child"])]:
            shown(page, [choice], True)
            first = page.locator(".l > .r:visible h3").first.text_content() or ""
            assert status.text_content() == first
            told.append(first)
    assert len(set(told)) == len(told)


def test_somebody_to_talk_with_is_the_second_need(context: SiteContext) -> None:
    """The page's script asks for it by this token."""
    assert finder_answers.tokens(context)["need", "talk"] == "n2"


@pytest.mark.parametrize("language", SOME)
def test_a_row_says_which_answer_it_misses(site: Site, sharing: Visits, language: str, script: bool) -> None:
    says = "[...document.querySelectorAll('.m')].map(p => getComputedStyle(p, '::after').content)"
    with sharing(java_script_enabled=script) as visit:
        page = visit.open(site.finder(language).path)
        label = page.locator("label:has(#g2)").text_content().strip()
        shown(page, [("s6", "g2")], script)
        found = page.evaluate(says)
    assert any(label in text for text in found) and not all(label in text for text in found)


@pytest.mark.parametrize("language", SOME)
def test_a_tap_shows_a_screen_and_a_chip_takes_an_answer_back(
    site: Site, sharing: Visits, language: str, script: bool
) -> None:
    with sharing(java_script_enabled=script, has_touch=True) as visit:
        page = visit.open(site.finder(language).path)
        page.locator("label[for=s6]").tap()
        assert page.locator("#vs6").is_visible() and not page.locator(".hs").is_visible()
        page.locator("details:has(#a1) > summary").tap()
        page.locator("label:has(#a1)").tap()
        assert page.locator("#a1").is_checked()
        assert page.locator(".kk label:visible").count() == 1, "a chip for what is not answered"
        page.locator(".ka").tap()
        assert page.locator("#a0").is_checked()
        page.locator(".w button").tap()
        assert page.locator("#s0").is_checked() and page.locator(".hs").is_visible()


def test_arrows_walk_through_the_screens_and_enter_leaves_one(site: Site, sharing: Visits) -> None:
    with sharing() as visit:
        page = visit.open(site.finder("sv").path)
        page.locator("#s0").focus()
        for screen in ("s1", "s2"):
            page.keyboard.press("ArrowDown")
            assert page.locator(f"#{screen}").is_checked()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.form.id") == "v"
        page.keyboard.press("Enter")
        assert page.locator("#s0").is_checked()


def test_a_tap_moves_the_focus_to_the_heading_of_the_screen(site: Site, sharing: Visits) -> None:
    with sharing(has_touch=True) as visit:
        page = visit.open(site.finder("sv").path)
        page.locator("label[for=s3]").tap()
        assert page.evaluate("document.activeElement.id") == "vs3"
