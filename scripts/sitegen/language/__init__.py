"""Translations: catalogues, translators, and what waits for one."""
