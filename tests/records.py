"""Records made in a line, for tests that need no files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from sitegen import card, model
from sitegen.catalogue import Catalogue
from sitegen.desk import Assets, Desk, Shelf
from sitegen.pages import keys
from sitegen.voices import Key, Voice

TODAY = dt.date(2026, 12, 1)
NUMBER = "+46313900600"
SOURCE = model.Source(id="egen-sida", url="https://provlinjen.example/", says="Står på sidan.")
BLANK = Assets(style=Markup(), facet_style=Markup(), exit_script=Markup(), script=Markup())


def checked(days_ago: int = 0, how: str = "live") -> model.Checked:
    """A check made so many days before `TODAY`."""
    return model.Checked.model_validate(
        {"on": TODAY - dt.timedelta(days=days_ago), "how": how, "by": "redaktionen"}
    )


def contact(kind: str = "phone", **values: Any) -> model.Contact:
    """A published contact, checked today; a phone unless said otherwise."""
    own = {"web": {"url": "https://provlinjen.example/"}, "chat": {"url": "https://chatt.example/"}}
    base = {"kind": kind, "publish": "yes", "checked": checked(), "sources": ("egen-sida",)}
    return model.Contact.model_validate({**base, **own.get(kind, {"number": NUMBER}), **values})


def service(**values: Any) -> model.Service:
    """A published service for everybody in all of Sweden, with one phone."""
    base = {
        "name": "Provlinjen",
        "operator": "Stiftelsen Provlinjen",
        "summary": "Stöd för den som utsätts",
        "gives": "Någon lyssnar.",
        "group": "violence",
        "coverage": ("sweden",),
        "contacts": (contact(),),
        "publish": "yes",
        "confidence": "high",
        "sources": (SOURCE,),
    }
    return model.Service.model_validate({**base, **values})


def language(code: str, direction: str = "ltr") -> model.Language:
    """A language."""
    return model.Language.model_validate(
        {"id": code, "name": code, "direction": direction, "order": 1, "offered": "yes"}
    )


def voice(code: str = "sv", texts: Mapping[Key, str] | None = None) -> Voice:
    """A voice that knows these texts."""
    return Voice(language(code), texts or {}, reviewed=True)


def with_services(catalogue: Catalogue, **services: model.Service) -> Catalogue:
    """The same records with these services beside 112."""
    emergency = {id: s for id, s in catalogue.services.items() if s.emergency}
    return replace(catalogue, services={**emergency, **services})


def desk(catalogue: Catalogue, code: str = "sv", languages: Sequence[str] = ()) -> Desk:
    """A desk where every page is offered in the language, in Swedish and in the others named."""
    shelf = Shelf(catalogue, catalogue.sites["main"], TODAY, BLANK)
    offered = frozenset({"sv", code, *languages})
    return Desk(shelf, voice(code), dict.fromkeys(keys(shelf), offered))


def card_desk(catalogue: Catalogue, code: str = "sv", today: dt.date = TODAY, **site: Any) -> Desk:
    """A desk of a card's site, where every page is offered in every language of the data."""
    values = {"id": "kortet", "family": "card", "base_url": "https://kortet.example/", **site}
    row = catalogue.sites["main"].model_copy(update=values)
    shelf = Shelf(catalogue, row, today, BLANK)
    languages = frozenset(catalogue.languages)
    return Desk(shelf, voice(code), dict.fromkeys(card.keys(shelf), languages))
