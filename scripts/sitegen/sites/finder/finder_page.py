"""The finder: emergency, one best contact, what is happening, and all contacts as the answers order them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from sitegen.records.ranking import Answers, Columns, order
from sitegen.sites.finder import (
    answer_style,
    easy_page,
    finder_answers,
    finder_notes,
    finder_rows,
    languages_page,
    listed_services,
    others_page,
    region_page,
    rights_page,
    safety_page,
    service_rows,
)
from sitegen.sites.finder.answer_style import AnsweredQuestion
from sitegen.sites.finder.call_cards import call_card
from sitegen.sites.finder.contexts import FinderPage, FinderRow, SignPage
from sitegen.web import Key, Link, PageMaker

P = TypeVar("P", bound=FinderPage)
SIGN = Key("sign")
FIRST_SCREEN = (Answers(gender="woman"), Answers(gender="man"), Answers(age="child"))
"""Whose first contacts the first screen has: one large, the others in cells beside each other."""
HOME = "s0"
LARGE = (
    "--ba:var(--E);--bb:var(--F);--bc:1.9375rem;--bd:1.5rem;--bf:0;--bp:.875rem;--br:8px 8px 0 0;"
    "--be:none;--bo:inline;--bs:' · ';--o:-999999999;outline:2px solid transparent;outline-offset:-2px"
)
"""What makes a row the large card, as values of the properties in finder.css; it stands before all others."""

COUNTIES = (
    ".l>.rg{display:block;order:-350000000!important}"
    f"#{HOME}:checked~.l .rg{{order:2000000000!important}}.l .rg li{{display:inline-block;padding:0 .5rem}}"
    ".l .rg a{display:block;padding:.75rem 0}"
)
"""How the links to counties stand: under the questions, and on the first screen after what is happening."""


def finder(maker: PageMaker, key: Key) -> FinderPage:
    """Return the context of the one document."""
    services = listed_services.in_document(maker.site_context)
    rows = {id: finder_rows.row(maker, id, service, key) for id, service in services.items()}
    return document(FinderPage, maker, key, rows, tuple(end_links(maker, key)))


def document(
    kind: type[P], maker: PageMaker, key: Key, rows: Mapping[str, FinderRow], links: tuple[Link, ...]
) -> P:
    """Return the context of a document with these rows, by the ids of their services."""
    parts = DocumentParts(
        maker, finder_answers.columns_of(maker.site_context, maker.language), frozenset(rows)
    )
    services = [maker.site_context.catalogue.services[id] for id in parts.ids]
    return kind(
        frame=replace(maker.frame(key, services), style=parts.style()),
        emergency=listed_services.emergency_row(maker, key),
        ways=finder_answers.ways(maker),
        situations=finder_answers.situations(maker),
        questions=tuple(finder_answers.questions(maker)),
        rows=tuple(parts.row(id, rows[id]) for id in parts.ids),
        cells=max(len(parts.home) - 1, 0),
        card=call_card(maker),
        notes=tuple(finder_notes.notes(maker)),
        tonight=finder_notes.tonight(maker),
        rights=finder_notes.first_rights(maker),
        links=links,
        counties=tuple(county_links(maker, key)),
    )


@dataclass(frozen=True)
class DocumentParts:
    """What the answers make of a document whose rows are those of `shown`: its order, classes and style."""

    maker: PageMaker
    columns: Columns
    shown: frozenset[str]

    def order(self, given: Answers) -> tuple[str, ...]:
        """Return the rows in the order of some answers, as on a page without a clock."""
        return tuple(row.id for row in order(self.columns, given) if row.id in self.shown)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The rows as they stand in the document: those of the first screen, then by no answer."""
        home = tuple(self.home)
        return (*home, *(id for id in self.order(Answers()) if id not in home))

    @cached_property
    def home(self) -> Mapping[str, Answers]:
        """The rows of the first screen, each with the answer that it is made for."""
        found = {self._made_for(answers): answers for answers in FIRST_SCREEN}
        return {id: answers for id, answers in found.items() if id}

    @cached_property
    def answered(self) -> tuple[AnsweredQuestion, ...]:
        """What every answer does to every row."""
        words = finder_answers.question_words(self.maker)
        labels = {
            key: {
                token: words[key] if key in finder_answers.NAMED_BY_QUESTION else label.text
                for token, label in finder_answers.answer_labels(self.maker, key).items()
            }
            for key in finder_answers.ASKED
        }
        return finder_answers.answered(self.maker.site_context, self.columns, self.ids, labels)

    @cached_property
    def before(self) -> Mapping[str, int]:
        """What each row costs before anything is answered."""
        return finder_answers.unanswered(self.columns)

    @cached_property
    def costs(self) -> Mapping[int, int]:
        """The sums of that, each with a number of its own."""
        return {cost: number for number, cost in enumerate(sorted({self.before[id] for id in self.ids}))}

    @cached_property
    def open(self) -> frozenset[str]:
        """The rows that are known never to close."""
        return finder_answers.always_open(self.columns)

    @cached_property
    def led(self) -> tuple[tuple[str, str], ...]:
        """The rows that another contact leads in some channel, each with a class for it."""
        return tuple(finder_answers.other_leads(self.maker.site_context, self.columns))

    def _made_for(self, answers: Answers) -> str:
        """Return the first service for somebody, by one answer, that is for nobody else; "" for none.

        What a gender is told may not be for the young alone: its label says nothing of that.
        """
        question, audience = ("gender", answers.gender) if answers.gender else ("age", answers.age)
        catalogue = self.maker.site_context.catalogue
        if audience not in catalogue.audiences:
            return ""
        costs = dict(zip(self.columns.ids, self.columns.costs(question, audience), strict=True))
        found = (id for id in self.order(answers) if costs[id] == 0)
        grown = (id for id in found if answers.age or catalogue.services[id].eligibility.ages.max is None)
        return next(grown, "")

    def row(self, id: str, row: FinderRow) -> FinderRow:
        """Return a row with the classes that the style knows it by, and its label on the first screen."""
        own = ["b0"] if id == self.ids[0] else []
        own += ["h"] if id in self.home and id != self.ids[0] else []
        own += ["h0"] if id in self.open else []
        own += [answer_style.name("l", self.costs[self.before[id]])]
        own += [name for led, name in self.led if led == id]
        label = finder_answers.first_label(self.maker, self.home[id]) if id in self.home else None
        return replace(row, classes=" ".join((*own, answer_style.classes(self.answered, id))), label=label)

    def style(self) -> Markup:
        """Return the style of the document: what all languages share, then what its rows and answers do."""
        made = (
            *(f".{answer_style.name('l', number)}{{--o:{cost}}}" for cost, number in self.costs.items()),
            finder_answers.urgency_style(self.maker.site_context),
            finder_answers.screen_style(self.maker.site_context, {name for _, name in self.led}),
            answer_style.style(self.answered, self.maker.translator("filter", "passar inte:")),
            finder_notes.note_style(self.maker),
            answer_style.held_place(self.maker.translator("hours", "troligen öppet nu")),
            f"#{HOME}:checked~.l .b0,#b{{{LARGE}}}",
            COUNTIES if listed_services.is_split(self.maker.site_context) else "",
        )
        return self.maker.site_context.assets.finder_style + Markup("".join(made))


