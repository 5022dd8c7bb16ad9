"""What a page says of itself before anything is read: language, direction, title, address, silence."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage

# A limit on zooming (`maximum-scale`, `user-scalable`) would be another content.
META = {"viewport": "width=device-width,initial-scale=1", "referrer": "no-referrer"}


def wrong_language(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page without its folder's language and direction, which screen readers use."""
    for path, page in site.pages.items():
        language = site.language_of(path)
        said = next(page.each("html"), {})
        if said.get("lang") != language.id:
            yield site.problem(path, f"säger lang={said.get('lang')}; mappen är på {language.id}")
        if said.get("dir", "ltr") != language.direction:
            yield site.problem(path, f"säger dir={said.get('dir')}; {language.id} är {language.direction}")


def untitled(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page without exactly one title with words in it."""
    for path, page in site.pages.items():
        titles = [held.text.strip() for held in page.holding("title")]
        if len(titles) != 1 or not titles[0]:
            yield site.problem(path, "saknar titel")


def wrong_address(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that may be found and does not name its own address as canonical."""
    for path, page in site.pages.items():
        own = site.base_url + path.removesuffix("index.html")
        said = [link.get("href") for link in page.each("link") if link.get("rel") == "canonical"]
        if said != [own] and _meta(page, "robots") != "noindex":
            yield site.problem(path, f"säger canonical {said}; det ska vara {own}")


def missing_meta(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that does not name its encoding and scale, or sends a referrer."""
    for path, page in site.pages.items():
        if not any(meta.get("charset") == "utf-8" for meta in page.each("meta")):
            yield site.problem(path, "saknar <meta charset=utf-8>")
        for name, content in META.items():
            if _meta(page, name) != content:
                yield site.problem(path, f"saknar <meta name={name} content={content}>")


def _meta(page: FinishedPage, name: str) -> str:
    found = (meta.get("content", "") for meta in page.each("meta") if meta.get("name") == name)
    return next(found, "")
