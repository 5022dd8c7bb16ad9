"""Addresses of the prose and of what records give it: pages start in the folder of their language."""

from __future__ import annotations

SEARCH = "sok/"
MEMBERS = "medlemmar/"
PUBLICATIONS = "publikationer/"
NEWSLETTERS = "nyhetsbrev/"
PRESS = "press/"
DEMANDS = "krav/"
PROFESSIONALS = "professionella/"
# Say on the web what the sheets for workplaces say on paper.
HOTELS = "hotell/"
LANDLORDS = "hyresvardar/"
HEALTH_CARE = "varden/"
METHOD_SUPPORT = "metodstod/"
PROGRAMME_APPLICATION = "nsp-ansokan/"
GRAPHIC_PROFILE = "grafisk-profil/"
PRIVACY = "integritet/"

# Files, from the site's root; feeds from the folder of their language.
MEMBER_FILTER = "assets/medlemmar.css"
PUBLICATION_FILTER = "assets/publikationer.css"
NEWSLETTER_FEED = f"{NEWSLETTERS}nyhetsbrev.xml"
DRAWINGS = "grafik/"
# Beside the files of reports, so that one rule of headers is enough for all.
SHEETS = "data/blad/"


def member(id: str) -> str:
    """Return the folder of a member's page: `medlemmar/<id>/`."""
    return f"{MEMBERS}{id}/"


def publication_feed(kind: str) -> str:
    """Return the path, inside the language's folder, of the feed of one kind of publication.

    `alla` is the kind of the feed of them all: `publikationer/alla.xml`.
    """
    return f"{PUBLICATIONS}{kind}.xml"


def drawing(name: str, scheme: str) -> str:
    """Return the path of a drawing in a colour scheme, which ends its name: `grafik/karta-mork.svg`."""
    return f"{DRAWINGS}{name}{scheme}.svg"


def sheet(stem: str) -> str:
    """Return the path of a sheet to print: `data/blad/<stem>.pdf`."""
    return f"{SHEETS}{stem}.pdf"
