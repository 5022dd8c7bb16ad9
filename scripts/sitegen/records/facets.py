"""The questions of the filter, their answers, and which services match each answer.

The page filters with CSS; the tokens made here are the only link between data and style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitegen.records.catalogue import Catalogue
from sitegen.records.eligibility import helps_in, serves, speaks
from sitegen.records.model import Service


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One answer: its token in the page (`s1`) and its id in the data."""

    token: str
    id: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One question. Its key is the radio buttons' name and the first letter of the tokens."""

    key: str
    values: tuple[FacetValue, ...]
    matches: Callable[[Service, str], bool]

    def tokens(self, service: Service) -> tuple[str, ...]:
        """Return the tokens of the answers that a service matches; the bare key when it matches all."""
        found = tuple(value.token for value in self.values if self.matches(service, value.id))
        return (self.key,) if len(found) == len(self.values) else found


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return the five questions (situation, need, who, region, language) with the data's answers in order."""
    return (
        _facet("s", catalogue.situations, helps_in),
        _facet("n", catalogue.needs, lambda service, id: id in service.needs),
        _facet("w", catalogue.audiences, lambda service, id: serves(service, catalogue.audiences[id])),
        _facet("r", catalogue.regions, lambda service, id: id in catalogue.regions_of(service)),
        _facet("l", catalogue.languages, speaks),
    )


def _facet(key: str, ids: Iterable[str], matches: Callable[[Service, str], bool]) -> Facet:
    values = tuple(FacetValue(f"{key}{number}", id) for number, id in enumerate(ids, start=1))
    return Facet(key, values, matches)
