"""What each answer costs a service in the order: whole numbers that are added up, the smallest sum first.

    score = base(service) + Σ penalty(question, answer, service) + hour_penalty(state, urgency)

The sum goes over all questions, answered or not. What an answer costs never depends on another answer, so a
style sheet can add; only the hour is weighed by how urgent the need is. Each weight is larger than all that
the smaller ones can add up to, so that sums never cross levels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sitegen.records.catalogue import SWEDEN, Catalogue
from sitegen.records.eligibility import ages_within, fits_permit
from sitegen.records.model import Service
from sitegen.records.ranking.reach import CHANNELS, FORMS, PERSON, HourState, in_language, lead_contact
from sitegen.records.ranking.understood import understood
from sitegen.records.ranking.walls import CHILD, fits_gender

CONFIDENCE = 1
"""Medium or low confidence: 1 or 2."""
LOCAL = 3
"""National where a place is answered."""
NEAR_NEED = 6
"""Gives not just what is needed, but can help with it; more in `NEAR_LATER`, `NEAR_STRICT`."""
HOUR_LATER = 12
"""A step of `HourState` where the need can wait."""
LANGUAGE = 48
"""A step of how a language is known: spoken, interpreter named, interpreter for most, unknown."""
MADE_FOR = 192
"""Open to all, and not made for her; two steps where a limit has not been asked about."""
HOUR_UNASKED = 1_540
"""A step of `HourState` where no need has been answered."""
SITUATION = 6_200
"""Near the situation; two steps for a service that is limited to none."""
HOUR_NOW = 14_000
"""A step of `HourState` where the need is of this moment."""
NEAR_LATER = 14_000
OTHER_CHANNEL = 35_000
"""Somebody answers, in another channel: an open line stands before a closed one in her channel."""
DIRECTORY = 14_000
"""Leads on to local services, which answer themselves."""
FORM = 105_000
PAGE = 161_000
FOREIGN_PAGE = 217_000
NOTHING = 273_000
CHILDREN_ONLY = 275_000
"""For children alone, where no age is answered; where a child is meant, for others too."""
ASK_FIRST = 650_000
"""Nobody has said whether she is welcome; or what is local, where no place is answered."""
NEAR_STRICT = 5_000_000
AVOIDED = 10_000_000
"""An authority, for those who avoid them."""
AS_NEAR = 4_000_000
"""What two rows may differ in and still be as near: less than what is avoided, or a strict need."""
CLASS = 30_000_000
"""The situation is not met; two steps for the need."""
BELOW = 8 * CLASS
"""A limit that the service states, and that leaves her out."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What penalties are counted from: the records, the page's language, the day."""

    catalogue: Catalogue
    language: str
    today: dt.date


def base(service: Service) -> int:
    """Return what a service costs whatever is answered."""
    return CONFIDENCE * ("high", "medium", "low").index(service.confidence)


def penalty(setting: Setting, service: Service, question: str, answer: str | None) -> int:
    """Return what one answer costs a service; `answer` is None where the question is not answered.

    Raises `KeyError` for a question that is not in `ANSWERED`.
    """
    return PENALTIES[question](setting, service, answer)


def hour_penalty(state: HourState, urgency: str) -> int:
    """Return what the hour costs, by the urgency of `urgency_of`."""
    return state * {"now": HOUR_NOW, "unasked": HOUR_UNASKED, "later": HOUR_LATER}[urgency]


def urgency_of(catalogue: Catalogue, need: str | None) -> str:
    """Return how much the hour counts for a need: `now`, `later`, or `unasked` where none is answered."""
    if need is None:
        return "unasked"
    return "now" if catalogue.needs[need].now else "later"


def _situation(setting: Setting, service: Service, answer: str | None) -> int:
    if answer is None:
        return 0
    of_child = setting.catalogue.situations[answer].about_child
    others = CHILDREN_ONLY if of_child and not _for_children(service) else 0
    # Of a child somebody beside it asks as often: who is there for them stands before who is as near.
    for_the_child = "exposed" in service.eligibility.roles and service.authority != "police"
    others += MADE_FOR + CONFIDENCE if of_child and for_the_child else 0
    if answer in service.situations:
        return others
    if not service.situations:
        return others + 2 * SITUATION
    return others + (SITUATION if answer in service.situations_near else CLASS)


