"""The self-test's rules and texts, before any browser has seen them."""

from __future__ import annotations

import re

from projects import REAL
from sitegen.sites.campaign import help_records, self_test

HELP = help_records.read(REAL, "campaigns/kop-inte/data/aid").help_records()
# Words that would make a diagnosis, a label or a score of an answer.
JUDGING = re.compile(
    r"missbruk|beroende|sjuk|störning|diagnos|poäng|torsk|pervers|normal|addict|disorder|sick|score|diagnos",
    re.IGNORECASE,
)


def leading(way: str) -> list[str]:
    return [token for token, leads in self_test.tokens(HELP.questions) if way in leads]


def test_every_answer_is_mirrored_in_engines_that_know_no_has() -> None:
    plain, _, _ = self_test.rules(HELP.questions, HELP.ways).partition("@supports")
    for token, _ in self_test.tokens(HELP.questions):
        assert f"#{token}:checked~.mirror .{token}" in plain
    assert ":has" not in plain


def test_no_two_answers_share_a_token() -> None:
    tokens = [token for token, _ in self_test.tokens(HELP.questions)]
    assert len(tokens) == len(set(tokens)) > 20


def test_every_step_can_be_reached_or_is_always_there() -> None:
    for id, way in HELP.ways.items():
        assert way.always or leading(id), id


def test_no_text_judges_or_counts_points() -> None:
    texts = [text for row in HELP.questions.values() for a in row.answers for text in (a.says.sv, a.says.en)]
    texts += [text for way in HELP.ways.values() for text in (way.says.sv, way.says.en)]
    assert [text for text in texts if JUDGING.search(text)] == []


def test_thoughts_of_not_wanting_to_live_lead_to_numbers_first() -> None:
    first = next(iter(HELP.ways.values()))
    assert first.services == ("sjalvmordslinjen", "sos-112")
    assert leading(first.id) == ["livet-ja"]
