"""Rights in plain words: their page, and the few that other pages say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.language import LocalizedText
from sitegen.language.translated_records import translated_right
from sitegen.records import rights
from sitegen.records.model import Right
from sitegen.sites.finder import easy_page, service_page
from sitegen.sites.finder.contexts import (
    RightsPage,
    RightStatement,
    TopicBlock,
)
from sitegen.web import Key, PageMaker

RIGHTS = Key("rights")
DIGITAL = "digital"
"""The topic on phone and web, which stands on the safety page."""


def all_rights(maker: PageMaker, key: Key) -> RightsPage:
    """Return the context of the page of rights under their headings.

    Those about phone and web stand on the safety page.
    """
    blocks: dict[str, list[RightStatement]] = {}
    found = maker.site_context.catalogue.rights
    own = [
        id
        for id, right in rights.published_rights(maker.site_context.catalogue).items()
        if right.topic != DIGITAL
    ]
    for id in own + [id for id in rights.complete_selection(own, found) if id not in own]:
        blocks.setdefault(found[id].topic, []).append(statement(maker, id, found[id]))
    topics = maker.site_context.catalogue.topics
    return RightsPage(
        frame=maker.frame(key),
        topics=tuple(
            TopicBlock(
                id=id,
                label=maker.translator.localized("topic.label", topics[id].label),
                statements=tuple(found),
            )
            for id, found in blocks.items()
        ),
        easy=easy_page.link_to(maker, key, easy_page.EASY_RIGHTS),
    )


def statement(maker: PageMaker, id: str, right: Right) -> RightStatement:
    """Return one right with its sources."""
    return RightStatement(
        id=id,
        text=translated_right(maker.translator, id, maker.site_context.catalogue.rights),
        sources=tuple(service_page.source_link(maker, source) for source in right.sources),
    )


def short_rights(maker: PageMaker) -> Iterator[LocalizedText]:
    """Yield the few rights that a frightened person needs first."""
    found = maker.site_context.catalogue.rights
    chosen = [id for id in rights.published_rights(maker.site_context.catalogue) if found[id].short]
    yield from statements(maker, sorted(chosen, key=lambda id: found[id].short or 0))


def statements(maker: PageMaker, ids: Iterable[str]) -> Iterator[LocalizedText]:
    """Yield some rights in the reader's language, each with what it may not stand without."""
    found = maker.site_context.catalogue.rights
    return (translated_right(maker.translator, id, found) for id in rights.complete_selection(ids, found))


def statements_of(maker: PageMaker, topic: str) -> Iterator[LocalizedText]:
    """Yield the rights of a topic."""
    found = rights.published_rights(maker.site_context.catalogue)
    return statements(maker, [id for id, right in found.items() if right.topic == topic])
