"""Which numbers may be published: those that exist, that a phone in Sweden can dial, and that cost no more.

Ordinary numbers are judged by libphonenumber. Swedish short codes are a list: libphonenumber lets through
those of directory services and slips of one digit (11441).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType


@dataclass(frozen=True, slots=True)
class ShortCode:
    """A Swedish short code: how it is written, and whether a source says that calling it is free."""

    written: str
    free: bool = False


SHORT_CODES: Mapping[str, ShortCode] = {
    "112": ShortCode("112", free=True),
    "11313": ShortCode("113 13"),
    # Calls to the police and to 1177 are charged as ordinary ones.
    "11414": ShortCode("114 14"),
    "1177": ShortCode("1177"),
    # Reserved in all of the EU; those who answer say that the call is free.
    "116000": ShortCode("116 000", free=True),
    "116006": ShortCode("116 006", free=True),
    "116111": ShortCode("116 111", free=True),
    "90101": ShortCode("90101"),
    "90390": ShortCode("90 390"),
}
"""The short codes that records may hold; sources stand in the services that have them."""

SHORT = re.compile(r"[0-9]{3,6}")
EXAMPLE = "t.ex. +4620505050"
SWEDEN = 46
WORLDWIDE = "001"
TYPES = {
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.TOLL_FREE,
    # 010: an ordinary number that belongs to no place.
    PhoneNumberType.UAN,
    PhoneNumberType.VOIP,
}


def number_fault(number: str) -> str:
    """Return what is wrong with a number as stored, with the way out; empty when it may be published."""
    if number in SHORT_CODES:
        return ""
    if SHORT.fullmatch(number):
        known = ", ".join(code.written for code in SHORT_CODES.values())
        return (
            f"kortnumret finns inte i listan ({known}); kontrollera siffrorna, "
            "eller be om att få det tillagt i scripts/sitegen/records/number_plan.py, med källa"
        )
    if (digits := re.sub(r"[\s()./-]", "", number)) in SHORT_CODES:
        return f"skriv kortnumret utan mellanslag: {digits}"
    if not number.startswith("+"):
        return f"skriv numret med landskod och utan mellanslag, {_written(number)}"
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return "det är inget telefonnummer; skriv t.ex. +4620505050"
    if phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) != number:
        return f"skriv numret utan mellanslag och utan (0), {_written(number)}"
    return _not_dialable(parsed) or _costly(parsed)


def _written(number: str) -> str:
    """Return the form in which a number written as usual is stored; an example where that is unsure."""
    if number[:1] in ("0", "+") and not re.search(r"[^\d\s()./+-]", number):
        try:
            parsed = phonenumbers.parse(number, "SE")
        except phonenumbers.NumberParseException:
            return EXAMPLE
        if phonenumbers.is_valid_number(parsed):
            return f"alltså {phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"
    return EXAMPLE


def _not_dialable(number: PhoneNumber) -> str:
    """Return why nobody can have a number; empty when somebody can."""
    own = str(number.national_number)
    if number.country_code == SWEDEN and (own in SHORT_CODES or re.fullmatch("1[0-9]{2,5}", own)):
        return f"kortnumret {own} skrivs utan +46"
    if phonenumbers.region_code_for_country_code(number.country_code or 0) == WORLDWIDE:
        return "det är ett satellit-, betal- eller världsnummer; ange ett vanligt nummer, t.ex. +4620505050"
    if not phonenumbers.is_possible_number(number):
        return "numret har för få eller för många siffror"
    if not phonenumbers.is_valid_number(number):
        return "numret finns inte i landets nummerplan; kontrollera siffrorna"
    return ""


def _costly(number: PhoneNumber) -> str:
    """Return why a number costs more than an ordinary call, or is a machine's; empty when it is neither."""
    kind = phonenumbers.number_type(number)
    # Of numbers with a shared cost only Sweden's own, 077, are known to be charged as an ordinary call.
    if kind in TYPES or (kind == PhoneNumberType.SHARED_COST and number.country_code == SWEDEN):
        return ""
    if kind == PhoneNumberType.PREMIUM_RATE:
        return "det är ett betalnummer, och samtalet kostar extra; ange ett vanligt nummer"
    return "det är inget vanligt telefonnummer (personsökare, delad kostnad …); ange ett annat"


def is_free(number: str) -> bool:
    """Return whether a call is free by what kind of number it is: 020, 0200, some short codes."""
    if number in SHORT_CODES:
        return SHORT_CODES[number].free
    return phonenumbers.number_type(phonenumbers.parse(number)) == PhoneNumberType.TOLL_FREE
