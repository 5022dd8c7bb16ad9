"""Check a translation against its Swedish source: what it must keep, and what it may not bring with it."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from babel.core import get_global

from sitegen.core import forbidden_text
from sitegen.language.po_file import PoEntry

PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
BRACE = re.compile(r"[{}]")
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
# `www.x.example`, `x.example`, `a@x.example`, `https://…`: a word that a reader would type or tap.
ADDRESS = re.compile(r"(?:https?:|www\.)\S+|\S+@\S+|[\w-]{3,}(?:\.[\w-]{2,})*\.[^\W\d_]{2,}", re.IGNORECASE)
NEGATIONS = re.compile(r"\b(?:inte|aldrig|ingen|inget|inga|ingenting|utan|bara)\b", re.IGNORECASE)
# As alike as two texts are when one is the other put in better words.
ALIKE = 0.6
# The names of letters begin with their script's; ISO 15924 → Unicode.
SCRIPTS: Mapping[str, str] = {
    "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Grek": "GREEK", "Hebr": "HEBREW", "Latn": "LATIN",
    "Thai": "THAI",
}  # fmt: skip
# Fewer letters, or texts, say nothing of the language; names and loans are written in Latin everywhere.
ENOUGH_LETTERS, OWN_LETTERS = 200, 0.5
ENOUGH_TEXTS, SAME_TEXTS, LONG_TEXT = 10, 0.3, 20


def is_blank(text: str) -> bool:
    """Return whether a reader would see nothing: blanks, and characters that cannot be seen."""
    return all(unicodedata.category(char)[0] in "ZC" or forbidden_text.FORBIDDEN.match(char) for char in text)


def translation_faults(source: str, said: str) -> Iterator[str]:
    """Yield what is wrong with a translation, each as the end of “översättningen av … ”."""
    if is_blank(said) or (_has_letters(source) and not _has_letters(said)):
        yield 'är tom, fast den inte ser så ut; översätt den, eller lämna msgstr ""'
        return
    yield from _placeholder_faults(source, said)
    if numbers(source) != numbers(said) - _hours_of_a_day(source):
        yield f"ska ha samma tal som källan: {', '.join(NUMBER.findall(source)) or 'inga'}"
    if re.search(r"<[a-zA-Z/!]|&(?:#\w+|[a-zA-Z]+\d*);", said):
        yield "innehåller märkning (<…> eller &…;); skriv ren text"
    for _, fault in forbidden_text.unseen_characters(said):
        yield f"har ett tecken som inte hör dit: {fault}"
    for _, fault in forbidden_text.broken_letters(said):
        yield f"har gått sönder: {fault}"
    known = {word.lower() for word in addresses(source)}
    for word in sorted({found for found in addresses(said) if found.lower() not in known}):
        yield f"nämner “{word}”, som ser ut som en adress och inte finns i källan; ta bort det"


def _placeholder_faults(source: str, said: str) -> Iterator[str]:
    wanted, found = placeholders(source), placeholders(said)
    # A source with braces of its own is no pattern: the translation has just the same ones.
    agree = found == wanted if wanted is not None else BRACE.findall(source) == BRACE.findall(said)
    if not agree or source.count("#") != said.count("#"):
        names = [f"{{{name}}}" for name in sorted((wanted or Counter()).elements())]
        listed = ", ".join([*names, *["#"] * source.count("#")]) or "inga"
        yield f"ska ha samma platshållare som källan, och inga andra klamrar: {listed}"


def placeholders(text: str) -> Counter[str] | None:
    """Return the names within braces and how often each stands there; None where braces are anything else.

    What `str.format` would look up inside a value (attributes, indexes), convert or format is refused.
    """
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        return None
    names = [(name, spec, conversion) for _, name, spec, conversion in parsed if name is not None]
    literal = "".join(words for words, *_ in parsed)
    if "{" in literal or "}" in literal:
        return None
    if any(not PLAIN_NAME.fullmatch(name) or spec or conversion for name, spec, conversion in names):
        return None
    return Counter(name for name, _, _ in names)


def numbers(text: str) -> Counter[int]:
    """Return the numbers of a text, in whatever digits, with how often each stands there.

    Of a number longer than any of ours only the beginning counts.
    """
    return Counter(int(found[:40]) for found in NUMBER.findall(text))


def addresses(text: str) -> list[str]:
    """Return the words that look like an address on the web, or a mail address."""
    return [found.rstrip(".,;:!?)") for found in ADDRESS.findall(text)]


def same_meaning(former: str, now: str) -> bool:
    """Return whether a sentence is so near its former wording that the translation may stand for a while.

    What it denies, and its numbers, must be the same.
    """
    if Counter(NEGATIONS.findall(former.lower())) != Counter(NEGATIONS.findall(now.lower())):
        return False
    matcher = SequenceMatcher(None, former.lower(), now.lower(), autojunk=False)
    return numbers(former) == numbers(now) and matcher.ratio() >= ALIKE


def wrong_script_fault(entries: Sequence[PoEntry], code: str) -> str:
    """Return why a catalogue cannot be of a language: hardly any letters of its script. Empty when it can."""
    script = _script(code)
    signs = Counter("".join(entry.text for entry in entries))
    letters = {char: times for char, times in signs.items() if char.isalpha()}
    own = sum(times for char, times in letters.items() if _is_of_script(char, script))
    count = sum(letters.values())
    if not script or count < ENOUGH_LETTERS or own >= OWN_LETTERS * count:
        return ""
    return f"bara {own} av {count} bokstäver är av språkets skrift; är det rätt katalog?"


def in_another_script(source: str, said: str, code: str) -> bool:
    """Return whether a translation has letters of its own, and none in the language's script.

    Names may stay as they are.
    """
    script = _script(code)
    if not script or any(_is_of_script(char, script) for char in said):
        return False
    return any(word not in source for word in WORD.findall(said))


@lru_cache(maxsize=10_000)
def _is_of_script(char: str, script: str) -> bool:
    return unicodedata.name(char, "").startswith(script)


def copied_from(entries: Sequence[PoEntry], others: Mapping[str, Sequence[PoEntry]]) -> str:
    """Return the language whose catalogue this one repeats; empty when none.

    Swedish counts too, with its own texts.
    """
    own = {entry.key: entry.text for entry in entries if len(entry.text) >= LONG_TEXT}
    for code, theirs in others.items():
        shared = [own[entry.key] == entry.text for entry in theirs if entry.key in own and entry.text]
        if len(shared) >= ENOUGH_TEXTS and sum(shared) > SAME_TEXTS * len(shared):
            return code
    return ""


@lru_cache(maxsize=100)
def _script(code: str) -> str:
    """Return what the Unicode names of a language's letters begin with; empty where that is not known."""
    tag = str(get_global("likely_subtags").get(code, ""))
    return next((SCRIPTS[part] for part in tag.split("_") if part in SCRIPTS), "")


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in re.sub(r"\{\w*\}", "", text))


def _hours_of_a_day(source: str) -> Counter[int]:
    """Return the numbers that a translation may add for “dygnet runt”: 24 hours a day, 24 heures sur 24."""
    return Counter({24: 2}) if "dygnet runt" in source else Counter()
