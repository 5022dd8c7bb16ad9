"""Why a row stands where it stands, as labels: what it misses, how she is understood, for whom it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sitegen.records.catalogue import SWEDEN
from sitegen.records.model import Contact, Service
from sitegen.records.ranking.given_answers import Answers
from sitegen.records.ranking.penalties import Setting
from sitegen.records.ranking.reach import CHANNELS, PERSON, in_language
from sitegen.records.ranking.understood import understood
from sitegen.records.ranking.walls import fits_gender, misfits

ReasonKind = Literal[
    "misses",
    "ask",
    "for_genders",
    "language",
    "page_language",
    "other_channel",
    "local",
    "towns",
    "authority",
    "via",
    "directory",
]
"""What a label says.

`misses`: an answer that the service is not for, by its question. `ask`: a kind of person to ask about.
`for_genders`: whom it is for. `language`: how she is understood (`spoken`, `named`, `most`, `unknown`).
`page_language`: there is a page alone, in her `own` language or an `other`. `other_channel`: the kind of
contact that there is. `local`: it is in her county. `towns`: one of those it serves. `authority`: police,
social_services or agency. `via`: it goes through somebody else. `directory`: it leads to local services.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One label of a row; `value` is a word of `ReasonKind`, an id of the data, or a name."""

    kind: ReasonKind
    value: str = ""


def reasons(setting: Setting, id: str, answers: Answers, contact: Contact | None) -> Iterator[Reason]:
    """Yield the labels of a service's row for what has been answered, the gravest first."""
    service = setting.catalogue.services[id]
    yield from (Reason("misses", question) for question in missed(setting, id, answers))
    yield from (Reason("ask", kind) for kind in _to_ask(setting, service, answers))
    yield from (Reason("for_genders", gender) for gender in service.eligibility.genders)
    yield _language(setting, service, answers, contact)
    if _in_other_channel(contact, answers.channel):
        yield Reason("other_channel", contact.kind if contact else "")
    if answers.place and SWEDEN not in service.coverage:
        yield Reason("local", answers.place)
    yield from (Reason("towns", town) for town in service.towns)
    if service.authority:
        yield Reason("authority", service.authority)
    yield from (Reason("via") for _ in (service.via,) if service.via)
    yield from (Reason("directory") for _ in (service,) if service.directory)


def missed(setting: Setting, id: str, answers: Answers) -> Iterator[str]:
    """Yield the questions whose answers a service does not meet."""
    service = setting.catalogue.services[id]
    yield from misfits(setting.catalogue, id, answers)
    if answers.need and answers.need not in (*service.needs, *service.needs_near):
        yield "need"
    own = (*service.situations, *service.situations_near)
    if answers.situation and service.situations and answers.situation not in own:
        yield "situation"


def _to_ask(setting: Setting, service: Service, answers: Answers) -> Iterator[str]:
    gender = setting.catalogue.audiences[answers.gender].gender if answers.gender else None
    yield from (kind for kind in service.unclear if kind in (gender, answers.age, answers.permit))
    own = service.need_eligibility.get(answers.need or "")
    if gender and own and not fits_gender(own, gender):
        yield gender


def _language(setting: Setting, service: Service, answers: Answers, contact: Contact | None) -> Reason:
    if contact and contact.kind == "web":
        return Reason("page_language", "own" if in_language(contact, setting.language) else "other")
    level = understood(service, answers.speaks or setting.language, setting.today)
    return Reason("language", level.name.lower())


def _in_other_channel(contact: Contact | None, channel: str | None) -> bool:
    if contact is None or channel is None or channel == "visit":
        return False
    return contact.kind in PERSON and contact.kind not in CHANNELS[channel]
