"""What the pages of a campaign are made from, beside what every site has."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.language import Translator
from sitegen.sites.campaign.material import NO_MATERIAL, Material
from sitegen.web import PageMaker, SiteContext
from sitegen.web.page_maker import Offers


@dataclass(frozen=True)
class CampaignContext(SiteContext):
    """What all languages of a campaign share on one day; `material` is its own claims and prose."""

    material: Material = NO_MATERIAL

    def maker(self, translator: Translator, offers: Offers) -> CampaignMaker:
        """Join this context with a translator and the languages offered for each page.

        The result is the `CampaignMaker` of one language.
        """
        return CampaignMaker(self, translator, offers)


@dataclass(frozen=True)
class CampaignMaker(PageMaker):
    """Makes the pages of a campaign in one language."""

    site_context: CampaignContext
