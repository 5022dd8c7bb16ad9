"""Check the easy lines of services and rights: short, whole, one idea each, and the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sitegen.core import Problem, quoted
from sitegen.records import LoadedRecords
from sitegen.records.plain_swedish import lix, words
from sitegen.records.rights import with_required

MOST_WORDS = 12
MOST_LETTERS = 65
MOST_LIX = 25
"""For all easy lines together; one line with an official word is above it, and must be."""
ENDS = re.compile(r"[^.?]*[.?]")
JOINED = re.compile(r"[;:()/–—]")
# EU is read as a name, and has no short form that is easier.
SHORT_FORM = re.compile(
    r"\b(?:bl\.?a|ca|d\.?v\.?s|etc|f\.?d|fr\.o\.m|inkl|kl|kr|m\.?fl|m\.?m|o\.?s\.?v|resp|s\.?k|st|t\.?ex|t\.o\.m|tel)"
    r"\b\.?|\b(?!EU\b)[A-ZÅÄÖ]{2,}\b"
)
NUMBER = re.compile(r"\d+")
SAID: dict[str, tuple[str, ...]] = {
    "rights": ("statement",),
    "services": ("summary", "gives", "safety", "meets", "via"),
}
"""The folders of data/ with easy lines, and the fields whose numbers these may repeat."""


def hard_lines(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each easy line that is not easy, or has a number that the ordinary text lacks."""
    for folder, fields in SAID.items():
        for loaded in reading.records[folder].values():
            said = " ".join(filter(None, (getattr(loaded.record, field) for field in fields)))
            for index, line in enumerate(loaded.record.easy):
                for fault in line_faults(line, said):
                    yield loaded.problem("easy", index, message=f"{quoted(line)} {fault}")


def line_faults(line: str, said: str) -> Iterator[str]:
    """Yield what makes a line hard to read, beside the ordinary text that says the same."""
    if not ENDS.fullmatch(line):
        yield "ska vara en mening, med punkt eller frågetecken sist"
    if len(words(line)) > MOST_WORDS or len(line) > MOST_LETTERS:
        yield f"är för lång; dela den (högst {MOST_WORDS} ord och {MOST_LETTERS} tecken)"
    if line.count(",") > 1 or JOINED.search(line):
        yield "säger mer än en sak; dela den (högst ett komma, inga kolon, semikolon eller parenteser)"
    for found in SHORT_FORM.findall(line):
        yield f"har en förkortning, {quoted(found)}; skriv hela orden"
    for number in NUMBER.findall(line):
        if number not in NUMBER.findall(said):
            yield f"har ett tal, {number}, som inte står i den vanliga texten"


def easy_without_required(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each easy right whose warning has no easy lines: they stand together."""
    loadeds = reading.records["rights"]
    found = {id: loaded.record for id, loaded in loadeds.items()}
    for id, loaded in loadeds.items():
        for needed in with_required(id, found)[1:] if loaded.record.easy else ():
            if needed in found and not found[needed].easy:
                message = f"{quoted(id)} får inte stå utan {quoted(needed)}, som saknar easy; skriv det också"
                yield loaded.problem("easy", message=message)


def hard_pages(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem where all easy lines of a folder together are harder than easy reading."""
    for folder in SAID:
        records: list[Any] = [loaded.record for loaded in reading.records[folder].values()]
        found = lix(line for record in records for line in record.easy)
        if found > MOST_LIX:
            message = f"de lättlästa raderna har LIX {found:.0f}; högst {MOST_LIX}: kortare ord och meningar"
            yield Problem(f"data/{folder}", 0, 0, message)
