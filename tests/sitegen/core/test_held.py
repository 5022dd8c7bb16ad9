"""What is held in memory: by all that a function is given, as long as somebody asks for it."""

from __future__ import annotations

from sitegen.core.held import Latest, held, holding, next_round

CALLS: list[str] = []


@held
def words(text: str, *, parted: str = " ") -> list[str]:
    CALLS.append(text)
    return text.split(parted)


@held
def letters(text: str) -> list[str]:
    return list(text)


def test_the_same_is_worked_out_once_and_is_the_same_object() -> None:
    before = len(CALLS)
    with holding():
        assert words("ett två") is words("ett två")
        assert words("ett tre") == ["ett", "tre"]
        assert words("ett två", parted="t") == ["e", "", " ", "vå"]
        assert letters("ett två") == list("ett två")
    assert len(CALLS) - before == 3


def test_nothing_is_held_where_nobody_says_so_nor_afterwards() -> None:
    assert words("fyra") is not words("fyra")
    with holding():
        first = words("fyra")
    with holding():
        assert words("fyra") is not first


def test_what_nobody_asks_for_between_two_rounds_is_let_go() -> None:
    with holding():
        asked, forgotten = words("ett"), words("två")
        for _ in range(3):
            next_round()
            assert words("ett") is asked
        assert words("två") is not forgotten


def test_a_function_that_raises_is_asked_again() -> None:
    fails = [True]

    @held
    def once(text: str) -> str:
        if fails.pop():
            raise ValueError(text)
        return text

    with holding():
        try:
            once("a")
        except ValueError:
            fails.append(False)
        assert once("a") == "a"


def test_the_latest_stands_until_what_it_is_made_of_is_another() -> None:
    latest: Latest[list[int], object] = Latest()
    first = latest.value([1], object)
    assert latest.value([1], object) is first
    assert latest.value([2], object) is not first
    assert latest.value([1], object) is not first
