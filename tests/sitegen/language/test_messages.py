"""Translatable strings: found where they stand, kept fresh, checked for what they must keep."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel

import catalogues
import projects
from projects import REAL
from sitegen import cli
from sitegen.build import worklist
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, SetupError
from sitegen.language import TextSet, merge_catalogues, messages, record_texts, review, text_sets
from sitegen.language.context_notes import CONTEXT_NOTES
from sitegen.language.po_file import MessageKey
from sitegen.language.text_sets import MAIN, PROSE_CONTEXTS
from sitegen.records import Catalogue, catalogue
from sitegen.records.model import Translatable


def records_of(project: Project) -> Catalogue:
    return catalogue.read(project).catalogue()


def places(project: Project) -> dict[MessageKey, list[str]]:
    """Every message of a project with the files where it stands."""
    found: dict[MessageKey, list[str]] = {}
    for message in messages.template_of(project, records_of(project), MAIN, all_text_sets()):
        if message.id:
            key = (message.context or "", str(message.id))
            found[key] = [path for path, _ in message.locations]
    return found


def catalogue_path(project: Project, code: str = "en") -> Path:
    return catalogues.catalogue_path(project, code)


def told(project: Project) -> list[tuple[str, int, str]]:
    found = messages.catalogue_faults(project, records_of(project), all_text_sets())
    return [(problem.path, problem.line, problem.message) for problem in found]


def line_of(path: Path, text: str) -> int:
    """The line of a message's Swedish text."""
    return path.read_text("utf-8").splitlines().index(f'msgid "{text}"') + 1


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("page", "Sök hjälp"), "overrides/lean/finder.html"),
        (("exit", "Lämna sidan snabbt"), "overrides/lean/base.html"),
        (("contact", "Ring"), "scripts/sitegen/sites/finder/service_rows.py"),
        (("filter", "Vad händer?"), "overrides/lean/finder.html"),
        (("service.summary", "Någon att prata med på natten"), "data/services/nattlinjen.yml"),
        (("service.safety", "Ring från en telefon som ingen annan kan se i."), "data/services/norrhuset.yml"),
        (("contact.label", "Jouren"), "data/services/norrhuset.yml"),
        (("right.statement", "Hjälpen kostar inget."), "data/rights/help-free.yml"),
        (("situation.label", "Våld eller hot"), "data/situations.yml#violence"),
        (("audience.label", "Under 18 år"), "data/audiences.yml#child"),
        (("topic.label", "Telefon och nät"), "data/topics.yml#digital"),
    ],
)
def test_texts_of_templates_code_and_data_are_found_with_their_context(
    small: Project, key: MessageKey, place: str
) -> None:
    assert place in places(small)[key]


def test_names_and_notes_are_never_translated(small: Project) -> None:
    texts = {text for _, text in places(small)}
    assert not texts & {"Provlinjen", "Stiftelsen Provlinjen", "Öppet dygnet runt, gratis, tolk."}


def test_what_is_never_published_is_not_translated(copy: Project) -> None:
    path = copy.data / "rights" / "help-later.yml"
    assert ("right.statement", "Den här raden väntar på en jurist.") in places(copy)
    projects.edit(path, 'publish: "after_check"', 'publish: "no"')
    assert ("right.statement", "Den här raden väntar på en jurist.") not in places(copy)


def test_every_context_has_a_note_and_every_note_a_context() -> None:
    used = {context for context, _ in places(REAL)}
    assert used == set(CONTEXT_NOTES)
    assert used > PROSE_CONTEXTS


def test_translators_are_told_what_is_vital(small: Project) -> None:
    for message in messages.template_of(small, records_of(small), MAIN, all_text_sets()):
        if message.id:
            vital = message.context not in PROSE_CONTEXTS
            assert ("vital" in message.auto_comments) is vital
            assert CONTEXT_NOTES[str(message.context)] in message.auto_comments


def test_what_the_model_calls_vital_is_vital(small: Project) -> None:
    from sitegen.records import model

    kinds = {"service": model.Service, "contact": model.Contact, "right": model.Right, "topic": model.Topic}
    marked = {
        f"{kind}.{name}": note.vital
        for kind, record in kinds.items()
        for name, field in record.model_fields.items()
        for note in field.metadata
        if isinstance(note, model.Translatable)
    }
    assert {context for context, vital in marked.items() if not vital} == PROSE_CONTEXTS
    assert {context for context, vital in marked.items() if vital} == {
        "service.summary",
        "service.safety",
        "service.meets",
        "service.via",
        "contact.label",
    }


