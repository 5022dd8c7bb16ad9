"""The pages of the finder family: which there are, and what makes each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitegen.records.place_names import county_word
from sitegen.sites.finder import (
    easy_page,
    finder_page,
    languages_page,
    others_page,
    region_page,
    rights_page,
    safety_page,
    service_page,
)
from sitegen.web import FINDER, Key, PageContext, PageMaker, SiteContext


def keys(site_context: SiteContext) -> tuple[Key, ...]:
    """Return every page of the family, whatever the language."""
    services = (Key("service", id) for id in site_context.listed)
    regions = (Key("region", id) for id in site_context.catalogue.regions)
    places = site_context.catalogue.counties().values()
    counties = (Key("county", county_word(county)) for _, county in places)
    single = (
        rights_page.RIGHTS,
        safety_page.SAFETY,
        others_page.OTHERS,
        languages_page.LANGUAGES,
        finder_page.SIGN,
    )
    easy = easy_page.keys(site_context.catalogue)
    return (FINDER, *single, *easy, *regions, *counties, *services)


def page(maker: PageMaker, key: Key) -> PageContext:
    """Return the context of one page in the maker's language."""
    return BUILDERS[key.kind](maker, key)


BUILDERS: Mapping[str, Callable[[PageMaker, Key], PageContext]] = {
    "finder": finder_page.finder,
    "service": service_page.service,
    "region": region_page.region,
    "county": region_page.county,
    "rights": rights_page.all_rights,
    "safety": safety_page.safety,
    "others": others_page.others,
    "languages": languages_page.languages,
    "sign": finder_page.sign,
    "easy": easy_page.easy,
}
