"""Write review ledgers, one block an entry, sorted; let entries follow texts that are reworded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog

from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.language import review
from sitegen.language.po_file import MessageKey
from sitegen.language.review import ReviewEntry
from sitegen.language.text_sets import TextSet

HEAD = """\
# Vem som har läst vilken översättning, och vad den fann. Skrivs av `cli.py messages import`.
# En rad om en text upphör själv att gälla när svenskan eller översättningen ändras.
"""
QUOTED = frozenset({"text", "suggestion", "comment", "source", "translation"})
"""The fields that may hold anything, or what YAML would take for a number; JSON's quoted text is YAML's."""


def content(entries: Iterable[ReviewEntry]) -> bytes:
    """Return a ledger as the bytes of its file; there is no file of no entries."""
    blocks = ["\n".join(_lines(entry)) + "\n" for entry in sorted(entries, key=lambda entry: entry.key)]
    return (HEAD + "".join(blocks)).encode() if blocks else b""


def _lines(entry: ReviewEntry) -> Iterator[str]:
    start = "- "
    for name, value in entry.model_dump(mode="json", exclude_none=True).items():
        said = json.dumps(value, ensure_ascii=False) if name in QUOTED else value
        yield f"{start}{name}: {said}"
        start = "  "


def followed(project: Project, texts: TextSet, code: str, made: Catalog) -> Iterator[tuple[Path, bytes]]:
    """Yield a language's ledger with its entries at the texts that have taken the place of those read.

    The fingerprints stay: such an entry has lapsed, until the former text is back.
    """
    ledger = review.load(project, texts, code)
    if code == SOURCE_LANGUAGE or not ledger.rows or ledger.problems:
        return
    yield texts.review(project, code), content(moved([row.record for row in ledger.rows], made))


def moved(entries: Sequence[ReviewEntry], made: Catalog) -> Iterator[ReviewEntry]:
    """Yield entries, each at the text that a catalogue has in the place of the one that was read."""
    keys = {_key(message.context, message.id) for message in (*made, *made.obsolete.values()) if message.id}
    renamed, back = _renamed(made), _back(entries, keys)
    taken = {entry.key for entry in entries}
    for entry in entries:
        key = renamed.get((entry.context, review.squashed(entry.text))) or back.get(entry.key, entry.key)
        # Somebody may have read the new text already.
        yield entry if key in taken else entry.model_copy(update={"text": key[1]})


def _renamed(made: Catalog) -> Mapping[MessageKey, MessageKey]:
    """Return the former text, without blanks, of each message that waits, with its text of today."""
    return {
        _key(message.context, review.squashed(message.previous_id[0])): _key(message.context, message.id)
        for message in made
        if message.id and message.previous_id
    }


def _back(entries: Iterable[ReviewEntry], keys: set[MessageKey]) -> Mapping[MessageKey, MessageKey]:
    """Return the entries at a text that is gone again, with the text that was really read."""
    read = {(context, review.fingerprint(text)): (context, text) for context, text in keys}
    gone = (entry for entry in entries if entry.key not in keys)
    return {e.key: read[e.context, e.source] for e in gone if (e.context, e.source) in read}


def _key(context: str | None, text: object) -> MessageKey:
    return (context or "", str(text))
