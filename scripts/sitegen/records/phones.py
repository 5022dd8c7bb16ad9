"""Phone numbers as a reader sees and dials them."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumberType

from sitegen.records.model import Contact
from sitegen.records.number_plan import SHORT_CODES


def href(number: str) -> str:
    """Return the `tel:` address that dials a number; short codes have no +46 form."""
    return f"tel:{number}"


@cache
def is_mobile(number: str) -> bool:
    """Return whether a number is that of a mobile phone, or of one that may be."""
    if number in SHORT_CODES:
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


@cache
def display_number(number: str) -> str:
    """Return a number as it is written in Sweden: 020-50 50 50, 0771-235 235, 114 14, 116 006."""
    if number in SHORT_CODES:
        return SHORT_CODES[number].written
    parsed = phonenumbers.parse(number)
    if parsed.country_code != 46:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    own = str(parsed.national_number)
    if own.startswith("77") and len(own) == 9:
        return f"0{own[:3]}-{own[3:6]} {own[6:]}"
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def shown_as(contact: Contact) -> str:
    """Return how a contact is written: its number in Swedish form, its host, or its mail address."""
    if contact.number:
        return contact.display or display_number(contact.number)
    if contact.url:
        return (urlsplit(contact.url).hostname or "").removeprefix("www.")
    return contact.email or ""
