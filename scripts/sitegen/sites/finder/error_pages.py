"""The pages for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.core import SOURCE_LANGUAGE
from sitegen.sites.finder import listed_services
from sitegen.sites.finder.contexts import (
    LostPage,
    NotFoundEntry,
    NotFoundPage,
)
from sitegen.sites.kind import CommonPages
from sitegen.web import Choice, Link, PageMaker, addresses
from sitegen.web.addresses import folder


def offered(makers: Iterable[PageMaker]) -> list[PageMaker]:
    """Return the makers of the languages that the home page of the site is offered in."""
    return [maker for maker in makers if maker.language in maker.offers[maker.site_context.home]]


def in_two_languages(makers: Iterable[PageMaker], context: str, text: str) -> str:
    """Return one line with a text in the first two languages, for pages that belong to no single one."""
    return " · ".join(maker.translator(context, text) for maker in offered(makers)[:2])


def not_found(makers: Iterable[PageMaker]) -> NotFoundPage:
    """Return the context of the 404. It is served at any address, so its links start at the site's root."""
    found = offered(makers)
    return NotFoundPage(
        frame=found[0].frame(found[0].site_context.home),
        exit_words=in_two_languages(found, "exit", "Lämna sidan snabbt"),
        entries=tuple(map(_not_found_entry, found)),
    )


def _not_found_entry(maker: PageMaker) -> NotFoundEntry:
    translator, home = maker.translator, maker.site_context.home
    return NotFoundEntry(
        language=maker.language,
        direction=translator.language.direction,
        title=translator("notfound", "Sidan finns inte"),
        text=translator("notfound", "Ring 112 om du är i fara."),
        emergency_href=listed_services.emergency_row(maker, home).contacts[0].href,
        link=Link(href="/" + folder(home, maker.language), label=translator("page", "Alla kontakter")),
    )


def lost(maker: PageMaker) -> LostPage:
    """Return the context of one language's 404, with links to the pages to call from in the others too."""
    languages, home = maker.site_context.catalogue.languages, maker.site_context.home
    return LostPage(
        frame=maker.frame(home),
        entry=_not_found_entry(maker),
        others=tuple(
            Choice(name=languages[code].name, language=code, href="/" + folder(home, code), current=False)
            for code in languages
            if code in maker.offers[home] and code != maker.language
        ),
    )


def error_pages(makers: Sequence[PageMaker]) -> CommonPages:
    """Yield the 404 of each language that has a folder of its own, and the one that speaks all languages."""
    for maker in offered(makers):
        if maker.language != SOURCE_LANGUAGE:
            yield addresses.not_found(maker.language), lost(maker), maker.translator
    yield addresses.MADE_NOT_FOUND, not_found(makers), makers[0].translator
