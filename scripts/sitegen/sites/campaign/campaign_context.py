"""What the pages of a campaign are made from, beside what every site has, and the frame that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import Translator
from sitegen.sites.campaign import contact_limits
from sitegen.sites.campaign.contexts import ChosenTap, MenuLink, PageFrame
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


def taps_style(taps: Iterable[ChosenTap]) -> str:
    """Return the style by which a tap takes the place of the common one while its answer is chosen.

    Engines without `:has()` keep the common one.
    """
    chosen = [tap.token for tap in taps]
    hidden = ",".join(f"main:has(#{token}:checked) .tap .common" for token in chosen)
    shown = ",".join(f"main:has(#{token}:checked) .tap .t-{token}" for token in chosen)
    if not chosen:
        return ""
    return f"@supports selector(:has(*)){{{hidden}{{display:none}}{shown}{{display:block}}}}"


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

    @property
    def can_talk(self) -> bool:
        """Whether so many receptions have a checked number that pages may lead with talking to somebody."""
        known, material = self.site_context, self.site_context.material
        found = contact_limits.checked_receptions(self.help.units, known.catalogue, known.today)
        return found >= material.limits.start

    @property
    def contact_label(self) -> str:
        """What the tap to the contacts says; it promises nobody to talk to where there are too few."""
        if self.can_talk:
            return self.translator("nav", "Prata med någon")
        return self.translator("kop-inte", "Hit kan du vända dig")

    def ways(self, key: Key, contact: Link) -> tuple[Link, ...]:
        """Return the ways on from a first screen, what one can do alone first until one can talk.

        A campaign without a test has one way.
        """
        count = self.translator.number(len(self.help.questions))
        label = self.translator("kop-inte", "{count} frågor till dig själv", count=count)
        test = (self.link(key, TEST, label),) if TEST in self.offers else ()
        return (contact, *test) if self.can_talk else (*test, contact)

    def page_named(self, name: str) -> Key:
        """Return the page whose prose file has that name; a check has made sure that there is one."""
        found = (key for key in self.offers if not key.id or key.kind == "prose")
        return next(key for key in found if prose_name(key) == name)

    def page_frame(self, key: Key, rules: str = "", taps: tuple[ChosenTap, ...] = ()) -> PageFrame:
        """Return the frame of a page. `rules` are style that follows from the page's records.

        `taps` take the place of the tap to the contacts while their answers are chosen.
        """
        assets = self.site_context.assets
        contact = self.link(key, HELP, self.contact_label)
        return PageFrame(
            name=self.site_context.site.name or "",
            language=self.language,
            canonical=self.absolute(key, self.language),
            alternates=self.alternates(key),
            picker=self.picker(key),
            home=self.href(key, CAMPAIGN),
            menu=tuple(self._menu(key)),
            contact=contact,
            tap=contact,
            taps=taps,
            indexed=key.kind not in ("ad", "tap"),
            draft=not self.translator.reviewed,
            style=assets.style,
            own_style=assets.styles.get(key.kind, Markup()) + Markup(rules + taps_style(taps)),
            script=assets.scripts.get(key.kind, Markup()),
        )

    def _menu(self, key: Key) -> Iterator[MenuLink]:
        """Yield the links of the menu as seen from a page; pages that the site does not have are left out.

        Pages of prose that the menu does not know stand before the sources, by the names of their files.
        """
        *known, last = MENU
        others = sorted(page for page in self.offers if page.kind == "prose" and page not in MENU)
        for entry in (*known, *others, last):
            if entry in self.offers:
                head = self.site_context.material.prose[self.language][prose_name(entry)].head
                label = head.menu or head.title
                yield MenuLink(href=self.href(key, entry), label=label, current=entry == key)

    def file_link(self, key: Key, kind: str, label: str) -> Link:
        """Return a link from a page to a PDF to print, whose name says nothing of the subject."""
        file = file_addresses.CAMPAIGN_PAPERS[kind][self.language]
        return Link(href=self.href(key, Key(kind)) + file, label=label)
