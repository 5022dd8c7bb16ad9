"""Say in Swedish which checks grow old, and when.

The groups and the sentence are shared by the warnings of a check and by the nightly list.
Editors are told sixty days before, because a step that comes in the night of one date for every line
at once (all were checked on the same day) takes weeks of calls to put off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.records.catalogue import Catalogue
from sitegen.records.freshness import DOUBTFUL_DAYS, OLD_DAYS, Freshness, shown_contacts
from sitegen.records.model import Contact, Service

AHEAD_DAYS = 60
STEPS = {Freshness.DOUBTFUL: DOUBTFUL_DAYS, Freshness.OLD: OLD_DAYS}
WHAT_READERS_SEE = {
    Freshness.DOUBTFUL: "står “kan ha ändrats” vid",
    Freshness.OLD: "står dagen för den senaste kontrollen, över ett år tillbaka, vid",
}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class AgeingContact:
    """A contact that readers see, and the day on which a step comes or came."""

    id: str
    service: Service
    contact: Contact
    day: dt.date


@dataclass(frozen=True, slots=True)
class AgeingGroup:
    """Contacts that take the same step on the same side of today, the soonest first."""

    step: Freshness
    passed: bool
    contacts: tuple[AgeingContact, ...]

    def sentence(self, today: dt.date) -> str:
        """Return the group as a Swedish sentence: when, what readers see, how many, the first few by id."""
        day = self.contacts[0].day
        ahead = f"om {(day - today).days} dagar, {day.isoformat()},"
        return f"{'nu' if self.passed else ahead} {WHAT_READERS_SEE[self.step]} {self._named()}"

    def _named(self) -> str:
        ids = list(dict.fromkeys(aged.id for aged in self.contacts))
        more = f" och {len(ids) - MOST_NAMED} tjänster till" if len(ids) > MOST_NAMED else ""
        count = len(self.contacts)
        return f"{count} {'kontakt' if count == 1 else 'kontakter'} ({', '.join(ids[:MOST_NAMED])}{more})"


def ageing_groups(catalogue: Catalogue, today: dt.date, ahead: int = AHEAD_DAYS) -> Iterator[AgeingGroup]:
    """Yield the groups of steps that have come, and of those that come within `ahead` days; the worst first.

    A contact is told of once: for the step ahead of it, or else for the one that it is at.
    """
    coming: dict[tuple[Freshness, bool], list[AgeingContact]] = {}
    for aged, step in _coming_steps(catalogue, today, ahead):
        coming.setdefault((step, aged.day <= today), []).append(aged)
    for step, passed in sorted(coming, key=lambda key: (-key[0], not key[1])):
        yield AgeingGroup(step, passed, tuple(sorted(coming[step, passed], key=urgency)))


def urgency(aged: AgeingContact) -> tuple[dt.date, int, str]:
    """Return the sort key of a contact: its day, and then lines that stand first on the pages first."""
    return aged.day, aged.service.pinned or 99, aged.id


def _coming_steps(
    catalogue: Catalogue, today: dt.date, ahead: int
) -> Iterator[tuple[AgeingContact, Freshness]]:
    horizon = today + dt.timedelta(days=ahead)
    for id, service, contact in contacts_that_age(catalogue, today):
        assert contact.checked is not None
        days = {step: contact.checked.on + dt.timedelta(days=count) for step, count in STEPS.items()}
        near = [step for step, day in days.items() if day <= horizon]
        if near:
            yield AgeingContact(id, service, contact, days[max(near)]), max(near)


def contacts_that_age(catalogue: Catalogue, today: dt.date) -> Iterator[tuple[str, Service, Contact]]:
    """Yield the contacts that readers see and that grow old: all but web sites and 112.

    Each with its service and the service's id.
    """
    for id, service in catalogue.services.items():
        for contact in shown_contacts(service, today):
            if contact.checked and contact.kind != "web" and not service.emergency:
                yield id, service, contact


def newest_check(services: Iterable[Service]) -> dt.date | None:
    """Return the day of the latest check of any contact; None when nobody has checked any."""
    days = (c.checked.on for service in services for c in service.contacts if c.checked)
    return max(days, default=None)


def implausible_today(catalogue: Catalogue, today: dt.date, commit: dt.date | None) -> str:
    """Return why today, by the computer's clock, is hard to believe, in Swedish; empty when it is likely.

    `commit` is the day of the last change. A clock that is a year ahead makes every number look old, one that
    is behind makes old ones look new.
    """
    known = [day for day in (newest_check(catalogue.services.values()), commit) if day]
    if not known:
        return ""
    if today < max(known) - dt.timedelta(days=1):
        return f"dagen är {today}, men något ändrades {max(known)}; går datorns klocka rätt?"
    if (today - max(known)).days >= OLD_DAYS:
        return (
            f"dagen är {today}, men ingen har kontrollerat eller ändrat något sedan {max(known)}; "
            "går datorns klocka rätt? Gör den det är allt på sajten över ett år gammalt"
        )
    return ""
