"""The site behind a printed card: one document a language, and a folder of one letter for its code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from sitegen.core import Files, Problem, Project
from sitegen.records import Catalogue, Site
from sitegen.sites.card import pages, recordings
from sitegen.sites.card.card_context import CardContext
from sitegen.sites.finder.error_pages import error_pages
from sitegen.sites.finder.help_kind import HelpKind
from sitegen.sites.kind import CommonPages
from sitegen.sites.site_rules import example_address, no_way_out
from sitegen.web import Key, PageContext, PageMaker, SiteContext
from sitegen.web.addresses import INDEX
from sitegen.web.page_maker import CARD


class CardKind(HelpKind):
    """A site whose address stands on a card that is handed over.

    Whoever searches for its subject, or for the numbers on it, must not find the page that somebody's
    history names: it is unlisted.
    """

    home = CARD
    rules = (no_way_out, example_address)
    unlisted = True
    has_short_addresses = True
    links_services = False
    called_from = first_called_from = (CARD,)
    emergency_pages = re.compile(r"^([a-z]+/(sprak/)?)?(index|404)\.html$")

    def keys(self, site_context: SiteContext) -> tuple[Key, ...]:
        """Return the keys of the card, the notes on traces, and the words in other languages."""
        return pages.keys(site_context)

    def page(self, maker: PageMaker, key: Key) -> PageContext:
        """Return the context of one page, which its template is given."""
        return pages.BUILDERS[key.kind](maker, key)

    def site_context(self, project: Project, records: Catalogue, site: Site, today: dt.date) -> CardContext:
        """Return what all languages share, with those that have a recording."""
        found = self.assets(project, records, site)
        spoken = recordings.recorded(project, site, records.languages)
        return CardContext(records, site, today, found, self.home, self.unlisted, recorded=spoken)

    def problems(self, project: Project, records: Catalogue, site: Site) -> Iterator[Problem]:
        """Yield every problem of the recordings."""
        yield from recordings.problems(project, site, records.languages)

    def files(self, project: Project, makers: Sequence[PageMaker]) -> Files:
        """Return the recordings of the languages that have one."""
        site = makers[0].site_context.site
        return recordings.files(project, site, (maker.language for maker in makers))

    def common_pages(self, makers: Sequence[PageMaker]) -> CommonPages:
        """Yield the site's pages in no single language: the error pages, and the list of its languages.

        That page also stands behind the printed code of a language that is no longer offered.
        """
        yield from error_pages(makers)
        yield INDEX, pages.start(makers), makers[0].translator
        for language in makers[0].site_context.catalogue.unoffered.values():
            if language.short:
                yield f"{language.short}/{INDEX}", pages.start(makers, root="../"), makers[0].translator

    def printed_folders(self, site_context: SiteContext) -> Iterable[str]:
        """Return the short folder of every language, also of those that are no longer offered."""
        records = site_context.catalogue
        every = (*records.languages.values(), *records.unoffered.values())
        return [f"{language.short}/" for language in every if language.short]

    def may_hold_markdown(self, path: str, languages: Iterable[str]) -> bool:
        """Return that no page does: all of them are made of records."""
        return False
