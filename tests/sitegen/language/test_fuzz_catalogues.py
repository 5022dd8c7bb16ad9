"""Whatever happens to a catalogue, it gives problems in the file or pages, and never an exception."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import catalogues
from projects import ROOT
from records import TODAY
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, SetupError, problems
from sitegen.language import messages, po_file, translation, translation_check
from sitegen.language.text_sets import MAIN
from sitegen.sites import checked_records, site_pages

pytestmark = pytest.mark.slow
REAL = sorted(path.read_bytes() for path in ROOT.glob("locales/*/LC_MESSAGES/*.po"))
QUICK = settings(
    max_examples=200,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
WHOLE = settings(QUICK, max_examples=25)
FRAGMENTS = st.sampled_from(
    [
        *('"', "\\", '\\"', '"\n"', "\n", "\r", "\n\n", "#", "#~ ", "#| ", "#, fuzzy\n", "#: x:y:1\n"),
        *("{", "}", "{day}", "{day.x}", "{0}", "{!r}", "[0]", "<b>", "%(x)s", "www.x.example", "112"),
        *("#~ msgid ", 'msgid ""\n', 'msgstr ""\n', 'msgctxt "page"\n', "msgid_plural ", "msgstr[9] "),
        *("charset=x", "charset=", "Language: ", "nplurals=INTEGER", "9" * 5000),
        *("\x00", "\ufeff", "\u2028", "\u200b", "\u202e", "\ud800", "\xa0", "😀"),
    ]
)


def mutated(data: st.DataObject, text: bytes) -> bytes:
    """The bytes with a few places overwritten, doubled, or gone."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 60)))
        new = data.draw(
            FRAGMENTS.map(lambda found: found.encode("utf-8", "surrogatepass"))
            | st.binary(max_size=4)
            | st.just(text[start:end] * 2)
        )
        text = text[:start] + new + text[end:]
    return text


@QUICK
@given(st.data())
def test_no_change_to_a_catalogue_makes_the_reader_fail(data: st.DataObject) -> None:
    check(mutated(data, data.draw(st.sampled_from(REAL))))


@QUICK
@given(st.lists(FRAGMENTS | st.text(max_size=3), max_size=40).map("".join))
@example('msgid "a"\nmsgstr[99999999999999999999] "b"')
@example('msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n')
@example('msgid ""\nmsgstr "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n')
@example('msgid ""\nmsgstr "POT-Creation-Date: 2026-99-99 00:00+9999\\n"\n')
@example('#| msgid "\nmsgid "a"\nmsgstr "b"\n')
@example('#~ msgid ""\n#~ msgstr ""\n')
def test_no_text_makes_the_reader_fail(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


def check(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.po"
        path.write_bytes(content)
        file = po_file.load(path, "x.po", "en")
        lines = content.count(b"\n") + content.count(b"\r") + 1
        assert all(0 <= problem.line <= lines for problem in file.problems)
        assert problems.report(file.problems)
        for entry in file.entries:
            list(translation_check.translation_faults(entry.source, entry.text))
            translation.translation_state(entry, MAIN)
        translation_check.wrong_script_fault(file.entries, "en")
        if not file.problems:
            catalogues.read_catalogue(path)


@pytest.fixture
def project(copy: Project) -> Project:
    return copy


@WHOLE
@given(st.data())
def test_a_catalogue_that_passes_the_check_can_be_built_from(project: Project, data: st.DataObject) -> None:
    path = catalogues.catalogue_path(project, "en")
    sound = path.read_bytes()
    try:
        path.write_bytes(mutated(data, sound))
        records = checked_records.read_checked(project)
        if not [
            *messages.catalogue_faults(project, records, all_text_sets()),
            *messages.unfinished_languages(project, records, all_text_sets()),
        ]:
            messages.waiting_texts(project, records, all_text_sets())
            files = site_pages.pages_of(project, records, TODAY).files()
            assert not any("\ufdd0".encode() in content for content in files.values())
        else:
            with suppress(SetupError):  # told, or stopped in a sentence
                translation.load_translators(project, records.languages.values())
    finally:
        path.write_bytes(sound)
