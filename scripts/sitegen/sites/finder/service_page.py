"""The page of one service: all that is known of it, and how that was checked."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sitegen.records import SWEDEN, Contact, Service, callable_contacts, helps_exposed, phones
from sitegen.records.eligibility import ages_meet
from sitegen.records.freshness import stands_last, waits_for_check
from sitegen.records.model import Eligibility, Source
from sitegen.records.opening import is_always_open, opening
from sitegen.records.service_codes import service_code
from sitegen.sites.finder import jsonld, listed_services, service_facts, service_rows, week_strips
from sitegen.sites.finder.call_cards import call_card
from sitegen.sites.finder.contexts import OpenLine, ServicePage
from sitegen.sites.finder.listed_services import TONIGHT
from sitegen.web import Key, Link, PageMaker
from sitegen.web.contexts import CheckedLine


def service(maker: PageMaker, key: Key) -> ServicePage:
    """Return the context of the page of one service, with all that is known of it."""
    record, translator = maker.site_context.catalogue.services[key.id], maker.translator
    shown = contacts_to_press(maker, record)
    first = shown[0] if shown else None
    return ServicePage(
        frame=maker.frame(key, (record,)),
        code=service_code(key.id),
        name=record.name,
        operator=record.operator,
        summary=translator.localized("service.summary", record.summary),
        gives=translator.localized("service.gives", record.gives),
        safety=translator.localized("service.safety", record.safety) if record.safety else None,
        via=translator.localized("service.via", record.via) if record.via else None,
        contacts=tuple(service_rows.contact_line(maker, record, contact) for contact in shown),
        state=week_strips.hour_state(maker, record, first) if first else None,
        week=week_strips.week_strip(maker, record, first) if first else None,
        steps=tuple(service_facts.call_steps(maker, record)),
        card=call_card(maker) if service_facts.needs_card(maker, record) else None,
        when_closed=tuple(when_closed(maker, key)),
        emergency=listed_services.emergency_row(maker, key),
        facts=tuple(service_facts.facts(maker, record)),
        checked=tuple(checked_line(maker, record, contact) for contact in shown if contact.checked),
        withheld=waits_for_check(record, maker.site_context.today),
        for_exposed=helps_exposed(record),
        data=jsonld.script(maker, key),
    )


def contacts_to_press(maker: PageMaker, service: Service) -> tuple[Contact, ...]:
    """Return the contacts that are shown: those where somebody answers first, else as the record has them.

    A number that nobody has checked for a year does not come before the web site.
    """
    shown, today = maker.site_context.contacts(service), maker.site_context.today

    def rank(contact: Contact) -> tuple[bool, bool, bool]:
        return stands_last(service, contact, today), contact.kind == "web", contact.number is None

    return tuple(sorted(shown, key=rank))


MOST_OPEN_LINES = 3


def when_closed(maker: PageMaker, key: Key) -> Iterator[OpenLine]:
    """Yield lines that answer at every hour, for the page of one that does not; none for lines for others.

    112 stands on the page by itself, and the police are no line to talk to.
    """
    services = maker.site_context.catalogue.services
    for id in others_when_closed(maker, key.id) if closes(maker, services[key.id]) else ():
        contact = callable_contacts(services[id], maker.site_context.today)[0]
        yield OpenLine(
            name=services[id].name,
            href=maker.link(key, Key("service", id), services[id].name).href,
            number=service_rows.href(contact),
            shown=phones.shown_as(contact),
            who=service_facts.for_whom(maker.translator, services[id].eligibility),
            age=service_rows.age_sentence(maker, services[id], (contact,)),
        )


def others_when_closed(maker: PageMaker, own: str) -> tuple[str, ...]:
    """Return whom to ring when a service is closed, by id: for the social services the way by 112."""
    service, context = maker.site_context.catalogue.services[own], maker.site_context
    if TONIGHT in service.needs:
        return tuple(id for id, s in context.exposed.items() if TONIGHT in s.needs and SWEDEN in s.coverage)
    found = (
        id
        for id, other in context.never_closed.items()
        if id != own and may_be_one(other.eligibility, service.eligibility)
    )
    return tuple(found)[:MOST_OPEN_LINES]


def may_be_one(first: Eligibility, second: Eligibility) -> bool:
    """Return whether one person can be within the limits of sex and age of both."""
    apart = first.genders and second.genders and set(first.genders).isdisjoint(second.genders)
    return not apart and ages_meet(first.ages, second.ages)


def closes(maker: PageMaker, service: Service) -> bool:
    """Return whether a line for exposed people has hours that end."""
    contacts = callable_contacts(service, maker.site_context.today)
    told = [opening(service, contact, maker.site_context.today) for contact in contacts]
    return helps_exposed(service) and bool(told) and not any(map(is_always_open, told))


def checked_line(maker: PageMaker, service: Service, contact: Contact) -> CheckedLine:
    """Return when and how a contact was checked; call it only for a contact that was."""
    assert contact.checked is not None
    translator, day = maker.translator, maker.translator.day(contact.checked.on)
    how = {
        "archived": translator(
            "checked",
            "Läst i en arkiverad kopia {day}. Ingen har ringt och kontrollerat än.",
            day=day,
        ),
        "live": translator("checked", "Läst på webbplatsen {day}.", day=day),
        "called": translator("checked", "Kontrollerat genom samtal {day}.", day=day),
        "confirmed": translator("checked", "Bekräftat av den som driver tjänsten {day}.", day=day),
    }
    sources = [source for source in service.sources if source.id in contact.sources]
    return CheckedLine(
        contact=phones.shown_as(contact),
        how=how[contact.checked.how],
        sources=tuple(source_link(maker, source) for source in sources),
    )


def source_link(maker: PageMaker, source: Source) -> Link:
    """Return a source as a link: its title or host, and its date as the editors know it.

    A page of the former web site at our own address is named but not linked: it is no longer there.
    """
    url = source.url or ""
    own = url.startswith(maker.site_context.site.base_url) and url != maker.site_context.site.base_url
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Link(href="" if own else url, label=source.title or host, note=source.date or "")
