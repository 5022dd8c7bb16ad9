"""The pages of the finder family: for each key a function that turns records into a context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from sitegen import jsonld, rights, rows
from sitegen.catalogue import SWEDEN
from sitegen.contexts import (
    CheckedLine,
    Choice,
    Fact,
    FinderPage,
    Link,
    LostPage,
    NotFoundEntry,
    NotFoundPage,
    Option,
    OthersPage,
    Page,
    Question,
    RegionPage,
    RightsPage,
    Row,
    RowGroup,
    SafetyPage,
    ServicePage,
    SignPage,
    Statement,
    TopicBlock,
)
from sitegen.desk import FINDER, Desk, Shelf
from sitegen.facets import Facet, speaks
from sitegen.freshness import Freshness, called, sinks, trust, waits
from sitegen.memory import memory
from sitegen.model import Contact, Eligibility, Region, Right, Service, Source
from sitegen.urls import Key, code, folder
from sitegen.voices import Piece, Voice

RIGHTS, SAFETY, OTHERS, SIGN = Key("rights"), Key("safety"), Key("others"), Key("sign")
DIGITAL = "digital"
STOP_ROLES = frozenset({"buyers", "perpetrators"})


def keys(shelf: Shelf) -> tuple[Key, ...]:
    """Every page of the family, whatever the language."""
    services = (Key("service", id) for id in shelf.listed)
    regions = (Key("region", id) for id in shelf.catalogue.regions)
    return (FINDER, RIGHTS, SAFETY, OTHERS, SIGN, *regions, *services)


def page(desk: Desk, key: Key) -> Page:
    """The context of one page in the desk's language."""
    return BUILDERS[key.kind](desk, key)


def helps_exposed(service: Service) -> bool:
    """Whether a service belongs among the lines for people who are exposed, and those close to them.

    Lines for professionals never do, nor do lines for people who buy sex or use violence.
    """
    roles = set(service.eligibility.roles)
    return "exposed" in roles or ("relatives" in roles and not roles & STOP_ROLES)


def exposed(shelf: Shelf) -> dict[str, Service]:
    """The listed services for people who are exposed, 112 left out."""
    return {
        id: service
        for id, service in shelf.listed.items()
        if helps_exposed(service) and not service.emergency
    }


def finder(desk: Desk, key: Key) -> FinderPage:
    """The one document: emergency, who to call now, the filter and the list."""
    services = exposed(desk.shelf)
    first = {id: services[id] for id in pinned(desk, services)}
    return FinderPage(
        frame=desk.frame(key, services.values()),
        emergency=emergency(desk, key),
        heading=heading(desk, first.values()),
        first=tuple(rows.row(desk, id, service, key) for id, service in first.items()),
        questions=tuple(questions(desk)),
        groups=tuple(groups(desk, key, {id: s for id, s in services.items() if not s.pinned})),
        rights=tuple(short_rights(desk)),
        links=tuple(end_links(desk, key)),
        regions=tuple(region_links(desk, key)),
    )


def pinned(desk: Desk, services: Mapping[str, Service]) -> list[str]:
    """Who to call now, by id: those who speak the language first, then as the editors put them."""
    found = (id for id, service in services.items() if service.pinned)
    return sorted(found, key=lambda id: (not speaks(services[id], desk.language), services[id].pinned))


def heading(desk: Desk, first: Iterable[Service]) -> str:
    """What stands over those to call: “now” only where somebody has looked at a number within a year."""
    voice, today = desk.voice, desk.shelf.today
    states = [trust(service, contact, today) for service in first for contact in called(service, today)]
    if min(states, default=Freshness.OLD) >= Freshness.OLD:
        return voice("page", "Hit kan du ringa")
    return voice("page", "Hit kan du ringa nu")


def emergency(desk: Desk, key: Key) -> Row:
    """The row of 112."""
    id, service = emergency_service(desk.shelf)
    return rows.row(desk, id, service, key)


def emergency_service(shelf: Shelf) -> tuple[str, Service]:
    """112, by id."""
    return next((id, service) for id, service in shelf.catalogue.services.items() if service.emergency)


