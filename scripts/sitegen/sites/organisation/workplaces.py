"""Pages for hotels, for landlords and transport, for health care: signs, what to do, and what not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sitegen.records.model import Sign, Workplace
from sitegen.sites.organisation import handouts
from sitegen.sites.organisation.organisation_context import NamedSource, OrganisationContext, Parts
from sitegen.sites.organisation.work_lines import POLICE, SUPPORT_LINE, RingLine, said, texts, work_line
from sitegen.web import FINDER, Link, TemplateContext, Value, prose_addresses


class NamedSheet(Value):
    """A sheet to print by what it is called: two for one workplace differ in size alone."""

    name: str
    download: handouts.Download


class WorkplacePart(TemplateContext):
    """All that a page for a workplace says, each sentence with a source."""

    template = "organisation/work.html#workplace"

    lines: tuple[RingLine, ...]
    signs: tuple[str, ...]
    todo: tuple[str, ...]
    dont: tuple[str, ...]
    warnings: tuple[str, ...]
    facts: tuple[str, ...]
    sheets: tuple[NamedSheet, ...]
    help: Link
    sources: tuple[NamedSource, ...]
    calendar: str
    script: Markup


@dataclass(frozen=True, slots=True)
class WorkplacePage:
    """A page: its folder in a language, the workplaces that it is about, and whom it lets them ring."""

    path: str
    workplaces: tuple[Workplace, ...]
    numbers: tuple[str, ...]


# The support line answers authorities and organisations, so it is none for hotels and landlords.
PAGES = {
    "work-hotels": WorkplacePage(prose_addresses.HOTELS, ("hotels",), (POLICE,)),
    "work-homes": WorkplacePage(prose_addresses.LANDLORDS, ("homes", "transport"), (POLICE,)),
    "work-health": WorkplacePage(prose_addresses.HEALTH_CARE, ("health",), (POLICE, SUPPORT_LINE)),
}


TITLES: Mapping[Workplace, str] = {
    "hotels": "Hotell och vandrarhem",
    "homes": "Hyresvärdar, grannar och taxi",
    "transport": "Hyresvärdar, grannar och taxi",
    "health": "Vården",
}
"""What sheets are called, as the links to the pages that say the same are."""
BESIDE = ("call-112", "tip-police")
"""Sentences that stand beside the numbers to ring, and not once more among what to do."""


def advice(signs: Mapping[str, Sign], workplaces: Iterable[Workplace]) -> Mapping[str, Sign]:
    """Return what may be said to some workplaces, in the editors' order."""
    wanted = set(workplaces)
    own = {id: sign for id, sign in signs.items() if sign.publish == "yes"}
    fitting = {id: sign for id, sign in own.items() if wanted & set(sign.workplaces)}
    return dict(sorted(fitting.items(), key=lambda item: (item[1].order, item[0])))


def workplace_part(page: WorkplacePage) -> Callable[[OrganisationContext], WorkplacePart]:
    """Return the maker of the part of a page."""

    def part(org: OrganisationContext) -> WorkplacePart:
        found = advice(org.maker.site_context.catalogue.signs, page.workplaces)

        def of(kind: str) -> tuple[str, ...]:
            return tuple(said(org, *(id for id, sign in found.items() if sign.kind == kind)))

        return WorkplacePart(
            lines=tuple(lines(org, page)),
            signs=of("sign"),
            todo=tuple(said(org, *(id for id, s in found.items() if s.kind == "do" and id not in BESIDE))),
            dont=of("dont"),
            warnings=of("warning"),
            facts=of("fact"),
            sheets=tuple(downloads(org, page)),
            help=org.help_link(page.path, FINDER, org.translator("work", "Sök hjälp, på nio språk")),
            sources=tuple(sources(org, found)),
            calendar=org.maker.site_context.holidays,
            script=org.now_script,
        )

    return part


def lines(org: OrganisationContext, page: WorkplacePage) -> Iterator[RingLine]:
    """Yield whom they can ring, the most urgent first."""
    services = org.maker.site_context.catalogue.services
    emergency = next(id for id, service in services.items() if service.emergency)
    yield work_line(org, page.path, emergency, said(org, BESIDE[0]))
    for id in page.numbers:
        notes = said(org, BESIDE[1]) if id == POLICE else texts(org, services[id], "gives", "safety")
        yield work_line(org, page.path, id, notes)


def downloads(org: OrganisationContext, page: WorkplacePage) -> Iterator[NamedSheet]:
    """Yield the sheets that say the same on paper, the reader's own language first."""
    own = [row for row in org.leaflets if set(row.piece.workplaces) & set(page.workplaces)]
    for row in sorted(own, key=lambda row: row.language != org.language):
        download = handouts.download(org, page.path, row.path, row.file, row.language)
        yield NamedSheet(name=row.piece.name.in_language(org.language), download=download)


def sources(org: OrganisationContext, found: Mapping[str, Sign]) -> Iterator[NamedSource]:
    """Yield each source of the page once."""
    named = (org.source(source) for sign in found.values() for source in sign.sources)
    yield from dict.fromkeys(named)


PARTS: Parts = {name: workplace_part(page) for name, page in PAGES.items()}
