"""Refuse ads that lead to nothing: those that promise somebody to talk to while too few can be called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sitegen.records import Catalogue
from sitegen.sites.campaign import contact_limits
from sitegen.sites.campaign.ad_records import AdRecords
from sitegen.sites.campaign.material import Material


def refused(material: Material, records: Catalogue, today: dt.date) -> dict[str, str]:
    """Return why ads are not made, by their ids; none when enough receptions have a checked number."""
    found = contact_limits.checked_receptions(material.help.units, records, today)
    if found >= material.limits.ads:
        return {}
    why = (
        f"annonsen lovar någon att prata med, men {found} mottagningar har ett kontrollerat nummer och "
        f"{material.limits.ads} behövs ({contact_limits.FILE}); ring dem, eller ändra gränsen"
    )
    promising = (id for id, creative in material.ads.creatives.items() if creative.promise == "talk")
    return {id: f"{id} görs inte: {why}" for id in promising}


def without(ads: AdRecords, ids: Collection[str]) -> AdRecords:
    """Return the ads but for those of these ids, and the addresses that lead to none of them."""
    return AdRecords(
        ads.campaigns,
        {id: creative for id, creative in ads.creatives.items() if id not in ids},
        {id: landing for id, landing in ads.landings.items() if landing.creative not in ids},
    )
