"""What editors write about help, and the pure rules on it."""

from __future__ import annotations

from sitegen.records.catalogue import SWEDEN, Catalogue, LoadedRecords
from sitegen.records.eligibility import helps_exposed
from sitegen.records.freshness import Freshness, callable_contacts, has_page, shown_contacts
from sitegen.records.localized import Localized, Passage
from sitegen.records.model import Contact, Language, Member, Record, Region, Service, Site
from sitegen.records.print_model import PrintPiece

__all__ = (
    "SWEDEN",
    "Catalogue",
    "Contact",
    "Freshness",
    "Language",
    "LoadedRecords",
    "Localized",
    "Member",
    "Passage",
    "PrintPiece",
    "Record",
    "Region",
    "Service",
    "Site",
    "callable_contacts",
    "has_page",
    "helps_exposed",
    "shown_contacts",
)
