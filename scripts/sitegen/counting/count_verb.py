"""The verb `count`: logs in, two files out, replaced only when both are written."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitegen.core import DataError, Project, SetupError, languages, swap
from sitegen.counting import ad_report
from sitegen.counting.log_tally import Event, LogTally, Target
from sitegen.counting.repeated_logs import LogFingerprint, shared_days
from sitegen.counting.suppression import publishable_counts
from sitegen.records import catalogue
from sitegen.sites.campaign import ad_records
from sitegen.sites.campaign.ad_records import AdRecords
from sitegen.sites.checked_records import read_checked
from sitegen.web import Key, addresses

STANDARD_INPUT = Path("-")
KINDS_OF_PAGES: Mapping[Event, str] = {"visits": "ad", "taps": "tap"}


def run(project: Project, logs: Sequence[Path], folder: Path, today: dt.date) -> LogTally:
    """Count the logs and put what may be told into the folder; return the tally of their lines.

    Raises `SetupError` for a log that cannot be opened, a folder that holds something else, and logs with
    no day to count, or with the same lines; `DataError` for ads with faults. The folder is then as it was.
    """
    refuse_other_folders(folder)
    ads = read_ads(project)
    tally = LogTally(targets(ads), today)
    known: list[LogFingerprint] = []
    for log in logs or (STANDARD_INPUT,):
        known.append(count_log(tally, log))
        refuse_repeated_lines(known)
    replace_folder(ad_report.files(result(tally, ads)), folder, project.dist)
    return tally


def read_ads(project: Project) -> AdRecords:
    """Read the project's ads. Raises `DataError` when they have faults, `SetupError` when there are none."""
    site = catalogue.find_site(read_checked(project), ad_records.SITE)
    reading = ad_records.read(project.root, project.campaign_folder(site.config))
    if reading.problems:
        raise DataError(reading.problems)
    if not reading.landings:
        raise SetupError(f"inga landningssidor att räkna; de står i {ad_records.FOLDER}/landings.yml")
    return reading.ads()


def targets(ads: AdRecords) -> Mapping[bytes, Target]:
    """Return what a request means, by the address that it asks for; a site stands at the root of its host."""
    return dict(_targets(ads))


def _targets(ads: AdRecords) -> Iterator[tuple[bytes, Target]]:
    for code, landing in ads.landings.items():
        for language in languages.PROSE_LANGUAGES:
            for event, kind in KINDS_OF_PAGES.items():
                address = f"/{addresses.folder(Key(kind, code), language)}"
                yield address.encode(), Target(code, event, landing.first)


def count_log(tally: LogTally, log: Path) -> LogFingerprint:
    """Count one log and return its fingerprint. Raises `SetupError` when it cannot be read."""
    if log == STANDARD_INPUT:
        return tally.add(sys.stdin.buffer, "inmatningen")
    try:
        with log.open("rb") as file:
            return tally.add(file, str(log))
    except OSError as error:
        raise SetupError(f"{log} går inte att läsa: {error.strerror}") from None


def refuse_repeated_lines(known: Sequence[LogFingerprint]) -> None:
    """Raise `SetupError` when the last log has lines that an earlier one has too.

    Every visit would count twice, and a number too small to be told would be.
    """
    *earlier, last = known
    for other in earlier:
        if span := shared_days(other, last):
            raise SetupError(
                f"{other.name} och {last.name} har samma rader ({span[0]}–{span[1]}), som skulle räknas två "
                "gånger; ge bara den ena, eller ta bort de dubbla raderna ur den"
            )


def result(tally: LogTally, ads: AdRecords) -> ad_report.Result:
    """Return what may be told. Raises `SetupError` when the log covers no day that can be counted."""
    if tally.period is None:
        raise SetupError("\n".join(("loggen har ingen dag att räkna", *ad_report.summary_lines(tally))))
    counts = publishable_counts(tally.cells, ads.landings, tally.period)
    steps = ad_report.funnels(ads, counts, taps_logged=tally.taps_logged)
    return ad_report.Result(tally.period, counts, tuple(steps))


def refuse_other_folders(folder: Path) -> None:
    """Raise `SetupError` for a folder that holds anything but an earlier count: it is replaced whole."""
    known = set(ad_report.NAMES)
    if folder.exists() and not (folder.is_dir() and {path.name for path in folder.iterdir()} <= known):
        raise SetupError(f"{folder} innehåller annat än en räkning och skrivs inte över; välj en tom mapp")


def replace_folder(files: Mapping[str, bytes], folder: Path, dist: Path) -> None:
    """Put the files in the folder's place, all at once."""
    with swap.staging(folder.absolute(), dist) as stage:
        for name, content in files.items():
            (stage / name).write_bytes(content)
        swap.replace(stage, folder.absolute())
