"""The one place where MkDocs meets the generator: the finder's pages become files of the site.

All of them join every language's build, so that links to them are checked and `serve` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from sitegen.output import all_finder_files

AFTER_I18N = -200  # mkdocs-static-i18n runs at -100 and fails on generated files it meets
ROOT = Path(__file__).resolve().parent.parent


@cache
def finder_files() -> Mapping[str, bytes]:
    """Every language's finder pages, made once in a run."""
    return all_finder_files(ROOT)


@event_priority(AFTER_I18N)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the finder's pages; the first build of a run reads the data anew."""
    if config.plugins["i18n"].is_default_language_build:
        finder_files.cache_clear()
    for path, content in finder_files().items():
        files.append(File.generated(config, path, content=content))
    config.extra["finder_pages"] = frozenset(finder_files())
    return files