def questions(desk: Desk) -> Iterator[Question]:
    """The filter's questions with their answers."""
    voice = desk.voice
    legends = {
        "s": voice("filter", "Vad händer?"),
        "n": voice("filter", "Vad behöver du?"),
        "w": voice("filter", "Vem är du?"),
        "r": voice("filter", "Var är du?"),
        "l": voice("filter", "Vilket språk talar du?"),
    }
    for facet in desk.shelf.facets:
        yield Question(key=facet.key, legend=legends[facet.key], options=tuple(options(desk, facet)))


def options(desk: Desk, facet: Facet) -> Iterator[Option]:
    """The radio buttons of one question."""
    for value in facet.values:
        yield Option(token=value.token, label=_option_label(desk, facet.key, value.id))


def _option_label(desk: Desk, key: str, id: str) -> Piece:
    catalogue, voice = desk.shelf.catalogue, desk.voice
    if key == "r":
        return Piece(_short_counties(catalogue.regions[id]), "sv")
    if key == "l":
        return Piece(catalogue.languages[id].name, id)
    kind, records = {
        "s": ("situation.label", catalogue.situations),
        "n": ("need.label", catalogue.needs),
        "w": ("audience.label", catalogue.audiences),
    }[key]
    return voice.piece(kind, records[id].label)  # type: ignore[attr-defined]


def _short_counties(region: Region) -> str:
    return ", ".join(short_county(county.name) for county in region.counties)


def short_county(name: str) -> str:
    """“Stockholms län” as people say it: “Stockholm”."""
    return COUNTY_WORDS.get(name, name.removesuffix(" län").removesuffix("s"))


# Counties whose genitive hides the name.
COUNTY_WORDS = {"Västernorrlands län": "Västernorrland", "Uppsala län": "Uppsala"}


# The tallest group's mean row at 320 px, measured in nine languages: 14.4 rem. Less than the truth would
# let tools that measure an unseen list find one group upon the next.
ROW_ROOM = 15


def groups(desk: Desk, key: Key, services: Mapping[str, Service]) -> Iterator[RowGroup]:
    """The list under its headings; who can be called stands before who can only be read."""
    for id, group in desk.shelf.catalogue.groups.items():
        found = {name: service for name, service in services.items() if service.group == id}
        if found:
            label = desk.voice.piece("group.label", group.label)
            listed = _rows(desk, key, found)
            yield RowGroup(label=label, rows=listed, room=ROW_ROOM * len(listed))


def _rows(desk: Desk, key: Key, services: Mapping[str, Service]) -> tuple[Row, ...]:
    return tuple(rows.row(desk, id, services[id], key) for id in ordered(desk.shelf, services))


def ordered(shelf: Shelf, services: Mapping[str, Service]) -> list[str]:
    """Who can be called stands before who can only be read, national before regional, then by name.

    A number that has sunk counts for nothing here: what has been checked stands before it.
    """

    def reach(item: tuple[str, Service]) -> tuple[bool, bool, bool, str]:
        service = item[1]
        contacts = [c for c in shelf.contacts(service) if not sinks(service, c, shelf.today)]
        kinds = {contact.kind for contact in contacts}
        local = SWEDEN not in service.coverage
        return "phone" not in kinds, not kinds & {"chat", "sms", "form"}, local, service.name.casefold()

    return [id for id, _ in sorted(services.items(), key=reach)]


def short_rights(desk: Desk) -> Iterator[Piece]:
    """The few rights that a frightened person needs first."""
    found = desk.shelf.catalogue.rights
    chosen = [id for id in rights.published(desk.shelf.catalogue) if found[id].short]
    yield from statements(desk, sorted(chosen, key=lambda id: found[id].short or 0))


def statements(desk: Desk, ids: Iterable[str]) -> Iterator[Piece]:
    """Some rights in the reader's language, each with what it may not stand without."""
    found = desk.shelf.catalogue.rights
    return (rights.said(desk.voice, id, found) for id in rights.whole(ids, found))


def statements_of(desk: Desk, topic: str) -> Iterator[Piece]:
    """The rights of a topic."""
    found = rights.published(desk.shelf.catalogue)
    return statements(desk, [id for id, right in found.items() if right.topic == topic])


