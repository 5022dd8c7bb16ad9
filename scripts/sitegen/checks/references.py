"""Check the ids that point from one record to another.

Each must exist, none may lead back to itself, and a right may not stand without those that it needs.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from pydantic import BaseModel

from sitegen.core import Problem
from sitegen.reading import Loaded, Location
from sitegen.records import SWEDEN, LoadedRecords

REFERENCES = (
    ("services", "group", "groups"),
    ("services", "situations", "situations"),
    ("services", "situations_near", "situations"),
    ("services", "needs", "needs"),
    ("services", "needs_near", "needs"),
    ("services", "need_eligibility", "needs"),
    ("services", "coverage", "areas"),
    ("services", "member", "members"),
    ("members", "services", "services"),
    ("members", "related", "members"),
    ("members", "parent", "members"),
    ("members", "county", "areas"),
    ("members", "region", "regions"),
    ("regions", "nsp.providers", "members"),
    ("regions", "coordinators.covers", "areas"),
    ("regions", "coordinators.service", "services"),
    ("rights", "topic", "topics"),
    ("rights", "needs", "rights"),
    ("sites", "audiences", "audiences"),
    ("moved", "to", "services"),
)
"""Kind of record, a field of it that holds an id or ids, and the kind of record that these name."""


def unknown_ids(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each id that names no record, with the nearest one that exists."""
    known = {kind: set(records) for kind, records in reading.records.items()}
    known["areas"] = _areas(reading)
    for kind, field, target in REFERENCES:
        for loaded in reading.records[kind].values():
            for place, id in _ids(loaded.record, field.split(".")):
                if id not in known[target] and not _may_be_unread(reading, target, id):
                    yield loaded.problem(*place, message=_unknown(id, target, known[target]))


def _ids(record: BaseModel, field: Sequence[str]) -> Iterator[tuple[Location, str]]:
    """Yield the ids that a field of a record holds, one or many, each with its place."""
    held: Any = reduce(getattr, field, record)
    if isinstance(held, str):
        yield (*field,), held
        return
    for number, id in enumerate(held or ()):
        yield (*field, id if isinstance(held, Mapping) else number), id


def circles(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each member whose chain of parents comes back to itself."""
    members = reading.records["members"]
    for id, loaded in members.items():
        if id in _ancestors(id, members):
            yield loaded.problem(
                "parent", message=f"kedjan av parent leder tillbaka till “{id}”; ta bort ett led"
            )


def languages_agree(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each language of a site that is not in data/languages.yml, or is not offered."""
    known = {id: loaded.record for id, loaded in reading.records["languages"].items()}
    for loaded in reading.records["sites"].values():
        for number, code in enumerate(loaded.record.languages):
            if code not in known:
                yield loaded.problem("languages", number, message=_unknown(code, "languages", known))
            elif known[code].offered == "no":
                message = f"“{code}” visas inte för läsare (offered: no i data/languages.yml)"
                yield loaded.problem("languages", number, message=message)


def neutral_words_of_languages(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each language without a list of neutral words, and each list without language."""
    languages, lists = set(reading.records["languages"]), set(reading.records["neutral"])
    for code in sorted(languages - lists):
        path = f"data/neutral/{code}.yml"
        if path not in {problem.path for problem in reading.problems}:
            message = "saknas; skriv de ord på språket som inte får synas i historiken, som i sv.yml"
            yield Problem(path=path, line=0, column=0, message=message)
    # A row that could not be read is still a language: its file is not to be taken away.
    for code in sorted(lists - languages) if reading.complete else ():
        message = f"“{code}” är inget språk i data/languages.yml; ta bort filen"
        yield Problem(path=f"data/neutral/{code}.yml", line=0, column=0, message=message)


def _areas(reading: LoadedRecords) -> set[str]:
    regions = reading.records["regions"]
    counties = {county.id for loaded in regions.values() for county in loaded.record.counties}
    return {SWEDEN, *regions, *counties}


def _may_be_unread(reading: LoadedRecords, target: str, id: str) -> bool:
    """Return whether a record may well exist, in a file that has a fault of its own."""
    where = f"data/{'regions' if target == 'areas' else target}"
    paths = {problem.path for problem in reading.problems}
    in_region = target == "areas" and any(path.startswith(f"{where}/") for path in paths)
    return in_region or not paths.isdisjoint((f"{where}.yml", f"{where}/{id}.yml"))


def _unknown(id: str, target: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(id, sorted(known), n=1)
    where = {"areas": "data/regions"}.get(target, f"data/{target}")
    hint = f"menade du “{near[0]}”?" if near else f"välj ett id som finns i {where}"
    return f"“{id}” finns inte i {where}; {hint}"


def _ancestors(id: str, members: Mapping[str, Loaded[Any]]) -> set[str]:
    found: set[str] = set()
    parent = members[id].record.parent
    while parent in members and parent not in found:
        found.add(parent)
        parent = members[parent].record.parent
    return found
