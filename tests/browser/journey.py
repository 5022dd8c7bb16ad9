"""A journey: somebody with an errand, her answers, the hour, and what must come of it on the page.

`walk` gives the answers by the words that stand on them and reads the screen; `faults` holds what she then
sees against the journey. What a meaning is said with stands in tests/journeys/words.yml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from browser.reader import Reader, SeenRow
from sitegen.language import Translator
from sitegen.records import Catalogue, place_names
from sitegen.sites.finder import service_rows

FOLDER = Path(__file__).parent.parent / "journeys"
WORDS = "words.yml"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
# What she would rather say first: what has to be solved now, then what is happening.
TILES = ("need", "situation", "channel")
ORDER = ("situation", "need", "gender", "age", "channel", "permit", "place", "for_whom", "avoid")
EMERGENCY = "sos-112"
FIRST = 3


@dataclass(frozen=True)
class Meaning:
    """A sentence of a journey: its word, whom it is said of, and whether it holds only for a row in sight."""

    sentence: str
    word: str
    about: str
    if_shown: bool


@dataclass(frozen=True)
class Journey:
    """Who comes with what errand, when, and what she must and must not meet."""

    id: str
    site: str
    language: str
    moment: dt.datetime
    answers: Mapping[str, str]
    must_first: tuple[str, ...]
    first_three: tuple[str, ...]
    not_first_three: tuple[str, ...]
    must_say: tuple[Meaning, ...]
    never_say: tuple[str, ...]
    max_taps: int
    who: str

    @property
    def day(self) -> dt.date:
        """The day on which the page was built."""
        return self.moment.date()


def journeys() -> tuple[Journey, ...]:
    """Return all journeys of tests/journeys/, in the order of their files."""
    rows = (
        row
        for path in sorted(FOLDER.glob("*.yml"))
        if path.name != WORDS
        for row in yaml.safe_load(path.read_text("utf-8"))
    )
    return tuple(_journey(row) for row in rows)


def _journey(row: Mapping[str, object]) -> Journey:
    def listed(name: str) -> tuple[str, ...]:
        found = row.get(name) or ()
        assert isinstance(found, Sequence)
        return tuple(str(one) for one in found)

    answers = row["answers"]
    assert isinstance(answers, Mapping)
    return Journey(
        id=str(row["id"]),
        site=str(row["site"]),
        language=str(row["language"]),
        moment=dt.datetime.fromisoformat(str(row["clock"])).replace(tzinfo=STOCKHOLM),
        answers={str(question): str(id) for question, id in answers.items()},
        must_first=listed("must_first"),
        first_three=listed("must_be_in_first_three"),
        not_first_three=listed("must_not_be_in_first_three"),
        must_say=tuple(map(meaning, listed("must_say"))),
        never_say=listed("must_never_say"),
        max_taps=int(str(row["max_taps"])),
        who=str(row["who"]),
    )


def meaning(sentence: str) -> Meaning:
    """Return a sentence such as “open(bris): if shown: chat open now” in its parts."""
    found = re.match(r"([\w-]+)(?:\(([^)]*)\))?:\s*(if shown:)?", sentence)
    assert found, sentence
    return Meaning(sentence, found[1], found[2] or "", bool(found[3]))


@dataclass(frozen=True)
class Row:
    """A contact as it stands on the screen: its service by id, the kind of its first way, all its words."""

    id: str
    kind: str
    text: str
    bottom: float

    def is_(self, wanted: str) -> bool:
        """Return whether a journey means this row: `bris`, or `bris#chat` for what it leads with."""
        id, _, kind = wanted.partition("#")
        return self.id == id and kind in ("", self.kind)


@dataclass(frozen=True)
class Answered:
    """What stands on the screen after some answers, and what could not be answered."""

    taps: int
    rows: tuple[Row, ...]
    text: str
    emergency_above: bool
    given: tuple[str, ...]
    not_asked: tuple[str, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """The first rows, which are read before anybody scrolls on."""
        return self.rows[:FIRST]

    def leads(self, wanted: Sequence[str]) -> bool:
        """Return whether the first row is one of those wanted; 112 leads wherever it stands above all."""
        if EMERGENCY in wanted and self.emergency_above:
            return True
        return bool(self.rows) and any(self.rows[0].is_(one) for one in wanted)

    def reaches(self, wanted: Sequence[str]) -> bool:
        """Return whether one of those wanted can be pressed among the first rows."""
        return self.leads(wanted) or any(row.is_(one) for row in self.first for one in wanted)


@dataclass(frozen=True)
class Asker:
    """What somebody knows before the page: the words of answers in her language, the names of lines."""

    catalogue: Catalogue
    translator: Translator

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of each service by its name."""
        return {service.name: id for id, service in self.catalogue.services.items()}

    def words(self, question: str, id: str) -> str:
        """Return what an answer says on the page; nothing for what the page is not told."""
        say = self.translator
        question, id = _AS_IN_DATA.get((question, id), (_SAME_QUESTION.get(question, question), id))
        if question == "situation":
            return say("situation.label", self.catalogue.situations[id].label)
        if question == "need":
            return say("need.label", self.catalogue.needs[id].label)
        if question in ("gender", "age", "permit", "for_whom"):
            return say("audience.label", self.catalogue.audiences[id].label)
        if question in ("channel", "avoid"):
            return say("wish.label", self.catalogue.wishes[id].label)
        return self.county(id) if question == "place" else ""

    def county(self, town: str) -> str:
        """Return the county of a town, as the page calls it."""
        return next(
            place_names.short_county(county.name)
            for region in self.catalogue.regions.values()
            for county in region.counties
            if town in (county.id, *county.towns)
        )

    def row(self, seen: SeenRow) -> Row:
        """Return which service a row is about, and what it leads with."""
        names = [name for name in self.names if seen["name"].startswith(name)]
        id = self.names[max(names, key=len)] if names else f"?{seen['name']}"
        return Row(id, self._kind(id, seen["links"][0]["href"]), seen["text"], seen["bottom"])

    def _kind(self, id: str, href: str) -> str:
        service = self.catalogue.services.get(id)
        contacts = service.contacts if service else ()
        return next((contact.kind for contact in contacts if service_rows.href(contact) == href), "?")


