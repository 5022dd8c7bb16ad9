"""The texts of Köp inte, which no language but its own need translate."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.language import TextSet

NOTES: Mapping[str, str] = {
    "nav": "Menus, links and buttons of Köp inte. Short; the reader is a man who is spoken to as an adult.",
    "kop-inte": "Headings and sentences of Köp inte. Plain and warm, no shaming, no slang, no promise.",
    "source": "How a claim was found out: who was asked, how many, when. {…} stays as it is.",
    "notfound": "The page for wrong addresses.",
}

CAMPAIGN_TEXTS = TextSet(
    name="Köp inte",
    home="campaigns/kop-inte",
    templates=("overrides/campaign/**/*.html", "campaigns/kop-inte/overrides/**/*.html"),
    code=("sites/campaign",),
    locales="campaigns/kop-inte/locales",
    notes=NOTES,
    languages=("en",),
)
