"""The translatable strings: taken from templates, code and data; counted and checked in every catalogue.

A message is the Swedish text with a context. What reads `vital` in its comment is translated first. A
text that waits takes no page with it: it is shown as it was, or in Swedish, and `make check` names it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from pydantic import BaseModel

from sitegen.checks.confidential import leaks_in_translation, public_places
from sitegen.core import SOURCE_LANGUAGE, Problem, Project, SetupError, clock, did_you_mean, quoted
from sitegen.core.kept import kept
from sitegen.core.problems import report
from sitegen.guard.places import PublicPlaces
from sitegen.language import po_file, text_sets, translation, translation_check
from sitegen.language.po_file import MessageKey, PoEntry, PoFile
from sitegen.language.record_texts import TRANSLATED, PlacedMessage, texts_of
from sitegen.language.text_sets import PROSE_CONTEXTS, URGENT, TextSet
from sitegen.language.translation import TranslationState
from sitegen.reading.yaml_tree import relative_path
from sitegen.records import Catalogue, Service, has_page

HOW_SHOWN = {TranslationState.FORMER: "med förra översättningen", TranslationState.SWEDISH: "på svenska"}
TextSets = Sequence[TextSet]
"""All sets of texts that there are: what no other has belongs to MAIN."""
KEYWORDS = {"_": ((1, "c"), 2), "translator": ((1, "c"), 2)}
BATCH = 25
VITAL = "vital"
"""The first comment of a text that hurts when it is missing."""
# A frame that lacks more of its texts has never been whole: the language is still being begun.
FRAME_GAPS = 0.1
# Only so that two runs give the same bytes; the history of a catalogue is in git.
PROJECT = "Plattformen Civila Sverige mot människohandel"
NO_DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def template_of(project: Project, catalogue: Catalogue, texts: TextSet, sets: TextSets) -> Catalog:
    """Return the catalogue of all messages of a text set, untranslated."""
    result = Catalog(project=PROJECT, version="1", creation_date=NO_DATE, revision_date=NO_DATE, fuzzy=False)
    places: dict[MessageKey, list[tuple[str, int]]] = {}
    everything = sorted(_all(project, catalogue, texts, sets), key=_in_order)
    _refuse_unknown_contexts(everything, texts)
    for found in everything:
        places.setdefault(found.key, []).append((found.path, found.line))
    for (context, text), locations in places.items():
        vital = [] if context in PROSE_CONTEXTS else [VITAL]
        own = [texts.string_notes[context, text]] if (context, text) in texts.string_notes else []
        comments = [*vital, texts.notes[context], *own]
        result.add(text, locations=locations, context=context, auto_comments=comments)
    return result


def _refuse_unknown_contexts(everything: Iterable[PlacedMessage], texts: TextSet) -> None:
    """Raise `SetupError` with every text whose context nobody has explained to translators."""
    problems = []
    for found in everything:
        if (context := found.key[0]) not in texts.notes:
            message = f"sammanhanget {quoted(context)} är okänt{did_you_mean(context, texts.notes)}"
            problems.append(Problem(found.path, found.line, 0, message))
    if problems:
        raise SetupError(report(problems))


def _in_order(found: PlacedMessage) -> tuple[str, int]:
    """Return the sort key of a message: file and line; the rows of a list stay as they are written."""
    return (found.path.partition("#")[0], found.line)


def languages_of(texts: TextSet, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the languages that have a catalogue of a text set."""
    return texts.languages or tuple(catalogue.languages)


# -- what is wrong -------------------------------------------------------------------------------


def stale_templates(project: Project, catalogue: Catalogue, sets: TextSets) -> Iterator[Problem]:
    """Yield a problem for each message that a .pot lacks, or holds though no source has it today."""
    for texts in text_sets.present(project, sets):
        path = texts.pot(project)
        wanted = _keys(template_of(project, catalogue, texts, sets))
        found = po_file.load(path, relative_path(path, project.root)) if path.exists() else None
        yield from found.problems if found else ()
        kept = {entry.key for entry in found.entries} if found else set()
        for context, text in sorted(wanted ^ kept):
            what = "saknas" if (context, text) in wanted else "finns inte längre"
            message = f"“{text[:60]}” ({context}) {what} i katalogen; kör make messages"
            yield Problem(path=relative_path(path, project.root), line=0, column=0, message=message)


def catalogue_faults(
    project: Project, catalogue: Catalogue, sets: TextSets, *, complete: bool = True
) -> Iterator[Problem]:
    """Yield all that is wrong in any catalogue: its form, its language, and what its translations say.

    Without `complete` some records could not be read: a number of theirs in a translation is then no leak.
    """
    public = public_places(catalogue) if complete else None
    for texts in text_sets.present(project, sets):
        yield from faults_of_set(catalogues(project, catalogue, texts), texts, public)


def faults_of_set(
    found: Mapping[str, PoFile], texts: TextSet, public: PublicPlaces | None
) -> Iterator[Problem]:
    """Yield all that is wrong in the catalogues of a text set; without `public` no leak is looked for."""
    for code, file in found.items():
        yield from file.problems
        yield from _wrong_language(found, code)
        shown = _shown_entries(file, texts)
        # A few at a time: what is kept of the others holds when one of them is changed.
        for start in range(0, len(shown), BATCH):
            for index, fault in _faults_in(shown[start : start + BATCH], public):
                yield _problem(file, file.entries[index], fault)


