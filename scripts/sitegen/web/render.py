"""From contexts to bytes: the one Jinja environment, and what is done to every page after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import minify_html
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.core.project import Project
from sitegen.language import thai
from sitegen.language.translation import SWEDISH_BEGINS, SWEDISH_ENDS, Translator
from sitegen.sites.campaign.contexts import TEMPLATES as CAMPAIGN_TEMPLATES
from sitegen.sites.campaign.contexts import CampaignPage
from sitegen.web.contexts import (
    CardPage,
    FinderPage,
    LostPage,
    NotFoundPage,
    OthersPage,
    Page,
    RegionPage,
    RightsPage,
    SafetyPage,
    ServicePage,
    SignPage,
    StartPage,
)

# Tags with their attributes, and elements that hold nothing but text.
NO_ELEMENTS = re.compile(
    r"<(title|script|style|option|textarea|text)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE
)

AnyPage = Page | CampaignPage
TEMPLATES: dict[type[Page], str] = {
    FinderPage: "finder.html",
    ServicePage: "service.html",
    RegionPage: "region.html",
    RightsPage: "rights.html",
    SafetyPage: "safety.html",
    OthersPage: "others.html",
    NotFoundPage: "notfound.html",
    LostPage: "lost.html",
    SignPage: "sign.html",
    CardPage: "card.html",
    StartPage: "start.html",
}

ALL_TEMPLATES: Mapping[type, str] = {**TEMPLATES, **CAMPAIGN_TEMPLATES}


@lru_cache(maxsize=8)
def environment(*templates: Path) -> Environment:
    """Templates of these folders, the first that has one. Autoescape and StrictUndefined are on, always."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(project: Project, page: AnyPage, translator: Translator, *own: Path) -> bytes:
    """A page's bytes: its template filled in, shortened, and given break opportunities in Thai."""
    template = environment(*own, project.templates).get_template(ALL_TEMPLATES[type(page)])
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    html = shortened(finished(template.render(values, _=translator)))
    return (thai.with_breaks(html) if translator.code == "th" else html).encode()


def finished(html: str) -> str:
    """HTML in which what had to stay Swedish is marked so; where no element may stand it is only Swedish."""
    if SWEDISH_BEGINS not in html:
        return html
    bare = NO_ELEMENTS.sub(lambda found: plain(found[0]), html)
    return bare.replace(SWEDISH_BEGINS, '<span lang="sv" dir="ltr">').replace(SWEDISH_ENDS, "</span>")


def plain(text: str) -> str:
    """A text without the marks of what had to stay Swedish, for what knows no languages."""
    return text.replace(SWEDISH_BEGINS, "").replace(SWEDISH_ENDS, "")


def shortened(html: str) -> str:
    """The same document with fewer bytes; every tag keeps its end, style and script stay as hashed."""
    return minify_html.minify(
        re.sub(r">\s+<", "> <", html),
        keep_closing_tags=True,
        keep_html_and_head_opening_tags=True,
        minify_css=False,
        minify_js=False,
        minify_doctype=False,
        allow_noncompliant_unquoted_attribute_values=False,
        allow_optimal_entities=False,
    )
