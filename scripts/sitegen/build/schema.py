"""Make JSON Schemas of data/ for editors' tools from the models; they are committed in data/schemas/.

Tools read YAML as typed values, while the generator reads what was typed. So a field that holds
a line of text here also accepts the number that such a tool would see in `as_of: 2024`.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.reading.yaml_tree import BOM, relative_path
from sitegen.records import model, print_model
from sitegen.report.disclosure.narrative import SignedPassage
from sitegen.report.disclosure.telling_passages import Vocabulary
from sitegen.report.editions.edition import Edition
from sitegen.report.intake.form import AnswerForm
from sitegen.report.model import Report
from sitegen.report.trend_model import Trend
from sitegen.sites.campaign import ad_model, contact_limits, help_records
from sitegen.sites.campaign import model as campaignmodel
from sitegen.sites.kinds import KINDS
from sitegen.sites.organisation import model as about

FOLDER = "data/schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The schema of each folder's records, by a name in the singular.
RECORD_FOLDERS = {
    "services": "service",
    "members": "member",
    "regions": "region",
    "rights": "right",
    "signs": "sign",
    "glossary": "term",
    "neutral": "neutral",
}
LISTS: Mapping[str, type[BaseModel]] = model.ROWS
Kinds = Mapping[str, tuple[str, type[BaseModel]]]
"""Where records stand from the root of the project, * for each campaign; their schema's name, their model."""
OTHER_FOLDERS: Kinds = {
    "data/reports": ("report", Report),
    "data/trends": ("trend", Trend),
    "data/forms": ("form", AnswerForm),
    "data/narrative": ("vocabulary", Vocabulary),
    "data/publications": ("publication", about.Publication),
    "data/activities": ("year", about.YearOfWork),
    "campaigns/*/data/claims": ("claim", campaignmodel.CampaignClaim),
    "campaigns/*/data/ads/campaigns": ("adcampaign", ad_model.AdCampaign),
    "campaigns/*/data/ads/creatives": ("creative", ad_model.Creative),
}
OTHER_LISTS: Kinds = {
    "data/documents.yml": ("documents", about.Document),
    "data/narrative-signed.yml": ("narrative-signed", SignedPassage),
    "campaigns/215/data/print/pieces.yml": ("pieces", print_model.PrintPiece),
    "campaigns/215/data/print/covers.yml": ("covers", print_model.Cover),
    **{f"campaigns/*/data/aid/{name}.yml": (name, kind) for name, kind in help_records.FILES.items()},
    "campaigns/*/data/allowed.yml": ("allowed", campaignmodel.AllowedQuantity),
    "campaigns/*/data/ads/landings.yml": ("landings", ad_model.Landing),
}
SINGLE_RECORDS: Kinds = {
    "data/organisation.yml": ("organisation", about.Organisation),
    "data/nsp.yml": ("nsp", about.Programme),
    "data/advocacy.yml": ("advocacy", about.Advocacy),
    "campaigns/215/data/print/order.yml": ("order", print_model.OrderTexts),
    "campaigns/kop-inte/data/contact.yml": ("contact-limits", contact_limits.ContactLimits),
}
PUBLISHED: Mapping[str, type[BaseModel]] = {"edition": Edition}
"""What we write as JSON and others read, by the name of its schema."""
# The model of each schema that is for one record a file.
RECORDS: Mapping[str, type[BaseModel]] = {
    **{RECORD_FOLDERS[folder]: kind for folder, kind in model.FOLDERS.items()},
    **dict(OTHER_FOLDERS.values()),
    **dict(SINGLE_RECORDS.values()),
}


class _Generator(GenerateJsonSchema):
    """Makes schemas without the titles that pydantic invents from the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by its name: one per kind of record, one per list file."""
    records = {name: _schema(TypeAdapter(kind)) for name, kind in RECORDS.items()}
    lists = {name: _schema(_list_of(kind)) for name, kind in (*LISTS.items(), *OTHER_LISTS.values())}
    lists["sites"] = _with_kinds(lists["sites"])
    single = {
        name: _schema(TypeAdapter(k)) for name, k in (*OTHER_FOLDERS.values(), *SINGLE_RECORDS.values())
    }
    published = {name: _published_schema(kind) for name, kind in PUBLISHED.items()}
    return records | lists | single | published


