"""Links to the campaign's PDF files. Their names say nothing of the subject."""

from __future__ import annotations

from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.web import Key, Link, addresses, file_addresses


def file_link(maker: CampaignMaker, key: Key, kind: str, label: str) -> Link:
    """Return a link from a page to a file."""
    here = addresses.link((key, maker.language), (Key(kind), maker.language))
    return Link(href=here + file_addresses.CAMPAIGN_PAPERS[kind][maker.language], label=label)
