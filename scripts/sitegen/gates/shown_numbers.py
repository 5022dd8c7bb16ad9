"""Numbers on the pages: only those of the records, dialled as they are read, and read in the right order."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem, url_schemes
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.reading.page_reader import HeldElement

# A number without spaces or hyphens reads the same in either direction.
LONGEST_UNBROKEN = 3


def unknown(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link that dials a number which no record shows today."""
    for path, page in site.pages.items():
        for call in _calls(page):
            if _dialled(call) not in site.whole.shown_numbers:
                yield site.problem(path, f"ringer {_dialled(call)}, som ingen post i data/services visar")


def no_emergency(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page to call from, and each 404, whose first call is not the emergency number.

    A row further down may lead there too, as one finds the social services at night; that is no first help.
    """
    services = site.catalogue.services.values()
    emergency = {c.number for s in services if s.emergency for c in s.contacts}
    wanted = site.kind.emergency_pages
    for path, page in site.pages.items():
        first = next(map(_dialled, _calls(page)), "")
        if wanted.search(path) and first not in emergency:
            yield site.problem(path, f"ringer inte {', '.join(sorted(filter(None, emergency)))} först")


def misread(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link whose digits are not those that it dials."""
    for path, page in site.pages.items():
        for call in _calls(page):
            read, dialled = _digits(call.text), _dialled(call)
            if read and read not in {_digits(dialled), dialled.replace("+46", "0")}:
                yield site.problem(path, f"visar “{call.text.strip()}” men ringer {dialled}")


def unguarded(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each number whose groups a right-to-left page would show in the wrong order."""
    for path, page in site.pages.items():
        if site.language_of(path).direction == "ltr":
            continue
        for call in _calls(page):
            digits = _digits(call.text)
            if len(digits) > LONGEST_UNBROKEN and _digits(call.isolated) != digits:
                yield site.problem(path, f"numret {digits} står inte i <bdi dir=ltr>")


def _calls(page: FinishedPage) -> Iterator[HeldElement]:
    return (
        a
        for a in page.holding("a")
        if url_schemes.scheme(a.attributes.get("href", "")) in url_schemes.CALLING
    )


def _dialled(call: HeldElement) -> str:
    return url_schemes.after_scheme(call.attributes["href"])


def _digits(text: str) -> str:
    """Return the digits of a text, of whatever script, as 0–9."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
