"""Load the records of data/: folders with one record a file, and files with one record a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel

from sitegen.core import Problem, Severity, quoted
from sitegen.core.held import held
from sitegen.core.kept import kept
from sitegen.reading.validate import kebab, problem_at, validate
from sitegen.reading.yaml_tree import Location, Tree, parse, read_text, relative_path

M = TypeVar("M", bound=BaseModel)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A record, its id, and the tree and location that it was read from."""

    id: str
    record: M
    tree: Tree
    location: Location = ()

    def problem(
        self, *location: str | int, message: str, severity: Severity = "error", key: bool = False
    ) -> Problem:
        """Return a problem at one of the record's values: `problem("contacts", 0, message=…)`.

        With `key` it stands at the value's key. Lines and columns are those of the file.
        """
        return problem_at(self.tree, (*self.location, *location), message, severity=severity, key=key)


def load_folder(
    root: Path, folder: str, model: type[M], *, beside: frozenset[str] = frozenset()
) -> tuple[dict[str, Loaded[M]], list[Problem]]:
    """Read the records of a folder by id (the file name), in order of name, and every problem in its files.

    `beside` are names of folders in it that hold no records and are read elsewhere.
    """
    loaded: dict[str, Loaded[M]] = {}
    problems = list(_folder_problems(root, folder, beside))
    for path in record_files(root, folder):
        found, faults = load_file(root, f"{folder}/{path.name}", model)
        problems += faults
        if found is not None:
            loaded[path.stem] = found
    return loaded, problems


def load_rows(root: Path, file: str, model: type[M]) -> tuple[dict[str, Loaded[M]], list[Problem]]:
    """Read the records of a file with a row each, by id in the file's order, and every problem in it."""
    path = root / file
    text, refused = read_text(path, root)
    if text is None:
        return {}, [*refused]
    loaded, problems = _rows(text, relative_path(path, root), model)
    return {**loaded}, [*problems]


def load_rows_if_there(root: Path, file: str, model: type[M]) -> tuple[dict[str, Loaded[M]], list[Problem]]:
    """Read the records of a file as `load_rows` does; none where there is no such file."""
    return load_rows(root, file, model) if (root / file).is_file() else ({}, [])


@held
def _rows(text: str, name: str, model: type[M]) -> tuple[dict[str, Loaded[M]], list[Problem]]:
    tree, problems = parse(text, name)
    loaded: dict[str, Loaded[M]] = {}
    if tree is None:
        return loaded, problems
    if not isinstance(tree.value, list):
        return loaded, [*problems, problem_at(tree, (), "ska vara en lista (rader med -)")]
    for index in range(len(tree.value)):
        record, faults = validate(model, tree, (index,))
        problems += faults
        if record is not None:
            row = Loaded(str(getattr(record, "id", index)), record, tree, (index,))
            problems += _add_row(loaded, row)
    return loaded, problems


def load_file(root: Path, file: str, model: type[M]) -> tuple[Loaded[M] | None, list[Problem]]:
    """Read the one record of a file, with its places; return it and every problem.

    The record is None when it does not fit the model.
    """
    path = root / file
    text, refused = read_text(path, root)
    return (None, [*refused]) if text is None else load_text(text, relative_path(path, root), model)


def load_text(text: str, name: str, model: type[M]) -> tuple[Loaded[M] | None, list[Problem]]:
    """Read the record of a text that is in memory, as `load_file` does; `name` is the path of its file."""
    found, problems = _loaded(text, name, model)
    return found, [*problems]


@held
def _loaded(text: str, name: str, model: type[M]) -> tuple[Loaded[M] | None, tuple[Problem, ...]]:
    record, tree, problems = _record(text, name, model)
    id = PurePosixPath(name).stem
    return (Loaded(id, record, tree) if record is not None and tree is not None else None), problems


@kept
def _record(text: str, name: str, model: type[M]) -> tuple[M | None, Tree | None, tuple[Problem, ...]]:
    """Return the record of a file of that name, its tree, and every problem in it."""
    tree, problems = parse(text, name)
    if tree is None:
        return None, None, tuple(problems)
    record, faults = validate(model, tree)
    return record, tree, (*problems, *faults)


def record_files(root: Path, folder: str) -> list[Path]:
    """Return the record files of a folder, sorted by name; also those with problems."""
    return sorted(path for path in (root / folder).glob("*.yml") if not path.name.startswith("."))


def _add_row(loaded: dict[str, Loaded[M]], row: Loaded[M]) -> Iterator[Problem]:
    """Add a row to those loaded; yield a problem that names the first when its id is taken."""
    first = loaded.setdefault(row.id, row)
    if first is not row:
        line = first.tree.position((*first.location, "id"))[0]
        message = f"id {quoted(row.id)} finns redan på rad {line}; byt det ena"
        yield row.problem("id", message=message)


def _folder_problems(root: Path, folder: str, beside: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with the folder itself and with the names in it."""
    if not (root / folder).is_dir():
        yield Problem(folder, 0, 0, "mappen saknas; kommandot ska köras i projektets mapp")
        return
    for path in sorted((root / folder).iterdir()):
        if path.name not in beside and (message := _name_fault(path)):
            yield Problem(relative_path(path, root), 0, 0, message)


def _name_fault(path: Path) -> str:
    if path.name.startswith("."):  # programs keep files of their own beside what they edit
        is_record = path.suffix in (".yml", ".yaml") and not path.name.startswith((".#", "._"))
        return "läses inte, för namnet börjar med en punkt; ta bort punkten eller filen" if is_record else ""
    if path.suffix != ".yml" or path.is_dir():
        return "läses inte; filer här ska heta namn.yml"
    if KEBAB.fullmatch(path.stem):
        return ""
    plain = kebab(path.stem)
    return f"filnamnet är postens id; skriv a–z, 0–9 och bindestreck, t.ex. {plain or 'namn'}.yml"
