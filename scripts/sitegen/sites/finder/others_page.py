"""The page with lines for professionals, and for people who buy sex or use violence."""

from __future__ import annotations

from sitegen.records import helps_exposed
from sitegen.records.eligibility import STOP_ROLES
from sitegen.sites.finder import listed_services
from sitegen.sites.finder.contexts import OthersPage
from sitegen.web import Key, PageMaker

OTHERS = Key("others")


def others(maker: PageMaker, key: Key) -> OthersPage:
    """Return the context of the page for others.

    It has lines for professionals, and for people who buy sex or use violence.
    """
    listed = maker.site_context.listed
    stop = {id: s for id, s in listed.items() if STOP_ROLES & set(s.eligibility.roles)}
    work = {id: s for id, s in listed.items() if id not in stop and not helps_exposed(s)}
    return OthersPage(
        frame=maker.frame(key, (work | stop).values()),
        professionals=listed_services.rows(maker, key, work),
        stop=listed_services.rows(maker, key, stop),
    )
