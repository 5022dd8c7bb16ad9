"""All that is offered is there: every page in every language, and a page behind every printed code."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import SOURCE_LANGUAGE, Problem, clock
from sitegen.gates.alternates import alternates
from sitegen.gates.built_site import BuiltSite
from sitegen.language.translation import SWEDISH_BEGINS, SWEDISH_ENDS
from sitegen.web import addresses

OF_THE_SITE = "ett av sajtens språk (data/sites.yml)"


def missing(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that a language of data/languages.yml should have, and has not."""
    records = site.catalogue.offered()
    same = site.kind.is_same_in_all_languages
    reason = OF_THE_SITE if same else "som visas för läsare (offered: yes i data/languages.yml)"
    keys = site.kind.required_keys(records, site.site, clock.today())
    for language in site.kind.languages(records, site.site):
        code = language.id
        paths = [addresses.file(key, code) for key in keys if site.kind.is_made_in(key, language)]
        paths += [addresses.not_found(code)] if code != SOURCE_LANGUAGE else []
        for path in paths:
            if not _holds_a_page(site, path):
                yield site.problem(path, f"sidan saknas på {code}, {reason}")


def one_language_less(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page with languages that does not name all of the site's as its own.

    It holds where every page must be there in all of them.
    """
    for path, page in site.pages.items() if site.kind.is_same_in_all_languages else ():
        own = alternates(page)
        for code in sorted(set(site.site.languages) - own.keys()) if own else ():
            yield site.problem(path, f"sidan saknas på {code}, {OF_THE_SITE}")


def misleading_codes(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each printed code that leads nowhere, or not to the page of its language.

    A language that is offered no longer still has a page there, which names the others.
    """
    if not site.kind.has_short_addresses:
        return
    records = site.catalogue.offered()
    for language in (*records.languages.values(), *records.unoffered.values()):
        path = f"{language.short}/{addresses.INDEX}"
        if language.short and not _holds_a_page(site, path):
            yield site.problem(path, f"sidan bakom den tryckta koden /{language.short}/ saknas")
        elif language.short and language.id in records.languages:
            files = (site.folder / path, site.folder / addresses.file(site.kind.home, language.id))
            if len({file.read_bytes() for file in files if file.exists()}) > 1:
                yield site.problem(path, f"är inte samma sida som /{language.id}/, som koden står för")


def inner_marks_left(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that still holds the inner marks of what had to stay Swedish."""
    for path in (path for path in site.judged if path.endswith((".html", ".xml", ".json", ".svg"))):
        text = (site.folder / path).read_text("utf-8", "replace")
        if SWEDISH_BEGINS in text or SWEDISH_ENDS in text:
            yield site.problem(path, "har inre märken kring svensk text; använd render.finished")


def _holds_a_page(site: BuiltSite, path: str) -> bool:
    """Return whether a file is there, and is a whole page."""
    file = site.folder / path
    return file.is_file() and b"</body>" in file.read_bytes()
