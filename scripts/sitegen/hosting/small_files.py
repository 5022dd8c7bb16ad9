"""The small files that hosts, search engines and people who find faults look for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from html import escape

from sitegen.core import SOURCE_LANGUAGE
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Site
from sitegen.web import file_addresses

# RFC 9116 advises less than a year; every nightly build renews it.
VALID_DAYS = 330
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(site: Site, *, unlisted: bool) -> str:
    """Return robots.txt: everything may be fetched, and the site map says where, but for an unlisted site.

    The pages of an unlisted site say noindex, which a robot obeys only where it may read them.
    """
    everything = "User-agent: *\nAllow: /\n"
    return everything if unlisted else f"{everything}\nSitemap: {site.base_url}{file_addresses.SITE_MAP}\n"


def sitemap(site: Site, pages: Mapping[str, bytes]) -> str:
    """Return the site map of a site that MkDocs does not make: the pages that may be found, in order."""
    found = (
        site.base_url + path.removesuffix("index.html") for path in sorted(pages) if _listed(path, pages)
    )
    rows = "".join(f"<url><loc>{escape(address, quote=False)}</loc></url>\n" for address in found)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">\n{rows}</urlset>\n'


def _listed(path: str, pages: Mapping[str, bytes]) -> bool:
    return path.endswith("index.html") and not _unlisted(read_page(pages[path]))


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
