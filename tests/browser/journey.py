"""Somebody with an errand before the finder gives her answers by the words on them, and reads.

The errands are files of tests/journeys/ (`journey_files.py`). `walk` gives all answers and reads what
stands there then; `taps_to` counts what it takes until one of those wanted can be pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from browser.reader import Reader, SeenRow
from sitegen.language import Translator
from sitegen.records import Catalogue, place_names
from sitegen.records.ranking import Answers
from sitegen.sites.finder import service_rows

ORDER = ("situation", "need", "gender", "age", "channel", "permit", "place", "for_whom", "avoid")
"""The questions as somebody would answer them. Which language she speaks the page takes from its own."""
TILES = ("need", "situation")
"""What the first screen may ask: what has to be solved now comes before what is happening."""
WAYS = {
    "bed-tonight": (("filter", "Jag behöver sova tryggt i natt"),),
    "chat": (("filter", "Jag vill chatta eller skriva"),),
    "write": (("filter", "Jag vill chatta eller skriva"),),
}
"""What the first screen offers in words of its own, by the answer that it stands for."""
EMERGENCY = "sos-112"
FIRST = 3


@dataclass(frozen=True)
class Row:
    """A contact as it stands on the screen: its service by id, the kinds of its ways, all its words."""

    id: str
    kinds: tuple[str, ...]
    text: str
    bottom: float

    @property
    def kind(self) -> str:
        """The kind of contact that leads the row."""
        return next(iter(self.kinds), "none")

    def is_(self, wanted: str) -> bool:
        """Return whether a journey means this row: `bris`, or `bris#chat` for what it leads with."""
        id, _, kind = wanted.partition("#")
        return self.id == id and kind in ("", self.kind)


@dataclass(frozen=True)
class Answered:
    """What stands on the screen after some answers, and which the page did not ask for."""

    taps: int
    rows: tuple[Row, ...]
    text: str
    emergency_above: bool
    not_asked: tuple[str, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """The first rows, which are read before anybody scrolls on."""
        return self.rows[:FIRST]

    def leads(self, wanted: Set[str]) -> bool:
        """Return whether the first row is one of those wanted; 112 leads wherever it stands above all."""
        if EMERGENCY in wanted and self.emergency_above:
            return True
        return bool(self.rows) and any(self.rows[0].is_(one) for one in wanted)

    def reaches(self, wanted: Set[str]) -> bool:
        """Return whether one of those wanted can be pressed among the first rows, by whatever way it has."""
        ids = {one.partition("#")[0] for one in wanted}
        return self.leads(wanted) or any(row.id in ids for row in self.first)

    def row(self, id: str) -> Row | None:
        """Return the row of a service, where it can be seen."""
        return next((row for row in self.rows if row.id == id), None)

    def misplaced(self, first: Set[str], among: Set[str], not_among: Set[str]) -> Iterator[str]:
        """Yield what stands first and should not, and what should and does not."""
        if not self.leads(first):
            found = f"{self.rows[0].id}#{self.rows[0].kind}" if self.rows else "nobody"
            yield f"first is {found}, not {' or '.join(sorted(first))}"
        yield from (f"{one} is missing" for one in sorted(among) if not any(r.is_(one) for r in self.first))
        yield from (f"{one} is there" for one in sorted(not_among) if any(r.is_(one) for r in self.first))


@dataclass(frozen=True)
class Asker:
    """What somebody knows before the page: the words of answers in her language, the names of lines."""

    catalogue: Catalogue
    translator: Translator

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of each service by its name."""
        return {service.name: id for id, service in self.catalogue.services.items()}

    def words(self, question: str, answers: Answers) -> tuple[str, ...]:
        """Return what an answer may say on the page, the likeliest first."""
        id = getattr(answers, question)
        if question == "place":
            return tuple(words for words in (answers.town, self.county(id)) if words)
        ways = tuple(self.translator(*way) for way in WAYS.get(id, ()) if question in TILES)
        return (*ways, self._label(question, id))

    def _label(self, question: str, id: str) -> str:
        say, known = self.translator, self.catalogue
        labels: Mapping[str, Callable[[], str]] = {
            "situation": lambda: say("situation.label", known.situations[id].label),
            "need": lambda: say("need.label", known.needs[id].label),
            "channel": lambda: say("wish.label", known.wishes[id].label),
            "avoid": lambda: say("wish.label", known.wishes[id].label),
        }
        return labels.get(question, lambda: say("audience.label", known.audiences[id].label))()

    def county(self, place: str) -> str:
        """Return a county as the page calls it."""
        return place_names.short_county(self.catalogue.counties()[place][1].name)

    def row(self, seen: SeenRow) -> Row:
        """Return which service a row is about, and what it leads with."""
        names = [name for name in self.names if seen["name"].startswith(name)]
        id = self.names[max(names, key=len)] if names else ""
        kinds = tuple(self._kind(id, link["href"]) for link in seen["links"])
        return Row(id, kinds, seen["text"], seen["bottom"])

    def _kind(self, id: str, href: str) -> str:
        service = self.catalogue.services.get(id)
        contacts = service.contacts if service else ()
        return next((contact.kind for contact in contacts if service_rows.href(contact) == href), "?")


