"""List the contacts that somebody should check, by what they mean to readers: text, Markdown, CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.core.sheet_cells import csv_text
from sitegen.records import SWEDEN, Catalogue, Contact, Freshness, Service, shown_contacts
from sitegen.records.freshness import freshness
from sitegen.records.phones import shown_as

HIDDEN = "visas inte"
SHOWN = "visas"
AGED = {
    Freshness.DOUBTFUL: "visas med “kan ha ändrats”",
    Freshness.OLD: "visas med dagen för kontrollen",
}
"""What readers see of a contact whose age they are told."""
WORDS = {
    Freshness.DUE: "dags att kontrollera",
    Freshness.DOUBTFUL: f"gammal: {AGED[Freshness.DOUBTFUL]}",
    Freshness.OLD: f"över ett år gammal: {AGED[Freshness.OLD]}",
    Freshness.UNCHECKED: SHOWN,
}
HOW = {
    "archived": "läst i arkiverad kopia",
    "live": "läst på webbplatsen",
    "called": "uppringd",
    "confirmed": "bekräftad av den som driver tjänsten",
}
LAST = 99
COLUMNS = ("fil", "tjänst", "drivs av", "slag", "kontakt", "läget", "senast", "hur", "av", "källa")


@dataclass(frozen=True, slots=True)
class DueContact:
    """A contact that waits for a check, how old its last one is, and whether readers see it."""

    id: str
    service: Service
    contact: Contact
    state: Freshness
    is_shown: bool

    @property
    def file(self) -> str:
        """The file of its service."""
        return f"data/services/{self.id}.yml"

    @property
    def told(self) -> str:
        """What readers see of it, and how long ago it was checked."""
        return WORDS[self.state] if self.is_shown else HIDDEN

    @property
    def source(self) -> str:
        """Where one can look: the page that it was read on, else its own."""
        urls = {source.id: source.url for source in self.service.sources}
        return next((url for id in self.contact.sources if (url := urls.get(id))), self.contact.url or "")

    @property
    def weight(self) -> tuple[int, int, bool, str]:
        """The sort key: the worst first, of these what always stands first, then lines for all of Sweden."""
        return -self.state, self.service.pinned or LAST, SWEDEN not in self.service.coverage, self.id


def due_contacts(catalogue: Catalogue, today: dt.date) -> tuple[list[DueContact], int]:
    """Return the contacts that wait for a check, the most urgent first, and of how many they are."""
    every = [
        DueContact(id, service, contact, freshness(contact, today), contact in shown_contacts(service, today))
        for id, service in catalogue.services.items()
        for contact in service.contacts
        if service.publish != "no" and contact.publish != "no"
    ]
    found = [due for due in every if due.state != Freshness.FRESH]
    return sorted(found, key=lambda due: due.weight), len(every)


def how_checked(contact: Contact) -> str:
    """Return how and when a contact was last checked, in Swedish."""
    if contact.checked is None:
        return "aldrig kontrollerad"
    return f"{HOW[contact.checked.how]} {contact.checked.on}"


def text_lines(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield a line for each contact, with its file; then how many there are."""
    found, every = due_contacts(catalogue, today)
    for due in found:
        shown = f"{due.contact.kind} {shown_as(due.contact)}"
        yield f"{due.file}: {shown}: {due.told}, {how_checked(due.contact)}"
    yield f"{len(found)} av {every} kontakter väntar på kontroll {today}"


def markdown_lines(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield the same with boxes to tick, who runs the service, and where one can look."""
    found, every = due_contacts(catalogue, today)
    yield f"# {len(found)} av {every} kontakter väntar på kontroll {today}"
    yield ""
    for due in found:
        look = f", [källa]({due.source})" if due.source else ""
        shown = f"{due.contact.kind} {shown_as(due.contact)}"
        yield (
            f"- [ ] **{due.service.name}** ({due.service.operator}), {shown}: {due.told}, "
            f"{how_checked(due.contact)}{look}; `{due.file}`"
        )


def csv_lines(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield the same as a table for a spreadsheet; no cell begins as a formula."""
    yield from csv_text((COLUMNS, *map(_cells, due_contacts(catalogue, today)[0]))).splitlines()


def _cells(due: DueContact) -> Iterable[str]:
    checked = due.contact.checked
    last = (str(checked.on), HOW[checked.how], checked.by) if checked else ("", "", "")
    own = (due.file, due.service.name, due.service.operator, due.contact.kind, shown_as(due.contact))
    return (*own, due.told, *last, due.source)


FORMATS: Mapping[str, Callable[[Catalogue, dt.date], Iterator[str]]] = {
    "text": text_lines,
    "markdown": markdown_lines,
    "csv": csv_lines,
}
"""The lines of the list, by the form that is asked for."""
