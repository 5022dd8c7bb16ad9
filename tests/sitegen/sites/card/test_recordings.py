"""A voice on the card's page: only where a file is, of one kind, small, and without who has spoken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from projects import REAL
from records import TODAY
from sitegen.checks import committed_files
from sitegen.core import Project
from sitegen.hosting.policy import policy
from sitegen.reading import read_page
from sitegen.records import Catalogue, Site
from sitegen.sites.card import recordings
from sitegen.sites.card.card_context import CardContext
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web.page_maker import CARD

# One silent frame of MPEG 2.5, layer III, 8 kbit/s, 8 kHz, mono: its head says that it has 72 bytes.
FRAME = bytes.fromhex("ffe318c4") + bytes(68)
TAG = b"ID3\x03\x00\x00\x00\x00\x00\x00"
Put = Callable[[str, bytes], list[str]]
NAMES = ("sv", "uk")


@pytest.fixture
def site(real_records: Catalogue) -> Site:
    return real_records.sites["215"]


@pytest.fixture
def put(site: Site, tmp_path: Path) -> Put:
    """Put a file among the recordings of an empty project, and return what is wrong with it."""
    project = Project(tmp_path)

    def judged(name: str, content: bytes) -> list[str]:
        folder = recordings.folder(project, site)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        found = recordings.problems(project, site, NAMES)
        return [f"{problem.path.rpartition('/')[2]}: {problem.message}" for problem in found]

    return judged


def pages(records: Catalogue, *recorded: str) -> SitePages:
    found = pages_of(REAL, records, TODAY, site="215")
    assert isinstance(found.site_context, CardContext)
    return replace(found, site_context=replace(found.site_context, recorded=frozenset(recorded)))


def test_forty_seconds_of_sound_fill_what_a_language_may_take(put: Put, site: Site, tmp_path: Path) -> None:
    whole = FRAME * (recordings.MOST // len(FRAME))
    assert put("uk.mp3", whole) == []
    assert recordings.files(Project(tmp_path), site, NAMES) == {"ljud/uk.mp3": whole}
    assert recordings.SECONDS == 40


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "uk.mp3",
            FRAME * 556,
            "uk.mp3: filen är 40032 byte, högst 40000 ryms; spara den i mono med 8 kbit/s",
        ),
        ("xx.mp3", FRAME, "xx.mp3: inget språk på sidan heter xx; döp filen till en av sv.mp3, uk.mp3"),
        ("UK.mp3", FRAME, "UK.mp3: inget språk på sidan heter UK"),
        ("uk.m4a", FRAME, "uk.m4a: en inspelning är en MP3-fil"),
        ("uk.MP3", FRAME, "uk.MP3: en inspelning är en MP3-fil"),
        ("uk.mp3", TAG + FRAME, "uk.mp3: filen är inte bara MP3-ljud; spara om den som MP3 utan taggar"),
        ("uk.mp3", FRAME + b"TAG" + bytes(125), "uk.mp3: filen är inte bara MP3-ljud"),
        ("uk.mp3", FRAME[:-1], "uk.mp3: filen är inte bara MP3-ljud"),
        ("uk.mp3", b"", "uk.mp3: filen är inte bara MP3-ljud"),
        ("uk.mp3", b"OggS" + bytes(68), "uk.mp3: filen är inte bara MP3-ljud"),
    ],
)
def test_another_file_is_refused_with_the_way_out(put: Put, name: str, content: bytes, said: str) -> None:
    (problem,) = put(name, content)
    assert problem.startswith(said)


def test_a_hidden_file_of_the_machine_is_none_of_the_recordings(put: Put) -> None:
    assert put(".gitkeep", b"") == []


def test_a_recording_may_lie_in_the_repository(copy: Project) -> None:
    path = copy.root / "campaigns" / "215" / "data" / "sound" / "uk.mp3"
    path.parent.mkdir(parents=True)
    path.write_bytes(FRAME)
    name = path.relative_to(copy.root).as_posix()
    assert [problem for problem in committed_files.problems(copy) if problem.path == name] == []


@pytest.mark.parametrize(
    ("head", "length"),
    [
        ("ffe318c4", 72),  # MPEG 2.5, 8 kbit/s, 8 kHz
        ("fff318c4", 36),  # MPEG 2, 8 kbit/s, 16 kHz
        ("fffb90c4", 417),  # MPEG 1, 128 kbit/s, 44.1 kHz
        ("fffb92c4", 418),  # the same, one byte longer
        ("fff150c4", 0),  # AAC
        ("fffdb0c4", 0),  # layer II
        ("fffb00c4", 0),  # no rate
        ("fffbf0c4", 0),  # a rate that is none
        ("fffb9cc4", 0),  # samples that are none
        ("ffeb90c4", 0),  # a version that is none
        ("fffb90", 0),
    ],
)
def test_a_frame_is_as_long_as_its_head_says(head: str, length: int) -> None:
    assert recordings.frame_length(bytes.fromhex(head)) == length


def test_nobody_has_spoken_yet_so_no_page_has_a_player(real_records: Catalogue) -> None:
    found = pages_of(REAL, real_records, TODAY, site="215")
    assert isinstance(found.site_context, CardContext) and found.site_context.recorded == frozenset()
    for code in real_records.languages:
        html = found.page((code, CARD))
        assert b"<audio" not in html and "media-src" not in policy(read_page(html))


def test_a_recording_adds_one_player_to_the_page_of_its_language_and_not_a_byte_elsewhere(
    real_records: Catalogue,
) -> None:
    silent, spoken = pages(real_records), pages(real_records, "uk")
    before, after = (found.page(("uk", CARD)).decode() for found in (silent, spoken))
    start, end = after.index("<audio"), after.index("</audio>") + len("</audio>")
    assert after[:start].rstrip() + after[end:].lstrip() == before.replace("\n<fieldset", "<fieldset")
    assert spoken.page(("sv", CARD)) == silent.page(("sv", CARD))


def test_the_player_loads_nothing_until_it_is_tapped_and_works_without_script(
    real_records: Catalogue,
) -> None:
    html = pages(real_records, "uk").page(("uk", CARD))
    page = read_page(html)
    (player,) = page.each("audio")
    assert player == {
        "src": "../ljud/uk.mp3",
        "controls": "",
        "preload": "none",
        "controlslist": "nodownload",
        "aria-label": "Прослухати",
    }
    (link,) = (a for a in page.holding("a") if a.attributes["href"] == player["src"])
    assert link.text == "Прослухати"
    assert "media-src 'self'" in policy(page)
