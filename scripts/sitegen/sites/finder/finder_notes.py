"""What the finder's document says beside its contacts: rights, and how a night without a bed goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.language import LocalizedText
from sitegen.records import rights
from sitegen.records.ranking import Answers
from sitegen.sites.finder import finder_answers, rights_page
from sitegen.sites.finder.contexts import AnswerNote
from sitegen.web import PageMaker

CHILD = (Answers(situation="child"), Answers(age="child"))
RIGHTS_OF: Mapping[str, tuple[Answers, ...]] = {
    "forced-begging": (Answers(situation="crime"),),
    "what-forced-marriage": (Answers(situation="marriage"),),
    "what-child": CHILD,
    "children-report": CHILD,
    "wages-without-papers": (Answers(situation="labour", permit="undocumented"),),
    "eu-citizen-help": (Answers(permit="eu"),),
    "police-report-rights": (Answers(need="police"),),
    "men-help": (Answers(need="shelter"),),
}
"""The rights that stand beside the contacts, each while all of one of these answers are given."""
TO_THE_POLICE = Answers(need="police")
NO_NAME = "nr"
"""The class of the line that no name is needed, which a report to the police asks for."""
TONIGHT = ("help-shelter", "bring-children", "written-decision")
"""The rights that stand on the screen about a bed tonight, and beside who gives a safe place to live."""
FOR_A_ROOF = (Answers(need="bed-tonight"), Answers(need="shelter"))
FIRST = ("help-without-police",)
ON_CALL = "socialjour"
"""The service of data/services/ that the screen about a bed tonight explains."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sentence with the answers that call for it: all of one of `when`."""

    text: LocalizedText
    when: tuple[Answers, ...]


def occasions(maker: PageMaker) -> Iterator[Occasion]:
    """Yield the sentences that answers bring, each once: rights with what they need."""
    tokens = finder_answers.tokens(maker.site_context)
    found: dict[str, tuple[Answers, ...]] = {}
    for id, when in RIGHTS_OF.items():
        known = tuple(answers for answers in when if _selectors(tokens, answers))
        for one in _publishable(maker, (id,)) if known else ():
            for own in rights.with_required(one, maker.site_context.catalogue.rights):
                found[own] = tuple(dict.fromkeys((*found.get(own, ()), *known)))
    for id, when in found.items():
        yield Occasion(_statement(maker, id), when)


def notes(maker: PageMaker) -> Iterator[AnswerNote]:
    """Yield the same as the page has them, with a class for when; then that nobody local is known."""
    found = tuple(occasions(maker))
    numbers = _numbers(found)
    yield from (AnswerNote(classes=f"u{numbers[one.when]}", text=one.text) for one in found)
    if finder_answers.places_alone(maker.site_context):
        far = maker.translator(
            "filter",
            "Vi känner inte till någon kontrollerad lokal kontakt där.",
        )
        yield AnswerNote(classes=finder_answers.FAR, text=LocalizedText(far, maker.language))


def _numbers(found: Iterable[Occasion]) -> Mapping[tuple[Answers, ...], int]:
    return {when: number for number, when in enumerate(dict.fromkeys(one.when for one in found))}


def note_style(maker: PageMaker) -> str:
    """Return the style that shows a note while one of its occasions is given."""
    tokens = finder_answers.tokens(maker.site_context)
    found = [
        (selector, f".u{number}")
        for when, number in _numbers(occasions(maker)).items()
        for answers in when
        for selector in _selectors(tokens, answers)
    ]
    plain = ",".join(f"{given} {note}" for given, note in found if ":has(" not in given)
    asked = ",".join(f"{given} {note}" for given, note in found if ":has(" in given)
    far = finder_answers.far_style(maker.site_context)
    roof = ",".join(f"{given} .tn" for answers in FOR_A_ROOF for given in _selectors(tokens, answers))
    far += f"{roof}{{display:block}}" if roof else ""
    named = ",".join(f"{given} .{NO_NAME}" for given in _selectors(tokens, TO_THE_POLICE))
    asked_of = f"{named}{{display:none}}" if named else ""
    shown = f"{plain}{{display:block}}" if plain else ""
    return shown + (
        f"@supports selector(:has(*)){{{asked}{{display:block}}{far}{asked_of}}}" if asked else ""
    )


def _selectors(tokens: Mapping[tuple[str, str], str], answers: Answers) -> tuple[str, ...]:
    """Return what matches while all of some answers are given; nothing where one is not asked for."""
    given = [(question, id) for question, id in answers.given.items() if id]
    if any(pair not in tokens for pair in given):
        return ()
    own = [tokens[pair] for pair in given]
    asked = "".join(f":has(#{token}:checked)" for token in own if not token.startswith("s"))
    screen = "".join(f"#{token}:checked~.l" for token in own if token.startswith("s"))
    found = f"main{asked} {screen}".strip() if asked else screen
    return (found,)


def _statement(maker: PageMaker, id: str) -> LocalizedText:
    (text,) = list(rights_page.statements(maker, (id,)))[:1]
    return text


def tonight(maker: PageMaker) -> tuple[LocalizedText, ...]:
    """Return what happens when one asks for a bed tonight: how to reach it, what it is like, its limits."""
    service = maker.site_context.catalogue.services.get(ON_CALL)
    if service is None:
        return ()
    own = {"service.via": service.via, "service.meets": service.meets, "service.safety": service.safety}
    said = (maker.translator.localized(kind, text) for kind, text in own.items() if text)
    return (*said, *rights_page.statements(maker, _publishable(maker, TONIGHT)))


def first_rights(maker: PageMaker) -> tuple[LocalizedText, ...]:
    """Return the rights at the end of the document."""
    return tuple(rights_page.statements(maker, _publishable(maker, FIRST)))


def _publishable(maker: PageMaker, ids: tuple[str, ...]) -> list[str]:
    found = rights.published_rights(maker.site_context.catalogue)
    return [id for id in ids if id in found]
