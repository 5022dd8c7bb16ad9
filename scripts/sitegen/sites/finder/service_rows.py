"""Services as lines of a list: numbers, hours and facts in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from opening_hours import State

from sitegen.language import Translator
from sitegen.records import Contact, Freshness, Service, hours, phones
from sitegen.records.eligibility import speaks
from sitegen.records.freshness import service_freshness, stands_last
from sitegen.records.hours_rule import OpenIntervals, Week, clock
from sitegen.records.opening import NEVER, opening
from sitegen.records.phones import shown_as
from sitegen.sites.finder.contexts import ServiceRow
from sitegen.web import ContactLine, Key, Link, PageMaker, SiteContext
from sitegen.web.contexts import HoursLine

DIRECT = ("phone", "sms", "text_telephone", "chat", "form")


def row(maker: PageMaker, id: str, service: Service, page: Key) -> ServiceRow:
    """Return a service on a list page: what it takes to call, and a link to the rest."""
    contacts = essential(maker.site_context, service)
    lines = tuple(contact_line(maker, service, contact) for contact in contacts)
    own = Key("service", id)
    # On a card's site services have no pages.
    link = maker.link(page, own, service.name) if own in maker.offers else Link(href="", label=service.name)
    return ServiceRow(
        id=id,
        name=service.name,
        href=link.href,
        note=link.note,
        summary=maker.translator.localized("service.summary", service.summary),
        contacts=lines,
        facts=tuple(facts(maker.translator, service, called=any(contact.number for contact in contacts))),
        hours=next((line.hours for line in lines if line.hours), None),
        age=age_sentence(maker, service, contacts),
    )


def essential(site_context: SiteContext, service: Service) -> tuple[Contact, ...]:
    """Return the contacts that a row shows: numbers and chats, and where none is left that holds, the web."""
    contacts = site_context.contacts(service)
    direct = tuple(contact for contact in contacts if contact.kind in DIRECT)
    sunk = all(stands_last(service, contact, site_context.today) for contact in direct)
    web = tuple(contact for contact in contacts if contact.kind == "web")
    return (*web, *direct) if sunk else direct


def age_sentence(maker: PageMaker, service: Service, contacts: Sequence[Contact]) -> str:
    """Return the sentence that warns of an old number or address; empty when none is old enough."""
    ways = [contact for contact in contacts if contact.kind != "web"]
    state = max(
        (service_freshness(service, contact, maker.site_context.today) for contact in ways),
        default=Freshness.FRESH,
    )
    if state < Freshness.DOUBTFUL:
        return ""
    checks = [contact.checked.on for contact in ways if contact.checked]
    if state < Freshness.OLD or not checks:
        return maker.translator("hours", "Uppgiften är gammal och kan ha ändrats. Prova ändå.")
    return maker.translator(
        "hours",
        "Uppgiften granskades senast {day} och kan ha ändrats. Prova ändå.",
        day=maker.translator.day(min(checks)),
    )


def contact_line(maker: PageMaker, service: Service, contact: Contact) -> ContactLine:
    """Return a contact as it is shown, with its hours."""
    return ContactLine(
        # A text telephone whose number nobody knows is reached as a page is.
        kind="form" if contact.kind == "text_telephone" and not contact.number else contact.kind,
        href=href(contact),
        shown=shown_as(contact),
        word=word(maker.translator, contact),
        label=maker.translator.localized("contact.label", contact.label) if contact.label else None,
        hours=hours_line(maker, service, contact),
        age=age_sentence(maker, service, (contact,)),
        spoken=""
        if contact.number
        else maker.translator.listed(map(maker.translator.language_name, contact.languages)),
    )


def href(contact: Contact) -> str:
    """Return what a tap on the contact opens."""
    if contact.number:
        scheme = "sms" if contact.kind == "sms" else "tel"
        return phones.href(contact.number).replace("tel", scheme, 1)
    return contact.url or f"mailto:{contact.email}"


def word(translator: Translator, contact: Contact) -> str:
    """Return what one does with the contact."""
    words = {
        "phone": translator("contact", "Ring"),
        "sms": translator("contact", "Skicka sms"),
        "text_telephone": translator("contact", "Texttelefon"),
        "chat": translator("contact", "Chatta"),
        "form": translator("contact", "Skriv i ett formulär"),
        "web": translator("contact", "Webbplats"),
        "email": translator("contact", "Mejla"),
    }
    return words[contact.kind]


def facts(translator: Translator, service: Service, *, called: bool = True) -> Iterable[str]:
    """Return what the sources say of cost, name, bill and language, in few words; nothing where they do not.

    What holds for a call is said beside a number alone.
    """
    if service.cost == "free":
        yield translator("fact", "gratis")
    if service.anonymous == "yes":
        yield translator("fact", "du får vara anonym")
    if service.on_bill == "no" and called:
        yield translator("fact", "syns inte på räkningen")
    yield from spoken(translator, service)


def spoken(translator: Translator, service: Service) -> Iterable[str]:
    """Return which languages are spoken; the reader's own is named when it is known."""
    if translator.code in service.interpreter_languages and translator.code not in service.languages:
        yield translator("fact", "tolk till {language}", language=translator.language_name(translator.code))
    elif service.interpreter == "yes":
        yield translator("fact", "tolk")
    if service.many_languages:
        yield translator("fact", "många språk")
    if service.languages and (service.languages != ("sv",) or not speaks(service, translator.code)):
        yield translator.listed(translator.language_name(code) for code in service.languages)


