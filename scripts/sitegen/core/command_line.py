"""A parser of the command line that says in Swedish what is wrong in what was typed."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from typing import NoReturn

FAULTS: Mapping[str, str] = {
    r"argument (?P<a>.+?): invalid choice: (?P<b>.+?) \(choose from (?P<c>.+)\)": (
        "{a}: {b} finns inte; välj bland {c}"
    ),
    r"the following arguments are required: (?P<a>.+)": "det här behövs också: {a}",
    r"unrecognized arguments: (?P<a>.+)": "det här är okänt: {a}; --help visar vad som kan sägas",
    r"argument (?P<a>.+?): expected (?:one|at least one) argument": "{a}: värdet saknas; skriv det efter",
    r"argument (?P<a>.+?): invalid fromisoformat value: (?P<b>.+)": "{a}: {b} är ingen dag; skriv ÅÅÅÅ-MM-DD",
    r"argument (?P<a>.+?): invalid int value: (?P<b>.+)": "{a}: {b} är inget heltal; skriv t.ex. 3",
    r"argument (?P<a>.+?): ignored explicit argument (?P<b>.+)": "{a}: tar inget värde; ta bort {b}",
    r"ambiguous option: (?P<a>.+?) could match (?P<b>.+)": "{a} kan betyda flera: {b}; skriv hela namnet",
    r"argument (?P<a>.+?): not allowed with argument (?P<b>.+)": "{a} och {b} går inte ihop; välj ett",
    r"one of the arguments (?P<a>.+) is required": "något av det här behövs: {a}",
}
"""What argparse says, as a pattern, and what an editor is told instead."""


class SwedishParser(argparse.ArgumentParser):
    """Parses arguments as argparse does; those of its verbs speak Swedish too."""

    def error(self, message: str) -> NoReturn:
        """Show how the verb is used and what is wrong, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_swedish(message)}\n")


def in_swedish(message: str) -> str:
    """Return a message of argparse's in Swedish; one that is not known is left as it is."""
    for pattern, told in FAULTS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = {name: text.replace("'", "") for name, text in found.groupdict().items()}
            return told.format_map(parts)
    return message
