"""Check what a contact must carry before anybody may rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from opening_hours import State

from sitegen.core import Problem
from sitegen.core import clock as calendar
from sitegen.reading import Loaded, Location
from sitegen.records import Contact, LoadedRecords, Service, ageing
from sitegen.records.freshness import may_publish
from sitegen.records.hours_rule import DAY, Week, clock, parse_hours
from sitegen.records.model import Closure
from sitegen.records.number_plan import is_free

FIELD_OF_KIND = {
    **dict.fromkeys(("phone", "sms", "text_telephone"), "number"),
    **dict.fromkeys(("chat", "form", "web"), "url"),
    "email": "email",
}
VALUES = ("number", "url", "email")
# Minutes. A duty line may be open from office to office; longer looks like times in the wrong order.
LONG_NIGHT = 12 * 60
LONGEST_CLOSURE = 366


def wrong_fields_of_kinds(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem where a contact lacks its kind's field or has another's: a phone has a number alone."""
    for loaded, index, contact in _contacts(reading):
        wanted = FIELD_OF_KIND[contact.kind]
        if contact.kind == "text_telephone" and contact.number is None and contact.url is not None:
            wanted = "url"  # that a text telephone exists is worth saying, also where its number is not known
        if getattr(contact, wanted) is None:
            yield loaded.problem("contacts", index, message=f"en {contact.kind} måste ha “{wanted}”")
        for name in VALUES:
            if name != wanted and getattr(contact, name) is not None:
                message = f"en {contact.kind} har inget “{name}”; gör en egen kontakt av det"
                yield loaded.problem("contacts", index, name, message=message)


