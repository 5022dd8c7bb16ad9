"""Check what a single record must fulfil beyond the form of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import SOURCE_LANGUAGE, Problem
from sitegen.records import SWEDEN, LoadedRecords, Service, neutral_words, service_codes


def broken_rules_of_kinds(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for a pinned service that is not for everybody everywhere, and for weak facts shown."""
    for loaded in reading.records["services"].values():
        service: Service = loaded.record
        if service.pinned and (service.publish != "yes" or SWEDEN not in service.coverage):
            message = "det som alltid syns måste ha publish: yes och gälla hela landet (sweden)"
            yield loaded.problem("pinned", message=message)
    for loaded in (*reading.records["services"].values(), *reading.records["rights"].values()):
        if loaded.record.publish == "yes" and loaded.record.confidence == "low":
            message = "låg tillförlitlighet får inte publiceras; skriv publish: after_check"
            yield loaded.problem("publish", message=message)


def one_emergency(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem unless exactly one service is the emergency number, and is shown."""
    found = [s for s in reading.records["services"].values() if s.record.emergency]
    good = [s for s in found if s.record.publish == "yes" and s.record.contacts]
    if not found and any(problem.path.startswith("data/services/") for problem in reading.problems):
        return  # it may be in a file that has a fault of its own
    if len(found) != 1 or not good:
        path = found[1].tree.path if len(found) > 1 else "data/services"
        message = "exakt en tjänst ska ha emergency: true, publish: yes och ett nummer (112)"
        yield Problem(path=path, line=0, column=0, message=message)


def unended_site_addresses(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each site whose address does not end with /, where the pages' addresses begin."""
    for loaded in reading.records["sites"].values():
        if not loaded.record.base_url.endswith("/"):
            yield loaded.problem("base_url", message="adressen måste sluta med /")


def wrong_short_addresses(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each short address that two languages have, or one that is not offered."""
    taken: dict[str, str] = {}
    for id, loaded in reading.records["languages"].items():
        short = loaded.record.short
        if short and taken.setdefault(short, id) != id:
            yield loaded.problem("short", message=f"“{short}” leder redan till {taken[short]}; välj en annan")
        if short and loaded.record.offered == "no":
            message = f"{id} visas inte, så tryckta koder med /{short}/ leder till listan över språken"
            yield loaded.problem("short", message=message, severity="warning")


def source_language_offered(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem when Swedish, which all other languages fall back to, is not offered."""
    loaded = reading.records["languages"].get(SOURCE_LANGUAGE)
    if loaded and loaded.record.offered == "no":
        yield loaded.problem("offered", message="svenska är källspråket och visas alltid; skriv offered: yes")


def no_security_contact(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for each site with nobody to tell of a fault that endangers readers (RFC 9116)."""
    for loaded in reading.records["sites"].values():
        if not loaded.record.security_contact:
            message = "security_contact saknas, så security.txt skrivs inte; fyll i en funktionsadress"
            yield loaded.problem(message=message, severity="warning")


def telling_neutral_addresses(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each neutral site whose host, which a browser keeps, tells its subject."""
    lists = neutral_words.lists_for({id: loaded.record for id, loaded in reading.records["neutral"].items()})
    for loaded in reading.records["sites"].values():
        words = tuple(neutral_words.listed_words(loaded.record.base_url, lists))
        if loaded.record.neutral and words:
            message = f"adressen säger vad sajten handlar om (“{words[0]}”); en neutral sajt behöver en annan"
            yield loaded.problem("base_url", message=message)


def codes_differ(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for two services whose addresses would be one, by the chance of a short code."""
    taken: dict[str, str] = {}
    for id, loaded in reading.records["services"].items():
        first = taken.setdefault(service_codes.service_code(id), id)
        if first != id:
            address = f"kontakt/{service_codes.service_code(id)}/"
            message = f"får samma adress som “{first}” ({address}); byt namn på den här filen"
            yield loaded.problem("name", message=message)


def moved_and_there(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each service that has moved or closed, and still has a file."""
    for id, loaded in reading.records["moved"].items():
        if id in reading.records["services"]:
            message = f"data/services/{id}.yml finns kvar; ta bort den filen, eller den här raden"
            yield loaded.problem("id", message=message)


def contradictions(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for ages that end before they begin, and for values that a list holds twice."""
    for loaded in reading.records["services"].values():
        ages = loaded.record.eligibility.ages
        if ages.min is not None and ages.max is not None and ages.min > ages.max:
            message = f"åldrarna slutar ({ages.max}) före de börjar ({ages.min})"
            yield loaded.problem("eligibility", "ages", message=message)
        for name in ("situations", "needs", "coverage", "languages"):
            values = getattr(loaded.record, name)
            for number, value in enumerate(values):
                if value in values[:number]:
                    yield loaded.problem(name, number, message=f"“{value}” står redan i listan")
