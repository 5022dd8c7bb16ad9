"""The questions of the filter, and which services answer them.

The page filters with CSS; the tokens made here are the only link between data and style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitegen.catalogue import Catalogue
from sitegen.model import Audience, Eligibility, Service


@dataclass(frozen=True, slots=True)
class Value:
    """One answer: its token in the page (`s1`), its id in the data, the source text of its label."""

    token: str
    id: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One question. Its key is the radio buttons' name and the first letter of the tokens."""

    key: str
    values: tuple[Value, ...]
    matches: Callable[[Service, str], bool]

    def tokens(self, service: Service) -> tuple[str, ...]:
        """The tokens of the values that a service matches; the bare key when it matches all."""
        found = tuple(value.token for value in self.values if self.matches(service, value.id))
        return (self.key,) if len(found) == len(self.values) else found


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Situation, need, who, region and language, with the values of the data in its order."""
    return (
        _facet("s", catalogue.situations, helps_in),
        _facet("n", catalogue.needs, lambda service, id: id in service.needs),
        _facet("w", catalogue.audiences, lambda service, id: serves(service, catalogue.audiences[id])),
        _facet("r", catalogue.regions, lambda service, id: id in catalogue.regions_of(service)),
        _facet("l", catalogue.languages, speaks),
    )


def _facet(key: str, ids: Iterable[str], matches: Callable[[Service, str], bool]) -> Facet:
    values = tuple(Value(f"{key}{number}", id) for number, id in enumerate(ids, start=1))
    return Facet(key, values, matches)


def helps_in(service: Service, situation: str) -> bool:
    """Whether a service is for a situation; one that names none helps whatever has happened."""
    return not service.situations or situation in service.situations


def speaks(service: Service, language: str) -> bool:
    """Whether a caller is understood: staff, volunteers or an interpreter speak the language.

    Where nothing is stated the staff are taken to speak Swedish, and nothing else is promised.
    """
    spoken = service.languages or ("sv",)
    return language in spoken or service.many_languages or service.interpreter == "yes"


def serves(service: Service, audience: Audience) -> bool:
    """Whether a person is welcome; what a service does not limit is open."""
    who = service.eligibility
    return (
        audience.role in who.roles
        and (audience.gender is None or not who.genders or audience.gender in who.genders)
        and (audience.status is None or not who.statuses or audience.status in who.statuses)
        and (audience.age is None or _age_fits(who, audience.age))
    )


def _age_fits(who: Eligibility, age: int) -> bool:
    low = who.ages.min if who.ages.min is not None else 0
    high = who.ages.max if who.ages.max is not None else 200
    return low <= age <= high
