"""Where one can turn from a county, by the records alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import records
from projects import REAL, REAL_TODAY
from sitegen.records import catalogue, freshness
from sitegen.records.model import Service
from sitegen.sites.campaign import help_records
from sitegen.sites.campaign.nearest_help import NEAREST, Map, distances, turn

TODAY = dt.date.fromisoformat(REAL_TODAY)
COUNTIES = sorted(catalogue.read(REAL).catalogue().counties())


@pytest.fixture(scope="module")
def real() -> Map:
    """The repository's records, on a day."""
    return Map(catalogue.read(REAL).catalogue(), help_records.read(REAL).aid(), TODAY)


def test_all_counties_can_be_reached_from_each(real: Map) -> None:
    assert len(COUNTIES) == 21
    for county in COUNTIES:
        assert distances(real.aid, county).keys() == set(COUNTIES)


def test_borders_are_counted_along_the_shortest_way(real: Map) -> None:
    far = distances(real.aid, "SE-BD")
    assert (far["SE-BD"], far["SE-AC"], far["SE-Y"], far["SE-X"]) == (0, 1, 2, 3)


@pytest.mark.parametrize("county", COUNTIES)
def test_every_county_has_a_reception_of_its_own_or_one_that_may_take_people_from_there(
    real: Map, county: str
) -> None:
    found = turn(real, county)
    assert found.own or found.near
    assert set(found.own) == {id for id in real.aid.units if county in real.counties_of(id)}
    assert [near.id for near in found.near if real.aid.units[near.id].outside == "no"] == []
    assert set(found.own).isdisjoint(near.id for near in found.near)


@pytest.mark.parametrize("county", COUNTIES)
def test_a_county_whose_own_reception_cannot_be_reached_is_led_to_one_that_can(
    real: Map, county: str
) -> None:
    found = turn(real, county)
    reached = [id for id in (*found.own, *(near.id for near in found.near)) if real.reached(id)]
    assert reached


def test_the_nearest_come_first_and_the_one_that_others_were_pointed_to_is_always_there(real: Map) -> None:
    advised = {id for id, unit in real.aid.units.items() if unit.outside == "advised"}
    for county in COUNTIES:
        found = turn(real, county)
        near = found.near
        assert [n.borders for n in near] == sorted(n.borders for n in near)
        assert len(near) <= NEAREST + len(advised)
        assert not near or advised <= {*found.own, *(n.id for n in near)}


def test_a_reception_that_can_be_reached_stands_before_one_as_near_that_cannot(real: Map) -> None:
    county, first, second = next(
        (county, *(near.id for near in turn(real, county).near[:2]))
        for county in COUNTIES
        if _alike(real, county)
    )
    silent = {id: real.service(id).model_copy(update={"contacts": ()}) for id in real.aid.units}
    for heard in (first, second):
        services = {**real.catalogue.services, **silent, heard: _called(real, heard)}
        now = Map(replace(real.catalogue, services=services), real.aid, TODAY)
        assert turn(now, county).near[0].id == heard


def test_a_county_whose_own_reception_can_be_called_needs_no_other(real: Map) -> None:
    county, own = next((c, id) for c in COUNTIES for id in turn(real, c).own)
    for contacts, alone in ((_called(real, own).contacts, True), ((), False)):
        one = _called(real, own).model_copy(update={"contacts": contacts})
        others = {id: real.service(id).model_copy(update={"contacts": ()}) for id in turn(real, county).own}
        services = {**real.catalogue.services, **others, own: one}
        now = Map(replace(real.catalogue, services=services), real.aid, TODAY)
        assert (turn(now, county).near == ()) is alone


def _called(map: Map, id: str) -> Service:
    """A reception with a number that somebody has called."""
    contact = records.contact(checked=records.checked(0))
    return map.service(id).model_copy(update={"publish": "yes", "contacts": (contact,)})


def _alike(map: Map, county: str) -> bool:
    """Whether the two first receptions of others are as near as each other."""
    near = turn(map, county).near
    return len(near) > 1 and near[0].borders == near[1].borders


def test_when_all_contacts_have_grown_old_the_receptions_are_still_named(real: Map) -> None:
    later = Map(real.catalogue, real.aid, TODAY + dt.timedelta(days=freshness.OLD_DAYS))
    for county in COUNTIES:
        assert turn(later, county).own or turn(later, county).near
