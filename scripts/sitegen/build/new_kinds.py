"""What `cli.py new` can begin: where each kind of record stands, and what is asked for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from sitegen.core import Project, clock
from sitegen.reading import Loaded, Location, loader
from sitegen.reading.validate import kebab
from sitegen.records import SWEDEN, Record, catalogue
from sitegen.records.model import Id, Line, Member, Service
from sitegen.sites.campaign import ad_records
from sitegen.sites.campaign.ad_model import Creative
from sitegen.sites.organisation.model import Document, Entry, Letter, Organisation, Publication, YearOfWork

ASKED_OF_ADS = ("headline", "short", "action", "heading", "message")
FORMATS = ("300x250", "320x50", "320x100", "728x90", "980x240", "300x600", "1080x1080", "1080x1920")
Fields = dict[str, Any]
"""The values of a record by field, as an editor would type them."""


@dataclass(frozen=True)
class Known:
    """The records that answers may point at."""

    project: Project

    @cached_property
    def records(self) -> Mapping[str, Mapping[str, Loaded[Any]]]:
        """The records about help, by folder and id."""
        return catalogue.read(self.project).records

    def labels(self, kind: str, field: str = "label") -> dict[str, str]:
        """Return what records of a kind are called, by id."""
        return {id: str(getattr(loaded.record, field)) for id, loaded in self.records[kind].items()}

    @cached_property
    def documents(self) -> dict[str, str]:
        """The titles of the organisation's documents, by id."""
        found, _ = loader.load_rows(self.project.root, "data/documents.yml", Document)
        return {id: loaded.record.title for id, loaded in found.items()}

    @cached_property
    def regions(self) -> dict[str, str]:
        """The names of the police regions, by id."""
        return self.labels("regions", "name")

    @cached_property
    def counties(self) -> dict[str, str]:
        """The names of the counties, by ISO code."""
        regions = [loaded.record for loaded in self.records["regions"].values()]
        return {county.id: county.name for region in regions for county in region.counties}

    @cached_property
    def coverage(self) -> dict[str, str]:
        """Where a service may work: all of Sweden, a region, a county."""
        return {SWEDEN: "hela landet"} | self.regions | self.counties


