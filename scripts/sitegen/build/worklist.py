"""Lay out the lists of what waits for people: contacts that grow old, languages to finish.

The sentences on contacts are those of records.ageing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.build.all_text_sets import all_text_sets
from sitegen.build.due_list import how_checked
from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.language import Translator, messages, review, text_sets, translation
from sitegen.language.messages import Coverage
from sitegen.language.review import ReviewCount
from sitegen.records import Catalogue, Contact, ageing
from sitegen.records.ageing import AgeingContact
from sitegen.records.phones import shown_as


def coming_contacts(catalogue: Catalogue, today: dt.date, days: int) -> Iterator[str]:
    """Yield a heading for each step that readers see or soon will, and a line for each of its contacts.

    `days` is how far ahead steps are told.
    """
    for group in ageing.ageing_groups(catalogue, today, days):
        yield f"{_capital(group.sentence(today))}:"
        for aged in group.contacts:
            yield f"  {_place(aged)}"


def reminder_lines(catalogue: Catalogue, today: dt.date, days: int) -> Iterator[str]:
    """Yield the same as `coming_contacts` in Markdown with boxes to tick, for an issue opened every night."""
    yield f"# Kontaktuppgifter att kontrollera, {today.isoformat()}"
    yield ""
    yield "Ring eller läs på webbplatsen, och fyll i `checked` i filen. Inget nummer försvinner av ålder."
    for group in ageing.ageing_groups(catalogue, today, days):
        yield from ("", f"## {_capital(group.sentence(today))}", "")
        for aged in group.contacts:
            yield f"- [ ] {_place(aged, '`')}"


def _place(aged: AgeingContact, mark: str = "") -> str:
    contact, file = aged.contact, f"data/services/{aged.id}.yml"
    return f"{mark}{file}{mark}: {contact.kind} {shown_as(contact)}{_since(contact)}; {aged.day.isoformat()}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _since(contact: Contact) -> str:
    return f", {how_checked(contact)}"


def language_progress(project: Project, catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each language and set of texts: what is missing, who reviewed it, if it is shown."""
    sets = all_text_sets()
    for texts in text_sets.present(project, sets):
        found = messages.coverage(project, catalogue, texts, sets)
        for translator in translation.load_translators(
            project, (catalogue.languages[code] for code in found), texts
        ):
            name = f"{texts.name}: " if texts.name else ""
            yield f"{name}{_translated(translator, found[translator.code])}"
            if translator.code != SOURCE_LANGUAGE:
                yield f"  {_read_by_people(review.count(review.states(project, texts, translator.code)))}"


def _read_by_people(found: ReviewCount) -> str:
    """Return how many texts somebody has read and approved, and how many are in doubt."""
    return (
        f"granskat: {found.vital_reviewed}/{found.vital} viktiga, {found.reviewed}/{found.all} i allt; "
        f"{found.changed} ändrade sedan de lästes, {found.disputed} ifrågasatta"
    )


def _translated(translator: Translator, found: Coverage) -> str:
    total, vital, prose = len(found.states), found.missing(vital=True), found.missing(vital=False)
    state = "granskad" if translator.reviewed else "utkast"
    told = (
        f"{translator.code}: {total - vital - prose}/{total} texter, {vital} viktiga saknas, {prose} övriga "
        f"saknas, {state}"
    )
    if translator.language.offered == "yes":
        return f"{told}, visas"
    gaps = len(found.gaps())
    left = f"ramen saknar {gaps} texter" if gaps else "ramen är hel, så det kan få offered: yes"
    return f"{told}, visas inte än: {left}"
