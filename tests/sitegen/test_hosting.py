"""What hosts are told: a policy for every page, and no pattern that overlaps another."""

from __future__ import annotations

import datetime as dt
import gzip

import brotli
import pytest

from sitegen.assets import csp_hash
from sitegen.hosting import extras, netlify, nginx
from sitegen.hosting.description import COMMON, Hosting, Output, describe
from sitegen.hosting.packed import packed
from sitegen.hosting.policy import InlineParts, inline_parts, policy, with_policy
from sitegen.model import Site

PLAIN = b"<!doctype html><style>a{}</style><p>x</p><script>var a;</script>"
LOST = PLAIN.replace(b"a{}", b"lost{}")
PROSE = b'<!doctype html><link rel="stylesheet" href="a.css"><p>x</p>'
PAGES = {
    "sok-hjalp/index.html": PLAIN,
    "sok-hjalp/andra/index.html": PLAIN,
    "skylt/index.html": PLAIN,
    "th/sok-hjalp/index.html": PLAIN,
    "th/sok-hjalp/andra/index.html": PLAIN,
    "th/skylt/index.html": PLAIN,
    "th/404.html": LOST,
    "index.html": PROSE,
    "om/index.html": PROSE,
    "statistik/index.html": PROSE,
    "statistik/2025/index.html": PROSE,
    "404.html": LOST,
}
OTHERS = frozenset({"a.css", "assets/main.0123abcd.css", "assets/print.4567cdef.css", "_headers", "a.css.gz"})


def hosting(*embedders: str) -> Hosting:
    return describe(Output(PAGES, OTHERS, ("sv", "th"), embedders))


def directives(text: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in text.split("; "))


def policy_at(pattern: str, *embedders: str) -> dict[str, str]:
    (rule,) = [rule for rule in hosting(*embedders).rules if rule.pattern == pattern]
    return directives(rule.headers["Content-Security-Policy"])


def parts(html: bytes) -> InlineParts:
    return inline_parts(html)


def test_inline_styles_and_scripts_are_read_as_browsers_read_them() -> None:
    html = b"<style>a{}</style><style>b{}</style><script> var a = '<b>&amp;';\n</script>"
    found = parts(html)
    assert found.styles == ["a{}", "b{}"]
    assert found.scripts == [" var a = '<b>&amp;';\n"]


def test_data_and_files_are_no_inline_scripts() -> None:
    data = b'<script type="application/ld+json">{}</script>'
    html = b'<script src="a.js"></script>' + data + b"<script type=module>1</script>"
    assert parts(html).scripts == ["1"]


