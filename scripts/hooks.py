"""The one place where MkDocs meets the generator: generated pages become files of the site."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from sitegen.build import preview_prose, search
from sitegen.build.mkdocs_input import SiteContent, site_content
from sitegen.build.preview_prose import SOCKETS
from sitegen.core import DataError, Project, SetupError, part_marks
from sitegen.core.kept import keeping
from sitegen.core.problems import report
from sitegen.sites.organisation import drawings, wordmarks
from sitegen.web import ProsePage
from sitegen.web.assets import exit_script
from sitegen.web.prose_addresses import SEARCH

ROOT = Path(__file__).resolve().parents[1]
FINDER_FOLDER = "sok-hjalp/"
AFTER_I18N = -200  # mkdocs-static-i18n runs at -100 and fails on generated files it meets


class Run:
    """What this process has made: `command` is what MkDocs was told to do, `languages` are those begun.

    `make` takes a site, the folder that it is built into, and whether all of it is asked for.
    """

    def __init__(self, make: Callable[[str, Path, bool], SiteContent]) -> None:
        self.make = make
        self.command = "build"
        self.languages: set[str] = set()
        self.made: SiteContent | None = None
        self.nav: Navigation | None = None
        self.prose: tuple[Files, Environment] | None = None

    def begin(self, site: str, language: str, folder: Path) -> SiteContent:
        """Return what is made of a site's records, for all languages of a build.

        A language that begins once more begins a new build (a preview, after a change), whichever of them
        is the first: the records are read anew. Faults in them stop it as a report.
        """
        if self.made is None or language in self.languages:
            self.languages, self.made = set(), None
            self.made = self.make(site, folder, self.command == "build" and SOCKETS not in os.environ)
        self.languages.add(language)
        return self.made


def generated(site: str, folder: Path, whole: bool) -> SiteContent:
    """Make a site's content from its records, the pages of these right into the folder of the built site.

    Raises `PluginError` with a report of their faults.
    """
    try:
        with keeping(Project(ROOT).kept):
            return site_content(ROOT, site, whole=whole, into=folder)
    except DataError as error:
        raise PluginError(f"{error}\n\n{report(error.problems)}") from None
    except SetupError as error:
        raise PluginError(str(error)) from None


run = Run(generated)


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember what MkDocs was told to do: a preview does without what takes long to print."""
    run.command = command


class MadePage(Page):
    """A page of the theme whose body is finished HTML."""

    def __init__(self, page: ProsePage, file: File, config: MkDocsConfig) -> None:
        super().__init__(str(page.title), file, config)
        self._made = page

    def take(self, page: ProsePage) -> None:
        """Take another body, and what is told of it."""
        self._made = page
        self.title = str(page.title)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read; the theme learns what it asks of a page's head."""
        made = self._made
        self.markdown = ""
        self.meta = {
            "title": str(made.title),
            "description": str(made.description),
            "styles": made.styles,
        }
        self.meta["searched"] = made.searched

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body as it is, and note where the skip link leads."""
        self.content = str(self._made.body)
        self.toc = TableOfContents([AnchorLink(str(self._made.title), self._made.heading, 1)])


@event_priority(AFTER_I18N)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what is made of records to the build of each language.

    Finished pages and files join every build, so that links to them are checked; pages of the theme
    join that of their own language.
    """
    language = config.theme["language"]
    found = run.begin(config.extra["site"], language, Path(config.site_dir))
    add_files(files, found, config)
    add_prose(files, [page for page in found.prose if page.language == language], config)
    return files


def add_files(files: Files, made: SiteContent, config: MkDocsConfig) -> None:
    """Add finished files; templates ask for their paths, for the way out, and for what is drawn."""
    for path in made.written:  # MkDocs leaves alone what is its own source
        files.append(File.generated(config, path, abs_src_path=str(Path(config.site_dir, path))))
    for path, content in made.files.items():
        files.append(File.generated(config, path, content=content))
    config.extra["finder_pages"] = frozenset((*made.written, *made.files))
    config.extra["exit_script"] = exit_script(Project(ROOT))
    config.extra["frame"] = wordmarks.frame(Project(ROOT), config.site_name, config.theme["language"])


def add_prose(files: Files, pages: list[ProsePage], config: MkDocsConfig) -> None:
    """Add pages of the theme, with what mkdocs-static-i18n would have noted of files of its own."""
    for page in pages:
        file = made_file(page, config)
        file.alternates = {code: _alternate(page, code, config) for code in page.languages}
        MadePage(page, file, config)
        files.append(file)
    if pages:
        i18n: Any = config.plugins["i18n"]
        i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()