def test_bringing_catalogues_up_to_date_twice_changes_nothing(copy: Project) -> None:
    before = projects.tree(copy.locales)
    merge_catalogues.update(copy, records_of(copy), all_text_sets())
    assert projects.tree(copy.locales) == before


def test_a_changed_source_turns_its_translations_fuzzy_and_remembers_the_old_text(copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "prata med på natten", "prata med om natten")
    merge_catalogues.update(copy, records_of(copy), all_text_sets())
    text = catalogue_path(copy).read_text("utf-8")
    assert (
        '#, fuzzy\n#| msgid "Någon att prata med på natten"\n'
        'msgctxt "service.summary"\nmsgid "Någon att prata med om natten"\n'
        'msgstr "Someone to talk to at night"' in text
    )


def test_a_new_source_is_untranslated_and_an_old_one_is_gone(copy: Project) -> None:
    projects.edit(copy.data / "needs.yml", "Tryggt boende", "Xylofon")
    merge_catalogues.update(copy, records_of(copy), all_text_sets())
    found = {(m.context, m.id): m for m in catalogues.read_catalogue(catalogue_path(copy))}
    assert ("need.label", "Tryggt boende") not in found
    new = found["need.label", "Xylofon"]
    assert not new.string or new.fuzzy


def test_the_header_and_the_notes_of_reviewers_are_kept(copy: Project) -> None:
    path = catalogue_path(copy)
    projects.edit(
        path,
        'msgctxt "need.label"\nmsgid "Tryggt boende"',
        '# Läst av Prov.\nmsgctxt "need.label"\nmsgid "Tryggt boende"',
    )
    merge_catalogues.update(copy, records_of(copy), all_text_sets())
    text = path.read_text("utf-8")
    assert "# Läst av Prov." in text and text.startswith("# English: the texts of the small project.")


def test_a_new_language_begins_as_a_draft(copy: Project) -> None:
    (copy.locales / "ar" / "LC_MESSAGES" / "messages.po").unlink()
    merge_catalogues.update(copy, records_of(copy), all_text_sets())
    fresh = catalogues.read_catalogue(catalogue_path(copy, "ar"))
    assert "*.review.yml" in fresh.header_comment
    assert not review.is_reviewed(copy, MAIN, "ar")
    assert not any(message.string for message in fresh if message.id)


def test_the_source_language_says_what_it_reads(copy: Project) -> None:
    swedish = catalogues.read_catalogue(catalogue_path(copy, "sv"))
    assert all(message.string == message.id for message in swedish if message.id)


def test_a_template_that_is_behind_its_sources_is_found(copy: Project) -> None:
    assert list(messages.stale_templates(copy, records_of(copy), all_text_sets())) == []
    projects.edit(copy.data / "needs.yml", "Tryggt boende", "Ett tryggt boende")
    found = list(messages.stale_templates(copy, records_of(copy), all_text_sets()))
    assert {problem.path for problem in found} == {"locales/messages.pot"}
    assert sorted(problem.message for problem in found) == [
        "“Ett tryggt boende” (need.label) saknas i katalogen; kör make messages",
        "“Tryggt boende” (need.label) finns inte längre i katalogen; kör make messages",
    ]


def test_a_missing_template_is_found(copy: Project) -> None:
    (copy.locales / "messages.pot").unlink()
    assert len(list(messages.stale_templates(copy, records_of(copy), all_text_sets()))) == len(places(copy))


@pytest.mark.parametrize(
    ("text", "wrong", "fault"),
    [
        ("Uppgifterna på sidan är granskade {day} eller senare.", "Updated.", "platshållare"),
        ("Uppgifterna på sidan är granskade {day} eller senare.", "Updated {dag}.", "platshållare"),
        ("Ring 112 om du är i fara", "Call 911 if you are in danger", "tal"),
        ("Under 18 år", "Minors", "tal"),
        ("Kvinna", "<b>Woman</b>", "märkning"),
        ("Kvinna", "Wo\u200bman", "osynligt"),
        ("Kvinna", "Wo\u202eman", "osynligt"),
    ],
)
def test_a_translation_that_lost_something_is_found_on_its_line(
    copy: Project, text: str, wrong: str, fault: str
) -> None:
    path = catalogue_path(copy)
    translated = catalogues.read_catalogue(path)
    message = next(m for m in translated if m.id == text)
    message.string = wrong
    projects.write(path, translated)
    ((where, line, problem),) = told(copy)
    assert where == "locales/en/LC_MESSAGES/messages.po"
    assert line == line_of(path, text)
    assert fault in problem and text in problem


