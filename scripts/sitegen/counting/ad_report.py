"""Write what was counted: YAML for people and programs, CSV for spreadsheets, lines on the screen.

The files hold nothing that the rules of `suppression` do not let out. How many lines of the log were of
which kind is shown on the screen alone: with it, the number of all visits would be in the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from sitegen.core import sheet_cells
from sitegen.counting.log_tally import KINDS, Event, LogTally, Period
from sitegen.counting.suppression import THRESHOLD, CalendarMonth, CountsByLanding, LandingCounts
from sitegen.sites.campaign.ad_model import AdFigure
from sitegen.sites.campaign.ad_records import AdRecords

SUPPRESSED = "U"
NOT_MEASURED = "inte mätt"
NAMES = ("besok.yml", "besok.csv")
HEAD = f"""\
# Besök på annonsernas sidor, räknade ur webbserverns logg. Ingenting om besökarna finns här.
# {SUPPRESSED} = färre än {THRESHOLD} (också inga alls), eller en summa som skulle röja ett sådant tal.
# Dagar efter svensk tid; bara dagar med minst {THRESHOLD} står i listan.
# visits = besök på annonsens sida, taps = tryck på knappen till kontakt.
"""


@dataclass(frozen=True, slots=True)
class Funnel:
    """One campaign's steps. Counts are the least that they can be; None means that nothing was measured."""

    campaign: str
    views: AdFigure | None
    clicks_by_seller: AdFigure | None
    visits: int | None
    taps: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """All that leaves the counting: the days covered, counts by landing page, a funnel for each campaign."""

    period: Period
    table: CountsByLanding
    funnels: tuple[Funnel, ...]


def funnels(ads: AdRecords, table: CountsByLanding, *, taps_logged: bool) -> Iterator[Funnel]:
    """Yield the funnel of every campaign. `taps_logged` says whether the log holds taps on contact at all."""
    for id, campaign in ads.campaigns.items():
        codes = [code for code, landing in ads.landings.items() if landing.campaign == id]
        yield Funnel(
            campaign=id,
            views=campaign.views,
            clicks_by_seller=campaign.clicks,
            visits=_sum(table, codes, "visits"),
            taps=_sum(table, codes, "taps") if taps_logged else None,
        )


def _sum(table: CountsByLanding, codes: list[str], event: Event) -> int | None:
    found = [table[code, event].at_least for code in codes if (code, event) in table]
    return sum(found) if found else None


def files(result: Result) -> dict[str, bytes]:
    """Return the files to write, by name."""
    return dict(zip(NAMES, (as_yaml(result).encode(), as_csv(result).encode("utf-8-sig")), strict=True))


def as_yaml(result: Result) -> str:
    """Return the days that may be told, months and funnels, as YAML."""
    content = {
        "first": result.period.first,
        "last": result.period.last,
        "landings": _landings(result.table),
        "funnels": [_funnel(funnel) for funnel in result.funnels],
    }
    return HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _landings(table: CountsByLanding) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for (code, event), series in table.items():
        found.setdefault(code, {})[event] = _series(series)
    return found


def _series(series: LandingCounts) -> dict[str, object]:
    return {
        "at_least": series.at_least or SUPPRESSED,
        "months": {_month(month): as_shown(count) for month, count in series.months.items()},
        "days": {day: count for day, count in series.days.items() if count is not None},
    }


def _funnel(funnel: Funnel) -> dict[str, object]:
    return {
        "campaign": funnel.campaign,
        "views": _figure(funnel.views),
        "clicks_by_seller": _figure(funnel.clicks_by_seller),
        "visits_at_least": _measured(funnel.visits),
        "taps_at_least": _measured(funnel.taps),
    }


def _figure(figure: AdFigure | None) -> object:
    if figure is None:
        return NOT_MEASURED
    return {"count": figure.count, "bound": figure.bound, "sources": list(figure.sources)}


def _measured(count: int | None) -> object:
    return NOT_MEASURED if count is None else count or SUPPRESSED


def as_shown(count: int | None) -> object:
    """Return a count, or `U` where it is suppressed."""
    return SUPPRESSED if count is None else count


def _month(month: CalendarMonth) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def as_csv(result: Result) -> str:
    """Return CSV with a row for every day, landing page and event.

    Suppressed counts have their row too, so that no missing row says anything.
    """
    rows: list[tuple[object, ...]] = [("day", "code", "event", "count")]
    for (code, event), series in result.table.items():
        rows += [(day, code, event, as_shown(count)) for day, count in series.days.items()]
    return sheet_cells.csv_text(rows, end="\r\n")


def summary_lines(tally: LogTally) -> Iterator[str]:
    """Yield lines for the screen: how many lines of the log were of each kind; they add up to all lines."""
    yield f"{spaced(tally.lines)} rader:"
    for kind, label in KINDS.items():
        if tally.kinds[kind]:
            yield f"  {spaced(tally.kinds[kind]):>12}  {label}"
    yield from _warnings(tally)


def _warnings(tally: LogTally) -> Iterable[str]:
    if tally.torn:
        yield f"varning: {tally.torn} packade filer är avbrutna eller skadade; det som gick att läsa är med"
    if tally.without_agent:
        yield (
            f"varning: {spaced(tally.without_agent)} av de räknade raderna säger inte vilken webbläsare "
            "det var, så robotar kan vara med; låt servern logga i formatet combined"
        )
    if tally.kinds["query"] > tally.kinds["counted"]:
        yield (
            "varning: fler besök räknades inte än räknades, för att länken hade fått något tillagt efter ?; "
            "be säljaren ta bort det"
        )
    if tally.kinds["unreadable"] > tally.lines / 10:
        yield "varning: många rader gick inte att läsa; loggen ska ha formatet common eller combined"


def spaced(number: int) -> str:
    """Return a number with spaces between thousands."""
    return f"{number:,}".replace(",", " ")
