"""The JSON Schemas that editors' tools read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitegen.build import schema

ROOT = Path(__file__).resolve().parents[3]


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a schema."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts(inner)


def field(name: str, *path: str) -> dict[str, Any]:
    found: Any = schema.schemas()[name]
    for key in path:
        found = found[key]
    return dict(found)


def test_the_committed_schemas_follow_the_models() -> None:
    assert [problem.render() for problem in schema.stale(ROOT)] == []


def test_every_record_file_leads_an_editor_to_its_schema() -> None:
    assert [problem.render() for problem in schema.wrong_modelines(ROOT)] == []


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    first = schema.write(tmp_path)
    assert {path.stem for path in first} == set(schema.schemas())
    assert schema.write(tmp_path) == ()
    assert list(schema.stale(tmp_path)) == []


def test_a_schema_that_is_changed_missing_or_left_over_is_told(tmp_path: Path) -> None:
    schema.write(tmp_path)
    folder = tmp_path / schema.FOLDER
    (folder / "needs.json").write_text("{}", encoding="utf-8")
    (folder / "right.json").unlink()
    (folder / "old.json").write_text("{}", encoding="utf-8")
    told = {problem.path: problem.message for problem in schema.stale(tmp_path)}
    assert told == {
        "data/schemas/needs.json": "schemat följer inte modellen; kör make schemas",
        "data/schemas/right.json": "schemat följer inte modellen; kör make schemas",
        "data/schemas/old.json": "schemat hör inte till någon modell; ta bort",
    }


def test_a_record_file_without_a_modeline_is_told(tmp_path: Path) -> None:
    (tmp_path / "data/services").mkdir(parents=True)
    (tmp_path / "data/services/a.yml").write_text("name: A\n", encoding="utf-8")
    [problem] = schema.wrong_modelines(tmp_path)
    assert problem.render() == (
        "data/services/a.yml:1:1: första raden ska vara: "
        "# yaml-language-server: $schema=../schemas/service.json\n    name: A\n    ^"
    )


def test_a_file_that_begins_with_a_bom_is_not_told_twice(tmp_path: Path) -> None:
    (tmp_path / "data/services").mkdir(parents=True)
    first = "# yaml-language-server: $schema=../schemas/service.json\n"
    (tmp_path / "data/services/a.yml").write_text(f"{first}name: A\n", encoding="utf-8-sig")
    assert list(schema.wrong_modelines(tmp_path)) == []


def test_every_schema_names_its_dialect_and_refuses_unknown_keys() -> None:
    for name, found in schema.schemas().items():
        assert found["$schema"] == schema.DIALECT
        groups = [part for part in parts(found) if "properties" in part]
        assert groups, name
        assert all(group["additionalProperties"] is False for group in groups)


def test_a_list_file_is_a_list_of_rows() -> None:
    assert field("needs")["type"] == "array"
    assert field("service")["type"] == "object"


def test_values_have_the_type_that_yaml_gives_them() -> None:
    service = field("service", "properties")
    assert service["confidential"]["type"] == "boolean"
    assert service["pinned"]["type"] == "integer"
    checked = field("service", "$defs", "Checked", "properties")
    assert checked["on"] == {**checked["on"], "type": "string", "format": "date"}


def test_text_that_digits_alone_can_fill_may_be_a_number() -> None:
    contact = field("service", "$defs", "Contact", "properties")
    assert contact["number"]["type"] == ["string", "number"]
    assert field("service", "properties", "name")["type"] == ["string", "number"]
    assert contact["url"]["type"] == "string"


def test_an_empty_value_is_no_way_to_leave_something_out() -> None:
    typed = {name: found for name, found in schema.schemas().items() if name not in schema.PUBLISHED}
    for found in typed.values():
        text = json.dumps(found)
        assert '"null"' not in text and ": null" not in text


def test_hover_texts_are_the_fields_own_and_in_swedish() -> None:
    service = field("service")
    assert service["properties"]["name"]["description"].startswith("Namnet")
    assert "description" not in service and "title" not in service
    assert all("description" not in kind for kind in service["$defs"].values())
    assert field("member", "$defs", "Source", "properties", "title")["type"] == ["string", "number"]
