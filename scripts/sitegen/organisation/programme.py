"""Parts on the national support programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.organisation.handouts import FOLDER, download
from sitegen.organisation.model import Phase
from sitegen.organisation.office import Office, Part, Parts
from sitegen.organisation.spoken import spoken
from sitegen.voices import Voice

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


def _nsp(name: str, *fields: str) -> Callable[[Office], Part]:
    """A part that shows the programme, or fields of it."""

    def part(office: Office) -> Part:
        programme = spoken(office.voice, office.archive.programme, "nsp")
        values = [getattr(programme, field) for field in fields] or [programme]
        return Part("nsp.html", name, tuple(values))

    return part


def principle(office: Office) -> Part:
    """When the programme pays."""
    return Part(
        "nsp.html", "principle", (spoken(office.voice, office.archive.programme, "nsp"), office.voice)
    )


def phases(office: Office) -> Part:
    """The forms of support with their days and levels."""
    programme = spoken(office.voice, office.archive.programme, "nsp")
    found = tuple(phase_row(office.voice, phase) for phase in programme.phases)
    return Part("nsp.html", "phases", (found, programme.year, office.voice))


def phase_row(voice: Voice, phase: Phase) -> PhaseRow:
    """One form of support with how long and how much it is."""
    return PhaseRow(name=phase.name, level=" ".join(level(voice, phase)), text=phase.text)


def level(voice: Voice, phase: Phase) -> Iterator[str]:
    """How long a form of support lasts at most, and what it pays, in sentences."""
    if phase.max_days is not None:
        yield voice("nsp", "Högst {days} dagar.", days=phase.max_days)
    if phase.adult_sek is not None and phase.child_sek is not None:
        yield voice(
            "nsp",
            "{adult} kronor per dygn för en vuxen och {child} kronor i tillägg för barn.",
            adult=voice.number(phase.adult_sek),
            child=voice.number(phase.child_sek),
        )
    if phase.amount:
        yield f"{phase.amount}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A form of support as it is applied for: for how long, how much, and what has to be shown."""

    name: str
    level: str
    show: tuple[str, ...]


def applied(office: Office) -> tuple[Applied, ...]:
    """What can be applied for."""
    voice, programme = office.voice, spoken(office.voice, office.archive.programme, "nsp")
    return tuple(
        Applied(name=phase.name, level=" ".join((*level(voice, phase), *turn(voice, phase))), show=phase.show)
        for phase in programme.phases
    )


def turn(voice: Voice, phase: Phase) -> Iterator[str]:
    """For how long a form of support is granted at a time."""
    if phase.step_days is not None:
        yield voice("nsp", "Söks på nytt varje månad, för högst {days} dagar i taget.", days=phase.step_days)


def application(office: Office) -> Part:
    """How an actor applies, and the list to print."""
    programme = spoken(office.voice, office.archive.programme, "nsp")
    paper = download(office, APPLICATION, checklist_path(office.language), office.checklist)
    return Part("nsp.html", "application", (programme, applied(office), paper, office.voice))


def certification(office: Office) -> Part:
    """What certification takes, who has it since lately, and what is planned."""
    programme = spoken(office.voice, office.archive.programme, "nsp")
    found = [{"when": office.voice.month(row.when), "text": row.text} for row in programme.certified]
    return Part("nsp.html", "certification", (programme, found, office.voice))


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
