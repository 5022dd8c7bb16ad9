"""Addresses of files that are no pages of help, from the site's root, and of what hosts look for."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.web import addresses
from sitegen.web.addresses import Key

# The colours of the prose, from the same file as those of the help pages.
TOKENS = "assets/tokens.css"
LICENCES = "licenser.txt"
SECURITY_TXT = ".well-known/security.txt"
ROBOTS_TXT = "robots.txt"
SITE_MAP = "sitemap.xml"
ICON = "favicon.ico"
# Read by the host: no address of the site.
HEADERS, REDIRECTS, NGINX = "_headers", "_redirects", "_nginx.conf"
# What the folder holds, for tools; and which build it is, for whoever asks the site.
MANIFEST, BUILD_TXT = "_manifest.json", "build.txt"
OPEN_DATA = "data/hsds/"

TEST_PAPER, SHEETS_PAPER = "test", "worksheet"
CAMPAIGN_PAPERS: Mapping[str, Mapping[str, str]] = {
    TEST_PAPER: {"sv": "fragor.pdf", "en": "questions.pdf"},
    SHEETS_PAPER: {"sv": "blad.pdf", "en": "sheets.pdf"},
}
"""What a campaign gives away to print: the file of each kind of page, by language; none names its subject."""


def campaign_paper(kind: str, language: str) -> str:
    """Return the path of a file to print: it lies in the folder of the page that it belongs to."""
    return addresses.folder(Key(kind), language) + CAMPAIGN_PAPERS[kind][language]


def sharing_picture(language: str) -> str:
    """Return the path of the picture that is shown where an address of the site is shared."""
    return f"assets/delning-{language}.png"