def test_a_page_allows_its_own_inline_parts_and_nothing_else() -> None:
    found = directives(policy([parts(PLAIN)]))
    assert found == {
        "default-src": "'none'",
        "style-src": csp_hash("a{}"),
        "script-src": csp_hash("var a;"),
        "img-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


def test_a_page_with_a_style_sheet_may_load_it_and_run_nothing() -> None:
    found = directives(policy([parts(b'<link rel="stylesheet" href="a.css"><p>x</p>')]))
    assert found["style-src"] == "'self'" and "script-src" not in found
    assert found["img-src"] == "'self' data:"


def test_one_policy_serves_several_pages_and_names_a_hash_once() -> None:
    other = PLAIN.replace(b"a{}", b"b{}")
    found = directives(policy([parts(PLAIN), parts(other), parts(PLAIN)]))
    assert found["style-src"].split() == sorted([csp_hash("a{}"), csp_hash("b{}")])
    assert found["script-src"] == csp_hash("var a;")


def test_a_folder_of_one_kind_shares_a_pattern_and_other_files_have_their_own() -> None:
    assert sorted(rule.pattern for rule in hosting().rules) == [
        "/", "/404.html", "/a.css", "/assets/*", "/om/", "/skylt/", "/sok-hjalp/*", "/statistik/*",
        "/th/404.html", "/th/skylt/", "/th/sok-hjalp/*",
    ]  # fmt: skip


def test_a_pattern_for_a_folder_lets_the_error_page_below_it_look_like_itself() -> None:
    assert csp_hash("lost{}") in policy_at("/statistik/*")["style-src"]
    assert csp_hash("lost{}") in policy_at("/th/sok-hjalp/*")["style-src"]
    assert csp_hash("lost{}") not in policy_at("/om/")["style-src"]


def test_only_pages_that_are_measured_may_be_read_from_inside() -> None:
    assert policy_at("/th/sok-hjalp/*")["connect-src"] == "'self'"
    assert "connect-src" not in policy_at("/th/404.html") and "connect-src" not in policy_at("/skylt/")


def test_the_sign_may_be_embedded_by_those_who_are_named_and_no_other_page_by_anybody() -> None:
    assert policy_at("/skylt/")["frame-ancestors"] == "'none'"
    partners = ("https://b.example:8443", "https://a.example")
    rules = {rule.pattern: rule for rule in hosting(*partners).rules}
    for pattern, rule in rules.items():
        found = directives(rule.headers["Content-Security-Policy"])["frame-ancestors"]
        sign = pattern.endswith("/skylt/")
        assert found == ("https://a.example https://b.example:8443" if sign else "'none'")
        resource = rule.headers["Cross-Origin-Resource-Policy"]
        assert resource == ("cross-origin" if sign else "same-origin")


def test_files_that_are_named_by_their_content_are_kept_for_good_and_pages_shortly() -> None:
    kept = {rule.pattern: rule.headers["Cache-Control"] for rule in hosting().rules}
    assert "immutable" in kept["/assets/*"]
    assert kept["/a.css"] == "max-age=86400" and kept["/th/sok-hjalp/*"] == "max-age=300"


def test_everything_carries_the_common_headers_on_every_kind_of_host() -> None:
    text, snippet = netlify.headers_file(hosting()), nginx.snippet(hosting())
    for name, value in COMMON.items():
        assert f"  {name}: {value}\n" in text
        # nginx forgets those outside as soon as a place has one of its own.
        assert snippet.count(f'add_header {name} "{value}" always;') == 1 + len(hosting().rules)
    assert text.startswith("/*\n  ")
    assert "max-age=63072000" in COMMON["Strict-Transport-Security"]


def test_redirects_stand_in_the_order_that_hosts_read_them_in() -> None:
    lines = [line.split() for line in netlify.redirects_file(hosting()).splitlines()]
    stars = [line[0].endswith("*") for line in lines]
    assert stars == sorted(stars)
    assert lines[-2:] == [["/th/*", "/th/404.html", "404"], ["/*", "/404.html", "404"]]
    assert ["/th/", "/th/sok-hjalp/", "302"] in lines
    assert ["/sv/sok-hjalp/*", "/sok-hjalp/:splat", "301"] in lines
    assert ["/TH/*", "/th/:splat", "301"] in lines


def test_a_printed_address_in_upper_case_leads_to_its_page_and_swedish_has_one_too() -> None:
    pages = {path: PLAIN for code in ("sv", "s", "th", "t") for path in (f"{code}/index.html",)}
    found = describe(
        Output({**pages, "404.html": LOST, "index.html": PLAIN}, frozenset(), ("sv", "th"), (), "card")
    )
    redirects = {redirect.source: redirect.target for redirect in found.redirects}
    assert (redirects["/T"], redirects["/T/*"], redirects["/SV"]) == ("/t/", "/t/*", "/sv/")
    assert not {"/sv", "/sv/", "/th", "/th/"} & set(redirects)


def test_no_redirect_starts_where_a_page_is_or_leads_to_where_none_is() -> None:
    served = {"/" + path.removesuffix("index.html") for path in PAGES}
    for redirect in hosting().redirects:
        assert redirect.source not in served
        if not redirect.target.endswith("*"):
            assert redirect.target in served


def test_a_page_that_brings_its_policy_has_it_before_all_that_it_governs() -> None:
    html = with_policy(PLAIN).decode()
    assert html.index("Content-Security-Policy") < html.index("<style>") < html.index("<script>")
    assert csp_hash("a{}") in html and csp_hash("var a;") in html and "frame-ancestors" not in html


def test_packed_files_are_the_same_whenever_they_are_made_and_small_ones_are_left() -> None:
    content = b"abc " * 100
    found = dict(packed("x/index.html", content))
    assert found == dict(packed("x/index.html", content))
    assert gzip.decompress(found["x/index.html.gz"]) == content
    assert brotli.decompress(found["x/index.html.br"]) == content
    assert found["x/index.html.gz"][4:8] == bytes(4)  # no time
    assert list(packed("x/index.html", b"abc")) == []
    assert list(packed("x.png", content)) == []


def test_robots_are_told_where_the_site_map_is() -> None:
    text = extras.robots(site("fel@provsajten.example"))
    assert "Sitemap: https://provsajten.example/sitemap.xml\n" in text


def test_no_site_map_leads_robots_to_a_site_that_no_search_should_find() -> None:
    card = site("fel@provsajten.example").model_copy(update={"family": "card"})
    assert extras.robots(card) == "User-agent: *\nAllow: /\n"


def site(contact: str) -> Site:
    return Site(
        id="main",
        base_url="https://provsajten.example/",
        exit_url="https://vadret.example/",
        config="mkdocs.yml",
        languages=("sv", "en"),
        security_contact=contact,
    )


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("fel@provsajten.example", "Contact: mailto:fel@provsajten.example"),
        ("https://provsajten.example/fel/", "Contact: https://provsajten.example/fel/"),
    ],
)
def test_security_txt_says_whom_to_tell_and_until_when(contact: str, line: str) -> None:
    assert extras.security_txt(site(contact), dt.date(2026, 12, 1)).splitlines() == [
        line,
        "Expires: 2027-10-27T00:00:00Z",
        "Preferred-Languages: sv, en",
        "Canonical: https://provsajten.example/.well-known/security.txt",
    ]
