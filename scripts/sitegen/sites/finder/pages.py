"""The pages of the finder family: for each key a function that turns records into a context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.language.translated_records import translated_right
from sitegen.language.translation import LocalizedText, Translator
from sitegen.records import phones, rights
from sitegen.records.catalogue import SWEDEN
from sitegen.records.eligibility import STOP_ROLES, helps_exposed, speaks
from sitegen.records.facets import Facet
from sitegen.records.freshness import (
    Freshness,
    callable_contacts,
    service_freshness,
    stands_last,
    waits_for_check,
)
from sitegen.records.model import Contact, Eligibility, Region, Right, Service, Source
from sitegen.records.service_codes import service_code
from sitegen.sites.finder import jsonld, service_rows
from sitegen.sites.finder.browser_memory import memory
from sitegen.web.addresses import Key, folder
from sitegen.web.contexts import (
    CheckedLine,
    Choice,
    Fact,
    FinderPage,
    Link,
    LostPage,
    NotFoundEntry,
    NotFoundPage,
    OthersPage,
    PageContext,
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
from sitegen.web.css_filter import Answer, Question
from sitegen.web.page_maker import FINDER, PageMaker, SiteContext

RIGHTS, SAFETY, OTHERS, SIGN = Key("rights"), Key("safety"), Key("others"), Key("sign")
DIGITAL = "digital"


def keys(site_context: SiteContext) -> tuple[Key, ...]:
    """Every page of the family, whatever the language."""
    services = (Key("service", id) for id in site_context.listed)
    regions = (Key("region", id) for id in site_context.catalogue.regions)
    return (FINDER, RIGHTS, SAFETY, OTHERS, SIGN, *regions, *services)


def page(maker: PageMaker, key: Key) -> PageContext:
    """The context of one page in the desk's language."""
    return BUILDERS[key.kind](maker, key)


def exposed(site_context: SiteContext) -> dict[str, Service]:
    """The listed services for people who are exposed, 112 left out."""
    return {
        id: service
        for id, service in site_context.listed.items()
        if helps_exposed(service) and not service.emergency
    }


def finder(maker: PageMaker, key: Key) -> FinderPage:
    """The one document: emergency, who to call now, the filter and the list."""
    services = exposed(maker.site_context)
    first = {id: services[id] for id in pinned(maker, services)}
    return FinderPage(
        frame=maker.frame(key, services.values()),
        emergency=emergency(maker, key),
        heading=heading(maker, first.values()),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
        questions=tuple(questions(maker)),
        groups=tuple(groups(maker, key, {id: s for id, s in services.items() if not s.pinned})),
        rights=tuple(short_rights(maker)),
        links=tuple(end_links(maker, key)),
        regions=tuple(region_links(maker, key)),
    )


def pinned(maker: PageMaker, services: Mapping[str, Service]) -> list[str]:
    """Who to call now, by id: those who speak the language first, then as the editors put them."""
    found = (id for id, service in services.items() if service.pinned)
    return sorted(found, key=lambda id: (not speaks(services[id], maker.language), services[id].pinned))


def heading(maker: PageMaker, first: Iterable[Service]) -> str:
    """What stands over those to call: “now” only where somebody has looked at a number within a year."""
    translator, today = maker.translator, maker.site_context.today
    states = [
        service_freshness(service, contact, today)
        for service in first
        for contact in callable_contacts(service, today)
    ]
    if min(states, default=Freshness.OLD) >= Freshness.OLD:
        return translator("page", "Hit kan du ringa")
    return translator("page", "Hit kan du ringa nu")


def emergency(maker: PageMaker, key: Key) -> Row:
    """The row of 112."""
    id, service = emergency_service(maker.site_context)
    return service_rows.row(maker, id, service, key)


def emergency_service(site_context: SiteContext) -> tuple[str, Service]:
    """112, by id."""
    return next((id, service) for id, service in site_context.catalogue.services.items() if service.emergency)