def _list_of(kind: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(list[kind])  # type: ignore[valid-type]


def _with_kinds(sites: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of data/sites.yml with the kinds of sites, which no model of a record knows."""
    fields = sites["$defs"]["Site"]["properties"]
    told = {name: fields["family"][name] for name in ("default", "description")}
    fields["family"] = {**told, "enum": list(KINDS), "type": "string"}
    return sites


def write(root: Path) -> tuple[Path, ...]:
    """Write the schemas that differ from what is on disk, and return their paths."""
    stale_files = [path for path, text in _files(root) if _on_disk(path) != text]
    texts = dict(_files(root))
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in stale_files:
        path.write_text(texts[path], encoding="utf-8", newline="\n")
    return tuple(stale_files)


def stale(root: Path) -> Iterator[Problem]:
    """Yield a problem for each schema that is missing, differs from its model or belongs to none."""
    expected = dict(_files(root))
    for path, text in expected.items():
        if _on_disk(path) != text:
            message = "schemat följer inte modellen; kör make schemas"
            yield Problem(relative_path(path, root), 0, 0, message)
    for path in sorted((root / FOLDER).glob("*.json")):
        if path not in expected:
            yield Problem(relative_path(path, root), 0, 0, "schemat hör inte till någon modell; ta bort")


def wrong_modelines(root: Path) -> Iterator[Problem]:
    """Yield a problem for each record file whose first line does not lead an editor's tool to its schema."""
    for folder, name in RECORD_FOLDERS.items():
        for path in sorted((root / "data" / folder).glob("*.yml")):
            yield from _modeline(path, root, f"../schemas/{name}.json")
    for name in LISTS:
        if (path := root / "data" / f"{name}.yml").is_file():
            yield from _modeline(path, root, f"schemas/{name}.json")
    for folder, (name, _) in OTHER_FOLDERS.items():
        for path in sorted(root.glob(f"{folder}/*.yml")):
            yield from _modeline(path, root, address(f"{folder}/", name))
    for file, (name, _) in {**OTHER_LISTS, **SINGLE_RECORDS}.items():
        for path in sorted(root.glob(file)):
            yield from _modeline(path, root, address(file, name))


def address(place: str, name: str) -> str:
    """Return the relative address of a schema from a file, or from the files of a folder."""
    return posixpath.relpath(f"{FOLDER}/{name}.json", posixpath.dirname(place))


def _modeline(path: Path, root: Path, schema: str) -> Iterator[Problem]:
    wanted = f"# yaml-language-server: $schema={schema}"
    with path.open(encoding="utf-8", errors="replace") as file:
        first = file.readline(1000).rstrip("\r\n").removeprefix(BOM)  # which the reader has told of
    if first != wanted:
        message = f"första raden ska vara: {wanted}"
        yield Problem(relative_path(path, root), 1, 1, message, source_line=first)


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for name, text in texts():
        yield root / FOLDER / f"{name}.json", text


@kept
def texts() -> tuple[tuple[str, str], ...]:
    """Return the name and the text of every schema."""
    return tuple(
        (name, json.dumps(schema, ensure_ascii=False, indent=2) + "\n") for name, schema in schemas().items()
    )


def _on_disk(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    schema = adapter.json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, **_for_editors(schema)}


def _published_schema(kind: type[BaseModel]) -> dict[str, Any]:
    schema = kind.model_json_schema(by_alias=True, mode="serialization", schema_generator=_Generator)
    return {"$schema": DIALECT, **schema}


def _for_editors(schema: Any) -> Any:
    """Return the schema for YAML that a person types: no nulls, no English, numbers where text may be."""
    if isinstance(schema, list):
        return [_for_editors(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: _inner_schemas(key, value) for key, value in _without_null(schema).items()}
    if tidy.get("type") == "object":
        tidy.pop("description", None)
        tidy.pop("title", None)
    if _is_line(tidy):
        tidy["type"] = ["string", "number"]
    return tidy


def _inner_schemas(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):
        return {name: _for_editors(schema) for name, schema in value.items()}
    return value if key in ("default", "enum", "required") else _for_editors(value)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the same schema without `| None`: an empty value is a problem here, not a way to say none."""
    rest = {key: value for key, value in schema.items() if key != "default" or _is_plain(value)}
    choices = [choice for choice in rest.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **rest}
    return {**rest, "anyOf": choices} if choices else rest


def _is_plain(default: object) -> bool:
    return isinstance(default, str | int)


def _is_line(schema: dict[str, Any]) -> bool:
    """Return whether digits alone could fill the field: a year, a short code, the id 1177."""
    if schema.get("type") != "string" or {"enum", "const", "format"} & schema.keys():
        return False
    return any(re.search(schema.get("pattern", ""), digits) for digits in ("12", "112"))