def end_links(desk: Desk, key: Key) -> Iterator[Link]:
    """Where the finder leads on."""
    voice = desk.voice
    yield desk.link(key, RIGHTS, voice("page", "Dina rättigheter och vad som händer när du ringer"))
    yield desk.link(key, SAFETY, voice("page", "Spår i telefonen och på räkningen"))
    yield desk.link(
        key,
        OTHERS,
        voice("page", "För dig som möter utsatta i ditt arbete, eller vill sluta skada andra"),
    )


def region_links(desk: Desk, key: Key) -> Iterator[Link]:
    """The printable lists of the regions."""
    for id, region in desk.shelf.catalogue.regions.items():
        yield desk.link(key, Key("region", id), _short_counties(region))


def service(desk: Desk, key: Key) -> ServicePage:
    """All that is known of one service."""
    record, voice = desk.shelf.catalogue.services[key.id], desk.voice
    shown = desk.shelf.contacts(record)
    return ServicePage(
        frame=desk.frame(key, (record,)),
        code=code(key.id),
        name=record.name,
        operator=record.operator,
        summary=voice.piece("service.summary", record.summary),
        gives=voice.piece("service.gives", record.gives),
        safety=voice.piece("service.safety", record.safety) if record.safety else None,
        contacts=tuple(rows.contact_line(desk, record, contact) for contact in shown),
        facts=tuple(service_facts(desk, record)),
        checked=tuple(checked_line(desk, record, contact) for contact in shown if contact.checked),
        withheld=waits(record, desk.shelf.today),
        for_exposed=helps_exposed(record),
        data=jsonld.script(desk, key),
    )


def service_facts(desk: Desk, service: Service) -> Iterator[Fact]:
    """For whom, where, cost, name, bill, call log, languages: only what the sources say."""
    voice, by_phone = desk.voice, bool(called(service, desk.shelf.today))
    yield Fact(term=voice("fact", "För"), value=for_whom(voice, service.eligibility))
    yield Fact(term=voice("fact", "Var"), value=coverage(desk, service))
    if service.cost == "free" or (service.cost == "call_charge" and by_phone):
        yield Fact(term=voice("fact", "Kostnad"), value=costs(voice)[service.cost])
    if service.anonymous == "yes":
        yield Fact(term=voice("fact", "Namn"), value=voice("fact", "Du behöver inte säga vad du heter."))
    if service.on_bill == "no" and by_phone:
        yield Fact(term=voice("fact", "Räkning"), value=voice("fact", "Samtalet syns inte på räkningen."))
    if by_phone:
        log = voice("fact", "Numret syns i telefonens samtalslista tills du tar bort det.")
        yield Fact(term=voice("fact", "Samtalslista"), value=log)
    yield from language_facts(voice, service)


def costs(voice: Voice) -> Mapping[str, str]:
    """What a known cost is called."""
    return {
        "free": voice("fact", "gratis"),
        "call_charge": voice("fact", "vanlig samtalsavgift"),
    }


def language_facts(voice: Voice, service: Service) -> Iterator[Fact]:
    """Spoken languages and interpreters."""
    if service.languages:
        names = voice.listed(voice.language_name(code) for code in service.languages)
        yield Fact(term=voice("fact", "Språk"), value=names)
    if service.interpreter == "yes":
        named = [voice.language_name(code) for code in service.interpreter_languages]
        some = voice("fact", "ja, till exempel {languages}", languages=voice.listed(named))
        yield Fact(term=voice("fact", "Tolk"), value=some if named else voice("fact", "ja"))


def who_words(voice: Voice) -> Mapping[str, str]:
    """Roles, genders and statuses in words."""
    return {
        "exposed": voice("who", "alla som är utsatta"),
        "women": voice("who", "kvinnor och flickor"),
        "men": voice("who", "män och pojkar"),
        "trans": voice("who", "transpersoner och ickebinära"),
        "undocumented": voice("who", "personer utan uppehållstillstånd"),
        "asylum_seekers": voice("who", "asylsökande"),
        "eu_citizens": voice("who", "EU-medborgare"),
        "migrants": voice("who", "personer från andra länder"),
        "relatives": voice("who", "anhöriga"),
        "professionals": voice("who", "yrkesverksamma"),
        "buyers": voice("who", "personer som köper sex"),
        "perpetrators": voice("who", "personer som använder våld"),
    }


