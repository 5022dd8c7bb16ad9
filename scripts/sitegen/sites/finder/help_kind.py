"""What the kinds of sites on which people find help have in common: the finder and the card."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.core import Project
from sitegen.language.text_sets import MAIN
from sitegen.records import Catalogue, Language, Site
from sitegen.sites.kind import FIRST_FLIGHT, SiteKind
from sitegen.web import Assets, assets


class HelpKind(SiteKind):
    """A site of help pages: in every language of the records, in one style, small enough to open anywhere."""

    text_set = MAIN
    weight = FIRST_FLIGHT

    def languages(self, records: Catalogue, site: Site) -> Iterable[Language]:
        """Return all languages of the records."""
        return records.languages.values()

    def assets(self, project: Project, records: Catalogue, site: Site) -> Assets:
        """Return the styles and scripts of the help pages, with the site's own style where it has one."""
        return assets.load(project, project.own_templates(site.config))
