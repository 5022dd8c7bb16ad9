"""What each answer costs each service, as columns of numbers that are added up; each is worked out once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from sitegen.core.clock import STOCKHOLM
from sitegen.records.model import Contact, Service
from sitegen.records.ranking.given_answers import Answers
from sitegen.records.ranking.penalties import Setting, base, hour_penalty, penalty, urgency_of
from sitegen.records.ranking.reach import HourState, hour_state, lead_contact
from sitegen.records.ranking.walls import answer_wall, standing_wall
from sitegen.records.record import Role

WALLED = 10**12
"""What an answer costs that hides a service: more than all penalties together."""
Costs = tuple[int, ...]


@dataclass
class Columns:
    """The costs of one language, day, moment and role; `ids` names the services of every column, in order.

    Without a moment nothing closes, as on a page without script.
    """

    setting: Setting
    moment: dt.datetime | None = None
    role: Role = "exposed"
    _costs: dict[tuple[str, str | None], Costs] = field(default_factory=dict)
    _leads: dict[str | None, tuple[Contact | None, ...]] = field(default_factory=dict)
    _states: dict[str | None, tuple[HourState, ...]] = field(default_factory=dict)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The services that some answers show, by id."""
        catalogue, today = self.setting.catalogue, self.setting.today
        shown = (id for id in catalogue.services if not standing_wall(catalogue, id, self.role, today))
        return tuple(sorted(shown))

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The same as records."""
        return tuple(self.setting.catalogue.services[id] for id in self.ids)

    def costs(self, question: str, answer: str | None) -> Costs:
        """Return what an answer costs each service; `WALLED` where it hides one."""
        key = question, answer
        if key not in self._costs:
            self._costs[key] = tuple(self._cost(id, question, answer) for id in self.ids)
        return self._costs[key]

    def _cost(self, id: str, question: str, answer: str | None) -> int:
        catalogue = self.setting.catalogue
        if answer_wall(catalogue, id, question, answer):
            return WALLED
        return penalty(self.setting, catalogue.services[id], question, answer)

    def leads(self, channel: str | None) -> tuple[Contact | None, ...]:
        """Return the contact that leads each row for a channel."""
        if channel not in self._leads:
            language, today = self.setting.language, self.setting.today
            leads = (lead_contact(service, channel, language, today) for service in self.services)
            self._leads[channel] = tuple(leads)
        return self._leads[channel]

    def states(self, channel: str | None) -> tuple[HourState, ...]:
        """Return whether somebody answers at each of those."""
        if channel not in self._states:
            today, moment = self.setting.today, self.moment and self.moment.astimezone(STOCKHOLM)
            rows = zip(self.services, self.leads(channel), strict=True)
            self._states[channel] = tuple(hour_state(s, lead, today, moment) for s, lead in rows)
        return self._states[channel]

    def scores(self, answers: Answers) -> list[int]:
        """Return the score of each service for what has been answered."""
        urgency = urgency_of(self.setting.catalogue, answers.need)
        hours = [hour_penalty(state, urgency) for state in self.states(answers.channel)]
        given = (self.costs(question, answer) for question, answer in answers.given.items())
        return [sum(costs) for costs in zip(self._base, hours, *given, strict=True)]

    @cached_property
    def _base(self) -> Costs:
        return tuple(base(service) for service in self.services)
