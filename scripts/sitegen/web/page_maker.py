"""What every page of one language is made from: the records, the translator, the day, the offers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import Translator
from sitegen.records import (
    SWEDEN,
    Catalogue,
    Contact,
    Service,
    Site,
    callable_contacts,
    has_page,
    helps_exposed,
    hours,
    shown_contacts,
)
from sitegen.records.freshness import oldest_check
from sitegen.records.opening import is_always_open, opening
from sitegen.web import Value, addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Alternate, Choice, Frame, Link

FINDER, CARD, CAMPAIGN = Key("finder"), Key("card"), Key("campaign")
Offers = Mapping[Key, frozenset[str]]
"""Which languages each page may be shown in."""


class Assets(Value):
    """The styles and scripts that stand inline in every page."""

    style: Markup
    finder_style: Markup
    exit_script: Markup
    script: Markup
    # What pages of one kind have beside the rest, by the kind of their keys.
    styles: Mapping[str, Markup] = field(default_factory=dict)
    scripts: Mapping[str, Markup] = field(default_factory=dict)


NO_ASSETS = Assets(style=Markup(), finder_style=Markup(), exit_script=Markup(), script=Markup())


TALK = "talk"
"""The need of somebody to talk with, id in data/needs.yml."""


@dataclass(frozen=True)
class SiteContext:
    """What all languages of a site share on one day.

    `home` is the page that the others lead back to; search engines leave an `unlisted` site out.
    """

    catalogue: Catalogue
    site: Site
    today: dt.date
    assets: Assets
    home: Key
    unlisted: bool = False

    @cached_property
    def listed(self) -> Mapping[str, Service]:
        """The services that have a page: published ones, and those with a contact left to show."""
        return {
            id: service for id, service in self.catalogue.services.items() if has_page(service, self.today)
        }

    @cached_property
    def exposed(self) -> Mapping[str, Service]:
        """The listed services for people who are exposed, 112 left out."""
        return {
            id: service
            for id, service in self.listed.items()
            if helps_exposed(service) and not service.emergency
        }

    @cached_property
    def never_closed(self) -> Mapping[str, Service]:
        """Those of the whole country where somebody is there to talk with at every hour."""
        return {
            id: service
            for id, service in self.exposed.items()
            if SWEDEN in service.coverage and TALK in service.needs
            if any(
                is_always_open(opening(service, contact, self.today))
                for contact in callable_contacts(service, self.today)
            )
        }

    @cached_property
    def emergency(self) -> tuple[str, Service]:
        """The service of 112, and its id."""
        return next((id, service) for id, service in self.catalogue.services.items() if service.emergency)

    @property
    def holidays(self) -> str:
        """The last day covered, then the holidays, for the script."""
        return hours.script_calendar(self.today)

    def contacts(self, service: Service) -> tuple[Contact, ...]:
        """Return the contacts that a reader sees today."""
        return shown_contacts(service, self.today)

    def maker(self, translator: Translator, offers: Offers) -> PageMaker:
        """Join this context with a translator and the languages offered for each page.

        The result is the `PageMaker` of one language.
        """
        return PageMaker(self, translator, offers)


@dataclass(frozen=True)
class PageMaker:
    """Makes the pages of a site in one language."""

    site_context: SiteContext
    translator: Translator
    offers: Offers

    @property
    def language(self) -> str:
        """The code of the language that is written."""
        return self.translator.code

    def href(self, start: Key, end: Key) -> str:
        """Return the relative address from one page to another, both in this language."""
        return addresses.link((start, self.language), (end, self.language))

    def link(self, start: Key, end: Key, label: str) -> Link:
        """Return a link between pages; where this language is not offered, to the Swedish page, saying so."""
        if self.language in self.offers[end]:
            return Link(href=self.href(start, end), label=label)
        return Link(
            href=addresses.link((start, self.language), (end, SOURCE_LANGUAGE)),
            label=label,
            note=self.translator.language_name(SOURCE_LANGUAGE),
            language=SOURCE_LANGUAGE,
        )

    def frame(self, key: Key, about: Iterable[Service] = ()) -> Frame:
        """Return what surrounds a page that shows the contacts of these services."""
        translator, assets, home = self.translator, self.site_context.assets, self.site_context.home
        return Frame(
            language=self.language,
            direction=translator.language.direction,
            canonical=self.absolute(key, self.language),
            alternates=self.alternates(key),
            picker=self.picker(key),
            exit_href=self.site_context.site.exit_url or "",
            indexed=not self.site_context.unlisted,
            home=None if key == home else self.link(key, home, translator("page", "Alla kontakter")),
            style=assets.style,
            exit_script=assets.exit_script,
            script=assets.script,
            checked=self.checked(about),
            draft=not translator.reviewed,
            holidays=self.site_context.holidays,
            own_style=assets.styles.get(key.kind),
            own_script=assets.scripts.get(key.kind),
        )

    def checked(self, services: Iterable[Service]) -> str:
        """Return the day of the oldest check among what services show; nothing where nothing ages."""
        day = oldest_check(services, self.site_context.today)
        return self.translator.day(day) if day else ""

    def absolute(self, key: Key, language: str) -> str:
        """Return the address that search engines know a page by."""
        return self.site_context.site.base_url + addresses.folder(key, language)

    def _offered(self, key: Key) -> tuple[str, ...]:
        return tuple(code for code in self.site_context.catalogue.languages if code in self.offers[key])

    def alternates(self, key: Key) -> tuple[Alternate, ...]:
        """Return the addresses of a page in every language, for search engines."""
        own = [Alternate(hreflang=code, href=self.absolute(key, code)) for code in self._offered(key)]
        default = Alternate(hreflang="x-default", href=self.absolute(key, SOURCE_LANGUAGE))
        return (*own, default)

    def picker(self, key: Key) -> tuple[Choice, ...]:
        """Return the links to the same page in every language, for readers."""
        return tuple(
            Choice(
                name=self.site_context.catalogue.languages[code].name,
                language=code,
                href=addresses.link((key, self.language), (key, code)),
                current=code == self.language,
            )
            for code in self._offered(key)
        )
