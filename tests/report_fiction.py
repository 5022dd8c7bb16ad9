"""A report of persons who do not exist, and what the checks say when one thing in it is changed."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sitegen.core import Problem
from sitegen.reading import Loaded, Location
from sitegen.report import checks, read_reports
from sitegen.report.checks import edition_series
from sitegen.report.model import Report

REPORT = """\
# yaml-language-server: $schema=../schemas/report.json
title: {sv: Påhittad statistik, en: Invented statistics}
kind: statistics
year: 2031
version: 1.0.0
status: draft
source:
  {title: Påhittat, typed_by: redaktionen, checked_by: kansliet, control: 2659.2, control_by_place: 31073.2}
summary:
  - sv: "Vi mötte {moten} personer, {de-flesta} i en stad. Andelen var {andel-klart} den 3 maj 2031."
    en: "We met {moten} people, {de-flesta} in a town. The share was {andel-klart} on 3 May 2031."
universes:
  moten: {n: 300, sv: Personer vi mötte, en: People we met}
  stad: {n: 200, of: moten, sv: I en stad, en: In a town}
  land: {n: 100, of: moten, sv: På landet, en: In the country}
  unga: {n: 15–24, of: moten, sv: Unga, en: Young}
  dolda: {n: U, of: moten, sv: Dolda, en: Withheld}
clusters:
  fabrik: {n: 40, of: moten, sv: ärendet på fabriken, en: the case at the factory}
tables:
  status:
    sv: Status i ärendet
    en: Status of the case
    universe: moten
    base: {answered: 125, asked: 300, missing: not_stated}
    dims: {status: process}
    total: 125
    rows:
      klart: {n: 80, percent: 64.0, cluster: {fabrik: 40}, sv: Avslutat, en: Closed}
      pagar: {n: 45, percent: 36.0, sv: Pågår, en: Ongoing}
  plats:
    sv: Plats och ålder
    en: Place and age
    universe: moten
    dims: {plats: identity, alder: identity}
    columns: {unga: {sv: Unga, en: Young}, aldre: {sv: Äldre, en: Older}}
    rows:
      stad: {cells: {unga: U, aldre: 180}, sv: Stad, en: Town}
      land: {cells: {unga: .., aldre: 90}, sv: Land, en: Country}
figures:
  andel-klart: {show: percent, num: status.klart, den: status.base, printed: 64.0, sv: Klara, en: Closed}
  utan-fabrik:
    {show: percent, num: status.klart - fabrik, den: status.base - fabrik, printed: 47, sv: A, en: B}
  per-person: {show: mean, unit: per-person, num: behov, den: moten, printed: 2.5, sv: Per person, en: Each}
  behov: {unit: needs, value: 749, sv: Behov, en: Needs}
  uppgiven: {show: percent, value: 12.7, of: moten, sv: Uppgiven andel, en: Share as stated}
  liten: {show: percent, num: nio, den: tio, sv: Liten bas, en: Small base}
  nio: {about: organisation, value: 9, sv: Nio, en: Nine}
  tio: {about: organisation, value: 10, sv: Tio, en: Ten}
  pengar: {about: organisation, show: amount, unit: sek, value: 1, sv: Pengar, en: Money}
series:
  over-tid:
    sv: Över tid
    en: Over time
    points: [{year: 2030, value: land}, {year: 2031, value: moten}]
    breaks: [{at: 2031, sv: ny fråga, en: new question}]
claims:
  de-flesta: {sv: de flesta, en: most, value: stad / moten}
  nastan-tva-tredjedelar: {sv: nästan två tredjedelar, en: almost two thirds, value: andel-klart}
  fler: {sv: fler än året före, en: more than the year before, value: over-tid.2031, than: over-tid.2030}
links:
  - {holds: moten == stad + land}
  - {holds: status.klart < moten}
  - {holds: behov ~ 700, grade: warning}
chapters:
  allt: {sv: Allt, en: Everything, shows: [status, plats, andel-klart, over-tid]}
drafted: 2031-06-01
"""


def write(root: Path, text: str = REPORT, id: str = "paahitt") -> Path:
    """The report as a file of a checkout."""
    path = root / read_reports.FOLDER / f"{id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(root: Path, *, notes: bool = False) -> list[Problem]:
    """What the checks say of the reports of a checkout, in order of line; but for what is not frozen."""
    reading = read_reports.read(root)
    found = [p for p in checks.check(reading) if p not in list(edition_series.published_is_kept(reading))]
    return sorted(problem for problem in found if notes or problem.severity != "note")


def changed(root: Path, old: str, new: str, *, totals: bool = False) -> list[str]:
    """What is said when one text of the report is another, apart from its control totals."""
    assert REPORT.count(old) == 1, f"{old!r} stands there {REPORT.count(old)} times"
    write(root, REPORT.replace(old, new))
    found = problems(root)
    return [
        f"{p.line}: {p.severity}: {p.message}" for p in found if totals or "(report control" not in p.message
    ]


def with_value(loaded: Loaded[Report], location: Location, new: str) -> Loaded[Report] | None:
    """The report with one value of its file changed; None where the file would not be read."""
    value: Any = copy.deepcopy(loaded.tree.value)
    inner = value
    for part in location[:-1]:
        inner = inner[part]
    inner[location[-1]] = new
    try:
        return replace(loaded, record=Report.model_validate(value))
    except ValidationError:
        return None