_SAME_QUESTION = {"asks_for": "for_whom"}
_AS_IN_DATA = {("avoid", "police"): ("avoid", "avoid-police")}


def read(reader: Reader, asker: Asker, given: Sequence[str], not_asked: Sequence[str]) -> Answered:
    """Return what stands on the screen now."""
    rows = tuple(asker.row(row) for row in reader.rows())
    top = min((row["top"] for row in reader.rows()), default=1e9)
    emergency = any(link["href"] == "tel:112" and link["top"] < top for link in reader.links())
    text = reader.text(rows[-1].bottom if rows else 1e9)
    return Answered(reader.taps, rows, text, emergency, tuple(given), tuple(not_asked))


def walk(reader: Reader, asker: Asker, answers: Mapping[str, str]) -> Answered:
    """Give all answers that the page asks for, as somebody would; read what stands there then."""
    given: list[str] = []
    not_asked: list[str] = []
    for question in _order(reader, asker, answers):
        if words := asker.words(question, answers[question]):
            (given if reader.press(words) else not_asked).append(question)
    return read(reader, asker, given, not_asked)


def misplaced(journey: Journey, found: Answered) -> Iterator[str]:
    """Yield what stands first and should not, and what should stand first and does not."""
    if not found.leads(journey.must_first):
        first = found.rows[0].id if found.rows else "nothing"
        yield f"{first} stands first, and should be {' or '.join(journey.must_first)}"
    for wanted in journey.first_three:
        if not any(row.is_(wanted) for row in found.first):
            yield f"{wanted} is not among the first {FIRST}"
    for wrong in journey.not_first_three:
        if any(row.is_(wrong) for row in found.first):
            yield f"{wrong} is among the first {FIRST}"


def _order(reader: Reader, asker: Asker, answers: Mapping[str, str]) -> list[str]:
    """Return the questions that she has an answer to; what stands on the first screen comes first."""
    told = [question for question in ORDER if question in _told(answers)]
    on_tiles = [q for q in TILES if q in told and reader.finds(asker.words(q, answers[q])) == "now"]
    return on_tiles[:1] + [question for question in told if question not in on_tiles[:1]]


def _told(answers: Mapping[str, str]) -> Iterator[str]:
    """Yield the questions by which the page can be told more than it takes for granted."""
    for question, id in answers.items():
        if (question, id) not in {("asks_for", "self"), ("for_whom", "self"), ("channel", "call")}:
            yield _SAME_QUESTION.get(question, question)


def with_own_names(answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers under the names of the page's questions."""
    return {_SAME_QUESTION.get(question, question): id for question, id in answers.items()}


def short_ways(asker: Asker, answers: Mapping[str, str], taps: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to give at most so many answers, the shortest first."""
    told = [question for question in ORDER if question in set(_told(answers))]
    yield ()
    if taps >= 1:
        yield from ((one,) for one in told if one in TILES)
    if taps >= 2:
        yield from ((one,) for one in told if one not in TILES)
        yield from ((a, b) for a in told if a in TILES for b in told if b != a)


def renamed(journey: Journey) -> Journey:
    """Return the journey with its answers under the names of the page's questions."""
    return replace(journey, answers=with_own_names(journey.answers))
