"""Parts on the national support programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.language.translated_records import translated
from sitegen.language.translation import Translator
from sitegen.sites.organisation.handouts import FOLDER, download
from sitegen.sites.organisation.model import Phase
from sitegen.sites.organisation.organisation_context import OrganisationContext, Part, Parts

APPLICATION = "nsp-ansokan/"
"""The page on how to apply."""


def checklist_path(language: str) -> str:
    """Where the list to print lies, from the site's root."""
    return f"{FOLDER}nsp-ansokan-{language}.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """A form of support: its name, its level in a sentence, and what it is for."""

    name: str
    level: str
    text: str


def _nsp(name: str, *fields: str) -> Callable[[OrganisationContext], Part]:
    """A part that shows the programme, or fields of it."""

    def part(org: OrganisationContext) -> Part:
        programme = translated(org.translator, org.archive.programme, "nsp")
        values = [getattr(programme, field) for field in fields] or [programme]
        return Part("nsp.html", name, tuple(values))

    return part


def principle(org: OrganisationContext) -> Part:
    """When the programme pays."""
    return Part(
        "nsp.html", "principle", (translated(org.translator, org.archive.programme, "nsp"), org.translator)
    )


def phases(org: OrganisationContext) -> Part:
    """The forms of support with their days and levels."""
    programme = translated(org.translator, org.archive.programme, "nsp")
    found = tuple(phase_row(org.translator, phase) for phase in programme.phases)
    return Part("nsp.html", "phases", (found, programme.year, org.translator))


def phase_row(translator: Translator, phase: Phase) -> PhaseRow:
    """One form of support with how long and how much it is."""
    return PhaseRow(name=phase.name, level=" ".join(level(translator, phase)), text=phase.text)


def level(translator: Translator, phase: Phase) -> Iterator[str]:
    """How long a form of support lasts at most, and what it pays, in sentences."""
    if phase.max_days is not None:
        yield translator("nsp", "Högst {days} dagar.", days=phase.max_days)
    if phase.adult_sek is not None and phase.child_sek is not None:
        yield translator(
            "nsp",
            "{adult} kronor per dygn för en vuxen och {child} kronor i tillägg för barn.",
            adult=translator.number(phase.adult_sek),
            child=translator.number(phase.child_sek),
        )
    if phase.amount:
        yield f"{phase.amount}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A form of support as it is applied for: for how long, how much, and what has to be shown."""

    name: str
    level: str
    show: tuple[str, ...]


def applied(org: OrganisationContext) -> tuple[Applied, ...]:
    """What can be applied for."""
    translator, programme = org.translator, translated(org.translator, org.archive.programme, "nsp")
    return tuple(
        Applied(
            name=phase.name,
            level=" ".join((*level(translator, phase), *turn(translator, phase))),
            show=phase.show,
        )
        for phase in programme.phases
    )


def turn(translator: Translator, phase: Phase) -> Iterator[str]:
    """For how long a form of support is granted at a time."""
    if phase.step_days is not None:
        yield translator(
            "nsp", "Söks på nytt varje månad, för högst {days} dagar i taget.", days=phase.step_days
        )


def application(org: OrganisationContext) -> Part:
    """How an actor applies, and the list to print."""
    programme = translated(org.translator, org.archive.programme, "nsp")
    paper = download(org, APPLICATION, checklist_path(org.language), org.checklist)
    return Part("nsp.html", "application", (programme, applied(org), paper, org.translator))


def certification(org: OrganisationContext) -> Part:
    """What certification takes, who has it since lately, and what is planned."""
    programme = translated(org.translator, org.archive.programme, "nsp")
    found = [{"when": org.translator.month(row.when), "text": row.text} for row in programme.certified]
    return Part("nsp.html", "certification", (programme, found, org.translator))


PARTS: Parts = {
    "nsp-mandate": _nsp("mandate"),
    "nsp-support": _nsp("items", "support"),
    "nsp-rights": _nsp("items", "rights"),
    "nsp-principle": principle,
    "nsp-categories": _nsp("categories"),
    "nsp-phases": phases,
    "nsp-steps": _nsp("steps"),
    "nsp-certification": certification,
    "nsp-application": application,
    "nsp-now": _nsp("now"),
}
