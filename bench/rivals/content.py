"""The content of a synthetic project as plain values: the same for every generator that is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.core import Project
from sitegen.language import Translator, translation
from sitegen.records import Catalogue, Contact, Service, phones
from sitegen.records.phones import shown_as
from sitegen.sites import checked_records

Value = str | list[dict[str, str]] | list[str]
Row = dict[str, Value]
"""A service in one language: name, texts, contacts (href, shown, hours), ids of its regions."""


@dataclass(frozen=True, slots=True)
class LanguageContent:
    """Every service in one language."""

    code: str
    direction: str
    rows: tuple[Row, ...]

    def in_region(self, region: str) -> Iterator[Row]:
        """Yield the services that help in a region."""
        return (row for row in self.rows if region in row["regions"])


@dataclass(frozen=True, slots=True)
class Content:
    """What is built: languages with their services, and the names of the regions by id."""

    languages: tuple[LanguageContent, ...]
    regions: dict[str, str]


def read(project: Project) -> Content:
    """Return the content of a project. Raises `DataError` for faults in its data."""
    records = checked_records.read_checked(project)
    translators = translation.load_translators(project, records.languages.values())
    regions = {id: ", ".join(c.name for c in region.counties) for id, region in records.regions.items()}
    return Content(tuple(_language(records, translator) for translator in translators), regions)


def _language(records: Catalogue, translator: Translator) -> LanguageContent:
    rows = tuple(_row(records, translator, id, service) for id, service in records.services.items())
    return LanguageContent(translator.code, records.languages[translator.code].direction, rows)


def _row(records: Catalogue, translator: Translator, id: str, service: Service) -> Row:
    texts = {
        name: translator.localized(f"service.{name}", text).text
        for name in ("summary", "gives", "safety")
        if (text := getattr(service, name))
    }
    needs = ", ".join(translator.localized("need.label", records.needs[n].label).text for n in service.needs)
    return {
        "id": id,
        "name": service.name,
        "operator": service.operator,
        "safety": "",
        **texts,
        "needs": needs,
        "contacts": [_contact(contact) for contact in service.contacts],
        "regions": sorted(records.regions_of(service)),
    }


def _contact(contact: Contact) -> dict[str, str]:
    hours = contact.hours.rule if contact.hours and contact.hours.rule else ""
    href = phones.href(contact.number) if contact.number else str(contact.url)
    return {"href": href, "shown": shown_as(contact), "hours": hours}
