"""Write a new record where it belongs: a file of its own, or a row in one that many share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sitegen.build import new_campaign, new_text
from sitegen.build.new_kinds import Fields, FileKind, FolderKind, NewKind, RowKind, month_and_day
from sitegen.core import Project, SetupError, quoted
from sitegen.core.errors import DataError
from sitegen.core.swap import new_file, replace_file
from sitegen.reading import loader, yaml_edit
from sitegen.reading.loader import KEBAB
from sitegen.reading.validate import kebab
from sitegen.records import catalogue

LONGEST_ID = 60
HEAD = (
    "#",
    "# Ett utkast: publish nedan gör att det inte står någonstans. Det ändrar ni när det ska visas.",
    "# Raderna som börjar med # och ett namn är fält utan värde; ta bort # framför det ni fyller i.",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and how it is undone."""

    path: str
    undo: Callable[[], None]
    also: tuple[str, ...] = ()
    """Other files that were changed with it."""

    def holds(self, path: str) -> bool:
        """Return whether a file is what was written, lies in it, or was changed with it."""
        inside = self.path.endswith("/") and path.startswith(self.path)
        return inside or path in (self.path, *self.also)


def refuse_id(project: Project, kind: NewKind, id: str) -> None:
    """Raise `SetupError` for an id that is malformed or taken, with the way out."""
    if isinstance(kind, RowKind):
        _refuse_month(id)
        return
    if not KEBAB.fullmatch(id) or len(id) > LONGEST_ID:
        near = kebab(id)[:LONGEST_ID].strip("-")
        raise SetupError(f"{quoted(id)} är inget id: a–z, 0–9 och bindestreck; skriv t.ex. {near or 'namn'}")
    if isinstance(kind, FolderKind):
        new_campaign.refuse_taken(project, id)
    elif (project.root / kind.file(id)).exists():
        raise SetupError(
            f"{kind.file(id)} finns redan och skrivs inte över; ändra i den, eller välj ett annat id"
        )


def _refuse_month(id: str) -> None:
    try:
        month_and_day(id)
    except ValueError:
        message = f"{quoted(id)} är ingen månad; skriv ÅÅÅÅ-MM, t.ex. 2026-03, eller dagen, 2026-03-14"
        raise SetupError(message) from None


def begin(project: Project, kind: NewKind, id: str, fields: Fields) -> Written:
    """Write a draft with the fields that somebody has given, and those that every draft of its kind has."""
    filled = kind.complete(fields)
    if isinstance(kind, FileKind):
        return write_file(project, kind, id, filled)
    if isinstance(kind, FolderKind):
        return write_campaign(project, id, filled)
    return write_row(project, kind, id, filled)


def write_file(project: Project, kind: FileKind, id: str, fields: Fields) -> Written:
    """Write a record as a file of its own. Raises `DataError` when it does not fit the model."""
    name, path = kind.file(id), project.root / kind.file(id)
    depth = "../" * kind.folder.count("/")
    schema = f"# yaml-language-server: $schema={depth}schemas/{kind.schema}.json"
    if not kind.folder.startswith("data/"):
        schema = schema.replace("schemas/", "../data/schemas/")
    text = new_text.record_text(kind.model, fields, (schema, *HEAD))
    _loaded(text, name, kind.model)
    try:
        new_file(path, text.encode())
    except FileExistsError:
        raise SetupError(f"{name} finns redan; den skrivs inte över") from None
    return Written(name, path.unlink)


def write_campaign(project: Project, id: str, fields: Fields) -> Written:
    """Write a campaign as a folder of its own and a row of data/sites.yml."""
    former = (project.root / new_campaign.SITES).read_bytes()
    services = catalogue.read(project).records["services"]
    chosen = {line: services[line] for line in fields["lines"]}
    folder, *also = new_campaign.write(project, id, fields["name"], chosen)
    return Written(folder, lambda: new_campaign.remove(project, id, former), tuple(also))


def write_row(project: Project, kind: RowKind, id: str, fields: Fields) -> Written:
    """Write a record as a row of its file, which begins with it when it is not there."""
    month, day = month_and_day(id)
    name = kind.file(month)
    path = project.root / name
    row = {"month": month, **({"date": day} if day and "date" in kind.model.model_fields else {}), **fields}
    if not path.exists():
        return _first_row(path, kind, name, row)
    former = path.read_bytes()
    text = former.decode()
    record = _loaded(text, name, kind.whole)
    rows = getattr(record, kind.rows)
    _refuse_double(kind, name, month, fields, rows)
    changed = _with_row(text, kind, rows, row, name)
    replace_file(path, changed.encode())
    return Written(name, lambda: replace_file(path, former))


def _first_row(path: Path, kind: RowKind, name: str, row: Fields) -> Written:
    head = (f"# yaml-language-server: $schema={kind.schema}", f"{kind.rows}:")
    text = "\n".join([*head, *_listed(kind, row)]) + "\n"
    _loaded(text, name, kind.whole)
    new_file(path, text.encode())
    return Written(name, path.unlink)


def _listed(kind: RowKind, row: Fields) -> list[str]:
    lines = new_text.row_lines(kind.model, row)
    return [f"  {'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _with_row(text: str, kind: RowKind, rows: tuple[Any, ...], row: Fields, name: str) -> str:
    """Return the text of a file with a row more, in order of month; all else stands as it did."""
    month, lines = row["month"], new_text.row_lines(kind.model, row)
    if kind.latest_first:
        at = sum(1 for other in rows if other.month > month)
    else:
        at = max((number for number, other in enumerate(rows, 1) if other.month <= month), default=0)
    if rows:
        changed = yaml_edit.with_row(text, (kind.rows,), lines, at)
    else:
        changed = "\n".join([text.rstrip("\n"), f"{kind.rows}:", *_listed(kind, row)]) + "\n"
    after = getattr(_loaded(changed, name, kind.whole), kind.rows)
    if (*after[:at], *after[at + 1 :]) != rows:
        raise SetupError(f"{name}: raden kan inte läggas till utan att annat ändras; skriv den för hand")
    return changed


def _refuse_double(kind: RowKind, name: str, month: str, fields: Fields, rows: tuple[Any, ...]) -> None:
    """Raise `SetupError` for a row that is there already."""
    for other in rows:
        same = other.month == month and (kind.once_a_month or other.text == fields.get("text"))
        if same:
            raise SetupError(f"{name} har redan en sådan rad för {month}; ändra i den i stället")


def _loaded(text: str, name: str, model: type[BaseModel]) -> Any:
    """Return the record of a text. Raises `DataError` with all that is wrong in it."""
    found, problems = loader.load_text(text, name, model)
    if found is None or problems:
        raise DataError(tuple(problems))
    return found.record
