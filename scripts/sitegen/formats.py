"""The forms that single values take: phone, hours, date, address on the web, language.

Each is a pydantic validator that takes what the editor typed and returns the value, or raises
`ValueError` with a sentence (Swedish: editors read it) that names the way out.
"""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

import phonenumbers
from babel import Locale, UnknownLocaleError
from opening_hours import OpeningHours, ParserError
from pydantic import AfterValidator, BeforeValidator

SHORT_CODE = re.compile(r"1\d{2,5}|9\d{4}")


def phone(value: str) -> str:
    """E.164 (+46…) or a Swedish short code (112, 11414, 90101), as typed.

    Short codes have no E.164 form; they are three to six digits from 1, or five from 9.
    """
    if SHORT_CODE.fullmatch(value):
        return value
    if not value.startswith("+"):
        raise ValueError("skriv numret med landskod och utan mellanslag, t.ex. +4620505050")
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        raise ValueError("det är inget telefonnummer; skriv t.ex. +4620505050") from None
    if phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) != value:
        raise ValueError("skriv numret utan mellanslag och utan (0), t.ex. +4620505050")
    if not phonenumbers.is_possible_number(number):
        raise ValueError("numret har för få eller för många siffror")
    return value


def hours(value: str) -> str:
    """An OpenStreetMap opening_hours rule."""
    try:
        OpeningHours(value, country="SE")
    except ParserError:
        raise ValueError("tiderna går inte att tolka; skriv t.ex. Mo-Fr 09:00-15:00 eller 24/7") from None
    return value


def date(value: object) -> object:
    """An ISO date; datetimes, bare years and timestamps are refused."""
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError("skriv datumet som ÅÅÅÅ-MM-DD")
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("den dagen finns inte i kalendern") from None
    return value


def web_address(value: str) -> str:
    """An absolute http(s) address with a host and no user name, space or control character."""
    parts = urlsplit(value) if value.isprintable() and not re.search(r"\s", value) else None
    if parts is None or parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise ValueError("skriv en hel webbadress som börjar med https://")
    if parts.username is not None:
        raise ValueError("adressen får inte innehålla användarnamn")
    return value


def email(value: str) -> str:
    """A plain mail address, without a name and without mailto:."""
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}", value):
        raise ValueError("skriv bara adressen, t.ex. namn@exempel.se")
    return value


def language(value: str) -> str:
    """A language code that CLDR knows."""
    try:
        Locale.parse(value)
    except (UnknownLocaleError, ValueError):
        raise ValueError("språkkoden är okänd; skriv t.ex. sv, en, th") from None
    return value


PHONE = AfterValidator(phone)
HOURS = AfterValidator(hours)
DATE = BeforeValidator(date)
WEB_ADDRESS = AfterValidator(web_address)
EMAIL = AfterValidator(email)
LANGUAGE = AfterValidator(language)
