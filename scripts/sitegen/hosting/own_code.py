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

# What the build makes of records, after a style of ours or alone: the county that was chosen, the mirror of
# an answer, the steps that it leads to and the tap at the foot of the screen.
SHOWING_RULE = r"[\w#.:~(), -]+\{display:block\}"
COMMON_TAP = r"(?:main:has\(#[\w-]+:checked\) \.tap \.common,?)+\{display:none\}"
WHERE_HAS_IS_KNOWN = rf"@supports selector\(:has\(\*\)\)\{{(?:{SHOWING_RULE}|{COMMON_TAP})*\}}"
GENERATED_STYLE = re.compile(rf"(?:{SHOWING_RULE})?(?:{WHERE_HAS_IS_KNOWN})*")
# What it makes after the style of the finder: which rows and notes an answer moves, shows and hides.
ROWS = r"(?:#s\w:checked~|main|\.l|\.r\b|\.m::after|\.k\w\b|#b)[\w#.:~>(), \[\]=-]*"
DOES = r"(?:--\w+|order|display|content|counter-increment):(?!\s*url)[^{}@\\<]*"
ANSWER_STYLE = re.compile(rf"(?:{ROWS}\{{{DOES}\}}|@supports selector\(:has\(\*\)\)\{{|\}})+")


@dataclass(frozen=True, slots=True)
class OwnCode:
    """All that may stand in a `<script>` or a `<style>` of a site, to the letter."""

    scripts: frozenset[str]
    styles: frozenset[str]
    finder_style: str = ""

    def foreign(self, page: FinishedPage) -> Iterator[tuple[str, str]]:
        """Yield what stands inline in a page and is not ours: `script` or `style`, and its text."""
        yield from (("script", text) for text in page.inline_scripts if text not in self.scripts)
        yield from (("style", text) for text in page.inline_styles if not self._has(text))

    def _has(self, style: str) -> bool:
        """Return whether a style is one of ours, with or without what is made of records after it."""
        ends = (style.removeprefix(own) for own in ("", *self.styles) if style.startswith(own))
        return any(not end or GENERATED_STYLE.fullmatch(end) for end in ends) or self._is_of_finder(style)

    def _is_of_finder(self, style: str) -> bool:
        """Return whether a style is the finder's, with what answers do after it, and no file."""
        answers = style.removeprefix(self.finder_style)
        begun = bool(self.finder_style) and style.startswith(self.finder_style)
        return begun and "url(" not in answers and ANSWER_STYLE.fullmatch(answers) is not None


def own_code(project: Project, records: Catalogue, site: Site) -> OwnCode:
    """Return what may stand inline in the pages of a site: scripts of overrides/, and styles as made."""
    texts = (path.read_text("utf-8") for path in project.override_files("js"))
    scripts = (form for text in texts for form in _forms(text))
    made = kind_of(site).assets(project, records, site)
    styles = (made.style, *made.styles.values())
    return OwnCode(frozenset(scripts), frozenset(map(str, styles)), str(made.finder_style))


def _forms(script: str) -> tuple[str, ...]:
    """Return a script as it is, as a template includes it, and as the build shortens it."""
    return script, script.strip(), assets.inline_script(script), assets.own_script(script)
