"""Records in a reader's language: the same records with every text of theirs translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.model import Text
from sitegen.voices import Voice

R = TypeVar("R", bound=BaseModel)


def spoken(voice: Voice, record: R, context: str) -> R:
    """The record as the voice says it; its texts stand in the catalogue under one context."""
    said = {name: _said(voice, value, context, is_text) for name, value, is_text in _fields(record)}
    return record.model_copy(update=said)


def texts(record: BaseModel) -> Iterator[str]:
    """Every text of a record that goes to the translators."""
    for _, value, is_text in _fields(record):
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from texts(part)
            elif is_text:
                yield part


def _said(voice: Voice, value: Any, context: str, is_text: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(voice, part, context, is_text) for part in value)
    if isinstance(value, BaseModel):
        return spoken(voice, value, context)
    return voice(context, value) if is_text else value


def _fields(record: BaseModel) -> Iterator[tuple[str, Any, bool]]:
    """The fields that hold something, and whether it is text for readers."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value is not None:
            yield name, value, _is_text(field)


def _is_text(field: FieldInfo) -> bool:
    inner = [note for part in get_args(field.annotation) for note in getattr(part, "__metadata__", ())]
    return any(isinstance(note, Text) for note in (*field.metadata, *inner))
