"""Write the folder that a new campaign begins as, and its row among the sites."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.core import Project, SetupError, clock
from sitegen.core.swap import new_file, replace_file
from sitegen.reading import Loaded, loader, yaml_writer
from sitegen.records import Service, Site

SKELETON = Path(__file__).with_name("campaign_skeleton")
"""The files, with the name and id of the campaign and the year to be filled in."""
SITES = "data/sites.yml"
SCHEMA = "# yaml-language-server: $schema=../../../../data/schemas/national.json"


def folder(id: str) -> str:
    """Return the folder of a campaign from the project's root."""
    return f"campaigns/{id}"


def refuse_taken(project: Project, id: str) -> None:
    """Raise `SetupError` for an id that a site or a folder has already."""
    if (project.root / folder(id)).exists():
        raise SetupError(f"{folder(id)}/ finns redan och skrivs inte över; välj ett annat id")
    rows, _ = loader.load_rows(project.root, SITES, Site)
    if id in rows:
        raise SetupError(f"{SITES} har redan en sajt med id {id}; välj ett annat id")


def write(project: Project, id: str, name: str, services: Mapping[str, Loaded[Service]]) -> Iterable[str]:
    """Write a campaign that leads to some services, as a draft; return the paths that it is made of.

    The files have comments, and every text that somebody has to write says so.
    """
    home = project.root / folder(id)
    for path, text in _files(id, name, services):
        new_file(home / path, text.encode())
    sites = project.root / SITES
    text = sites.read_text("utf-8").rstrip("\n")
    replace_file(sites, "\n".join((text, *_row(id, name), "")).encode())
    return (f"{folder(id)}/", SITES)


def _files(id: str, name: str, services: Mapping[str, Loaded[Service]]) -> Iterator[tuple[str, str]]:
    filled = {
        "KAMPANJENS_NAMN": yaml_writer.scalar(name),
        "KAMPANJENS_ID": id,
        "UTGIVEN_AR": str(clock.today().year),
    }
    for path in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
        text = path.read_text("utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        yield path.relative_to(SKELETON).as_posix(), text
    yield "data/aid/national.yml", "\n".join((*_lines_to_call(services), ""))


def _lines_to_call(services: Mapping[str, Loaded[Service]]) -> Iterator[str]:
    yield SCHEMA
    yield "#"
    yield "# Vart läsaren kan vända sig, i den ordning det visas. Nummer och tider står i data/services."
    for id, loaded in services.items():
        yield f"- id: {yaml_writer.scalar(id)}"
        yield "  when:"
        yield '    sv: "ATT SKRIVA: när läsaren vänder sig hit, och vad det inte är till för"'
        yield '    en: "TO WRITE: when the reader turns here, and what it is not for"'
        yield from yaml_writer.listed("sources", [loaded.record.sources[0].id], 2)


def _row(id: str, name: str) -> Iterator[str]:
    yield f"# Ett utkast, som make serve SITE={id} visar. Ägaren väljer adressen; .example leder ingenstans."
    yield f"- id: {yaml_writer.scalar(id)}"
    yield from yaml_writer.entry("name", name, 2)
    yield f"  base_url: https://{id}.example/"
    yield f"  config: {folder(id)}/mkdocs.yml"
    yield "  family: campaign"
    yield "  languages: [sv]"
    yield '  publish: "no"'


def remove(project: Project, id: str, sites: bytes) -> None:
    """Take away what was written of a campaign; `sites` is what the file of sites held before."""
    shutil.rmtree(project.root / folder(id), ignore_errors=True)
    replace_file(project.root / SITES, sites)
