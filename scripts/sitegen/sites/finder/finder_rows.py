"""Services as rows of the finder's document: a line each for the name, how to reach it, and what to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.language import LocalizedText, Translator
from sitegen.records import Contact, Service
from sitegen.records.opening import Opening, opening
from sitegen.records.phones import shown_as
from sitegen.sites.finder import service_rows
from sitegen.sites.finder.contexts import FinderRow
from sitegen.web import ContactLine, Key, Link, PageMaker, SiteContext
from sitegen.web.contexts import HoursLine

MOST_FACTS = 4
CALLED = frozenset({"phone", "sms", "text_telephone"})
ANSWERED = CALLED | {"chat"}
FREE_IN_SWEDEN = re.compile(r"^(\+4620|116)\d+$")
"""Numbers that cost nothing with a Swedish subscription."""
WHOLE_HOUR = re.compile(r"(?<=\d):00\b")


def row(maker: PageMaker, id: str, service: Service, page: Key) -> FinderRow:
    """Return a service as a row, with a link to its own page where the site has one; websites stand there."""
    own = Key("service", id)
    link = maker.link(page, own, service.name) if own in maker.offers else Link(href="", label=service.name)
    contacts = ways(maker.site_context, service)
    return FinderRow(
        id=id,
        name=service.name,
        href=link.href,
        note=link.note,
        contacts=tuple(
            contact_line(maker, service, contact)
            for contact in unlike(contacts, maker.language)
            if contact.kind != "web" or not link.href
        ),
        summary=maker.translator.localized("service.summary", service.summary),
        facts=tuple(facts(maker, service, contacts)),
        via=unstopped(maker.translator.localized("service.via", service.via)) if service.via else None,
        cautions=tuple(cautions(maker, service)),
    )


def cautions(maker: PageMaker, service: Service) -> Iterator[LocalizedText]:
    """Yield what to know before one turns to the police: how they answer, and that a report has a name."""
    if service.authority == "police":
        texts = {"service.meets": service.meets, "service.safety": service.safety}
        said = [maker.translator.localized(kind, text) for kind, text in texts.items() if text]
        yield from map(unstopped, said)


def unstopped(said: LocalizedText) -> LocalizedText:
    """Return a text without its last full stop: a dot in the middle of the line parts it from the next."""
    return replace(said, text=said.text.removesuffix("."))


def ways(site_context: SiteContext, service: Service) -> tuple[Contact, ...]:
    """Return the contacts that a row shows: numbers, chats and forms, or else its pages."""
    direct = service_rows.essential(site_context, service)
    return direct or tuple(c for c in site_context.contacts(service) if c.kind == "web")


def unlike(contacts: Sequence[Contact], language: str) -> tuple[Contact, ...]:
    """Return contacts without those that would read alike: of two forms that in the better known language."""
    kept: dict[str, Contact] = {}
    for number, contact in enumerate(contacts):
        name = f"{contact.kind} {number}" if contact.number else contact.kind
        if name not in kept or _foreign(contact, language) < _foreign(kept[name], language):
            kept[name] = contact
    return tuple(kept.values())


def _foreign(contact: Contact, language: str) -> int:
    """Return how foreign a contact's language is: one's own, English, another or unknown."""
    return 0 if language in contact.languages else 1 if "en" in contact.languages else 2


def contact_line(maker: PageMaker, service: Service, contact: Contact) -> ContactLine:
    """Return a way to reach the service, with its hours in the fewest words."""
    told = opening(service, contact, maker.site_context.today)
    return ContactLine(
        kind=contact.kind,
        href=service_rows.href(contact),
        shown=shown_as(contact),
        word=service_rows.word(maker.translator, contact),
        label=None,
        hours=short_hours(maker, told) if told else None,
        age="",
    )


def short_hours(maker: PageMaker, told: Opening) -> HoursLine | None:
    """Return the week as “mån–fre 09–15”, with a code for the script, also where it may have changed."""
    if told.closed_until:
        return service_rows.closed_line(maker, told.closed_until)
    if told.week is None:
        return HoursLine(text=maker.translator("hours", "efter överenskommelse"), code="")
    text = WHOLE_HOUR.sub("", service_rows.weekdays_text(maker.translator, told.week))
    return HoursLine(text=text, code=told.week_code)


def facts(maker: PageMaker, service: Service, contacts: Sequence[Contact]) -> Iterator[str]:
    """Yield what to know before the call, the most urgent first, and no more than a row has room for."""
    old = service_rows.age_sentence(maker, service, contacts)
    yield from (old,) if old else ()
    found = (*hours_facts(maker, service, contacts), *language_facts(maker, service, contacts))
    # What is only read costs nothing and knows nobody.
    cost = cost_facts(maker, service, contacts) if any(one.kind != "web" for one in contacts) else ()
    yield from (*found, *cost)[:MOST_FACTS]


def hours_facts(maker: PageMaker, service: Service, contacts: Sequence[Contact]) -> Iterator[str]:
    """Yield that hours may have changed, or that nobody knows them."""
    answered = [contact for contact in contacts if contact.kind in ANSWERED]
    told = [opening(service, contact, maker.site_context.today) for contact in answered]
    if any(hours and hours.may_have_changed for hours in told):
        yield maker.translator("fact", "tiderna kan ha ändrats")
    elif answered and not any(told):
        yield maker.translator("fact", "vi vet inte när de svarar")


def language_facts(maker: PageMaker, service: Service, contacts: Sequence[Contact]) -> Iterator[str]:
    """Yield in which language one is answered, or which language a page is in; a Swede is told the rest."""
    translator, own = maker.translator, maker.language
    if contacts and all(contact.kind == "web" for contact in contacts):
        pages = [code for contact in contacts for code in contact.languages]
        named = [own] if own in pages else pages
        if named and not (named == ["sv"] == [own]):
            yield translator(
                "fact", "sida på {language}", language=translator.listed(map(translator.language_name, named))
            )
    elif own != "sv" and not any(cautions(maker, service)):
        yield from interpreted(maker, service)


def interpreted(maker: PageMaker, service: Service) -> Iterator[str]:
    """Yield whether somebody speaks the reader's language, or interprets it."""
    translator, own = maker.translator, maker.language
    name = translator.language_name(own)
    if own in service.languages:
        yield translator("fact", "talar {language}", language=name)
    elif own in service.interpreter_languages and service.interpreter_as_of:
        yield translator(
            "fact",
            "tolk till {language} (uppgift från {year})",
            language=name,
            year=service.interpreter_as_of,
        )
    elif own in service.interpreter_languages:
        yield translator("fact", "tolk till {language}", language=name)
    elif service.interpreter_most:
        yield translator("fact", "tolk för de flesta språk")
    elif service.interpreter == "yes":
        yield translator("fact", "tolk")
    elif service.many_languages:
        yield translator("fact", "många språk")
    elif service.languages:
        spoken = translator.listed(map(translator.language_name, service.languages))
        yield translator("fact", "talar {language}", language=spoken)
    else:
        yield translator("fact", "språk okänt")


def what_a_call_costs(translator: Translator, service: Service, numbers: Sequence[str]) -> str:
    """Return what a call to one of these numbers costs, or "" where no source says."""
    if service.cost == "free" and any(map(FREE_IN_SWEDEN.match, numbers)):
        return translator("fact", "gratis med svenskt abonnemang")
    if service.cost == "free":
        return translator("fact", "gratis")
    return translator("fact", "vanlig samtalsavgift") if service.cost == "call_charge" else ""


def cost_facts(maker: PageMaker, service: Service, contacts: Sequence[Contact]) -> Iterator[str]:
    """Yield what a call costs, whether a bill shows it, and whether one may be nobody."""
    translator = maker.translator
    numbers = [contact.number for contact in contacts if contact.number]
    if cost := what_a_call_costs(translator, service, numbers):
        yield cost
    if service.on_bill == "no" and numbers:
        yield translator("fact", "syns inte på räkningen, men i samtalslistan")
    if service.anonymous == "yes":
        yield translator("fact", "du får vara anonym")
