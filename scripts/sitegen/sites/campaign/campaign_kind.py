"""A campaign: prose, claims and help pages of its own, in the few languages that its row names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from sitegen.core import SOURCE_LANGUAGE, Problem, Project, raise_errors
from sitegen.records import Catalogue, Language, Site
from sitegen.sites.campaign import checks, look, material, pages, unwritten
from sitegen.sites.campaign.campaign_context import CampaignContext, CampaignMaker
from sitegen.sites.campaign.campaign_texts import CAMPAIGN_TEXTS
from sitegen.sites.campaign.material import Material, MaterialReading
from sitegen.sites.kind import CommonPages, SiteKind, WeightLimit
from sitegen.sites.site_rules import example_address, no_name
from sitegen.web import Assets, Key, PageContext, PageMaker, SiteContext, addresses, assets
from sitegen.web.page_maker import CAMPAIGN


class CampaignKind(SiteKind):
    """A site that speaks to the public; nobody needs to hide that they read it."""

    home = CAMPAIGN
    text_set = CAMPAIGN_TEXTS
    rules = (example_address, no_name)
    weight = WeightLimit(30_000, "Dela sidan", home_only=False)
    is_same_in_all_languages = True

    def languages(self, records: Catalogue, site: Site) -> Iterable[Language]:
        """Return the languages that the row of the site names."""
        return [records.languages[code] for code in site.languages]

    def assets(self, project: Project, records: Catalogue, site: Site) -> Assets:
        """Return the campaign's own styles and scripts: it shares nothing with the help pages."""
        return assets.campaign(project, project.own_templates(site.config))

    def problems(self, project: Project, records: Catalogue, site: Site) -> Iterator[Problem]:
        """Yield every problem of the campaign's prose, claims, help pages and ads."""
        reading = material.read(project, site)
        yield from _problems(reading, records)
        yield from look.problems(project, site)
        yield from unwritten.problems(site, reading)

    def site_context(
        self, project: Project, records: Catalogue, site: Site, today: dt.date
    ) -> CampaignContext:
        """Return what all languages share. Raises `DataError` for faults in the campaign's material."""
        style, own = self.assets(project, records, site), checked_material(project, records, site)
        return CampaignContext(records, site, today, style, self.home, material=own)

    def keys(self, site_context: SiteContext) -> tuple[Key, ...]:
        """Return every page: those that code makes, each file of prose, each ad."""
        assert isinstance(site_context, CampaignContext)
        return pages.keys(site_context)

    def printed_folders(self, site_context: SiteContext) -> Iterable[str]:
        """Return the folder of every ad, in Swedish: ads in other languages are not printed."""
        ads = [key for key in self.keys(site_context) if key.kind == "ad"]
        return [addresses.folder(key, SOURCE_LANGUAGE) for key in ads]

    def required_keys(self, records: Catalogue, site: Site, today: dt.date) -> tuple[Key, ...]:
        """Return no keys: the records of data/ ask for no page of a campaign.

        The campaign's own files say which there are.
        """
        return ()

    def page(self, maker: PageMaker, key: Key) -> PageContext:
        """Return the context of one page, which its template is given."""
        assert isinstance(maker, CampaignMaker)
        return pages.BUILDERS[key.kind](maker, key)

    def common_pages(self, makers: Sequence[PageMaker]) -> CommonPages:
        """Yield the 404 of each language."""
        return pages.error_pages([maker for maker in makers if isinstance(maker, CampaignMaker)])

    def may_hold_markdown(self, path: str, languages: Iterable[str]) -> bool:
        """Return True: an editor's Markdown may be part of any built page of a campaign."""
        return True


def checked_material(project: Project, records: Catalogue, site: Site) -> Material:
    """Return what a campaign has of its own. Raises `DataError` when any of it has an error."""
    reading = material.read(project, site)
    raise_errors(_problems(reading, records))
    return reading.material


def _problems(reading: MaterialReading, records: Catalogue) -> Iterator[Problem]:
    yield from reading.problems
    yield from checks.check(reading)
    yield from checks.help_agrees(reading, records)