def catalogues(project: Project, catalogue: Catalogue, texts: TextSet) -> Mapping[str, PoFile]:
    """Return the .po files of a text set that exist, by language, with their faults."""
    paths = {code: texts.po(project, code) for code in languages_of(texts, catalogue)}
    return {
        code: po_file.load(path, relative_path(path, project.root), code)
        for code, path in paths.items()
        if path.exists()
    }


def _shown_entries(file: PoFile, texts: TextSet) -> tuple[tuple[int, str, str], ...]:
    """Return index, source and translation of what readers see, or would if it were more than blanks."""
    return tuple(
        (index, entry.source, entry.text)
        for index, entry in enumerate(file.entries)
        if entry.text
        and (not entry.fuzzy or translation.translation_state(entry, texts) is not TranslationState.SWEDISH)
    )


@kept
def _faults_in(
    entries: tuple[tuple[int, str, str], ...], public: PublicPlaces | None
) -> tuple[tuple[int, str], ...]:
    """Return the faults of translations, each with the index of its entry."""
    return tuple(
        (index, fault) for index, source, text in entries for fault in _faults_of(source, text, public)
    )


def _faults_of(source: str, text: str, public: PublicPlaces | None) -> Iterator[str]:
    yield from translation_check.translation_faults(source, text)
    for leak in leaks_in_translation(source, text, public) if public else ():
        yield f"röjer {leak}, som källan inte har; ta bort det"


def _wrong_language(found: Mapping[str, PoFile], code: str) -> Iterator[Problem]:
    """Yield a problem for a whole catalogue that cannot be of its language."""
    file = found[code]
    if code == SOURCE_LANGUAGE:
        return
    if fault := translation_check.wrong_script_fault(file.entries, code):
        yield Problem(file.path, 1, 0, fault)
    else:
        for entry in file.entries:
            if translation_check.in_another_script(entry.source, entry.text, code):
                yield _problem(file, entry, 'är inte på språket; översätt den, eller lämna msgstr ""')
    swedish = [PoEntry(e.context, e.source, e.source, e.line) for e in file.entries]
    others = {other: po.entries for other, po in found.items() if other not in (code, SOURCE_LANGUAGE)}
    if same := translation_check.copied_from(file.entries, {SOURCE_LANGUAGE: swedish, **others}):
        message = f"översättningarna är desamma som på “{same}”; lägg språkets egen katalog här"
        yield Problem(file.path, 1, 0, message)


# -- what waits ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Coverage:
    """How far a language has come with a text set: every message, and how it is said."""

    texts: TextSet
    states: Mapping[MessageKey, TranslationState]

    def missing(self, *, vital: bool) -> int:
        """Return how many texts wait for a translator: those that are vital, or the others."""
        waiting = (key for key, said in self.states.items() if said is not TranslationState.TRANSLATED)
        return sum((key[0] not in PROSE_CONTEXTS) is vital for key in waiting)

    def gaps(self) -> tuple[MessageKey, ...]:
        """Return the texts of the frame that readers would see in Swedish."""
        return tuple(key for key in self.frame() if self.states[key] is TranslationState.SWEDISH)

    def frame(self) -> tuple[MessageKey, ...]:
        """Return the texts that surround the records: exit, emergency, safety, headings, choices."""
        return tuple(key for key in self.states if key[0] not in self.texts.of_records)


def coverage(
    project: Project, catalogue: Catalogue, texts: TextSet, sets: TextSets, template: Catalog | None = None
) -> Mapping[str, Coverage]:
    """Return for each language how many of a set's texts are translated.

    `template` holds the texts, where it is made already. A faulty .po file counts as far as it can be read.
    """
    wanted = sorted(_keys(template or template_of(project, catalogue, texts, sets)))
    files = catalogues(project, catalogue, texts)
    return {
        code: Coverage(texts, _states(wanted, code, files.get(code), texts))
        for code in languages_of(texts, catalogue)
    }


def _states(
    wanted: Iterable[MessageKey], code: str, file: PoFile | None, texts: TextSet
) -> Mapping[MessageKey, TranslationState]:
    if code == SOURCE_LANGUAGE:
        return dict.fromkeys(wanted, TranslationState.TRANSLATED)
    own = {entry.key: translation.translation_state(entry, texts) for entry in file.entries} if file else {}
    return {key: own.get(key, TranslationState.SWEDISH) for key in wanted}


def unfinished_languages(project: Project, catalogue: Catalogue, sets: TextSets) -> Iterator[Problem]:
    """Yield a problem for each language offered before its frame is whole, or without its urgent texts."""
    for texts in text_sets.present(project, sets):
        for code, found in coverage(project, catalogue, texts, sets).items():
            if catalogue.languages[code].offered == "yes":
                yield from _unfinished(relative_path(texts.po(project, code), project.root), found)


