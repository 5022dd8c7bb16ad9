"""Where the pages lead: languages, links, other hosts."""

from __future__ import annotations

import re

import pytest

from built.faults import none
from built.site import (
    EASY,
    EVERY_SITE,
    LANGUAGES,
    LEAVING,
    RIGHT_TO_LEFT,
    Page,
    Site,
    Tag,
    on,
    resolve,
    target_file,
)

# What a browser fetches or follows on its own, element by element.
LOADING = {
    "audio": ("src",), "embed": ("src",), "form": ("action",), "iframe": ("src", "srcdoc"),
    "image": ("href",), "img": ("src", "srcset"), "input": ("src", "formaction"),
    "button": ("formaction",), "object": ("data",), "script": ("src",), "source": ("src", "srcset"),
    "track": ("src",), "use": ("href",), "video": ("src", "poster"), "a": ("ping",),
}  # fmt: skip
LOADING_RELATIONS = {
    "stylesheet", "icon", "shortcut", "apple-touch-icon", "manifest", "preload", "prefetch",
    "preconnect", "dns-prefetch", "modulepreload", "mask-icon", "search",
}  # fmt: skip
SITE_MAP_ROW = re.compile(r"<loc>(.*?)</loc>(.*?)</url>", re.DOTALL)
SITE_MAP_LINK = re.compile(r'hreflang="(.*?)" href="(.*?)"')
OUTWARD = ("http://", "https://", "//")


def site_map(site: Site) -> dict[str, dict[str, str]]:
    """What the site map says of each address: where the page is in other languages."""
    rows = SITE_MAP_ROW.findall((site.root / "sitemap.xml").read_text("utf-8"))
    return {address: dict(SITE_MAP_LINK.findall(links)) for address, links in rows}


def alternates(page: Page) -> dict[str, str]:
    """The page's hreflang links, by language."""
    links = [tag for tag in page.markup.all("link") if "alternate" in tag["rel"].split()]
    return {tag["hreflang"]: tag["href"] for tag in links if "hreflang" in tag}


def canonical(page: Page) -> str:
    """The page's canonical address."""
    links = [tag for tag in page.markup.all("link") if "canonical" in tag["rel"].split()]
    return links[0]["href"] if links else ""


def loaded(page: Page) -> list[str]:
    """The addresses that the page loads."""
    found = [tag[name] for tag in page.markup.tags for name in LOADING.get(tag.name, ()) if name in tag]
    links = (tag for tag in page.markup.all("link") if LOADING_RELATIONS & set(tag["rel"].split()))
    return found + [tag["href"] for tag in links]


