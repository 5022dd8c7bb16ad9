"""A service for search engines: schema.org terms as JSON-LD, in its own page's source.

The same facts as the page shows, and less: hours that are in doubt are left out, because whoever
takes them from here does not take the warning beside them. Browsers neither run nor keep it, so
that it may name the service; it stands on no other page, and least of all in the finder's document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from sitegen.records import SWEDEN, Contact, Service
from sitegen.records.opening import opening
from sitegen.web import Key, PageMaker

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PHONES = {"phone": "servicePhone", "sms": "serviceSmsNumber"}
JsonLdObject = dict[str, Any]


def script(maker: PageMaker, key: Key) -> Markup:
    """Return the content of the script element; no `<` in it, so that nothing can end it."""
    text = json.dumps(service(maker, key), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def service(maker: PageMaker, key: Key) -> JsonLdObject:
    """Return a service as a schema.org Service."""
    record = maker.site_context.catalogue.services[key.id]
    shown = maker.site_context.contacts(record)
    return _known(
        {"@context": "https://schema.org", "@type": "Service", "@id": maker.absolute(key, maker.language)},
        name=record.name,
        description=maker.translator.localized("service.summary", record.summary).text,
        provider={"@type": "Organization", "name": record.operator},
        areaServed=list(areas(maker, record)),
        audience=audience(record),
        offers=_free() if record.cost == "free" else None,
        availableChannel=[channel(maker, record, contact) for contact in shown if contact.kind != "email"],
    )


def areas(maker: PageMaker, record: Service) -> Iterator[JsonLdObject]:
    """Yield the country, or its counties."""
    if SWEDEN in record.coverage:
        yield {"@type": "Country", "name": "Sverige", "identifier": "SE"}
        return
    for county in maker.site_context.catalogue.counties_of(record):
        yield {"@type": "AdministrativeArea", "name": county.name, "identifier": county.id}


def audience(record: Service) -> JsonLdObject | None:
    """Return ages, the only limit that the vocabulary has numbers for."""
    ages = record.eligibility.ages
    limits = _known({}, suggestedMinAge=ages.min, suggestedMaxAge=ages.max)
    return {"@type": "PeopleAudience", **limits} if limits else None


def channel(maker: PageMaker, record: Service, contact: Contact) -> JsonLdObject:
    """Return one way to reach the service: a number as a contact point, or an address."""
    spoken = list(contact.languages or record.languages)
    base = {"@type": "ServiceChannel"}
    if contact.number is None:
        return _known(base, serviceUrl=contact.url, availableLanguage=spoken)
    point = _known(
        {"@type": "ContactPoint", "telephone": contact.number},
        name=maker.translator.localized("contact.label", contact.label).text if contact.label else None,
        contactOption="HearingImpairedSupported" if contact.kind == "text_telephone" else None,
        hoursAvailable=list(specifications(maker, record, contact)),
    )
    name = PHONES.get(contact.kind, "servicePhone")
    return _known(base, availableLanguage=spoken, **{name: point})


def specifications(maker: PageMaker, record: Service, contact: Contact) -> Iterator[JsonLdObject]:
    """Yield when a number is answered, where nothing about that is in doubt."""
    told = opening(record, contact, maker.site_context.today)
    for turn in told.periods(maker.site_context.today) if told else ():
        yield _known(
            {"@type": "OpeningHoursSpecification"},
            dayOfWeek=[WEEKDAYS[day - 1] for day in turn.days],
            opens=turn.opens,
            closes=turn.closes,
            validFrom=turn.first.isoformat() if turn.first else None,
            validThrough=turn.last.isoformat() if turn.last else None,
        )


def _free() -> JsonLdObject:
    return {"@type": "Offer", "price": 0, "priceCurrency": "SEK"}


def _known(fields: JsonLdObject, **more: Any) -> JsonLdObject:
    return fields | {name: value for name, value in more.items() if value not in (None, "", [])}
