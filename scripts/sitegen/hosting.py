"""What the host needs beside the pages: headers, robots, favicon, and the policy of every page.

One description of headers (`COMMON`, `policy`) serves every host; `_headers` is its form for
Netlify and Cloudflare Pages, where a request takes the headers of every pattern that matches it.
So the patterns that carry a Content-Security-Policy never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sitegen.assets import csp_hash
from sitegen.model import Site
from sitegen.urls import FINDER
from sitegen.voices import SOURCE_LANGUAGE

COMMON: Mapping[str, str] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
}


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


def policy(pages: Iterable[InlineParts]) -> str:
    """The Content-Security-Policy under which all of these pages work, and nothing else does."""
    pages = list(pages)
    styles = sorted({csp_hash(text) for page in pages for text in page.styles})
    scripts = sorted({csp_hash(text) for page in pages for text in page.scripts})
    own = ["'self'"] if any(page.loads_styles for page in pages) else []
    directives = {
        "default-src": ["'none'"],
        "style-src": own + styles,
        "script-src": scripts,
        # The theme's style sheet carries its icons as data: addresses.
        "img-src": ["'self'", *(["data:"] if own else [])],
        # Nothing is fetched by script; without this, tools cannot read robots.txt from inside the page.
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items() if values)


def headers_file(pages: Mapping[str, bytes], languages: Iterable[str]) -> str:
    """`_headers` for a built site: {path of each HTML file: bytes} and the finder's languages."""
    groups: dict[str, list[InlineParts]] = {}
    families = [_family(code) for code in languages]
    for path, html in sorted(pages.items()):
        pattern = next((f for f in families if path.startswith(f[1:-1])), _served_at(path))
        groups.setdefault(pattern, []).append(inline_parts(html))
    lines = ["/*", *(f"  {name}: {value}" for name, value in COMMON.items())]
    for pattern, parts in groups.items():
        lines += [pattern, f"  Content-Security-Policy: {policy(parts)}"]
    return "\n".join(lines) + "\n"


def _family(code: str) -> str:
    start = "" if code == SOURCE_LANGUAGE else f"{code}/"
    return f"/{start}{FINDER}/*"


def _served_at(path: str) -> str:
    """The address of a file: folders are served by their index."""
    return "/" + path.removesuffix("index.html")


def robots(site: Site) -> str:
    """Everything may be fetched; the site map says where, but for a site that no search should lead to.

    The pages of such a site say noindex, which a robot obeys only where it may read them.
    """
    everything = "User-agent: *\nAllow: /\n"
    return everything if site.unlisted else f"{everything}\nSitemap: {site.base_url}sitemap.xml\n"