def questions(maker: PageMaker) -> Iterator[Question]:
    """The filter's questions with their answers."""
    translator = maker.translator
    legends = {
        "s": translator("filter", "Vad händer?"),
        "n": translator("filter", "Vad behöver du?"),
        "w": translator("filter", "Vem är du?"),
        "r": translator("filter", "Var är du?"),
        "l": translator("filter", "Vilket språk talar du?"),
    }
    for facet in maker.site_context.facets:
        yield Question(key=facet.key, legend=legends[facet.key], options=tuple(options(maker, facet)))


def options(maker: PageMaker, facet: Facet) -> Iterator[Answer]:
    """The radio buttons of one question."""
    for value in facet.values:
        yield Answer(token=value.token, label=_option_label(maker, facet.key, value.id))


def _option_label(maker: PageMaker, key: str, id: str) -> LocalizedText:
    catalogue, translator = maker.site_context.catalogue, maker.translator
    if key == "r":
        return LocalizedText(_short_counties(catalogue.regions[id]), "sv")
    if key == "l":
        return LocalizedText(catalogue.languages[id].name, id)
    kind, records = {
        "s": ("situation.label", catalogue.situations),
        "n": ("need.label", catalogue.needs),
        "w": ("audience.label", catalogue.audiences),
    }[key]
    return translator.localized(kind, records[id].label)  # type: ignore[attr-defined]


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


