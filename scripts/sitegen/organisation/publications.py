"""Parts on what has been published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from sitegen.contexts import Link
from sitegen.organisation import filters
from sitegen.organisation.filters import Answer, Question
from sitegen.organisation.model import Publication
from sitegen.organisation.office import Office, Part, Parts, year
from sitegen.voices import Voice

PAGE = "publikationer/"
STYLE = "assets/publikationer.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """A publication as a line of a list. `original` is the Swedish title on a page in another language.

    `foreign` says that its address leads to Swedish text from a page in another language.
    """

    id: str
    tokens: str
    kind: str
    word: str
    title: str
    original: str
    href: str
    foreign: bool
    when: str
    where: str
    topics: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationYear:
    """The publications of a year."""

    anchor: str
    label: str
    rows: tuple[PublicationRow, ...]


def kinds(voice: Voice) -> Mapping[str, str]:
    """The words for one publication of each kind."""
    return {
        "report": voice("publications", "Rapport"),
        "method": voice("publications", "Metodstöd"),
        "review": voice("publications", "Granskning"),
        "debate": voice("publications", "Debattartikel"),
        "consultation": voice("publications", "Remissvar"),
        "submission": voice("publications", "Framställan"),
        "press": voice("publications", "Pressmeddelande"),
    }


def subjects(voice: Voice) -> Mapping[str, str]:
    """What a publication is about, as it follows on “about”."""
    return {
        "statistics": voice("publications", "statistiken"),
        "nsp": voice("publications", "Nationella stödprogrammet"),
        "law": voice("publications", "lagen"),
        "demand": voice("publications", "efterfrågan"),
        "online": voice("publications", "nätet"),
        "children": voice("publications", "barn"),
        "labour": voice("publications", "arbetslivet"),
        "support": voice("publications", "stödet till utsatta"),
    }


def own_page(office: Office, row: Publication) -> str:
    """Our page on a publication that is one of our reports, inside the language's folder; none otherwise."""
    return office.reports.get(row.report or "", "")


def publication_row(office: Office, id: str, row: Publication, origin: str = PAGE) -> PublicationRow:
    """A publication as it is listed on a page; a report leads to our own page on it."""
    swedish, own = office.language == "sv", own_page(office, row)
    words = subjects(office.voice)
    return PublicationRow(
        id=id,
        tokens=" ".join(tokens(row)),
        kind=row.kind,
        word=kinds(office.voice)[row.kind],
        title=row.title if swedish else row.title_en,
        original="" if swedish else row.title,
        href=office.link(origin, own, row.title).href if own else row.url or "",
        foreign=not swedish and not own,
        when=office.voice.month(row.date) if row.date else "",
        where=row.published_in or "",
        topics=office.voice.listed(words[topic] for topic in row.topics),
        text=row.text,
    )


def publications(office: Office) -> Part:
    """Everything that was published, by year, with the filter of kinds and years."""
    years = tuple(
        PublicationYear(
            anchor=f"y{label}",
            label=label or undated(office.voice),
            rows=tuple(publication_row(office, id, row) for id, row in group),
        )
        for label, group in groupby(office.publications.items(), key=lambda item: year(item[1]))
    )
    feeds = feed_links(office, PAGE)
    return Part("publications.html", "publications", (years, questions(office), feeds, office.voice))


def questions(office: Office) -> tuple[Question, ...]:
    """Of which kind, and from which year."""
    voice, found = office.voice, office.publications.values()
    used = {row.kind for row in found}
    everything = Answer(token="all", label=voice("publications", "Alla"))
    slag = (Answer(token=f"k-{id}", label=label) for id, label in kinds(voice).items() if id in used)
    when = (
        Answer(token=f"y-{label}", label=label or undated(voice)) for label in dict.fromkeys(map(year, found))
    )
    return (
        Question(key="k", legend=voice("publications", "Slag"), options=(everything, *slag)),
        Question(key="y", legend=voice("publications", "År"), options=(everything, *when)),
    )


def tokens(row: Publication) -> tuple[str, str]:
    """What the filter finds a publication by."""
    return f"k-{row.kind}", f"y-{year(row)}"


def undated(voice: Voice) -> str:
    """What is said instead of a year that nobody knows."""
    return voice("publications", "Utan känt datum")


def filter_style(office: Office) -> str:
    """The style sheet of the filter."""
    return filters.style(questions(office), map(tokens, office.publications.values()))


def feed_links(office: Office, origin: str) -> tuple[Link, ...]:
    """The feeds: of everything, and of each kind that has something."""
    words = kinds(office.voice)
    used = {row.kind for row in office.publications.values()}
    everything = office.link(origin, f"{PAGE}alla.xml", office.voice("publications", "Allt vi ger ut"))
    single = (office.link(origin, f"{PAGE}{kind}.xml", word) for kind, word in words.items() if kind in used)
    return (everything, *single)


def press_list(office: Office) -> Part:
    """Press releases and opinion pieces."""
    found = tuple(
        publication_row(office, id, row, "press/")
        for id, row in office.publications.items()
        if row.kind in ("press", "debate")
    )
    return Part("publications.html", "chosen", (found, office.voice))


def method(office: Office) -> Part:
    """What the published method support is."""
    found = next(item for item in office.publications.items() if item[1].kind == "method")
    return Part("publications.html", "method", (publication_row(office, *found), office.voice))


PARTS: Parts = {
    "publications": publications,
    "press-list": press_list,
    "method": method,
}
