"""Which calls by the organisation would change most for the journeys: whom to ring, what to ask, best first.

Each service that lacks something is given it in thought: its withheld number shown, a number where none is
known, sure hours, an interpreter, a word on who is welcome. A journey has changed when its first three rows,
or anything that they say, are no longer the same.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from sitegen.core import Project, clock
from sitegen.core.errors import raise_errors
from sitegen.reading import loader
from sitegen.records import Catalogue, Contact, Service
from sitegen.records.freshness import may_publish
from sitegen.records.journey_model import FOLDER, Journey
from sitegen.records.model import Checked, OpeningHours
from sitegen.records.phones import shown_as
from sitegen.records.ranking import answer
from sitegen.records.ranking.reach import PERSON
from sitegen.sites.checked_records import read_checked

HEAD = ("resor", "tjänst", "ring", "fråga", "numret")


@dataclass(frozen=True, slots=True)
class Call:
    """One call to make: how many journeys it may change, whom to ring, what to ask, where a number stands."""

    journeys: int
    id: str
    name: str
    whom: str
    questions: tuple[str, ...]
    number: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The same as the cells of a table, under `HEAD`."""
        return (
            str(self.journeys),
            f"{self.name} ({self.id})",
            self.whom,
            "; ".join(self.questions),
            self.number,
        )


def read_journeys(project: Project) -> dict[str, Journey]:
    """Return the journeys of a project by id. Raises `DataError` where one has a fault."""
    loaded, problems = loader.load_folder(project.root, FOLDER, Journey)
    raise_errors(problems)
    return {id: one.record for id, one in loaded.items()}


def calls(catalogue: Catalogue, journeys: Mapping[str, Journey]) -> tuple[Call, ...]:
    """Return the calls that would change some journey, those that change most first, then by id."""
    now = {id: seen(catalogue, journey) for id, journey in journeys.items()}
    found = (_call(catalogue, id, journeys, now) for id in catalogue.services)
    useful = (call for call in found if call.journeys)
    return tuple(sorted(useful, key=lambda call: (-call.journeys, call.id)))


def _call(catalogue: Catalogue, id: str, journeys: Mapping[str, Journey], now: Mapping[str, object]) -> Call:
    service = catalogue.services[id]
    asked = tuple(questions(service))
    settled = service
    for question in asked:
        settled = QUESTIONS[question](settled)
    then = replace(catalogue, services={**catalogue.services, id: settled})
    changed = [name for name, journey in journeys.items() if asked and seen(then, journey) != now[name]]
    return Call(len(changed), id, service.name, service.operator, asked, _number(service))


def seen(catalogue: Catalogue, journey: Journey) -> object:
    """Return what a journey shows first: its rows, the contact that leads each, the hour and the labels."""
    moment = journey.moment
    rows = answer(catalogue, journey.asked, journey.language, moment.date(), moment).rows
    return [(row.id, row.contact and row.contact.kind, row.state, row.reasons) for row in rows]


def questions(service: Service) -> Iterator[str]:
    """Yield what is not known of a service that may be shown, in the words of `QUESTIONS`."""
    if service.publish == "no" or service.placed_by or service.information:
        return
    people = [contact for contact in service.contacts if contact.kind in PERSON and contact.publish != "no"]
    if any(not may_publish(service, contact) for contact in people):
        yield WITHHELD
    if not any(contact.kind == "phone" for contact in people):
        yield NO_NUMBER
    if any(contact.hours is None or contact.hours.uncertain for contact in people) or not people:
        yield HOURS
    if service.interpreter == "unknown":
        yield INTERPRETER
    if service.unclear:
        yield WELCOME


def _number(service: Service) -> str:
    """Return where a service's number stands and how well it is known."""
    people = [contact for contact in service.contacts if contact.kind in PERSON and contact.publish != "no"]
    told = [f"{shown_as(c)} ({_state(service, c)}; {', '.join(c.sources)})" for c in people]
    return (
        "; ".join(told) or f"inget nummer i data/services; källor: {', '.join(s.id for s in service.sources)}"
    )


