"""Where a man can turn, from each county: its own receptions, else the nearest, and the lines for all.

No source gives distances, so near is counted in county borders on the way, and pages say so.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.records.catalogue import Catalogue
from sitegen.records.freshness import shown_contacts
from sitegen.records.model import Service
from sitegen.sites.campaign.help_records import Aid

NEAREST = 2
"""Equally near receptions shown, at most."""


@dataclass(frozen=True, slots=True)
class Near:
    """A reception in another county, by id, and how many county borders lie on the way."""

    id: str
    borders: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Where to turn from one county: services by id."""

    county: str
    own: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """What the choice is made from: the records, and the day on which contacts are shown."""

    catalogue: Catalogue
    aid: Aid
    today: dt.date

    def service(self, id: str) -> Service:
        """The record of a reception or a line."""
        return self.catalogue.services[id]

    def counties_of(self, id: str) -> frozenset[str]:
        """The counties that a reception is in."""
        return frozenset(county.id for county in self.catalogue.counties_of(self.service(id)))

    def reached(self, id: str) -> bool:
        """Whether a contact of it may be shown today."""
        return bool(shown_contacts(self.service(id), self.today))


def turn(map: Map, county: str) -> Turn:
    """A county's own receptions; the nearest of others when no contact to its own may be shown."""
    own = tuple(id for id in map.aid.units if county in map.counties_of(id))
    if any(map.reached(id) for id in own):
        return Turn(county, own, ())
    return Turn(county, own, nearest(map, county))


def nearest(map: Map, county: str) -> tuple[Near, ...]:
    """The receptions nearest to a county, less those that say that they are for their own county alone.

    Equally near ones stand together: first those that can be reached, then those of the same police
    region. One that other counties have been pointed to stands last when it is not among them.
    """
    far = distances(map.aid, county)
    found = [Near(id, min(far[area] for area in map.counties_of(id))) for id in candidates(map, county)]
    ordered = sorted(found, key=lambda near: (near.borders, *_rank(map, county, near.id)))
    close = [near for near in ordered if near.borders == ordered[0].borders][:NEAREST]
    return (*close, *(n for n in ordered if map.aid.units[n.id].outside == "advised" and n not in close))


def candidates(map: Map, county: str) -> tuple[str, ...]:
    """Receptions of other counties that may take somebody from this one."""
    return tuple(
        id for id, unit in map.aid.units.items() if unit.outside != "no" and county not in map.counties_of(id)
    )


def _rank(map: Map, county: str, id: str) -> tuple[bool, bool, str]:
    regions = map.catalogue.counties()
    home = {regions[area][0] for area in map.counties_of(id)}
    return not map.reached(id), regions[county][0] not in home, map.service(id).name


def distances(aid: Aid, county: str) -> Mapping[str, int]:
    """County → how many borders one crosses to get there; every county that can be reached."""
    found, queue = {county: 0}, deque([county])
    while queue:
        here = queue.popleft()
        for other in aid.borders[here].next:
            if other not in found:
                found[other] = found[here] + 1
                queue.append(other)
    return found
