"""Make what is carried or hangs in the open: cards, stickers, posters. Nothing on it says what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import LocalizedText, Translator
from sitegen.printing.contexts import LanguageName, ShownNumber, TornStrip
from sitegen.records import PrintPiece, Service
from sitegen.sites.finder import call_cards, finder_rows, service_facts, service_rows
from sitegen.web import PageMaker

DIGIT, SPACE = 0.572, 0.26
"""How wide signs of a number are in Noto Sans Bold, in ems."""
SMALL_CARD = 80
"""Millimetres; a card that is narrower has room for the number and for what to say, and no more."""
TALK = "talk"
"""The need whose label invites on a poster: talk to somebody."""


def language_names(maker: PageMaker) -> Iterator[LanguageName]:
    """Yield the names of all languages, each in itself."""
    for code, language in maker.site_context.catalogue.languages.items():
        yield LanguageName(language=code, name=language.name)


def numbers(maker: PageMaker, piece: PrintPiece, *, words: bool) -> Iterator[ShownNumber]:
    """Yield the first number of each service as the pages show it; a check has seen that there is one.

    Paper lives longer than a check: hours that may have changed are left out, and so is a closure. Without
    `words` a number stands alone, for readers of any language.
    """
    for id in piece.numbers:
        record = maker.site_context.catalogue.services[id]
        contacts = [c for c in maker.site_context.contacts(record) if c.kind == "phone"]
        line = service_rows.contact_line(maker, record, contacts[0].model_copy(update={"closed": None}))
        hours = line.hours.text if words and line.hours and not line.age else ""
        who = audience(maker, record) if words else None
        plural = people(maker.translator, record) if words else ""
        area, local = parts(line.shown)
        yield ShownNumber(
            shown=line.shown,
            hours=hours,
            who=who,
            promise=tuple(filter(None, (plural or (who.text if who else ""), hours))),
            facts=tuple(call_facts(maker.translator, record, contacts[0].number or "")) if words else (),
            area=area,
            local=local,
            ems=sum(SPACE if sign.isspace() else DIGIT for sign in local),
        )


def parts(number: str) -> tuple[str, str]:
    """Return the area code with its hyphen, and the rest: “020-”, “50 50 50”; a short number has no code."""
    area, hyphen, local = number.partition("-")
    return (area + hyphen, local) if hyphen else ("", number)


def call_facts(translator: Translator, service: Service, number: str) -> Iterator[str]:
    """Yield what a call costs and whether one may be nobody, where the sources say so."""
    told = finder_rows.what_a_call_costs(translator, service, (number,))
    yield from (told,) if told else ()
    if service.anonymous == "yes":
        yield translator("fact", "du får vara anonym")


def people(translator: Translator, service: Service) -> str:
    """Return whom a line for one sex is for, as a sentence begins: “Kvinnor och flickor”."""
    genders = service.eligibility.genders
    found = service_facts.who_words(translator)[genders[0]] if len(genders) == 1 else ""
    return found[:1].upper() + found[1:]


def audience(maker: PageMaker, service: Service) -> LocalizedText | None:
    """Return the word for whom a line is, when it is for one sex or for the young alone."""
    who = service.eligibility
    wanted = who.genders[0] if len(who.genders) == 1 else None
    for row in maker.site_context.catalogue.audiences.values():
        of_the_young = row.ages and who.ages and row.ages.max is not None and row.ages.max == who.ages.max
        if (wanted and row.gender == wanted) or (not wanted and of_the_young):
            return maker.translator.localized("audience.label", row.label)
    return None


def strips(maker: PageMaker, makers: Mapping[str, PageMaker], piece: PrintPiece) -> Iterator[TornStrip]:
    """Yield a strip in each language that cards are in, side by side over the width of a poster."""
    spoken = [other for other in makers.values() if other.translator.language.short]
    for place, other in enumerate(spoken):
        number = next(numbers(other, piece, words=True))
        card = call_cards.call_card(other)
        yield TornStrip(
            language=other.language,
            direction=other.translator.language.direction,
            name=other.translator.language.name,
            hours=number.hours,
            sentence=card.sentence if card else "",
            left=round(place * piece.width / len(spoken), 3),
        )


def invitation(maker: PageMaker) -> LocalizedText:
    """Return the words that invite, as the help pages have them: talk to somebody."""
    return maker.translator.localized("need.label", maker.site_context.catalogue.needs[TALK].label)
