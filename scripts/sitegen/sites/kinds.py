"""The kinds of sites, by the name that a row of data/sites.yml says in `family`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.reading import Loaded
from sitegen.records import Site
from sitegen.sites.campaign.campaign_kind import CampaignKind
from sitegen.sites.card.card_kind import CardKind
from sitegen.sites.finder.finder_kind import FinderKind
from sitegen.sites.kind import SiteKind

KINDS: dict[str, SiteKind] = {
    "finder": FinderKind(),
    "card": CardKind(),
    "campaign": CampaignKind(),
}


def kind_of(site: Site) -> SiteKind:
    """Return the kind of a site whose row has been checked. Raises KeyError for an unknown one."""
    return KINDS[site.family]


def known(sites: Iterable[Site]) -> Iterator[tuple[Site, SiteKind]]:
    """Yield each site that is of a known kind, with that kind."""
    return ((site, KINDS[site.family]) for site in sites if site.family in KINDS)


def row_problems(rows: Mapping[str, Loaded[Site]]) -> Iterator[Problem]:
    """Yield the problems of the rows of data/sites.yml: an unknown kind, and what its kind asks of a row."""
    for loaded in rows.values():
        kind = KINDS.get(loaded.record.family)
        if kind is None:
            said = loaded.record.family
            message = f"{quoted(said)} är inget av {', '.join(KINDS)}{did_you_mean(said, KINDS)}"
            yield loaded.problem("family", message=message)
        else:
            yield from (problem for rule in kind.rules for problem in rule(loaded))
