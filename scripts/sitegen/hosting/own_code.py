"""The scripts and styles that may stand inline in a page: our own files, and what the build makes of records.

A policy names the hash of whatever is inline, so it protects from nothing that somebody pastes. What is
inline is therefore held against this list first, and anything else is an error instead of a new hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.core import Project
from sitegen.reading import FinishedPage
from sitegen.records import Catalogue, Site
from sitegen.sites.kinds import kind_of
from sitegen.web import assets

# What the build makes of records, after a style of ours or alone: room for each group of the finder's list
# that is not drawn yet; the county that was chosen, the mirror of an answer and the steps that it leads to.
SHOWING_RULE = r"[\w#.:~(), -]+\{display:block\}"
GENERATED_STYLE = re.compile(
    r"(?:#list details:nth-of-type\(\d+\)\{contain-intrinsic-size:auto \d+(?:\.\d+)?rem\})+"
    rf"|(?:{SHOWING_RULE})?@supports selector\(:has\(\*\)\)\{{(?:{SHOWING_RULE})*\}}"
)


@dataclass(frozen=True, slots=True)
class OwnCode:
    """All that may stand in a `<script>` or a `<style>` of a site, to the letter."""

    scripts: frozenset[str]
    styles: frozenset[str]

    def foreign(self, page: FinishedPage) -> Iterator[tuple[str, str]]:
        """Yield what stands inline in a page and is not ours: `script` or `style`, and its text."""
        yield from (("script", text) for text in page.inline_scripts if text not in self.scripts)
        yield from (("style", text) for text in page.inline_styles if not self._has(text))

    def _has(self, style: str) -> bool:
        """Return whether a style is one of ours, with or without what is made of records after it."""
        ends = (style.removeprefix(own) for own in ("", *self.styles) if style.startswith(own))
        return any(not end or GENERATED_STYLE.fullmatch(end) for end in ends)


def own_code(project: Project, records: Catalogue, site: Site) -> OwnCode:
    """Return what may stand inline in the pages of a site: scripts of overrides/, and styles as made."""
    texts = (path.read_text("utf-8") for path in project.override_files("js"))
    scripts = (form for text in texts for form in _forms(text))
    return OwnCode(frozenset(scripts), frozenset(_styles(project, records, site)))


def _forms(script: str) -> tuple[str, ...]:
    """Return a script as it is, as a template includes it, and as the build shortens it."""
    return script, script.strip(), assets.inline_script(script), assets.own_script(script)


def _styles(project: Project, records: Catalogue, site: Site) -> Iterator[str]:
    made = kind_of(site).assets(project, records, site)
    yield from (str(style) for style in (made.style, made.facet_style, *made.styles.values()))