def _unfinished(path: str, found: Coverage) -> Iterator[Problem]:
    gaps = found.gaps()
    for context, text in gaps:
        if context in URGENT:
            message = f"{quoted(text)} ({context}) måste vara översatt för att språket ska visas"
            yield Problem(path, 0, 0, message)
    if len(gaps) > FRAME_GAPS * len(found.frame()):
        message = (
            f"{len(gaps)} av {len(found.frame())} texter i ramen är inte översatta; översätt dem, hämta "
            "katalogen ur git, eller skriv offered: no i data/languages.yml tills vidare"
        )
        yield Problem(path, 0, 0, message)


def waiting_texts(project: Project, catalogue: Catalogue, sets: TextSets) -> tuple[Problem, ...]:
    """Return a warning for each text that waits for a translator, with its place; what is vital first."""
    vital: list[Problem] = []
    prose: list[Problem] = []
    unseen = _texts_not_shown(catalogue)
    for texts in text_sets.present(project, sets):
        template = template_of(project, catalogue, texts, sets)
        places = {key: m.locations[0] for m in template if m.id and (key := message_key(m)) not in unseen}
        states = {
            code: said.states
            for code, said in coverage(project, catalogue, texts, sets, template).items()
            if catalogue.languages[code].offered == "yes"
        }
        for key, place in places.items():
            late = {code: of[key] for code, of in states.items() if of[key] > TranslationState.TRANSLATED}
            if late:
                found = prose if key[0] in PROSE_CONTEXTS else vital
                found.append(_waiting_problem(project, key, place, late))
    return (*vital, *prose)


def _texts_not_shown(catalogue: Catalogue) -> set[MessageKey]:
    """Return the texts that no reader sees today, because all that would say them waits for a check."""
    found: dict[bool, set[MessageKey]] = {True: set(), False: set()}
    for folder in TRANSLATED:
        for record in getattr(catalogue, folder).values():
            found[_is_shown(record)] |= set(texts_of(record, folder))
    return found[False] - found[True]


def _is_shown(record: BaseModel) -> bool:
    """Return whether readers meet a record: a service whose number waits may have a page for its web site."""
    if isinstance(record, Service):
        return has_page(record, clock.today())
    return getattr(record, "publish", "yes") != "after_check"


def _waiting_problem(
    project: Project, key: MessageKey, place: tuple[str, int], late: Mapping[str, TranslationState]
) -> Problem:
    path = place[0].partition("#")[0]
    shown = []
    for state, words in HOW_SHOWN.items():
        if codes := [code for code, said in late.items() if said is state]:
            shown.append(f"{', '.join(codes)} {words}")
    vital = "" if key[0] in PROSE_CONTEXTS else "viktig text "
    message = f"{vital}väntar på översättning: {quoted(key[1])} ({key[0]})"
    line = place[1] or _line_of(project.root / path, key[1])
    return Problem(path, line, 0, f"{message}; visas så länge: {'; '.join(shown)}", "warning")


def _line_of(path: Path, text: str) -> int:
    """Return the line where a text of the data begins; 0 when it is not found."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return next((number for number, line in enumerate(lines, start=1) if text[:40] in line), 0)


# -- where messages stand ------------------------------------------------------------------------


def _all(project: Project, catalogue: Catalogue, texts: TextSet, sets: TextSets) -> Iterator[PlacedMessage]:
    own = Path(__file__).parents[1]
    for path in texts.template_files(project):
        yield from _extracted("jinja2", path, relative_path(path, project.root))
    for path in _code(own, texts, sets):
        if "translator(" in path.read_text("utf-8"):
            yield from _extracted("python", path, f"scripts/sitegen/{path.relative_to(own).as_posix()}")
    yield from texts.records(project, catalogue)


def _extracted(method: str, path: Path, where: str) -> Iterator[PlacedMessage]:
    for line, text, context in _messages_in(path.read_bytes(), method):
        yield PlacedMessage((context, text), where, line)


@kept
def _messages_in(source: bytes, method: str) -> tuple[tuple[int, str, str], ...]:
    """Return line, text and context of each message of a template or a module."""
    found = extract(method, BytesIO(source), keywords=KEYWORDS, comment_tags=())
    return tuple((line, str(text), context or "") for line, text, _, context in found)


def _code(own: Path, texts: TextSet, sets: TextSets) -> list[Path]:
    """Return the modules of a text set; the set that names none has all that no other has."""
    if texts.code:
        return sorted(path for folder in texts.code for path in (own / folder).rglob("*.py"))
    taken = tuple(own / folder for folder in text_sets.taken_code(sets))
    return sorted(p for p in own.rglob("*.py") if not any(p.is_relative_to(folder) for folder in taken))


def _problem(file: PoFile, entry: PoEntry, fault: str) -> Problem:
    return Problem(file.path, entry.line, 1, f"översättningen av {quoted(entry.source)} {fault}")


def _keys(catalogue: Catalog) -> set[MessageKey]:
    return {message_key(message) for message in catalogue if message.id}


def message_key(message: Message) -> MessageKey:
    """Return the context and the Swedish text of a message of Babel's."""
    return (message.context or "", str(message.id))
