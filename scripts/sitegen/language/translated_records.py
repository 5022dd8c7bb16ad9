"""Translate records: the same records with every text of theirs in a reader's language."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language.record_texts import filled_fields
from sitegen.language.translation import LocalizedText, Translator
from sitegen.records import rights

R = TypeVar("R", bound=BaseModel)


def translated(translator: Translator, record: R, context: str) -> R:
    """Return a record with its texts translated; they stand in the catalogue under one context."""
    said = {
        name: _translated_value(translator, value, context, is_text)
        for name, value, is_text in filled_fields(record)
    }
    return record.model_copy(update=said)


def _translated_value(translator: Translator, value: Any, context: str, is_text: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_translated_value(translator, part, context, is_text) for part in value)
    if isinstance(value, BaseModel):
        return translated(translator, value, context)
    return translator(context, value) if is_text else value


def translated_right(translator: Translator, id: str, found: rights.Rights) -> LocalizedText:
    """Return a right's statement in the reader's language; in Swedish when any that it needs is untranslated.

    Whoever reads the one must be able to read the other.
    """
    needed = rights.with_required(id, found)
    pieces = [translator.localized("right.statement", found[one].statement) for one in needed]
    if all(piece.language == translator.code for piece in pieces):
        return pieces[0]
    return LocalizedText(found[id].statement, SOURCE_LANGUAGE)
