"""Parts on the national support programme."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.language import Translator
from sitegen.sites.organisation.handouts import Download, download
from sitegen.sites.organisation.model import Certified, Phase, Programme
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import TemplateContext, Value, prose_addresses


def checklist_stem(language: str) -> str:
    """Return the name of the list for those who apply, without ending."""
    return f"nsp-ansokan-{language}"


def checklist_path(language: str) -> str:
    """Return where the list to print lies, from the site's root."""
    return prose_addresses.sheet(checklist_stem(language))


class PhaseRow(Value):
    """A form of support: its name, its level in a sentence, and what it is for."""

    name: str
    level: str
    text: str


class ItemsPart(TemplateContext):
    """Sentences in a list."""

    template = "organisation/nsp.html#items"

    rows: tuple[str, ...]


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
    record = org.programme
    rows = tuple(phase_row(org.translator, phase) for phase in record.phases)
    return PhasesPart(rows=rows, year=record.year)


def phase_row(translator: Translator, phase: Phase) -> PhaseRow:
    """Return one form of support with how long and how much it is."""
    return PhaseRow(name=phase.name, level=" ".join(sentences_on_level(translator, phase)), text=phase.text)


def sentences_on_level(translator: Translator, phase: Phase, *, applied: bool = False) -> Iterator[str]:
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


class Applied(Value):
    """A form of support as it is applied for: for how long, how much, and what has to be shown."""

    name: str
    level: str
    show: tuple[str, ...]


class ApplicationPart(TemplateContext):
    """How an actor applies, and the list to print."""

    template = "organisation/nsp.html#application"

    programme: Programme
    rows: tuple[Applied, ...]
    paper: Download


class CertificationPart(TemplateContext):
    """What certification takes, who has it since lately (`when` is in words), and what is planned."""

    template = "organisation/nsp.html#certification"

    programme: Programme
    certified: tuple[Certified, ...]


def applied(org: OrganisationContext) -> tuple[Applied, ...]:
    """Return what can be applied for."""
    translator = org.translator
    return tuple(
        Applied(
            name=phase.name,
            level=" ".join(sentences_on_level(translator, phase, applied=True)),
            show=phase.show,
        )
        for phase in org.programme.phases
    )


def application_part(org: OrganisationContext) -> ApplicationPart:
    """Return the part that tells how an actor applies, with the list to print."""
    paper = download(org, prose_addresses.PROGRAMME_APPLICATION, checklist_path(org.language), org.checklist)
    return ApplicationPart(programme=org.programme, rows=applied(org), paper=paper)


def certification_part(org: OrganisationContext) -> CertificationPart:
    """Return the part that tells what certification takes, who has had it lately, and what is planned."""
    record = org.programme
    rows = (row.model_copy(update={"when": org.translator.month(row.when)}) for row in record.certified)
    return CertificationPart(programme=record, certified=tuple(rows))


PARTS: Parts = {
    "nsp-mandate": lambda org: MandatePart(programme=org.programme),
    "nsp-support": lambda org: ItemsPart(rows=org.programme.support),
    "nsp-rights": lambda org: ItemsPart(rows=org.programme.rights),
    "nsp-principle": lambda org: PrinciplePart(programme=org.programme),
    "nsp-categories": lambda org: CategoriesPart(programme=org.programme),
    "nsp-phases": phases_part,
    "nsp-steps": lambda org: StepsPart(programme=org.programme),
    "nsp-certification": certification_part,
    "nsp-application": application_part,
    "nsp-now": lambda org: NowPart(programme=org.programme),
}
