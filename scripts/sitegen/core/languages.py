"""The languages that the code itself knows; all others are rows of data/languages.yml."""

from __future__ import annotations

SOURCE_LANGUAGE = "sv"
"""The language that every text is first written in, and that stands where a translation is missing."""
PROSE_LANGUAGES = (SOURCE_LANGUAGE, "en")
"""The languages of prose, reports, campaigns and what staff read; the first stands at the root."""