def _state(service: Service, contact: Contact) -> str:
    shown = "visas" if may_publish(service, contact) else "visas inte"
    return f"{shown}, tillförlitlighet {contact.confidence}"


def _shown(service: Service) -> Service:
    contacts = tuple(_confirmed(c) if c.publish != "no" else c for c in service.contacts)
    return service.model_copy(update={"contacts": contacts, "publish": "yes"})


def _confirmed(contact: Contact) -> Contact:
    checked = Checked(on=clock.today(), how="called", by="kansliet")
    return contact.model_copy(update={"publish": "yes", "checked": checked})


def _with_number(service: Service) -> Service:
    found = Contact(kind="phone", publish="yes", sources=("samtal",))
    return service.model_copy(update={"contacts": (_confirmed(found), *service.contacts), "publish": "yes"})


def _with_hours(service: Service) -> Service:
    sure = OpeningHours(rule="Mo-Fr 09:00-16:00; PH off", as_of="samtal")
    return service.model_copy(update={"contacts": tuple(_open_at(c, sure) for c in service.contacts)})


def _open_at(contact: Contact, sure: OpeningHours) -> Contact:
    if contact.kind not in PERSON:
        return contact
    if contact.hours is None or contact.hours.rule is None:
        return contact.model_copy(update={"hours": sure})
    return contact.model_copy(update={"hours": contact.hours.model_copy(update={"uncertain": False})})


def _with_interpreter(service: Service) -> Service:
    return service.model_copy(update={"interpreter": "yes", "interpreter_most": True})


def _welcoming(service: Service) -> Service:
    return service.model_copy(update={"unclear": ()})


WITHHELD = "får numret visas"
NO_NUMBER = "finns ett nummer för den som är utsatt"
HOURS = "när svarar ni"
INTERPRETER = "har ni tolk, på vilka språk"
WELCOME = "vilka är välkomna"
QUESTIONS: Mapping[str, Callable[[Service], Service]] = {
    WITHHELD: _shown,
    NO_NUMBER: _with_number,
    HOURS: _with_hours,
    INTERPRETER: _with_interpreter,
    WELCOME: _welcoming,
}
"""What to ask in a call, and the service as it would be with a good answer."""


def as_text(found: tuple[Call, ...], journeys: int) -> str:
    """Return the calls as lines to read, after how many journeys there are."""
    lines = [f"Samtal som ändrar mest för {journeys} resor, bäst först:"]
    for number, call in enumerate(found, start=1):
        lines += [f"{number}. {call.name} ({call.id}): {call.journeys} resor", f"   Ring: {call.whom}"]
        lines += [f"   Fråga: {'; '.join(call.questions)}", f"   Numret: {call.number}"]
    return "\n".join(lines)


def as_csv(found: tuple[Call, ...]) -> str:
    """Return the calls as comma-separated values with a head."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows((HEAD, *(call.cells for call in found)))
    return buffer.getvalue().rstrip("\n")


def as_markdown(found: tuple[Call, ...]) -> str:
    """Return the calls as a table in Markdown."""
    rows = (HEAD, ("---",) * len(HEAD), *(call.cells for call in found))
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


def run(project: Project, options: argparse.Namespace) -> int:
    """List the calls that would change most for the journeys of tests/journeys/, best first.

    Each line says in how many journeys the first rows or a word of them may change, whom to ring, what to
    ask, and where the number stands.
    """
    journeys = read_journeys(project)
    found = calls(read_checked(project), journeys)
    made = {"csv": as_csv, "markdown": as_markdown}.get(options.format)
    print(made(found) if made else as_text(found, len(journeys)))
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add the options of the verb."""
    verb.add_argument("--format", choices=("text", "csv", "markdown"), default="text", help="text")
