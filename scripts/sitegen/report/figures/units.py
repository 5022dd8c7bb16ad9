"""What is counted, in words: one and several, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.report.model import Unit

Words = tuple[str, str]

UNITS: Mapping[Unit, Mapping[str, Words]] = {
    "persons": {"sv": ("person", "personer"), "en": ("person", "persons")},
    "cases": {"sv": ("ärende", "ärenden"), "en": ("case", "cases")},
    "reports": {"sv": ("anmälan", "anmälningar"), "en": ("report", "reports")},
    "needs": {"sv": ("behov", "behov"), "en": ("need", "needs")},
    "interventions": {"sv": ("insats", "insatser"), "en": ("measure", "measures")},
    "countries": {"sv": ("land", "länder"), "en": ("country", "countries")},
    "organisations": {"sv": ("organisation", "organisationer"), "en": ("organisation", "organisations")},
    "members": {"sv": ("medlem", "medlemmar"), "en": ("member", "members")},
    "meetings": {"sv": ("möte", "möten"), "en": ("meeting", "meetings")},
    "languages": {"sv": ("språk", "språk"), "en": ("language", "languages")},
    "regions": {"sv": ("polisregion", "polisregioner"), "en": ("police region", "police regions")},
    "impressions": {"sv": ("visning", "visningar"), "en": ("impression", "impressions")},
    "clicks": {"sv": ("klick", "klick"), "en": ("click", "clicks")},
    "sek": {"sv": ("krona", "kronor"), "en": ("Swedish krona", "Swedish kronor")},
    "sek-per-day": {"sv": ("krona per dygn", "kronor per dygn"), "en": ("SEK per day", "SEK per day")},
    "days": {"sv": ("dygn", "dygn"), "en": ("day", "days")},
    "months": {"sv": ("månad", "månader"), "en": ("month", "months")},
    "years": {"sv": ("år", "år"), "en": ("year", "years")},
    "percent": {"sv": ("procent", "procent"), "en": ("percent", "percent")},
    "per-person": {"sv": ("per person", "per person"), "en": ("per person", "per person")},
    "texts": {"sv": ("text", "texter"), "en": ("text", "texts")},
}


def unit(name: Unit, language: str, count: int | None = None) -> str:
    """The unit's word; the plural unless the count is one."""
    one, many = UNITS[name][language]
    return one if count == 1 else many
