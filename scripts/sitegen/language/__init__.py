"""Translations: catalogues, translators, and what waits for one."""

from __future__ import annotations

from sitegen.language.text_sets import TextSet
from sitegen.language.translated_records import translated
from sitegen.language.translation import LocalizedText, Translator
