"""What the records withhold must not be in the output, whichever way it might have come there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.checks.confidential import public_places
from sitegen.checks.places_and_people import PublishedContacts, personal_details
from sitegen.core import Problem, clock, svg_markup
from sitegen.core.kept import kept
from sitegen.gates.built_site import BuiltSite
from sitegen.guard import documents, people, places
from sitegen.guard.places import PublicPlaces
from sitegen.records import shown_contacts
from sitegen.web.file_addresses import LICENCES, ROBOTS_TXT, SECURITY_TXT

# Kinds of files that a site is made of; the build makes the sheets and the tables itself.
KINDS = frozenset(
    (
        *("", ".br", ".conf", ".css", ".csv", ".gz", ".html", ".ico", ".jpeg", ".jpg", ".js", ".json"),
        *(".jsonld", ".map", ".pdf", ".png", ".svg", ".webp", ".xlsx", ".xml"),
    )
)
TEXTS = frozenset((ROBOTS_TXT, SECURITY_TXT, LICENCES))


def withheld_numbers(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each number that may not be shown today, in any page's links or any file's text.

    A short number such as 1177 is also a name, and stands in sentences: it is only looked for in links.
    """
    today = clock.today()
    services = site.catalogue.services.values()
    visible = {c.number for service in services for c in shown_contacts(service, today)}
    held = sorted({c.number for service in services for c in service.contacts if c.number} - visible)
    long = [number for number in held if number.startswith("+")]
    for path in sorted(site.files):
        found = set(_numbers_held(_read(site, path), tuple(long)))
        if path in site.pages:
            found |= _dialled(site, path).intersection(held)
        for number in sorted(found):
            yield site.problem(path, f"visar {number}, som inte får visas i dag")


@kept
def _numbers_held(texts: tuple[str, ...], held: tuple[str, ...]) -> frozenset[str]:
    return frozenset(number for text in texts for number in people.numbers_in_any_spelling(text, held))


def _dialled(site: BuiltSite, path: str) -> set[str]:
    links = (a.get("href", "") for a in site.pages[path].each("a"))
    return {re.sub(r"[^+\d]", "", link.partition(":")[2].partition("?")[0]) for link in links if ":" in link}


def unknown_persons(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each phone number that no record has, and each e-mail address of a person."""
    contacts = [c for service in site.catalogue.services.values() for c in service.contacts]
    sites = site.catalogue.sites.values()
    known = PublishedContacts(
        frozenset(c.number for c in contacts if c.number),
        frozenset((*(c.email for c in contacts if c.email), *(_address(s.security_contact) for s in sites))),
    )
    for path in sorted(site.files):
        found = _personal_details(_read(site, path), known)
        yield from (site.problem(path, message) for message in sorted(found))


@kept
def _personal_details(texts: tuple[str, ...], known: PublishedContacts) -> frozenset[str]:
    return frozenset(message for text in texts for message in personal_details(text, known))


def _address(contact: str | None) -> str:
    return (contact or "").removeprefix("mailto:")


def _read(site: BuiltSite, path: str) -> tuple[str, ...]:
    """Yield the texts of a file in which numbers may be dialled: not the shapes of drawings, nor code."""
    suffix, texts = PurePosixPath(path).suffix, site.texts[path] or ()
    if suffix == ".svg":
        return tuple(map(svg_markup.words_of_drawing, texts))
    return () if suffix in (".css", ".js") else texts


def confidential_places(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each place in a file or its name that no record calls public.

    Nobody can tell by the place whose it is; so none goes out that no record calls public.
    """
    public = public_places(site.catalogue)
    for path, texts in site.texts.items():
        if texts is None:
            message = "ingen läsare kan granska filen; lägg till en i scripts/sitegen/gates/readable_texts.py"
            yield site.problem(path, message)
        for leak in sorted(_leaks(texts or (), public)):
            message = (
                f"röjer {leak}. Är verksamheten skyddad: ta bort det. Är platsen offentlig: skriv den som "
                "place i tjänstens fil, eller under public_places i data/sites.yml"
            )
            yield site.problem(path, message)


@kept
def _leaks(texts: tuple[str, ...], public: PublicPlaces) -> frozenset[str]:
    return frozenset(leak for text in texts for leak in places.leaks(text, public))


def foreign_files(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file of a kind that no site is made of: notes, backups, sheets."""
    for path in sorted(site.files):
        suffix = PurePosixPath(path).suffix
        if suffix not in KINDS and path not in TEXTS:
            yield site.problem(path, "är av ett slag som ingen sajt har; ta bort den ur docs/")


def hidden_content(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for what pictures, PDFs and workbooks carry unseen: where, when and by whom."""
    for path in sorted(site.files):
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
