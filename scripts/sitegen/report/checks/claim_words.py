"""Whether words that carry a number are true, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import PROSE_LANGUAGES, Problem, Severity, quoted
from sitegen.reading import Loaded
from sitegen.report.checks.message_numbers import plain
from sitegen.report.figures import words
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.formula import Unresolved
from sitegen.report.model import Claim, Report
from sitegen.report.read_reports import Reading


def words_hold(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for words that are not true of their value, or cannot be held against one."""
    for loaded, name, claim in reading.claims():
        if claim.unverifiable is not None:
            message = f"går inte att pröva: {claim.unverifiable}"
            yield loaded.problem("claims", name, message=message, key=True, severity="note")
        elif claim.value is None:
            message = "skriv value, det som orden handlar om, eller unverifiable, varför de inte kan prövas"
            yield loaded.problem("claims", name, message=message, key=True)
        else:
            yield from _held(reading.book, loaded, name, claim)


def _held(book: Book, loaded: Loaded[Report], name: str, claim: Claim) -> Iterator[Problem]:
    try:
        value = value_of(book, loaded.id, claim)
    except Unresolved:
        return
    for language in PROSE_LANGUAGES:
        text = claim.in_language(language)
        phrase = words.read(text, language, compares=claim.than is not None)
        if phrase is None:
            message = f"{quoted(text)}: inget ord som går att pröva; skriv t.ex. nästan hälften, fler än"
            yield loaded.problem("claims", name, language, message=message)
            continue
        if said := SAID.get(verdict := phrase.of(value)):
            severity: Severity = "error" if verdict == "false" else "warning"
            message = f"{quoted(text)} {said}: värdet är {_shown(value, phrase)}"
            yield loaded.problem("claims", name, language, message=message, severity=severity)


SAID = {
    "false": "stämmer inte",
    "doubtful": "tänjer på ordet",
    "unknown": "går inte att pröva, för värdet är dolt eller ett spann",
}


def value_of(book: Book, id: str, claim: Claim) -> ValueSpan:
    """Return the value that a claim is about, or its ratio to what it compares with. Raises `Unresolved`."""
    assert claim.value is not None
    value = book.value(id, claim.value)
    return value if claim.than is None else value / book.value(id, claim.than)


def _shown(value: ValueSpan, phrase: words.Phrase) -> str:
    if phrase.scale in ("count", "ratio"):
        return plain(value)
    parts = [None if end is None else end * 100 for end in (value.low, value.high)]
    return f"{plain(ValueSpan(*parts))} procent"


def languages_agree(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each claim whose English sets another bound or another target than its Swedish."""
    for loaded, name, claim in reading.claims():
        phrases = [
            words.read(claim.in_language(code), code, compares=claim.than is not None)
            for code in PROSE_LANGUAGES
        ]
        if None not in phrases and phrases[0] != phrases[1]:
            message = f"säger något annat än svenskan, {quoted(claim.sv)}"
            yield loaded.problem("claims", name, "en", message=message)
