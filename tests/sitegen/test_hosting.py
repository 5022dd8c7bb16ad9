"""What the host is told: a policy for every page, and no pattern that overlaps another."""

from __future__ import annotations

from sitegen import hosting
from sitegen.assets import csp_hash
from sitegen.catalogue import Catalogue
from sitegen.hosting import InlineParts

PLAIN = b"<!doctype html><style>a{}</style><p>x</p><script>var a;</script>"


def parts(html: bytes) -> InlineParts:
    return hosting.inline_parts(html)


def directives(text: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in text.split("; "))


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
    found = directives(hosting.policy([parts(PLAIN)]))
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
    found = directives(hosting.policy([parts(b'<link rel="stylesheet" href="a.css"><p>x</p>')]))
    assert found["style-src"] == "'self'" and "script-src" not in found
    assert found["img-src"] == "'self' data:"


def test_one_policy_serves_several_pages_and_names_a_hash_once() -> None:
    other = PLAIN.replace(b"a{}", b"b{}")
    found = directives(hosting.policy([parts(PLAIN), parts(other), parts(PLAIN)]))
    assert found["style-src"].split() == sorted([csp_hash("a{}"), csp_hash("b{}")])
    assert found["script-src"] == csp_hash("var a;")


def test_a_family_of_pages_shares_a_pattern_and_other_pages_have_their_own() -> None:
    pages = dict.fromkeys(
        (
            "sok-hjalp/index.html",
            "sok-hjalp/andra/index.html",
            "th/sok-hjalp/index.html",
            "index.html",
            "om/index.html",
            "404.html",
        ),
        PLAIN,
    )
    lines = hosting.headers_file(pages, ["sv", "th"]).splitlines()
    patterns = [line for line in lines if not line.startswith(" ")]
    assert sorted(patterns) == ["/", "/*", "/404.html", "/om/", "/sok-hjalp/*", "/th/sok-hjalp/*"]
    policies = [line for line in lines if "Content-Security-Policy" in line]
    assert len(policies) == len(patterns) - 1
    assert lines[0] == "/*" and lines[1].startswith("  ")


def test_everything_carries_the_common_headers() -> None:
    text = hosting.headers_file({"index.html": PLAIN}, ["sv"])
    for name, value in hosting.COMMON.items():
        assert f"  {name}: {value}\n" in text
    assert "max-age=63072000" in hosting.COMMON["Strict-Transport-Security"]


def test_robots_are_told_where_the_site_map_is(small_records: Catalogue) -> None:
    site = small_records.sites["main"]
    assert "Sitemap: https://provsajten.example/sitemap.xml\n" in hosting.robots(site)


def test_no_site_map_leads_robots_to_a_site_that_no_search_should_find(small_records: Catalogue) -> None:
    site = small_records.sites["main"].model_copy(update={"family": "card"})
    assert hosting.robots(site) == "User-agent: *\nAllow: /\n"
