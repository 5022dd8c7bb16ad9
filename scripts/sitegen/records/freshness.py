"""How old a checked contact may be, and what is then said of it.

90 days: due for a new check. 180 days: shown with “may have changed”. 365 days: shown with the day of the
last check. Age alone never takes a number away from a reader: that no number is left harms for certain,
that an old one is wrong is unlikely. What sinks after a year, below its own web site and below services
that have been checked, is what changes hands: mobile phones, local numbers, those of protected services.
What is withheld is withheld by a person (`publish`), or has never been checked at all. What has only been
read in an archived copy is due from the first day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum

from sitegen.records import phones
from sitegen.records.catalogue import SWEDEN
from sitegen.records.model import Contact, Service

CONFIRMING = frozenset({"live", "called", "confirmed"})
"""How a contact was checked, where a person met it as it is now."""
DUE_DAYS = 90
DOUBTFUL_DAYS = 180
OLD_DAYS = 365
PAGES = frozenset({"web", "chat", "form"})
"""The kinds of contacts that are a page on the web, which `url_only` lets through."""


class Freshness(IntEnum):
    """How old a contact's check is, from best to worst, so that `max` of several is the worst."""

    FRESH = 0
    DUE = 1
    DOUBTFUL = 2
    OLD = 3
    UNCHECKED = 4


def freshness(contact: Contact, today: dt.date) -> Freshness:
    """Return how old a contact's check is on a day, whatever service it belongs to."""
    if contact.checked is None:
        return Freshness.UNCHECKED
    days = (today - contact.checked.on).days
    if days >= OLD_DAYS:
        return Freshness.OLD
    if days >= DOUBTFUL_DAYS:
        return Freshness.DOUBTFUL
    archived = contact.checked.how == "archived"
    return Freshness.DUE if archived or days >= DUE_DAYS else Freshness.FRESH


def service_freshness(service: Service, contact: Contact, today: dt.date) -> Freshness:
    """Return how old the check of a service's contact is on a day; 112 does not age."""
    return Freshness.FRESH if service.emergency else freshness(contact, today)


def may_publish(service: Service, contact: Contact) -> bool:
    """Return whether the records allow a contact to be shown, whatever its age.

    `after_check` waits for a person who has looked at the live page or called; `url_only` lets nothing but
    pages of the web through; a number that nobody has ever checked is no number.
    """
    if "no" in (service.publish, contact.publish):
        return False
    confirmed = contact.checked is not None and contact.checked.how in CONFIRMING
    if contact.kind == "web":
        return contact.publish in ("yes", "url_only") or confirmed
    if contact.kind not in PAGES and "url_only" in (service.publish, contact.publish):
        return False
    looked_at = contact.checked is not None or service.emergency
    return confirmed or (looked_at and "after_check" not in (service.publish, contact.publish))


def shown_contacts(service: Service, today: dt.date) -> tuple[Contact, ...]:
    """Return the contacts of a service that a reader sees on a day, in the record's order.

    Those that `stands_last` names come after the others.
    """
    found = (contact for contact in service.contacts if may_publish(service, contact))
    return tuple(sorted(found, key=lambda contact: stands_last(service, contact, today)))


def stands_last(service: Service, contact: Contact, today: dt.date) -> bool:
    """Return whether a contact stands after the web site because nobody has checked it for a year."""
    return changes_hands(service, contact) and service_freshness(service, contact, today) >= Freshness.OLD


def changes_hands(service: Service, contact: Contact) -> bool:
    """Return whether somebody else may answer after a year: mobile phones, local services, protected ones.

    Short numbers and 020 numbers of national lines stay for decades.
    """
    if contact.kind == "web":
        return False
    mobile = contact.number is not None and phones.is_mobile(contact.number)
    return mobile or service.confidential or SWEDEN not in service.coverage


def oldest_check(services: Iterable[Service], today: dt.date) -> dt.date | None:
    """Return the day of the oldest check among what services show; None where nothing that ages is shown."""
    days = (
        contact.checked.on
        for service in services
        if not service.emergency
        for contact in shown_contacts(service, today)
        if contact.checked
    )
    return min(days, default=None)


def callable_contacts(service: Service, today: dt.date) -> tuple[Contact, ...]:
    """Return the contacts with a phone number that a reader sees on a day."""
    return tuple(contact for contact in shown_contacts(service, today) if contact.number)


def has_page(service: Service, today: dt.date) -> bool:
    """Return whether a service has a page on a day: published ones, and those with a contact left to show."""
    return service.publish == "yes" or bool(shown_contacts(service, today))


def waits_for_check(service: Service, today: dt.date) -> bool:
    """Return whether readers would see more contacts of a service if somebody checked them."""
    seen = shown_contacts(service, today)
    return any(
        contact not in seen and not {"no", "url_only"} & {service.publish, contact.publish}
        for contact in service.contacts
    )
