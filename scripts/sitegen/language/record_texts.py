"""The texts of the records of data/, with the file and the context that each has in a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from sitegen.core import Project
from sitegen.language.translatable import translatable_texts
from sitegen.records import Catalogue


@dataclass(frozen=True, slots=True)
class RecordText:
    """A Swedish text of a record: its file (a row of a list: `data/needs.yml#its-id`) and its context."""

    path: str
    context: str
    text: str


DATA_KINDS = {
    "services": "service",
    "rights": "right",
    "groups": "group",
    "situations": "situation",
    "needs": "need",
    "audiences": "audience",
    "wishes": "wish",
    "topics": "topic",
}


def data_texts(project: Project, catalogue: Catalogue) -> Iterator[RecordText]:
    """Yield every text of the records that may be published."""
    for folder, kind in DATA_KINDS.items():
        for id, record in getattr(catalogue, folder).items():
            if getattr(record, "publish", "yes") == "no":
                continue
            path = f"data/{folder}/{id}.yml" if kind in ("service", "right") else f"data/{folder}.yml#{id}"
            for context, text in texts_of(record, kind):
                yield RecordText(path, context, text)


def texts_of(record: BaseModel, kind: str) -> Iterator[tuple[str, str]]:
    """Yield a record's texts with their contexts; a record inside it has its own kind: `contact.label`."""
    for owner, name, text in translatable_texts(record):
        yield f"{kind if owner is record else type(owner).__name__.lower()}.{name}", text
