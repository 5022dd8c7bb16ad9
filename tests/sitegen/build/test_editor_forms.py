"""The forms of the browser editor ask for what the models ask for."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from projects import REAL
from sitegen.build import editor, schema
from sitegen.build.editor_forms import Field, FormMaker, every_field
from sitegen.records.model import Contact, Service
from sitegen.records.record import Publish

NAMES = sorted(editor.COLLECTIONS)


@pytest.fixture(scope="module")
def collections() -> dict[str, dict[str, Any]]:
    """What the editor has of the repository's own records, by the name of the schema."""
    config = editor.config(REAL, editor.local("main", 8081))
    return {collection["name"]: collection for collection in config["collections"]}


def fields_of(collection: dict[str, Any]) -> dict[str, Field]:
    """The fields of a form by name."""
    fields = collection["fields"] if "fields" in collection else collection["files"][0]["fields"]
    return {field["name"]: field for field in fields}


def row(field: Field) -> dict[str, Field]:
    """The fields of a group, or of one row of a list, by name."""
    return {inner["name"]: inner for inner in field["fields"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_has_the_fields_of_its_model_with_the_same_help(
    collections: dict[str, dict[str, Any]], name: str
) -> None:
    model: type[BaseModel] = schema.RECORDS[name]
    form = fields_of(collections[name])
    left_out = set(model.model_fields) - set(form)
    assert [field for field in model.model_fields if field in form] == list(form)
    assert left_out == ({"need_eligibility"} if name == "service" else set())
    assert all(field in collections[name]["description"] for field in left_out)
    for field, shown in form.items():
        assert shown.get("hint") == model.model_fields[field].description
        needed = model.model_fields[field].is_required()
        assert shown["required"] == (needed and shown["widget"] != "boolean"), field


def test_no_kind_is_had_whose_form_would_lack_what_is_needed() -> None:
    schemas = schema.schemas()
    for name in NAMES:
        whole = schemas[name]
        form = FormMaker(whole.get("$defs", {}))
        assert not set(form.left_out(whole)) & set(whole["required"])
    term = schemas["term"]
    assert set(FormMaker(term.get("$defs", {})).left_out(term)) & set(term["required"])
    assert "term" not in NAMES and "term" in editor.LEFT_OUT


def test_a_choice_has_the_words_of_the_model(collections: dict[str, dict[str, Any]]) -> None:
    publish = fields_of(collections["service"])["publish"]
    assert publish["widget"] == "select"
    assert tuple(option["value"] for option in publish["options"]) == get_args(Publish)


def test_what_points_at_other_records_is_chosen_by_its_label(
    collections: dict[str, dict[str, Any]],
) -> None:
    form = fields_of(collections["service"])
    assert {"label": "hela landet (sweden)", "value": "sweden"} in form["coverage"]["options"]
    assert form["needs"]["multiple"] and form["needs"]["options"] == form["needs_near"]["options"]
    assert not form["group"].get("multiple")


def test_rows_dates_numbers_and_long_texts_have_controls_of_their_own(
    collections: dict[str, dict[str, Any]],
) -> None:
    form = fields_of(collections["service"])
    contact = row(form["contacts"])
    assert list(contact) == list(Contact.model_fields)
    assert row(contact["checked"])["on"]["widget"] == "datetime"
    assert (form["pinned"]["widget"], form["pinned"]["min"], form["pinned"]["max"]) == ("number", 1, 9)
    assert (form["gives"]["widget"], form["summary"]["widget"]) == ("text", "string")
    assert form["confidential"]["widget"] == "boolean" and not form["confidential"]["required"]
    assert form["languages"]["field"]["widget"] == "string"


def test_a_group_that_may_be_left_out_asks_for_its_parts_only_once_it_is_begun(
    collections: dict[str, dict[str, Any]],
) -> None:
    checked = row(row(fields_of(collections["service"])["contacts"])["checked"])
    asked = {name: (part["required"], part["needed"]) for name, part in checked.items()}
    assert asked == dict.fromkeys(("on", "how", "by"), (False, True))


def test_a_pattern_refuses_what_the_model_refuses_and_says_how_to_write(
    collections: dict[str, dict[str, Any]],
) -> None:
    number = row(fields_of(collections["service"])["contacts"])["number"]
    pattern, said = number["pattern"]
    assert re.search(pattern, "+46313900600") and not re.search(pattern, "ring oss")
    assert said == Contact.model_fields["number"].description
    short, told = fields_of(collections["service"])["summary"]["pattern"]
    assert re.search(short, "x" * 80) and not re.search(short, "x" * 81) and "högst 80 tecken" in told
    assert Service.model_fields["summary"].metadata


def test_no_sentence_shows_an_editor_a_regular_expression(
    collections: dict[str, dict[str, Any]],
) -> None:
    for collection in collections.values():
        for field in every_field(list(fields_of(collection).values())):
            if "pattern" in field:
                assert field["pattern"][1] and not re.search(r"\[|\\|\(\?", field["pattern"][1])
