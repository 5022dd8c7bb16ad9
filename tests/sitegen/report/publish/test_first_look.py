"""What a report shows first: ways to its chapters that say something, and bars that can be read."""

from __future__ import annotations

import pytest

import projects
import trialreport
from sitegen.core import Project
from sitegen.report.publish import first_look
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.contexts import ChapterCard
from sitegen.report.publish.report_writer import Writer
from sitegen.web import report_addresses


@pytest.fixture(scope="module")
def writers() -> dict[str, Writer]:
    return trialreport.writers(Project(projects.ROOT))


def cards(writer: Writer, name: str) -> dict[str, ChapterCard]:
    report = writer.reports[name]
    path = report_addresses.overview(report)
    chapters = tuple(sections.chapters(writer, report, path))
    return {card.link.label: card for card in first_look.cards(writer, report, path, chapters)}


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_way_to_each_chapter_says_something(writers: dict[str, Writer], code: str) -> None:
    for name, report in writers[code].reports.items():
        if not report.is_replaced:
            assert [label for label, card in cards(writers[code], name).items() if not card.text] == []


def test_what_members_have_seen_keeps_its_reservation(writers: dict[str, Writer]) -> None:
    card = cards(writers["sv"], "statistik-2025")["Vad medlemmarna har sett"]
    assert card.text.startswith("Medlemmar har larmat om att brottsoffer tas i förvar")
    assert card.text.endswith("flera dussin fall. Det här har medlemmarna sett.")
    assert card.bars == ()


def test_what_no_chapter_shows_is_no_picture(writers: dict[str, Writer]) -> None:
    assert cards(writers["sv"], "statistik-2025")["Fler siffror"].bars == ()


def test_a_number_stands_in_its_part_of_a_bar_where_there_is_room(writers: dict[str, Writer]) -> None:
    report = writers["sv"].reports["statistik-2025"]
    hero = first_look.hero(writers["sv"], report, report_addresses.overview(report))
    assert hero is not None
    assert [(line.fields[0].shown, line.bar.roomy) for line in hero.lines if line.bar] == [
        ("266", True),
        ("498", True),
    ]
    assert hero.rest is not None
    assert not hero.rest.roomy