Choices = Callable[[Known], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class AskedField:
    """What is asked for one field: the option that answers it, and where the answer stands in the record."""

    option: str
    field: Location
    required: bool = True
    default: str = ""
    choices: Choices | None = None
    instead: str = ""
    """Another question; this one is not asked when that has an answer."""
    rows: bool = False
    """Whether the answer is one row of a list, commas and all."""
    tells_place: bool = False
    """Whether the answer tells where something is, which is not asked of what is confidential."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind with one record a file, whose name is the id."""

    model: type[BaseModel]
    folder: str
    schema: str
    questions: tuple[AskedField, ...]
    complete: Callable[[Fields], Fields]
    then: str
    """What an editor does next, as sentences."""

    def file(self, id: str) -> str:
        """Return the path of a record from the project's root."""
        return f"{self.folder}/{id}.yml"


@dataclass(frozen=True, slots=True)
class RowKind:
    """A kind whose records are rows in a file that many share; the id is the month, or the day."""

    model: type[BaseModel]
    whole: type[BaseModel]
    file: Callable[[str], str]
    rows: str
    schema: str
    questions: tuple[AskedField, ...]
    complete: Callable[[Fields], Fields]
    latest_first: bool
    once_a_month: bool
    then: str


@dataclass(frozen=True, slots=True)
class FolderKind:
    """A kind that is a folder of files and a row of data/sites.yml; the id is the folder's name."""

    model: type[BaseModel]
    questions: tuple[AskedField, ...]
    complete: Callable[[Fields], Fields]
    then: str


NewKind = FileKind | RowKind | FolderKind


def _asked(option: str, *field: str | int, **rest: Any) -> AskedField:
    return AskedField(option, field or (option.replace("-", "_"),), **rest)


SOURCE = (
    _asked("source", "sources", 0, "url", required=False),
    _asked("source-title", "sources", 0, "title", instead="source"),
    _asked("says", "sources", 0, "says"),
    _asked("confidence", default="low"),
)
DOCUMENT = _asked("source", choices=lambda known: known.documents)


def _with_source(fields: Fields) -> Fields:
    """Return a record's fields with a short name for its first source, and as a draft."""
    sources = [dict(source) for source in fields.get("sources", ())]
    for source in sources[:1]:
        host = urlsplit(source.get("url", "")).hostname or ""
        named = kebab(host.removeprefix("www.") or source.get("title", ""))[:60].strip("-")
        source.setdefault("id", named or "underlag")
    return {**fields, "publish": "no", "sources": sources}


def _service(fields: Fields) -> Fields:
    """Return the fields of a service: its number and its page wait for a check, and name their source."""
    done = _with_source(fields)
    named = [source["id"] for source in done["sources"][:1]]
    contacts = [_contact(contact, named) for contact in fields.get("contacts", ())]
    return {**done, "contacts": contacts} if contacts else done


def _contact(contact: Fields, sources: list[str]) -> Fields:
    """Return the fields of a contact, with its kind by what it has."""
    kind = "phone" if "number" in contact else "email" if "email" in contact else "web"
    return {"kind": kind, "publish": "after_check", "sources": sources, **contact}


def _dated(fields: Fields) -> Fields:
    """Return the fields of something that feeds tell of: a draft, added today."""
    return {**fields, "publish": "no", "added": clock.today().isoformat()}


class CampaignBegun(Record):
    """What is asked of a campaign before its folder is written."""

    name: Line = Field(description="Kampanjens namn, överst på varje sida")
    lines: tuple[Id, ...] = Field(
        min_length=1, description="Vart läsaren kan vända sig: id i data/services, med komma mellan"
    )


def _draft(fields: Fields) -> Fields:
    return {**fields, "publish": "no"}


def _ad(fields: Fields) -> Fields:
    """Return the fields of an ad as a draft, in every size."""
    return {"formats": list(FORMATS), **fields, "publish": "no"}


FILES: Mapping[str, FileKind] = {
    "service": FileKind(
        Service,
        "data/services",
        "service",
        (
            _asked("name"),
            _asked("operator"),
            _asked("summary"),
            _asked("gives"),
            _asked("group", choices=lambda known: known.labels("groups")),
            _asked("situations", required=False, choices=lambda known: known.labels("situations")),
            _asked("needs", required=False, choices=lambda known: known.labels("needs")),
            _asked("confidential", default="false"),
            _asked("coverage", choices=lambda known: known.coverage),
            _asked("phone", "contacts", 0, "number", required=False),
            _asked("web", "contacts", 1, "url", required=False),
            *SOURCE,
        ),
        _service,
        "Skriv publish: after_check (eller yes) när ni har bestämt att tjänsten ska visas. Kör då make "
        "messages och make check, och skriv in kontrollen med cli.py checked",
    ),
    "member": FileKind(
        Member,
        "data/members",
        "member",
        (
            _asked("name"),
            _asked("kind"),
            _asked("membership"),
            _asked("confidential", default="false"),
            _asked("region", required=False, choices=lambda known: known.regions),
            _asked("county", required=False, choices=lambda known: known.counties),
            _asked("town", required=False, tells_place=True),
            _asked("does", required=False, rows=True),
            _asked("for-whom", required=False, rows=True),
            _asked("certified", "nsp", "certified", default="unknown"),
            _asked("website", required=False),
            *SOURCE,
        ),
        _with_source,
        "Skriv publish: yes i filen när styrelsen har beslutat. Kör då make messages och make check",
    ),
    "publication": FileKind(
        Publication,
        "data/publications",
        "publication",
        (
            _asked("kind"),
            _asked("title"),
            _asked("title-en"),
            _asked("date", required=False),
            _asked("about", required=False, instead="date"),
            _asked("topics"),
            _asked("text"),
            _asked("url", required=False),
            DOCUMENT,
        ),
        _dated,
        "Ta bort raden publish när den ska visas. Kör då make messages och make check",
    ),
    "ad": FileKind(
        Creative,
        f"{ad_records.HOME}/creatives",
        "creative",
        tuple(
            _asked(f"{language}-{name}", "words", language, name, rows=name == "message")
            for language in ("sv", "en")
            for name in ASKED_OF_ADS
        ),
        _ad,
        "Ta bort raden publish när annonsen är klar, ge den en kod i landings.yml, och kör make check och "
        "cli.py ads",
    ),
}
"""The kinds with one record a file, by the word that begins one."""


def year_file(month: str) -> str:
    """Return the file of activities that a month belongs to."""
    return f"data/activities/{month[:4]}.yml"


ROWS: Mapping[str, RowKind] = {
    "activity": RowKind(
        Entry,
        YearOfWork,
        year_file,
        "entries",
        "../schemas/year.json",
        (_asked("text"), DOCUMENT),
        _draft,
        latest_first=False,
        once_a_month=False,
        then="Ta bort raden publish när den ska visas. Kör då make messages och make check",
    ),
    "newsletter": RowKind(
        Letter,
        Organisation,
        lambda _: "data/organisation.yml",
        "newsletters",
        "schemas/organisation.json",
        (_asked("audience"), _asked("url", required=False), DOCUMENT),
        _dated,
        latest_first=True,
        once_a_month=True,
        then="Ta bort raden publish när brevet ska stå i arkivet. Kör då make messages och make check",
    ),
}
"""The kinds that are rows, by the word that begins one."""


FOLDERS: Mapping[str, FolderKind] = {
    "campaign": FolderKind(
        CampaignBegun,
        (_asked("name"), _asked("lines", choices=lambda known: known.labels("services", "name"))),
        lambda fields: fields,
        "Skriv varje text som säger ATT SKRIVA, och titta med make serve SITE=id. Ta bort raden publish i "
        "data/sites.yml när kampanjen ska visas",
    )
}
"""The kinds that are a folder each, by the word that begins one."""


def month_and_day(id: str) -> tuple[str, str]:
    """Return the month that an id names, and its day or an empty text. Raises `ValueError` for other ids."""
    if not re.fullmatch(r"20\d\d-\d\d(-\d\d)?", id):
        raise ValueError(id)
    month, day = id[:7], id if len(id) > len("2026-03") else ""
    dt.date.fromisoformat(day or f"{month}-01")
    return month, day
