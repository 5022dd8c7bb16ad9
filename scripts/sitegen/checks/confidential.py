"""Nothing may say where a confidential service is: not its record, not any text about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.catalogue import Catalogue, Reading
from sitegen.model import Place
from sitegen.paths import Project
from sitegen.problems import Problem
from sitegen.rows import shown_as

# Swedish street names end in a handful of words; a number after one makes it an address. A day after
# “webbplatsen” does not (the pages say “Läst på webbplatsen 1 november”), nor does a year.
STREET = re.compile(
    r"(?:gatan|gata|vägen|väg|gränd|allé|allén|torget|torg|plan|backen|stigen|kajen|(?<!webb)platsen)"
    r"\s+\d{1,3}\s*[A-Za-z]?\b",
    re.IGNORECASE,
)
# Before a name in capitals, or in a script that has none.
POSTCODE = re.compile(
    r"(?<![\d-])[1-9]\d{2}\s\d{2}\s+[^\W\d_a-zåäö]|(?<![\d+-])[1-9]\d{4}\s+[A-ZÅÄÖ][a-zåäö]{2}"
    r"|\bSE?-\s?\d{3}\s?\d{2}\b"
)
NORTH, EAST = r"(?:5[5-9]|6\d)", r"(?:1\d|2[0-4])"
COORDINATE = re.compile(
    rf"\b{NORTH}[.,]\d{{3,}}\s*°?\s*[NS]?[,;/ ]+\s*{EAST}[.,]\d{{3,}}"
    rf"|\b{NORTH}\s*°\s*\d{{1,2}}\D+(?:[\d.,]+\D+){{0,2}}{EAST}\s*°"
)
MAP_LINK = re.compile(
    r"(?:google\.[a-z.]+/maps|maps\.(?:app\.)?goo|goo\.gl/maps|maps\.google|maps\.apple|bing\.com/maps"
    r"|openstreetmap\.org|osm\.org|waze\.com|plus\.codes|hitta\.se/kartan|eniro\.se/kart|kartor\.eniro"
    r"|what3words|w3w\.co|geo:)",
    re.IGNORECASE,
)
# Break opportunities in Thai, and soft hyphens.
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\u00ad\ufeff]")
# The signs are what a text must hold, in lower case, before the slower pattern is tried.
STREET_SIGNS = ("gata", "väg", "gränd", "all", "torg", "plan", "backen", "stigen", "kajen", "platsen")
MAP_SIGNS = ("map", "kart", "osm.", "waze", "plus.", "words", "w3w", "geo:")
LEAKS = (
    (STREET, "en gatuadress", STREET_SIGNS),
    (POSTCODE, "ett postnummer", ("",)),
    (COORDINATE, "en koordinat", ("",)),
    (MAP_LINK, "en kartlänk", MAP_SIGNS),
)


def leaks(text: str, public: Iterable[str] = ()) -> Iterator[str]:
    """What in a text tells where something is, in words for an editor; `public` places may stand there."""
    plain = " ".join(INVISIBLE.sub("", text).split())
    low = plain.lower()
    suspects = [(p, what) for p, what, signs in LEAKS if any(s in low for s in signs) and p.search(plain)]
    if suspects:  # hardly ever: so the public places are only looked for then
        for place in public:
            plain = plain.replace(place, "–")
    for pattern, what in suspects:
        if found := pattern.search(plain):
            word = re.search(r"[\w-]*$", plain[: found.start()])
            yield f"{what} (“{word[0] if word else ''}{found[0].strip()}”)"


def allowed(records: Catalogue) -> tuple[str, ...]:
    """What looks like a place and may stand anywhere: phone numbers, and the places that are public."""
    found = {shown_as(contact) for service in records.services.values() for contact in service.contacts}
    for service in records.services.values():
        if service.place and not service.confidential:
            found |= {*filter(None, (service.place.address, _town(service.place)))}
    found |= {place for site in records.sites.values() for place in site.public_places}
    return tuple(sorted(found, key=len, reverse=True))


def _town(place: Place) -> str | None:
    return f"{place.postcode} {place.town}" if place.postcode else None


def prose(project: Project, records: Catalogue) -> Iterator[Problem]:
    """Places in the Markdown of docs/, and in the names of its files."""
    public = allowed(records)
    for path in sorted(project.docs.rglob("*")):
        name = path.relative_to(project.root).as_posix()
        for leak in leaks(re.sub("[-_/]", " ", name), public):
            yield Problem(name, 0, 0, f"filens namn röjer {leak}; byt namn på den")
        lines = path.read_text("utf-8", "replace").splitlines() if path.suffix == ".md" else ()
        for number, line in enumerate(lines, start=1):
            for leak in leaks(line, public):
                message = f"röjer {leak}; ta bort det, eller skriv det som public_places i data/sites.yml"
                yield Problem(name, number, 1, message, source_line=line)


def places(reading: Reading) -> Iterator[Problem]:
    """Every place in a record that is marked confidential, in whatever field it stands."""
    for kind in ("services", "members"):
        for loaded in reading.records[kind].values():
            if not loaded.record.confidential:
                continue
            if getattr(loaded.record, "place", None):
                message = "en skyddad verksamhet får inte ha “place”; ta bort det"
                yield loaded.problem("place", message=message)
            for location, text in loaded.tree.texts(loaded.location):
                for leak in leaks(text):
                    message = f"skyddad verksamhet, men texten röjer {leak}; ta bort det"
                    yield loaded.problem(*location, message=message)
