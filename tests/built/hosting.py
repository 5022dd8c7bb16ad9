"""The `_headers` file, read as Netlify and Cloudflare Pages read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PLACEHOLDER = re.compile(r"\*|:[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for the paths that a pattern matches; a name with `!` before it takes a header away."""

    pattern: re.Pattern[str]
    headers: tuple[tuple[str, str], ...]


def read_rules(dist: Path) -> tuple[Rule, ...]:
    """The rules of a built site's `_headers`."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (dist / "_headers").read_text("utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] not in " \t":
            rules.append((line.strip(), []))
        else:
            name, _, value = line.strip().partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
    return tuple(Rule(_pattern(path), tuple(headers)) for path, headers in rules)


def headers_for(rules: tuple[Rule, ...], path: str) -> dict[str, str]:
    """The headers of one path (`/th/sok-hjalp/`); a header that two rules give is joined with a comma."""
    found: dict[str, str] = {}
    for rule in rules:
        if not rule.pattern.fullmatch(path):
            continue
        for name, value in rule.headers:
            if name.startswith("!"):
                found.pop(name.lstrip("! ").lower(), None)
            else:
                before = found.get(name.lower())
                found[name.lower()] = f"{before}, {value}" if before else value
    return found


def _pattern(path: str) -> re.Pattern[str]:
    parts, end = [], 0
    for found in PLACEHOLDER.finditer(path):
        parts += [re.escape(path[end : found.start()]), ".*" if found[0] == "*" else "[^/]+"]
        end = found.end()
    return re.compile("".join(parts) + re.escape(path[end:]))
