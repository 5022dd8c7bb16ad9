"""Where one can turn from a county, by the records alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import records
from projects import REAL
from sitegen import catalogue, freshness
from sitegen.campaign import aid
from sitegen.campaign.turn import NEAREST, Map, Near, distances, turn

TODAY = dt.date(2026, 12, 1)
COUNTIES = sorted(catalogue.read(REAL).catalogue().counties())
NO_UNIT = {"SE-C", "SE-T", "SE-X", "SE-W", "SE-E", "SE-D", "SE-N", "SE-I", "SE-G", "SE-H", "SE-K"}


@pytest.fixture(scope="module")
def real() -> Map:
    """The repository's records, on a day."""
    return Map(catalogue.read(REAL).catalogue(), aid.read(REAL).aid(), TODAY)


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
    assert bool(found.own) != (county in NO_UNIT)
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
    assert turn(real, "SE-W").near == (
        Near("kast-varmland", 1),
        Near("kast-vasteras", 1),
        Near("kast-stockholm", 3),
    )
    for county in COUNTIES:
        near = turn(real, county).near
        assert [n.borders for n in near] == sorted(n.borders for n in near)
        assert len(near) <= NEAREST + 1


def test_a_reception_that_can_be_reached_stands_before_one_as_near_that_cannot(real: Map) -> None:
    assert [near.id for near in turn(real, "SE-C").near] == ["kast-stockholm", "kast-vasteras"]


def test_a_county_whose_own_reception_can_be_called_needs_no_other(real: Map) -> None:
    called = real.service("kast-umea").model_copy(
        update={"publish": "yes", "contacts": (records.contact(checked=records.checked(0)),)}
    )
    services = {**real.catalogue.services, "kast-umea": called}
    now = Map(replace(real.catalogue, services=services), real.aid, TODAY)
    assert turn(real, "SE-AC").near != ()
    assert turn(now, "SE-AC").near == ()


def test_when_all_contacts_have_grown_old_the_receptions_are_still_named(real: Map) -> None:
    later = Map(real.catalogue, real.aid, TODAY + dt.timedelta(days=freshness.OLD_DAYS))
    for county in COUNTIES:
        assert turn(later, county).own or turn(later, county).near
