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

from sitegen.records import SWEDEN, Catalogue, Contact, Freshness, Service
from sitegen.records.freshness import service_freshness
from sitegen.records.opening import opening
from sitegen.sites.finder import service_facts, service_rows
from sitegen.web import Key, PageMaker
from sitegen.web.file_addresses import OPEN_DATA

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/"
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
HsdsObject = dict[str, Any]


def files(maker: PageMaker) -> Mapping[str, bytes]:
    """Return the two files by their paths, from the Swedish page maker."""
    services = [service(maker, id, record) for id, record in maker.site_context.listed.items()]
    return {
        f"{OPEN_DATA}index.json": _json(root(maker)),
        f"{OPEN_DATA}services.json": _json(page(services)),
    }


def root(maker: PageMaker) -> HsdsObject:
    """Return what the standard's root says of the data."""
    publisher = {"name": PUBLISHER, "website": maker.site_context.site.base_url}
    return {"version": VERSION, "profile": PROFILE, "description": DESCRIPTION, "publisher": publisher}


def page(services: list[HsdsObject]) -> HsdsObject:
    """Return the standard's list form, all of it on one page."""
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


def service(maker: PageMaker, id: str, record: Service) -> HsdsObject:
    """Return one service as the standard's fully nested object; a field of which nothing is known is out."""
    shown = maker.site_context.contacts(record)
    dates = [contact.checked.on for contact in shown if contact.checked]
    return _known(
        id=uid("service", id),
        name=record.name,
        description=" ".join(filter(None, (_sentence(record.summary), record.gives, record.safety))),
        url=next((contact.url for contact in shown if contact.kind == "web"), None),
        email=next((contact.email for contact in shown if contact.email), None),
        status="active",
        interpretation_services=_interpreters(maker, record),
        fees_description=_fees(maker, record),
        eligibility_description=service_facts.for_whom(maker.translator, record.eligibility),
        minimum_age=record.eligibility.ages.min,
        maximum_age=record.eligibility.ages.max,
        assured_date=min(dates).isoformat() if dates else None,
        organization=organization(maker, record.operator),
        phones=[phone(maker, id, record, contact) for contact in shown if contact.number],
        schedules=list(schedules(maker, id, record, shown)),
        languages=list(languages(maker, id, record)),
        service_areas=list(areas(maker.site_context.catalogue, id, record)),
        cost_options=_costs(id, record),
        additional_urls=list(addresses(maker, id, shown)),
        attributes=list(attributes(maker, id, record)),
    )


def uid(kind: str, *names: object) -> str:
    """Return the id of a thing, the same in every build."""
    return str(uuid.uuid5(NAMESPACE, "\n".join(map(str, (kind, *names)))))


def organization(maker: PageMaker, operator: str) -> HsdsObject:
    """Return who answers; the standard wants a description, so it says what of ours they run."""
    run = [record.name for record in maker.site_context.listed.values() if record.operator == operator]
    description = f"Svarar för {maker.translator.listed(run)}."
    return {"id": uid("organization", operator), "name": operator, "description": description}


def phone(maker: PageMaker, id: str, record: Service, contact: Contact) -> HsdsObject:
    """Return a number as it is dialled, with the languages that are spoken on just that one."""
    own = uid("phone", id, contact.kind, contact.number)
    spoken = [_language(maker, code, uid("language", own, code)) for code in contact.languages]
    return _known(
        id=own,
        number=contact.number,
        type=PHONE_TYPES[contact.kind],
        description=" ".join(
            filter(None, (contact.label, service_rows.age_sentence(maker, record, (contact,))))
        ),
        languages=spoken,
    )


def schedules(maker: PageMaker, id: str, record: Service, shown: Iterable[Contact]) -> Iterator[HsdsObject]:
    """Yield when each contact answers, as weekly rules; what is in doubt is told in words alone.

    After a year without a check nothing is: what a program takes from here it shows without its age.
    """
    for contact in shown:
        told = opening(record, contact, maker.site_context.today)
        line = service_rows.contact_line(maker, record, contact)
        if (
            told is None
            or line.hours is None
            or service_freshness(record, contact, maker.site_context.today) >= Freshness.OLD
        ):
            continue
        about = f"{line.word} {line.shown}: {line.hours.text}"
        if not told.certain:
            yield {"id": uid("schedule", id, contact.kind, line.href), "description": about}
        for turn in told.periods(maker.site_context.today):
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


