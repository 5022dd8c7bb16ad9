"""The catalogue as open data: the Human Services Data Specification (HSDS) 3.1 of Open Referral.

`services.json` has the form of the standard's answer to `/services?full=true` on a single page, and
`index.json` that of its root: a static host can give both, one file is one moment, and whoever reads
an HSDS API reads these. They hold what the pages show on the day and nothing else: no withheld
contact, no editor's note, no place. Texts are Swedish; each service links its pages by language.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen import pages, rows
from sitegen.catalogue import SWEDEN, Catalogue
from sitegen.desk import Desk
from sitegen.freshness import Freshness, trust
from sitegen.model import Contact, Service
from sitegen.opening import opening
from sitegen.urls import Key

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/"
FOLDER = "data/hsds/"
# Never changes: every id in the files is made from it, so that a service keeps its own.
NAMESPACE = uuid.UUID("6f0c0f0e-5a0b-5d3c-9d8e-1d2f6b7a4c31")
PUBLISHER = "Plattformen Civila Sverige mot människohandel"
DESCRIPTION = (
    "Verksamheter i Sverige för den som utnyttjas. Texterna är på svenska; additional_urls leder till "
    "samma uppgifter på de språk som finns. Tider är svensk tid; de som är osäkra står bara i ord, och "
    "valid_from och valid_to går runt helgdagar som har andra tider. assured_date är dagen då den äldsta "
    "av kontakterna kontrollerades. Licens: CC BY 4.0."
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PHONE_TYPES = {"phone": "voice", "sms": "text", "text_telephone": "textphone"}
ISO_COUNTRY, ISO_COUNTY = "urn:iso:std:iso:3166:-1:SE", "urn:iso:std:iso:3166:-2:"
Object = dict[str, Any]


def files(desk: Desk) -> Mapping[str, bytes]:
    """The two files by their paths, from the Swedish desk."""
    services = [service(desk, id, record) for id, record in desk.shelf.listed.items()]
    return {
        f"{FOLDER}index.json": _json(root(desk)),
        f"{FOLDER}services.json": _json(page(services)),
    }


def root(desk: Desk) -> Object:
    """What the standard's root says of the data."""
    publisher = {"name": PUBLISHER, "website": desk.shelf.site.base_url}
    return {"version": VERSION, "profile": PROFILE, "description": DESCRIPTION, "publisher": publisher}


