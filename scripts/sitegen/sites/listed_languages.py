"""Check that places which list languages agree: data/, mkdocs.yml and locales/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from sitegen.core import Problem, Project
from sitegen.records import LoadedRecords, Site
from sitegen.sites import kinds


def config_agrees(project: Project, reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem where a site's configuration disagrees with data/: which site, which languages."""
    finder = list(reading.records["languages"])
    sites = (loaded.record for loaded in reading.records["sites"].values())
    for site, kind in kinds.known(sites):
        name = site.config
        try:
            config = _config(project, name)
            yield from _other_site(name, config, site)
            listed, built = _languages(config) if kind.has_prose else (finder, list(site.languages))
        except (OSError, yaml.YAMLError, LookupError, TypeError, AttributeError) as error:
            yield Problem(path=name, line=_line(error), column=0, message=_why(error))
            continue
        yield from _differ(name, "extra: finder_languages", listed, finder)
        yield from _differ(name, "plugins: i18n: languages", built, list(site.languages))
    for code in finder:
        path = project.catalogue(code)
        if not path.exists():
            way_out = "hämta den ur git, eller kör make messages om det är nytt"
            message = f"språket “{code}” har ingen katalog; {way_out}"
            yield Problem(path="data/languages.yml", line=0, column=0, message=message)


def _other_site(path: str, config: Any, site: Site) -> Iterator[Problem]:
    said = {"extra: site": config["extra"].get("site"), "site_url": config.get("site_url")}
    wanted = {"extra: site": site.id, "site_url": site.base_url}
    for where, value in wanted.items():
        if said[where] != value:
            message = f"{where} ska vara “{value}”, som i data/sites.yml"
            yield Problem(path=path, line=0, column=0, message=message)


def _differ(path: str, where: str, listed: list[str], wanted: list[str]) -> Iterator[Problem]:
    for code in sorted(set(listed) ^ set(wanted)):
        what = "saknar" if code in wanted else "har för mycket:"
        message = f"{where} {what} “{code}”; listan ska stämma med data/"
        yield Problem(path=path, line=0, column=0, message=message)


class _ConfigLoader(yaml.SafeLoader):
    """Loads MkDocs' configuration; its own tags are of no interest here."""


_ConfigLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


def _config(project: Project, name: str) -> Any:
    return yaml.load((project.root / name).read_text("utf-8"), Loader=_ConfigLoader)


def _languages(config: Any) -> tuple[list[str], list[str]]:
    """Return the languages of the finder and those of the prose that a configuration lists."""
    listed = [row["lang"] for row in config["extra"]["finder_languages"]]
    return listed, [row["locale"] for row in config["plugins"]["i18n"]["languages"]]


def _line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return "filen finns inte, men data/sites.yml nämner den"
    if isinstance(error, yaml.YAMLError):
        return "filen går inte att läsa som YAML; rätta raden eller den före"
    return "saknar extra: finder_languages eller plugins: i18n: languages, eller deras rader"
