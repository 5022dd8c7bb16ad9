"""The Content-Security-Policy of a page: what stands inline in it, by hash, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sitegen.assets import csp_hash

# A file that is no page, should somebody open it by itself: an SVG can hold a script.
NOTHING = "default-src 'none'; frame-ancestors 'none'"


@dataclass
class InlineParts(HTMLParser):
    """Collects what stands inline in a page: styles, scripts that run, and whether it loads files."""

    styles: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    loads_styles: bool = False
    _into: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a style or script; a script with a type that is not JavaScript does not run."""
        found = dict(attrs)
        if tag == "link" and found.get("rel") == "stylesheet":
            self.loads_styles = True
        if tag == "style":
            self.styles.append("")
            self._into = self.styles
        if tag == "script" and "src" not in found and not _is_data(found.get("type")):
            self.scripts.append("")
            self._into = self.scripts

    def handle_data(self, data: str) -> None:
        """Text inside an open style or script."""
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in ("style", "script"):
            self._into = None


def _is_data(kind: str | None) -> bool:
    return kind is not None and kind not in ("module", "text/javascript", "")


def inline_parts(html: bytes) -> InlineParts:
    """What stands inline in a page."""
    parts = InlineParts()
    parts.feed(html.decode("utf-8"))
    parts.close()
    return parts


def policy(pages: Iterable[InlineParts], *, embedders: Iterable[str] = (), measured: bool = True) -> str:
    """The Content-Security-Policy under which all of these pages work, and nothing else does.

    `embedders` are the origins that may show the pages inside theirs. `measured` pages let tools read
    robots.txt from inside the page (Lighthouse's audit for search engines does, and fails without).
    'self' is the narrowest source that allows it wherever the site is served: a source with a path must
    name the host too, and a copy on another host would not pass. It opens no way out: the only script that
    runs is the one whose hash stands here, and it asks for nothing.
    """
    directives = {
        **_sources(list(pages)),
        "connect-src": ["'self'"] if measured else [],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": sorted(embedders) or ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items() if values)


def _sources(pages: list[InlineParts]) -> dict[str, list[str]]:
    """What the pages may load and run."""
    styles = sorted({csp_hash(text) for page in pages for text in page.styles})
    scripts = sorted({csp_hash(text) for page in pages for text in page.scripts})
    own = ["'self'"] if any(page.loads_styles for page in pages) else []
    return {
        "default-src": ["'none'"],
        "style-src": own + styles,
        "script-src": scripts,
        # The theme's style sheet carries its icons as data: addresses.
        "img-src": ["'self'", *(["data:"] if own else [])],
    }


def with_policy(html: bytes) -> bytes:
    """A page that carries its policy itself, before anything that the policy governs.

    For pages that answer for any address: hosts choose headers by the address that was asked for.
    """
    text = "; ".join(
        part
        for part in policy([inline_parts(html)], measured=False).split("; ")
        if not part.startswith("frame-ancestors")  # has no meaning in a page
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html.replace(b"<style>", meta.encode() + b"<style>", 1)
