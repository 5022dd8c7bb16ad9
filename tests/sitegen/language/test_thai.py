"""Break opportunities in Thai, in the HTML only."""

from __future__ import annotations

from sitegen.language import thai
from sitegen.language.thai import NEVER_FIRST, SHORTEST, ZERO_WIDTH_SPACE, break_run, with_breaks

LONG = "โทรศัพท์และแชตในประเทศสวีเดนเป็นภาษาของคุณ"


def test_a_long_run_gets_breaks_and_loses_no_letter() -> None:
    text = break_run(LONG)
    assert ZERO_WIDTH_SPACE in text
    assert text.replace(ZERO_WIDTH_SPACE, "") == LONG


def test_breaks_stand_between_words_and_not_too_close() -> None:
    from pythainlp.tokenize import word_tokenize

    ends, at = set(), 0
    for word in word_tokenize(LONG, engine="newmm"):
        at += len(word)
        ends.add(at)
    at = 0
    for group in break_run(LONG).split(ZERO_WIDTH_SPACE):
        at += len(group)
        assert at in ends
    assert all(len(group) >= SHORTEST for group in break_run(LONG).split(ZERO_WIDTH_SPACE)[:-1])


def test_no_break_stands_before_a_sign_that_repeats() -> None:
    text = break_run("ทุกคนสามารถโทรมาได้ต่างๆนานาเรื่อยๆตลอดเวลาทุกๆวันและบ่อยๆครั้ง")
    assert not any(ZERO_WIDTH_SPACE + sign in text for sign in NEVER_FIRST)


def test_only_text_is_touched() -> None:
    page = (
        f'<title>{LONG}</title><style>/*{LONG}*/</style><p title="{LONG}">{LONG}</p><script>"{LONG}"</script>'
    )
    text = with_breaks(page)
    assert text.replace(ZERO_WIDTH_SPACE, "") == page
    before, _, after = text.partition("<p ")
    assert ZERO_WIDTH_SPACE not in before
    assert f'title="{LONG}"' in after and f'<script>"{LONG}"</script>' in after
    assert f">{break_run(LONG)}</p>" in after


def test_short_words_and_other_languages_stay_as_they_are() -> None:
    text = f"<p>{'ก' * (2 * SHORTEST - 1)} Ring 112 om du är i fara</p>"
    assert thai.with_breaks(text) == text
