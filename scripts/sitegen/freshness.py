"""How old a checked contact may be, and what is then shown.

90 days: due for a new check. 180 days: shown with “may have changed”. 365 days: withheld, only the
operator's web site stays. What has only been read in an archived copy is due from the first day.
"""

from __future__ import annotations

import datetime as dt
from enum import IntEnum

from sitegen.model import Contact, Service

DUE_DAYS = 90
DOUBTFUL_DAYS = 180
WITHHELD_DAYS = 365


class Freshness(IntEnum):
    """From best to worst, so that `max` of several is the worst."""

    FRESH = 0
    DUE = 1
    DOUBTFUL = 2
    WITHHELD = 3


def freshness(contact: Contact, today: dt.date) -> Freshness:
    """How far a contact can be trusted on a day; one that nobody has checked is withheld."""
    if contact.checked is None:
        return Freshness.WITHHELD
    days = (today - contact.checked.on).days
    if days >= WITHHELD_DAYS:
        return Freshness.WITHHELD
    if days >= DOUBTFUL_DAYS:
        return Freshness.DOUBTFUL
    archived = contact.checked.how == "archived"
    return Freshness.DUE if archived or days >= DUE_DAYS else Freshness.FRESH


def may_publish(service: Service, contact: Contact) -> bool:
    """Whether the records allow a contact to be shown at all, whatever its age.

    `after_check` waits for a person who has looked at the live page or called; `url_only` lets
    nothing but the web site through.
    """
    if "no" in (service.publish, contact.publish):
        return False
    confirmed = contact.checked is not None and contact.checked.how in ("live", "called")
    if contact.kind == "web":
        return contact.publish in ("yes", "url_only") or confirmed
    if "url_only" in (service.publish, contact.publish):
        return False
    return confirmed or (service.publish == "yes" and contact.publish == "yes")


def shown(service: Service, today: dt.date) -> tuple[Contact, ...]:
    """The contacts of a service that a reader sees on a day, in the record's order.

    112 does not age: a page without it would be worse than one with an old check.
    """
    return tuple(
        contact
        for contact in service.contacts
        if may_publish(service, contact)
        and (service.emergency or contact.kind == "web" or freshness(contact, today) < Freshness.WITHHELD)
    )


def listed(service: Service, today: dt.date) -> bool:
    """Whether a service has a page on a day: published ones, and those with a contact left to show."""
    return service.publish == "yes" or bool(shown(service, today))


def waits(service: Service, today: dt.date) -> bool:
    """Whether readers would see more contacts of a service if somebody checked them."""
    seen = shown(service, today)
    return any(
        contact not in seen and not {"no", "url_only"} & {service.publish, contact.publish}
        for contact in service.contacts
    )
