"""Markdown of campaigns as HTML, the same for pages and for the checks of what editors write."""

from __future__ import annotations

import re

import markdown
from markupsafe import Markup

EXTENSIONS = ("tables", "sane_lists")


OUTWARD = re.compile(r'<a href="(?=https?://)')


def to_html(text: str) -> Markup:
    """Return Markdown as HTML; files of the project are trusted.

    Links that lead out carry rel="noreferrer".
    """
    made = markdown.markdown(text, extensions=list(EXTENSIONS), output_format="html")
    return Markup(OUTWARD.sub('<a rel="noreferrer" href="', made))
