"""The commented file that a new report begins as."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from sitegen.core import SetupError, quoted
from sitegen.reading.loader import KEBAB
from sitegen.reading.validate import kebab
from sitegen.report.read_reports import FOLDER

TEMPLATE = """\
# yaml-language-server: $schema=../schemas/report.json
#
# En utgåva av en rapport. Filens namn är rapportens id.
#
# Skriv bara siffror som redan är skyddade: inga antal under gränserna, varken här eller i en tidigare
# version av filen. Originalet stannar hos föreningen. Läs redaktion/docs/rapport.md först.
# Kör `make check` ofta: allt som går att räkna om räknas om. Ta bort # framför det du behöver.

title: {sv: Rapportens namn, en: Name of the report}
kind: statistics            # statistics, support-programme, activity eller press
year: %(year)s
version: 1.0.0
publish: no                 # no: bara i make serve. Ta bort raden när styrelsen har beslutat att ge ut den.
status: draft               # draft, preliminary, final eller withdrawn
source:
  title: Underlagets namn
  typed_by: redaktionen
  # checked_by: kansliet    # någon annan än den som skrev in

summary:                    # siffror står aldrig som siffror i text, bara som {namn}
  - sv: Under året mötte vi {moten} personer.
    en: During the year we met {moten} people.

# Grupper som siffrorna räknas i. `of` är gruppen som den är en del av.
universes:
  moten: {n: 0, sv: Personer vi mötte, en: People we met}

# Tabeller. Ett värde är ett antal, U (dold), .. (uppgift saknas) eller ett spann (10–19).
# dims: identity = vem personen är, sensitive = vad den har varit med om, process = vad som hände i ärendet.
#tables:
#  status:
#    sv: Status i rättsprocessen
#    en: Status in the legal process
#    universe: moten
#    base: {answered: 100, missing: not_stated}
#    dims: {status: process}
#    rows:
#      pagar: {n: 60, percent: 60.0, sv: Pågår, en: Ongoing}
#      klart: {n: 40, percent: 40.0, sv: Avslutat, en: Closed}

# Enskilda siffror. `num` räknas ut; `printed` är vad underlaget trycker och jämförs med uträkningen.
#figures:
#  andel-klart:
#    {show: percent, num: status.klart, den: status.base, printed: 40.0, sv: Andel klara, en: Share closed}

# Ord som bär en siffra prövas på båda språken.
#claims:
#  en-minoritet: {sv: mindre än hälften, en: less than half, value: andel-klart}

# Det som måste stämma, också mellan rapporter.
#links:
#  - {holds: moten == statistik-2025/kontakter}

# Åren. Ett värde är en hänvisning till den rapport som har siffran.
#series:
#  moten-per-ar:
#    sv: Personer vi mötte
#    en: People we met
#    points:
#      - {year: %(before)s, value: statistik-2025/kontakter}
#      - {year: %(year)s, value: moten}

# Vad som är gjort för att ingen ska kunna pekas ut, och vem som har bestämt det.
#disclosure:
#  - about: [status.klart]
#    remedy: merge         # merge, band, suppress, round, drop eller publish
#    sv: Två svar visas tillsammans.
#    en: Two answers are shown together.
#    decided: {by: styrelsen, on: 2026-01-01, signed: true}

# Vad som är ändrat sedan en tidigare utgåva. at: rutorna och siffrorna, som får märket r överallt.
#corrections:
#  - about: status
#    at: [status.klart, andel-klart]
#    on: 2026-06-01
#    version: 1.0.0        # samma som version ovan, när den är höjd
#    sv: Antalet avslutade ärenden var fel.
#    en: The number of closed cases was wrong.
"""
FILLERS = frozenset({"Rapportens namn", "Name of the report", "Underlagets namn"})
"""What of the template nobody may get to read."""


def year_of(id: str, today: dt.date) -> int:
    """Return the year that the id ends with, or the last whole one."""
    found = re.search(r"(?:19|20)\d\d$", id)
    return int(found[0]) if found else today.year - 1


def write(root: Path, id: str, year: int) -> Path:
    """Write the template as data/reports/<id>.yml. Raises SetupError when the id or the file will not do."""
    if not KEBAB.fullmatch(id):
        raise SetupError(f"{quoted(id)} är inget id; skriv t.ex. {kebab(id) or 'statistik-2026'}")
    path = root / FOLDER / f"{id}.yml"
    if path.exists():
        raise SetupError(f"{FOLDER}/{id}.yml finns redan; den skrivs inte över")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE % {"year": year, "before": year - 1}, encoding="utf-8", newline="\n")
    return path
