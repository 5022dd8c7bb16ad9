"""What has been published stands, and a newer edition tells what it has changed.

What is published is filled in, leans on nothing that is not, and does not go without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.reading import Loaded, Location
from sitegen.report.checks import coherence
from sitegen.report.editions import changes
from sitegen.report.editions.archive import FrozenEdition
from sitegen.report.editions.changes import BASE, Change
from sitegen.report.editions.edition import Edition, order
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import TOTAL
from sitegen.report.formula import refs
from sitegen.report.intake.report_skeleton import FILLERS
from sitegen.report.model import Report
from sitegen.report.read_reports import FOLDER, Reading

SHOWN = 6


def kept_as_published(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure that differs from the frozen copy of the same version."""
    for loaded, one, now in _beside(reading, lambda found, version: found == version):
        told: set[Location] = set()
        for change in (*changes.changes(one.edition, now), *changes.added(one.edition, now)):
            at = location(loaded.record, change)
            if at not in told:
                yield loaded.problem(*at, message=_differs(change, one))
            told.add(at)
        if found := changes.reworded(one.edition, now):
            message = (
                f"orden är andra än i den frysta utgåvan {now.version}: {', '.join(found[:SHOWN])}; "
                "ändra tillbaka dem, eller höj versionens sista tal"
            )
            yield loaded.problem("version", message=message, severity="warning")


def _differs(change: Change, one: FrozenEdition) -> str:
    version = one.edition.version
    return (
        f"skiljer sig från den frysta utgåvan {version} ({one.path}): {change.said()}. "
        "Ändra tillbaka det, eller höj version och skriv en rättelse under corrections"
    )


