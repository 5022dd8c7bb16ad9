"""Make the fields of the browser editor's forms from the JSON Schemas of records.

The schemas come from the models that validate data/, so a form asks for what `check` asks for, with the same
help. What no form can show (values by a key that editors choose) is left out; files keep what they have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sitegen.reading import pattern_words

Schema = Mapping[str, Any]
Field = dict[str, Any]
Options = Mapping[str, Mapping[str, str]]
"""What may be chosen for a field of the record itself: labels by id, by the field's name."""

LONGEST_LINE = 500
ROW_NAMES = {
    "contacts": "{{fields.kind}} {{fields.number}} {{fields.url}} {{fields.email}}",
    "entries": "{{fields.month}} {{fields.text}}",
}
"""What the folded rows of a list are called, where the first field that is needed says too little."""


@dataclass(frozen=True, slots=True)
class FormMaker:
    """Makes fields of the schemas of one kind of record."""

    definitions: Mapping[str, Schema]
    options: Options = field(default_factory=dict)
    perhaps: bool = False
    """Whether something around the field may be left out: then the field may, too."""

    def fields(self, schema: Schema) -> list[Field]:
        """Return the fields of an object, in the order of its model."""
        needed = schema.get("required", ())
        named = ((name, self._whole(inner)) for name, inner in schema["properties"].items())
        return [self._field(name, inner, name in needed) for name, inner in named if self.can_show(inner)]

    def left_out(self, schema: Schema) -> list[str]:
        """Return the names of an object's fields that no form can show."""
        return [name for name, inner in schema["properties"].items() if not self.can_show(self._whole(inner))]

    def can_show(self, schema: Schema) -> bool:
        """Return whether a form can show a value, and all that is needed within it."""
        kind = _kind(self._whole(schema))
        if kind == "array":
            return "items" in schema and self.can_show(self._whole(schema["items"]))
        if kind == "object":
            inner = self._whole(schema).get("properties", {})
            needed = self._whole(schema).get("required", ())
            return bool(inner) and all(self.can_show(self._whole(inner[name])) for name in needed)
        return kind in ("string", "integer", "number", "boolean")

    def _whole(self, schema: Schema) -> Schema:
        """Return a schema with what it refers to written out; what stands beside the reference wins."""
        if "$ref" not in schema:
            return schema
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return {**self._whole(self.definitions[schema["$ref"].rsplit("/", 1)[1]]), **beside}

    def _field(self, name: str, schema: Schema, needed: bool) -> Field:
        """Return one field: what every kind of it has, then what its kind asks for."""
        told = {"hint": schema["description"]} if "description" in schema else {}
        asked = needed and not self.perhaps and _kind(schema) != "boolean"
        mark = {"needed": True} if needed and self.perhaps else {}
        head = {"name": name, "label": name, **told, "required": asked, **mark}
        return {**head, **self._control(name, schema, needed)}

    def _control(self, name: str, schema: Schema, needed: bool) -> Field:
        """Return the control of a field, with what it may hold."""
        kind = _kind(schema)
        if kind == "object":
            inner = replace(self, perhaps=self.perhaps or not needed, options={})
            return {"widget": "object", "collapsed": not needed, "fields": inner.fields(schema)}
        if kind == "array":
            return self._list(name, schema, needed)
        if name in self.options:
            return _select(self.options[name])
        return _value(schema)

    def _list(self, name: str, schema: Schema, needed: bool) -> Field:
        """Return a list: choices of many, texts below each other, or rows of several fields."""
        rows, limits = self._whole(schema["items"]), _limits(schema, needed)
        if name in self.options or "enum" in rows:
            chosen = self.options.get(name) or dict.fromkeys(rows.get("enum", ()), "")
            return {**_select(chosen), "multiple": True, **limits}
        if _kind(rows) != "object":
            return {"widget": "list", **limits, "field": {"name": name, "label": name, **_value(rows)}}
        fields = replace(self, perhaps=False, options={}).fields(rows)
        return {"widget": "list", **limits, "summary": _row_name(name, fields), "fields": fields}


def _kind(schema: Schema) -> str:
    """Return the kind of a value; a text that may look like a number to other programs is a text."""
    kind = schema.get("type", "")
    return str(kind[0] if isinstance(kind, list) else kind)


def _limits(schema: Schema, needed: bool) -> Field:
    """Return how many rows a list must and may have; one that may be left out has no least."""
    least = {"min": schema["minItems"]} if needed and "minItems" in schema else {}
    most = {"max": schema["maxItems"]} if "maxItems" in schema else {}
    return {**least, **most}


def _select(labels: Mapping[str, str]) -> Field:
    """Return a choice among ids, each after its label where it has one."""
    shown = [{"label": f"{label} ({id})" if label else id, "value": id} for id, label in labels.items()]
    return {"widget": "select", "options": shown}


def _value(schema: Schema) -> Field:
    """Return the control of a single value."""
    kind = _kind(schema)
    if "enum" in schema:
        return _select(dict.fromkeys(schema["enum"], ""))
    if kind == "boolean":
        return {"widget": "boolean"}
    if kind in ("integer", "number"):
        limits = {
            short: schema[long] for short, long in (("min", "minimum"), ("max", "maximum")) if long in schema
        }
        return {"widget": "number", "value_type": "int" if kind == "integer" else "float", **limits}
    if schema.get("format") == "date":
        return {"widget": "datetime", "date_format": "YYYY-MM-DD", "time_format": False}
    long = "pattern" not in schema and schema.get("maxLength", 0) > LONGEST_LINE
    return {"widget": "text" if long else "string", **_pattern(schema)}


def _pattern(schema: Schema) -> Field:
    """Return what a text has to look like, and the sentence that says so."""
    longest, pattern = schema.get("maxLength"), str(schema.get("pattern", ""))
    if not longest and not pattern:
        return {}
    length = rf"(?=^[\s\S]{{1,{longest}}}$)" if longest else ""
    said = [pattern_words.way_out(pattern) or schema.get("description", "")] if pattern else []
    said += [f"högst {longest} tecken"] if longest else []
    return {"pattern": [length + pattern, "; ".join(filter(None, said)) or "jämför med en annan post"]}


def _row_name(name: str, fields: list[Field]) -> str:
    """Return what the folded rows of a list are called."""
    short = (row["name"] for row in fields if row["widget"] not in ("object", "list", "boolean"))
    return ROW_NAMES.get(name) or f"{{{{fields.{next(short, fields[0]['name'])}}}}}"


def every_field(fields: list[Field]) -> Iterator[Field]:
    """Yield every field of a form, those within others too."""
    for row in fields:
        yield row
        inner = row.get("fields") or ([row["field"]] if "field" in row else [])
        yield from every_field(inner)
