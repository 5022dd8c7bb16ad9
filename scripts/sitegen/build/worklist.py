"""Lay out the lists of what waits for people: contacts to check, languages to finish.

The sentences on contacts are those of records.ageing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import Translator, messages, text_sets, translation
from sitegen.language.messages import Coverage
from sitegen.records import Catalogue, Contact, Freshness, ageing, shown_contacts
from sitegen.records.ageing import AgeingContact
from sitegen.records.freshness import freshness
from sitegen.records.phones import shown_as

HIDDEN = "visas inte"
WORDS = {
    Freshness.DUE: "dags att kontrollera",
    Freshness.DOUBTFUL: "gammal: visas med “kan ha ändrats”",
    Freshness.OLD: "över ett år gammal: visas med dagen för kontrollen",
    Freshness.UNCHECKED: "visas",
}


def due_contacts(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield a line for each contact that is due, with its file, the worst first; then how many there are."""
    waiting = [
        (
            freshness(contact, today),
            service.pinned or 99,
            id,
            contact,
            contact in shown_contacts(service, today),
        )
        for id, service in catalogue.services.items()
        for contact in service.contacts
        if service.publish != "no" and contact.publish != "no"
    ]
    found = sorted((w for w in waiting if w[0] != Freshness.FRESH), key=lambda w: (-w[0], w[1], w[2]))
    for state, _, id, contact, is_shown in found:
        word = WORDS[state] if is_shown else HIDDEN
        yield f"data/services/{id}.yml: {contact.kind} {shown_as(contact)}: {word}{_since(contact)}"
    yield f"{len(found)} av {len(waiting)} kontakter väntar på kontroll {today}"


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
    if contact.checked is None:
        return ", aldrig kontrollerad"
    how = {
        "archived": "läst i arkiverad kopia",
        "live": "läst på webbplatsen",
        "called": "uppringd",
    }
    return f", {how[contact.checked.how]} {contact.checked.on}"


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
