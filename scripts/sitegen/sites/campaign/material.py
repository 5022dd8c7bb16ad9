"""Read what a campaign has in its folder: prose by language, claims, records of help, ads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.core import Problem, Project
from sitegen.reading import Loaded, loader, yaml_tree
from sitegen.records import Site
from sitegen.sites.campaign import ad_records, contact_limits, help_records
from sitegen.sites.campaign.ad_records import AdReading, AdRecords
from sitegen.sites.campaign.contact_limits import ContactLimits
from sitegen.sites.campaign.help_records import NO_HELP_RECORDS, HelpReading, HelpRecords
from sitegen.sites.campaign.model import AllowedQuantity, CampaignClaim
from sitegen.sites.campaign.prose import ProseFile, read_prose


@dataclass(frozen=True, slots=True)
class Material:
    """The content of a campaign: prose by language and name of its file, claims by id, help, ads.

    `shown_elsewhere` are claims that no prose names but a page shows, as the records of the page say.
    """

    prose: Mapping[str, Mapping[str, ProseFile]] = field(default_factory=dict)
    claims: Mapping[str, CampaignClaim] = field(default_factory=dict)
    shown_elsewhere: frozenset[str] = frozenset()
    help: HelpRecords = NO_HELP_RECORDS
    ads: AdRecords = field(default_factory=AdRecords)
    limits: ContactLimits = field(default_factory=ContactLimits)


@dataclass(frozen=True, slots=True)
class MaterialReading:
    """The content of a campaign, its records with their places in the files, and the problems of reading."""

    material: Material
    claims: Mapping[str, Loaded[CampaignClaim]]
    allowed: Mapping[str, Loaded[AllowedQuantity]]
    problems: tuple[Problem, ...]
    help: HelpReading
    ads: AdReading = field(default_factory=AdReading)


NO_MATERIAL = Material()
PAGES_OF_RECORDS: Mapping[str, str] = {
    "test": "questions",
    "stop": "steps",
    "worksheet": "weeks",
    "talk": "talk",
}
"""Pages that are there when data/aid has a file of their records."""
PAGES_OF_ADS = "funnel"


def has_page(material: Material, kind: str) -> bool:
    """Return whether a campaign has what a page of a kind is made of."""
    if kind == PAGES_OF_ADS:
        return bool(material.ads.campaigns)
    return kind not in PAGES_OF_RECORDS or bool(getattr(material.help, PAGES_OF_RECORDS[kind]))


def read(project: Project, site: Site) -> MaterialReading:
    """Return the content of a site's folder, with every problem found in it."""
    home = project.campaign_folder(site.config)
    data = yaml_tree.relative_path(project.campaign_data(site.config), project.root)
    claims, problems = loader.load_folder(project.root, f"{data}/claims", CampaignClaim)
    allowed, more = loader.load_rows_if_there(project.root, f"{data}/allowed.yml", AllowedQuantity)
    problems += more
    prose = {}
    for language in site.languages:
        prose[language], found = read_prose(project.root, project.campaign_docs(site.config, language))
        problems += found
    found_help, ads = help_records.read(project, f"{data}/aid"), ad_records.read(project.root, home)
    limits, wrong = contact_limits.read(project.root, home)
    help = found_help.help_records()
    records = {id: loaded.record for id, loaded in claims.items()}
    elsewhere = help_records.claims_shown(help) | ad_records.claims_shown(ads)
    material = Material(prose, records, elsewhere, help, ads.ads(), limits)
    faults = (*problems, *found_help.problems, *ads.problems, *wrong)
    return MaterialReading(material, claims, allowed, faults, found_help, ads)
