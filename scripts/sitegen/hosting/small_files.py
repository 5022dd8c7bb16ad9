"""The small files that hosts, search engines and people who find faults look for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urljoin

from sitegen.core import SOURCE_LANGUAGE
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Site
from sitegen.web import addresses, file_addresses

# RFC 9116 advises less than a year; every nightly build renews it.
VALID_DAYS = 330
SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def robots(site: Site, *, unlisted: bool) -> str:
    """Return robots.txt: everything may be fetched, and the site map says where, but for an unlisted site.

    The pages of an unlisted site say noindex, which a robot obeys only where it may read them.
    """
    everything = "User-agent: *\nAllow: /\n"
    return everything if unlisted else f"{everything}\nSitemap: {site.base_url}{file_addresses.SITE_MAP}\n"


def sitemap(site: Site, pages: Iterable[tuple[str, bytes]]) -> str:
    """Return the site map: the pages that may be found, by path, each with its address in every language.

    One page is read at a time.
    """
    found = ((path, read_page(html)) for path, html in pages if path.endswith(addresses.INDEX))
    told = sorted((path, _row(site.base_url, path, page)) for path, page in found if not _unlisted(page))
    rows = "".join(row for _, row in told)
    declared = f'xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {declared}>\n{rows}</urlset>\n'


def _row(base_url: str, path: str, page: FinishedPage) -> str:
    address = base_url + path.removesuffix(addresses.INDEX)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(href)}"/>\n'
        for code, href in sorted(_alternates(address, page).items())
    )
    return f"<url><loc>{escape(address, quote=False)}</loc>\n{links}</url>\n"


def _alternates(address: str, page: FinishedPage) -> Mapping[str, str]:
    """Return the addresses of a page by language: as its head names them, else as its readers choose them.

    A choice of language is written in the language that it leads to. The finder's one document, which has no
    byte to spare, says it to readers alone.
    """
    told = {link["hreflang"]: link["href"] for link in page.each("link") if "hreflang" in link}
    chosen = (a for a in page.each("a") if a.get("hreflang") and a["hreflang"] == a.get("lang"))
    offered = {a["hreflang"]: urljoin(address, a["href"]) for a in chosen}
    if told or not offered:
        return told
    own = next(page.each("html"))["lang"]
    offered |= {own: address}
    return {**offered, "x-default": offered.get(SOURCE_LANGUAGE, address)}


def _unlisted(page: FinishedPage) -> bool:
    """Whether a page says that no search should lead to it."""
    return any("noindex" in meta.get("content", "") for meta in page.each("meta"))


def security_txt(site: Site, today: dt.date) -> str:
    """Return security.txt (RFC 9116) of a site that has a contact."""
    contact = site.security_contact or ""
    fields = {
        "Contact": contact if "://" in contact else f"mailto:{contact}",
        "Expires": f"{today + dt.timedelta(days=VALID_DAYS)}T00:00:00Z",
        "Preferred-Languages": ", ".join(site.languages) or SOURCE_LANGUAGE,
        "Canonical": site.base_url + file_addresses.SECURITY_TXT,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