def test_a_number_may_be_written_in_the_digits_of_the_language(copy: Project) -> None:
    path = catalogue_path(copy, "ar")
    projects.edit(path, "أقل من 18 سنة", "أقل من ١٨ سنة")
    assert told(copy) == []


def test_a_translation_that_is_stale_is_not_checked(copy: Project) -> None:
    path = catalogue_path(copy)
    translated = catalogues.read_catalogue(path)
    message = next(m for m in translated if m.id == "Under 18 år")
    message.string = "Minors"
    message.flags.add("fuzzy")
    projects.write(path, translated)
    assert told(copy) == []


def test_coverage_counts_what_is_vital_and_what_is_prose(copy: Project) -> None:
    path = catalogue_path(copy)
    translated = catalogues.read_catalogue(path)
    for message in translated:
        if message.id in ("Kvinna", "Samtal om att sluta."):
            message.string = ""
    projects.write(path, translated)
    counts = messages.coverage(copy, records_of(copy), MAIN, all_text_sets())
    total = len(places(copy))
    assert numbers_of(counts["sv"]) == (total, 0, 0)
    # The right that waits for a lawyer is not translated in the small project.
    assert numbers_of(counts["en"]) == (total, 1, 2)


def numbers_of(found: messages.Coverage) -> tuple[int, int, int]:
    return len(found.states), found.missing(vital=True), found.missing(vital=False)


def test_another_language_s_file_in_the_folder_is_told(copy: Project) -> None:
    path = catalogue_path(copy, "ar")
    path.write_bytes(catalogue_path(copy, "en").read_bytes())
    found = [message for where, _, message in told(copy) if where == "locales/ar/LC_MESSAGES/messages.po"]
    assert any("Language: en, men filen ligger i mappen för ar" in message for message in found)
    assert any("språkets skrift" in message for message in found)
    assert any("desamma som på “en”" in message for message in found)
    # Whoever only mends the header is not believed either.
    projects.edit(path, "Language: en", "Language: ar")
    assert [line for _, line, message in told(copy) if "skrift" in message or "desamma" in message] == [1] * 3


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Woman"', 'msgstr "\u00a0"', "är tom"),
        ('msgstr "Woman"', 'msgstr "Woman www.evil.example"', "adress"),
        ("page were reviewed on {day} or", "page were reviewed on {day.__class__} or", "platshållare"),
        ('msgctxt "audience.label"\nmsgid "Man"', 'msgctxt "audience.label"\nmsgid "Kvinna"', "redan på rad"),
    ],
)
@pytest.mark.slow
def test_a_fault_stops_check_and_build_in_a_sentence(
    copy: Project, capsys: pytest.CaptureFixture[str], old: str, new: str, fault: str
) -> None:
    """By the commands themselves; what is told of each fault is tried by reading, above."""
    path = catalogue_path(copy)
    projects.edit(path, old, new)
    for verb in (["check"], ["build", "--out", str(copy.root / "out")]):
        assert cli.main(["--root", str(copy.root), *verb]) == 1
        said = "".join(capsys.readouterr())
        assert "locales/en/LC_MESSAGES/messages.po:" in said and fault in said


@pytest.mark.slow
def test_all_faults_of_all_catalogues_are_told_at_once(tmp_path: Path) -> None:
    """All sets of texts of the whole repository in one run, which has them at once."""
    whole = projects.copy_bare(tmp_path / "copy")
    records = records_of(whole)
    paths = {texts.po(whole, "en"): texts for texts in text_sets.present(whole, all_text_sets())}
    for path in [*paths, MAIN.po(whole, "th")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"charset=utf-8", b"charset=CHARSET"))
    found = list(messages.catalogue_faults(whole, records, all_text_sets()))
    for path in [*paths, MAIN.po(whole, "th")]:
        own = [p.message for p in found if p.path == path.relative_to(whole.root).as_posix()]
        assert len(own) == 2 and "BOM" in own[1 - ("BOM" in own[0])]
    assert len(paths) == 4


@pytest.mark.parametrize("content", [b"", b"# inget\n"])
def test_an_empty_catalogue_is_an_error(copy: Project, content: bytes) -> None:
    catalogue_path(copy, "ar").write_bytes(content)
    assert [(where, message) for where, _, message in told(copy)] == [
        ("locales/ar/LC_MESSAGES/messages.po", "katalogen är tom; kör make messages")
    ]


