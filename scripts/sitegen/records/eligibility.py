"""Whom a service is for: rules on its record alone, the same for pages, checks, print and open data."""

from __future__ import annotations

from sitegen.records.model import Ages, Audience, Eligibility, Service

STOP_ROLES = frozenset({"buyers", "perpetrators"})


def helps_exposed(service: Service) -> bool:
    """Return whether a service belongs among the lines for people who are exposed, and those close to them.

    Lines for professionals never do, nor do lines for people who buy sex or use violence.
    """
    roles = set(service.eligibility.roles)
    return "exposed" in roles or ("relatives" in roles and not roles & STOP_ROLES)


def helps_in(service: Service, situation: str) -> bool:
    """Return whether a service is for a situation; one that names none helps whatever has happened."""
    own = (*service.situations, *service.situations_near)
    return not service.situations or situation in own


def gives(service: Service, need: str) -> bool:
    """Return whether a service gives what somebody needs, or can show the way to it."""
    return need in service.needs or need in service.needs_near


def speaks(service: Service, language: str) -> bool:
    """Return whether a caller is understood: staff, volunteers or an interpreter speak the language.

    Where nothing is stated the staff are taken to speak Swedish, and nothing else is promised.
    """
    pages = (code for contact in service.contacts if contact.kind == "web" for code in contact.languages)
    spoken = (*service.languages, *pages) or ("sv",)
    return language in spoken or service.many_languages or service.interpreter == "yes"


def serves(service: Service, audience: Audience) -> bool:
    """Return whether a service is for an audience: role, gender, age, permit.

    What a service does not limit is open to all.
    """
    who = service.eligibility
    return (
        audience.role in who.roles
        and (audience.gender is None or not who.genders or audience.gender in who.genders)
        and fits_permit(who, audience)
        and ages_meet(who.ages, audience.ages)
    )


def fits_permit(who: Eligibility, audience: Audience) -> bool:
    """Return whether limits of permit let an audience in; an answer to another question always."""
    if audience.question != "permit" or not who.statuses:
        return True
    return not {*audience.statuses}.isdisjoint(who.statuses)


def ages_meet(ages: Ages, others: Ages) -> bool:
    """Return whether some age lies within both limits."""
    return _low(ages) <= _high(others) and _low(others) <= _high(ages)


def ages_within(ages: Ages, others: Ages) -> bool:
    """Return whether every age of the first limits lies within the others."""
    return _low(others) <= _low(ages) and _high(ages) <= _high(others)


def _low(ages: Ages) -> int:
    return ages.min if ages.min is not None else 0


def _high(ages: Ages) -> int:
    return ages.max if ages.max is not None else 200
