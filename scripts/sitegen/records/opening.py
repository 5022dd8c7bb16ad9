"""The hours of a contact as they may be told: one answer, which pages, open data and print all ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.records import hours
from sitegen.records.freshness import DOUBTFUL_DAYS, Freshness, service_freshness
from sitegen.records.hours import OpeningPeriod
from sitegen.records.hours_rule import Week, parse_hours
from sitegen.records.model import Closure, Contact, Service

NEVER = "!"
"""The script's code of a week in which nobody answers."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A contact's hours as they are known on a day.

    What is not `certain` is told in words, with its doubt, and never as a rule that a program may read: no
    “open now”, no schedule. `unsure` are hours that the record itself is not sure of, at any age. `first` and
    `last` are the days between which the last check vouches for it. `closed_until` is the last day of a
    closure that the day is within; no week is told of it then.
    """

    week: Week | None
    by_appointment: bool
    may_have_changed: bool
    unsure: bool
    first: dt.date
    last: dt.date
    closed_until: dt.date | None = None

    @property
    def certain(self) -> bool:
        """Whether anybody may say open or closed by it."""
        return self.week is not None and not self.by_appointment and not self.may_have_changed

    @property
    def is_always(self) -> bool:
        """Whether somebody answers at every hour, as far as the record knows: age does not close a line."""
        return self.week is not None and self.week.always_open and not self.by_appointment and not self.unsure

    @property
    def week_code(self) -> str:
        """The week for scripts that say “probably”: after a `~` when in doubt; empty where none is known.

        A closure is a week without hours.
        """
        if self.closed_until:
            return NEVER
        if self.week is None or self.by_appointment:
            return ""
        return f"{'~' if self.may_have_changed else ''}{hours.script_code(self.week)}"

    def periods(self, today: dt.date) -> Iterator[OpeningPeriod]:
        """Yield the week as open data have it, without what is over by a day; nothing when not certain."""
        if self.week and self.certain:
            yield from (
                t
                for t in hours.opening_periods(self.week, self.first, self.last)
                if (t.last or today) >= today
            )


def opening(service: Service, contact: Contact, today: dt.date) -> Opening | None:
    """Return what is known of the hours of a service's contact on a day; None when nothing is."""
    said = contact.hours
    if closed := closure(contact, today):
        return Opening(None, False, False, False, closed.first, closed.last, closed.last)
    if said is None or (said.rule is None and not said.by_appointment):
        return None
    first = contact.checked.on if contact.checked else today
    return Opening(
        week=parse_hours(said.rule) if said.rule else None,
        by_appointment=said.by_appointment,
        unsure=said.uncertain,
        may_have_changed=said.uncertain or service_freshness(service, contact, today) >= Freshness.DOUBTFUL,
        first=first,
        last=first + dt.timedelta(days=DOUBTFUL_DAYS - 1),
    )


def closure(contact: Contact, today: dt.date) -> Closure | None:
    """Return the closure that a day is within; None on all other days."""
    found = contact.closed
    return found if found and found.first <= today <= found.last else None


def is_always_open(told: Opening | None) -> bool:
    """Return whether somebody answers at every hour, as far as is known."""
    return told is not None and told.is_always
