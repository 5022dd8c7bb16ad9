"""Check that what is said of whom a service helps holds together: words, limits, needs, where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.records import LoadedRecords, Service
from sitegen.records.audience_model import AskedKind
from sitegen.records.eligibility import ages_meet
from sitegen.records.model import Ages

NAMED = (
    (re.compile(r"\b(kvinn|tjej|flick)", re.I), "genders"),
    (re.compile(r"\b(män|killar|pojkar)\b", re.I), "genders"),
    (re.compile(r"\b(unga|ungdomar|barn)\b|\bår\b", re.I), "ages"),
)
"""Words of a summary that name some people, and the limit of `eligibility` that should then be set."""


def words_without_limits(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each summary that names some people while the service is open to all.

    The order of services goes by `eligibility`: a man would be led to a line for women. `open_to` says why
    the words are narrower than the limits.
    """
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        if service.open_to or service.publish == "no":
            continue
        for pattern, limit in NAMED:
            word = pattern.search(service.summary)
            if word and not _limited(service, limit):
                message = (
                    f"“{word[0]}” står i summary, men eligibility har inget {limit}; sätt gränsen, eller "
                    "skriv i open_to varför alla ändå är välkomna"
                )
                yield loaded.problem("summary", message=message)


def _limited(service: Service, limit: str) -> bool:
    who = service.eligibility
    if limit == "genders":
        return bool(who.genders)
    meant = "relatives" in who.roles or service.about_child
    return who.ages != Ages() or meant


def unclear_and_shut_out(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for a kind of people that is unclear and shut out at once: unclear is not no."""
    for loaded in reading.records["services"].values():
        for number, kind in enumerate(loaded.record.unclear):
            if _shut_out(loaded.record, kind):
                message = (
                    f"“{kind}” är oklart men stängs ute av eligibility; det som är oklart är inte nej: "
                    "vidga gränsen, eller ta bort det här"
                )
                yield loaded.problem("unclear", number, message=message)


def _shut_out(service: Service, kind: AskedKind) -> bool:
    who = service.eligibility
    if kind == "child":
        return not ages_meet(who.ages, Ages(max=17))
    if kind == "detained":
        return bool(who.statuses) and {"undocumented", "asylum_seekers", "migrants"}.isdisjoint(who.statuses)
    return bool(who.genders) and kind not in who.genders and kind != "trans"


def exact_and_near(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for what a service is for and near to at once, and for limits of a need it lacks."""
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        for name in ("situations", "needs"):
            near = getattr(service, f"{name}_near")
            for number, id in enumerate(near):
                if id in getattr(service, name) or id in near[:number]:
                    message = f"“{id}” står redan i {name}; låt det stå på ett ställe"
                    yield loaded.problem(f"{name}_near", number, message=message)
        for need in service.need_eligibility:
            if need not in (*service.needs, *service.needs_near):
                message = (
                    f"“{need}” står varken i needs eller needs_near; ta bort gränsen, eller lägg till det"
                )
                yield loaded.problem("need_eligibility", need, message=message)


def promises_of_interpreters(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for languages of interpreters where no interpreter is stated, or no year of a list."""
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        named = service.interpreter_languages or service.interpreter_most
        if named and service.interpreter != "yes":
            message = 'säger vilka språk tolken har, men interpreter är inte "yes"; rätta det ena'
            yield loaded.problem("interpreter", message=message)