def test_a_language_is_not_offered_before_its_frame_is_whole(copy: Project) -> None:
    assert list(messages.unfinished_languages(copy, records_of(copy), all_text_sets())) == []
    path = catalogue_path(copy, "ar")
    translated = catalogues.read_catalogue(path)
    for number, message in enumerate(translated):
        message.string = message.string if number % 8 else ""
    projects.write(path, translated)
    (*urgent, last) = messages.unfinished_languages(copy, records_of(copy), all_text_sets())
    assert "texter i ramen är inte översatta" in last.message and "offered: no" in last.message
    assert all("måste vara översatt" in problem.message for problem in urgent)
    projects.edit(copy.data / "languages.yml", "order: 3, offered: yes", "order: 3, offered: no")
    assert list(messages.unfinished_languages(copy, records_of(copy), all_text_sets())) == []
    (line,) = (line for line in worklist.language_progress(copy, records_of(copy)) if line.startswith("ar: "))
    assert re.search(r"visas inte än: ramen saknar \d+ texter", line)


@pytest.mark.parametrize(
    "texts", [texts for texts in text_sets.present(REAL, all_text_sets()) if texts is not MAIN]
)
@pytest.mark.parametrize("left", [0, 0.5])
@pytest.mark.slow
def test_a_catalogue_that_is_gone_in_whole_or_half_stops_the_check(
    tmp_path: Path, texts: TextSet, left: float
) -> None:
    """In the whole repository: only there are catalogues of reports and campaigns."""
    whole = projects.copy_bare(tmp_path / "copy")
    path = texts.po(whole, "en")
    entries = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n".join(entries[: int(left * len(entries))]), "utf-8") if left else path.unlink()
    found = list(messages.unfinished_languages(whole, records_of(whole), all_text_sets()))
    assert {problem.path for problem in found} == {path.relative_to(whole.root).as_posix()}


def test_one_new_text_of_the_frame_does_not_take_a_language_back(copy: Project) -> None:
    path = catalogue_path(copy, "ar")
    translated = catalogues.read_catalogue(path)
    next(m for m in translated if m.id == "Hit kan du ringa").string = ""
    projects.write(path, translated)
    assert list(messages.unfinished_languages(copy, records_of(copy), all_text_sets())) == []
    (problem,) = messages.waiting_texts(copy, records_of(copy), all_text_sets())
    assert problem.severity == "warning" and problem.path == "overrides/lean/finder.html"
    assert problem.message == (
        "viktig text väntar på översättning: “Hit kan du ringa” (page); visas så länge: ar på svenska"
    )


def test_a_context_that_nobody_knows_is_told_with_its_place(copy: Project) -> None:
    path = copy.templates / "finder.html"
    line = projects.edit(path, '"page", "Bra att veta"', '"pge", "Bra att veta"')
    told = rf"finder.html:{line}: sammanhanget “pge” är okänt; menade du “page”"
    with pytest.raises(SetupError, match=told):
        messages.template_of(copy, records_of(copy), MAIN, all_text_sets())


WEB = """\
  - kind: web
    url: https://vantelinjen.example/
    publish: "yes"
    checked: {on: 2026-11-01, how: live, by: redaktionen}
    sources: [egen-sida]
publish: after_check
"""


@pytest.mark.parametrize(("contacts", "seen"), [("publish: after_check\n", False), (WEB, True)])
def test_a_service_that_readers_meet_before_its_number_is_checked_waits_aloud(
    copy: Project, contacts: str, seen: bool
) -> None:
    path = copy.data / "services" / "vantelinjen.yml"
    projects.edit(path, "Har inte svarat när vi ringt", "Svarar ibland när vi ringer")
    projects.edit(path, "\npublish: after_check\n", f"\n{contacts}")
    waiting = [problem.message for problem in messages.waiting_texts(copy, records_of(copy), all_text_sets())]
    assert any("Svarar ibland när vi ringer" in message for message in waiting) is seen


class Inner(BaseModel):
    """A record inside another."""

    note: Annotated[str, Translatable()]


class Outer(BaseModel):
    """A record with texts in every place where a text may stand."""

    id: str = "x"
    label: Annotated[str | None, Translatable()] = None
    does: tuple[Annotated[str, Translatable()], ...] = ()
    steps: Annotated[tuple[str, ...], Translatable()] = ()
    inner: tuple[Inner, ...] = ()
    other: Inner | None = None


def test_texts_inside_tuples_and_inner_records_go_to_the_translators() -> None:
    record = Outer(does=("a", "b"), steps=("c",), inner=(Inner(note="d"),), other=Inner(note="e"))
    assert list(record_texts.texts_of(record, "services")) == [
        ("service.does", "a"),
        ("service.does", "b"),
        ("service.steps", "c"),
        ("inner.note", "d"),
        ("inner.note", "e"),
    ]
