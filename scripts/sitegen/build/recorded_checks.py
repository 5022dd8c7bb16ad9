"""Write into a service's file that somebody has checked its contacts; say what that changes for readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.build.due_list import AGED, HIDDEN, SHOWN, how_checked
from sitegen.core import Problem, Project, clock
from sitegen.core.errors import DataError
from sitegen.core.problems import did_you_mean
from sitegen.core.swap import replace_file
from sitegen.guard import people
from sitegen.reading import Loaded, Location, loader, yaml_edit
from sitegen.records import Catalogue, Contact, Service
from sitegen.records.freshness import may_publish, service_freshness
from sitegen.records.model import Checked
from sitegen.records.phones import shown_as

ALL = "alla"


@dataclass(frozen=True, slots=True)
class CheckMade:
    """A check that somebody has made: of which service, of which contacts as they were named, and how."""

    service: str
    contacts: tuple[str, ...]
    checked: Checked


def record_check(project: Project, catalogue: Catalogue, made: CheckMade) -> Iterator[str]:
    """Write a check into its file, and yield a line for each of the service's contacts: before and now.

    Nothing is written, and `DataError` raised, when the file has a fault, or a contact is not found.
    """
    file = f"data/services/{made.service}.yml"
    if made.service not in catalogue.services:
        near = did_you_mean(made.service, catalogue.services)
        raise DataError((Problem(file, 0, 0, f"tjänsten finns inte{near}"),))
    path = project.root / file
    text = path.read_bytes().decode()
    before = _loaded(project, file, text)
    chosen = tuple(_chosen(before, made))
    after_text = _with_check(text, before.record, chosen, made.checked)
    after = _loaded(project, file, after_text)
    replace_file(path, after_text.encode())
    yield from _changes(before.record, after.record, chosen, clock.today())


def _loaded(project: Project, file: str, text: str) -> Loaded[Service]:
    found, problems = loader.load_text(text, file, Service)
    if found is None:
        raise DataError(tuple(problems))
    return found


def _chosen(loaded: Loaded[Service], made: CheckMade) -> Iterator[int]:
    """Yield the numbers of the contacts that were checked. Raises `DataError` for one that is not there."""
    contacts = loaded.record.contacts
    for name in made.contacts or (_only(loaded, contacts),):
        found = [number for number, contact in enumerate(contacts) if _is_named(contact, name)]
        if not found:
            raise DataError((loaded.problem("contacts", message=_unknown(name, contacts), key=True),))
        if name != ALL and len(found) > 1:
            raise DataError((loaded.problem("contacts", message=_several(name, contacts), key=True),))
        for number in found:
            _refuse_uncallable(loaded, number, made.checked.how)
        yield from found


def _only(loaded: Loaded[Service], contacts: Sequence[Contact]) -> str:
    """Return what means the only contact when none is named. Raises `DataError` where there are several."""
    if len(contacts) == 1:
        return ALL
    message = f"säg vilken kontakt som är kontrollerad: {_names(contacts)}, eller {ALL}"
    raise DataError((loaded.problem("contacts", message=message, key=True),))


def _refuse_uncallable(loaded: Loaded[Service], number: int, how: str) -> None:
    """Raise `DataError` for a page of the web that somebody says to have called."""
    contact = loaded.record.contacts[number]
    if how == "called" and contact.number is None:
        message = f"{shown_as(contact)} har inget nummer att ringa; läst på webbplatsen är --how live"
        raise DataError((loaded.problem("contacts", number, "kind", message=message),))


def _is_named(contact: Contact, name: str) -> bool:
    if name in (ALL, contact.kind, shown_as(contact)):
        return True
    meant = {number for _, several in people.phone_numbers(name) for number in several}
    return contact.number is not None and contact.number in {*meant, re.sub(r"\D", "", name)}


def _unknown(name: str, contacts: Sequence[Contact]) -> str:
    return f"ingen kontakt heter {name}; det finns {_names(contacts)}, och {ALL}"


def _several(name: str, contacts: Sequence[Contact]) -> str:
    return f"flera kontakter heter {name}; säg numret eller sidan: {_names(contacts)}"


def _names(contacts: Sequence[Contact]) -> str:
    return ", ".join(f"{contact.kind} ({shown_as(contact)})" for contact in contacts)


def _with_check(text: str, service: Service, chosen: Sequence[int], checked: Checked) -> str:
    """Return the text of a file with a check at some contacts."""
    said = {"on": checked.on.isoformat(), "how": checked.how, "by": checked.by}
    known = [number for number in chosen if service.contacts[number].checked]
    values: dict[Location, str] = {
        ("contacts", number, "checked", key): value for number in known for key, value in said.items()
    }
    text = yaml_edit.with_scalars(text, values)
    entry = f"checked: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}"
    for number in sorted(set(chosen).difference(known), reverse=True):
        text = yaml_edit.with_entry(text, ("contacts", number), entry, after="publish")
    return text


def _changes(before: Service, after: Service, chosen: Sequence[int], today: dt.date) -> Iterator[str]:
    for number in chosen:
        was, now = before.contacts[number], after.contacts[number]
        yield f"{now.kind} {shown_as(now)}: {_told(before, was, today)} → {_told(after, now, today)}"


def _told(service: Service, contact: Contact, today: dt.date) -> str:
    """Return what readers see of a contact, and how and when it was checked."""
    age = service_freshness(service, contact, today)
    seen = AGED.get(age, SHOWN) if may_publish(service, contact) else HIDDEN
    return f"{seen}, {how_checked(contact)}"
