"""The forms that single values take: phone, hours, date, address on the web, language.

Each is a pydantic validator that takes what the editor typed and returns the value, or raises
`ValueError` with a sentence (Swedish: editors read it) that names the way out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from annotated_types import GroupedMetadata
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from sitegen.records import hours_rule, number_plan

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
HOST = rf"{LABEL}(?:\.{LABEL})*\.[a-z]{{2,}}"
WEB = re.compile(rf"https?://{HOST}(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"\\^`{{|}}]*)?")
SITE = re.compile(rf"https://{HOST}(?::[0-9]{{1,5}})?")
MAIL = re.compile(rf"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@{HOST}")


def phone(value: str) -> str:
    """Return a number as typed: E.164 (+46…) or a Swedish short code (112, 11414) that anybody can dial.

    Raises `ValueError` for any other.
    """
    if fault := number_plan.number_fault(value):
        raise ValueError(fault)
    return value


def hours(value: str) -> str:
    """Return a rule of OpenStreetMap's opening_hours as typed. Raises `ValueError`, see `hours_rule`."""
    hours_rule.parse_hours(value)
    return value


def date(value: object) -> object:
    """Return the date that an ISO text names, other values as they are.

    Raises `ValueError` for datetimes, bare years and timestamps.
    """
    if isinstance(value, str):
        if not ISO_DATE.fullmatch(value):
            raise ValueError("skriv datumet som ÅÅÅÅ-MM-DD")
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("den dagen finns inte i kalendern") from None
    return value


def web_address(value: str) -> str:
    """Return an absolute http(s) address as typed: a plain host, then no space, quote, bracket or control.

    Raises `ValueError` for any other.
    """
    if re.match(r"https?://[^/?#]*@", value):
        raise ValueError("adressen får inte innehålla användarnamn")
    if not WEB.fullmatch(value) or not value.isprintable():
        raise ValueError("skriv en hel webbadress som börjar med https://, t.ex. https://namn.se/")
    return value


def email(value: str) -> str:
    """Return a plain mail address as typed, without a name and without mailto:. Raises `ValueError`."""
    if len(value) > 254 or not MAIL.fullmatch(value):
        raise ValueError("skriv bara adressen, t.ex. namn@exempel.se")
    return value


def address(value: str) -> str:
    """Return a mail address, or a page under https, as typed. Raises `ValueError`."""
    if value.startswith("https://"):
        return web_address(value)
    if "/" in value or len(value) > 254 or not MAIL.fullmatch(value):
        raise ValueError("skriv en e-postadress, eller en sida som börjar med https://")
    return value


def origin(value: str) -> str:
    """Return where a web site is served, as a policy names it: https, a host, a port. Raises `ValueError`."""
    if not SITE.fullmatch(value):
        raise ValueError(
            "skriv bara https:// och värdnamnet, utan snedstreck sist, t.ex. https://www.namn.se"
        )
    return value


def language(value: str) -> str:
    """Return a language code as it is given. Raises `ValueError` unless it is as CLDR writes it."""
    try:
        known = len(value) < 20 and value.isascii() and str(Locale.parse(value)) == value
    except (UnknownLocaleError, ValueError):
        known = False
    if not known or value == "root":
        raise ValueError("språkkoden är okänd; skriv t.ex. sv, en, th")
    return value


class TextType(GroupedMetadata):
    """A validator of a text, and what an editor's tool can check of the same: its JSON Schema."""

    def __init__(self, check: Callable[[str], str], schema: Mapping[str, object]) -> None:
        self.check = check
        self.schema = schema

    def __iter__(self) -> Iterator[object]:
        yield AfterValidator(self.check)
        yield WithJsonSchema({"type": "string", **self.schema})


DATE = BeforeValidator(date)
PHONE = TextType(phone, {"pattern": rf"^(\+[1-9][0-9]{{6,14}}|{'|'.join(number_plan.SHORT_CODES)})$"})
HOURS = TextType(hours, {"pattern": f"^{hours_rule.PATTERN}$", "maxLength": 200})
WEB_ADDRESS = TextType(web_address, {"pattern": rf"^https?://{HOST}", "maxLength": 500})
ADDRESS = TextType(address, {"pattern": f"^(https://|{MAIL.pattern}$)", "maxLength": 500})
ORIGIN = TextType(origin, {"pattern": f"^{SITE.pattern}$", "maxLength": 300})
EMAIL = TextType(email, {"pattern": f"^{MAIL.pattern}$"})
LANGUAGE = TextType(language, {"pattern": "^[a-z]{2,3}(_[A-Za-z0-9]+)*$"})
