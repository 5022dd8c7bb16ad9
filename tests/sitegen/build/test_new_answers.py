"""Answers are held against the models as they are given, all of them in one round, each with the way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from projects import REAL
from sitegen.build import new_answers
from sitegen.build.new_kinds import FILES, ROWS, Known
from sitegen.core import SetupError

SERVICE, AD = FILES["service"], FILES["ad"]


@pytest.fixture(scope="module")
def known() -> Known:
    """The repository's own records."""
    return Known(REAL)


def typed(*lines: str) -> Callable[[str], str]:
    """A person who types these lines."""
    left: Iterator[str] = iter(lines)
    return lambda prompt: next(left)


def test_every_wrong_option_is_told_at_once(known: Known) -> None:
    given = {
        "group": "violense",
        "phone": "123",
        "summary": "x" * 90,
        "coverage": "sweden, Skåne",
        "web": "exempel",
    }
    with pytest.raises(SetupError) as caught:
        new_answers.from_options(SERVICE, given, known)
    told = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in told] == [f"--{option}" for option in given]
    assert "menade du “violence” (Våld och hot)?" in told[0]
    assert "90 tecken" in told[2] and "menade du “SE-M” (Skåne län)?" in told[3] and "https://" in told[4]


def test_all_that_is_missing_is_told_at_once_with_what_it_is_for() -> None:
    with pytest.raises(SetupError) as caught:
        new_answers.without_asking(SERVICE, {"name": "Ett", "source": "https://exempel.se/"})
    told = str(caught.value)
    missing = re.findall(r"^  --([a-z-]+): \S", told, re.MULTILINE)
    assert missing == ["operator", "summary", "gives", "group", "coverage", "says"]
    assert "--summary: En rad i listan" in told


@pytest.mark.parametrize("written", ["020-50 50 50", "+4620505050", "020 50 50 50", "0046 20 50 50 50"])
def test_a_number_may_be_written_as_people_write_it(known: Known, written: str) -> None:
    assert new_answers.from_options(SERVICE, {"phone": written}, known) == {"phone": "+4620505050"}


def test_letters_that_came_in_two_parts_are_made_whole(known: Known) -> None:
    assert new_answers.from_options(SERVICE, {"name": "A\u030asa"}, known) == {"name": "Åsa"}


def test_half_a_letter_is_refused_in_words(known: Known) -> None:
    with pytest.raises(SetupError, match="skriv svaret igen"):
        new_answers.from_options(SERVICE, {"name": "\udce5sa"}, known)


def test_a_wrong_answer_is_asked_for_again_and_an_empty_one_too(
    known: Known, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = typed("", "Medlemmar", "nej", "", "verksamhet 2025", "verksamhet-2025")
    done = new_answers.by_asking(ROWS["newsletter"], {}, known, ask)
    assert done == {"audience": "Medlemmar", "url": "", "source": "verksamhet-2025"}
    said = capsys.readouterr().out
    assert "det här behövs" in said and "skriv en hel webbadress" in said
    assert "(Enter hoppar över)" in said and "verksamhet-2025 = Verksamhetsberättelse 2025" in said
    assert "menade du “verksamhet-2025”" in said


def test_where_something_is_is_not_asked_of_what_is_confidential(known: Known) -> None:
    given = {
        **dict.fromkeys(("name", "kind", "membership", "does", "for-whom", "website"), "x"),
        **dict.fromkeys(
            ("region", "county", "source", "source-title", "says", "certified", "confidence"), "x"
        ),
    }
    done = new_answers.by_asking(FILES["member"], given, known, typed("true"))
    assert "town" not in done


def test_what_another_answer_has_told_is_not_asked_for(known: Known) -> None:
    given = {question.option: "x" for question in SERVICE.questions} | {"source": "https://exempel.se/"}
    del given["source-title"]
    assert new_answers.by_asking(SERVICE, given, known, typed()) == given


def test_lists_are_typed_with_commas_and_sentences_keep_theirs() -> None:
    fields = new_answers.laid_out(SERVICE, {"coverage": "SE-M, SE-K", "confidential": "false"}, ())
    assert fields == {"coverage": ["SE-M", "SE-K"]}
    fields = new_answers.laid_out(AD, {"sv-message": "Ett, två"}, ())
    assert fields == {"words": {"sv": {"message": ["Ett, två"]}}}


def test_any_other_field_is_set_by_its_place() -> None:
    text = ("place.town=Umeå", "contacts.1.number=112", "contacts.1.languages=sv, en", "contacts.0.kind=web")
    fields = new_answers.laid_out(SERVICE, {}, [new_answers.setting(SERVICE, one) for one in text])
    assert fields == {
        "place": {"town": "Umeå"},
        "contacts": [{"kind": "web"}, {"number": "112", "languages": ["sv", "en"]}],
    }


@pytest.mark.parametrize("text", ["nonsense=1", "name", "contacts.x.number=1", "place.twon=Umeå", "=1"])
def test_a_field_that_the_record_has_not_is_refused(text: str) -> None:
    with pytest.raises(SetupError, match="skriv fält=värde"):
        new_answers.setting(SERVICE, text)


def test_a_draft_cannot_be_published_as_it_is_begun() -> None:
    with pytest.raises(SetupError, match="alltid ett utkast"):
        new_answers.setting(SERVICE, "publish=yes")