def for_whom(voice: Voice, who: Eligibility) -> str:
    """Eligibility in words."""
    words = who_words(voice)
    limits = [words[name] for name in (*who.genders, *who.statuses)]
    if "exposed" in who.roles and not limits:
        limits = [words["exposed"]]
    roles = [words[name] for name in who.roles if name != "exposed"]
    return _with_ages(voice, voice.listed([*limits, *roles]), who)


def _with_ages(voice: Voice, people: str, who: Eligibility) -> str:
    low, high = who.ages.min, who.ages.max
    if low is not None and high is not None:
        return voice("who", "{who} ({min}–{max} år)", who=people, min=low, max=high)
    if low is not None:
        return voice("who", "{who} (från {min} år)", who=people, min=low)
    return people if high is None else voice("who", "{who} (till och med {max} år)", who=people, max=high)


def coverage(desk: Desk, service: Service) -> str:
    """Where a service helps, in words."""
    if SWEDEN in service.coverage:
        return desk.voice("fact", "hela Sverige")
    counties = desk.shelf.catalogue.counties()
    names = [
        counties[area][1].name if area in counties else _region_name(desk, area) for area in service.coverage
    ]
    return desk.voice.listed(names)


def _region_name(desk: Desk, id: str) -> str:
    return ", ".join(county.name for county in desk.shelf.catalogue.regions[id].counties)


def checked_line(desk: Desk, service: Service, contact: Contact) -> CheckedLine:
    """When and how a contact was checked; call it only for a contact that was."""
    assert contact.checked is not None
    voice, day = desk.voice, desk.voice.day(contact.checked.on)
    how = {
        "archived": voice(
            "checked",
            "Läst i en arkiverad kopia {day}. Ingen har ringt och kontrollerat än.",
            day=day,
        ),
        "live": voice("checked", "Läst på webbplatsen {day}.", day=day),
        "called": voice("checked", "Kontrollerat genom samtal {day}.", day=day),
    }
    sources = [source for source in service.sources if source.id in contact.sources]
    return CheckedLine(
        contact=rows.shown_as(contact),
        how=how[contact.checked.how],
        sources=tuple(source_link(desk, source) for source in sources),
    )


def source_link(desk: Desk, source: Source) -> Link:
    """A source as a link: its title or host, and its date as the editors know it.

    A page of the former web site at our own address is named but not linked: it is no longer there.
    """
    url = source.url or ""
    own = url.startswith(desk.shelf.site.base_url) and url != desk.shelf.site.base_url
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Link(href="" if own else url, label=source.title or host, note=source.date or "")


def region(desk: Desk, key: Key) -> RegionPage:
    """The numbers that matter in one region."""
    record = desk.shelf.catalogue.regions[key.id]
    services = exposed(desk.shelf)
    local = {id: s for id, s in services.items() if SWEDEN not in s.coverage}
    here = {id: s for id, s in local.items() if key.id in desk.shelf.catalogue.regions_of(s)}
    national = {id: s for id, s in services.items() if id not in local}
    others = [link for link in region_links(desk, key) if link.href != "./"]
    return RegionPage(
        frame=desk.frame(key, (here | national).values()),
        name=", ".join(county.name for county in record.counties),
        counties=tuple(Fact(term=c.name, value=", ".join(c.towns)) for c in record.counties),
        emergency=emergency(desk, key),
        local=_rows(desk, key, here),
        national=_rows(desk, key, national),
        others=tuple(others),
    )


def rights_page(desk: Desk, key: Key) -> RightsPage:
    """Rights under their headings; those about phone and web stand on the safety page."""
    blocks: dict[str, list[Statement]] = {}
    found = desk.shelf.catalogue.rights
    own = [id for id, right in rights.published(desk.shelf.catalogue).items() if right.topic != DIGITAL]
    for id in own + [id for id in rights.whole(own, found) if id not in own]:
        blocks.setdefault(found[id].topic, []).append(statement(desk, id, found[id]))
    topics = desk.shelf.catalogue.topics
    return RightsPage(
        frame=desk.frame(key),
        topics=tuple(
            TopicBlock(
                id=id,
                label=desk.voice.piece("topic.label", topics[id].label),
                statements=tuple(found),
            )
            for id, found in blocks.items()
        ),
    )


