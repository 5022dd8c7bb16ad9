"""What somebody has answered in the finder, by the ids of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.records.record import Role

ANSWERED = (
    *("situation", "need", "gender", "age", "permit", "for_whom"),
    *("place", "town", "speaks", "channel", "avoid"),
)
"""The questions of the finder; each is a field of `Answers`, and none has to be answered."""
OTHER_LANGUAGE = "other-language"


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody has answered; None where nothing is.

    `place` is a county (`SE-M`) or a police region (`syd`); `town` a name as records write it. `speaks` is a
    language code or `other-language`; where it is None she reads the page's language, and that counts. The
    rest are ids of data/situations.yml, needs.yml, audiences.yml and wishes.yml. `role` is no question of the
    finder: other pages rank for professionals and for buyers.
    """

    situation: str | None = None
    need: str | None = None
    gender: str | None = None
    age: str | None = None
    permit: str | None = None
    for_whom: str | None = None
    place: str | None = None
    town: str | None = None
    speaks: str | None = None
    channel: str | None = None
    avoid: str | None = None
    role: Role = "exposed"

    @property
    def given(self) -> Mapping[str, str | None]:
        """The answer of each question in `ANSWERED`."""
        return {question: getattr(self, question) for question in ANSWERED}
