"""Put its policy into every page of a site, and find inline code that no policy may allow."""

from __future__ import annotations

from typing import NamedTuple

from sitegen.core import Problem, quoted
from sitegen.core.kept import kept
from sitegen.hosting.own_code import OwnCode
from sitegen.hosting.policy import START, policy, with_text
from sitegen.reading import read_page

WAY_OUT = {
    "script": "ta bort det, eller lägg skriptet som en fil i overrides/",
    "style": "ta bort det, eller lägg stilen i en fil i overrides/ eller docs/assets/",
}


class InlineCode(NamedTuple):
    """What stands inline in a page and is not ours, and its policy: where robots.txt is read, and not."""

    foreign: tuple[tuple[str, str], ...]
    measured: str
    unmeasured: str


def guarded(path: str, html: bytes, own: OwnCode, *, measured: bool) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a page with its policy in it, and the problems of a page in which something is not ours.

    These are every inline script and style that is foreign, and that no template of ours made the page: then
    it stays as it is. A `measured` page lets tools read robots.txt from inside it.
    """
    if not START.search(html):
        return html, (Problem(path, 0, 0, "sidan är inte gjord av bygget; skriv texten i Markdown"),)
    found = _inline_code(html, own)
    return with_text(html, found.measured if measured else found.unmeasured), tuple(
        Problem(path, 0, 0, f"<{kind}> {quoted(' '.join(text.split()))} är inte vårt eget; {WAY_OUT[kind]}")
        for kind, text in found.foreign
    )


@kept
def _inline_code(html: bytes, own: OwnCode) -> InlineCode:
    page = read_page(html)
    return InlineCode(tuple(own.foreign(page)), policy(page), policy(page, measured=False))
