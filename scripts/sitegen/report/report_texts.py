"""The texts of pages of statistics."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core import PROSE_LANGUAGES
from sitegen.language import TextSet

NOTES: Mapping[str, str] = {
    "report": "Pages of statistics: headings, notes, labels. Exact and plain. {…} stays as it is.",
}

REPORT_TEXTS = TextSet(
    name="rapporter",
    home="data/reports",
    templates=("overrides/reports/**/*.html",),
    code=("report",),
    locales="locales",
    notes=NOTES,
    domain="reports",
    languages=PROSE_LANGUAGES,
)
