"""Parts with whom to ring, in order of urgency, for those who meet exploited people in their work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from sitegen.records import SWEDEN, Contact, Service, callable_contacts, has_page
from sitegen.records.opening import is_always_open, opening
from sitegen.sites.finder import service_rows, week_strips
from sitegen.sites.finder.listed_services import TONIGHT
from sitegen.sites.finder.week_strips import NowState
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import ContactLine, Key, Link, TemplateContext, Value, prose_addresses

SUPPORT_LINE, POLICE = "jamy-stodtelefon", "polisen-114-14"
"""The line that advises professionals on trafficking, and the police: ids in data/services."""


class RingLine(Value):
    """Somebody to ring: numbers, the hour for the script, and what to know in the page's language."""

    page: Link
    contacts: tuple[ContactLine, ...]
    state: NowState | None
    notes: tuple[str, ...]


class WorkNowPart(TemplateContext):
    """The state of the support line, what holds when it is closed, and where each thing stands.

    `calendar` and `script` let all lines of the page tell the hour.
    """

    template = "organisation/work.html#now"

    support: RingLine | None
    emergency: ContactLine
    pages: tuple[Link, ...]
    calendar: str
    script: Markup


class WorkLinesPart(TemplateContext):
    """Whom to ring, the most urgent first."""

    template = "organisation/work.html#lines"

    rows: tuple[RingLine, ...]


def work_line(org: OrganisationContext, origin: str, id: str, notes: Iterable[str]) -> RingLine:
    """Return a service as a line on a page of prose; `origin` is the page's folder in its language."""
    service = org.maker.site_context.catalogue.services[id]
    shown = shown_first(org, service)
    timed = next((contact for contact in shown if contact.hours), None)
    return RingLine(
        page=org.help_link(origin, Key("service", id), service.name),
        contacts=tuple(service_rows.contact_line(org.maker, service, contact) for contact in shown),
        state=week_strips.hour_state(org.maker, service, timed) if timed else None,
        notes=tuple(notes),
    )


def shown_first(org: OrganisationContext, service: Service) -> tuple[Contact, ...]:
    """Return a service's numbers, or its web site where it has none."""
    shown = org.maker.site_context.contacts(service)
    numbers = tuple(contact for contact in shown if contact.number)
    return numbers or tuple(contact for contact in shown if contact.kind == "web")


def texts(org: OrganisationContext, service: Service, *names: str) -> Iterator[str]:
    """Yield the texts of a service that these fields hold, in the page's language."""
    for name in names:
        if text := getattr(service, name):
            yield org.translator(f"service.{name}", text)


def said(org: OrganisationContext, *ids: str) -> Iterator[str]:
    """Yield sentences of data/signs that may be published, in the page's language."""
    signs = org.maker.site_context.catalogue.signs
    yield from (org.translator("sign", signs[id].statement) for id in ids if signs[id].publish == "yes")


def now_part(org: OrganisationContext) -> WorkNowPart:
    """Return the part at the top of the page for professionals."""
    origin, services = prose_addresses.PROFESSIONALS, org.maker.site_context.catalogue.services
    emergency = next(service for service in services.values() if service.emergency)
    contact = org.maker.site_context.contacts(emergency)[0]
    return WorkNowPart(
        support=work_line(org, origin, SUPPORT_LINE, ()) if _is_shown(org, SUPPORT_LINE) else None,
        emergency=service_rows.contact_line(org.maker, emergency, contact),
        pages=tuple(workplace_links(org, origin)),
        calendar=org.maker.site_context.holidays,
        script=org.now_script,
    )


def workplace_links(org: OrganisationContext, origin: str) -> Iterator[Link]:
    """Yield links to the pages for hotels, for landlords and transport, and for health care."""
    labels = {
        prose_addresses.HOTELS: org.translator("work", "Hotell och vandrarhem"),
        prose_addresses.LANDLORDS: org.translator("work", "Hyresvärdar, grannar och taxi"),
        prose_addresses.HEALTH_CARE: org.translator("work", "Vården"),
    }
    yield from (org.link(origin, path, label) for path, label in labels.items())


def tonight_part(org: OrganisationContext) -> WorkLinesPart:
    """Return the part on protection tonight: the social services, the police, then advice."""
    services = org.maker.site_context.catalogue.services
    told = ("tonight-social-services", "social-services-must-answer")
    notes = {id: said(org, *told) for id in _tonight(org)}
    notes |= {POLICE: said(org, "tip-police", "come-along")}
    notes |= {SUPPORT_LINE: texts(org, services[SUPPORT_LINE], "gives", "safety")}
    return _part(org, notes)


def talk_part(org: OrganisationContext) -> WorkLinesPart:
    """Return the part with lines that the person and the professional may both ring, then advice."""
    services = org.maker.site_context.catalogue.services
    both = [id for id, service in services.items() if _answers_both(org, service)]
    notes = {id: _talk_notes(org, services[id]) for id in sorted(both, key=lambda id: _urgency(org, id))}
    return _part(org, notes | {SUPPORT_LINE: texts(org, services[SUPPORT_LINE], "summary")})


def _part(org: OrganisationContext, notes: dict[str, Iterator[str]]) -> WorkLinesPart:
    rows = (work_line(org, prose_addresses.PROFESSIONALS, id, told) for id, told in notes.items())
    return WorkLinesPart(rows=tuple(rows))


def _tonight(org: OrganisationContext) -> list[str]:
    """Return who finds a bed tonight wherever one is."""
    services = org.maker.site_context.catalogue.services
    return [
        id for id, s in services.items() if TONIGHT in s.needs and SWEDEN in s.coverage and _is_shown(org, id)
    ]


def _is_shown(org: OrganisationContext, id: str) -> bool:
    services = org.maker.site_context.catalogue.services
    return id in services and has_page(services[id], org.maker.site_context.today)


def _answers_both(org: OrganisationContext, service: Service) -> bool:
    """Return whether a national line talks with the exposed and with those who meet them at work."""
    roles = {"exposed", "professionals"} <= set(service.eligibility.roles)
    talks = "talk" in service.needs and SWEDEN in service.coverage
    return roles and talks and bool(callable_contacts(service, org.maker.site_context.today))


def _urgency(org: OrganisationContext, id: str) -> tuple[bool, str]:
    """Return the sort key of lines to talk with: those that answer at every hour first."""
    service, today = org.maker.site_context.catalogue.services[id], org.maker.site_context.today
    contacts = callable_contacts(service, today)
    always = any(is_always_open(opening(service, contact, today)) for contact in contacts)
    return not always, id


def _talk_notes(org: OrganisationContext, service: Service) -> Iterator[str]:
    yield from texts(org, service, "summary", "gives")
    if service.interpreter_languages and service.interpreter_as_of:
        yield org.translator(
            "work",
            "Tolk: en källa från {year} nämner {languages}.",
            year=service.interpreter_as_of,
            languages=org.translator.listed(
                org.translator.language_name(code) for code in service.interpreter_languages
            ),
        )


PARTS: Parts = {
    "professional-now": now_part,
    "professional-tonight": tonight_part,
    "professional-talk": talk_part,
}
