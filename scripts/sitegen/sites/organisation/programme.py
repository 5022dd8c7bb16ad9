"""Parts on the national support programme."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.language import Translator
from sitegen.sites.organisation.handouts import Download, download
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
    """A form of support: its name, its level in a sentence, what it is for, and what has to be shown."""

    name: str
    level: str
    text: str
    show: tuple[str, ...]


class ProgrammePart(TemplateContext):
    """Something of the record of the programme; the macro chooses what."""

    programme: Programme


class MandatePart(ProgrammePart):
    """What the programme is for."""

    template = "organisation/nsp.html#mandate"


class PrinciplePart(ProgrammePart):
    """When the programme pays."""

    template = "organisation/nsp.html#principle"


class CategoriesPart(ProgrammePart):
    """Who counts as a recipient."""

    template = "organisation/nsp.html#categories"


class StepsPart(ProgrammePart):
    """How an effort comes about, step by step."""

    template = "organisation/nsp.html#steps"


class NowPart(ProgrammePart):
    """How far the programme reaches, and what is to come."""

    template = "organisation/nsp.html#now"


class PhasesPart(TemplateContext):
    """The forms of support, and the year that their levels hold for."""

    template = "organisation/nsp.html#phases"

    rows: tuple[PhaseRow, ...]
    year: int


def phases_part(org: OrganisationContext) -> PhasesPart:
    """Return the part that lists the forms of support, each with its days and level, and their year."""
    return PhasesPart(rows=phase_rows(org), year=org.programme.year)


def phase_rows(org: OrganisationContext, *, applied: bool = False) -> tuple[PhaseRow, ...]:
    """Return the forms of support with how long and how much each is, and how each is `applied` for."""
    return tuple(
        PhaseRow(
            name=phase.name,
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
    "nsp-principle": lambda org: PrinciplePart(programme=org.programme),
    "nsp-categories": lambda org: CategoriesPart(programme=org.programme),
    "nsp-phases": phases_part,
    "nsp-steps": lambda org: StepsPart(programme=org.programme),
    "nsp-certification": certification_part,
    "nsp-application": application_part,
    "nsp-now": lambda org: NowPart(programme=org.programme),
}
