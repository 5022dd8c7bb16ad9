"""What the records withhold must not be in the output, whichever way it might have come there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.gates.built_site import BuiltSite
from sitegen.guard import documents
from sitegen.web.file_addresses import BUILD_TXT, LICENCES, ROBOTS_TXT, SECURITY_TXT

# Kinds of files that a site is made of; the build makes the sheets and the tables itself.
KINDS = frozenset(
    (
        *("", ".br", ".conf", ".css", ".csv", ".gz", ".html", ".ico", ".jpeg", ".jpg", ".js", ".json"),
        *(".jsonld", ".map", ".mp3", ".pdf", ".png", ".svg", ".webp", ".xlsx", ".xml"),
    )
)
TEXTS = frozenset((ROBOTS_TXT, SECURITY_TXT, LICENCES, BUILD_TXT))


def withheld_numbers(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each number that may not be shown today, in any page's links or any file's text.

    A short number such as 1177 is also a name, and stands in sentences: it is only looked for in links.
    """
    held = site.whole.withheld.numbers
    for path, told in site.secrets.items():
        dialled = _dialled(site, path).intersection(held) if path in site.pages else frozenset()
        for number in sorted(told.numbers | dialled):
            yield site.problem(path, f"visar {number}, som inte får visas i dag")


def _dialled(site: BuiltSite, path: str) -> set[str]:
    links = (a.get("href", "") for a in site.pages[path].each("a"))
    return {re.sub(r"[^+\d]", "", link.partition(":")[2].partition("?")[0]) for link in links if ":" in link}


def unknown_persons(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each phone number that no record has, and each e-mail address of a person."""
    for path, told in site.secrets.items():
        yield from (site.problem(path, message) for message in sorted(told.persons))


def confidential_places(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each place in a file or its name that no record calls public.

    Nobody can tell by the place whose it is; so none goes out that no record calls public.
    """
    for path, told in site.secrets.items():
        if not told.is_readable:
            message = "ingen läsare kan granska filen; lägg till en i scripts/sitegen/gates/readable_texts.py"
            yield site.problem(path, message)
        for leak in sorted(told.places):
            message = (
                f"röjer {leak}. Är verksamheten skyddad: ta bort det. Är platsen offentlig: skriv den som "
                "place i tjänstens fil, eller under public_places i data/sites.yml"
            )
            yield site.problem(path, message)


def foreign_files(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file of a kind that no site is made of: notes, backups, sheets."""
    for path in site.judged:
        suffix = PurePosixPath(path).suffix
        if suffix not in KINDS and path not in TEXTS:
            yield site.problem(path, "är av ett slag som ingen sajt har; ta bort den ur docs/")


def hidden_content(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for what pictures, PDFs and workbooks carry unseen: where, when and by whom."""
    for path in site.judged:
        try:
            found = _hidden_content(f"x{PurePosixPath(path).suffix}", (site.folder / path).read_bytes())
        except documents.UnreadableContent:
            yield site.problem(path, "går inte att läsa som det slags fil som namnet säger")
            continue
        if found:
            yield site.problem(path, f"bär {', '.join(found)}, som kan röja plats och person; ta bort det")


@kept
def _hidden_content(name: str, content: bytes) -> tuple[str, ...]:
    """Return what a file carries unseen. Raises `UnreadableContent`."""
    return documents.hidden_content(name, content)
