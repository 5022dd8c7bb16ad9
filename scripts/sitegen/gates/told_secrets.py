"""What each file of a built site tells of what is withheld: its texts are read once for all who ask.

What a file tells is kept by its content, so that only files that have changed are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from sitegen.checks.confidential import public_places
from sitegen.checks.places_and_people import PublishedContacts, personal_details
from sitegen.core import clock, svg_markup
from sitegen.core.kept import kept_under
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.readable_texts import SILENT, folded_texts
from sitegen.guard import people, places
from sitegen.guard.folding import FoldedText
from sitegen.guard.places import PublicPlaces
from sitegen.records import Catalogue, shown_contacts

CODE = frozenset({".css", ".js"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What decides on a text: numbers that are held back, contacts and places that are published."""

    numbers: frozenset[str]
    contacts: PublishedContacts
    places: PublicPlaces


@dataclass(frozen=True, slots=True)
class ToldSecrets:
    """What a file tells: numbers held back, details of persons, places; whether any reader knows it."""

    is_readable: bool
    numbers: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]


def told_secrets(site: BuiltSite) -> Mapping[str, ToldSecrets]:
    """Return what every file to look at tells of what is withheld today, in the order of their paths."""
    return {path: _of_file(site, site.whole.withheld, path) for path in site.judged}


def withheld_today(records: Catalogue) -> Withheld:
    """Return what decides on a text, by the records of today."""
    return Withheld(_withheld_numbers(records), _published_contacts(records), public_places(records))


def _withheld_numbers(records: Catalogue) -> frozenset[str]:
    """Return the numbers that no record shows today, short ones too."""
    today, services = clock.today(), records.services.values()
    visible = {contact.number for service in services for contact in shown_contacts(service, today)}
    return frozenset(c.number for service in services for c in service.contacts if c.number) - visible


def _published_contacts(records: Catalogue) -> PublishedContacts:
    contacts = [contact for service in records.services.values() for contact in service.contacts]
    mails = {contact.email for contact in contacts if contact.email}
    own = {(site.security_contact or "").removeprefix("mailto:") for site in records.sites.values()}
    return PublishedContacts(frozenset(c.number for c in contacts if c.number), frozenset(mails | own))


def _of_file(site: BuiltSite, withheld: Withheld, path: str) -> ToldSecrets:
    is_silent = PurePosixPath(path).suffix in SILENT
    content = b"" if is_silent else (site.folder / path).read_bytes()
    key = (path, hashlib.sha256(content).digest(), withheld)
    return kept_under(f"{__name__}.told", key, lambda: told(folded_texts(site, path), path, withheld))


def told(texts: tuple[FoldedText, ...] | None, path: str, withheld: Withheld) -> ToldSecrets:
    """Return what the texts of a file tell; None is told of a file that no reader knows."""
    # A short number is a name too (1177), and stands in sentences.
    long = tuple(sorted(number for number in withheld.numbers if number.startswith("+")))
    numbers: set[str] = set()
    persons: set[str] = set()
    texts = texts and tuple(dict.fromkeys(texts))  # data say the same again and again
    for text in _dialled(texts or (), path):
        numbers.update(people.numbers_in_any_spelling(text, long))
        persons.update(personal_details(text, withheld.contacts))
    found = frozenset(leak for text in texts or () for leak in places.leaks(text, withheld.places))
    return ToldSecrets(texts is not None, frozenset(numbers), frozenset(persons), found)


def _dialled(texts: Iterable[str], path: str) -> Iterable[str]:
    """Return the texts in which numbers may be dialled: not the shapes of drawings, nor code."""
    suffix = PurePosixPath(path).suffix
    if suffix == ".svg":
        return map(svg_markup.words_of_drawing, texts)
    return () if suffix in CODE else texts
