"""Where one can turn from a county, by the records alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import projects
import records
from projects import REAL, REAL_TODAY
from sitegen.records import Service, freshness
from sitegen.sites.campaign import help_records
from sitegen.sites.campaign.nearest_help import NEAREST, ReceptionMap, county_help, distances

TODAY = dt.date.fromisoformat(REAL_TODAY)
COUNTIES = sorted(projects.real_records().counties())


@pytest.fixture(scope="module")
def real() -> ReceptionMap:
    """The repository's records, on a day."""
    return ReceptionMap(
        projects.real_records(), help_records.read(REAL, "campaigns/kop-inte/data/aid").help_records(), TODAY
    )


def test_all_counties_can_be_reached_from_each(real: ReceptionMap) -> None:
    assert len(COUNTIES) == 21
    for county in COUNTIES:
        assert distances(real.help, county).keys() == set(COUNTIES)


def test_borders_are_counted_along_the_shortest_way(real: ReceptionMap) -> None:
    far = distances(real.help, "SE-BD")
    assert (far["SE-BD"], far["SE-AC"], far["SE-Y"], far["SE-X"]) == (0, 1, 2, 3)


@pytest.mark.parametrize("county", COUNTIES)
def test_every_county_has_a_reception_of_its_own_or_one_that_may_take_people_from_there(
    real: ReceptionMap, county: str
) -> None:
    found = county_help(real, county)
    assert found.own or found.near
    assert set(found.own) == {id for id in real.help.units if county in real.counties_of(id)}
    assert [near.id for near in found.near if real.help.units[near.id].outside == "no"] == []
    assert set(found.own).isdisjoint(near.id for near in found.near)


@pytest.mark.parametrize("county", COUNTIES)
def test_a_county_whose_own_reception_cannot_be_reached_is_led_to_one_that_can(
    real: ReceptionMap, county: str
) -> None:
    found = county_help(real, county)
    assert [id for id in (*found.own, *(near.id for near in found.near)) if real.called(id)]


def test_the_nearest_come_first_and_the_one_that_others_were_pointed_to_is_always_there(
    real: ReceptionMap,
) -> None:
    advised = {id for id, unit in real.help.units.items() if unit.outside == "advised"}
    for county in COUNTIES:
        found = county_help(real, county)
        near = found.near
        assert [n.borders for n in near] == sorted(n.borders for n in near)
        assert len(near) <= NEAREST + len(advised) + 1
        assert not near or advised <= {*found.own, *(n.id for n in near)}


def test_a_reception_that_can_be_reached_stands_before_one_as_near_that_cannot(real: ReceptionMap) -> None:
    county, first, second = next(
        (county, *(near.id for near in county_help(real, county).near[:2]))
        for county in COUNTIES
        if _alike(real, county)
    )
    silent = {id: real.service_of(id).model_copy(update={"contacts": ()}) for id in real.help.units}
    for heard in (first, second):
        services = {**real.catalogue.services, **silent, heard: _called(real, heard)}
        now = ReceptionMap(replace(real.catalogue, services=services), real.help, TODAY)
        assert county_help(now, county).near[0].id == heard


def test_a_county_whose_own_reception_can_be_called_needs_no_other(real: ReceptionMap) -> None:
    county, own = next((c, id) for c in COUNTIES for id in county_help(real, c).own)
    for contacts, alone in ((_called(real, own).contacts, True), ((), False)):
        one = _called(real, own).model_copy(update={"contacts": contacts})
        others = {
            id: real.service_of(id).model_copy(update={"contacts": ()})
            for id in county_help(real, county).own
        }
        services = {**real.catalogue.services, **others, own: one}
        now = ReceptionMap(replace(real.catalogue, services=services), real.help, TODAY)
        assert (county_help(now, county).near == ()) is alone


def _called(map: ReceptionMap, id: str) -> Service:
    """A reception with a number that somebody has called."""
    contact = records.contact(checked=records.checked(0))
    return map.service_of(id).model_copy(update={"publish": "yes", "contacts": (contact,)})


def _alike(map: ReceptionMap, county: str) -> bool:
    """Whether the two first receptions of others are as near as each other."""
    near = county_help(map, county).near
    return len(near) > 1 and near[0].borders == near[1].borders


def test_when_all_contacts_have_grown_old_the_receptions_are_still_named(real: ReceptionMap) -> None:
    later = ReceptionMap(real.catalogue, real.help, TODAY + dt.timedelta(days=freshness.OLD_DAYS))
    for county in COUNTIES:
        assert county_help(later, county).own or county_help(later, county).near
