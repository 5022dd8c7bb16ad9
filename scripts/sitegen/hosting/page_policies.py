"""Put its policy into every page of a site, and find inline code that no policy may allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sitegen.core import Problem, quoted
from sitegen.core.kept import kept
from sitegen.hosting.own_code import OwnCode
from sitegen.hosting.policy import START, NoHead, with_policy
from sitegen.reading import read_page

WAY_OUT = {
    "script": "ta bort det, eller lägg skriptet som en fil i overrides/",
    "style": "ta bort det, eller lägg stilen i en fil i overrides/ eller docs/assets/",
}


def with_policies(pages: Mapping[str, bytes], measured: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the pages by path, each with the policy for what stands inline in it.

    `measured` tells of a path whether tools may read robots.txt there. Raises `NoHead`, naming the page.
    """
    made = {}
    for path, html in pages.items():
        try:
            made[path] = with_policy(html, measured=measured(path))
        except NoHead:
            raise NoHead(path) from None
    return made


def foreign_code(pages: Mapping[str, bytes], own: OwnCode) -> Iterator[Problem]:
    """Yield every inline script and style that is not ours, and every page that no template of ours made."""
    for path, html in pages.items():
        if not START.search(html):
            yield Problem(path, 0, 0, "sidan är inte gjord av bygget; skriv texten i Markdown")
        for kind, text in _foreign(html, own):
            shown = quoted(" ".join(text.split()))
            yield Problem(path, 0, 0, f"<{kind}> {shown} är inte vårt eget; {WAY_OUT[kind]}")


@kept
def _foreign(html: bytes, own: OwnCode) -> tuple[tuple[str, str], ...]:
    return tuple(own.foreign(read_page(html)))
