"""Make the self-test: the style sheet alone shows what answers lead to. It keeps and sends nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import (
    AnswerBlock,
    ChosenTap,
    NextStepBlock,
    QuestionBlock,
    SelfTestPage,
)
from sitegen.sites.campaign.help_lines import national_places
from sitegen.sites.campaign.help_model import NextStep, SelfTestQuestion
from sitegen.sites.campaign.text_pages import page_text
from sitegen.web import Key, Link
from sitegen.web.css_filter import revealing_style
from sitegen.web.file_addresses import TEST_PAPER


def self_test(maker: CampaignMaker, key: Key) -> SelfTestPage:
    """Return the context of the page of the test.

    It has the questions, what is said back to each answer, and the next steps they lead to.
    """
    help = maker.help
    label = maker.translator("kop-inte", "Testet på papper (PDF)")
    questions = tuple(question_block(maker, row) for row in help.questions.values())
    taps = tuple(urgent_taps(questions))
    return SelfTestPage(
        frame=maker.page_frame(key, rules(help.questions, help.ways), taps),
        text=page_text(maker, key),
        questions=questions,
        ways=tuple(next_step_block(maker, key, row) for row in help.ways.values()),
        paper=maker.file_link(key, TEST_PAPER, label),
    )


def urgent_taps(questions: Iterable[QuestionBlock]) -> Iterator[ChosenTap]:
    """Yield, for each answer whose reply has a number, the tap that calls the first of them."""
    for answer in (answer for question in questions for answer in question.answers):
        ways = (way for line in answer.lines for way in line.contacts if way.kind == "phone")
        if way := next(ways, None):
            yield ChosenTap(token=answer.token, link=Link(href=way.href, label=f"{way.word} {way.shown}"))


def question_block(maker: CampaignMaker, row: SelfTestQuestion) -> QuestionBlock:
    """Return a question in the maker's language."""
    answers = (
        AnswerBlock(
            token=answer_token(row.id, answer.id),
            label=answer.label.in_language(maker.language),
            says=answer.says.in_language(maker.language),
            lines=national_places(maker, answer.services),
        )
        for answer in row.answers
    )
    return QuestionBlock(id=row.id, ask=row.ask.in_language(maker.language), answers=tuple(answers))


def answer_token(question: str, answer: str) -> str:
    """Return the id of an answer in the page and its style sheet."""
    return f"{question}-{answer}"


def next_step_block(maker: CampaignMaker, key: Key, row: NextStep) -> NextStepBlock:
    """Return a next step, with the link to its page and the lines to call."""
    end = maker.page_named(row.page) if row.page else None
    return NextStepBlock(
        id=row.id,
        title=row.title.in_language(maker.language),
        says=row.says.in_language(maker.language),
        when=row.when.in_language(maker.language),
        always=row.always,
        link=maker.link(key, end, row.title.in_language(maker.language)) if end else None,
        lines=national_places(maker, row.services),
    )


def rules(questions: Mapping[str, SelfTestQuestion], ways: Mapping[str, NextStep]) -> str:
    """Return the style that shows what is said back to an answer, in every engine, and the next steps.

    Steps are chosen only where the engine knows `:has()`; elsewhere all are shown.
    """
    mirrors = ",".join(f"#{token}:checked~.mirror .{token}" for token, _ in tokens(questions))
    steps = {
        f".w-{id}": [token for token, leads in tokens(questions) if id in leads]
        for id, row in ways.items()
        if not row.always
    }
    return f"{mirrors}{{display:block}}{revealing_style(steps)}"


def tokens(questions: Mapping[str, SelfTestQuestion]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the token of every answer, and the steps that the answer leads to."""
    return ((answer_token(id, a.id), a.leads) for id, row in questions.items() for a in row.answers)
