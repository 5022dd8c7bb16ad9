"""Lay out on one screen what waits: ages of contacts, what is not shown, what the owner chooses, builds."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from sitegen.build import due_list
from sitegen.build.release_record import RECORD, read_release
from sitegen.core import Problem, Project
from sitegen.records import Catalogue, ageing, shown_contacts
from sitegen.records.ageing import AHEAD_DAYS
from sitegen.report import read_reports
from sitegen.sites.campaign import ad_records
from sitegen.sites.organisation import checks as organisation_checks
from sitegen.sites.organisation import read_records

WIDTH = 100
CHOSEN_BY_OWNER = ("data/sites.yml", "data/organisation.yml", "data/nsp.yml")
"""The files whose warnings are of what nobody has chosen yet."""


def overview(
    project: Project, records: Catalogue, problems: Sequence[Problem], today: dt.date
) -> Iterator[str]:
    """Yield the lines of the screen: a heading, and what is under it, for each thing that may wait.

    `problems` are those of the records about help and of the sites.
    """
    yield from _section("Kontaktuppgifter", contact_ages(records, today))
    yield from _section("Visas inte (publish: no)", unpublished(project, records))
    yield from _section("Väntar på ägaren", owner_choices(project, problems))
    yield from _section("Senast byggt (dist/)", last_builds(project, today))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield a heading and its lines, folded; “inget” where there is none."""
    yield f"{heading}:"
    for line in tuple(lines) or ("inget",):
        yield from textwrap.wrap(
            line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )


def contact_ages(records: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield how many contacts are shown and how old their checks are, what comes, and how many are due."""
    shown = [c for service in records.services.values() for c in shown_contacts(service, today)]
    days = sorted(contact.checked.on for contact in shown if contact.checked)
    if days:
        yield f"{len(shown)} visas; den äldsta kontrollen är från {days[0]}, den nyaste från {days[-1]}"
    groups = tuple(ageing.ageing_groups(records, today))
    yield from (group.sentence(today) for group in groups)
    if not groups:
        yield f"ingen som visas blir gammal inom {AHEAD_DAYS} dagar"
    *_, total = due_list.text_lines(records, today)
    yield f"{total} (cli.py due visar vilka)"


def unpublished(project: Project, records: Catalogue) -> Iterator[str]:
    """Yield, for each kind, what is a draft or kept back: how many, and their ids."""
    for word, ids in _unpublished_ids(project, records).items():
        if ids:
            yield f"{word}, {len(ids)}: {', '.join(ids)}"


def _unpublished_ids(project: Project, records: Catalogue) -> dict[str, list[str]]:
    reports = read_reports.read(project.root).loaded
    home = project.root / "campaigns" / ad_records.SITE
    ads = ad_records.read(project.root, home)
    return {
        "sajter": _kept_back(records.sites),
        "tjänster": _kept_back(records.services),
        "medlemmar": _kept_back(records.members),
        "rättigheter": _kept_back(records.rights),
        "rapporter": _kept_back({id: loaded.record for id, loaded in reports.items()}),
        **_of_the_organisation(project),
        "annonser": _kept_back({id: loaded.record for id, loaded in ads.creatives.items()}),
    }


def _of_the_organisation(project: Project) -> dict[str, list[str]]:
    """Return the drafts of publications, activities and newsletters, rows by their month."""
    if not read_records.exists(project):
        return {}
    files = read_records.read(project)
    letters = files.organisation.record.newsletters if files.organisation else ()
    entries = (entry for year in files.years.values() for entry in year.record.entries)
    return {
        "publikationer": _kept_back({id: loaded.record for id, loaded in files.publications.items()}),
        "verksamhet": [entry.month for entry in entries if entry.publish == "no"],
        "nyhetsbrev": [letter.month for letter in letters if letter.publish == "no"],
    }


def _kept_back(records: Mapping[str, object]) -> list[str]:
    return [id for id, record in records.items() if getattr(record, "publish", "yes") == "no"]


def owner_choices(project: Project, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what no editor can fill in before the owner or the board has decided."""
    every = (*problems, *organisation_checks.problems(project))
    yield from _told_once([p for p in every if p.path in CHOSEN_BY_OWNER and p.severity == "warning"])
    for id, loaded in read_reports.read(project.root).loaded.items():
        waiting = [d for d in loaded.record.disclosure if d.remedy != "publish" and not d.decided.signed]
        if waiting:
            yield f"data/reports/{id}.yml: {len(waiting)} beslut om vad som visas väntar på underskrift"


def last_builds(project: Project, today: dt.date) -> Iterator[str]:
    """Yield each part of dist/: when and of which commit it was built, its pages, files and size."""
    if not (project.dist / RECORD).is_file():
        return
    for name, part in read_release(project).parts.items():
        files = [path for path in (project.dist / name).rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = f"{sum(path.stat().st_size for path in files) / 1_000_000:.1f} MB".replace(".", ",")
        days = (today - part.day).days
        age = f", {days} {'dag' if days == 1 else 'dagar'} sedan" if days > 0 else ""
        changed = "" if part.clean else " med ändringar som inte är sparade i git"
        yield (
            f"{name}: {part.day}{age}, av {part.commit[:8]}{changed}; "
            f"{pages} sidor, {len(files)} filer, {size}"
        )


def _told_once(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield each message with its file; one that several rows give, once, with their number."""
    counts: dict[str, int] = {}
    for problem in problems:
        told = f"{problem.path}: {problem.message}"
        counts[told] = counts.get(told, 0) + 1
    for told, count in counts.items():
        yield f"{told} ({count} rader)" if count > 1 else told
