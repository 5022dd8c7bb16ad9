"""The page of one service: all that is known of it, and how that was checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.language import Translator
from sitegen.records import SWEDEN, Contact, Service, callable_contacts, helps_exposed, phones
from sitegen.records.freshness import waits_for_check
from sitegen.records.model import Eligibility, Source
from sitegen.records.service_codes import service_code
from sitegen.sites.finder import jsonld, service_rows
from sitegen.sites.finder.contexts import (
    Fact,
    ServicePage,
)
from sitegen.web import Key, Link, PageMaker
from sitegen.web.contexts import CheckedLine


def service(maker: PageMaker, key: Key) -> ServicePage:
    """Return the context of the page of one service, with all that is known of it."""
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
    """Yield terms and values (for whom, where, cost, name, bill, call log, languages), as the sources say."""
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
    """Return what a known cost is called."""
    return {
        "free": translator("fact", "gratis"),
        "call_charge": translator("fact", "vanlig samtalsavgift"),
    }


def language_facts(translator: Translator, service: Service) -> Iterator[Fact]:
    """Yield spoken languages and interpreters."""
    if service.languages:
        names = translator.listed(translator.language_name(code) for code in service.languages)
        yield Fact(term=translator("fact", "Språk"), value=names)
    if service.interpreter == "yes":
        named = [translator.language_name(code) for code in service.interpreter_languages]
        some = translator("fact", "ja, till exempel {languages}", languages=translator.listed(named))
        yield Fact(term=translator("fact", "Tolk"), value=some if named else translator("fact", "ja"))


def who_words(translator: Translator) -> Mapping[str, str]:
    """Return roles, genders and statuses in words."""
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
    """Return eligibility in words."""
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
    """Return where a service helps, in words."""
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
