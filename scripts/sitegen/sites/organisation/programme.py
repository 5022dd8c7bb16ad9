"""Parts on the national support programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import Translator
from sitegen.sites.organisation.handouts import Download, download
from sitegen.sites.organisation.inputs import Quoted
from sitegen.sites.organisation.model import Certified, Phase, Programme
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.professionals import FactsPart
from sitegen.web import TemplateContext, Value, prose_addresses


def checklist_stem(language: str) -> str:
    """Return the name of the list for those who apply, without ending."""
    return f"nsp-ansokan-{language}"


def checklist_path(language: str) -> str:
    """Return where the list to print lies, from the site's root."""
    return prose_addresses.sheet(checklist_stem(language))


class PhaseRow(Value):
    """A form of support: its name, its level in a sentence, what it is for, and what has to be shown.

    `begins` and `days` are its place on a line of days; without a limit there are no days.
    """

    name: str
    begins: int
    days: int
    level: str
    text: str
    show: tuple[str, ...]


class ProgrammePart(TemplateContext):
    """Something of the record of the programme; the macro chooses what."""

    programme: Programme


class MandatePart(ProgrammePart):
    """What the programme is for."""

    template = "organisation/nsp.html#mandate"


class CategoriesPart(ProgrammePart):
    """Who counts as a recipient."""

    template = "organisation/nsp.html#categories"


class Branch(Value):
    """What decides at a step: the question, and what holds then, as a text or as alternatives."""

    label: str
    text: str = ""
    rows: tuple[str, ...] = ()


class FlowStep(Value):
    """A step on the way into the programme, and what decides at it."""

    text: str
    branches: tuple[Branch, ...]


class FlowPart(TemplateContext):
    """How support comes about: steps in order, with what decides beside them."""

    template = "organisation/nsp.html#flow"

    steps: tuple[FlowStep, ...]


class ProgrammeFiguresPart(TemplateContext):
    """The key figures of the newest report on the programme; none when there is no such report."""

    template = "organisation/nsp.html#figures"

    report: Quoted | None


class NowPart(ProgrammePart):
    """How far the programme reaches, and what is to come."""

    template = "organisation/nsp.html#now"


class PhasesPart(TemplateContext):
    """The forms of support, and the year that their levels hold for."""

    template = "organisation/nsp.html#phases"

    rows: tuple[PhaseRow, ...]
    longest: int
    year: int


def flow_part(org: OrganisationContext) -> FlowPart:
    """Return the part that shows how support comes about, with what decides at each step."""
    beside = branches(org)
    steps = (
        FlowStep(text=step.text, branches=tuple(beside[name] for name in step.beside))
        for step in org.programme.steps
    )
    return FlowPart(steps=tuple(steps))


def branches(org: OrganisationContext) -> Mapping[str, Branch]:
    """Return what can decide at a step, by the field of the record that says it."""
    translator, programme = org.translator, org.programme
    return {
        "principle": Branch(label=translator("nsp", "En myndighet ansvarar"), text=programme.principle),
        "unaccompanied": Branch(label=translator("nsp", "Barnet är ensamt"), text=programme.unaccompanied),
        "granted_when": Branch(
            label=translator("nsp", "Stöd kan beviljas när något av det här gäller:"),
            rows=programme.granted_when,
        ),
        "acute": Branch(label=translator("nsp", "Det är bråttom"), text=programme.acute),
    }


def figures_part(org: OrganisationContext) -> ProgrammeFiguresPart:
    """Return the part with the key figures of the newest report on the programme."""
    newest = next((report for report in org.quotes if report.kind == "support-programme"), None)
    return ProgrammeFiguresPart(report=newest)


def phases_part(org: OrganisationContext) -> PhasesPart:
    """Return the part that lists the forms of support, each with its days and level, and their year."""
    rows = phase_rows(org)
    longest = max(row.begins + row.days for row in rows)
    return PhasesPart(rows=rows, longest=longest, year=org.programme.year)


def phase_rows(org: OrganisationContext, *, applied: bool = False) -> tuple[PhaseRow, ...]:
    """Return the forms of support with how long and how much each is, and how each is `applied` for."""
    ends = {phase.id: phase.max_days or 0 for phase in org.programme.phases}
    return tuple(
        PhaseRow(
            name=phase.name,
            begins=ends.get(phase.after or "", 0),
            days=phase.max_days or 0,
            level=" ".join(sentences_on_level(org.translator, phase, applied=applied)),
            text=phase.text,
            show=phase.show,
        )
        for phase in org.programme.phases
    )


def sentences_on_level(translator: Translator, phase: Phase, *, applied: bool) -> Iterator[str]:
    """Yield the sentences that say how long a form of support lasts at most, and what it pays.

    For those who apply (`applied`) also for how long it is granted at a time.
    """
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
    if applied and phase.step_days is not None:
        yield translator(
            "nsp", "Söks på nytt varje månad, för högst {days} dagar i taget.", days=phase.step_days
        )


class ApplicationPart(TemplateContext):
    """How an actor applies, and the list to print."""

    template = "organisation/nsp.html#application"

    programme: Programme
    rows: tuple[PhaseRow, ...]
    paper: Download


class CertificationPart(TemplateContext):
    """What certification takes, who has it since lately (`when` is in words), and what is planned."""

    template = "organisation/nsp.html#certification"

    programme: Programme
    certified: tuple[Certified, ...]


def application_part(org: OrganisationContext) -> ApplicationPart:
    """Return the part that tells how an actor applies, with the list to print."""
    paper = download(org, prose_addresses.PROGRAMME_APPLICATION, checklist_path(org.language), org.checklist)
    return ApplicationPart(programme=org.programme, rows=phase_rows(org, applied=True), paper=paper)


def certification_part(org: OrganisationContext) -> CertificationPart:
    """Return the part that tells what certification takes, who has had it lately, and what is planned."""
    record = org.programme
    rows = (row.model_copy(update={"when": org.translator.month(row.when)}) for row in record.certified)
    return CertificationPart(programme=record, certified=tuple(rows))


PARTS: Parts = {
    "nsp-mandate": lambda org: MandatePart(programme=org.programme),
    "nsp-support": lambda org: FactsPart(rows=org.programme.support),
    "nsp-rights": lambda org: FactsPart(rows=org.programme.rights),
    "nsp-categories": lambda org: CategoriesPart(programme=org.programme),
    "nsp-phases": phases_part,
    "nsp-flow": flow_part,
    "nsp-figures": figures_part,
    "nsp-certification": certification_part,
    "nsp-application": application_part,
    "nsp-now": lambda org: NowPart(programme=org.programme),
}
