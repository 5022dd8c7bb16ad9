"""The policy that each page carries, and the headers that the host is told to send beside it."""

from __future__ import annotations

import base64
import hashlib

from built.faults import none
from built.hosting import Rule, headers_for
from built.site import EVERY_SITE, LANGUAGES, LEAVING, SIGN, Page, Site, on
from projects import REAL
from sitegen.web import assets

PROMISED = {
    "cache-control": "max-age=300",
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
MOST_RULES = 15
GOVERNED = ("script", "style", "link", "img", "body")


def policy(page: Page) -> dict[str, list[str]]:
    """The page's Content-Security-Policy, by directive; nothing where it has none, or several."""
    tags = page.markup.tags
    places = [n for n, tag in enumerate(tags) if tag["http-equiv"].lower() == "content-security-policy"]
    first = next((n for n, tag in enumerate(tags) if tag.name in GOVERNED), len(tags))
    if len(places) != 1 or places[0] > first:
        return {}
    parts = [part.split() for part in tags[places[0]]["content"].split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def sources(policy: dict[str, list[str]], *names: str) -> list[str]:
    """What the first of these directives allows that the policy has."""
    return next((policy[name] for name in names if name in policy), ["*"])


def digest(text: str) -> str:
    """A text's hash as a policy writes it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@on(*EVERY_SITE)
def test_the_policy_allows_nothing_but_what_it_names(site: Site) -> None:
    wrong = []
    for page in site.pages:
        found = policy(page)
        if found.get("default-src") != ["'none'"]:
            wrong.append(f"{page}: default-src {found.get('default-src')}")
        wrong += [f"{page}: {name}" for name in ("base-uri", "form-action") if found.get(name) != ["'none'"]]
        words = [word for values in found.values() for word in values]
        loose = [w for w in words if w.startswith("'unsafe") or w in ("*", "https:", "http:", "blob:")]
        wrong += [f"{page}: {word}" for word in loose + [w for w in words if "." in w and "://" in w]]
    none(wrong)


@on(*EVERY_SITE)
def test_every_inline_script_and_style_has_its_hash_in_the_policy(site: Site) -> None:
    wrong = []
    for page in site.pages:
        found = policy(page)
        scripts = sources(found, "script-src-elem", "script-src", "default-src")
        styles = sources(found, "style-src-elem", "style-src", "default-src")
        wrong += [f"{page}: script {s[:40]!r}" for s in page.markup.scripts if digest(s) not in scripts]
        wrong += [f"{page}: style {s[:40]!r}" for s in page.markup.styles if digest(s) not in styles]
    none(wrong)


@on(*EVERY_SITE)
def test_no_element_has_a_style_or_a_script_of_its_own(site: Site) -> None:
    wrong = [
        f"{page}:{tag.line} <{tag.name} {name}>"
        for page in site.pages
        for tag in page.markup.tags
        for name in tag.attributes
        if name == "style" or name.startswith("on")
    ]
    none(wrong)


@on(*EVERY_SITE)
def test_every_page_gets_the_promised_headers(site: Site, rules: tuple[Rule, ...]) -> None:
    wrong = []
    for page in site.pages:
        found = headers_for(rules, "/" + page.path)
        wrong += [f"{page}: {n}: {found.get(n)}" for n, v in PROMISED.items() if found.get(n) != v]
        names = ("strict-transport-security", "permissions-policy")
        wrong += [f"{page}: no {name}" for name in names if name not in found]
        wrong += [f"{page}: sets a cookie" for name in found if name == "set-cookie"]
    none(wrong)


@on(*EVERY_SITE)
def test_headers_take_few_rules_and_promise_nothing_for_the_owner(rules: tuple[Rule, ...]) -> None:
    assert len(rules) <= MOST_RULES
    said = [value for rule in rules for name, value in rule.headers if name == "Strict-Transport-Security"]
    assert said == ["max-age=63072000"]


@on(*LEAVING)
def test_the_scripts_of_help_pages_are_small_and_the_same_everywhere(site: Site) -> None:
    beside = set(map(str, assets.load(REAL).scripts.values()))
    scripts = {script for page in site.family() for script in page.markup.scripts} - beside
    assert len(scripts) == 2
    assert sum(len(script.encode()) for script in scripts) <= 3072
    assert not any(beside & set(site.finder(language).markup.scripts) for language in LANGUAGES)


@on(*LEAVING)
def test_every_page_that_can_be_left_has_the_script_that_leaves_it(site: Site) -> None:
    (leaving,) = {page.markup.scripts[0] for page in site.pages if page.kind != SIGN}
    assert "location.replace" in leaving
