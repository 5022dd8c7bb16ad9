"""A record begins with what is known filled in, each field under the help that editors' tools show."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import BaseModel

from projects import ROOT
from sitegen.build import new_text
from sitegen.build.new_kinds import FILES, ROWS
from sitegen.reading import loader
from sitegen.records.model import Member, Service

MEMBER = {
    "name": "Provföreningen: den nya",
    "kind": "förening",
    "membership": "member",
    "does": ["lyssnar, ger råd", "bor"],
    "nsp": {"certified": "unknown"},
    "publish": "no",
    "confidence": "low",
    "sources": [
        {"id": "ett", "title": "Ett", "says": "Det #1"},
        {"id": "två-2", "title": "Två", "says": "Mer"},
    ],
}


def written(model: type[BaseModel], values: new_text.Values) -> str:
    return new_text.record_text(model, values, ("# schema",))


def test_a_record_holds_what_was_given_and_is_read_without_a_fault() -> None:
    sources = [{**source, "id": f"kalla-{number}"} for number, source in enumerate(MEMBER["sources"])]
    found, problems = loader.load_text(written(Member, {**MEMBER, "sources": sources}), "a.yml", Member)
    assert found and problems == []
    assert found.record.does == ("lyssnar, ger råd", "bor")
    assert [source.says for source in found.record.sources] == ["Det #1", "Mer"]


def test_the_help_of_a_field_is_that_of_the_schema() -> None:
    schema = json.loads((ROOT / "data/schemas/service.json").read_text("utf-8"))
    told = schema["properties"]["summary"]["description"]
    assert f"# {told}\n#summary:" in written(Service, {})


def test_an_empty_field_shows_its_default_or_the_fields_inside_it() -> None:
    text = written(Service, {})
    assert "#cost: unknown\n" in text and "#confidential: false\n" in text
    assert "#place: {town: , address: , postcode:}\n" in text
    assert re.search(r"^#contacts: \[\{kind: , number: ", text, re.MULTILINE)


def test_the_words_that_a_field_may_hold_are_told() -> None:
    text = written(Service, {"contacts": [{"kind": "sms"}, {"kind": "chat"}]})
    assert "# unknown utan källa: yes" not in text and "yes, no, unknown" in text
    assert text.count("# phone telefon, sms,") == 1, "only the first of several rows is explained"


@pytest.mark.parametrize("model", [kind.model for kind in (*FILES.values(), *ROWS.values())])
def test_every_field_of_what_can_be_begun_says_what_it_is_for(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []
