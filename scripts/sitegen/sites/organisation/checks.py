"""What must hold between the organisation's records; every fault with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.core import Problem, Project, did_you_mean, quoted
from sitegen.reading import Loaded, Location, partial_records
from sitegen.sites.organisation.model import Organisation, Publication, YearOfWork
from sitegen.sites.organisation.read_records import OrganisationRecords, exists, read


def problems(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project's records about its organisation, if it has any."""
    if not exists(project):
        return ()
    files = read(project)
    return (*check(files), *unknown_reports(files, project), *_of_partial_records(files, project))


def _of_partial_records(files: OrganisationRecords, project: Project) -> Iterator[Problem]:
    """Yield what is wrong in the sound parts of publications and years that do not fit their models."""
    publications = partial_records.load_folder(
        project.root, "data/publications", Publication, files.publications
    )
    years = partial_records.load_folder(project.root, "data/activities", YearOfWork, files.years)
    if not publications and not years:
        return
    sound = OrganisationRecords(
        *(None, None, None, files.documents),
        {id: one.loaded for id, one in publications.items()},
        {id: one.loaded for id, one in years.items()},
        (),
    )
    found = (*check(sound), *unknown_reports(sound, project))
    for partial in (publications, years):
        for one in partial.values():
            yield from one.sound(found)


def check(files: OrganisationRecords) -> Iterator[Problem]:
    """Yield every problem of the records that could be read, after those of reading them."""
    yield from files.problems
    for loaded in all_records(files):
        yield from unknown_documents(loaded, files)
    yield from wrong_years(files)
    yield from undecided(files)


WAITING = {
    "contact": "contact saknas, så ingen sida säger hur man skriver till kansliet; fyll i en funktionsadress",
    "order_page": "order_page saknas, så ingen sida länkar till beställningen; fyll i var dist/print ligger",
    "forms": "application.forms saknas, så sidan om att söka nämner inga blanketter; fyll i var de finns",
}
"""What waits for the owner's word. Pages say nothing of it; editors are told here."""


def undecided(files: OrganisationRecords) -> Iterator[Problem]:
    """Yield what the owner has not decided, and an address of the page of orders that is no folder."""
    if files.organisation is not None:
        yield from waiting(files.organisation, "contact", files.organisation.record.contact)
        yield from waiting(files.organisation, "order_page", files.organisation.record.order_page)
        yield from no_folder(files.organisation)
    if files.programme is not None:
        yield from waiting(files.programme, "forms", files.programme.record.application.forms)


def waiting(loaded: Loaded[Any], name: str, value: str | None) -> Iterator[Problem]:
    """Yield a warning that a value waits for the owner."""
    if value is None:
        yield loaded.problem(message=WAITING[name], severity="warning")


def no_folder(loaded: Loaded[Organisation]) -> Iterator[Problem]:
    """Yield that the address of the page of orders is no folder."""
    address = loaded.record.order_page
    if address and not (address.startswith("https://") and address.endswith("/")):
        message = "adressen är en mapp med sidan på två språk: börja med https:// och sluta med snedstreck"
        yield loaded.problem("order_page", message=message)


def all_records(files: OrganisationRecords) -> Iterator[Loaded[Any]]:
    """Yield every record that names a source."""
    yield from filter(None, (files.organisation, files.programme, files.advocacy))
    yield from files.publications.values()
    yield from files.years.values()


def unknown_documents(loaded: Loaded[Any], files: OrganisationRecords) -> Iterator[Problem]:
    """Yield a source that is no row of data/documents.yml."""
    for place, source in source_ids(loaded.record):
        if source not in files.documents:
            guess = did_you_mean(source, files.documents)
            message = f"inget dokument heter {quoted(source)}{guess}; raderna står i data/documents.yml"
            yield loaded.problem(*place, message=message)


def unknown_reports(files: OrganisationRecords, project: Project) -> Iterator[Problem]:
    """Yield a publication that is said to be a report which data/reports/ does not have."""
    reports = [path.stem for path in sorted(project.data.glob("reports/*.yml"))]
    for loaded in files.publications.values():
        id = loaded.record.report
        if id and id not in reports:
            message = f"ingen rapport heter {quoted(id)}{did_you_mean(id, reports)}; de står i data/reports/"
            yield loaded.problem("report", message=message)


def source_ids(value: Any, place: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield the id that each field named `…source` inside a record holds, with where it stands."""
    if hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name.endswith("source"):
                yield (*place, name), inner
            else:
                yield from source_ids(inner, (*place, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from source_ids(inner, (*place, index))


def wrong_years(files: OrganisationRecords) -> Iterator[Problem]:
    """Yield an activity that stands in another year's file, out of order, or on a day of another month."""
    for year, loaded in files.years.items():
        entries = loaded.record.entries
        for index, entry in enumerate(entries):
            if not entry.month.startswith(f"{year}-"):
                file = f"data/activities/{entry.month[:4]}.yml"
                message = f"{entry.month} hör inte till {year}; flytta raden till {file}"
                yield loaded.problem("entries", index, "month", message=message)
            if entry.date and f"{entry.date:%Y-%m}" != entry.month:
                message = f"{entry.date} ligger inte i {entry.month}; rätta det ena"
                yield loaded.problem("entries", index, "date", message=message)
        yield from out_of_order(loaded, [entry.month for entry in entries])


def out_of_order(loaded: Loaded[Any], months: Iterable[str]) -> Iterator[Problem]:
    """Yield a month that comes after a later one."""
    latest = ""
    for index, month in enumerate(months):
        if month < latest:
            message = f"{month} står efter {latest}; ordna raderna efter månad"
            yield loaded.problem("entries", index, "month", message=message)
        latest = max(latest, month)
