"""Where the sites are published: the rows of deploy.yml, which the owner fills in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.core import Project, SetupError, did_you_mean, raise_errors
from sitegen.reading import loader
from sitegen.records.record import Id, Line, Record

FILE = "deploy.yml"
TargetKind = Literal["server", "folder", "pages", "rclone"]
RemotePath = Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9._-]+)+$", max_length=200)]
Login = Annotated[str, StringConstraints(pattern=r"^([a-z_][a-z0-9_-]*@)?[A-Za-z0-9.-]+$", max_length=200)]
Storage = Annotated[str, StringConstraints(pattern=r"^[\w-]*:?[\w./-]*$", min_length=1, max_length=200)]


class PublishTarget(Record):
    """A place that sites are published to."""

    id: Id
    kind: TargetKind = Field(
        description="server = egen server med nginx; folder = mapp för Netlify eller Cloudflare Pages; "
        "pages = GitHub Pages; rclone = objektlagring"
    )
    sites: tuple[Id, ...] = Field((), description="Vad som skickas, mappar i dist/; utelämnas för allt")
    host: Login | None = Field(None, description="Servern, anvandare@namn; utelämnas för den här datorn")
    path: RemotePath | None = Field(None, description="Serverns mapp för utgåvor, eller mappen att skriva")
    remote: Storage | None = Field(None, description="rclone: namn:hink/mapp")
    keep: int = Field(5, ge=2, le=100, description="Så många utgåvor sparas på servern")
    ssh: tuple[Line, ...] = Field((), description="Tillägg till ssh, t.ex. [-p, '2222']")
    test: tuple[Line, ...] = Field((), description="Prövar nginx inställningar, t.ex. [sudo, nginx, -t]")
    reload: tuple[Line, ...] = Field((), description="Låter nginx läsa om, t.ex. [sudo, nginx, -s, reload]")
    upload: tuple[Line, ...] = Field((), description="Laddar upp mappen; {folder} är mappen")


NEEDS = {"server": ("path", "reload"), "folder": ("path",), "pages": ("path",), "rclone": ("remote",)}
"""What each kind of target must say."""
ONE_SITE = ("folder", "pages", "rclone")
"""Kinds that take one site each."""


def find_target(project: Project, id: str) -> PublishTarget:
    """Return a target by its id. Raises `DataError` for a faulty file, `SetupError` when there is none."""
    if not (project.root / FILE).is_file():
        raise SetupError(
            f"{FILE} finns inte; skriv var sajterna publiceras (deploy.example.yml är en förebild)"
        )
    loaded, problems = loader.load_rows(project.root, FILE, PublishTarget)
    for row in loaded.values():
        target = row.record
        lacking = [key for key in NEEDS[target.kind] if not getattr(target, key)]
        problems += [row.problem(message=f"{target.kind} behöver {key}") for key in lacking]
        if target.kind in ONE_SITE and len(target.sites) != 1:
            problems += [row.problem(message=f"{target.kind} tar en sajt; skriv vilken: sites: [main]")]
    raise_errors(problems)
    if id not in loaded:
        known = ", ".join(loaded) or "ingen alls"
        raise SetupError(f"{FILE} har inget mål {id}{did_you_mean(id, loaded)} (där finns: {known})")
    found: PublishTarget = loaded[id].record
    return found
