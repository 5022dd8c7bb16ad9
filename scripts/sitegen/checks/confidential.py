"""Check that nothing says where a confidential service is: not its record, not any text about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.guard import people, towns
from sitegen.guard.folding import folded
from sitegen.guard.places import PublicPlaces, leaks, strict_leaks
from sitegen.reading import Loaded
from sitegen.records import Catalogue, LoadedRecords, Member, Service
from sitegen.records.model import County, Place
from sitegen.records.number_plan import SHORT_CODES
from sitegen.records.phones import shown_as

# Fields that hold ids, codes and choices, which other checks hold together.
CHOICES = frozenset(
    (
        *("county", "coverage", "eligibility", "group", "interpreter_languages", "languages", "member"),
        *("membership", "needs", "parent", "region", "related", "services", "situations", "towns_in_name"),
    )
)
# Fields that say who runs it: a town that is part of a known name may stand there.
NAMES = frozenset(("name", "operator"))
WEB = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|\b[\w-]+\.(?:se|nu|com|org|net|eu|info)\b", re.IGNORECASE
)
IN_A_NAME = "; är orten en del av namnet som alla känner: skriv den i towns_in_name"


def public_places(records: Catalogue) -> PublicPlaces:
    """Return what looks like a place and may stand: public places, and short numbers such as 114 14."""
    found = {place for site in records.sites.values() for place in site.public_places}
    for service in records.services.values():
        if service.place and not service.confidential:
            found |= {*filter(None, (service.place.address, _town(service.place)))}
    contacts = (contact for service in records.services.values() for contact in service.contacts)
    numbers = {shown_as(contact) for contact in contacts if contact.number in SHORT_CODES}
    return PublicPlaces(tuple(sorted(found)), tuple(sorted(numbers)))


def _town(place: Place) -> str | None:
    return f"{place.postcode} {place.town}" if place.postcode else None


def leaks_in_translation(source: str, said: str, public: PublicPlaces) -> Iterator[str]:
    """Yield the places, towns and personal addresses that a translation tells and its source does not."""
    source, said = folded(source), folded(said)
    yield from sorted(set(leaks(said, public)) - set(leaks(source, public)))
    yield from (f"orten {name}" for name in sorted(_new_towns(source, said)))
    yield from sorted({f"e-postadressen {mail}" for mail in people.personal_mail_addresses(said)} - {source})


def _new_towns(source: str, said: str) -> set[str]:
    """Return towns that only the translation names, and that are no other name of one in the source."""
    new = {name for name in _towns(said) if name.lower() not in source.lower()}
    renamed = [name for name in _towns(source) if name.lower() not in said.lower()]
    return new if len(new) > len(renamed) else set()


def _towns(text: str) -> set[str]:
    """Return the towns that a text names with a capital, or in letters that have none.

    Names that may be words of another language are left out.
    """
    plain = folded(text)
    found = {plain[start:end] for start, end in towns.towns_in_text(plain)}
    return {name for name in found if not name[0].islower() and not _may_be_a_word(name)}


def _may_be_a_word(name: str) -> bool:
    """Return whether a town's name is a word of other languages; those with Swedish letters are not: Umeå."""
    return len(name) <= _SHORT_NAME and name.isascii()


_SHORT_NAME = 5


def places_of_confidential_records(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for every place in a record that is marked confidential, whatever the field."""
    counties = {c.id: c for loaded in reading.records["regions"].values() for c in loaded.record.counties}
    for kind in ("services", "members"):
        for id, loaded in reading.records[kind].items():
            if loaded.record.confidential:
                yield from _ConfidentialRecord(id, loaded, counties).problems()


@dataclass(frozen=True)
class _ConfidentialRecord:
    """A confidential record, with the names that may stand in it all the same."""

    id: str
    loaded: Loaded[Service] | Loaded[Member]
    counties: Mapping[str, County]

    @property
    def record(self) -> Service | Member:
        return self.loaded.record

    @cached_property
    def covered(self) -> frozenset[str]:
        """The names of the counties that the record says it covers, and what they are called for short."""
        codes = {*getattr(self.record, "coverage", ()), getattr(self.record, "county", None)}
        named = [county.name for code, county in self.counties.items() if code in codes]
        return frozenset(
            (*named, *(short for short in map(_short_county_name, named) if not towns.is_town(short)))
        )

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """Names of places that the list of towns lacks: the data's own, landscapes, other counties."""
        own = [town for county in self.counties.values() for town in county.towns]
        others = {_short_county_name(county.name) for county in self.counties.values()} - self.covered
        return (*own, *towns.LANDSCAPES, *sorted(others))

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each field that no such record may have, and each text that tells a place."""
        for field in ("place", "town"):
            if getattr(self.record, field, None):
                message = f"en skyddad verksamhet får inte ha “{field}”; ta bort det"
                yield self.loaded.problem(field, message=message)
        yield from self._of_the_id()
        yield from self._of_the_names()
        for location, text in self.loaded.tree.texts(self.loaded.location):
            for leak in dict.fromkeys(self._told(location, text)):
                is_named = location[0] in NAMES or location[-1] in ("url", "website")
                way_out = IN_A_NAME if is_named and leak.startswith("en ort") else ""
                message = f"skyddad verksamhet, men texten röjer {leak}; ta bort det{way_out}"
                yield self.loaded.problem(*location, message=message)

    def _of_the_id(self) -> Iterator[Problem]:
        for town in self._in_address(self.id):
            message = (
                f"skyddad verksamhet, men filens namn röjer en ort (“{town}”); byt namn på filen{IN_A_NAME}"
            )
            yield self.loaded.problem("name", message=message)

    def _of_the_names(self) -> Iterator[Problem]:
        """Yield a problem for a town that is said to be part of a name, and is not."""
        said = " ".join((self.id, self.record.name, getattr(self.record, "operator", ""))).lower()
        for town in self.record.towns_in_name:
            if town.lower() not in said:
                message = f"“{town}” står inte i verksamhetens namn; ta bort orten ur towns_in_name"
                yield self.loaded.problem("towns_in_name", message=message)

    def _told(self, location: tuple[str | int, ...], text: str) -> Iterator[str]:
        field, last = location[0], location[-1]
        if field in CHOICES or field in ("place", "town") or last in ("number", "rule"):
            return
        if last in ("url", "website", "email"):
            yield from leaks(text)
            yield from self._towns_in(text)
        else:
            yield from _strict_leaks(text, PublicPlaces(self._may_stand(field)), self.hidden)
            for address in WEB.findall(text):
                yield from self._towns_in(address)

    def _may_stand(self, field: str | int) -> tuple[str, ...]:
        record, towns_in_name = self.record, self.record.towns_in_name
        names = (record.name, getattr(record, "operator", "")) if towns_in_name else ()
        return (*self.covered, *names, *(towns_in_name if field in NAMES else ()))

    def _towns_in(self, address: str) -> Iterator[str]:
        yield from (f"en ort (“{town}”)" for town in self._in_address(address))

    def _in_address(self, address: str) -> Iterable[str]:
        known = self.covered.union(self.record.towns_in_name)
        return (town for town in towns.towns_in_address(address, self.hidden) if town not in known)


@kept
def _strict_leaks(text: str, public: PublicPlaces, more_towns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(strict_leaks(text, public, more_towns))


def _short_county_name(county: str) -> str:
    """Return what a county is called without “län”: Jämtland, Skåne."""
    return re.sub(r"s? län$", "", county)