def hours_line(maker: PageMaker, service: Service, contact: Contact) -> HoursLine | None:
    """Return hours in words, with what is in doubt, and as the script reads them, marked where they are.

    After half a year they say themselves that they may have changed: hours change sooner than numbers do,
    and are also read apart from the sentence on the age of the number.
    """
    told = opening(service, contact, maker.site_context.today)
    if told is None:
        return None
    if told.closed_until:
        return closed_line(maker, told.closed_until)
    parts = [hours_text(maker.translator, told.week)] if told.week else []
    parts += [maker.translator("hours", "efter överenskommelse")] if told.by_appointment else []
    text = maker.translator.comma.join(parts)
    if told.may_have_changed:
        text = maker.translator("hours", "{hours} (kan ha ändrats)", hours=text)
    return HoursLine(text=text, code=told.week_code)


def closed_line(maker: PageMaker, last: dt.date) -> HoursLine:
    """Return that nobody answers until a day has passed."""
    day = maker.translator.day(last)
    return HoursLine(text=maker.translator("hours", "stängt till och med {day}", day=day), code=NEVER)


def hours_text(translator: Translator, week: Week) -> str:
    """Return a week in words: “mån–fre 09:00–15:00, stängt på helgdagar”."""
    parts = () if week.always_open else holidays_text(translator, week)
    return translator.comma.join((weekdays_text(translator, week), *parts))


def weekdays_text(translator: Translator, week: Week) -> str:
    """Return a week in words without its holidays: “mån–tors 09:00–16:00, fre 09:00–15:00”."""
    if week.open_all_week:
        return translator("hours", "dygnet runt")
    groups = hours.days_by_intervals(week)
    return translator.comma.join(
        f"{day_names(translator, days)} {times(translator, spans)}" for days, spans in groups
    )


def holidays_text(translator: Translator, week: Week) -> list[str]:
    """Return what is other on public holidays, or unknown then."""
    if isinstance(week.holiday, tuple):
        return [translator("hours", "helgdagar {hours}", hours=times(translator, week.holiday))]
    words = {
        State.CLOSED: translator("hours", "stängt på helgdagar"),
        State.UNKNOWN: translator("hours", "okänt på helgdagar"),
    }
    return [words[week.holiday]] if week.holiday in words else []


def day_names(translator: Translator, days: tuple[int, ...]) -> str:
    """Return weekdays in words: all, a run (mån–fre, also over Sunday), or one by one."""
    if len(days) == 7:
        return translator("hours", "alla dagar")
    runs = [start for start in days if (start - 2) % 7 + 1 not in days]
    if len(runs) == 1 and len(days) > 2:
        last = (runs[0] + len(days) - 2) % 7 + 1
        return f"{translator.weekday(runs[0])}–{translator.weekday(last)}"
    return translator.comma.join(translator.weekday(day) for day in days)


def times(translator: Translator, spans: OpenIntervals) -> str:
    """Return spans of minutes as times of day."""
    return translator.comma.join(f"{clock(span.start)}–{clock(span.end)}" for span in spans)
