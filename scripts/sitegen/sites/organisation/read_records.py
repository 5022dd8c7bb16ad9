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
    years = {int(id): loaded.record for id, loaded in sorted(files.years.items(), reverse=True)}
    return Archive(
        organisation=files.organisation.record,
        programme=files.programme.record,
        advocacy=files.advocacy.record,
        documents={id: loaded.record for id, loaded in files.documents.items()},
        publications={id: loaded.record for id, loaded in files.publications.items()},
        years=years,
    )


def records(project: Project, catalogue: Catalogue) -> Iterator[tuple[str, str, BaseModel]]:
    """Yield every record with texts for readers: its file, the context of its texts, and itself."""
    files = read(project)
    if files.organisation and files.programme and files.advocacy:
        yield "data/organisation.yml", "organisation", files.organisation.record
        yield "data/nsp.yml", "nsp", files.programme.record
        yield "data/advocacy.yml", "advocacy", files.advocacy.record
    for id, publication in files.publications.items():
        yield f"data/publications/{id}.yml", "publication", publication.record
    for id, year in files.years.items():
        yield f"data/activities/{id}.yml", "activity", year.record
    for id, member in catalogue.members.items():
        if member.publish == "yes":
            yield f"data/members/{id}.yml", "member", member
