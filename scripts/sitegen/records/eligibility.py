"""Whom a service is for: rules on its record alone, the same for pages, checks, print and open data."""

from __future__ import annotations

from sitegen.records.model import Audience, Eligibility, Service

STOP_ROLES = frozenset({"buyers", "perpetrators"})


def helps_exposed(service: Service) -> bool:
    """Return whether a service belongs among the lines for people who are exposed, and those close to them.

    Lines for professionals never do, nor do lines for people who buy sex or use violence.
    """
    roles = set(service.eligibility.roles)
    return "exposed" in roles or ("relatives" in roles and not roles & STOP_ROLES)


def helps_in(service: Service, situation: str) -> bool:
    """Return whether a service is for a situation; one that names none helps whatever has happened."""
    return not service.situations or situation in service.situations


def speaks(service: Service, language: str) -> bool:
    """Return whether a caller is understood: staff, volunteers or an interpreter speak the language.

    Where nothing is stated the staff are taken to speak Swedish, and nothing else is promised.
    """
    spoken = service.languages or ("sv",)
    return language in spoken or service.many_languages or service.interpreter == "yes"


def serves(service: Service, audience: Audience) -> bool:
    """Return whether a service is for an audience: role, gender, status, age.

    What a service does not limit is open to all.
    """
    who = service.eligibility
    return (
        audience.role in who.roles
        and (audience.gender is None or not who.genders or audience.gender in who.genders)
        and (audience.status is None or not who.statuses or audience.status in who.statuses)
        and (audience.age is None or _age_fits(who, audience.age))
    )


def _age_fits(who: Eligibility, age: int) -> bool:
    low = who.ages.min if who.ages.min is not None else 0
    high = who.ages.max if who.ages.max is not None else 200
    return low <= age <= high
