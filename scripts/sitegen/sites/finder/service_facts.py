"""What is known of a service in words: for whom, where, what it costs, what a call leaves, who answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import LocalizedText, Translator
from sitegen.records import SWEDEN, Service, callable_contacts
from sitegen.records.model import Eligibility
from sitegen.sites.finder.contexts import Fact
from sitegen.web import PageMaker

# Numbers that cost nothing from a Swedish subscription; nobody says so of a foreign one.
SWEDISH_FREE = ("+4620", "116")
ADULT = 18


def facts(maker: PageMaker, service: Service) -> Iterator[Fact]:
    """Yield terms and values (for whom, where, cost, name, bill, call log, languages), as the sources say.

    What a caller would ask and no source answers is a fact too, that nobody knows it.
    """
    translator, by_phone = maker.translator, bool(callable_contacts(service, maker.site_context.today))
    yield Fact(term=translator("fact", "För"), value=for_whom(translator, service.eligibility), wide=True)
    yield Fact(
        term=translator("fact", "Var"), value=coverage(maker, service), wide=SWEDEN not in service.coverage
    )
    if by_phone or service.cost == "free":
        yield _fact(translator, translator("fact", "Kostnad"), cost(maker, service))
    yield from call_facts(translator, service) if by_phone else ()
    yield _fact(translator, translator("fact", "Språk"), languages(translator, service))
    if by_phone or service.interpreter == "yes":
        yield _fact(translator, translator("fact", "Tolk"), interpreters(translator, service))


def _fact(translator: Translator, term: str, value: str) -> Fact:
    """Return a fact; an empty value is one that no source gives."""
    return Fact(term=term, value=value or translator("fact", "vet vi inte"), known=bool(value))


def call_facts(translator: Translator, service: Service) -> Iterator[Fact]:
    """Yield what a call asks for and leaves behind."""
    no_name = translator("fact", "Du behöver inte säga vad du heter.")
    yield _fact(translator, translator("fact", "Namn"), no_name if service.anonymous == "yes" else "")
    no_bill = translator("fact", "Samtalet syns inte på räkningen.")
    yield _fact(translator, translator("fact", "Räkning"), no_bill if service.on_bill == "no" else "")
    log = translator("fact", "Numret syns i telefonens samtalslista tills du tar bort det.")
    yield Fact(term=translator("fact", "Samtalslista"), value=log)


def cost(maker: PageMaker, service: Service) -> str:
    """Return what a call costs in words; empty where no source says."""
    translator = maker.translator
    numbers = [c.number or "" for c in callable_contacts(service, maker.site_context.today)]
    if service.cost == "free":
        swedish = any(number.startswith(SWEDISH_FREE) for number in numbers)
        return (
            translator("fact", "gratis med svenskt abonnemang") if swedish else translator("fact", "gratis")
        )
    return translator("fact", "vanlig samtalsavgift") if service.cost == "call_charge" else ""


def languages(translator: Translator, service: Service) -> str:
    """Return the languages that the staff speak in words; empty where no source says."""
    if service.many_languages:
        return translator("fact", "många språk")
    return translator.listed(translator.language_name(code) for code in service.languages)


def interpreters(translator: Translator, service: Service) -> str:
    """Return whether there is an interpreter, and the languages that a source names; empty if unknown."""
    if service.interpreter != "yes":
        return ""
    named = [translator.language_name(code) for code in service.interpreter_languages]
    some = translator("fact", "ja, till exempel {languages}", languages=translator.listed(named))
    return some if named else translator("fact", "ja")


def call_steps(maker: PageMaker, service: Service) -> Iterator[LocalizedText]:
    """Yield what happens when one rings, in order; nothing where there is no number.

    Who or what answers is said only as a source has it.
    """
    if callable_contacts(service, maker.site_context.today):
        unknown = maker.translator(
            "call", "Vi vet inte vad som möter dig först: en människa, en meny eller en kö."
        )
        own = LocalizedText(unknown, maker.language)
        yield maker.translator.localized("service.meets", service.meets) if service.meets else own
        yield from (LocalizedText(text, maker.language) for text in _own_steps(maker.translator, service))


def _own_steps(translator: Translator, service: Service) -> Iterator[str]:
    """Yield what holds of a call from the facts alone."""
    yield from _language_step(translator, service)
    if service.anonymous == "yes":
        yield translator("fact", "Du behöver inte säga vad du heter.")
    yield translator("call", "Du kan lägga på när du vill.")


def _language_step(translator: Translator, service: Service) -> Iterator[str]:
    """Yield in which language one is understood, for a reader who may not speak Swedish."""
    if translator.code == SOURCE_LANGUAGE and SOURCE_LANGUAGE in service.languages:
        return
    if translator.code in service.languages:
        own = translator.language_name(translator.code)
        yield translator("call", "De talar {language}.", language=own)
    elif service.many_languages:
        yield translator("call", "De talar många språk. Säg vilket språk du talar.")
    elif service.interpreter == "yes":
        yield translator("call", "De kan ordna tolk. Säg vilket språk du talar.")
    elif translator.code != SOURCE_LANGUAGE:
        yield translator("call", "Vi vet inte om de har tolk. Fråga efter en.")


def needs_card(maker: PageMaker, service: Service) -> bool:
    """Return whether a reader may have to ask for an interpreter: there is a number, and nobody speaks it."""
    spoken = maker.language in service.languages
    return bool(callable_contacts(service, maker.site_context.today)) and not spoken


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
    words = {**who_words(translator), **(_adults(translator) if (who.ages.min or 0) >= ADULT else {})}
    limits = [words[name] for name in (*who.genders, *who.statuses)]
    if "exposed" in who.roles and not limits:
        limits = [words["exposed"]]
    roles = [words[name] for name in who.roles if name != "exposed"]
    # The ages are those of the persons who are helped: who asks for them may be of any.
    helped, asking = (limits, roles) if limits else (roles, [])
    return translator.listed([*(_with_ages(translator, one, who) for one in helped), *asking])


def _adults(translator: Translator) -> Mapping[str, str]:
    """Return the words for groups without their children."""
    return {"women": translator("who", "kvinnor"), "men": translator("who", "män")}


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
    if service.towns:
        return maker.translator.listed(service.towns)
    if SWEDEN in service.coverage:
        return maker.translator("fact", "hela Sverige")
    counties = maker.site_context.catalogue.counties()
    names = [
        counties[area][1].name if area in counties else _region_name(maker, area) for area in service.coverage
    ]
    return maker.translator.listed(names)


def _region_name(maker: PageMaker, id: str) -> str:
    return ", ".join(county.name for county in maker.site_context.catalogue.regions[id].counties)
