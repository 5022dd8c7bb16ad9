"""What each template of the campaign is given, computed and translated beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.contexts import Alternate, Choice, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink:
    """A page in the menu."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What surrounds every page of the campaign. `contact` is the one tap to somebody to talk to."""

    language: str
    canonical: str
    alternates: tuple[Alternate, ...]
    picker: tuple[Choice, ...]
    home: str
    menu: tuple[MenuLink, ...]
    contact: Link
    indexed: bool
    draft: bool
    style: Markup
    own_style: Markup
    script: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What an editor has written for a page, with its claims in it."""

    title: str
    description: str
    lead: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """start.html: one question, one tap to talk to somebody, one tap to the test."""

    around: Around
    text: Text
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    """prose.html: a page that is nothing but what an editor has written."""

    around: Around
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """missing.html: the 404 of one language. Its links start at the site's root."""

    around: Around
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdPage:
    """ad.html: what an ad leads to. The message goes on, then one tap to contact."""

    around: Around
    heading: str
    lead: str
    message: tuple[str, ...]
    test: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TapPage:
    """tap.html: leads on to the contacts at once; a log tells by it how many tapped."""

    around: Around
    onward: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStep:
    """One number of a campaign: what was counted, how many, and what the number is worth."""

    label: str
    count: str
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdFunnel:
    """The published numbers of one campaign; `rate` is the sentence that compares them."""

    name: str
    where: str
    steps: tuple[FunnelStep, ...]
    rate: str
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPage:
    """funnel.html: what came of the ads."""

    around: Around
    text: Text
    funnels: tuple[AdFunnel, ...]


CampaignPage = StartPage | ProsePage | MissingPage | AdPage | TapPage | FunnelPage
TEMPLATES: Mapping[type[CampaignPage], str] = {
    StartPage: "start.html",
    ProsePage: "prose.html",
    MissingPage: "missing.html",
    AdPage: "ad.html",
    TapPage: "tap.html",
    FunnelPage: "funnel.html",
}
