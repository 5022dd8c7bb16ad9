"""Who is no person: as the list says, at the same words, with a bound on what is kept."""

from __future__ import annotations

import re

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

from logs import PHONE
from sitegen.counting import robots
from sitegen.counting.robots import is_robot, pattern

EXAMPLES = [agent for entry in CRAWLER_USER_AGENTS_DATA for agent in entry["instances"]]


def test_every_example_of_the_list_is_a_robot() -> None:
    assert len(EXAMPLES) > 1000
    assert [agent for agent in EXAMPLES if not is_robot(agent.encode())] == []


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.4 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Opera/9.80 (Android; Opera Mini/36.2; U; sv) Presto/2.12.423 Version/12.16",
    ],
)
def test_a_browser_is_no_robot(agent: str) -> None:
    assert not is_robot(agent.encode())


@pytest.mark.parametrize("agent", [b"", b"-"])
def test_whoever_says_nothing_is_a_robot(agent: bytes) -> None:
    assert is_robot(agent)


def test_the_tree_of_words_finds_what_each_pattern_finds() -> None:
    listed = ["bot", "bo+t?x", "botanist", "a\\.b", "^start", "Åland"]
    whole = re.compile(pattern(listed))
    for text in ("bot", "robotanist", "a.b", "axb", "start", "restart", "boox", "bo", "till Åland", ""):
        assert bool(whole.search(text)) == any(re.search(each, text) for each in listed), text


def test_long_agents_are_judged_and_not_kept() -> None:
    before = robots._is_listed_cached.cache_info().currsize
    assert is_robot(b"x" * 5000 + b" Googlebot/2.1")
    assert not is_robot(b"x" * 5000)
    assert robots._is_listed_cached.cache_info().currsize == before
    assert robots._is_listed_cached.cache_info().maxsize == robots.KEPT
