"""Services as lines of a list: numbers, hours and facts in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from opening_hours import State

from sitegen import hours, phones
from sitegen.contexts import ContactLine, HoursLine, Link, Row
from sitegen.desk import Desk, Shelf
from sitegen.facets import speaks
from sitegen.freshness import Freshness, sinks, trust
from sitegen.hoursrule import Spans, Week, clock
from sitegen.model import Contact, Service
from sitegen.opening import opening
from sitegen.urls import Key
from sitegen.voices import Voice

DIRECT = ("phone", "sms", "text_telephone", "chat", "form")


def row(desk: Desk, id: str, service: Service, page: Key) -> Row:
    """A service on a list page: what it takes to call, and a link to the rest."""
    contacts = essential(desk.shelf, service)
    lines = tuple(contact_line(desk, service, contact) for contact in contacts)
    own = Key("service", id)
    # On a card's site services have no pages.
    link = desk.link(page, own, service.name) if own in desk.offers else Link(href="", label=service.name)
    return Row(
        id=id,
        name=service.name,
        href=link.href,
        note=link.note,
        summary=desk.voice.piece("service.summary", service.summary),
        contacts=lines,
        facts=tuple(facts(desk.voice, service, called=any(contact.number for contact in contacts))),
        hours=next((line.hours for line in lines if line.hours), None),
        tokens=desk.shelf.tokens[id],
        age=age(desk, service, contacts),
    )


def essential(shelf: Shelf, service: Service) -> tuple[Contact, ...]:
    """Numbers and chats; where there are none or all have sunk, the web site first."""
    contacts = shelf.contacts(service)
    direct = tuple(contact for contact in contacts if contact.kind in DIRECT)
    sunk = all(sinks(service, contact, shelf.today) for contact in direct)
    web = tuple(contact for contact in contacts if contact.kind == "web")
    return (*web, *direct) if sunk else direct


def age(desk: Desk, service: Service, contacts: Sequence[Contact]) -> str:
    """What a reader must know of the age of numbers and addresses, by the worst of them; mostly nothing."""
    ways = [contact for contact in contacts if contact.kind != "web"]
    state = max((trust(service, contact, desk.shelf.today) for contact in ways), default=Freshness.FRESH)
    if state < Freshness.DOUBTFUL:
        return ""
    checks = [contact.checked.on for contact in ways if contact.checked]
    if state < Freshness.OLD or not checks:
        return desk.voice("hours", "Uppgiften är gammal och kan ha ändrats. Prova ändå.")
    return desk.voice(
        "hours",
        "Uppgiften granskades senast {day} och kan ha ändrats. Prova ändå.",
        day=desk.voice.day(min(checks)),
    )


def contact_line(desk: Desk, service: Service, contact: Contact) -> ContactLine:
    """A contact as it is shown, with its hours."""
    return ContactLine(
        kind=contact.kind,
        href=href(contact),
        shown=shown_as(contact),
        word=word(desk.voice, contact),
        label=desk.voice.piece("contact.label", contact.label) if contact.label else None,
        hours=hours_line(desk, service, contact),
        age=age(desk, service, (contact,)),
    )


def href(contact: Contact) -> str:
    """What a tap on the contact opens."""
    if contact.number:
        scheme = "sms" if contact.kind == "sms" else "tel"
        return phones.href(contact.number).replace("tel", scheme, 1)
    return contact.url or f"mailto:{contact.email}"


def shown_as(contact: Contact) -> str:
    """The number as Swedes write it, the host of an address, or the mail address."""
    if contact.number:
        return contact.display or phones.display(contact.number)
    if contact.url:
        return (urlsplit(contact.url).hostname or "").removeprefix("www.")
    return contact.email or ""


def word(voice: Voice, contact: Contact) -> str:
    """What one does with the contact."""
    words = {
        "phone": voice("contact", "Ring"),
        "sms": voice("contact", "Skicka sms"),
        "text_telephone": voice("contact", "Texttelefon"),
        "chat": voice("contact", "Chatta"),
        "form": voice("contact", "Skriv i ett formulär"),
        "web": voice("contact", "Webbplats"),
        "email": voice("contact", "Mejla"),
    }
    return words[contact.kind]


def facts(voice: Voice, service: Service, *, called: bool = True) -> Iterable[str]:
    """What the sources say of cost, name, bill and language, in few words; silence where they are silent.

    What holds for a call is said beside a number alone.
    """
    if service.cost == "free":
        yield voice("fact", "gratis")
    if service.anonymous == "yes":
        yield voice("fact", "du får vara anonym")
    if service.on_bill == "no" and called:
        yield voice("fact", "syns inte på räkningen")
    yield from spoken(voice, service)


def spoken(voice: Voice, service: Service) -> Iterable[str]:
    """Which languages are spoken; the reader's own is named when it is known."""
    if voice.code in service.interpreter_languages and voice.code not in service.languages:
        yield voice("fact", "tolk till {language}", language=voice.language_name(voice.code))
    elif service.interpreter == "yes":
        yield voice("fact", "tolk")
    if service.many_languages:
        yield voice("fact", "många språk")
    if service.languages and (service.languages != ("sv",) or not speaks(service, voice.code)):
        yield voice.listed(voice.language_name(code) for code in service.languages)


def hours_line(desk: Desk, service: Service, contact: Contact) -> HoursLine | None:
    """Hours in words, with what is in doubt; the script gets them only when nothing is.

    After half a year they say themselves that they may have changed: hours change sooner than numbers do,
    and are also read apart from the sentence on the age of the number.
    """
    told = opening(service, contact, desk.shelf.today)
    if told is None:
        return None
    parts = [hours_text(desk.voice, told.week)] if told.week else []
    parts += [desk.voice("hours", "efter överenskommelse")] if told.by_appointment else []
    text = ", ".join(parts)
    if told.may_have_changed:
        text = desk.voice("hours", "{hours} (kan ha ändrats)", hours=text)
    return HoursLine(text=text, code=told.code)


def hours_text(voice: Voice, week: Week) -> str:
    """A week in words: “mån–fre 09:00–15:00, stängt på helgdagar”."""
    if week.whole:
        parts = [voice("hours", "dygnet runt")]
    else:
        parts = [f"{day_names(voice, days)} {times(spans)}" for days, spans in hours.grouped(week)]
    parts += [] if week.always else holidays_text(voice, week)
    return ", ".join(parts)


def holidays_text(voice: Voice, week: Week) -> list[str]:
    """What is other on public holidays, or unknown then."""
    if isinstance(week.holiday, tuple):
        return [voice("hours", "helgdagar {hours}", hours=times(week.holiday))]
    words = {
        State.CLOSED: voice("hours", "stängt på helgdagar"),
        State.UNKNOWN: voice("hours", "okänt på helgdagar"),
    }
    return [words[week.holiday]] if week.holiday in words else []


def day_names(voice: Voice, days: tuple[int, ...]) -> str:
    """Weekdays in words: all, a run (mån–fre, also over Sunday), or one by one."""
    if len(days) == 7:
        return voice("hours", "alla dagar")
    runs = [start for start in days if (start - 2) % 7 + 1 not in days]
    if len(runs) == 1 and len(days) > 2:
        last = (runs[0] + len(days) - 2) % 7 + 1
        return f"{voice.weekday(runs[0])}–{voice.weekday(last)}"
    return ", ".join(voice.weekday(day) for day in days)


def times(spans: Spans) -> str:
    """Spans of minutes as times of day."""
    return ", ".join(f"{clock(span.start)}–{clock(span.end)}" for span in spans)