def sign(maker: PageMaker, key: Key) -> SignPage:
    """Return the context of what partners embed: languages, 112, those whom the finder names first."""
    services = maker.site_context.exposed
    columns = finder_answers.columns_of(maker.site_context, maker.language)
    home = DocumentParts(maker, columns, frozenset(services)).home
    first = {id: services[id] for id in (*home, *listed_services.pinned(maker, services))}
    return SignPage(
        frame=maker.frame(key, first.values()),
        emergency=listed_services.emergency_row(maker, key),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
    )


def county_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the pages of counties, where those have the local services and the site has them."""
    if listed_services.is_split(maker.site_context):
        counties = region_page.counties_by_word(maker)
        found = (record for word, (_, record) in counties.items() if Key("county", word) in maker.offers)
        yield from region_page.county_links(maker, key, tuple(found))


def end_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the pages that the finder leads on to."""
    translator = maker.translator
    yield from filter(None, [easy_page.link_to(maker, key, easy_page.EASY)])
    yield maker.link(key, languages_page.LANGUAGES, translator("page", "Ett annat språk"))
    yield maker.link(
        key, rights_page.RIGHTS, translator("page", "Dina rättigheter och vad som händer när du ringer")
    )
    yield maker.link(key, safety_page.SAFETY, translator("page", "Spår i telefonen och på räkningen"))
    yield maker.link(
        key,
        others_page.OTHERS,
        translator("page", "För dig som möter utsatta i ditt arbete, eller vill sluta skada andra"),
    )
