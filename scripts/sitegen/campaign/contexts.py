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


CampaignPage = StartPage | ProsePage | MissingPage
TEMPLATES: Mapping[type[CampaignPage], str] = {
    StartPage: "start.html",
    ProsePage: "prose.html",
    MissingPage: "missing.html",
}