def statement(desk: Desk, id: str, right: Right) -> Statement:
    """One right with its sources."""
    return Statement(
        id=id,
        text=rights.said(desk.voice, id, desk.shelf.catalogue.rights),
        sources=tuple(source_link(desk, source) for source in right.sources),
    )


def safety(desk: Desk, key: Key) -> SafetyPage:
    """What is left behind in phone, browser and bill."""
    memories = (memory(desk.voice, browser) for browser in desk.shelf.catalogue.browsers.values())
    site = desk.shelf.site
    return SafetyPage(
        frame=desk.frame(key),
        statements=tuple(statements_of(desk, DIGITAL)),
        memories=tuple(memories),
        address="" if site.neutral else urlsplit(site.base_url).netloc,
    )


def others(desk: Desk, key: Key) -> OthersPage:
    """Lines for professionals, and for people who buy sex or use violence."""
    listed = desk.shelf.listed
    stop = {id: s for id, s in listed.items() if STOP_ROLES & set(s.eligibility.roles)}
    work = {id: s for id, s in listed.items() if id not in stop and not helps_exposed(s)}
    return OthersPage(
        frame=desk.frame(key, (work | stop).values()),
        professionals=_rows(desk, key, work),
        stop=_rows(desk, key, stop),
    )


def offered(desks: Iterable[Desk]) -> list[Desk]:
    """The languages that the page which matters most is offered in."""
    return [desk for desk in desks if desk.language in desk.offers[desk.shelf.home]]


def in_two(desks: Iterable[Desk], context: str, text: str) -> str:
    """A text in the first two languages, for pages that belong to no single one."""
    return " · ".join(desk.voice(context, text) for desk in offered(desks)[:2])


def not_found(desks: Iterable[Desk]) -> NotFoundPage:
    """The 404: served at any address, so its links start at the site's root."""
    found = offered(desks)
    return NotFoundPage(
        frame=found[0].frame(found[0].shelf.home),
        exit_words=in_two(found, "exit", "Lämna sidan snabbt"),
        entries=tuple(map(_not_found_entry, found)),
    )


def _not_found_entry(desk: Desk) -> NotFoundEntry:
    voice, home = desk.voice, desk.shelf.home
    return NotFoundEntry(
        language=desk.language,
        direction=voice.language.direction,
        title=voice("notfound", "Sidan finns inte"),
        text=voice("notfound", "Ring 112 om du är i fara."),
        emergency_href=emergency(desk, home).contacts[0].href,
        link=Link(href="/" + folder(home, desk.language), label=voice("page", "Alla kontakter")),
    )


def lost(desk: Desk) -> LostPage:
    """The 404 of one language, which leads to the page to call from in the others too."""
    languages, home = desk.shelf.catalogue.languages, desk.shelf.home
    return LostPage(
        frame=desk.frame(home),
        entry=_not_found_entry(desk),
        others=tuple(
            Choice(name=languages[code].name, language=code, href="/" + folder(home, code), current=False)
            for code in languages
            if code in desk.offers[home] and code != desk.language
        ),
    )


def sign(desk: Desk, key: Key) -> SignPage:
    """What partners embed: languages, 112, who to call."""
    services = exposed(desk.shelf)
    first = {id: services[id] for id in pinned(desk, services)}
    return SignPage(
        frame=desk.frame(key, first.values()),
        emergency=emergency(desk, key),
        heading=heading(desk, first.values()),
        first=tuple(rows.row(desk, id, service, key) for id, service in first.items()),
    )


BUILDERS: Mapping[str, Callable[[Desk, Key], Page]] = {
    "finder": finder,
    "service": service,
    "region": region,
    "rights": rights_page,
    "safety": safety,
    "others": others,
    "sign": sign,
}
