"""Check which folders and kinds of files sites are made from (`KINDS`), and what those files carry.

What lies in docs/ is copied to a site as it is. So the kinds are a list, and all else is refused: notes,
backups, sheets with a row a person, links out of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.core import Problem, Project
from sitegen.guard import documents, pictures

_PROSE = frozenset((".md", ".css", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".pdf"))
_TEMPLATES = frozenset((".html", ".css", ".js", ".svg", ".ico", ".xml", ".png", ".jpg", ".jpeg", ".webp"))
_DATA = frozenset((".yml", ".svg", ".png", ".jpg", ".jpeg", ".webp"))
_CATALOGUES = frozenset((".po", ".pot", ".review.yml"))
KINDS: Mapping[str, frozenset[str]] = {
    "docs": _PROSE,
    "data": _DATA | {".json"},
    "overrides": _TEMPLATES,
    "locales": _CATALOGUES,
    "redaktion": _PROSE | {".yml"},
    "campaigns/*/docs": _PROSE,
    "campaigns/*/data": _DATA | {".mp3"},
    "campaigns/*/overrides": _TEMPLATES,
    "campaigns/*/locales": _CATALOGUES,
    "campaigns/*": frozenset((".yml",)),
}
"""The kinds of files of a folder. The last row is for what lies beside the folders of a campaign."""

# Put there by git and by file managers; hidden files are no part of any site.
UNSEEN = frozenset((".DS_Store", ".gitkeep", ".gitattributes", ".gitignore"))
_BACKUP = re.compile(
    r"~$|\.(?:bak|orig|old|tmp|temp|swp|swo|swx|save|rej|part|kopia|copy)\d*$|^#.*#$|^\.#|^~\$", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\.(?:doc|dot|xls|xlt|ppt|odt|ods|odp|rtf|pages|numbers|key|one|pub|vsd|msg|eml)[xmb]?$", re.IGNORECASE
)
_TABLE = re.compile(r"\.(?:csv|tsv|tab|sav|dta|sqlite|db|json|geojson|gpx|kml|kmz)$", re.IGNORECASE)
_COPY = re.compile(
    r"\((?:\d+|kopia|copy)\)|[ _.-](?:kopia|copy|backup|old|gammal|gamla|utkast|draft)(?![^\W_])", re.I
)
# What a page may be called; copies get spaces, capitals, dots and underscores: om 2, om_LOCAL_123.
_PAGE = re.compile(r"[a-z0-9][a-z0-9-]*")


def problems(project: Project) -> Iterator[Problem]:
    """Yield files of kinds that do not belong, links, backups, and files that tell more than is seen."""
    for pattern, kinds in KINDS.items():
        for folder in sorted(project.root.glob(pattern)):
            inner = folder.glob("*") if pattern == "campaigns/*" else folder.rglob("*")
            for path in sorted(inner):
                name = path.relative_to(project.root).as_posix()
                if (message := _refusal(path, kinds)) or (message := _content(path, name)):
                    yield Problem(name, 0, 0, message)


def _refusal(path: Path, kinds: frozenset[str]) -> str | None:
    """Return why a file or a folder does not belong, and the way out; None when it does."""
    if path.is_symlink():
        return "är en länk till något annat, som skulle publiceras; lägg själva filen här, eller ta bort den"
    if path.is_dir():
        return _of_folder(path)
    if path.name in UNSEEN:
        return None
    if _BACKUP.search(path.name) or _COPY.search(path.stem):
        return "är en säkerhetskopia; stäng den i din editor och ta bort filen"
    if path.name.startswith("."):
        return "är en dold fil; ta bort den"
    if not path.name.endswith(tuple(kinds)):
        return _of_kind(path.name, kinds)
    if path.suffix == ".md" and not _PAGE.fullmatch(path.stem):
        return "har ett namn som en kopia; ta bort den, eller döp om den till små a–z och bindestreck"
    return None


def _of_folder(path: Path) -> str | None:
    """Return why a folder does not belong; None when it does.

    A campaign has some folders and no others: what lies elsewhere nobody would look at.
    """
    if path.parent.parent.name != "campaigns" or f"campaigns/*/{path.name}" in KINDS:
        return None
    return "är en mapp som ingen kampanj har; flytta det som ligger där till docs eller data"


def _of_kind(name: str, kinds: frozenset[str]) -> str:
    if _OFFICE.search(name):
        return "är en kontorsfil, som kan bära namn, kommentarer och dolda blad; skriv texten i Markdown"
    if _TABLE.search(name):
        return (
            "är en tabell, som kan ha en rad för varje person; lägg siffror i data/reports, så görs filerna"
        )
    if name.lower().endswith(tuple(kinds)):
        return "har en ändelse med stora bokstäver; byt namn på filen till små"
    if name.endswith(".txt"):
        return "är en anteckning, som skulle publiceras; flytta den från webbplatsens mappar"
    return f"är av ett slag som inte hör hemma här; det som får ligga här är {', '.join(sorted(kinds))}"


def _content(path: Path, name: str) -> str | None:
    """Return what a file carries that its reader would not see, and the way out; None when nothing."""
    if not path.is_file():
        return None
    try:
        found = documents.hidden_content(path.name, path.read_bytes())
    except documents.UnreadableContent:
        return "går inte att läsa som det slags fil som namnet säger; spara den på nytt, utan lösenord"
    if not found:
        return None
    return f"bär {', '.join(found)}, som kan röja plats och person; {_way_out(path.suffix, name)}"


def _way_out(suffix: str, name: str) -> str:
    if suffix in pictures.RASTER:
        return f"kör scripts/cli.py clean-pictures {name}"
    if suffix == ".pdf":
        return "skriv ut det till en ny PDF utan det"
    return "spara den som vanlig, ren bild utan det"
