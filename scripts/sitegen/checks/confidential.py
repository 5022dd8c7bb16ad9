"""Nothing may say where a confidential service is: not its record, not any text about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.catalogue import Reading
from sitegen.problems import Problem

# Swedish street names end in a handful of words; a number after one makes it an address. A day after
# “webbplatsen” does not (the pages say “Läst på webbplatsen 1 november”), nor does a year.
STREET = re.compile(
    r"\b[\wåäöé-]*(?:gatan|gata|vägen|väg|gränd|allé|allén|torget|torg|plan|backen|stigen|kajen|(?<!webb)platsen)"
    r"\s+\d{1,3}\s*[A-Za-z]?\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[1-9]\d{2}\s\d{2}\s+[A-ZÅÄÖ]|\bSE-?\d{3}\s?\d{2}\b")
COORDINATE = re.compile(r"\b(?:5[5-9]|6\d)[.,]\d{3,}\s*°?\s*[NS]?[,;/ ]+\s*(?:1\d|2[0-4])[.,]\d{3,}")
MAP_LINK = re.compile(
    r"(?:google\.[a-z.]+/maps|maps\.(?:app\.)?goo|maps\.google|maps\.apple|openstreetmap\.org|osm\.org"
    r"|hitta\.se/kartan|eniro\.se/kart|kartor\.eniro|what3words|geo:)",
    re.IGNORECASE,
)
LEAKS = (
    (STREET, "en gatuadress"),
    (POSTCODE, "ett postnummer"),
    (COORDINATE, "en koordinat"),
    (MAP_LINK, "en kartlänk"),
)


def leaks(text: str) -> Iterator[str]:
    """What in a text tells where something is, in words for an editor."""
    return (f"{what} (“{found[0].strip()}”)" for pattern, what in LEAKS if (found := pattern.search(text)))


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
