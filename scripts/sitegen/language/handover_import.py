"""Take in what came back: judge every row, tell all faults at once, show and write what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.core import Problem, Project, clock, did_you_mean, quoted
from sitegen.language import glossary_words, merge_catalogues, review, review_file, translation_check
from sitegen.language.glossary_words import Avoided
from sitegen.language.handover import CatalogueInHand, row_id
from sitegen.language.po_file import PoEntry, PoFile
from sitegen.language.returned import CHANGED, DISPUTED, OK, STATES, ReturnedFile, ReturnedRow
from sitegen.language.review import NATIVE_READERS, READERS, ReviewEntry
from sitegen.records.model import Term

LONG_TEXT = 20
"""Shorter texts may be the same in two languages: names, numbers, loans."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class TextVerdict:
    """What somebody has said of one text: how it shall read from now on, and the entry in the ledger."""

    before: PoEntry
    text: str
    entry: ReviewEntry

    @property
    def changes_text(self) -> bool:
        """Whether readers will meet other words than before."""
        return self.text != self.before.text


@dataclass(frozen=True, slots=True)
class Signature:
    """Who has read, by role, and when."""

    by: str
    on: dt.date

    @property
    def is_native(self) -> bool:
        """Whether the reader can approve a translation."""
        return self.by in NATIVE_READERS


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a returned file: the verdicts by catalogue, and all that is wrong with it."""

    verdicts: Mapping[str, tuple[TextVerdict, ...]]
    problems: tuple[Problem, ...]

    def __len__(self) -> int:
        """Return how many texts somebody has said anything of."""
        return sum(map(len, self.verdicts.values()))


def judge(
    returned: ReturnedFile, found: Sequence[CatalogueInHand], glossary: Mapping[str, Term]
) -> Judgement:
    """Return what a file says of each text, or every fault in it, with its cell."""
    faults = list(_signature_faults(returned))
    signature = None if faults else Signature(returned.by, dt.date.fromisoformat(returned.on))
    verdicts: dict[str, tuple[TextVerdict, ...]] = {}
    for one in found:
        rows = [row for row in returned.rows if row.part == one.id and row.is_filled_in]
        judge_one = _Judge(one, signature, glossary_words.avoided(glossary, one.code))
        verdicts[one.id] = tuple(filter(None, map(judge_one.verdict, rows)))
        faults += judge_one.faults
    known = {one.id for one in found}
    for row in returned.rows:
        if row.part not in known and row.is_filled_in:
            faults.append((row.places["id"], "raden hör inte till någon katalog; exportera på nytt"))
    problems = tuple(Problem(returned.name, 0, 0, f"{place}: {message}") for place, message in faults)
    return Judgement(verdicts, problems)


def _signature_faults(returned: ReturnedFile) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with who has read, and when: without that nothing can be written down."""
    if returned.by not in READERS:
        said = f"{quoted(returned.by)} är ingen roll" if returned.by else "säg vem som har läst"
        near = did_you_mean(returned.by, READERS) if returned.by else ""
        yield returned.places["by"], f"{said}{near}; skriv en av {', '.join(READERS)}, aldrig ett namn"
    try:
        day = dt.date.fromisoformat(returned.on)
    except ValueError:
        yield returned.places["on"], "skriv dagen då du läste, ÅÅÅÅ-MM-DD"
        return
    if day > clock.today():
        yield returned.places["on"], f"{day} har inte varit än; skriv dagen då du läste"


