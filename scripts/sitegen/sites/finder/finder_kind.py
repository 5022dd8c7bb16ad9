"""Sök hjälp: the help pages in every language, beside the prose of the organisation and its reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitegen.core import SOURCE_LANGUAGE, Files, Project
from sitegen.records import Language
from sitegen.sites.finder import easy_page, error_pages, finder_page, hsds, pages
from sitegen.sites.finder.help_kind import HelpKind
from sitegen.sites.kind import CommonPages
from sitegen.sites.site_rules import no_data_licence, no_way_out
from sitegen.web import FINDER, Key, PageContext, PageMaker, SiteContext, addresses
from sitegen.web.file_addresses import TOKENS


class FinderKind(HelpKind):
    """A site where people find help, with prose beside it."""

    home = FINDER
    rules = (no_way_out, no_data_licence)
    has_prose = True
    called_from = (FINDER,)
    first_called_from = (FINDER, finder_page.SIGN)
    emergency_pages = re.compile(
        rf"(^|/){addresses.FINDER_FOLDER}/((?:(?:region|lan)/[^/]+|sprak|lattlast)/)?index\.html$|^404\.html$"
    )

    def keys(self, site_context: SiteContext) -> tuple[Key, ...]:
        """Return every help page: a service's, a region's, and the few that are alone of their kind."""
        return pages.keys(site_context)

    def is_made_in(self, key: Key, language: Language) -> bool:
        """Return whether a page is made in a language: the easy ones in those with easy texts alone."""
        return key.kind != easy_page.EASY.kind or bool(language.easy)

    def page(self, maker: PageMaker, key: Key) -> PageContext:
        """Return the context of one help page, which its template is given."""
        return pages.page(maker, key)

    def common_pages(self, makers: Sequence[PageMaker]) -> CommonPages:
        """Yield the error pages."""
        return error_pages.error_pages(makers)

    def files(self, project: Project, makers: Sequence[PageMaker]) -> Files:
        """Return the colours of the prose, and the catalogue as data, with the same facts as the pages."""
        (swedish,) = (maker for maker in makers if maker.language == SOURCE_LANGUAGE)
        return {TOKENS: (project.templates / "tokens.css").read_bytes(), **hsds.files(swedish)}

    def may_hold_markdown(self, path: str, languages: Iterable[str]) -> bool:
        """Return whether a file of prose became the page; those that lie deeper are made of records."""
        folders = path.split("/")[:-1]
        inner = folders[1:] if folders[:1] and folders[0] in languages else folders
        return len(inner) <= 1 and inner not in ([addresses.FINDER_FOLDER], [addresses.SIGN_FOLDER])
