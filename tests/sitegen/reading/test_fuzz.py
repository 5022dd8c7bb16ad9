"""Whatever a file holds, reading it gives problems inside the file, and never an exception."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sitegen.build import schema
from sitegen.core import Problem, problems
from sitegen.reading import loader, validate, yaml_tree
from sitegen.records import value_types

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
RECORDS = sorted((ROOT / "data" / "services").glob("*.yml"))
BOUNDED = settings(
    max_examples=300,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FRAGMENTS = st.sampled_from(
    [
        *("\n", "\n  ", "\n- ", "\r\n", "\r", ": ", ":", "- ", "-", "[", "]", "{", "}", ",", "'", '"'),
        *("\\", "\\u202e", ">-\n", "|", "#", "---\n", "...\n", "%", "@", "`", "&a ", "*a", "!!str "),
        *("<<: ", "? ", "~", "null", "\t", "\x00", "\x1b[31m", "\ufeff", "\u202e", "\u200b", "\u2028"),
        *("\x85", "\ufffd", "\xa0", "ไทย", "é", "e\u0301", "支", "😀", "<script>", "{{ x }}", "javascript:"),
        *("name", "contacts", "kind", "number", "sources", "112", "yes", "2026-02-30", "24/7"),
        "https://x.example/",
    ]
)
YAML_LIKE = st.lists(FRAGMENTS | st.text(max_size=3), max_size=40).map("".join)


def check(text: str) -> None:
    """The text as a service and as a list of needs: every problem is inside and can be shown."""
    tree, found = yaml_tree.parse(text, "x.yml")
    if tree is not None:
        for model in (schema.RECORDS["service"], schema.RECORDS["term"], schema.LISTS["needs"]):
            record, more = validate.validate(model, tree)
            found += more
            assert record is not None or found, "a record must not be lost in silence"
    lines = yaml_tree.split_lines(text.removeprefix("\ufeff"))
    for problem in found:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
    assert_showable(found)


def assert_showable(found: list[Problem]) -> None:
    report = problems.report(found)
    assert all(char == "\n" or char.isprintable() or is_space(char) for char in report)


def is_space(char: str) -> bool:
    return unicodedata.category(char) == "Zs"


@BOUNDED
@given(YAML_LIKE)
@example("a: &a [*a]")
@example("[" * 5000)
@example("{a: " * 5000)
@example("- " * 5000)
@example("? " * 5000)
@example("---\n---\n")
@example('"\\ud800"')
@example("a: !<x> b")
def test_no_text_makes_the_reader_fail(text: str) -> None:
    check(text)


@BOUNDED
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_characters_make_the_reader_fail(text: str) -> None:
    check(text)


@BOUNDED
@given(st.binary(max_size=200) | YAML_LIKE.map(lambda text: text.encode("utf-16")))
@example(b"\xff\xfe\x00")
@example(b"a: b\n\xff")
@example(b"\xc3")
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "x.yml").write_bytes(data)
        _, found = yaml_tree.read(root / "x.yml", root)
        _, more = loader.load_rows(root, "x.yml", schema.LISTS["languages"])
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= problem.line <= len(lines) for problem in found + more)
    assert_showable(found + more)


@BOUNDED
@given(st.data())
def test_no_change_to_a_real_record_makes_the_reader_fail(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(RECORDS)).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + data.draw(FRAGMENTS | st.text(max_size=5)) + text[end:]
    check(text)


@pytest.mark.parametrize(
    "check_form",
    [value_types.phone, value_types.hours, value_types.date, value_types.web_address, value_types.email],
)
@BOUNDED
@given(value=st.text(max_size=60) | st.from_regex(r"[+0-9A-Za-z:;,/@. -]{0,30}", fullmatch=True))
@example(value="http://[")
@example(value="Mo-Fr 25:00-99:99")
@example(value="2026-99-99")
def test_a_form_refuses_with_a_sentence_or_not_at_all(
    check_form: Callable[[str], object], value: str
) -> None:
    said = refusal(check_form, value)
    assert said is None or (" " in said and said[0].islower())


def refusal(check_form: Callable[[str], object], value: str) -> str | None:
    """What a form says of a value that it refuses."""
    try:
        check_form(value)
    except ValueError as error:
        return str(error)
    return None