def told(answers: Answers) -> list[str]:
    """Return the questions that somebody has an answer to."""
    return [question for question in ORDER if getattr(answers, question) not in (None, "self")]


def read(reader: Reader, asker: Asker, not_asked: Sequence[str] = ()) -> Answered:
    """Return what stands on the screen now."""
    seen = reader.rows()
    rows = tuple(row for row in map(asker.row, seen) if row.id or row.kinds)
    top = min((row["top"] for row in seen), default=1e9)
    emergency = any(link["href"] == "tel:112" and link["top"] < top for link in reader.links())
    text = reader.text(rows[-1].bottom if rows else 1e9)
    return Answered(reader.taps, rows, text, emergency, tuple(not_asked))


def walk(reader: Reader, asker: Asker, answers: Answers) -> Answered:
    """Give all answers that the page asks for, as somebody would; read what stands there then."""
    not_asked = [q for q in _order(reader, asker, answers) if not tell(reader, asker, q, answers)]
    return read(reader, asker, not_asked)


def tell(reader: Reader, asker: Asker, question: str, answers: Answers) -> bool:
    """Give one answer; return whether the page asked for it."""
    partly = question == "place"
    return any(reader.press(words, partly=partly) for words in asker.words(question, answers))


def _order(reader: Reader, asker: Asker, answers: Answers) -> list[str]:
    """Return the questions in order; what stands on the first screen comes first."""
    known = told(answers)
    tiles = [q for q in TILES if q in known and "now" in map(reader.finds, asker.words(q, answers))]
    return tiles[:1] + [question for question in known if question not in tiles[:1]]


def taps_to(
    wanted: Set[str], restart: Callable[[], Reader], asker: Asker, answers: Answers, most: int
) -> int:
    """Return with how many taps one of those wanted can be pressed; more than `most` when not within it.

    `restart` opens the first screen anew. She taps what is offered there, then at most one answer more.
    """
    for way in _ways(answers, most):
        reader = restart()
        taken = all(_taken(reader, asker, step, answers) for step in way)
        if taken and reader.taps <= most and read(reader, asker).reaches(wanted):
            return reader.taps
    return most + 1


def _ways(answers: Answers, most: int) -> Iterator[tuple[str, ...]]:
    """Yield ways to tell of oneself, the shortest first: a tile, then one answer more."""
    known = told(answers)
    tiles = [question for question in known if question in TILES]
    ways = ["channel"] if answers.channel in WAYS else []
    yield ()
    if most:
        yield from ((one,) for one in (*tiles, *ways))
    if most > 1:
        yield from ((tile, one) for tile in (*tiles, *ways) for one in known if one != tile)


def _taken(reader: Reader, asker: Asker, step: str, answers: Answers) -> bool:
    if reader.taps == 0 and step == "channel":
        return any(reader.press(asker.translator(*way)) for way in WAYS[answers.channel or ""])
    return tell(reader, asker, step, answers)
