"""How a service is reached: the contact that leads its row, and whether somebody answers there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import IntEnum

from opening_hours import State

from sitegen.records import hours
from sitegen.records.freshness import shown_contacts
from sitegen.records.model import Contact, Service
from sitegen.records.opening import Opening, opening

PERSON = ("phone", "chat", "sms", "text_telephone")
"""The kinds of contacts where somebody answers at once, in the order in which they lead a row."""
FORMS = ("form", "email")
CHANNELS: Mapping[str, tuple[str, ...]] = {
    "call": ("phone",),
    "chat": ("chat", "sms"),
    "write": ("email", "form", "chat", "sms"),
    "no-voice": ("text_telephone", "chat", "sms", "form", "email"),
}
"""The kinds of contacts in each channel of data/wishes.yml; the first that a service has leads its row.

Who wants to meet somebody (`visit`) rings first: no record says that one may come unannounced.
"""


class HourState(IntEnum):
    """Whether somebody answers, from best to worst. Where hours may have changed nothing better is said."""

    OPEN = 0
    PROBABLY = 1
    UNKNOWN = 2
    CLOSED = 3


def lead_contact(service: Service, channel: str | None, language: str, today: dt.date) -> Contact | None:
    """Return the contact that leads a service's row for a channel and a page's language; None without any."""
    shown = shown_contacts(service, today)
    order = (*CHANNELS.get(channel or "", ()), *PERSON, *FORMS, "web")
    return min(shown, key=lambda c: (order.index(c.kind), not in_language(c, language)), default=None)


def in_language(contact: Contact, language: str) -> bool:
    """Return whether a page or a contact is in a language; Swedish where nothing is said."""
    return language in (contact.languages or ("sv",))


def hour_state(
    service: Service, contact: Contact | None, today: dt.date, moment: dt.datetime | None
) -> HourState:
    """Return whether somebody answers at a contact at a moment with its time zone.

    Without a moment (a page without script) only a line that never closes is known to be open.
    """
    known = opening(service, contact, today) if contact else None
    if known and known.closed_until:
        return HourState.CLOSED
    if (
        contact is None
        or contact.hours is None
        or known is None
        or known.week is None
        or known.by_appointment
    ):
        return HourState.UNKNOWN
    return _without_clock(known) if moment is None else _by_clock(known, contact.hours.rule or "", moment)


def _without_clock(known: Opening) -> HourState:
    always = known.week is not None and known.week.always_open
    return HourState.OPEN if always and known.certain else HourState.UNKNOWN


def _by_clock(known: Opening, rule: str, moment: dt.datetime) -> HourState:
    state = hours.state(rule, moment)
    if state == State.UNKNOWN:
        return HourState.UNKNOWN
    if state == State.CLOSED:
        return HourState.CLOSED
    return HourState.OPEN if known.certain else HourState.PROBABLY
