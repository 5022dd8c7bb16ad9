"""The Content-Security-Policy of a page, in the page itself: what is inline there, by hash, and no more.

Every page brings its policy along, so that it holds on hosts that send no headers, for addresses that do
not exist, and while a host still goes by the settings of the site before. Whether what is inline is ours
is asked first (`own_code`).
"""

from __future__ import annotations

import re

from sitegen.reading import FinishedPage, read_page
from sitegen.web.assets import csp_hash

# Right after the encoding, which browsers look for first: before anything that the policy governs.
START = re.compile(rb"<head>\s*<meta charset=\"?utf-8\"?\s*/?>", re.IGNORECASE)


class NoHead(ValueError):
    """A page does not begin as all pages of ours do, so that no policy can be put before what it governs."""


def policy(page: FinishedPage, *, measured: bool = True) -> str:
    """Return the Content-Security-Policy under which a page works, and nothing else does.

    `measured` pages let tools read robots.txt from inside the page (Lighthouse's audit for search engines
    does, and fails without). 'self' is the narrowest source that allows it wherever the site is served: a
    source with a path must name the host too, and a copy on another host would not pass. It opens no way
    out: the only script that runs is the one whose hash stands here, and it asks for nothing.
    Who may frame a page cannot be said in it; headers do (`description`).
    """
    directives = {
        **_sources(page),
        "connect-src": ["'self'"] if measured else [],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items() if values)


def _sources(page: FinishedPage) -> dict[str, list[str]]:
    """Return what the page may load and run, by directive."""
    own = ["'self'"] if page.loads_styles else []
    return {
        "default-src": ["'none'"],
        "style-src": own + sorted({csp_hash(text) for text in page.inline_styles}),
        "script-src": sorted({csp_hash(text) for text in page.inline_scripts}),
        # The theme's style sheet carries its icons as data: addresses.
        "img-src": ["'self'", *(["data:"] if own else [])],
        "media-src": ["'self'"] if any(page.each("audio")) else [],
    }


def with_policy(html: bytes, *, measured: bool = False) -> bytes:
    """Return a page with its policy in it. Raises `NoHead` when there is no place for it."""
    return with_text(html, policy(read_page(html), measured=measured))


def with_text(html: bytes, text: str) -> bytes:
    """Return a page with the text of a policy in it. Raises `NoHead` when there is no place for it."""
    start = START.search(html)
    if start is None:
        raise NoHead
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html[: start.end()] + meta.encode() + html[start.end() :]
