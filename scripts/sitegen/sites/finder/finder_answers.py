"""What one may answer on the finder's page, and what each answer does to each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import LocalizedText
from sitegen.records import Facet, Service
from sitegen.sites.finder.answer_style import AnsweredQuestion, Effect
from sitegen.sites.finder.contexts import FilterOption, FilterQuestion, Screen
from sitegen.web import PageMaker

FITS_BELOW = 45
BED, WRITE, ALL = "sb", "sc", "sa"


def situations(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that say what is happening."""
    found = next(facet for facet in maker.site_context.facets if facet.key == "s")
    catalogue = maker.site_context.catalogue
    return tuple(
        Screen(id=v.token, label=maker.translator.localized("situation.label", catalogue.situations[v.id].label))
        for v in found.values
    )


def ways(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that are no situations: a bed tonight, in writing, everything."""
    translator = maker.translator

    def say(text: str) -> LocalizedText:
        return LocalizedText(text, maker.language)

    return (
        Screen(id=BED, label=say(translator("filter", "Jag behöver sova tryggt i natt")), icon="d"),
        Screen(id=WRITE, label=say(translator("filter", "Jag vill chatta eller skriva")), icon="c"),
        Screen(id=ALL, label=say(translator("page", "Alla kontakter"))),
    )


def questions(maker: PageMaker) -> Iterator[FilterQuestion]:
    """Yield the questions with their answers."""
    t = maker.translator
    words = {"n": ("Behov", "Vad behöver du?"), "w": ("Vem", "Vem är du?"), "r": ("Plats", "Var är du?")}
    for facet in maker.site_context.facets:
        if facet.key in words:
            word, legend = words[facet.key]
            options = tuple(FilterOption(token=v.token, label=_label(maker, facet.key, v.id)) for v in facet.values)
            yield FilterQuestion(key=facet.key, word=t("filter", word), legend=t("filter", legend), options=options)


def _label(maker: PageMaker, key: str, id: str) -> LocalizedText:
    from sitegen.sites.finder import region_page

    catalogue, translator = maker.site_context.catalogue, maker.translator
    if key == "r":
        return LocalizedText(region_page.short_counties(catalogue.regions[id]), "sv")
    if key == "n":
        return translator.localized("need.label", catalogue.needs[id].label)
    return translator.localized("audience.label", catalogue.audiences[id].label)


def answered(maker: PageMaker, services: Mapping[str, Service]) -> tuple[AnsweredQuestion, ...]:
    asked = {question.key: question for question in questions(maker)}
    out = []
    for facet in maker.site_context.facets:
        if facet.key == "s":
            rows = {v.token: {id: _sit(s, v.id, facet) for id, s in services.items()} for v in facet.values}
            rows[WRITE] = {id: Effect() if {"chat", "form"} & {c.kind for c in s.contacts} else Effect(hidden=True) for id, s in services.items()}
            rows[BED] = {id: Effect() if "shelter" in s.needs else Effect(hidden=True) for id, s in services.items()}
            out.append(AnsweredQuestion(key="v", labels={t: "" for t in rows}, effects=rows, screen=True))
        elif facet.key in asked:
            labels = {o.token: o.label.text for o in asked[facet.key].options}
            rows = {v.token: {id: _fits(s, v.id, facet) for id, s in services.items()} for v in facet.values}
            out.append(AnsweredQuestion(key=facet.key, labels=labels, effects=rows))
    return tuple(out)


def _sit(s: Service, id: str, facet: Facet) -> Effect:
    if not s.situations:
        return Effect(penalty=7)
    return Effect() if id in s.situations else Effect(hidden=True)


def _fits(s: Service, id: str, facet: Facet) -> Effect:
    return Effect() if facet.matches(s, id) else Effect(penalty=50, missed=True)
