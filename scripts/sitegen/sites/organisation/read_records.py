"""The organisation's records, read from data/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from sitegen.core import Problem, Project
from sitegen.reading import Loaded, loader
from sitegen.records import Catalogue
from sitegen.sites.organisation import model


@dataclass(frozen=True, slots=True)
class OrganisationRecords:
    """Every record with its place in its file; None for a file that could not be read."""

    organisation: Loaded[model.Organisation] | None
    programme: Loaded[model.Programme] | None
    advocacy: Loaded[model.Advocacy] | None
    documents: Mapping[str, Loaded[model.Document]]
    publications: Mapping[str, Loaded[model.Publication]]
    years: Mapping[str, Loaded[model.YearOfWork]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """The records, by id; years the latest first."""

    organisation: model.Organisation
    programme: model.Programme
    advocacy: model.Advocacy
    documents: Mapping[str, model.Document]
    publications: Mapping[str, model.Publication]
    years: Mapping[int, model.YearOfWork]


def exists(project: Project) -> bool:
    """Return whether a project has pages about an organisation."""
    return (project.data / "organisation.yml").exists()


def read(project: Project) -> OrganisationRecords:
    """Read the files of data/ that are about the organisation; none stops at the first problem."""
    root = project.root
    organisation, first = loader.load_file(root, "data/organisation.yml", model.Organisation)
    programme, second = loader.load_file(root, "data/nsp.yml", model.Programme)
    advocacy, sixth = loader.load_file(root, "data/advocacy.yml", model.Advocacy)
    documents, third = loader.load_rows(root, "data/documents.yml", model.Document)
    publications, fourth = loader.load_folder(root, "data/publications", model.Publication)
    years, fifth = loader.load_folder(root, "data/activities", model.YearOfWork)
    problems = (*first, *second, *third, *fourth, *fifth, *sixth)
    return OrganisationRecords(organisation, programme, advocacy, documents, publications, years, problems)


def archive(files: OrganisationRecords) -> Archive:
    """Return the records alone. The files must be whole."""
    assert files.organisation and files.programme and files.advocacy
    return Archive(
        organisation=without_draft_letters(files.organisation.record),
        programme=files.programme.record,
        advocacy=files.advocacy.record,
        documents={id: loaded.record for id, loaded in files.documents.items()},
        publications=published(files),
        years=years_of_work(files),
    )


def published(files: OrganisationRecords) -> dict[str, model.Publication]:
    """Return the publications by id, without drafts."""
    records = {id: loaded.record for id, loaded in files.publications.items()}
    return {id: record for id, record in records.items() if record.publish == "yes"}


def years_of_work(files: OrganisationRecords) -> dict[int, model.YearOfWork]:
    """Return the years of activities, the latest first, without drafts; a year of drafts alone is none."""
    found = {
        int(id): without_draft_entries(loaded.record)
        for id, loaded in sorted(files.years.items(), reverse=True)
    }
    return {number: year for number, year in found.items() if year.entries or year.recurring}


def without_draft_entries(year: model.YearOfWork) -> model.YearOfWork:
    """Return a year with those of its activities that are no drafts."""
    kept = tuple(entry for entry in year.entries if entry.publish == "yes")
    return year.model_copy(update={"entries": kept})


def without_draft_letters(organisation: model.Organisation) -> model.Organisation:
    """Return the organisation with those of its newsletters that are no drafts."""
    kept = tuple(letter for letter in organisation.newsletters if letter.publish == "yes")
    return organisation.model_copy(update={"newsletters": kept})


def records(project: Project, catalogue: Catalogue) -> Iterator[tuple[str, str, BaseModel]]:
    """Yield every record with texts for readers, no drafts: its file, its texts' context, and itself."""
    files = read(project)
    if files.organisation and files.programme and files.advocacy:
        organisation = without_draft_letters(files.organisation.record)
        yield "data/organisation.yml", "organisation", organisation
        yield "data/nsp.yml", "nsp", files.programme.record
        yield "data/advocacy.yml", "advocacy", files.advocacy.record
    for id, publication in published(files).items():
        yield f"data/publications/{id}.yml", "publication", publication
    for number, year in sorted(years_of_work(files).items()):
        yield f"data/activities/{number}.yml", "activity", year
    for id, sign in catalogue.signs.items():
        if sign.publish == "yes":
            yield f"data/signs/{id}.yml", "sign", sign
    for id, member in catalogue.members.items():
        if member.publish == "yes":
            yield f"data/members/{id}.yml", "member", member
