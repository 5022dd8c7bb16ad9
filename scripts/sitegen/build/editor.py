"""Make the folder of the browser editor: a page, Decap CMS, and a configuration made from the models.

The folder is for a host of the editors' own, behind a login; no site ever has it. Decap CMS and js-yaml are
fetched by `scripts/setup.sh editor`, and taken only when their sum is that of `scripts/editor.sha512`.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from string import Template
from typing import Any

import yaml

from sitegen.build import new_kinds, schema
from sitegen.build.editor_forms import FormMaker, Options
from sitegen.core import Project, SetupError
from sitegen.core.project import HERE as GENERATOR

PAGE = Path(__file__).parent / "editor"
HASHES = "scripts/editor.sha512"
FETCH = "kör scripts/setup.sh editor, som hämtar den från npm"
TAKEN: Mapping[str, Mapping[str, str]] = {
    "decap-cms": {
        "dist/decap-cms.js": "decap-cms.js",
        "dist/*.decap-cms.js": "",
        "dist/decap-cms.js.LICENSE.txt": "decap-cms.js.LICENSE.txt",
    },
    "js-yaml": {"dist/browser/js-yaml.umd.min.js": "js-yaml.js", "LICENSE": "js-yaml.LICENSE.txt"},
}
"""What is taken of each package, and its name in the folder; empty for the one that it has."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of record that the editor has: its words, where it stands, and whether one can be begun."""

    label: str
    one: str
    place: str
    """A folder of records, or the file of the only one."""
    title: str
    """The field that a record is known by; a new file takes its name from it."""
    create: bool = False

    @property
    def single(self) -> bool:
        """Whether there is only one record of the kind."""
        return self.place.endswith(".yml")


COLLECTIONS: Mapping[str, Collection] = {
    "service": Collection("Tjänster", "Tjänst", "data/services", "name", create=True),
    "member": Collection("Medlemmar", "Medlem", "data/members", "name", create=True),
    "publication": Collection("Publikationer", "Publikation", "data/publications", "title", create=True),
    "year": Collection("Verksamhet, år för år", "År", "data/activities", "note"),
    "right": Collection("Rättigheter", "Rättighet", "data/rights", "statement"),
    "sign": Collection("Tecken", "Tecken", "data/signs", "statement"),
    "region": Collection("Regioner", "Region", "data/regions", "name"),
    "neutral": Collection("Ord som inte får synas", "Språk", "data/neutral", "words"),
    "organisation": Collection("Organisationen", "Organisationen", "data/organisation.yml", "name"),
    "nsp": Collection("Stödprogrammet", "Stödprogrammet", "data/nsp.yml", "mandate"),
}
"""What the editor has, by the name of its schema."""
LEFT_OUT: Mapping[str, str] = {
    "files of rows": "a form of Decap needs one record at the top of a file, and these have many",
    "report, trend, form, vocabulary": "a figure is counted from others and may tell of few people",
    "term": "words by language belong to the translators",
    "edition": "it is frozen",
    "claims, aid, ads and print of campaigns": "each stands beside texts that have to follow it",
}
"""What it has not, and why."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Where the editor reads and writes: Decap's words for it, and the addresses that it may ask."""

    settings: Mapping[str, Any]
    asks: tuple[str, ...]
    reviewed: bool
    """Whether a change is a pull request first, so that the checks run before anybody publishes it."""


def github(repo: str, branch: str, login: str) -> Backend:
    """Return the backend for GitHub; `login` is the server that holds the secret of the OAuth app."""
    settings = {"name": "github", "repo": repo, "branch": branch, "base_url": login.rstrip("/")}
    return Backend(settings, ("https://api.github.com",), reviewed=True)


def gitlab(repo: str, branch: str, app: str, host: str) -> Backend:
    """Return the backend for GitLab, whose login (PKCE) needs no server and no secret."""
    host = host.rstrip("/")
    settings = {"name": "gitlab", "repo": repo, "branch": branch, "auth_type": "pkce", "app_id": app}
    addresses = {"base_url": host, "api_root": f"{host}/api/v4"}
    return Backend({**settings, **addresses}, (host,), reviewed=True)


def local(branch: str, port: int) -> Backend:
    """Return the backend for trying it out: decap-server on this computer alone."""
    host = f"http://127.0.0.1:{port}"
    settings = {"name": "proxy", "proxy_url": f"{host}/api/v1", "branch": branch}
    return Backend(settings, (host,), reviewed=False)


def write(project: Project, backend: Backend, folder: Path) -> None:
    """Write the folder anew. Raises `SetupError` when a site would get it, or a package is not there."""
    _refuse_public(project, folder)
    _refuse_foreign(folder)
    taken = dict(_taken(project))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in taken.items():
        (folder / name).write_bytes(data)
    shutil.copyfile(PAGE / "editor.js", folder / "editor.js")
    page = Template((PAGE / "index.html").read_text("utf-8"))
    (folder / "index.html").write_text(page.substitute(policy=policy(backend)), "utf-8", newline="\n")
    text = yaml.safe_dump(config(project, backend), allow_unicode=True, sort_keys=False, width=110)
    (folder / "config.yml").write_text(text, "utf-8", newline="\n")