def versions_rise(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each version lower than a frozen one, and frozen editions without a report."""
    for id, found in reading.editions.items():
        loaded, last = reading.loaded.get(id), found[-1].edition
        if loaded is None and any(p.path == f"{FOLDER}/{id}.yml" for p in reading.problems):
            continue
        if loaded is None:
            yield Problem(
                found[-1].path, 0, 0, f"ingen rapport heter {id}; den frysta utgåvan är kvar av den"
            )
        elif order(loaded.record.version) < last.order:
            message = f"lägre än den frysta utgåvan {last.version}; skriv {last.version} eller högre"
            yield loaded.problem("version", message=message)


def changes_are_told(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for changes since the last older edition that no correction names, and the reverse."""
    for loaded, one, now in _beside(reading, lambda found, version: order(found) < order(version)):
        found = changes.changes(one.edition, now)
        since = changes.between(now.corrections, one.edition.version, now.version)
        refs = changes.refs(since)
        if left := [change for change in found if not change.is_named_in(refs)]:
            yield loaded.problem("corrections", message=_untold(left, one), key=True)
        for number, correction in enumerate(loaded.record.corrections):
            if correction not in since:
                continue
            for place, ref in enumerate(correction.at):
                if not any(change.is_named_in({ref}) for change in found):
                    message = f"{quoted(ref)} är samma som i utgåva {one.edition.version}; ta bort den här"
                    yield loaded.problem("corrections", number, "at", place, message=message)


def _untold(left: list[Change], one: FrozenEdition) -> str:
    named = changes.addresses(left)
    told = list(dict.fromkeys(change.said() for change in left if change.address in named))
    more = f" och {len(told) - SHOWN} till" if len(told) > SHOWN else ""
    return (
        f"ändrat sedan utgåva {one.edition.version} utan att någon rättelse säger det: "
        f"{'; '.join(told[:SHOWN])}{more}. Skriv i en rättelse med den nya versionen "
        f"at: [{', '.join(named)}], eller ändra tillbaka"
    )


def corrections_lead_somewhere(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each correction of what no edition has, or of a version that is not out."""
    for id, loaded in reading.loaded.items():
        for number, correction in enumerate(loaded.record.corrections):
            if order(correction.version) > order(loaded.record.version):
                message = f"rättelsen kom med en senare utgåva än {loaded.record.version}; höj version ovan"
                yield loaded.problem("corrections", number, "version", message=message)
            for place, ref in enumerate(correction.at):
                if fault := _fault(reading, id, ref):
                    yield loaded.problem("corrections", number, "at", place, message=fault)


def _fault(reading: Reading, id: str, ref: str) -> str:
    """Why an address leads nowhere, or nothing."""
    editions = [one.edition for one in reading.editions.get(id, ())]
    editions += [reading.present[id]] if id in reading.present else []
    known = {known for found in editions for known in _addresses(found)}
    return "" if ref in known else f"{quoted(ref)} finns inte i rapporten{did_you_mean(ref, known)}"


def _addresses(found: Edition) -> Iterator[str]:
    """Everything in an edition that a correction may name."""
    yield from (figure.id for figure in found.figures)
    for grid in found.tables:
        yield from (grid.id, f"{grid.id}.{BASE}")
        for row, column, _ in grid.each_value():
            yield from (f"{grid.id}.{row}", f"{grid.id}.{row}.{column}")


def published_is_kept(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each published edition that is not frozen: changes in it would not be seen."""
    for id, loaded in reading.loaded.items():
        found = (one.edition.version for one in reading.editions.get(id, ()))
        if loaded.record.is_issued and loaded.record.version not in found:
            message = f"utgåvan är publicerad men inte fryst; kör report freeze {id} och spara filen i git"
            yield loaded.problem("status", message=message)


def _beside(
    reading: Reading, wanted: Callable[[str, str], bool]
) -> Iterator[tuple[Loaded[Report], FrozenEdition, Edition]]:
    """Yield each report with the last of its frozen editions of a wanted version, and as it stands now."""
    for id, now in reading.present.items():
        loaded, frozen = reading.loaded[id], reversed(reading.editions.get(id, ()))
        one = next((one for one in frozen if wanted(one.edition.version, now.version)), None)
        if one is not None:
            yield loaded, one, now


def location(report: Report, change: Change) -> Location:
    """Return where a changed figure stands in its file, or the nearest thing around it."""
    if not change.table:
        kinds = [kind for kind in ("figures", "universes") if change.row in report.named[kind]]
        return (kinds[0], change.row) if kinds else ("version",)
    if change.table in report.series:
        years = [str(point.year) for point in report.series[change.table].points]
        more = ("points", years.index(change.row), "value") if change.row in years else ()
        return ("series", change.table, *more)
    if change.table not in report.tables:
        return ("version",)
    return _in_table(report, change)


def _in_table(report: Report, change: Change) -> Location:
    table = report.tables[change.table]
    if change.row not in table.rows:
        parts = {BASE: ("base", table.base), TOTAL: ("total", table.total)}
        part, printed = parts.get(change.row, ("", None))
        return ("tables", change.table, part) if printed else ("tables", change.table)
    cells = change.column in table.rows[change.row].cells
    return ("tables", change.table, "rows", change.row, *(("cells", change.column) if cells else ("n",)))


# -- what is published -------------------------------------------------------------------------

WAY_OUT = "fyll i den, eller skriv publish: no"


def filled_in(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for words of the template in a published report, and for each group of 0 in it."""
    for loaded in reading.published.loaded.values():
        for location, text in loaded.tree.texts():
            if text in FILLERS:
                yield loaded.problem(*location, message=f"{quoted(text)} står kvar från mallen; {WAY_OUT}")
        for name, group in loaded.record.universes.items():
            if group.n.count == 0:
                message = f"gruppen har ingen i sig; {WAY_OUT}"
                yield loaded.problem("universes", name, "n", message=message)


def leans_on_what_is_published(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each figure of a published report that is taken from one that is not."""
    for loaded in reading.published.loaded.values():
        for location, other in _others(reading, loaded):
            if other in reading.loaded and other not in reading.published.loaded:
                message = f"rapporten {quoted(other)} är inte publicerad; ta bort hänvisningen så länge"
                yield loaded.problem(*location, message=message)


def _others(reading: Reading, loaded: Loaded[Report]) -> Iterator[tuple[Location, str]]:
    """Every other report that is referred to, with the place."""
    named: list[tuple[Location, str]] = [
        (location, ref.name)
        for location, formula in coherence.formulas(reading, loaded.id)
        for ref in refs(formula)
    ]
    for location, passage in reading.passages[loaded.id]:
        named += [((*location, "sv"), ref) for ref in prose_figures.placeholders(passage.sv)]
    for location, ref in named:
        other, slash, _ = ref.partition("/")
        if slash:
            yield location, other


def stays_published(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each report of which editions are frozen, and whose pages would be gone."""
    for id in reading.editions:
        loaded = reading.loaded.get(id)
        if loaded is not None and loaded.record.publish == "no":
            message = "rapporten är utgiven, så dess sidor ska stå kvar; skriv status: withdrawn i stället"
            yield loaded.problem("publish", message=message)
