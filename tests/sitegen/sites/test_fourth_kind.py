"""A fourth kind of site is one module and one row of `kinds`: here a board with one notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from markupsafe import Markup

from records import TODAY
from sitegen.build import site_build
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.core.errors import SiteProblems
from sitegen.language import TextSet
from sitegen.records import Catalogue, Language, Site, catalogue
from sitegen.sites import kinds, listed_languages
from sitegen.sites.checked_records import read_checked
from sitegen.sites.kind import CommonPages, SiteKind, WeightLimit
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import Assets, Key, PageContext, PageMaker, SiteContext, addresses
from sitegen.web.addresses import THEMED
from sitegen.web.contexts import Alternate

HOME = Key(THEMED)
TEXTS = TextSet(
    name="tavlan",
    home="campaigns/tavla",
    templates=("campaigns/tavla/overrides/*.html",),
    code=("sites/board",),
    locales="campaigns/tavla/locales",
    notes={"board": "What stands on the board."},
    languages=("en",),
)


class NoticePage(PageContext):
    """The notice, or the page for addresses that do not exist."""

    template: ClassVar[str] = "notice.html"
    canonical: str
    alternates: tuple[Alternate, ...]
    style: Markup
    text: str


class BoardKind(SiteKind):
    """A site with one notice in the languages of its row."""

    home = HOME
    text_set = TEXTS
    rules = ()
    weight = WeightLimit(3_000, "Skriv mindre", home_only=False)

    def languages(self, records: Catalogue, site: Site) -> Iterable[Language]:
        """Return the languages that the row of the site names."""
        return [records.languages[code] for code in site.languages]

    def assets(self, project: Project, records: Catalogue, site: Site) -> Assets:
        """Return one style."""
        none = Markup()
        return Assets(style=Markup("p{color:#000}"), finder_style=none, exit_script=none, script=none)

    def keys(self, site_context: SiteContext) -> tuple[Key, ...]:
        """Return the notice."""
        return (HOME,)

    def page(self, maker: PageMaker, key: Key) -> NoticePage:
        """Return the notice in one language."""
        return NoticePage(
            canonical=maker.absolute(key, maker.language),
            alternates=maker.alternates(key),
            style=maker.site_context.assets.style,
            text=maker.translator("board", "Möte på torsdag"),
        )

    def common_pages(self, makers: Sequence[PageMaker]) -> CommonPages:
        """Yield the error page of each language; the first answers for the whole site."""
        for maker in makers:
            page = NoticePage(
                canonical="",
                alternates=(),
                style=maker.site_context.assets.style,
                text=maker.translator("board", "Här finns inget"),
            )
            first = maker is makers[0]
            path = addresses.MADE_NOT_FOUND if first else addresses.not_found(maker.language)
            yield path, page, maker.translator

    def may_hold_markdown(self, path: str, languages: Iterable[str]) -> bool:
        """Return that no page does."""
        return False


ROW = """\
- id: tavla
  base_url: https://tavlan.se/
  config: campaigns/tavla/mkdocs.yml
  family: board
  languages: [sv, en]
  security_contact: fel@provsajten.example
"""
CONFIG = """\
site_url: https://tavlan.se/
extra:
  site: tavla
"""
TEMPLATE = """\
<!doctype html>
<html lang={{ _.code }}>
<head>
<meta charset=utf-8>
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=referrer content=no-referrer>
{% if canonical %}
<link rel=canonical href="{{ canonical }}">
{% else %}
<meta name=robots content=noindex>
{% endif %}
{% for other in alternates %}
<link rel=alternate hreflang={{ other.hreflang }} href="{{ other.href }}">
{% endfor %}
<title>{{ text }}</title>
<style>{{ style }}</style>
</head>
<body>
<p>{{ text }}</p>
{% for other in alternates if other.hreflang != "x-default" %}
<a hreflang={{ other.hreflang }} href="{{ other.href }}">{{ other.hreflang }}</a>
{% endfor %}
</body>
</html>
"""


@pytest.fixture
def project(copy: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project with the row and the folder of a board."""
    monkeypatch.setitem(kinds.KINDS, "board", BoardKind())
    folder = copy.root / "campaigns" / "tavla"
    (folder / "overrides").mkdir(parents=True)
    (folder / "overrides" / "notice.html").write_text(TEMPLATE, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    with (copy.data / "sites.yml").open("a", encoding="utf-8") as file:
        file.write(ROW)
    return copy


@pytest.fixture
def board(project: Project) -> SitePages:
    """The pages of the board."""
    return pages_of(project, read_checked(project), TODAY, site="tavla")


@pytest.fixture
def built(project: Project, board: SitePages, tmp_path: Path) -> Path:
    """The folder of the board as it is published."""
    stage = tmp_path / "board"
    for path, content in board.files().items():
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_bytes(content)
    site_build.add_host_files(project, board.site_context.catalogue, board.site_context.site, stage)
    site_build.pack(stage)
    return stage


def test_its_row_is_read_with_the_others(project: Project) -> None:
    assert list(read_checked(project).sites) == ["main", "tavla"]


def test_its_pages_are_rendered_in_each_of_its_languages(board: SitePages) -> None:
    files = board.files()
    assert sorted(files) == ["en/404.html", "en/index.html", "index.html", addresses.MADE_NOT_FOUND]
    assert "<p>Möte på torsdag</p>" in files["index.html"].decode()
    assert "<html lang=en>" in files["en/index.html"].decode()


def test_a_host_is_told_of_it_and_search_engines_find_its_pages(built: Path) -> None:
    site_map = (built / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://tavlan.se/</loc>" in site_map and "<loc>https://tavlan.se/en/</loc>" in site_map
    assert "Sitemap: https://tavlan.se/sitemap.xml" in (built / "robots.txt").read_text("utf-8")
    assert "/SV" not in (built / "_redirects").read_text("utf-8")
    assert (built / "404.html").exists() and (built / "index.html.br").exists()


def test_every_gate_lets_it_through(board: SitePages, built: Path) -> None:
    records, site = board.site_context.catalogue, board.site_context.site
    assert site_build.checked(built, records, site) == ()


def test_a_gate_holds_it_to_what_its_kind_says(board: SitePages, built: Path) -> None:
    page = built / "index.html"
    noise = "".join(f"{number:x}" for number in range(4_000))
    page.write_text(page.read_text("utf-8").replace("torsdag</p>", f"torsdag {noise}</p>"), "utf-8")
    with pytest.raises(SiteProblems) as caught:
        site_build.checked(built, board.site_context.catalogue, board.site_context.site)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message[-12:]) == ("index.html", "Skriv mindre")


def test_its_configuration_need_not_list_languages_of_prose(project: Project) -> None:
    assert list(listed_languages.config_agrees(project, catalogue.read(project))) == []


def test_its_texts_are_translated_with_the_others(project: Project) -> None:
    assert TEXTS in all_text_sets()
