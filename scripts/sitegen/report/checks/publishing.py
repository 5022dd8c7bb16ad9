"""What is published is filled in, leans on nothing that is not, and does not go without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.core import Problem, quoted
from sitegen.reading import Loaded, Location
from sitegen.report.checks import coherence
from sitegen.report.figures import prose_figures
from sitegen.report.formula import refs
from sitegen.report.intake.report_skeleton import FILLERS
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading

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
        for location, other in _others(loaded):
            if other in reading.loaded and other not in reading.published.loaded:
                message = f"rapporten {quoted(other)} är inte publicerad; ta bort hänvisningen så länge"
                yield loaded.problem(*location, message=message)


def _others(loaded: Loaded[Report]) -> Iterator[tuple[Location, str]]:
    """Every other report that is referred to, with the place."""
    named: list[tuple[Location, str]] = [
        (location, ref.name)
        for location, formula in coherence.formulas(loaded.record)
        for ref in refs(formula)
    ]
    for location, passage in prose_figures.passages(loaded.record):
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


ALL: tuple[Callable[[Reading], Iterator[Problem]], ...] = (
    filled_in,
    leans_on_what_is_published,
    stays_published,
)
