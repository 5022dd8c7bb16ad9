"""Parts on what the organisation calls for, and on its campaigns."""

from __future__ import annotations

from sitegen.reading.validate import kebab
from sitegen.sites.organisation.model import Advocacy
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import TemplateContext, Value


class AdvocacyPart(TemplateContext):
    """Something of the record on what the organisation calls for; the macro chooses what."""

    record: Advocacy


class RecommendationsPart(AdvocacyPart):
    """What the government is asked to do."""

    template = "organisation/advocacy.html#recommendations"


class DemandsPart(AdvocacyPart):
    """What was called for in which year."""

    template = "organisation/advocacy.html#demands"


class ConcernsPart(AdvocacyPart):
    """What the organisation warns of."""

    template = "organisation/advocacy.html#concerns"


class ReferencesPart(AdvocacyPart):
    """The texts of others that ours lean on."""

    template = "organisation/advocacy.html#references"


class PublicCampaign(Value):
    """A campaign for the public, since when, and how it reached people."""

    id: str
    name: str
    text: str
    reach: str
    when: str


class PublicCampaignsPart(TemplateContext):
    """The campaigns for the public."""

    template = "organisation/advocacy.html#campaigns"

    rows: tuple[PublicCampaign, ...]


def campaigns_part(org: OrganisationContext) -> PublicCampaignsPart:
    """Return the part with each campaign, and how it reached people."""
    rows = (
        PublicCampaign(
            id=kebab(row.name),
            name=row.name,
            text=row.text,
            reach=row.reach,
            when=org.translator.month(row.since),
        )
        for row in org.advocacy.campaigns
    )
    return PublicCampaignsPart(rows=tuple(rows))


PARTS: Parts = {
    "recommendations": lambda org: RecommendationsPart(record=org.advocacy),
    "demands": lambda org: DemandsPart(record=org.advocacy),
    "concerns": lambda org: ConcernsPart(record=org.advocacy),
    "references": lambda org: ReferencesPart(record=org.advocacy),
    "campaigns": campaigns_part,
}
