"""Find phone numbers, e-mail addresses and identity numbers of people, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import phonenumbers

from sitegen.guard.folding import folded

# Digits with what people put between them: 08/123 45 67, +46 (0)8-123 45 67, 070.123.45.67, 08 · 123 45 67.
_RUN = re.compile(r"(?<![\w+])(?<!\d[-./])(?:\+|\(?0|\(?\+)\d?(?:[\s()./*·_~|'’-]{0,4}\d){6,16}(?!\w)")
# A mobile number that lacks its nought.
_BARE_MOBILE = re.compile(r"(?<![\w.,+/-])7[02369]([ -])\d{3}[ -]\d{2}[ -]\d{2}(?![\w.,-]\w|\w)")
# One with its country and no plus, as in wa.me/46…
_BARE_COUNTRY = re.compile(r"(?<![\w.,+-])46[ -]?(?:\(0\)[ -]?)?7[02369](?:[ -]?\d){7}(?!\d)")
_DECIMAL = re.compile(r"0\.\d+")
_TRUNK = re.compile(r"^(\+\d{2})\D*\(?0\)?")
# “0 12 345 …” are counts in a table: an area code has more digits than its nought.
_COUNTS = re.compile(r"\(?0\)?[\s.-]\d")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_LEAST = 8

FREE_MAIL = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|proton|protonmail|pm|tutanota|"
    r"tuta|tutamail|posteo|riseup|mailbox|duck|disroot|mail|yandex|zoho|fastmail|hey|telia|bredband2?|bredbandsbolaget|comhem|tele2|spray|passagen|home|swipnet|"
    r"bahnhof|glocalnet|tiscali|algonet|ownit|wp|o2|onet|interia|ukr|rambler|seznam|web|orange|laposte|free|libero)"
    r"\.(?:com|net|org|se|nu|ch|me|ru|de|fr|pl|ro|ua|es|it|cz|co\.uk|at)"
)
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]*\w)\s?@\s?((?:[\w-]+\.)+[A-Za-z]{2,})")
# How people spell the signs of an address for others than robots.
_AT = re.compile(r"\s*[\[({]\s*(?:@|at?|snabel[- ]?a)\s*[\])}]\s*|\s+snabel[- ]?a\s+", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({]\s*(?:\.|dot|punkt)\s*[\])}]\s*|\s+(?:dot|punkt)\s+(?=\w)", re.IGNORECASE)
_TWO_NAMES = re.compile(
    r"[^\W\d_]{2,}(?:[._-][^\W\d_]+)?[._-][^\W\d_]{2,}\d{0,4}|[^\W\d_]\.[^\W\d_]{3,}|[^\W\d_]{3,}[._][^\W\d_]"
)
# Words of roles: an address that holds one is no person's.
ROLES = frozenset(
    """info kontakt contact kansli kansliet press media jour jouren stod support hjalp help radgivning
        post mail admin ekonomi medlem medlemskap styrelse styrelsen redaktion redaktionen webb web epost no
        reply noreply sekretariat registrator funktion brevlada stodlinje team office hello hej volontar
        volontarer privacy dataskydd gdpr dpo security sakerhet region regionkoordinator koordinator linje
        enhet mottagning""".split()
)


def phone_numbers(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each phone number as it is written, and what it may be in E.164, the longest first.

    What comes after a number, such as hours, may read as more of its digits: hence several.
    """
    plain = _UUID.sub("", folded(text))
    runs = list(_RUN.finditer(plain))
    whole = [run.span() for run in runs]
    bare = (m for m in _BARE_MOBILE.finditer(plain) if not any(a <= m.start() < b for a, b in whole))
    abroad = [run[0] for run in _BARE_COUNTRY.finditer(plain)]
    return tuple(
        (run.strip(), candidates)
        for run in (*(found[0] for found in (*runs, *bare)), *abroad)
        if (candidates := _candidates(f"+{run}" if run in abroad else run))
    )


@lru_cache(maxsize=50_000)
def _candidates(run: str) -> tuple[str, ...]:
    if _DECIMAL.fullmatch(run) or _COUNTS.match(run):
        return ()
    run = _TRUNK.sub(r"\1", run)
    digits = re.sub(r"\D", "", run)
    prefix = "+" if run.lstrip("(").startswith("+") else "" if digits.startswith("0") else "0"
    lengths = range(len(digits), _LEAST - 1, -1)
    return tuple(dict.fromkeys(filter(None, (_valid(prefix + digits[:end]) for end in lengths))))


def _valid(digits: str) -> str | None:
    try:
        parsed = phonenumbers.parse(digits, "SE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


# Personal identity numbers (SFS 1991:481, 18 §), also those of coordination, whose day is 60 more; and such
# as show the day of birth alone. Organisations have a third digit of at least 2.
_ID = re.compile(
    r"(?<![\w.,/=+-])(?:19|20)?(\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))\s?([-+]?)\s?(\d{4}|[xX*]{4})(?![\w-])"
)


def identity_numbers(text: str) -> Iterator[str]:
    """Yield each personal identity number as it is written; ten digits on end must not begin with 0."""
    for found in _ID.finditer(folded(text)):
        day, sign, last = found.groups()
        apart = sign or len(found[0]) > 10 or not day.startswith("0")
        if apart and (not last.isdigit() or _has_check_digit(day + last)):
            yield found[0]


def _has_check_digit(digits: str) -> bool:
    """Return whether the last of ten digits is the control of the others (Luhn)."""
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def numbers_in_any_spelling(text: str, held: Iterable[str]) -> Iterator[str]:
    """Yield those of some numbers (in E.164) that a text holds, in any spelling and beside other digits."""
    runs = ["".join(re.findall(r"\d", run[0])) for run in _LOOSE.finditer(folded(text))]
    for number in held:
        if any(form in run for run in runs for form in _forms(number)):
            yield number


_LOOSE = re.compile(r"\d(?:[\s().,;/*·_~|'’:-]{0,4}\d){6,}")


def _forms(number: str) -> tuple[str, ...]:
    own = number.removeprefix("+46")
    return (f"46{own}", f"460{own}", f"0{own}") if number.startswith("+46") else (number.removeprefix("+"),)


def personal_mail_addresses(text: str, public: Iterable[str] = ()) -> Iterator[str]:
    """Yield the mail addresses in a text that are a person's: at free mail hosts, or named after somebody.

    Those in `public` are left out.
    """
    known = {address.lower() for address in public}
    plain = _AT.sub("@", folded(text))
    if "@" not in plain:
        return
    for found in _MAIL.finditer(_DOT.sub(".", plain)):
        address = f"{found[1]}@{found[2]}".lower()
        if address not in known and (FREE_MAIL.fullmatch(found[2].lower()) or _is_a_persons(found[1])):
            yield address


def _is_a_persons(local: str) -> bool:
    parts = set(re.split(r"[._-]", local.lower()))
    return _TWO_NAMES.fullmatch(local) is not None and not parts & ROLES
