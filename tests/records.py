"""Records made in a line, for tests that need no files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitegen.language import Translator
from sitegen.language.po_file import MessageKey
from sitegen.records import Catalogue, model
from sitegen.sites.card import pages
from sitegen.sites.finder.pages import keys
from sitegen.web import FINDER, PageMaker, SiteContext
from sitegen.web.page_maker import CARD, NO_ASSETS

TODAY = dt.date(2026, 12, 1)
NUMBER = "+46313900600"
SOURCE = model.Source(id="egen-sida", url="https://provlinjen.example/", says="Står på sidan.")


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


def translator(code: str = "sv", texts: Mapping[MessageKey, str] | None = None) -> Translator:
    """A voice that knows these texts."""
    return Translator(language(code), texts or {}, reviewed=True)


def with_services(catalogue: Catalogue, **services: model.Service) -> Catalogue:
    """The same records with these services beside 112."""
    emergency = {id: s for id, s in catalogue.services.items() if s.emergency}
    return replace(catalogue, services={**emergency, **services})


def maker(catalogue: Catalogue, code: str = "sv", languages: Sequence[str] = ()) -> PageMaker:
    """A desk where every page is offered in the language, in Swedish and in the others named."""
    spoken = {**catalogue.languages, code: catalogue.languages.get(code) or language(code)}
    records = replace(catalogue, languages=spoken)
    site_context = SiteContext(records, records.sites["main"], TODAY, NO_ASSETS, FINDER)
    offered = frozenset({"sv", code, *languages})
    return PageMaker(site_context, translator(code), dict.fromkeys(keys(site_context), offered))


def card_desk(catalogue: Catalogue, code: str = "sv", today: dt.date = TODAY, **site: Any) -> PageMaker:
    """A desk of a card's site, where every page is offered in every language of the data."""
    values = {"id": "kortet", "family": "card", "base_url": "https://kortet.example/", **site}
    row = catalogue.sites["main"].model_copy(update=values)
    site_context = SiteContext(catalogue, row, today, NO_ASSETS, CARD, unlisted=True)
    languages = frozenset(catalogue.languages)
    return PageMaker(site_context, translator(code), dict.fromkeys(pages.keys(site_context), languages))