def made_file(page: ProsePage, config: MkDocsConfig) -> Any:
    """Return the file of a page, under its own address, known to the language plugin as its own."""
    file: Any = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = page.file
    file.locale = file.localization = file.locale_alternate_of = page.language
    file.norm_src_uri = page.source.removeprefix(f"{page.language}/")
    return file


def _alternate(page: ProsePage, language: str, config: MkDocsConfig) -> Any:
    """Return the page in another language, built at another time: the plugin asks for its address."""
    other = replace(page, language=language)
    file = made_file(other, config)
    MadePage(other, file, config)
    return file


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember the navigation of the language that is built."""
    run.nav = nav


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Fill the search page, now that the bodies of all pages of the language stand."""
    run.prose = files, env
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        if page.url.endswith(SEARCH):
            entries = [entry(other) for other in pages if other.meta.get("searched", True)]
            entries.append(finder_entry(config))
            with keeping(Project(ROOT).kept):
                page.content = search.filled(Project(ROOT), entry(page), entries)


def entry(page: Page) -> search.SearchEntry:
    """Return what the search knows of a page; its own title says more than the menu's."""
    told = page.meta["title"], page.meta.get("description", ""), page.content or ""
    return search.SearchEntry(page.url, *told, page.meta.get("sought", ""))


def finder_entry(config: MkDocsConfig) -> search.SearchEntry:
    """Return what the search knows of the finder: in the language where it is ready, else in the source's."""
    words, own = config.extra["words"], f"{config.theme['language']}/{FINDER_FOLDER}"
    folder = own if f"{own}index.html" in config.extra["finder_pages"] else FINDER_FOLDER
    return search.SearchEntry(folder, words["finder"], words["finder_about"], "", words["finder_sought"])


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Refuse a page without a title: MkDocs would take the name of its file."""
    if not page.meta.get("title"):
        raise PluginError(
            f"{page.file.src_uri}: sidan saknar title; skriv “title: …” överst, mellan två rader med ---"
        )


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the parts that are made of records where the prose says `<!-- part: name -->`.

    A drawing that stands first is handed over by itself: its place is beside the text.
    """
    assert run.made is not None, "on_files comes first"
    language = config.theme["language"]
    parts = {name: part for (code, name), part in run.made.parts.items() if code == language}
    for start, fault in part_marks.unfilled_comments(html, parts):
        raise PluginError(f"{place(page, html[start:])}: {fault}")
    page.meta["drawing"], rest = drawings.parted(part_marks.fill_parts(html, parts.__getitem__))
    return rest


def place(page: Page, mark: str) -> str:
    """Return the file of a page, and the line of the mark that its HTML goes on with."""
    source = Path(page.file.abs_src_path or "")
    text = source.read_text("utf-8") if source.is_file() else ""
    line = part_marks.line_of(text, mark.partition("-->")[0])
    return f"{page.file.src_uri}:{line}" if line else page.file.src_uri


# Before mkdocs-static-i18n, which builds the other languages at this event.
@event_priority(0)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Leave behind, in a preview, a process that makes pages of the language that was built."""
    if SOCKETS in os.environ and os.fork() == 0:
        language = config.theme["language"]
        preview_prose.stay(language, lambda path: page_at(path) is not None, partial(remade, config))


def page_at(path: str) -> Page | None:
    """Return the page of prose at a path of the built site; none for the search, which is made of all."""
    assert run.prose is not None, "on_env comes first"
    found = (file.page for file in run.prose[0].documentation_pages() if file.dest_uri == path)
    return next((page for page in found if page and not page.url.endswith(SEARCH)), None)


def remade(config: MkDocsConfig, path: str, content: SiteContent) -> str:
    """Make a page of prose anew into the folder of the site; return what MkDocs warned of."""
    page = page_at(path)
    assert page is not None and run.prose is not None and run.nav is not None
    run.made, (files, env), warned = content, run.prose, Warnings()
    if isinstance(page, MadePage):
        page.take(next(made for made in content.prose if made.file == path))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warned)
    try:
        _populate_page(page, config, files)
        _build_page(page, config, files.documentation_pages(), run.nav, env)
    finally:
        logger.removeHandler(warned)
    return "\n".join(warned.heard)


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self.heard.append(record.getMessage())
