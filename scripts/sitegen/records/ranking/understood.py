"""How it is known that somebody is understood in a language, as far as a source says it."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum

from sitegen.records.freshness import shown_contacts
from sitegen.records.model import Service


class Understood(IntEnum):
    """How a language is known, from best to worst; it is never guessed from the language of a page."""

    SPOKEN = 0
    NAMED = 1
    MOST = 2
    UNKNOWN = 3


def understood(service: Service, language: str, today: dt.date) -> Understood:
    """Return how a language is known: a language code, or `other-language` for one without a page.

    Where no language is stated the staff are taken to speak Swedish. Volunteers of many languages count as
    a named interpreter, and not as Swedish.
    """
    spoken = service.languages or (() if service.many_languages else ("sv",))
    if language in (*spoken, *_of_pages(service, today)):
        return Understood.SPOKEN
    if language in service.interpreter_languages or (service.many_languages and language != "sv"):
        return Understood.NAMED
    anybody = service.interpreter == "yes" and not service.interpreter_languages
    return Understood.MOST if service.interpreter_most or anybody else Understood.UNKNOWN


def _of_pages(service: Service, today: dt.date) -> tuple[str, ...]:
    """Return the languages of a service that has nothing but pages: those are what one understands."""
    shown = shown_contacts(service, today)
    only_pages = all(contact.kind == "web" for contact in shown)
    return tuple(code for contact in shown for code in contact.languages) if only_pages else ()
