"""What the strictest of hosts bears: rules beyond its limits are dropped there without a word."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.hosting.netlify import LONGEST_LINE, MOST_PATTERNS, MOST_RULES
from sitegen.web.file_addresses import HEADERS, REDIRECTS


def beyond_the_host(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for too many rules in `_headers`, patterns in `_redirects`, and too long lines."""
    for name, most in ((HEADERS, MOST_RULES), (REDIRECTS, MOST_PATTERNS)):
        lines = (site.folder / name).read_text("utf-8").splitlines()
        rules = [line for line in lines if line[:1] == "/" and (name == HEADERS or "* " in line)]
        if len(rules) > most:
            yield site.problem(name, f"har {len(rules)} regler; Cloudflare Pages tar högst {most}")
        for line in lines:
            if len(line) > LONGEST_LINE:
                yield site.problem(name, f"en rad har {len(line)} tecken; högst {LONGEST_LINE}: {line[:60]}…")
