"""Choose where a man can turn from each county: its own receptions, else the nearest ones.

No source gives distances, so near is counted in county borders on the way, and pages say so.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.records import Catalogue, Service, callable_contacts, shown_contacts
from sitegen.sites.campaign.help_records import HelpRecords

NEAREST = 2
"""Equally near receptions shown, at most."""


@dataclass(frozen=True, slots=True)
class NearReception:
    """A reception in another county, by id, and the number of county borders on the way to it."""

    id: str
    borders: int


@dataclass(frozen=True, slots=True)
class CountyHelp:
    """The receptions to turn to from one county, by id: its own, and the nearest of others."""

    own: tuple[str, ...]
    near: tuple[NearReception, ...]


@dataclass(frozen=True, slots=True)
class ReceptionMap:
    """The records that receptions are chosen from, and the day on which their contacts are shown."""

    catalogue: Catalogue
    help: HelpRecords
    today: dt.date

    def service_of(self, id: str) -> Service:
        """Return the service that runs the reception with this id."""
        return self.catalogue.services[id]

    def counties_of(self, id: str) -> frozenset[str]:
        """Return the codes of the counties that a reception is for."""
        return frozenset(county.id for county in self.catalogue.counties_of(self.service_of(id)))

    def reached(self, id: str) -> bool:
        """Return whether a contact of the reception may be shown_contacts today."""
        return bool(shown_contacts(self.service_of(id), self.today))

    def called(self, id: str) -> bool:
        """Return whether the reception has a number that may be shown today."""
        return bool(callable_contacts(self.service_of(id), self.today))


def county_help(map: ReceptionMap, county: str) -> CountyHelp:
    """Return a county's own receptions, and the nearest of others when none of its own can be called."""
    own = tuple(id for id in map.help.units if county in map.counties_of(id))
    return CountyHelp(own, () if any(map.called(id) for id in own) else nearest(map, county))


def nearest(map: ReceptionMap, county: str) -> tuple[NearReception, ...]:
    """Return the receptions nearest to a county, less those that are for their own county alone.

    Equally near ones stand together: first those that can be reached, then those of the same police
    region; at most `NEAREST`. One that other counties have been pointed to stands last when it is not
    among them, and so does the nearest that can be called.
    """
    far = distances(map.help, county)
    found = [
        NearReception(id, min(far[area] for area in map.counties_of(id))) for id in candidates(map, county)
    ]
    ordered = sorted(found, key=lambda near: (near.borders, *_rank(map, county, near.id)))
    close = [near for near in ordered if near.borders == ordered[0].borders][:NEAREST]
    called = [near for near in ordered if map.called(near.id)][:1]
    wanted = (*called, *(near for near in ordered if map.help.units[near.id].outside == "advised"))
    return (*close, *(near for near in ordered if near in wanted and near not in close))


def candidates(map: ReceptionMap, county: str) -> tuple[str, ...]:
    """Return the receptions of other counties that may take somebody from this one."""
    open_to_others = (id for id, unit in map.help.units.items() if unit.outside != "no")
    return tuple(id for id in open_to_others if county not in map.counties_of(id))


def _rank(map: ReceptionMap, county: str, id: str) -> tuple[bool, bool, str]:
    """Return what orders equally near receptions: whether it is out of reach, in another region, its name."""
    regions = map.catalogue.counties()
    home = {regions[area][0] for area in map.counties_of(id)}
    return not map.reached(id), regions[county][0] not in home, map.service_of(id).name


def distances(help: HelpRecords, county: str) -> Mapping[str, int]:
    """Return the number of county borders on the shortest way to each county that can be reached."""
    found, queue = {county: 0}, deque([county])
    while queue:
        here = queue.popleft()
        for other in help.borders[here].next:
            if other not in found:
                found[other] = found[here] + 1
                queue.append(other)
    return found
