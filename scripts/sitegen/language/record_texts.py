"""The texts of records that go to translators: fields marked `Translatable`, also inside tuples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.core import Project
from sitegen.language.po_file import MessageKey
from sitegen.records import Catalogue
from sitegen.records.model import Translatable


@dataclass(frozen=True, slots=True)
class PlacedMessage:
    """A message and a place where it stands; a row of a list stands at `data/needs.yml#its-id`."""

    key: MessageKey
    path: str
    line: int = 0


TRANSLATED = {
    "services": "service",
    "rights": "right",
    "groups": "group",
    "situations": "situation",
    "needs": "need",
    "audiences": "audience",
    "wishes": "wish",
    "topics": "topic",
}
"""The folders and files of data/ that have texts for translators, each with the word of their contexts."""


def data_texts(project: Project, catalogue: Catalogue) -> Iterator[PlacedMessage]:
    """Yield every text of the records that may be published."""
    for folder in TRANSLATED:
        for id, record in getattr(catalogue, folder).items():
            if getattr(record, "publish", "yes") == "no":
                continue
            single = folder in ("services", "rights")
            path = f"data/{folder}/{id}.yml" if single else f"data/{folder}.yml#{id}"
            yield from (PlacedMessage(key, path) for key in texts_of(record, folder))


def texts_of(record: BaseModel, folder: str) -> Iterator[MessageKey]:
    """Yield a record's texts with their contexts; a record inside it has its own kind: `contact.label`."""
    for owner, name, text in translatable_texts(record):
        yield f"{TRANSLATED[folder] if owner is record else type(owner).__name__.lower()}.{name}", text


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
