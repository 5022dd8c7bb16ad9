"""What a contact must carry before anybody may rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sitegen import ageing, clock, hours
from sitegen.catalogue import Reading
from sitegen.loader import Loaded
from sitegen.model import Contact, Service
from sitegen.problems import Problem

FIELD_OF_KIND = {
    "phone": "number",
    "sms": "number",
    "text_telephone": "number",
    "chat": "url",
    "form": "url",
    "web": "url",
    "email": "email",
}
VALUES = ("number", "url", "email")


def fields_of_kinds(reading: Reading) -> Iterator[Problem]:
    """A phone has a number and nothing else, a chat an address, and so on."""
    for loaded, index, contact in _contacts(reading):
        wanted = FIELD_OF_KIND[contact.kind]
        if getattr(contact, wanted) is None:
            yield loaded.problem("contacts", index, message=f"en {contact.kind} måste ha “{wanted}”")
        for name in VALUES:
            if name != wanted and getattr(contact, name) is not None:
                message = f"en {contact.kind} har inget “{name}”; gör en egen kontakt av det"
                yield loaded.problem("contacts", index, name, message=message)


def display_has_the_number(reading: Reading) -> Iterator[Problem]:
    """What is shown must be what is dialled, digit for digit."""
    for loaded, index, contact in _contacts(reading):
        if contact.display is None:
            continue
        digits = re.sub(r"\D", "", contact.display)
        if contact.number is None or digits != re.sub(r"^\+46", "0", contact.number):
            message = f"“{contact.display}” är inte samma siffror som number; rätta det ena"
            yield loaded.problem("contacts", index, "display", message=message)


def unsourced(reading: Reading) -> Iterator[Problem]:
    """Every source that a contact names must be among the service's sources."""
    for loaded, index, contact in _contacts(reading):
        known = [source.id for source in loaded.record.sources]
        for number, id in enumerate(contact.sources):
            if id not in known:
                message = f"källan “{id}” finns inte i sources; där finns {', '.join(known)}"
                yield loaded.problem("contacts", index, "sources", number, message=message)


def published_without_check(reading: Reading) -> Iterator[Problem]:
    """What is to be shown must say when, how and by whom it was checked; weak facts are not shown."""
    for loaded, index, contact in _contacts(reading):
        if contact.publish == "yes" and contact.checked is None:
            message = "ska visas men har ingen “checked”; fyll i on, how och by"
            yield loaded.problem("contacts", index, message=message)
        if contact.publish == "yes" and contact.confidence == "low":
            message = "låg tillförlitlighet får inte visas; skriv publish: after_check"
            yield loaded.problem("contacts", index, "publish", message=message)


def checked_in_the_future(reading: Reading) -> Iterator[Problem]:
    """A day that has not come would keep a contact fresh for longer than anybody has looked at it."""
    today = clock.today()
    for loaded, index, contact in _contacts(reading):
        if contact.checked is not None and contact.checked.on > today:
            message = f"{contact.checked.on} har inte kommit än; skriv dagen då någon kontrollerade"
            yield loaded.problem("contacts", index, "checked", "on", message=message)


def ageing_contacts(reading: Reading) -> Iterator[Problem]:
    """What readers see of age, now and within sixty days: a line for each step, not for each contact."""
    today = clock.today()
    for group in ageing.groups(reading.catalogue(), today):
        message = f"{group.told(today)}; ring eller läs på webbplatsen och fyll i checked. Kör cli.py due"
        yield Problem("data/services", 0, 0, message, "warning")


def hours_that_fit_a_week(reading: Reading) -> Iterator[Problem]:
    """Hours that the page cannot show as a week with holidays."""
    seen: dict[str, bool] = {}
    for loaded, index, contact in _contacts(reading):
        text = contact.hours.rule if contact.hours else None
        if text is None:
            continue
        if text not in seen:
            seen[text] = _fits(text)
        if not seen[text]:
            message = "tiderna beror på månad eller datum; skriv en vecka, med PH för helgdagar"
            yield loaded.problem("contacts", index, "hours", "rule", message=message)


def same_number_twice(reading: Reading) -> Iterator[Problem]:
    """One number under two services is mostly a slip of copying."""
    first: dict[str, str] = {}
    for loaded, index, contact in _contacts(reading):
        if contact.number is None or {contact.publish, loaded.record.publish} != {"yes"}:
            continue
        owner = first.setdefault(contact.number, loaded.id)
        if owner != loaded.id:
            yield loaded.problem(
                "contacts",
                index,
                "number",
                message=f"samma nummer står redan i {owner}; stämmer båda?",
                severity="warning",
            )


def _contacts(reading: Reading) -> Iterator[tuple[Loaded[Any], int, Contact]]:
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        for index, contact in enumerate(service.contacts):
            yield loaded, index, contact


def _fits(text: str) -> bool:
    try:
        hours.week(text, clock.today())
    except hours.TooComplicated:
        return False
    return True
