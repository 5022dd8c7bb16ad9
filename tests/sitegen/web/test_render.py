"""From contexts to bytes: escaped, strict, short, and whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jinja2 import StrictUndefined, UndefinedError

from projects import REAL
from records import contact, maker, service, with_services
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, Service
from sitegen.sites.finder import pages
from sitegen.web import PageMaker, render

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'&"


def evil_service() -> Service:
    """A service with markup in every text; built past all checks, as no file could be."""
    label = contact(label="x").model_copy(update={"label": EVIL, "display": EVIL})
    evil = dict.fromkeys(("name", "operator", "summary", "gives", "safety"), EVIL)
    source = service().sources[0].model_copy(update={"title": EVIL, "date": EVIL, "url": f"https://a/{EVIL}"})
    web = contact("web").model_copy(update={"url": f"https://a.example/{EVIL}"})
    return service().model_copy(update={**evil, "contacts": (label, web), "sources": (source,)})


def evil_records(records: Catalogue) -> Catalogue:
    """Records where every text that a reader sees holds markup."""
    groups = {id: group.model_copy(update={"label": EVIL}) for id, group in records.groups.items()}
    needs = {id: need.model_copy(update={"label": EVIL}) for id, need in records.needs.items()}
    topics = {id: topic.model_copy(update={"label": EVIL}) for id, topic in records.topics.items()}
    rights = {id: right.model_copy(update={"statement": EVIL}) for id, right in records.rights.items()}
    regions = {
        id: region.model_copy(
            update={"counties": tuple(c.model_copy(update={"name": EVIL}) for c in region.counties)}
        )
        for id, region in records.regions.items()
    }
    spoken = {
        id: row.model_copy(update={"name": EVIL, "swedish": EVIL})
        for id, row in records.spoken_languages.items()
    }
    changed = replace(records, groups=groups, needs=needs, topics=topics, rights=rights, regions=regions)
    changed = replace(changed, spoken_languages=spoken)
    work = evil_service().model_copy(
        update={"eligibility": service(eligibility={"roles": ["buyers"]}).eligibility}
    )
    pinned = evil_service().model_copy(update={"pinned": 1})  # so that the sign names it
    return with_services(changed, prov=pinned, sluta=work)


def pages_of(own: PageMaker) -> dict[str, str]:
    return {
        f"{key.kind} {key.id}".strip(): render.render(REAL, pages.page(own, key), own.translator)
        for key in own.offers
    }


def parsed(html: str) -> FinishedPage:
    """The tags of a page. A title holds text alone, whatever it looks like, until its end tag."""
    head, title, rest = re.split(r"<title>(.*?)</title>", html, maxsplit=1, flags=re.DOTALL)
    assert "</title" not in title.lower()
    return read_page(head + rest)


def test_markup_in_the_data_comes_out_escaped_on_every_page(small_records: Catalogue) -> None:
    own = maker(evil_records(small_records))
    safe = pages_of(maker(with_services(small_records, prov=service(), sluta=service())))
    found = pages_of(own)
    assert {"finder", "service prov", "service sluta", "region norr", "rights", "safety", "others"} <= set(
        found
    )
    # A county's page is called by the county's name, which is evil too: any county's is like it.
    county = next(html for name, html in safe.items() if name.startswith("county "))
    assert {name for name in found if not name.startswith("county ")} <= set(safe)
    for name, html in found.items():
        markup = parsed(html)
        tags = [tag for tag, _ in markup.tags]
        assert "img" not in tags, name
        assert tags.count("script") == [tag for tag, _ in parsed(safe.get(name, county)).tags].count(
            "script"
        ), name
        assert len(markup.data) == name.startswith("service "), name
        assert not [a for _, attributes in markup.tags for a in attributes if a.startswith("on")], name
        if name != "service nodnumret":
            assert "{{ 7*7 }}" in markup.text, name


def test_a_translation_with_markup_comes_out_escaped(small_records: Catalogue) -> None:
    own = maker(small_records, "en")
    own.translator.texts.update({("page", "Sök hjälp"): EVIL})  # type: ignore[attr-defined]
    markup = parsed(pages_of(own)["finder"])
    assert "alert(1)" in markup.text
    # The script of the way out, and that of the page.
    assert [tag for tag, _ in markup.tags if tag in ("img", "script")] == ["script", "script"]


def test_a_name_that_no_context_has_is_an_error() -> None:
    environment = render.environment(REAL.templates)
    assert environment.undefined is StrictUndefined and environment.autoescape is True
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing }}").render()


def test_escaping_does_not_depend_on_the_name_of_the_template() -> None:
    text = render.environment(REAL.templates).from_string("{{ a }}").render(a="<b>")
    assert text == "&lt;b&gt;"


def whole(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=sv><head><title>x</title>{head}</head><body>{body}</body></html>"


def test_shortening_keeps_words_apart_and_tags_closed() -> None:
    html = whole("\n <p>Ring\n <b>112</b>\n </p> <p>nu</p>")
    short = render.shortened(html)
    assert "Ring <b>112</b>" in short and short.count("</p>") == 2
    assert "<html lang=" in short and "<head>" in short


def test_shortening_leaves_style_and_script_as_hashed() -> None:
    inner = "a{color:#fff}  b{margin:0  auto}"
    html = whole("<script>var a  = 1;</script>", f"<style>{inner}</style>")
    assert f"<style>{inner}</style>" in render.shortened(html)
    assert "<script>var a  = 1;</script>" in render.shortened(html)


def test_thai_pages_have_break_opportunities_and_others_do_not(small_records: Catalogue) -> None:
    from sitegen.web.addresses import Key

    thai = service(name="ศูนย์ช่วยเหลือผู้หญิงและเด็กในประเทศสวีเดน")
    for code, expected in (("th", True), ("en", False)):
        own = maker(with_services(small_records, prov=thai), code)
        html = render.render(REAL, pages.page(own, Key("service", "prov")), own.translator)
        assert ("\u200b" in re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)) is expected


def test_an_arabic_page_reads_from_the_right_and_its_numbers_from_the_left(small_records: Catalogue) -> None:
    own = maker(small_records, "ar")
    rtl = own.translator.language.model_copy(update={"direction": "rtl"})
    own = replace(own, translator=replace(own.translator, language=rtl))
    html = pages_of(own)["finder"]
    assert next(parsed(html).each("html")) == {"lang": "ar", "dir": "rtl"}
    assert "<bdi dir=ltr>031-390 06 00</bdi>" in html.replace('"', "")