def display_has_the_number(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem where what is shown is not what is dialled, digit for digit."""
    for loaded, index, contact in _contacts(reading):
        if contact.display is None:
            continue
        digits = re.sub(r"\D", "", contact.display)
        if contact.number is None or digits != re.sub(r"^\+46", "0", contact.number):
            message = f"“{contact.display}” är inte samma siffror som number; rätta det ena"
            yield loaded.problem("contacts", index, "display", message=message)


def unsourced(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each source that a contact or its closure names and the service lacks."""
    for loaded, index, contact in _contacts(reading):
        known = [source.id for source in loaded.record.sources]
        for place, id in _named_sources(contact):
            if id not in known:
                message = f"källan “{id}” finns inte i sources; där finns {', '.join(known)}"
                yield loaded.problem("contacts", index, *place, message=message)


def _named_sources(contact: Contact) -> Iterator[tuple[Location, str]]:
    """Yield the ids of sources that a contact names, each with its place in the contact."""
    yield from ((("sources", number), id) for number, id in enumerate(contact.sources))
    if contact.closed:
        yield ("closed", "source"), contact.closed.source


def published_without_check(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each contact that is shown unchecked, or is shown though weakly known."""
    for loaded, index, contact in _contacts(reading):
        if contact.publish == "yes" and contact.checked is None:
            message = "ska visas men har ingen “checked”; fyll i on, how och by"
            yield loaded.problem("contacts", index, message=message)
        if contact.publish == "yes" and contact.confidence == "low":
            message = "låg tillförlitlighet får inte visas; skriv publish: after_check"
            yield loaded.problem("contacts", index, "publish", message=message)


def checked_in_the_future(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each check whose day has not come yet."""
    today = calendar.today()
    for loaded, index, contact in _contacts(reading):
        if contact.checked is not None and contact.checked.on > today:
            message = f"{contact.checked.on} har inte kommit än; skriv dagen då någon kontrollerade"
            yield loaded.problem("contacts", index, "checked", "on", message=message)


def ageing_contacts(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for each step of age that readers see, now or within sixty days."""
    today = calendar.today()
    for group in ageing.ageing_groups(reading.catalogue(), today):
        message = f"{group.sentence(today)}; ring eller läs på webbplatsen och fyll i checked. Kör cli.py due"
        yield Problem("data/services", 0, 0, message, "warning")


def wrong_closures(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each closure that cannot be, and a warning for each that is over."""
    today = calendar.today()
    for loaded, index, contact in _contacts(reading):
        if closed := contact.closed:
            for message in _closure_faults(closed):
                yield loaded.problem("contacts", index, "closed", "last", message=message)
            if closed.last < today:
                message = "stängningen är över; ta bort closed"
                yield loaded.problem("contacts", index, "closed", message=message, severity="warning")


def _closure_faults(closed: Closure) -> Iterator[str]:
    if closed.last < closed.first:
        yield f"slutar ({closed.last}) före den börjar ({closed.first})"
    if (closed.last - closed.first).days > LONGEST_CLOSURE:
        yield 'stängt i mer än ett år; skriv publish: "no", eller en rad i data/moved.yml'


def odd_hours(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for hours that may be a slip: swapped times, workdays without a word on holidays."""
    for loaded, index, contact in _contacts(reading):
        rule = contact.hours.rule if contact.hours else None
        for message in _odd(parse_hours(rule)) if rule else ():
            yield loaded.problem("contacts", index, "hours", "rule", message=message, severity="warning")


def _odd(week: Week) -> Iterator[str]:
    spans = {span for spans in week.days for span in spans}
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > DAY and span.end - span.start > LONG_NIGHT:
            length = (span.end - span.start) // 60
            yield (
                f"{clock(span.start)}-{clock(span.end)} är {length} timmar över natten; är tiderna omkastade?"
            )
    is_night = any(span.end > DAY for span in spans)
    if week.holiday == State.OPEN and not all(week.days) and not is_night:
        yield "säger inget om helgdagar, så linjen visas som öppen då; lägg till ; PH off eller ; PH unknown"


def same_number_twice(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for one number under two services for the same people: mostly a slip of copying.

    The emergency number is the way to other services too, which then say how (`via`).
    """
    services = reading.records["services"].values()
    shared = {c.number for loaded in services if loaded.record.emergency for c in loaded.record.contacts}
    first: dict[str, Loaded[Service]] = {}
    for loaded, index, contact in _contacts(reading):
        if contact.number is None or {contact.publish, loaded.record.publish} != {"yes"}:
            continue
        if contact.number in shared:
            continue
        owner = first.setdefault(contact.number, loaded)
        if owner is not loaded and {*owner.record.eligibility.roles} & {*loaded.record.eligibility.roles}:
            message = f"samma nummer står redan i {owner.id}; stämmer båda?"
            yield loaded.problem("contacts", index, "number", message=message, severity="warning")


def conflicting_publication(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for a number that is shown in one file and withheld in another.

    Who rings it cannot know which file was right.
    """
    first: dict[str, tuple[str, str]] = {}
    for loaded, index, contact in _contacts(reading):
        if contact.number is None:
            continue
        line = loaded.tree.position(("contacts", index, "publish"))[0]
        own = publication(loaded.record, contact)
        other, place = first.setdefault(contact.number, (own, f"{loaded.tree.path}:{line}"))
        if other != own:
            message = (
                f"{contact.number} är “{own}” här men “{other}” i {place}; låt tjänstens och kontaktens "
                "publish säga samma på båda ställena, efter det som är bäst belagt"
            )
            yield loaded.problem("contacts", index, "publish", message=message)


PUBLICATIONS = ("yes", "after_check", "url_only", "no")


def publication(service: Service, contact: Contact) -> str:
    """Return what comes of the service's `publish` and the contact's: `yes` when a reader sees the number."""
    if may_publish(service, contact):
        return "yes"
    return max(service.publish, contact.publish, key=PUBLICATIONS.index)


def calls_that_are_not_free(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for “free” beside a number that is not free by its kind, nor by a source."""
    for loaded, index, contact in _contacts(reading):
        service: Service = loaded.record
        if service.cost != "free" or service.free_call or contact.number is None:
            continue
        if may_publish(service, contact) and not is_free(contact.number):
            message = (
                "cost är free, men det är inget gratisnummer; skriv cost: call_charge, "
                "eller free_call: källan som säger att samtalet är gratis"
            )
            yield loaded.problem("contacts", index, "number", message=message)


def free_call_without_source(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem where `free_call` names no source of the service."""
    for loaded in reading.records["services"].values():
        known = [source.id for source in loaded.record.sources]
        if loaded.record.free_call not in (None, *known):
            message = f"källan “{loaded.record.free_call}” finns inte i sources; där finns {', '.join(known)}"
            yield loaded.problem("free_call", message=message)


def same_name_twice(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for two services of one name, which cannot be told apart in a list."""
    first: dict[str, str] = {}
    for loaded in reading.records["services"].values():
        owner = first.setdefault(" ".join(loaded.record.name.casefold().split()), loaded.id)
        if owner != loaded.id:
            message = f"{owner} heter likadant; är det samma tjänst, eller kan namnet säga skillnaden?"
            yield loaded.problem("name", message=message, severity="warning")


def _contacts(reading: LoadedRecords) -> Iterator[tuple[Loaded[Any], int, Contact]]:
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        for index, contact in enumerate(service.contacts):
            yield loaded, index, contact