def _for_children(service: Service) -> bool:
    return service.about_child or ages_within(service.eligibility.ages, CHILD)


def _need(setting: Setting, service: Service, answer: str | None) -> int:
    if answer in service.needs:
        return 0
    if service.authority == "police":
        return 4 * CLASS
    if answer is None:
        return 0
    if answer not in service.needs_near:
        return 2 * CLASS
    need = setting.catalogue.needs[answer]
    return NEAR_STRICT if need.strict else NEAR_NEED if need.now else NEAR_LATER


def _gender(setting: Setting, service: Service, answer: str | None) -> int:
    who = service.eligibility
    if answer is None:
        return 2 * MADE_FOR if who.genders else MADE_FOR
    gender = setting.catalogue.audiences[answer].gender
    if not fits_gender(who, gender):
        return BELOW
    some_need_is_not = any(not fits_gender(own, gender) for own in service.need_eligibility.values())
    asked = ASK_FIRST if gender in service.unclear or some_need_is_not else 0
    return asked + (0 if gender in who.genders else MADE_FOR)


def _age(setting: Setting, service: Service, answer: str | None) -> int:
    ages = service.eligibility.ages
    for_children = _for_children(service)
    if answer is None:
        return CHILDREN_ONLY if for_children else MADE_FOR
    asked = ASK_FIRST if answer in service.unclear else 0
    if not ages_within(setting.catalogue.audiences[answer].ages, ages):
        return asked + 2 * MADE_FOR
    return asked + (0 if for_children else MADE_FOR)


def _permit(setting: Setting, service: Service, answer: str | None) -> int:
    who = service.eligibility
    if answer is None:
        return MADE_FOR
    if not fits_permit(who, setting.catalogue.audiences[answer]):
        return BELOW
    asked = ASK_FIRST if answer in service.unclear else 0
    hidden = AVOIDED if service.authority and answer in ("undocumented", "detained") else 0
    return asked + hidden + (0 if who.statuses else MADE_FOR)


def _for_whom(setting: Setting, service: Service, answer: str | None) -> int:
    roles = service.eligibility.roles
    if answer == "other":
        return 0 if "relatives" in roles else ASK_FIRST
    if "exposed" in roles:
        return 0
    return BELOW if answer == "self" else 2 * MADE_FOR


def _place(setting: Setting, service: Service, answer: str | None) -> int:
    local = SWEDEN not in service.coverage
    if answer is None:
        return ASK_FIRST if local else 0
    return 0 if local else LOCAL


def _town(setting: Setting, service: Service, answer: str | None) -> int:
    return ASK_FIRST if service.towns and answer is None else 0


def _speaks(setting: Setting, service: Service, answer: str | None) -> int:
    return LANGUAGE * understood(service, answer or setting.language, setting.today)


def _channel(setting: Setting, service: Service, answer: str | None) -> int:
    contact = lead_contact(service, answer, setting.language, setting.today)
    if contact is None:
        return NOTHING
    if contact.kind == "web":
        return PAGE if in_language(contact, setting.language) else FOREIGN_PAGE
    led = DIRECTORY if service.directory else 0
    if contact.kind in CHANNELS.get(answer or "", ()):
        return led
    if contact.kind in FORMS:
        return led + FORM
    if answer == "no-voice":
        return NOTHING
    met = answer in (None, "visit") and contact.kind in PERSON
    return led + (0 if met else OTHER_CHANNEL)


def _avoid(setting: Setting, service: Service, answer: str | None) -> int:
    return AVOIDED if answer and service.authority else 0


PENALTIES: Mapping[str, Callable[[Setting, Service, str | None], int]] = {
    "situation": _situation,
    "need": _need,
    "gender": _gender,
    "age": _age,
    "permit": _permit,
    "for_whom": _for_whom,
    "place": _place,
    "town": _town,
    "speaks": _speaks,
    "channel": _channel,
    "avoid": _avoid,
}
"""What an answer to each question costs."""
