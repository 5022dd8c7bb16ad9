"""Phone numbers as a reader sees and dials them."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumberType

from sitegen.formats import SHORT_CODE

# How Swedes write the numbers that have a customary form of their own.
CUSTOMARY_SHORT = {"11414": "114 14", "90390": "90 390"}


def href(number: str) -> str:
    """What a phone dials: `tel:` and the number as stored; short codes have no +46 form."""
    return f"tel:{number}"


def is_mobile(number: str) -> bool:
    """Whether a number is that of a mobile phone, or of one that may be."""
    if SHORT_CODE.fullmatch(number):
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def display(number: str) -> str:
    """The number as it is written in Sweden: 020-50 50 50, 114 14, 116 006."""
    if SHORT_CODE.fullmatch(number):
        return CUSTOMARY_SHORT.get(number) or re.sub(r"^(116)(\d{3})$", r"\1 \2", number)
    parsed = phonenumbers.parse(number)
    if parsed.country_code == 46:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