def groups(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> Iterator[RowGroup]:
    """The list under its headings; who can be called stands before who can only be read."""
    for id, group in maker.site_context.catalogue.groups.items():
        found = {name: service for name, service in services.items() if service.group == id}
        if found:
            label = maker.translator.localized("group.label", group.label)
            listed = _rows(maker, key, found)
            yield RowGroup(label=label, rows=listed, room=ROW_ROOM * len(listed))


def _rows(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> tuple[Row, ...]:
    return tuple(
        service_rows.row(maker, id, services[id], key) for id in ordered(maker.site_context, services)
    )


def ordered(site_context: SiteContext, services: Mapping[str, Service]) -> list[str]:
    """Who can be called stands before who can only be read, national before regional, then by name.

    A number that has sunk counts for nothing here: what has been checked stands before it.
    """

    def reach(item: tuple[str, Service]) -> tuple[bool, bool, bool, str]:
        service = item[1]
        contacts = [
            c for c in site_context.contacts(service) if not stands_last(service, c, site_context.today)
        ]
        kinds = {contact.kind for contact in contacts}
        local = SWEDEN not in service.coverage
        return "phone" not in kinds, not kinds & {"chat", "sms", "form"}, local, service.name.casefold()

    return [id for id, _ in sorted(services.items(), key=reach)]


def short_rights(maker: PageMaker) -> Iterator[LocalizedText]:
    """The few rights that a frightened person needs first."""
    found = maker.site_context.catalogue.rights
    chosen = [id for id in rights.published_rights(maker.site_context.catalogue) if found[id].short]
    yield from statements(maker, sorted(chosen, key=lambda id: found[id].short or 0))


def statements(maker: PageMaker, ids: Iterable[str]) -> Iterator[LocalizedText]:
    """Some rights in the reader's language, each with what it may not stand without."""
    found = maker.site_context.catalogue.rights
    return (translated_right(maker.translator, id, found) for id in rights.complete_selection(ids, found))


def statements_of(maker: PageMaker, topic: str) -> Iterator[LocalizedText]:
    """The rights of a topic."""
    found = rights.published_rights(maker.site_context.catalogue)
    return statements(maker, [id for id, right in found.items() if right.topic == topic])


def end_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Where the finder leads on."""
    translator = maker.translator
    yield maker.link(key, RIGHTS, translator("page", "Dina rättigheter och vad som händer när du ringer"))
    yield maker.link(key, SAFETY, translator("page", "Spår i telefonen och på räkningen"))
    yield maker.link(
        key,
        OTHERS,
        translator("page", "För dig som möter utsatta i ditt arbete, eller vill sluta skada andra"),
    )


def region_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """The printable lists of the regions."""
    for id, region in maker.site_context.catalogue.regions.items():
        yield maker.link(key, Key("region", id), _short_counties(region))


def service(maker: PageMaker, key: Key) -> ServicePage:
    """All that is known of one service."""
    record, translator = maker.site_context.catalogue.services[key.id], maker.translator
    shown = maker.site_context.contacts(record)
    return ServicePage(
        frame=maker.frame(key, (record,)),
        code=service_code(key.id),
        name=record.name,
        operator=record.operator,
        summary=translator.localized("service.summary", record.summary),
        gives=translator.localized("service.gives", record.gives),
        safety=translator.localized("service.safety", record.safety) if record.safety else None,
        contacts=tuple(service_rows.contact_line(maker, record, contact) for contact in shown),
        facts=tuple(service_facts(maker, record)),
        checked=tuple(checked_line(maker, record, contact) for contact in shown if contact.checked),
        withheld=waits_for_check(record, maker.site_context.today),
        for_exposed=helps_exposed(record),
        data=jsonld.script(maker, key),
    )


def service_facts(maker: PageMaker, service: Service) -> Iterator[Fact]:
    """For whom, where, cost, name, bill, call log, languages: only what the sources say."""
    translator, by_phone = maker.translator, bool(callable_contacts(service, maker.site_context.today))
    yield Fact(term=translator("fact", "För"), value=for_whom(translator, service.eligibility))
    yield Fact(term=translator("fact", "Var"), value=coverage(maker, service))
    if service.cost == "free" or (service.cost == "call_charge" and by_phone):
        yield Fact(term=translator("fact", "Kostnad"), value=costs(translator)[service.cost])
    if service.anonymous == "yes":
        yield Fact(
            term=translator("fact", "Namn"), value=translator("fact", "Du behöver inte säga vad du heter.")
        )
    if service.on_bill == "no" and by_phone:
        yield Fact(
            term=translator("fact", "Räkning"), value=translator("fact", "Samtalet syns inte på räkningen.")
        )
    if by_phone:
        log = translator("fact", "Numret syns i telefonens samtalslista tills du tar bort det.")
        yield Fact(term=translator("fact", "Samtalslista"), value=log)
    yield from language_facts(translator, service)


def costs(translator: Translator) -> Mapping[str, str]:
    """What a known cost is called."""
    return {
        "free": translator("fact", "gratis"),
        "call_charge": translator("fact", "vanlig samtalsavgift"),
    }


def language_facts(translator: Translator, service: Service) -> Iterator[Fact]:
    """Spoken languages and interpreters."""
    if service.languages:
        names = translator.listed(translator.language_name(code) for code in service.languages)
        yield Fact(term=translator("fact", "Språk"), value=names)
    if service.interpreter == "yes":
        named = [translator.language_name(code) for code in service.interpreter_languages]
        some = translator("fact", "ja, till exempel {languages}", languages=translator.listed(named))
        yield Fact(term=translator("fact", "Tolk"), value=some if named else translator("fact", "ja"))


def who_words(translator: Translator) -> Mapping[str, str]:
    """Roles, genders and statuses in words."""
    return {
        "exposed": translator("who", "alla som är utsatta"),
        "women": translator("who", "kvinnor och flickor"),
        "men": translator("who", "män och pojkar"),
        "trans": translator("who", "transpersoner och ickebinära"),
        "undocumented": translator("who", "personer utan uppehållstillstånd"),
        "asylum_seekers": translator("who", "asylsökande"),
        "eu_citizens": translator("who", "EU-medborgare"),
        "migrants": translator("who", "personer från andra länder"),
        "relatives": translator("who", "anhöriga"),
        "professionals": translator("who", "yrkesverksamma"),
        "buyers": translator("who", "personer som köper sex"),
        "perpetrators": translator("who", "personer som använder våld"),
    }


def for_whom(translator: Translator, who: Eligibility) -> str:
    """Eligibility in words."""
    words = who_words(translator)
    limits = [words[name] for name in (*who.genders, *who.statuses)]
    if "exposed" in who.roles and not limits:
        limits = [words["exposed"]]
    roles = [words[name] for name in who.roles if name != "exposed"]
    return _with_ages(translator, translator.listed([*limits, *roles]), who)


def _with_ages(translator: Translator, people: str, who: Eligibility) -> str:
    low, high = who.ages.min, who.ages.max
    if low is not None and high is not None:
        return translator("who", "{who} ({min}–{max} år)", who=people, min=low, max=high)
    if low is not None:
        return translator("who", "{who} (från {min} år)", who=people, min=low)
    return (
        people if high is None else translator("who", "{who} (till och med {max} år)", who=people, max=high)
    )


def coverage(maker: PageMaker, service: Service) -> str:
    """Where a service helps, in words."""
    if SWEDEN in service.coverage:
        return maker.translator("fact", "hela Sverige")
    counties = maker.site_context.catalogue.counties()
    names = [
        counties[area][1].name if area in counties else _region_name(maker, area) for area in service.coverage
    ]
    return maker.translator.listed(names)


def _region_name(maker: PageMaker, id: str) -> str:
    return ", ".join(county.name for county in maker.site_context.catalogue.regions[id].counties)


def checked_line(maker: PageMaker, service: Service, contact: Contact) -> CheckedLine:
    """When and how a contact was checked; call it only for a contact that was."""
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
    }
    sources = [source for source in service.sources if source.id in contact.sources]
    return CheckedLine(
        contact=phones.shown_as(contact),
        how=how[contact.checked.how],
        sources=tuple(source_link(maker, source) for source in sources),
    )


def source_link(maker: PageMaker, source: Source) -> Link:
    """A source as a link: its title or host, and its date as the editors know it.

    A page of the former web site at our own address is named but not linked: it is no longer there.
    """
    url = source.url or ""
    own = url.startswith(maker.site_context.site.base_url) and url != maker.site_context.site.base_url
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Link(href="" if own else url, label=source.title or host, note=source.date or "")


def region(maker: PageMaker, key: Key) -> RegionPage:
    """The numbers that matter in one region."""
    record = maker.site_context.catalogue.regions[key.id]
    services = exposed(maker.site_context)
    local = {id: s for id, s in services.items() if SWEDEN not in s.coverage}
    here = {id: s for id, s in local.items() if key.id in maker.site_context.catalogue.regions_of(s)}
    national = {id: s for id, s in services.items() if id not in local}
    others = [link for link in region_links(maker, key) if link.href != "./"]
    return RegionPage(
        frame=maker.frame(key, (here | national).values()),
        name=", ".join(county.name for county in record.counties),
        counties=tuple(Fact(term=c.name, value=", ".join(c.towns)) for c in record.counties),
        emergency=emergency(maker, key),
        local=_rows(maker, key, here),
        national=_rows(maker, key, national),
        others=tuple(others),
    )


def rights_page(maker: PageMaker, key: Key) -> RightsPage:
    """Rights under their headings; those about phone and web stand on the safety page."""
    blocks: dict[str, list[Statement]] = {}
    found = maker.site_context.catalogue.rights
    own = [
        id
        for id, right in rights.published_rights(maker.site_context.catalogue).items()
        if right.topic != DIGITAL
    ]
    for id in own + [id for id in rights.complete_selection(own, found) if id not in own]:
        blocks.setdefault(found[id].topic, []).append(statement(maker, id, found[id]))
    topics = maker.site_context.catalogue.topics
    return RightsPage(
        frame=maker.frame(key),
        topics=tuple(
            TopicBlock(
                id=id,
                label=maker.translator.localized("topic.label", topics[id].label),
                statements=tuple(found),
            )
            for id, found in blocks.items()
        ),
    )


def statement(maker: PageMaker, id: str, right: Right) -> Statement:
    """One right with its sources."""
    return Statement(
        id=id,
        text=translated_right(maker.translator, id, maker.site_context.catalogue.rights),
        sources=tuple(source_link(maker, source) for source in right.sources),
    )


def safety(maker: PageMaker, key: Key) -> SafetyPage:
    """What is left behind in phone, browser and bill."""
    memories = (
        memory(maker.translator, browser) for browser in maker.site_context.catalogue.browsers.values()
    )
    site = maker.site_context.site
    return SafetyPage(
        frame=maker.frame(key),
        statements=tuple(statements_of(maker, DIGITAL)),
        memories=tuple(memories),
        address="" if site.neutral else urlsplit(site.base_url).netloc,
    )


def others(maker: PageMaker, key: Key) -> OthersPage:
    """Lines for professionals, and for people who buy sex or use violence."""
    listed = maker.site_context.listed
    stop = {id: s for id, s in listed.items() if STOP_ROLES & set(s.eligibility.roles)}
    work = {id: s for id, s in listed.items() if id not in stop and not helps_exposed(s)}
    return OthersPage(
        frame=maker.frame(key, (work | stop).values()),
        professionals=_rows(maker, key, work),
        stop=_rows(maker, key, stop),
    )


def offered(makers: Iterable[PageMaker]) -> list[PageMaker]:
    """The languages that the page which matters most is offered in."""
    return [maker for maker in makers if maker.language in maker.offers[maker.site_context.home]]


def in_two(makers: Iterable[PageMaker], context: str, text: str) -> str:
    """A text in the first two languages, for pages that belong to no single one."""
    return " · ".join(maker.translator(context, text) for maker in offered(makers)[:2])


def not_found(makers: Iterable[PageMaker]) -> NotFoundPage:
    """The 404: served at any address, so its links start at the site's root."""
    found = offered(makers)
    return NotFoundPage(
        frame=found[0].frame(found[0].site_context.home),
        exit_words=in_two(found, "exit", "Lämna sidan snabbt"),
        entries=tuple(map(_not_found_entry, found)),
    )


def _not_found_entry(maker: PageMaker) -> NotFoundEntry:
    translator, home = maker.translator, maker.site_context.home
    return NotFoundEntry(
        language=maker.language,
        direction=translator.language.direction,
        title=translator("notfound", "Sidan finns inte"),
        text=translator("notfound", "Ring 112 om du är i fara."),
        emergency_href=emergency(maker, home).contacts[0].href,
        link=Link(href="/" + folder(home, maker.language), label=translator("page", "Alla kontakter")),
    )


def lost(maker: PageMaker) -> LostPage:
    """The 404 of one language, which leads to the page to call from in the others too."""
    languages, home = maker.site_context.catalogue.languages, maker.site_context.home
    return LostPage(
        frame=maker.frame(home),
        entry=_not_found_entry(maker),
        others=tuple(
            Choice(name=languages[code].name, language=code, href="/" + folder(home, code), current=False)
            for code in languages
            if code in maker.offers[home] and code != maker.language
        ),
    )


def sign(maker: PageMaker, key: Key) -> SignPage:
    """What partners embed: languages, 112, who to call."""
    services = exposed(maker.site_context)
    first = {id: services[id] for id in pinned(maker, services)}
    return SignPage(
        frame=maker.frame(key, first.values()),
        emergency=emergency(maker, key),
        heading=heading(maker, first.values()),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
    )


BUILDERS: Mapping[str, Callable[[PageMaker, Key], PageContext]] = {
    "finder": finder,
    "service": service,
    "region": region,
    "rights": rights_page,
    "safety": safety,
    "others": others,
    "sign": sign,
}
