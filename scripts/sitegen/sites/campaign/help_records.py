"""Read the records of help from the data/aid of a campaign; check them against the data and the claims."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from sitegen.core import PROSE_LANGUAGES, Problem, Project, clock
from sitegen.reading import Loaded, Location, loader
from sitegen.records import SWEDEN, Catalogue, Passage, Record, Service, callable_contacts
from sitegen.sites.campaign import help_model, quantity_words
from sitegen.sites.campaign.help_model import SelfTestAnswer, SelfTestQuestion, SourcedRecord

FILES: Mapping[str, type[Record]] = {
    "units": help_model.Reception,
    "national": help_model.NationalLine,
    "borders": help_model.CountyBorders,
    "questions": help_model.SelfTestQuestion,
    "ways": help_model.NextStep,
    "steps": help_model.StopStep,
    "weeks": help_model.WeekWorksheet,
    "talk": help_model.TalkQuestion,
}
SOURCED = ("steps", "weeks", "talk")
"""The kinds of records that name what they rest on."""
TOGETHER = (("units", "borders"), ("questions", "ways"))
"""Files of which a campaign has both or none."""

NO_CLAIM = "påståendet “{}” finns inte eller får inte visas"
M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True)
class HelpRecords:
    """The records of help by id, in the editors' order; a field for each file of the folder."""

    units: Mapping[str, help_model.Reception]
    national: Mapping[str, help_model.NationalLine]
    borders: Mapping[str, help_model.CountyBorders]
    questions: Mapping[str, SelfTestQuestion]
    ways: Mapping[str, help_model.NextStep]
    steps: Mapping[str, help_model.StopStep]
    weeks: Mapping[str, help_model.WeekWorksheet]
    talk: Mapping[str, help_model.TalkQuestion]


if [field.name for field in fields(HelpRecords)] != list(FILES):
    raise TypeError("each file of data/aid has its field in HelpRecords, in the same order")
NO_HELP_RECORDS = HelpRecords(**{kind: {} for kind in FILES})


@dataclass(frozen=True, slots=True)
class HelpReading:
    """The records of help with their places in the files, by kind and id, and the problems of reading."""

    folder: str
    records: Mapping[str, Mapping[str, Loaded]]  # type: ignore[type-arg]
    problems: tuple[Problem, ...]

    def file(self, kind: str) -> str:
        """Return the path of the file of a kind, from the root of the project."""
        return f"{self.folder}/{kind}.yml"

    def help_records(self) -> HelpRecords:
        """Return the records that could be read."""
        return HelpRecords(
            **{kind: {id: found.record for id, found in rows.items()} for kind, rows in self.records.items()}
        )


def read(project: Project, folder: str) -> HelpReading:
    """Return the records of every file in a campaign's folder, with every problem.

    Somebody to turn to (`national`) it must have; of the rest those that its pages are made of.
    """
    records, problems = {}, []
    for kind, model in FILES.items():
        load = loader.load_rows if kind == "national" else loader.load_rows_if_there
        records[kind], found = load(project.root, f"{folder}/{kind}.yml", model)
        problems += found
    return HelpReading(folder, records, (*problems, *_halves(project, folder)))


def _halves(project: Project, folder: str) -> Iterator[Problem]:
    """Yield a problem for each file that is there without the one that it belongs to."""
    for pair in TOGETHER:
        missing = [kind for kind in pair if not (project.root / folder / f"{kind}.yml").is_file()]
        if len(missing) == 1:
            message = f"filen saknas; {pair[0]}.yml och {pair[1]}.yml hör ihop"
            yield Problem(f"{folder}/{missing[0]}.yml", 0, 0, message)


def claims_shown(help: HelpRecords) -> frozenset[str]:
    """Return the ids of the claims that pages show because a record rests on them."""
    grounded = (*help.steps.values(), *help.weeks.values(), *help.talk.values())
    return frozenset(claim for record in grounded for claim in record.claims)


def check(
    reading: HelpReading, catalogue: Catalogue, claims: frozenset[str], pages: frozenset[str]
) -> Iterator[Problem]:
    """Yield every problem between the records, given the claims that may be shown and the names of pages."""
    if reading.records["units"]:
        yield from _units(reading, catalogue)
        yield from _borders(reading, catalogue)
    yield from _services(reading, catalogue)
    if reading.records["questions"]:
        yield from _leads(reading, pages)
    yield from _grounds(reading, catalogue, claims)
    yield from _grids(reading)
    yield from _quantities(reading)


def is_unit(service: Service) -> bool:
    """Return whether a service is a reception for people who buy sex, in some county."""
    return "buyers" in service.eligibility.roles and SWEDEN not in service.coverage


