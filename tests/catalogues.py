"""The catalogues of translations of a project, read to be changed and written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from sitegen.core import Project
from sitegen.language import po_file, review, review_file
from sitegen.language.po_file import PoEntry
from sitegen.language.review import ReviewEntry
from sitegen.language.text_sets import MAIN, TextSet


def catalogue_path(project: Project, code: str) -> Path:
    """Return the path of a language's catalogue of the texts that all languages have."""
    return project.catalogue(code)


def read_catalogue(path: Path) -> Catalog:
    """Read a .po file as a catalogue of Babel's, to be changed and written.

    Raises `SetupError` with every fault.
    """
    found = po_file.load_valid(path)
    language = found.header.fields.get("Language", ("", 0))[0]
    comment = "\n".join(f"# {text}".rstrip() for text, _ in found.header.comments)
    result = Catalog(locale=language or None, header_comment=comment, fuzzy=False)
    for entry in found.entries:
        message = _message(entry)
        result[message.id] = message
    for entry in found.obsolete:
        result.obsolete[entry.key] = _message(entry)
    return result


def _message(entry: PoEntry) -> Message:
    return Message(
        entry.source,
        entry.text,
        locations=[(path, 0) for path in entry.locations],
        flags={"fuzzy"} if entry.fuzzy else (),
        user_comments=entry.notes,
        previous_id=[entry.previous] if entry.previous else (),
        lineno=entry.line,
        context=entry.context or None,
    )


READ_ON = dt.date(2026, 11, 20)


def read_entry(entry: PoEntry, state: str = "reviewed", by: str = "modersmålsläsare") -> ReviewEntry:
    """What the ledger says of a translation that somebody has read as it stands."""
    return ReviewEntry.model_validate(
        {
            "context": entry.context,
            "text": entry.source,
            "state": state,
            "by": by,
            "on": READ_ON,
            "source": review.fingerprint(entry.source),
            "translation": review.fingerprint(entry.text),
        }
    )


def mark_reviewed(project: Project, code: str, texts: TextSet = MAIN) -> Path:
    """Let somebody have read and approved all of a language's catalogue; returns the ledger."""
    found = po_file.load_valid(texts.po(project, code)).entries
    path = texts.review(project, code)
    path.write_bytes(review_file.content(read_entry(entry) for entry in found if entry.text))
    return path
