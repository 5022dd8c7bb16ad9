"""Write to those who run the services: the verb `ask`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.build import letters
from sitegen.core import SOURCE_LANGUAGE, Project, SetupError, clock
from sitegen.core.problems import did_you_mean
from sitegen.language import translation
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked
from sitegen.web import FINDER, PageMaker, SiteContext
from sitegen.web.page_maker import NO_ASSETS


def run(project: Project, options: argparse.Namespace) -> int:
    """Write a letter to each operator into a folder, as text and as a mail to open and send.

    Each shows the services as readers see them, and asks what is unknown. The answer goes into the records,
    and `checked ID … --how confirmed` says that they answered.
    """
    records = read_checked(project)
    ids = letters.due(records.services, clock.today()) if options.due else tuple(options.ids)
    _refuse(records, ids)
    made = letters.letters(_maker(project, records), ids)
    letters.write(made, options.out.absolute())
    for letter in made:
        print(f"{options.out / letter.name}.eml: {letter.operator} ({', '.join(letter.services)})")
    print(f"{len(made)} brev, {len(ids)} tjänster. Fyll i mottagaren, läs igenom, skicka.")
    return 0


def _refuse(records: Catalogue, ids: tuple[str, ...]) -> None:
    """Raise `SetupError` for services that there are not, all of them at once, or when none is named."""
    unknown = [id for id in ids if id not in records.services]
    if unknown:
        told = (f"data/services/{id}.yml finns inte{did_you_mean(id, records.services)}" for id in unknown)
        raise SetupError("\n".join(told))
    if not ids:
        raise SetupError("ingen tjänst är namngiven; skriv id, eller --due för alla som väntar på kontroll")


def _maker(project: Project, records: Catalogue) -> PageMaker:
    """Return a maker of the main site's Swedish words."""
    site = records.sites["main"]
    context = SiteContext(records, site, clock.today(), NO_ASSETS, FINDER)
    (translator,) = translation.load_translators(project, [records.languages[SOURCE_LANGUAGE]])
    return PageMaker(context, translator, {})


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("ids", metavar="ID", nargs="*", help="services, by the names of their files")
    verb.add_argument("--due", action="store_true", help="all that wait for a check")
    verb.add_argument("--out", type=Path, metavar="FOLDER", default=Path("brev"), help="made anew; brev")
