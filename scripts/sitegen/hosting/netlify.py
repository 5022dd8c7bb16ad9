"""The description in the files that Netlify and Cloudflare Pages read, with the limits of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.hosting.description import COMMON, Hosting, Redirect

# Cloudflare Pages' limits; Netlify has none that a site of ours comes near.
MOST_RULES = 100
LONGEST_LINE = 2000
MOST_PATTERNS = 100


def headers_file(hosting: Hosting) -> str:
    """`_headers`."""
    return "".join((
        _block("/*", COMMON),
        *(_block(rule.pattern, rule.headers) for rule in hosting.rules),
    ))  # fmt: skip


def _block(pattern: str, headers: Mapping[str, str]) -> str:
    return f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def redirects_file(hosting: Hosting) -> str:
    """`_redirects`: fixed addresses first, as Cloudflare wants them, and Netlify's error pages last.

    Cloudflare knows no 404 here and passes over those lines: it takes the nearest 404.html by itself.
    """
    fixed = [redirect for redirect in hosting.redirects if not redirect.source.endswith("*")]
    patterns = [redirect for redirect in hosting.redirects if redirect.source.endswith("*")]
    return "".join(f"{line}\n" for line in (*map(_line, fixed + patterns), *_errors(hosting)))


def _line(redirect: Redirect) -> str:
    target = redirect.target.replace("*", ":splat")
    return f"{redirect.source} {target} {redirect.status}"


def _errors(hosting: Hosting) -> Iterator[str]:
    for folder, page in hosting.not_found.items():
        yield f"{folder}* {page} 404"
