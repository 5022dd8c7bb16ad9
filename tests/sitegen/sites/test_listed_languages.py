"""Each site's configuration: it says which site it is, and lists the languages of the records."""

from __future__ import annotations

import pytest

import projects
from sitegen.core import Project
from sitegen.records import catalogue
from sitegen.sites import listed_languages


def config_problems(project: Project) -> list[tuple[str, str]]:
    problems = listed_languages.config_agrees(project, catalogue.read(project))
    return [(problem.path, problem.message) for problem in problems]


def test_the_places_that_list_languages_agree(small: Project) -> None:
    assert config_problems(small) == config_problems(projects.REAL) == []


def test_a_language_that_the_configuration_lacks_is_found(copy: Project) -> None:
    row = "- {id: fi, name: Suomi, order: 4, offered: yes}\n"
    path = copy.data / "languages.yml"
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    assert config_problems(copy) == [
        ("mkdocs.yml", "extra: finder_languages saknar “fi”; listan ska stämma med data/"),
        (
            "data/languages.yml",
            "språket “fi” har ingen katalog; hämta den ur git, eller kör make messages om det är nytt",
        ),
    ]


def test_a_language_that_the_data_lack_is_found(copy: Project) -> None:
    projects.edit(copy.data / "sites.yml", "[sv, en]", "[sv]")
    projects.edit(
        copy.root / "mkdocs.yml", "    - {lang: ar,", "    - {lang: fi, name: Suomi}\n    - {lang: ar,"
    )
    assert [message for _, message in config_problems(copy)] == [
        "extra: finder_languages har för mycket: “fi”; listan ska stämma med data/",
        "plugins: i18n: languages har för mycket: “en”; listan ska stämma med data/",
    ]


@pytest.mark.parametrize(
    ("old", "new", "has_line", "message"),
    [
        ("  i18n:", "  i18n: [", True, "går inte att läsa som YAML"),
        ("  finder_languages:", "  languages:", False, "saknar extra: finder_languages"),
        ("  i18n:", "  annat:", False, "plugins: i18n: languages"),
        ("- {lang: ar,", "- {kod: ar,", False, "eller deras rader"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told_and_no_traceback(
    copy: Project, old: str, new: str, has_line: bool, message: str
) -> None:
    projects.edit(copy.root / "mkdocs.yml", old, new)
    (problem,) = listed_languages.config_agrees(copy, catalogue.read(copy))
    assert problem.path == "mkdocs.yml" and message in problem.message
    assert bool(problem.line) is has_line


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  site: main", "  site: annan", "extra: site ska vara “main”, som i data/sites.yml"),
        (
            "site_url: https://provsajten.example/",
            "site_url: https://annan.example/",
            "site_url ska vara “https://provsajten.example/”, som i data/sites.yml",
        ),
    ],
)
def test_a_configuration_that_builds_another_site_is_told(
    copy: Project, old: str, new: str, message: str
) -> None:
    projects.edit(copy.root / "mkdocs.yml", old, new)
    assert config_problems(copy) == [("mkdocs.yml", message)]


def test_a_configuration_that_is_not_there_is_told(copy: Project) -> None:
    (copy.root / "mkdocs.yml").unlink()
    (problem,) = listed_languages.config_agrees(copy, catalogue.read(copy))
    assert (problem.path, problem.message) == (
        "mkdocs.yml",
        "filen finns inte, men data/sites.yml nämner den",
    )
