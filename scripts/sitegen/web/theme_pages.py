"""Pages that records become inside the theme of the prose: values that `scripts/hooks.py` hands to MkDocs.

The body is finished HTML: Markdown has no part in it, and links in it are relative addresses like
those of any page. The theme adds head, header, languages and footer.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES
from sitegen.web import Value, addresses


class ProsePage(Value):
    """A page in one language. `path` is its folder inside that of the language: `statistik/2025/`.

    `languages` are those that have the page, its own among them, each under the same path. `heading` is
    the id of the element in the body that the skip link leads to. `styles` are sheets of its own, from
    the site's root, beside those of all prose. What is not `searched` stays out of the search of the site.
    """

    path: str
    language: str
    languages: tuple[str, ...] = PROSE_LANGUAGES
    title: str
    description: str
    body: Markup
    heading: str
    styles: tuple[str, ...] = ()
    searched: bool = True

    @property
    def folder(self) -> str:
        """Return where the page stands from the site's root: `en/statistik/2025/`."""
        return folder(self.path, self.language)

    @property
    def file(self) -> str:
        """Return the file that a static host serves for it."""
        return file(self.path, self.language)

    @property
    def source(self) -> str:
        """Return what MkDocs calls it: a Markdown file that nobody wrote, so that `nav:` can name it."""
        return f"{self.language}/{self.path}index.md"


class PlannedPage(Value):
    """A page in one language, with its address, that is made when it is asked for."""

    path: str
    language: str
    make: Callable[[], ProsePage]

    @property
    def file(self) -> str:
        """Return the file that a static host will serve for it."""
        return file(self.path, self.language)


def folder(path: str, language: str) -> str:
    """Return the folder of a page from the site's root."""
    return addresses.start(language) + path


def file(path: str, language: str) -> str:
    """Return the file that a static host serves for the page in a folder."""
    return f"{folder(path, language)}index.html"


def link(origin: str, end: str) -> str:
    """Return the relative address from one folder or file to another, both from the site's root.

    A folder ends with a slash; the root is the empty text. A file lies where its folder does.
    """
    start = posixpath.dirname(f"/{origin}")
    found = posixpath.relpath(f"/{end}", start)
    return f"{found}/" if end.endswith("/") or not end else found