class _Judge:
    """Judges the rows of one catalogue; goes on past faults."""

    def __init__(self, found: CatalogueInHand, signature: Signature | None, avoided: Avoided) -> None:
        self.found, self.signature, self.avoided = found, signature, avoided
        self.entries = {row_id(key): entry for key, entry in found.entries().items()}
        former = (*found.file.entries, *found.file.obsolete)
        self.former = {
            row_id(key) for entry in former for key in (entry.key, (entry.context, entry.previous))
        }
        self.elsewhere = {
            (entry.key, entry.text): code for code, file in found.elsewhere.items() for entry in file.entries
        }
        self.seen: set[str] = set()
        self.faults: list[tuple[str, str]] = []

    def verdict(self, row: ReturnedRow) -> TextVerdict | None:
        """Return what a row says of its text; None when anything is wrong with it."""
        entry = self.entries.get(row.id)
        faults = list(self._row_faults(row, entry))
        self.seen.add(row.id)
        if entry is not None and not faults:
            faults = list(self._word_faults(row, entry))
        self.faults += [(row.places[key], message) for key, message in faults]
        if faults or entry is None or self.signature is None:
            return None
        text = row.text if row.text and row.state != DISPUTED else entry.text
        return TextVerdict(entry, text, self._ledger_entry(row, entry, text, self.signature))

    def _row_faults(self, row: ReturnedRow, entry: PoEntry | None) -> Iterator[tuple[str, str]]:
        """Yield why a row cannot be taken for what somebody said of a text that is wanted today."""
        if entry is None:
            known = row.id in self.former
            why = "svenskan har ändrats sedan utskicket" if known else "texten är okänd"
            yield "id", f"{why}; exportera på nytt och flytta över det som är ifyllt"
            return
        if row.id in self.seen:
            yield "id", "texten står på två rader; behåll en"
        if row.source != _as_sent(entry.source):
            yield "source", "svenskan är ändrad i filen; den ska stå som den sändes"
        if row.read != review.fingerprint(entry.text):
            yield "text", "översättningen har ändrats av någon annan sedan utskicket; exportera på nytt"
        yield from self._state_faults(row, entry)

    def _state_faults(self, row: ReturnedRow, entry: PoEntry) -> Iterator[tuple[str, str]]:
        state, is_new = row.state, bool(row.text) and row.text != _as_sent(entry.text)
        if state and state not in STATES:
            yield "state", f"{quoted(state)} är inget läge; välj {', '.join(STATES)}"
        elif state == OK and is_new:
            yield "state", f"läget är ok, men översättningen är en annan; välj {CHANGED}, eller töm rutan"
        elif state == CHANGED and not row.text:
            yield "text", f"läget är {CHANGED}, men översättningen saknas; skriv den, eller välj {OK}"
        elif state == OK and translation_check.is_blank(entry.text):
            yield "state", f"det finns ingen översättning att godkänna; skriv en, och välj {CHANGED}"
        elif state == DISPUTED and not row.comment:
            yield "comment", "skriv vad som är fel eller oklart"
        elif not state and not is_new:
            yield "state", f"välj läge: {', '.join(STATES)}"

    def _word_faults(self, row: ReturnedRow, entry: PoEntry) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the words that somebody wrote, or let stand."""
        yield from _unreadable(row, entry)
        if any("@" in address for address in translation_check.addresses(row.comment)):
            yield "comment", "har en e-postadress; skriv inget om någon person"
        if row.state == DISPUTED and not row.text:
            return
        said = row.text or entry.text
        for fault in translation_check.translation_faults(entry.source, said):
            yield "text", f"översättningen {fault}"
        if translation_check.in_another_script(entry.source, said, self.found.code):
            yield "text", "är inte på språket; är det rätt fil?"
        if row.text.startswith("="):
            yield "text", "börjar med =, som ett kalkylprogram tar för en formel; skriv bara texten"
        # Names are the same in all languages: what stands there already may stay.
        is_new = len(said) > LONG_TEXT and said != entry.text
        if is_new and said == entry.source:
            yield "text", "är svenskan; skriv översättningen"
        if is_new and (other := self.elsewhere.get((entry.key, said))):
            yield "text", f"är densamma som på “{other}”; är det rätt fil?"
        for fault in glossary_words.avoided_faults(said, self.avoided):
            yield "text", f"översättningen {fault}"

    def _ledger_entry(self, row: ReturnedRow, entry: PoEntry, text: str, signature: Signature) -> ReviewEntry:
        is_disputed = row.state == DISPUTED
        approved = "reviewed" if signature.is_native else "draft"
        return ReviewEntry.model_validate(
            {
                "context": entry.context,
                "text": entry.source,
                "state": "disputed" if is_disputed else approved,
                "by": signature.by,
                "on": signature.on,
                "source": review.fingerprint(entry.source),
                "translation": review.fingerprint(text),
                "suggestion": row.text if is_disputed and row.text != entry.text and row.text else None,
                "comment": row.comment or None,
            }
        )


def _unreadable(row: ReturnedRow, entry: PoEntry) -> Iterator[tuple[str, str]]:
    """Yield what in a comment or a text could be written into a ledger and not be read again."""
    for field, words in (("comment", row.comment), ("text", row.text)):
        if len(words) > LONGEST:
            yield field, f"är längre än {LONGEST} tecken"
        elif words:
            made = _blank_entry(entry, words)
            for problem in review.parse(review_file.content([made]), "").problems[:1]:
                yield field, problem.message


def _blank_entry(entry: PoEntry, words: str) -> ReviewEntry:
    none = review.fingerprint("")
    return ReviewEntry(
        context=entry.context,
        text=entry.source,
        state="draft",
        by="redaktionen",
        on=clock.today(),
        source=none,
        translation=none,
        comment=words,
    )


def _as_sent(text: str) -> str:
    """Return a text as it comes back from a cell: without blanks around it."""
    return text.strip(" \t\n")


# -- shown and written ---------------------------------------------------------------------------


def diff(found: Iterable[CatalogueInHand], judged: Judgement) -> Iterator[str]:
    """Yield what will be another text, as lines that are taken away and added; then how many were read."""
    for one in found:
        for verdict in judged.verdicts[one.id]:
            if verdict.changes_text:
                yield f"{one.name}: {quoted(verdict.before.source)} ({verdict.before.context})"
                yield f"  - {verdict.before.text or '(ingen översättning)'}"
                yield f"  + {verdict.text}"
            if verdict.entry.state == "disputed":
                yield f"{one.name}: ifrågasatt: {quoted(verdict.before.source)} ({verdict.before.context})"
                yield from (
                    f"  ? {said}" for said in (verdict.entry.suggestion, verdict.entry.comment) if said
                )
    yield _summary([v for verdicts in judged.verdicts.values() for v in verdicts])


def _summary(verdicts: Sequence[TextVerdict]) -> str:
    states = [verdict.entry.state for verdict in verdicts]
    return (
        f"{len(verdicts)} texter lästa: {sum(v.changes_text for v in verdicts)} ändrade, "
        f"{states.count('reviewed')} godkända, {states.count('draft')} utkast, "
        f"{states.count('disputed')} ifrågasatta"
    )


def files(
    project: Project, found: Iterable[CatalogueInHand], judged: Judgement, language: str
) -> Mapping[Path, bytes]:
    """Return what is to be written: each catalogue of which anything was said, and its ledger."""
    result: dict[Path, bytes] = {}
    for one in found:
        if verdicts := judged.verdicts[one.id]:
            made = merge_catalogues.catalogue_of(_with(one, verdicts), one.template, one.code, language)
            result[one.texts.po(project, one.code)] = merge_catalogues.written(made)
            kept = dict(one.ledger.entries()) | {verdict.entry.key: verdict.entry for verdict in verdicts}
            entries = review_file.moved(list(kept.values()), made)
            result[one.texts.review(project, one.code)] = review_file.content(entries)
    return result


def _with(found: CatalogueInHand, verdicts: Iterable[TextVerdict]) -> PoFile:
    """Return the catalogue with what was said; what somebody stands for is not late any more."""
    own = {entry.key: entry for entry in found.file.entries}
    for verdict in verdicts:
        if verdict.entry.state != "disputed":
            old = own.get(verdict.before.key, verdict.before)
            own[old.key] = replace(old, text=verdict.text, fuzzy=False, previous="")
    return replace(found.file, entries=tuple(own.values()))