def languages(maker: PageMaker, id: str, record: Service) -> Iterator[HsdsObject]:
    """Yield the languages of the staff; “many” has no code."""
    for code in record.languages:
        yield _language(maker, code, uid("language", id, code))
    if record.many_languages:
        yield {"id": uid("language", id, "many"), "name": maker.translator("fact", "många språk")}


def _language(maker: PageMaker, code: str, own: str) -> HsdsObject:
    return {"id": own, "name": maker.translator.language_name(code), "code": code}


def areas(catalogue: Catalogue, id: str, record: Service) -> Iterator[HsdsObject]:
    """Yield all of Sweden, or the counties where a service helps, with their ISO 3166-2 codes."""
    if SWEDEN in record.coverage:
        yield {"id": uid("area", id, SWEDEN), "name": "Sverige", "uri": ISO_COUNTRY}
        return
    for county in catalogue.counties_of(record):
        yield {"id": uid("area", id, county.id), "name": county.name, "uri": ISO_COUNTY + county.id}


def addresses(maker: PageMaker, id: str, shown: Iterable[Contact]) -> Iterator[HsdsObject]:
    """Yield chats and forms, and the service's page here in every language that it is offered in."""
    for contact in shown:
        if contact.url and contact.kind != "web":
            label = service_rows.word(maker.translator, contact)
            yield {"id": uid("url", id, contact.url), "label": label, "url": contact.url}
    key = Key("service", id)
    for code in maker.site_context.catalogue.languages:
        if code in maker.offers[key]:
            own = maker.absolute(key, code)
            label = maker.site_context.catalogue.languages[code].name
            yield {"id": uid("page", id, code), "label": label, "url": own}


def attributes(maker: PageMaker, id: str, record: Service) -> Iterator[HsdsObject]:
    """Yield what the filter knows: situations and needs, and for whom, as terms of our own taxonomies."""
    catalogue, translator = maker.site_context.catalogue, maker.translator
    terms = [("situation", code, catalogue.situations[code].label) for code in record.situations]
    terms += [("need", code, catalogue.needs[code].label) for code in record.needs]
    words, who = service_facts.who_words(translator), record.eligibility
    terms += [("eligibility", code, words[code]) for code in (*who.roles, *who.genders, *who.statuses)]
    for kind, code, label in terms:
        yield {
            "id": uid("attribute", id, kind, code),
            "link_id": uid("service", id),
            "link_type": kind,
            "link_entity": "service",
            "taxonomy_term": _term(maker, kind, code, label),
        }


def _term(maker: PageMaker, kind: str, code: str, label: str) -> HsdsObject:
    return {
        "id": uid("term", kind, code),
        "code": code,
        "name": label,
        "description": label,
        "taxonomy": f"{maker.site_context.site.base_url}{OPEN_DATA}#{kind}",
        "language": maker.language,
    }


def _interpreters(maker: PageMaker, record: Service) -> str | None:
    if record.interpreter != "yes":
        return None
    term = maker.translator("fact", "Tolk")
    return f"{term}: {service_facts.interpreters(maker.translator, record)}"


def _sentence(line: str) -> str:
    return line if line.endswith((".", "?", "!")) else f"{line}."


def _fees(maker: PageMaker, record: Service) -> str | None:
    return service_facts.cost(maker, record) or None


def _costs(id: str, record: Service) -> list[HsdsObject]:
    """Only what is free has an amount; what a call costs is between a caller and an operator."""
    if record.cost != "free":
        return []
    return [{"id": uid("cost", id), "amount": 0, "currency": "SEK"}]


def _known(**fields: Any) -> HsdsObject:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _json(value: HsdsObject) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
