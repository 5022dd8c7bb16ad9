"""Check that what a right may not stand without, stands with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.records import LoadedRecords, rights

ID_IN_A_NOTE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def rights_without_required(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each right that is published while one that it needs is not."""
    loadeds = reading.records["rights"]
    found = {id: loaded.record for id, loaded in loadeds.items()}
    for id, loaded in loadeds.items():
        if loaded.record.publish != "yes":
            continue
        for needed in rights.with_required(id, found):
            if needed in found and found[needed].publish != "yes":
                message = (
                    f"“{id}” får inte stå utan “{needed}”, som inte visas "
                    f"(publish: {found[needed].publish}); skriv ihop dem till en text, "
                    "eller låt inte den här visas heller"
                )
                yield loaded.problem(*_place(loaded.record.needs, needed), message=message)


def _place(needs: tuple[str, ...], needed: str) -> tuple[str | int, ...]:
    return ("needs", needs.index(needed)) if needed in needs else ("needs",)


def notes_without_needs(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each note that points to a right which nothing keeps beside the one it warns of."""
    loadeds = reading.records["rights"]
    for id, loaded in loadeds.items():
        named = loadeds.keys() & ID_IN_A_NOTE.findall(loaded.record.note or "")
        for other in sorted(named - {id, *loaded.record.needs}):
            message = (
                f"anmärkningen hänvisar till “{other}”, men den ser ingen läsare; "
                f"skriv needs: [{other}], eller skriv ihop texterna"
            )
            yield loaded.problem("note", message=message)