def page(services: list[Object]) -> Object:
    """The standard's list form, all of it on one page."""
    return {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def service(desk: Desk, id: str, record: Service) -> Object:
    """One service as the standard's fully nested object; a field that nothing is known of is left out."""
    shown = desk.shelf.contacts(record)
    dates = [contact.checked.on for contact in shown if contact.checked]
    return _known(
        id=uid("service", id),
        name=record.name,
        description=" ".join(filter(None, (_sentence(record.summary), record.gives, record.safety))),
        url=next((contact.url for contact in shown if contact.kind == "web"), None),
        email=next((contact.email for contact in shown if contact.email), None),
        status="active",
        interpretation_services=_interpreters(desk, record),
        fees_description=_fees(desk, record),
        eligibility_description=pages.for_whom(desk.voice, record.eligibility),
        minimum_age=record.eligibility.ages.min,
        maximum_age=record.eligibility.ages.max,
        assured_date=min(dates).isoformat() if dates else None,
        organization=organization(desk, record.operator),
        phones=[phone(desk, id, record, contact) for contact in shown if contact.number],
        schedules=list(schedules(desk, id, record, shown)),
        languages=list(languages(desk, id, record)),
        service_areas=list(areas(desk.shelf.catalogue, id, record)),
        cost_options=_costs(id, record),
        additional_urls=list(addresses(desk, id, shown)),
        attributes=list(attributes(desk, id, record)),
    )


def uid(kind: str, *names: object) -> str:
    """The id of a thing, the same in every build."""
    return str(uuid.uuid5(NAMESPACE, "\n".join(map(str, (kind, *names)))))


def organization(desk: Desk, operator: str) -> Object:
    """Who answers; the standard wants a description, so it says what of ours they run."""
    run = [record.name for record in desk.shelf.listed.values() if record.operator == operator]
    description = f"Svarar för {desk.voice.listed(run)}."
    return {"id": uid("organization", operator), "name": operator, "description": description}


def phone(desk: Desk, id: str, record: Service, contact: Contact) -> Object:
    """A number as it is dialled, with the languages that are spoken on just that one."""
    own = uid("phone", id, contact.kind, contact.number)
    spoken = [_language(desk, code, uid("language", own, code)) for code in contact.languages]
    return _known(
        id=own,
        number=contact.number,
        type=PHONE_TYPES[contact.kind],
        description=" ".join(filter(None, (contact.label, rows.age(desk, record, (contact,))))),
        languages=spoken,
    )


def schedules(desk: Desk, id: str, record: Service, shown: Iterable[Contact]) -> Iterator[Object]:
    """When each contact answers, as weekly rules; what is in doubt is told in words alone.

    After a year without a check nothing is: what a program takes from here it shows without its age.
    """
    for contact in shown:
        told = opening(record, contact, desk.shelf.today)
        line = rows.contact_line(desk, record, contact)
        if told is None or line.hours is None or trust(record, contact, desk.shelf.today) >= Freshness.OLD:
            continue
        about = f"{line.word} {line.shown}: {line.hours.text}"
        if not told.sure:
            yield {"id": uid("schedule", id, contact.kind, line.href), "description": about}
        for turn in told.turns(desk.shelf.today):
            byday = ",".join(DAYS[day - 1] for day in turn.days)
            since = (turn.first,) if turn.first else ()
            yield _known(
                id=uid("schedule", id, contact.kind, line.href, byday, turn.opens, turn.closes, *since),
                valid_from=(turn.first or told.first).isoformat(),
                valid_to=turn.last.isoformat() if turn.last else None,
                freq="WEEKLY",
                byday=byday,
                opens_at=turn.opens,
                closes_at=turn.closes,
                description=about,
            )


def languages(desk: Desk, id: str, record: Service) -> Iterator[Object]:
    """The languages of the staff; “many” has no code."""
    for code in record.languages:
        yield _language(desk, code, uid("language", id, code))
    if record.many_languages:
        yield {"id": uid("language", id, "many"), "name": desk.voice("fact", "många språk")}


def _language(desk: Desk, code: str, own: str) -> Object:
    return {"id": own, "name": desk.voice.language_name(code), "code": code}


def areas(catalogue: Catalogue, id: str, record: Service) -> Iterator[Object]:
    """All of Sweden, or the counties where a service helps, with their ISO 3166-2 codes."""
    if SWEDEN in record.coverage:
        yield {"id": uid("area", id, SWEDEN), "name": "Sverige", "uri": ISO_COUNTRY}
        return
    for county in catalogue.counties_of(record):
        yield {"id": uid("area", id, county.id), "name": county.name, "uri": ISO_COUNTY + county.id}


def addresses(desk: Desk, id: str, shown: Iterable[Contact]) -> Iterator[Object]:
    """Chats and forms, and the service's page here in every language that it is offered in."""
    for contact in shown:
        if contact.url and contact.kind != "web":
            label = rows.word(desk.voice, contact)
            yield {"id": uid("url", id, contact.url), "label": label, "url": contact.url}
    key = Key("service", id)
    for code in desk.shelf.catalogue.languages:
        if code in desk.offers[key]:
            own = desk.absolute(key, code)
            label = desk.shelf.catalogue.languages[code].name
            yield {"id": uid("page", id, code), "label": label, "url": own}


def attributes(desk: Desk, id: str, record: Service) -> Iterator[Object]:
    """What the filter knows: situations and needs, and for whom, as terms of our own taxonomies."""
    catalogue, voice = desk.shelf.catalogue, desk.voice
    terms = [("situation", code, catalogue.situations[code].label) for code in record.situations]
    terms += [("need", code, catalogue.needs[code].label) for code in record.needs]
    words, who = pages.who_words(voice), record.eligibility
    terms += [("eligibility", code, words[code]) for code in (*who.roles, *who.genders, *who.statuses)]
    for kind, code, label in terms:
        yield {
            "id": uid("attribute", id, kind, code),
            "link_id": uid("service", id),
            "link_type": kind,
            "link_entity": "service",
            "taxonomy_term": _term(desk, kind, code, label),
        }


def _term(desk: Desk, kind: str, code: str, label: str) -> Object:
    return {
        "id": uid("term", kind, code),
        "code": code,
        "name": label,
        "description": label,
        "taxonomy": f"{desk.shelf.site.base_url}{FOLDER}#{kind}",
        "language": desk.language,
    }


def _interpreters(desk: Desk, record: Service) -> str | None:
    if record.interpreter != "yes":
        return None
    facts = pages.language_facts(desk.voice, record)
    return next(f"{fact.term}: {fact.value}" for fact in facts if fact.term == "Tolk")


def _sentence(line: str) -> str:
    return line if line.endswith((".", "?", "!")) else f"{line}."


def _fees(desk: Desk, record: Service) -> str | None:
    return None if record.cost == "unknown" else pages.costs(desk.voice)[record.cost]


def _costs(id: str, record: Service) -> list[Object]:
    """Only what is free has an amount; what a call costs is between a caller and an operator."""
    if record.cost != "free":
        return []
    return [{"id": uid("cost", id), "amount": 0, "currency": "SEK"}]


def _known(**fields: Any) -> Object:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _json(value: Object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
