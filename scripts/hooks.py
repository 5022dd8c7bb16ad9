"""The one place where MkDocs meets the generator: generated pages become files of the site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from sitegen.output import DataError, all_finder_files
from sitegen.printing.papers import all_papers
from sitegen.problems import SetupError, report
from sitegen.voices import SOURCE_LANGUAGE

ROOT = Path(__file__).resolve().parents[1]
AFTER_I18N = -200  # mkdocs-static-i18n runs at -100 and fails on generated files it meets


@cache
def generated(site: str) -> Mapping[str, bytes]:
    """The generated pages of a site, made once in a run; faults in the data stop it as a report."""
    try:
        return {**all_finder_files(ROOT, site), **all_papers(ROOT, site)}
    except DataError as error:
        raise PluginError(f"{error}\n\n{report(error.problems)}") from None
    except SetupError as error:
        raise PluginError(str(error)) from None


@event_priority(AFTER_I18N)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of all languages to every build, so that links to them are checked."""
    if config.theme["language"] == SOURCE_LANGUAGE:  # the first build of a run: read the data anew
        generated.cache_clear()
    pages = generated(config.extra["site"])
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    config.extra["finder_pages"] = frozenset(pages)
    return files
