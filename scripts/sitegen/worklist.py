"""What waits for people: contacts to check, languages to finish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen import ageing, clock, messages, output, textsets, voices
from sitegen.ageing import Aged
from sitegen.catalogue import Catalogue
from sitegen.freshness import Freshness, freshness, shown
from sitegen.model import Contact
from sitegen.paths import Project
from sitegen.rows import shown_as
from sitegen.textsets import TextSet

HIDDEN = "visas inte"
WORDS = {
    Freshness.DUE: "dags att kontrollera",
    Freshness.DOUBTFUL: "gammal: visas med “kan ha ändrats”",
    Freshness.OLD: "över ett år gammal: visas med dagen för kontrollen",
    Freshness.UNCHECKED: "visas",
}


def due(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """One line a contact that is due, with its file: the worst first, then what readers meet first."""
    waiting = [
        (freshness(contact, today), service.pinned or 99, id, contact, contact in shown(service, today))
        for id, service in catalogue.services.items()
        for contact in service.contacts
        if service.publish != "no" and contact.publish != "no"
    ]
    found = sorted((w for w in waiting if w[0] != Freshness.FRESH), key=lambda w: (-w[0], w[1], w[2]))
    for state, _, id, contact, is_shown in found:
        word = WORDS[state] if is_shown else HIDDEN
        yield f"data/services/{id}.yml: {contact.kind} {shown_as(contact)}: {word}{_since(contact)}"
    yield f"{len(found)} av {len(waiting)} kontakter väntar på kontroll {today}"


def ahead(catalogue: Catalogue, today: dt.date, days: int) -> Iterator[str]:
    """The contacts whose age readers see, or will within so many days: a heading a step, a line each."""
    for group in ageing.groups(catalogue, today, days):
        yield f"{_capital(group.told(today))}:"
        for aged in group.contacts:
            yield f"  {_place(aged)}"


def reminder(catalogue: Catalogue, today: dt.date, days: int) -> Iterator[str]:
    """The same as Markdown with boxes to tick, for an issue that somebody opens every night."""
    yield f"# Kontaktuppgifter att kontrollera, {today.isoformat()}"
    yield ""
    yield "Ring eller läs på webbplatsen, och fyll i `checked` i filen. Inget nummer försvinner av ålder."
    for group in ageing.groups(catalogue, today, days):
        yield from ("", f"## {_capital(group.told(today))}", "")
        for aged in group.contacts:
            yield f"- [ ] {_place(aged, '`')}"


def _place(aged: Aged, mark: str = "") -> str:
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


def languages(project: Project, catalogue: Catalogue) -> Iterator[str]:
    """One line a language: what is missing, who has reviewed it, how many pages are offered."""
    counts = messages.coverage(project, catalogue)
    site = output.finder(project, catalogue, clock.today())
    reviewed = {v.code: v.reviewed for v in voices.load(project, catalogue.languages.values())}
    for code, count in counts.items():
        pages = sum(code in offered for offered in site.offers.values())
        yield f"{_translated(code, count, reviewed[code])}, {pages} av {len(site.offers)} sidor visas"
    for texts in textsets.present(project):
        if texts is not textsets.MAIN:
            yield from _set_languages(project, catalogue, texts)


def _set_languages(project: Project, catalogue: Catalogue, texts: TextSet) -> Iterator[str]:
    """The same for a set of texts that has languages of its own."""
    counts = messages.coverage(project, catalogue, texts)
    for voice in voices.load(project, (catalogue.languages[code] for code in counts), texts):
        yield f"{texts.name}: {_translated(voice.code, counts[voice.code], voice.reviewed)}"


def _translated(code: str, count: tuple[int, int, int], reviewed: bool) -> str:
    total, vital, prose = count
    state = "granskad" if reviewed else "utkast"
    return (
        f"{code}: {total - vital - prose}/{total} texter, {vital} viktiga saknas, {prose} övriga "
        f"saknas, {state}"
    )
