"""The headers that the host is told to send, held against what the pages need."""

from __future__ import annotations

import base64
import hashlib

from built.faults import none
from built.hosting import Rule, headers_for
from built.site import EVERY_SITE, LEAVING, SIGN, Page, Site, on

PROMISED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
DIRECTIVES = ("frame-ancestors", "base-uri", "form-action")


def policy(rules: tuple[Rule, ...], page: Page) -> dict[str, list[str]]:
    """The page's Content-Security-Policy, by directive."""
    text = headers_for(rules, "/" + page.path).get("content-security-policy", "")
    assert "," not in text, f"{page}: two policies: {text}"
    parts = [part.split() for part in text.split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def sources(policy: dict[str, list[str]], *names: str) -> list[str]:
    """What the first of these directives allows that the policy has."""
    return next((policy[name] for name in names if name in policy), ["*"])


def digest(text: str) -> str:
    """A text's hash as a policy writes it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@on(*EVERY_SITE)
def test_the_policy_allows_nothing_but_what_it_names(site: Site, rules: tuple[Rule, ...]) -> None:
    wrong = []
    for page in site.pages:
        found = policy(rules, page)
        if found.get("default-src") != ["'none'"]:
            wrong.append(f"{page}: default-src {found.get('default-src')}")
        wrong += [f"{page}: no {name}" for name in DIRECTIVES if name not in found]
        words = [word for values in found.values() for word in values]
        loose = [w for w in words if w.startswith("'unsafe") or w in ("*", "https:", "http:", "blob:")]
        wrong += [f"{page}: {word}" for word in loose + [w for w in words if "." in w and "://" in w]]
    none(wrong)


@on(*EVERY_SITE)
def test_every_inline_script_and_style_has_its_hash_in_the_policy(
    site: Site, rules: tuple[Rule, ...]
) -> None:
    wrong = []
    for page in site.pages:
        found = policy(rules, page)
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
        names = ("strict-transport-security", "permissions-policy", "cross-origin-resource-policy")
        wrong += [f"{page}: no {name}" for name in names if name not in found]
        wrong += [f"{page}: sets a cookie" for name in found if name == "set-cookie"]
    none(wrong)


@on(*LEAVING)
def test_the_scripts_of_help_pages_are_small_and_the_same_everywhere(site: Site) -> None:
    scripts = {script for page in site.family() for script in page.markup.scripts}
    assert len(scripts) == 2
    assert sum(len(script.encode()) for script in scripts) <= 3072


@on(*LEAVING)
def test_every_page_that_can_be_left_has_the_script_that_leaves_it(site: Site) -> None:
    (leaving,) = {page.markup.scripts[0] for page in site.pages if page.kind != SIGN}
    assert "location.replace" in leaving
