"""All records together, in the order that readers see."""

from __future__ import annotations

import projects
from records import service
from sitegen.core import Project
from sitegen.records import Catalogue, catalogue


def test_every_kind_of_record_is_read(small_records: Catalogue) -> None:
    assert list(small_records.languages) == ["sv", "en", "ar"]
    assert list(small_records.regions) == ["norr", "soder"]
    assert list(small_records.members) == ["norrhuset", "provstiftelsen"]
    assert {"nodnumret", "provlinjen", "vantelinjen"} <= set(small_records.services)
    assert small_records.rights["help-free"].short == 1
    assert small_records.glossary["leave-page"].terms["sv"] == "Lämna sidan snabbt"


def test_regions_go_from_north_to_south_and_languages_by_their_order(copy: Project) -> None:
    projects.edit(copy.data / "regions" / "norr.yml", "order: 1", "order: 9")
    projects.edit(copy.data / "languages.yml", "order: 3", "order: 0")
    problems = catalogue.read(copy).problems
    assert [problem.path for problem in problems] == ["data/languages.yml"]
    projects.edit(copy.data / "languages.yml", "order: 0", "order: 1")
    records = catalogue.read(copy).catalogue()
    assert list(records.regions) == ["soder", "norr"]
    assert list(records.languages) == ["ar", "sv", "en"]


def test_vocabularies_keep_the_order_in_which_they_are_written(small_records: Catalogue) -> None:
    assert list(small_records.needs) == ["talk", "shelter", "money"]


def test_a_county_knows_its_region(small_records: Catalogue) -> None:
    region, county = small_records.counties()["SE-ZS"]
    assert (region, county.name) == ("soder", "Söderdals län")


def test_a_national_service_helps_in_every_region(small_records: Catalogue) -> None:
    assert small_records.regions_of(service()) == {"norr", "soder"}
    assert small_records.regions_of(service(coverage=("SE-ZN",))) == {"norr"}
    assert small_records.regions_of(service(coverage=("soder", "SE-ZN"))) == {"norr", "soder"}


def test_a_broken_record_does_not_hide_the_others(copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "name: Nattlinjen", "name: [")
    reading = catalogue.read(copy)
    assert "nattlinjen" not in reading.records["services"] and "provlinjen" in reading.records["services"]
    assert [problem.path for problem in reading.problems] == ["data/services/nattlinjen.yml"]


def test_the_real_regions_have_the_21_counties(real_records: Catalogue) -> None:
    assert len(real_records.regions) == 7
    counties = real_records.counties()
    assert len(counties) == 21 == len({county.scb for _, county in counties.values()})
