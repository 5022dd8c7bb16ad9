"""Write the description as the files that Netlify and Cloudflare Pages read, within the limits of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.hosting.description import HeaderRule, Hosting, Redirect

# Cloudflare Pages' limits; Netlify has none that a site of ours comes near.
MOST_RULES = 100
LONGEST_LINE = 2000
MOST_PATTERNS = 100


def headers_file(hosting: Hosting) -> str:
    """Return the content of `_headers`.

    Where a rule says otherwise than what is common, the common header is first taken away (`! Name`), as
    Cloudflare Pages allows. Netlify passes over that line and joins the two: files are then kept for the
    shorter time, and a sign that names its framers has no resource policy.
    """
    rules = (_block(rule.pattern, _instead(hosting, rule)) for rule in hosting.rules)
    return "".join((_block("/*", _lines(hosting.common)), *rules))


def _instead(hosting: Hosting, rule: HeaderRule) -> Iterator[str]:
    yield from (f"! {name}" for name in rule.headers if name in hosting.common)
    yield from _lines(rule.headers)


def _lines(headers: Mapping[str, str]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in headers.items())


def _block(pattern: str, lines: Iterable[str]) -> str:
    return f"{pattern}\n" + "".join(f"  {line}\n" for line in lines)


def redirects_file(hosting: Hosting) -> str:
    """Return the content of `_redirects`: fixed addresses first, as Cloudflare wants, error pages last.

    Cloudflare knows no 404 here and passes over those lines: it takes the nearest 404.html by itself. It
    takes no more patterns than MOST_PATTERNS; the last ones, spellings that somebody might guess of pages
    of prose, are left out where there are more, so that no new page can stop a build.
    """
    fixed = [redirect for redirect in hosting.redirects if not redirect.source.endswith("*")]
    patterns = [redirect for redirect in hosting.redirects if redirect.source.endswith("*")]
    room = MOST_PATTERNS - len(hosting.not_found)
    return "".join(f"{line}\n" for line in (*map(_line, fixed + patterns[:room]), *_errors(hosting)))


def _line(redirect: Redirect) -> str:
    target = redirect.target.replace("*", ":splat")
    return f"{redirect.source} {target} {redirect.status}"


def _errors(hosting: Hosting) -> Iterator[str]:
    for folder, page in hosting.not_found.items():
        yield f"{folder}* {page} 404"
