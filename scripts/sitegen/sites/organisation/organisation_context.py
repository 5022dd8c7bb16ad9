"""What the pages about the organisation are made from, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from sitegen.language import Translator, translated
from sitegen.records import Member
from sitegen.records.model import Source
from sitegen.sites.organisation.inputs import Leaflet, PaperFile, Quoted
from sitegen.sites.organisation.model import Advocacy, Organisation, Programme, Publication
from sitegen.sites.organisation.read_records import Archive
from sitegen.web import Key, Link, PageMaker, TemplateContext, Value, addresses, theme_pages


class NamedSource(Value):
    """Where something was read: its name, its address when it has one, and when it was written."""

    label: str
    href: str = ""
    date: str = ""


@dataclass(frozen=True)
class OrganisationContext:
    """The organisation's records, the help pages' maker and the translator of one language."""

    archive: Archive
    maker: PageMaker
    translator: Translator
    # What is given away to be printed, and what reports say, where a project has any.
    leaflets: tuple[Leaflet, ...] = ()
    checklist: PaperFile | None = None
    quotes: tuple[Quoted, ...] = ()
    # Where each report's page stands, from the folder of the language.
    reports: Mapping[str, str] = field(default_factory=dict)
    # The outlines of the counties, as they were drawn.
    county_map: str = ""
    # What says on a page of prose whether a line answers now.
    now_script: Markup = field(default_factory=Markup)

    @property
    def language(self) -> str:
        """Return the code of the language that is written."""
        return self.translator.code

    @cached_property
    def organisation(self) -> Organisation:
        """Return the record of the organisation in this language."""
        return translated(self.translator, self.archive.organisation, "organisation")

    @cached_property
    def programme(self) -> Programme:
        """Return the record of the support programme in this language."""
        return translated(self.translator, self.archive.programme, "nsp")

    @cached_property
    def advocacy(self) -> Advocacy:
        """Return the record of what the organisation calls for, in this language."""
        return translated(self.translator, self.archive.advocacy, "advocacy")

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Return the members that may be shown, by name, in this language."""
        shown = {id: m for id, m in self.maker.site_context.catalogue.members.items() if m.publish == "yes"}
        ordered = sorted(shown.items(), key=lambda item: item[1].name.casefold())
        return {id: translated(self.translator, member, "member") for id, member in ordered}

    @cached_property
    def publications(self) -> Mapping[str, Publication]:
        """Return what has been published, the latest first, in this language."""
        found = self.archive.publications.items()
        rows = sorted(found, key=lambda item: (order(item[1]), item[0]), reverse=True)
        return {id: translated(self.translator, row, "publication") for id, row in rows}

    def folder(self, path: str) -> str:
        """Return where a page of the prose stands from the site's root."""
        return theme_pages.folder(path, self.language)

    def link(self, origin: str, end: str, label: str) -> Link:
        """Return a link from one page of the prose to another, both by their folder inside the language's."""
        return Link(href=theme_pages.link(self.folder(origin), self.folder(end)), label=label)

    def help_link(self, origin: str, key: Key, label: str) -> Link:
        """Return a link from the prose to a help page, in this language where it is offered."""
        language = self.language if self.language in self.maker.offers[key] else "sv"
        return Link(href=theme_pages.link(self.folder(origin), addresses.folder(key, language)), label=label)

    def source(self, source: Source) -> NamedSource:
        """Return a record's source as it is shown."""
        host = host_of(source.url) if source.url else ""
        return NamedSource(label=source.title or host, href=source.url or "", date=source.date or "")


def order(publication: Publication) -> tuple[str, str]:
    """Return what a publication is sorted by: its year (as `year` says it), then its date."""
    return (year(publication), publication.date or "")


def year(publication: Publication) -> str:
    """Return the year that a publication is listed under: the one it is about when it has no date."""
    return publication.date[:4] if publication.date else str(publication.about or "")


def host_of(url: str) -> str:
    """Return the host of an address as people write it."""
    return url.split("/")[2].removeprefix("www.")


Parts = Mapping[str, Callable[[OrganisationContext], TemplateContext]]
"""Makers of parts, by the name that prose calls them by."""
