"""Records in a reader's language: the same records with every text of theirs translated."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from sitegen.translatable import fields
from sitegen.voices import Voice

R = TypeVar("R", bound=BaseModel)


def spoken(voice: Voice, record: R, context: str) -> R:
    """The record as the voice says it; its texts stand in the catalogue under one context."""
    said = {name: _said(voice, value, context, is_text) for name, value, is_text in fields(record)}
    return record.model_copy(update=said)


def _said(voice: Voice, value: Any, context: str, is_text: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(voice, part, context, is_text) for part in value)
    if isinstance(value, BaseModel):
        return spoken(voice, value, context)
    return voice(context, value) if is_text else value
