"""The hours of a contact as they may be told: one answer, which pages, open data and print all ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.records import hours
from sitegen.records.freshness import DOUBTFUL_DAYS, Freshness, service_freshness
from sitegen.records.hours import OpeningPeriod
from sitegen.records.hours_rule import Week, parse_hours
from sitegen.records.model import Contact, Service


@dataclass(frozen=True, slots=True)
class Opening:
    """A contact's hours as they are known on a day.

    What is not `certain` is told in words, with its doubt, and never as a rule that a program may read: no
    “open now”, no schedule. `first` and `last` are the days between which the last check vouches for it.
    """

    week: Week | None
    by_appointment: bool
    may_have_changed: bool
    first: dt.date
    last: dt.date

    @property
    def certain(self) -> bool:
        """Whether anybody may say open or closed by it."""
        return self.week is not None and not self.by_appointment and not self.may_have_changed

    @property
    def script_code(self) -> str:
        """The week as the page's script reads it; empty when the script may say nothing."""
        return hours.script_code(self.week) if self.week and self.certain else ""

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
    if said is None or (said.rule is None and not said.by_appointment):
        return None
    first = contact.checked.on if contact.checked else today
    return Opening(
        week=parse_hours(said.rule) if said.rule else None,
        by_appointment=said.by_appointment,
        may_have_changed=said.uncertain or service_freshness(service, contact, today) >= Freshness.DOUBTFUL,
        first=first,
        last=first + dt.timedelta(days=DOUBTFUL_DAYS - 1),
    )