def _refuse_public(project: Project, folder: Path) -> None:
    """Raise `SetupError` for a folder that is published, or that git has."""
    inside = (
        folder.resolve().relative_to(project.root.resolve()) if _is_within(folder, project.root) else None
    )
    if _is_within(folder, project.dist) or (inside is not None and inside.parts[:1] != (".cache",)):
        raise SetupError(
            f"redigeraren får inte ligga i {folder}: den hör aldrig till en sajt; välj en mapp utanför "
            "projektet, eller låt bli --out"
        )


def _is_within(folder: Path, outer: Path) -> bool:
    return folder.resolve().is_relative_to(outer.resolve())


def _refuse_foreign(folder: Path) -> None:
    """Raise `SetupError` for a folder that holds something else: it would be lost."""
    if folder.exists() and not folder.is_dir():
        raise SetupError(f"{folder} är en fil; ange en mapp")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "editor.js").is_file():
        raise SetupError(f"{folder} är inte tom och inte en redigerare; ange en tom mapp")


# -- packages ----------------------------------------------------------------------------------


def packages() -> dict[str, str]:
    """Return the packages that are wanted: the sum (SHA-512) of each by the name of its file."""
    rows = (GENERATOR.root / HASHES).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (row.split() for row in rows)}


def _taken(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the packages that the folder gets, by name."""
    for name, digest in packages().items():
        archive = _archive(project.editor_packages / name, digest)
        wanted = TAKEN[name.rsplit("-", 1)[0]]
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as package:
            for member in package:
                path = member.name.partition("/")[2]  # all of it lies in one folder
                named = next((new for old, new in wanted.items() if fnmatch(path, old)), None)
                if named is not None and (file := package.extractfile(member)):
                    yield named or PurePosixPath(path).name, file.read()


def _archive(path: Path, digest: str) -> bytes:
    """Return a package. Raises `SetupError` when it is missing or another than the project knows."""
    if not path.is_file():
        raise SetupError(f"redigeraren är inte hämtad ({path.name} saknas); {FETCH}")
    data = path.read_bytes()
    if hashlib.sha512(data).hexdigest() != digest:
        raise SetupError(f"{path.name} är inte den som {HASHES} anger; ta bort filen och {FETCH}")
    return data


# -- what Decap is told --------------------------------------------------------------------------


def policy(backend: Backend) -> str:
    """Return what the page may load and ask: itself, and the backend alone. Decap compiles its own checks."""
    rules = {
        "default-src": ("'none'",),
        "script-src": ("'self'", "'unsafe-eval'"),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:"),
        "font-src": ("'self'", "data:"),
        "connect-src": ("'self'", "blob:", *backend.asks),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def config(project: Project, backend: Backend) -> dict[str, Any]:
    """Return the configuration of Decap: backend, words, and a form for each kind of record."""
    options = _options(project)
    return {
        "backend": {**backend.settings, "commit_messages": MESSAGES},
        "publish_mode": "editorial_workflow" if backend.reviewed else "simple",
        "locale": "sv",
        "show_preview_links": False,
        "media_library": {"name": "none"},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": [
            _collection(name, collection, options.get(name, {}))
            for name, collection in COLLECTIONS.items()
            if (project.root / collection.place).exists()
        ],
    }


MESSAGES = {
    "create": "Begin {{slug}} ({{collection}}) in the browser",
    "update": "Change {{slug}} ({{collection}}) in the browser",
}


def _options(project: Project) -> dict[str, Options]:
    """Return what may be chosen, by kind of record and field, as `cli.py new` asks for it."""
    known = new_kinds.Known(project)
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for kind in new_kinds.FILES.values():
        for question in kind.questions:
            if question.choices and len(question.field) == 1:
                name, labels = str(question.field[0]), question.choices(known)
                chosen = {name: labels, f"{name}_near": labels} if labels else {}
                found.setdefault(kind.schema, {}).update(chosen)
    return dict(found)


def _collection(name: str, collection: Collection, options: Options) -> dict[str, Any]:
    """Return a kind of record as Decap wants it; the format of its files is of its own name."""
    whole = _schemas()[name]
    form = FormMaker(whole.get("$defs", {}), options)
    told = {"name": name, "label": collection.label, "label_singular": collection.one, "format": name}
    place = collection.place if collection.single else f"{collection.place}/"
    told |= {"first_line": f"# yaml-language-server: $schema={schema.address(place, name)}"}
    left = form.left_out(whole)
    told |= {"description": f"Ändras bara i filen: {', '.join(left)}"} if left else {}
    fields = form.fields(whole)
    if collection.single:
        file = {"name": name, "label": collection.label, "file": collection.place, "fields": fields}
        return {**told, "files": [file]}
    return {
        **told,
        "folder": collection.place,
        "extension": "yml",
        "identifier_field": collection.title,
        "summary": "{{filename}}",
        "slug": "{{slug}}",
        "create": collection.create,
        "delete": False,
        "fields": fields,
    }


def _schemas() -> dict[str, dict[str, Any]]:
    return {name: json.loads(text) for name, text in schema.texts()}
