"""How to write a text that a model's pattern refuses: no editor reads a regular expression."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core import quoted

EXACT: Mapping[str, str] = {
    r"^[A-ZÅÄÖ]": "börja med stor bokstav",
    r"^20\d\d(-(0[1-9]|1[0-2]))?$": "skriv året eller månaden, t.ex. 2026 eller 2026-03",
    r"^20\d\d-(0[1-9]|1[0-2])$": "skriv månaden som ÅÅÅÅ-MM, t.ex. 2026-03",
    r"^20\d\d:\d{1,3}$": "skriv utredningens år och nummer med kolon, t.ex. 2025:28",
    r"^[0-9]{4}$": "skriv året med fyra siffror, t.ex. 2026",
    r"^\d{4}([–/-]\d{4})?$": "skriv året eller åren, t.ex. 2026 eller 2024–2025",
    r"^\d{4}-\d\d-\d\dT\d\d:\d\d$": "skriv dag och klockslag så här: 2026-03-14T21:30",
    r"^\d{1,3}(–\d{1,3}|-\d{1,3}|\+)$": "skriv åldrarna så här: 18–24 eller 45+",
    r"^[1-9][0-9]{1,5}$": "skriv koden med två till sex siffror, den första inte 0",
    r"^[0-9a-f]{64}$": "det ska vara 64 tecken, 0–9 och a–f; kopiera dem hela",
    r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$": "skriv filens namn med a–z, 0–9 och bindestreck, t.ex. skylt.svg",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "skriv rapportens och siffrans id med snedstreck mellan",
    r"^[a-z]$": "skriv en enda bokstav, a–z",
    r"^\d+(\.\d+)*$": "skriv talen med punkt mellan, t.ex. 1.0.0",
    r"^\*?[^\W\d_][\w* -]*$": "börja med en bokstav; * står för vilka bokstäver som helst",
    r"^\*?[^\s*]{2,}\*?( \*?[^\s*]+\*?)*$": "skriv minst två tecken; * står bara först eller sist i ett ord",
}
"""Sentences by the whole pattern."""
PARTS: Mapping[str, str] = {
    r"\S(.*\S)": "texten ska vara en enda rad utan mellanslag först och sist",
    r"^\d\d$": "skriv länskoden med två siffror, t.ex. 01",
    "SE-": "skriv länets ISO-kod, t.ex. SE-AB",
    "(/[a-z0-9-]+)?": "skriv en hänvisning utan mellanslag, t.ex. rattsprocess.dom eller nsp-2025/alla",
    "+*~=<>": "skriv namn och tal med mellanslag kring + - * /, t.ex. direkt + indirekt",
    r"[0-9]+\.[0-9]+\.[0-9]+": "skriv versionen med tre tal, t.ex. 1.0.0",
}
"""Sentences by a part of a pattern, for those that are built of others."""


def how_to_write(text: str, pattern: str) -> str:
    """Return how to write a text that a pattern refuses."""
    if pattern in EXACT:
        return f"{quoted(text)} har fel form; {EXACT[pattern]}"
    return _by_part(pattern) or f"{quoted(text)} har fel form; jämför med en annan post"


def way_out(pattern: str) -> str:
    """Return how to write what a pattern asks for, without the text that it refused; empty when unknown."""
    return EXACT.get(pattern) or _by_part(pattern)


def _by_part(pattern: str) -> str:
    return next((message for part, message in PARTS.items() if part in pattern), "")
