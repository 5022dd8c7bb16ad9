"""From views to clicks to contact, by campaign: what the seller says, and what was counted here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.counting.log_tally import Event
from sitegen.counting.suppression import CountsByLanding
from sitegen.sites.campaign.ad_model import AdFigure
from sitegen.sites.campaign.ad_records import AdRecords


@dataclass(frozen=True, slots=True)
class Funnel:
    """One campaign's steps. Counts are the least that they can be; None means that nothing was measured."""

    campaign: str
    views: AdFigure | None
    clicks_by_seller: AdFigure | None
    visits: int | None
    taps: int | None


def funnels(ads: AdRecords, table: CountsByLanding, *, taps_logged: bool) -> Iterator[Funnel]:
    """Yield the funnel of every campaign. `taps_logged` says whether the log holds taps on contact at all."""
    for id, campaign in ads.campaigns.items():
        codes = [code for code, landing in ads.landings.items() if landing.campaign == id]
        yield Funnel(
            campaign=id,
            views=campaign.views,
            clicks_by_seller=campaign.clicks,
            visits=_sum(table, codes, "visits"),
            taps=_sum(table, codes, "taps") if taps_logged else None,
        )


def _sum(table: CountsByLanding, codes: list[str], event: Event) -> int | None:
    found = [table[code, event].at_least for code in codes if (code, event) in table]
    return sum(found) if found else None