def by_path(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


@on(*LEAVING, languages=LANGUAGES)
def test_a_page_names_its_language_and_direction(site: Site, language: str) -> None:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    wrong = []
    for page in (page for page in site.pages if page.language == language and page.path != "404.html"):
        html = page.markup.all("html")[0]
        if (html["lang"], html["dir"] or "ltr") != (language, direction):
            wrong.append(f"{page}: lang={html['lang']} dir={html['dir']}")
    none(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_learn_of_every_page_in_all_languages_and_a_default(site: Site, language: str) -> None:
    told, wrong = site_map(site), []
    for page in (page for page in site.family() if page.language == language):
        links = told.get(page.url, {})
        # Easy Swedish is Swedish: no other language has those pages.
        if set(links) != ({"sv", "x-default"} if page.kind == EASY else {*LANGUAGES, "x-default"}):
            wrong.append(f"{page}: {sorted(links)}")
        if links.get(language) != page.url or canonical(page) != page.url:
            wrong.append(f"{page}: itself is {links.get(language)}, canonical {canonical(page)}")
        if alternates(page) not in ({}, links):
            wrong.append(f"{page}: the head says other than the site map")
    none(wrong)


def test_what_the_site_map_names_stands_in_it_and_names_the_same(site: Site) -> None:
    told = site_map(site)
    assert len(told) > len(site.family())
    none(
        f"{address}: {code} leads to {href}"
        for address, links in told.items()
        for code, href in links.items()
        if told.get(href) != links
    )


@on(*EVERY_SITE)
def test_language_links_are_absolute_reciprocal_and_lead_to_pages(site: Site) -> None:
    pages = by_path(site)
    wrong = []
    for page in site.pages:
        links = alternates(page)
        for language, href in links.items():
            target = pages.get(href.removeprefix(site.base_url)) if href.startswith(site.base_url) else None
            if target is None:
                wrong.append(f"{page}: {language} -> {href} is no page")
            elif language not in (target.language, "x-default"):
                wrong.append(f"{page}: {language} -> {href} is in {target.language}")
            elif alternates(target) != links:
                wrong.append(f"{page}: {href} does not link back in the same way")
    none(wrong)


@on(*EVERY_SITE)
def test_links_inside_the_site_lead_somewhere(site: Site) -> None:
    pages = by_path(site)
    wrong = []
    for page in site.pages:
        for tag in page.markup.all("a", "area", "link"):
            path = resolve(page, tag["href"]) if "href" in tag else None
            if path is None:
                continue
            if not target_file(site.root, path).is_file():
                wrong.append(f"{page}:{tag.line} {tag['href']}")
            fragment = tag["href"].partition("#")[2]
            if fragment and path in pages and fragment not in ids(pages[path]):
                wrong.append(f"{page}:{tag.line} {tag['href']} has no such place")
    none(wrong)


def ids(page: Page) -> set[str]:
    """The places on a page that a link can name."""
    return {tag[name] for tag in page.markup.tags for name in ("id", "name") if name in tag}


@on(*LEAVING)
def test_a_link_to_a_folder_ends_with_a_slash(site: Site) -> None:
    wrong = []
    for page in site.family():
        for tag in page.markup.all("a"):
            path = resolve(page, tag["href"])
            if path and not path.endswith("/") and (site.root / path).is_dir():
                wrong.append(f"{page}:{tag.line} {tag['href']} would be redirected")
    none(wrong)


@on(*EVERY_SITE)
def test_no_page_loads_anything_from_another_host(site: Site) -> None:
    wrong = [f"{page}: {url}" for page in site.pages for url in loaded(page) if url.startswith(OUTWARD)]
    styles = [
        f"{page}: a style sheet with url() or @import"
        for page in site.family()
        if any("url(" in style or "@import" in style for style in page.markup.styles)
    ]
    none(wrong + styles)


@on(*EVERY_SITE)
def test_style_sheets_and_scripts_name_no_other_host(site: Site) -> None:
    wrong = [
        f"{file.relative_to(site.root)}: {mark}"
        for file in sorted(site.root.rglob("*.css"))
        for mark in ("url(http", 'url("http', "url('http", "url(//", "@import", "fonts.g")
        if mark in file.read_text("utf-8")
    ]
    none(wrong)


@on(*EVERY_SITE)
def test_links_that_point_out_do_not_tell_where_the_reader_came_from(site: Site) -> None:
    wrong = [
        f"{page}:{tag.line} {tag['href']}"
        for page in site.pages
        for tag in page.markup.all("a", "area")
        if tag["href"].startswith(OUTWARD)
        and resolve(page, tag["href"]) is None
        and "noreferrer" not in tag["rel"].split()
    ]
    none(wrong)


@on(*EVERY_SITE)
def test_no_link_runs_a_script(site: Site) -> None:
    schemes = ("javascript:", "data:", "vbscript:")
    wrong = [
        f"{page}: {tag['href']}"
        for page in site.pages
        for tag in page.markup.tags
        if tag["href"].strip().lower().startswith(schemes)
    ]
    none(wrong)


@on(*LEAVING)
def test_a_help_page_is_one_file(site: Site) -> None:
    allowed = {"favicon.ico", "favicon.svg", "favicon.png"}
    wrong = [
        f"{page}: {url}"
        for page in site.family()
        for url in loaded(page)
        if not url.startswith("#") and (resolve(page, url) or "").rpartition("/")[2] not in allowed
    ]
    none(wrong)


@on(*LEAVING)
def test_no_help_page_bears_the_mark(site: Site) -> None:
    marked = re.compile(rb"wordmark|assets/favicon\.svg|M0 0h46v46|assets/site\.css")
    none([str(page) for page in site.family() if marked.search(page.file.read_bytes())])


@on(*LEAVING)
def test_the_way_out_is_the_first_that_keys_reach_on_every_help_page(site: Site) -> None:
    for page in site.family():
        reached = [tag for tag in page.markup.tags if can_have_the_focus(tag)]
        assert reached[0]["id"] == "x", f"{page}: <{reached[0].name}> comes before the way out"
        assert {tag["tabindex"] for tag in reached} <= {"", "0", "-1"}, str(page)


def can_have_the_focus(tag: Tag) -> bool:
    """Whether a key may lead to an element."""
    return (
        (tag.name == "a" and "href" in tag)
        or tag.name in ("button", "input", "select", "textarea", "summary", "iframe", "audio", "video")
        or "tabindex" in tag
        or "contenteditable" in tag
    )
