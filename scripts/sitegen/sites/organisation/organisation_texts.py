"""The texts of pages about the organisation: of templates and code, and of its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import PROSE_LANGUAGES, Project
from sitegen.language import TextSet
from sitegen.language.record_texts import PlacedMessage, translatable_texts
from sitegen.records import Catalogue
from sitegen.sites.organisation import read_records

NOTES: Mapping[str, str] = {
    "start": "The start page: headings and links, few words.",
    "about": "Who the organisation is: headings of tables, short sentences.",
    "nsp": "The national support programme (NSP). Exact words of law and money; {…} stays as it is.",
    "publications": "Kinds of publications and the filter of the list.",
    "publication": "What a publication is, in a sentence or two.",
    "activities": "Headings in the list of what was done.",
    "activity": "What was done in a month. Names of organisations stay as they are.",
    "members": "The directory of members and the map of the police regions.",
    "member": "What an organisation is, does, and for whom. Lower case, as in a list.",
    "coordinators": "The regional coordinators against prostitution and human trafficking.",
    "organisation": "Aims, history, board, membership, networks and funders.",
    "privacy": "What the site does not do. Never promise more than the Swedish text does.",
    "accessibility": "What has been tested, and what has not.",
    "advocacy": "What the organisation asks the government for, and its campaigns. Exact, without blame.",
    "handouts": "What can be downloaded and printed. {…} stays as it is.",
    "press": "For journalists: what may be quoted. {…} stays as it is.",
    "search": "The search page. “#” is replaced by a number: keep it.",
    "profile": "The graphic profile: names of colours and drawings. {…} stays as it is.",
    "work": "For hotels, landlords, taxi, health care and others at work. Exact, calm.",
    "sign": "A sign, or what to do, for those who meet people at work. Never more than the Swedish says.",
    "sources": "Before the sources of a sentence.",
}


def texts_of_records(project: Project, catalogue: Catalogue) -> Iterator[PlacedMessage]:
    """Yield every text of the organisation's records, under the one context of its record."""
    for path, context, record in read_records.records(project, catalogue):
        for _, _, text in translatable_texts(record):
            yield PlacedMessage((context, text), path)


ORGANISATION_TEXTS = TextSet(
    name="organisationen",
    home="data/organisation.yml",
    templates=("overrides/organisation/*.html",),
    code=("sites/organisation",),
    notes=NOTES,
    domain="organisation",
    languages=PROSE_LANGUAGES,
    records=texts_of_records,
    of_records=frozenset({"member", "publication", "activity", "organisation", "nsp", "advocacy", "sign"}),
)
