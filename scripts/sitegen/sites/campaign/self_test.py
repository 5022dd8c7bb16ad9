"""The self-test: its answers are mirrored in the page by style sheet alone. It keeps and sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import AskedAnswer, AskedQuestion, NextStep, SelfTestPage
from sitegen.sites.campaign.help_lines import line, said
from sitegen.sites.campaign.help_model import Asked, Way
from sitegen.sites.campaign.page_frame import around, file_of
from sitegen.sites.campaign.paper_files import TEST_PAPER, paper
from sitegen.sites.campaign.text_pages import text
from sitegen.web.addresses import Key


def self_test(maker: CampaignMaker, key: Key) -> SelfTestPage:
    """The questions, what is said back to each answer, and the next steps they lead to."""
    aid, own = maker.site_context.material.aid, around(maker, key)
    label = maker.translator("kop-inte", "Testet på papper (PDF)")
    return SelfTestPage(
        around=replace(own, own_style=Markup(own.own_style + rules(aid.questions, aid.ways))),
        text=text(maker, key),
        questions=tuple(question(maker, row) for row in aid.questions.values()),
        ways=tuple(way(maker, key, row) for row in aid.ways.values()),
        paper=paper(maker, key, TEST_PAPER, label),
    )


def question(maker: CampaignMaker, row: Asked) -> AskedQuestion:
    """One question in the desk's language."""
    answers = (
        AskedAnswer(
            token=token(row.id, answer.id),
            label=said(maker, answer.label),
            says=said(maker, answer.says),
            lines=tuple(line(maker, maker.site_context.material.aid.national[id]) for id in answer.services),
        )
        for answer in row.answers
    )
    return AskedQuestion(id=row.id, ask=said(maker, row.ask), answers=tuple(answers))


def token(question: str, answer: str) -> str:
    """What style sheet and page call an answer."""
    return f"{question}-{answer}"


def way(maker: CampaignMaker, key: Key, row: Way) -> NextStep:
    """A next step, with its page and the lines to call."""
    national = maker.site_context.material.aid.national
    end = page_named(maker, row.page) if row.page else None
    return NextStep(
        id=row.id,
        title=said(maker, row.title),
        says=said(maker, row.says),
        when=said(maker, row.when),
        always=row.always,
        link=maker.link(key, end, said(maker, row.title)) if end else None,
        lines=tuple(line(maker, national[id]) for id in row.services),
    )


def page_named(maker: CampaignMaker, name: str) -> Key:
    """The page whose file has that name."""
    return next(key for key in maker.offers if not key.id or key.kind == "prose" if file_of(key) == name)


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
