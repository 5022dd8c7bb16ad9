"""What is counted, in words: one and several, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.records import Localized
from sitegen.report.model import Unit


def _named(one: str, many: str, one_english: str, many_english: str) -> tuple[Localized, Localized]:
    return Localized(sv=one, en=one_english), Localized(sv=many, en=many_english)


UNITS: Mapping[Unit, tuple[Localized, Localized]] = {
    "persons": _named("person", "personer", "person", "persons"),
    "cases": _named("ärende", "ärenden", "case", "cases"),
    "reports": _named("anmälan", "anmälningar", "report", "reports"),
    "needs": _named("behov", "behov", "need", "needs"),
    "interventions": _named("insats", "insatser", "measure", "measures"),
    "countries": _named("land", "länder", "country", "countries"),
    "organisations": (
        Localized(sv="organisation", en="organisation"),
        Localized(sv="organisationer", en="organisations"),
    ),
    "members": _named("medlem", "medlemmar", "member", "members"),
    "meetings": _named("möte", "möten", "meeting", "meetings"),
    "languages": _named("språk", "språk", "language", "languages"),
    "regions": (
        Localized(sv="polisregion", en="police region"),
        Localized(sv="polisregioner", en="police regions"),
    ),
    "impressions": _named("visning", "visningar", "impression", "impressions"),
    "clicks": _named("klick", "klick", "click", "clicks"),
    "sek": _named("krona", "kronor", "Swedish krona", "Swedish kronor"),
    "sek-per-day": (
        Localized(sv="krona per dygn", en="SEK per day"),
        Localized(sv="kronor per dygn", en="SEK per day"),
    ),
    "days": _named("dygn", "dygn", "day", "days"),
    "months": _named("månad", "månader", "month", "months"),
    "years": _named("år", "år", "year", "years"),
    "percent": _named("procent", "procent", "percent", "percent"),
    "per-person": _named("per person", "per person", "per person", "per person"),
    "texts": _named("text", "texter", "text", "texts"),
}


def unit(name: Unit, language: str, count: int | None = None) -> str:
    """Return the unit's word in a language; the plural unless the count is one."""
    one, many = UNITS[name]
    return (one if count == 1 else many).in_language(language)
