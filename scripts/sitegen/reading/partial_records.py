"""Read what is sound of a record that does not fit its model, so that all its faults are told at once.

Fields that do not fit are left out, or hold a stand-in where the model must have them. Nothing is published
of such a record; checks between records read it, and say nothing of what stands where a field was not sound.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sitegen.core import Problem
from sitegen.reading import loader
from sitegen.reading.loader import Loaded
from sitegen.reading.validate import location_in_tree, type_at
from sitegen.reading.yaml_tree import Location, Position, Tree, parse, read_text

M = TypeVar("M", bound=BaseModel)
ROUNDS = 20
STAND_IN = "x"


@dataclass(frozen=True, slots=True)
class PartialRecord(Generic[M]):
    """A record without what does not fit its model, and the places that nothing may be said of."""

    loaded: Loaded[M]
    unsound: frozenset[Position]

    def sound(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield those problems of the record that do not follow from what was left out of it."""
        for problem in problems:
            if problem.path == self.loaded.tree.path and (problem.line, problem.column) not in self.unsound:
                yield problem


def load_folder(root: Path, folder: str, model: type[M], found: Iterable[str]) -> dict[str, PartialRecord[M]]:
    """Return what is sound of the records of a folder that are not among those found, by id."""
    missing = [path for path in loader.record_files(root, folder) if path.stem not in set(found)]
    records = {path.stem: _load(path, root, model) for path in missing}
    return {id: record for id, record in records.items() if record is not None}


def _load(path: Path, root: Path, model: type[M]) -> PartialRecord[M] | None:
    text, _ = read_text(path, root)
    tree, _ = parse(text, path.relative_to(root).as_posix()) if text is not None else (None, [])
    if tree is None or not isinstance(tree.value, dict):
        return None
    value, unsound = copy.deepcopy(tree.value), set[Location]()
    for _ in range(ROUNDS):
        try:
            record = model.model_validate(value)
        except ValidationError as error:
            places = [location_in_tree(value, detail["loc"]) for detail in error.errors()]
            wanted = [detail["loc"] for detail in error.errors()]
            unsound.update(places, (place for place in wanted if place[:-1] in places))
            if not all(_mended(value, model, place) for place in wanted):
                return None
        else:
            return PartialRecord(Loaded(path.stem, record, tree), frozenset(_positions(tree, unsound)))
    return None


def _mended(value: Any, model: type[BaseModel], place: Location) -> bool:
    """Take away what does not fit at a place, or what holds it; return whether anything was changed."""
    for depth in range(len(place), 0, -1):
        *outer, name = place[:depth]
        around = _at(value, outer)
        kind = type_at(model, tuple(outer))
        fields = getattr(kind, "model_fields", {})
        if isinstance(around, dict) and fields and name not in fields:
            return around.pop(name, None) is not None
        if isinstance(around, dict) and name in fields:
            if not fields[name].is_required():
                around.pop(name, None)
                return True
            stand_in = _stand_in(type_at(kind, (name,)))
            if stand_in and around.get(name) != stand_in:
                around[name] = stand_in
                return True
    return False


def _at(value: Any, place: Iterable[str | int]) -> Any:
    """Return the value at a place; None where the tree ends before it."""
    for part in place:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _stand_in(kind: Any) -> str:
    """Return a text that fits a field which a record must have; empty for other fields than texts."""
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    return STAND_IN if kind is str else ""


def _positions(tree: Tree, places: Iterable[Location]) -> Iterator[Position]:
    """Yield where places stand, and all that is around them, keys too."""
    for place in places:
        for depth in range(len(place) + 1):
            yield tree.position(place[:depth])
            yield tree.position(place[:depth], key=True)
