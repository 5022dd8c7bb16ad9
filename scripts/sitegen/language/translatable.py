"""Find the texts of a record that go to translators: fields marked `Translatable`, also inside tuples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.records.model import Translatable


def translatable_texts(record: BaseModel) -> Iterator[tuple[BaseModel, str, str]]:
    """Yield every text for readers: the record that holds it (or one inside it), the field, and the text."""
    for name, value, is_text in filled_fields(record):
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from translatable_texts(part)
            elif is_text and part:
                yield record, name, part


def filled_fields(record: BaseModel) -> Iterator[tuple[str, Any, bool]]:
    """Yield the fields that hold something: name, value, and whether it is text for readers."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value is not None:
            yield name, value, _is_text(field)


def _is_text(field: FieldInfo) -> bool:
    inner = [note for part in get_args(field.annotation) for note in getattr(part, "__metadata__", ())]
    return any(isinstance(note, Translatable) for note in (*field.metadata, *inner))
