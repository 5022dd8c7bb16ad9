"""What the pages of a campaign are made from, beside what every site has, and the frame that they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import Translator
from sitegen.sites.campaign.contexts import MenuLink, PageFrame
from sitegen.sites.campaign.help_records import HelpRecords
from sitegen.sites.campaign.material import NO_MATERIAL, Material
from sitegen.web import Key, Link, PageMaker, SiteContext, addresses, file_addresses
from sitegen.web.page_maker import CAMPAIGN, Offers

HELP, TEST, STOP, TALK, SOURCES = Key("help"), Key("test"), Key("stop"), Key("talk"), Key("sources")
WORKSHEET = Key("worksheet")
START_FILE = "start"
# Pages of the menu, in order. A page of kind "prose" is nothing but its file; others are made by code.
MENU = (
    *(HELP, TEST, STOP, TALK, Key("prose", "lagen"), Key("prose", "skadan"), Key("prose", "de-som-koper")),
    *(Key("prose", "manniskohandel"), Key("prose", "pa-natet"), Key("prose", "myter")),
    *(Key("prose", "anhoriga"), Key("prose", "yrkesverksamma"), Key("prose", "om"), SOURCES),
)


def prose_name(key: Key) -> str:
    """Return the name of a page's prose file without ending: the last folder of its Swedish address."""
    return addresses.folder(key, SOURCE_LANGUAGE).rstrip("/").rpartition("/")[2] or START_FILE


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

    @property
    def help(self) -> HelpRecords:
        """The records of help."""
        return self.site_context.material.help

    def page_named(self, name: str) -> Key:
        """Return the page whose prose file has that name; a check has made sure that there is one."""
        found = (key for key in self.offers if not key.id or key.kind == "prose")
        return next(key for key in found if prose_name(key) == name)

    def page_frame(self, key: Key, rules: str = "") -> PageFrame:
        """Return the frame of a page. `rules` are style that follows from the page's records."""
        assets = self.site_context.assets
        return PageFrame(
            language=self.language,
            canonical=self.absolute(key, self.language),
            alternates=self.alternates(key),
            picker=self.picker(key),
            home=self.href(key, CAMPAIGN),
            menu=tuple(self._menu(key)),
            contact=self.link(key, HELP, self.translator("nav", "Prata med någon")),
            indexed=key.kind not in ("ad", "tap"),
            draft=not self.translator.reviewed,
            style=assets.style,
            own_style=assets.styles.get(key.kind, Markup()) + Markup(rules),
            script=assets.scripts.get(key.kind, Markup()),
        )

    def _menu(self, key: Key) -> Iterator[MenuLink]:
        """Yield the links of the menu as seen from a page; pages that the site does not have are left out."""
        for entry in MENU:
            if entry in self.offers:
                head = self.site_context.material.prose[self.language][prose_name(entry)].head
                label = head.menu or head.title
                yield MenuLink(href=self.href(key, entry), label=label, current=entry == key)

    def file_link(self, key: Key, kind: str, label: str) -> Link:
        """Return a link from a page to a PDF to print, whose name says nothing of the subject."""
        file = file_addresses.CAMPAIGN_PAPERS[kind][self.language]
        return Link(href=self.href(key, Key(kind)) + file, label=label)
