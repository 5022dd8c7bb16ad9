"""Publish a site to hosts that are not a server of one's own, and say what each of them cannot do."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sitegen.core import Project, SetupError, swap
from sitegen.deploy.own_server import done
from sitegen.deploy.targets import PublishTarget
from sitegen.hosting.description import SHORT
from sitegen.hosting.manifest import read_manifest
from sitegen.web.file_addresses import HEADERS, MANIFEST, REDIRECTS

FOR_TOOLS = re.compile(r"^_[^/]+$|\.(gz|br)$")
"""What these hosts do not read; they pack files themselves."""
READ = frozenset({HEADERS, REDIRECTS})
CANNOT: Mapping[str, tuple[str, ...]] = {
    "folder": (
        "Filerna packas av värden, och inte av oss.",
        "Netlify läser inte raderna med ! i _headers: skylten i en ram får där ingen egen policy.",
    ),
    "pages": (
        "GitHub Pages skickar inga huvuden av våra: vem som helst kan visa sidorna i en ram, och filer "
        "sparas i tio minuter. Sidornas egen policy gäller ändå.",
        "Inga omdirigeringar: /umea, /th och adresser i stora bokstäver leder ingenstans.",
        "Felsidan är den svenska på alla språk.",
        "Kontrollera med: verify --skip header --skip redirect --skip error-page",
    ),
    "rclone": (
        "Objektlagring skickar bara Cache-Control: övriga huvuden ställs in hos värden.",
        "Inga omdirigeringar, och felsidan väljs hos värden.",
        "Filerna byts en efter en: under en minut kan en läsare få en ny sida med en gammal fil.",
        "Kontrollera med: verify --skip header --skip redirect --skip error-page",
    ),
}
"""What each kind of host cannot be made to do."""


def publish(project: Project, target: PublishTarget) -> str:
    """Hand a site over to a host; return where it went. Raises `SetupError`; the host then has the former."""
    (name,) = target.sites
    _refuse_codes(project, target, name)
    if target.kind == "rclone":
        return _to_storage(project, target, name)
    folder = Path(str(target.path))
    with swap.staging(folder) as stage:
        _lay_out(project, target, name, stage)
        swap.replace(stage, folder)
    if target.upload:
        done([word.replace("{folder}", str(folder)) for word in target.upload])
    return str(folder)


def _refuse_codes(project: Project, target: PublishTarget, name: str) -> None:
    """Raise `SetupError` where printed codes would lead nowhere: they hold capitals, which must be led on."""
    if target.kind != "folder" and read_manifest(project.dist / name / MANIFEST).codes:
        message = (
            "har tryckta koder, och värden leder inte stora bokstäver vidare (/T); välj server eller folder"
        )
        raise SetupError(f"dist/{name} {message}")


def _lay_out(project: Project, target: PublishTarget, name: str, folder: Path) -> None:
    """Put into an empty folder what the host reads of a site."""
    source = project.dist / name
    kept = READ if target.kind == "folder" else frozenset()
    for path in sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()):
        if path in kept or not FOR_TOOLS.search(path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / path, folder / path)
    if target.kind == "pages":
        (folder / ".nojekyll").write_text("", "utf-8")


def _to_storage(project: Project, target: PublishTarget, name: str) -> str:
    """Send a site to object storage: what pages load, then pages, and last is taken away what has gone."""
    remote = str(target.remote)
    with tempfile.TemporaryDirectory(prefix="storage-") as made:
        _lay_out(project, target, name, Path(made))
        copy = ["rclone", "copy", "--checksum", made, remote]
        short = ("--header-upload", f"Cache-Control: {SHORT}")
        done([*copy, "--exclude", "*.html", *short])
        done([*copy, "--include", "*.html", *short])
        done(["rclone", "sync", "--checksum", made, remote, *short])
    return remote
