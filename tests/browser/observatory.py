"""Mozilla's HTTP Observatory: its published rules, applied to one answer of a server.

The rules are those of MDN's documentation, “HTTP Observatory: tests and scoring”, algorithm version 5:
100 points to begin with, deductions, and a bonus that counts only from 90. What concerns the transport
(certificate, redirect from http to https) belongs to the host and is taken as done; neither adds points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

BONUS_FROM = 90
GRADES = {
    100: "A+", 90: "A", 85: "A-", 80: "B+", 70: "B", 65: "B-", 60: "C+", 50: "C", 45: "C-", 40: "D+",
    30: "D", 25: "D-", 0: "F",
}  # fmt: skip
BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"}
PASSIVE = {"img-src", "media-src"}
INLINE = {"'unsafe-inline'", "data:"}
HASHED = re.compile(r"'(sha(256|384|512)|nonce)-")
HALF_A_YEAR = 15_552_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
PUBLIC = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}

Headers = Mapping[str, str]
NAME = "content-security-policy"


def score(headers: Headers, html: str = "") -> int:
    """The points of an answer: its headers by lower-case name, and its page, which may carry a policy too."""
    parser = _Page()
    parser.feed(html)
    both = dict(headers) | {NAME: "; ".join(filter(None, (parser.policy, headers.get(NAME))))}
    points = [test(both) for test in TESTS] + [parser.worst]
    plain = 100 + sum(point for point in points if point < 0)
    return max(0, 100 + sum(points) if plain >= BONUS_FROM else plain)


def grade(points: int) -> str:
    """The letter for a number of points."""
    return next(letter for least, letter in GRADES.items() if points >= least)


def directives(headers: Headers) -> dict[str, list[str]]:
    """The Content-Security-Policy by directive; two policies bind together, so the first alone is judged."""
    text = headers.get("content-security-policy", "").split(",")[0]
    parts = [part.split() for part in text.lower().split(";") if part.strip()]
    return {part[0]: part[1:] for part in reversed(parts)}


def policy(headers: Headers) -> int:
    """-25 without one, +10 for default-src 'none' and nothing unsafe."""
    found = directives(headers)
    if not found:
        return -25
    default = found.get("default-src", ["*"])
    script, style = _effective(found.get("script-src", default)), _effective(found.get("style-src", default))
    if script & (BROAD | INLINE) or set(found.get("object-src", default)) & BROAD:
        return -20
    plain = {name for name, values in found.items() for v in values if v.startswith(("http:", "ftp:"))}
    if plain - PASSIVE:
        return -20
    if "'unsafe-eval'" in script | style or plain:
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if default == ["'none'"] else 5


def _effective(sources: list[str]) -> set[str]:
    """Browsers pass over 'unsafe-inline' where a hash or nonce stands."""
    return set(sources) - ({"'unsafe-inline'"} if any(map(HASHED.match, sources)) else set())


def cookies(headers: Headers) -> int:
    """No cookie, no points; any cookie without Secure costs."""
    cookie = headers.get("set-cookie", "").lower()
    return -40 if cookie and "secure" not in cookie else 0


def cors(headers: Headers) -> int:
    """-50 where every site may read with credentials."""
    everyone = headers.get("access-control-allow-origin") not in (None, "*", "null")
    return -50 if everyone and headers.get("access-control-allow-credentials") == "true" else 0


def transport(headers: Headers) -> int:
    """-20 without Strict-Transport-Security, -10 when it lasts less than half a year."""
    text = headers.get("strict-transport-security", "")
    age = re.search(r"(?:^|;)\s*max-age=(\d+)", text.lower())
    if age is None or "," in text:
        return -20
    return 0 if int(age[1]) >= HALF_A_YEAR else -10


def referrer(headers: Headers) -> int:
    """+5 for a policy that keeps addresses private, -5 for one that does not."""
    if "referrer-policy" not in headers:
        return 0
    words = [word.strip().lower() for word in headers["referrer-policy"].split(",")]
    known = [word for word in words if word in PRIVATE | PUBLIC]
    return 5 if known and known[-1] in PRIVATE else -5


def types(headers: Headers) -> int:
    """-5 where a browser may guess types."""
    return 0 if headers.get("x-content-type-options", "").strip().lower() == "nosniff" else -5


def framing(headers: Headers) -> int:
    """+5 for frame-ancestors, -20 where neither it nor X-Frame-Options stands."""
    if "frame-ancestors" in directives(headers):
        return 5
    word = headers.get("x-frame-options", "").strip().lower()
    return 0 if word in ("deny", "sameorigin") or word.startswith("allow-from") else -20


def resources(headers: Headers) -> int:
    """+10 where no other site may load the answer."""
    known = {"same-origin": 10, "same-site": 10, "cross-origin": 0}
    value = headers.get("cross-origin-resource-policy")
    return 0 if value is None else known.get(value.strip().lower(), -5)


TESTS = (policy, cookies, cors, transport, referrer, types, framing, resources)


class _Page(HTMLParser):
    """Finds a page's policy, scripts of other hosts, and whether their content is fixed by a hash."""

    def __init__(self) -> None:
        super().__init__()
        self.worst, self.policy = 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        source = found.get("src") or ""
        if tag == "script" and re.match(r"(https?:)?//", source) and not found.get("integrity"):
            self.worst = min(self.worst, -5 if source.startswith("https:") else -50)
        if tag == "meta" and (found.get("http-equiv") or "").lower() == NAME:
            self.policy = found.get("content") or ""