def _units(reading: HelpReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for a reception that data/services and units.yml do not both have."""
    rows = reading.records["units"]
    wanted = {id for id, service in catalogue.services.items() if is_unit(service)}
    for id, loaded in rows.items():
        if id in catalogue.services and id not in wanted:
            yield loaded.problem("id", message=f"“{id}” är ingen mottagning i ett län för den som köper sex")
    for id in sorted(wanted - rows.keys()):
        message = f"mottagningen “{id}” i data/services saknar en rad här; lägg till den"
        yield Problem(reading.file("units"), 0, 0, message)


def _services(reading: HelpReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for an unknown service, a source not its own, a crisis line without a number."""
    for kind in ("units", "national"):
        for id, loaded in reading.records[kind].items():
            service = catalogue.services.get(id)
            if service is None:
                yield loaded.problem("id", message=f"ingen tjänst i data/services heter “{id}”")
                continue
            own = {source.id for source in service.sources}
            message = f"“{{}}” är ingen källa i data/services/{id}.yml"
            yield from _unknown(loaded, ("sources",), loaded.record.sources, own, message)
            if kind == "national" and loaded.record.crisis and not callable_contacts(service, clock.today()):
                message = f"“{id}” är för den som är i kris, men har inget nummer som visas; ge den ett"
                yield loaded.problem("id", message=message)
    national, message = reading.records["national"], "“{}” saknar en rad i national.yml"
    for loaded in reading.records["ways"].values():
        yield from _unknown(loaded, ("services",), loaded.record.services, national, message)
    for loaded, at, answer in _answers(reading):
        yield from _unknown(loaded, (*at, "services"), answer.services, national, message)


def _answers(reading: HelpReading) -> Iterator[tuple[Loaded[SelfTestQuestion], Location, SelfTestAnswer]]:
    """Yield every answer of the self-test, with its question and its place in that record."""
    for loaded in reading.records["questions"].values():
        for place, answer in enumerate(loaded.record.answers):
            yield loaded, ("answers", place), answer


def _unknown(
    loaded: Loaded[M], at: Location, ids: Iterable[str], known: Container[str], message: str
) -> Iterator[Problem]:
    """Yield a problem for each id that is not known; `at` is where the ids stand, “{}” in the message one."""
    for place, id in enumerate(ids):
        if id not in known:
            yield loaded.problem(*at, place, message=message.format(id))


def _borders(reading: HelpReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for a county that is missing, unknown, or a neighbour from one side only."""
    rows, counties = reading.records["borders"], catalogue.counties()
    for code in sorted(counties.keys() - rows.keys()):
        yield Problem(reading.file("borders"), 0, 0, f"länet {code} saknas; lägg till en rad")
    for code, loaded in rows.items():
        if code not in counties:
            yield loaded.problem("id", message=f"{code} är inget län i data/regions")
        for place, other in enumerate(loaded.record.next):
            if other not in rows or code not in rows[other].record.next:
                message = f"{other} har inte {code} som granne; skriv gränsen på båda raderna"
                yield loaded.problem("next", place, message=message)


def _leads(reading: HelpReading, pages: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for a step or page that does not exist, and when no step is always shown."""
    ways = reading.records["ways"]
    for question, at, answer in _answers(reading):
        yield from _unknown(question, (*at, "leads"), answer.leads, ways, "inget steg i ways.yml heter “{}”")
    for loaded in ways.values():
        if loaded.record.page is not None and loaded.record.page not in pages:
            yield loaded.problem("page", message=f"ingen sida heter “{loaded.record.page}”")
    if not any(loaded.record.always for loaded in ways.values()):
        message = "ett steg ska ha always: true, så att testet alltid slutar i något"
        yield Problem(reading.file("ways"), 0, 0, message)


def _grounds(reading: HelpReading, catalogue: Catalogue, claims: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for a record that names nothing it rests on, or an unknown claim or source."""
    for loaded in (loaded for kind in SOURCED for loaded in reading.records[kind].values()):
        record: SourcedRecord = loaded.record
        if not record.rests_on_something:
            message = "vilar inte på något; ange claims eller sources, eller exercise: true"
            yield loaded.problem("id", message=message)
        yield from _unknown(loaded, ("claims",), record.claims, claims, NO_CLAIM)
        for place, ref in enumerate(record.sources):
            id, _, source = ref.partition("/")
            if id not in catalogue.services or source not in {s.id for s in catalogue.services[id].sources}:
                yield loaded.problem("sources", place, message=f"källan “{ref}” finns inte i data/services")
    for question, at, answer in _answers(reading):
        yield from _unknown(question, (*at, "claims"), answer.claims, claims, NO_CLAIM)


def _quantities(reading: HelpReading) -> Iterator[Problem]:
    """Yield a problem for each number or quantity word in a text that names no claim, source or service."""
    for kind in SOURCED:
        for loaded in reading.records[kind].values():
            if not (loaded.record.claims or loaded.record.sources):
                yield from _unclaimed(loaded, ("says",), loaded.record.says)
    for loaded in reading.records["ways"].values():
        if not loaded.record.services:
            yield from _unclaimed(loaded, ("says",), loaded.record.says)
    for question, at, answer in _answers(reading):
        if not (answer.claims or answer.services):
            yield from _unclaimed(question, (*at, "says"), answer.says)


def _unclaimed(loaded: Loaded[M], at: Location, says: Passage) -> Iterator[Problem]:
    """Yield a problem for each number or quantity word of a text, in both languages."""
    for language in PROSE_LANGUAGES:
        for _, word in quantity_words.unsourced(says.in_language(language), language):
            message = f"“{word}” har ingen källa; ange claims eller sources, eller skriv om"
            yield loaded.problem(*at, language, message=message)


def _grids(reading: HelpReading) -> Iterator[Problem]:
    """Yield a problem for a worksheet with a table but no columns, or with columns but no table."""
    for loaded in reading.records["weeks"].values():
        if bool(loaded.record.grid) != bool(loaded.record.columns):
            yield loaded.problem("id", message="grid och columns hör ihop; ange båda eller ingen")
