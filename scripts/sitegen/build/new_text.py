"""The commented text of a record that begins: what is known is filled in, the rest waits behind #.

The comments are the descriptions of the model's fields, as editors' tools show them from the JSON Schemas.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.reading import yaml_writer
from sitegen.reading.validate import type_at

Values = Mapping[str, Any]
"""What a record holds by the names of its fields: texts, tuples of texts, values of records inside it."""


def record_text(model: type[BaseModel], values: Values, head: Sequence[str]) -> str:
    """Return the file of a record: the lines of its head, then every field in the order of the model."""
    return "\n".join([*head, "", *field_lines(model, values)]) + "\n"


def row_lines(model: type[BaseModel], values: Values) -> list[str]:
    """Return the lines of a record that is a row of a list, as they stand after its dash."""
    return [
        line
        for name in model.model_fields
        if name in values
        for line in _filled(name, model, values[name], 0, commented=False)
    ]


def field_lines(
    model: type[BaseModel], values: Values, indent: int = 0, *, commented: bool = True
) -> Iterator[str]:
    """Yield the lines of each field: its help, and its value, or its name behind # where it has none."""
    for name, field in model.model_fields.items():
        if commented and (name in values or _waits(field)):
            yield from (f"{' ' * indent}# {line}" for line in help_lines(model, name, indent))
        if name in values:
            yield from _filled(name, model, values[name], indent, commented=commented)
        elif commented and _waits(field):
            yield f"{' ' * indent}#{name}: {_example(field, type_at(model, (name,)))}".rstrip()


def _waits(field: FieldInfo) -> bool:
    """Return whether an editor may want to fill in a field that has no value yet."""
    return bool(field.description)


def help_lines(model: type[BaseModel], name: str, indent: int = 0) -> list[str]:
    """Return what a field is for, on lines that are not too long, with the words that it may hold."""
    told, words = model.model_fields[name].description or "", choices(model, (name,))
    if words and "true" not in told and not all(re.search(rf"\b{re.escape(word)}\b", told) for word in words):
        told = f"{told}: {', '.join(words)}" if told else f"{', '.join(words)}"
    return textwrap.wrap(told, yaml_writer.WIDTH - indent)


def choices(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the words that a field may hold, also in a list; empty where it may hold any."""
    kind = type_at(model, location)
    if get_origin(kind) is tuple:
        kind = type_at(model, (*location, 0))
    if kind is bool:
        return ("true", "false")
    return tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()


def _filled(name: str, model: type[BaseModel], value: Any, indent: int, *, commented: bool) -> Iterator[str]:
    """Yield the lines of a field with its value."""
    if isinstance(value, str):
        yield from yaml_writer.entry(name, value, indent)
    elif isinstance(value, Mapping):
        yield f"{' ' * indent}{name}:"
        inner = type_at(model, (name,))
        yield from _mapping(inner, value, indent + 2, commented=commented)
    elif all(isinstance(row, str) for row in value):
        yield from yaml_writer.listed(name, value, indent)
    else:
        yield f"{' ' * indent}{name}:"
        inner = type_at(model, (name, 0))
        for number, row in enumerate(value):
            yield from _row(list(field_lines(inner, row, indent + 4, commented=commented and not number)))


def _mapping(inner: Any, value: Values, indent: int, *, commented: bool) -> Iterator[str]:
    """Yield the lines of a record inside a record, or of what is kept by a language."""
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        yield from field_lines(inner, value, indent, commented=commented)
        return
    for number, (key, row) in enumerate(value.items()):
        yield f"{' ' * indent}{key}:"
        yield from field_lines(get_args(inner)[1], row, indent + 2, commented=commented and not number)


def _row(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a row of a list: a dash before its first value, comments before that further out."""
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for number, line in enumerate(lines):
        if number < first:
            yield line[2:]
        elif number == first:
            text = line.lstrip()
            yield f"{' ' * (len(line) - len(text) - 2)}- {text}"
        else:
            yield line


def _example(field: FieldInfo, kind: Any) -> str:
    """Return what stands behind the name of an empty field: its default, or the fields inside it."""
    if isinstance(field.default, bool):
        return str(field.default).lower()
    if isinstance(field.default, str):
        return yaml_writer.scalar(field.default)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return f"[{_keys(inner)}]"
    return _keys(kind)


def _keys(kind: Any) -> str:
    """Return the fields of a record inside a record, to fill in within braces; empty for a text."""
    fields = getattr(kind, "model_fields", None)
    return f"{{{', '.join(f'{name}: ' for name in fields)}}}".replace(": }", ":}") if fields else ""
