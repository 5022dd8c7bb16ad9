"""The self-test: its answers are mirrored in the page by style sheet alone. It keeps and sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from sitegen.campaign.aidmodel import Asked, Way
from sitegen.campaign.contexts import AskedAnswer, AskedQuestion, NextStep, SelfTestPage
from sitegen.campaign.frame import around, file_of
from sitegen.campaign.lines import line, said
from sitegen.campaign.papers import TEST_PAPER, paper
from sitegen.campaign.texts import text
from sitegen.desk import Desk
from sitegen.urls import Key


def self_test(desk: Desk, key: Key) -> SelfTestPage:
    """The questions, what is said back to each answer, and the next steps they lead to."""
    aid, own = desk.shelf.material.aid, around(desk, key)
    label = desk.voice("kop-inte", "Testet på papper (PDF)")
    return SelfTestPage(
        around=replace(own, own_style=Markup(own.own_style + rules(aid.questions, aid.ways))),
        text=text(desk, key),
        questions=tuple(question(desk, row) for row in aid.questions.values()),
        ways=tuple(way(desk, key, row) for row in aid.ways.values()),
        paper=paper(desk, key, TEST_PAPER, label),
    )


def question(desk: Desk, row: Asked) -> AskedQuestion:
    """One question in the desk's language."""
    answers = (
        AskedAnswer(
            token=token(row.id, answer.id),
            label=said(desk, answer.label),
            says=said(desk, answer.says),
            lines=tuple(line(desk, desk.shelf.material.aid.national[id]) for id in answer.services),
        )
        for answer in row.answers
    )
    return AskedQuestion(id=row.id, ask=said(desk, row.ask), answers=tuple(answers))


def token(question: str, answer: str) -> str:
    """What style sheet and page call an answer."""
    return f"{question}-{answer}"


def way(desk: Desk, key: Key, row: Way) -> NextStep:
    """A next step, with its page and the lines to call."""
    national = desk.shelf.material.aid.national
    end = page_named(desk, row.page) if row.page else None
    return NextStep(
        id=row.id,
        title=said(desk, row.title),
        says=said(desk, row.says),
        when=said(desk, row.when),
        always=row.always,
        link=desk.link(key, end, said(desk, row.title)) if end else None,
        lines=tuple(line(desk, national[id]) for id in row.services),
    )


def page_named(desk: Desk, name: str) -> Key:
    """The page whose file has that name."""
    return next(key for key in desk.offers if not key.id or key.kind == "prose" if file_of(key) == name)


def rules(questions: Mapping[str, Asked], ways: Mapping[str, Way]) -> str:
    """What shows the mirror of an answer, in every engine, and its next steps, where `:has()` is known."""
    mirrors = ",".join(f"#{answer}:checked~.mirror .{answer}" for answer in tokens(questions))
    shown = "".join(way_rule(questions, id) for id, row in ways.items() if not row.always)
    return f"{mirrors}{{display:block}}@supports selector(:has(*)){{{shown}}}"


def way_rule(questions: Mapping[str, Asked], way: str) -> str:
    """What shows a step when one of the answers that lead to it has been given."""
    given = ",".join(f"#{answer}:checked" for answer in leading(questions, way))
    return f"main:has({given}) .w-{way}{{display:block}}" if given else ""


def tokens(questions: Mapping[str, Asked]) -> Iterator[str]:
    """Every answer."""
    for id, row in questions.items():
        yield from (token(id, answer.id) for answer in row.answers)


def leading(questions: Mapping[str, Asked], way: str) -> Iterator[str]:
    """The answers that lead to a step."""
    for id, row in questions.items():
        yield from (token(id, answer.id) for answer in row.answers if way in answer.leads)
