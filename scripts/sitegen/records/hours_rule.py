"""The opening hours that editors may write: a part of OpenStreetMap's opening_hours, read as a week.

    24/7                                     always
    Mo-Fr 09:00-12:00,13:00-16:00            weekdays, and the times of each
    Mo-Th 09:00-16:00; Fr 09:00-13:00        parts that share no day
    Mo 06:00-15:00, Su 22:00-04:00           a part beside others, where a night reaches one's day
    …; PH off    …; PH unknown    …; PH 10:00-12:00    last of all: public holidays

Readers of that language differ about the rest, or have no Swedish dates for it, and one that passes over what
it does not know shows closed as open. So all else is refused, with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from opening_hours import State

ALWAYS = "24/7"
DAY = 24 * 60
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY_NAME = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
DAY_LIST = f"{DAY_NAME}(?:-{DAY_NAME})?(?:, ?{DAY_NAME}(?:-{DAY_NAME})?)*"
TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
TIME_LIST = f"{TIME}-(?:{TIME}|24:00)(?:, ?{TIME}-(?:{TIME}|24:00))*"
HOLIDAY = f"PH (?:off|unknown|{TIME_LIST})"
PATTERN = f"(?:24/7|{DAY_LIST} {TIME_LIST}(?:(?:; ?|, ){DAY_LIST} {TIME_LIST})*)(?:; ?{HOLIDAY})?"
"""The forms above, also for editors' tools; what the days of a rule do to each other is seen by `parse`."""
PART = re.compile(f"(?P<join>; ?|, )?(?P<days>{DAY_LIST}) (?P<times>{TIME_LIST})")


@dataclass(frozen=True, slots=True)
class OpenInterval:
    """Minutes after midnight, end excluded; an end past 1440 runs into the next day."""

    start: int
    end: int


OpenIntervals = tuple[OpenInterval, ...]
WHOLE_DAY = OpenInterval(0, DAY)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday, each with its open intervals, and what a public holiday does to them.

    `holiday` is OPEN where the day is as any other, CLOSED, UNKNOWN, or the intervals of every holiday.
    """

    days: tuple[OpenIntervals, ...]
    holiday: State | OpenIntervals

    @property
    def open_all_week(self) -> bool:
        """Whether somebody answers all day every day, leaving holidays aside."""
        return set(self.days) == {(WHOLE_DAY,)}

    @property
    def always_open(self) -> bool:
        """Whether somebody answers all day every day, holidays too."""
        return self.open_all_week and self.holiday in (State.OPEN, (WHOLE_DAY,))


@dataclass(frozen=True, slots=True)
class RulePart:
    """One part of a rule: its days (0 = Monday) and their intervals.

    `beside` is true when a comma puts it beside the part before.
    """

    days: tuple[int, ...]
    spans: OpenIntervals
    beside: bool
    text: str

    @property
    def nights(self) -> tuple[int, ...]:
        """The days after its own into which an interval of it runs."""
        late = any(span.end > DAY for span in self.spans)
        return tuple((day + 1) % 7 for day in self.days) if late else ()


@lru_cache(maxsize=1024)
def parse_hours(text: str) -> Week:
    """Return a rule of opening hours as a week.

    Raises `ValueError` with a sentence for the editor when it is none of the forms above.
    """
    if not re.fullmatch(PATTERN, text):
        raise ValueError(_way_out(text))
    rule, _, holiday = text.partition("PH ")
    parts = tuple(_parts(rule))
    week = Week(_days(parts) if parts else ((WHOLE_DAY,),) * 7, _holiday(holiday))
    for fault in (*_replacing_parts(parts), *_overlaps(week), *_nights_with_holidays(week)):
        raise ValueError(fault)
    return week


def _parts(rule: str) -> Iterator[RulePart]:
    for match in PART.finditer(rule):
        days = tuple(sorted(set(_listed_days(match["days"]))))
        beside = (match["join"] or "").startswith(",")
        yield RulePart(days, _spans(match["times"]), beside, f"{match['days']} {match['times']}")


def _listed_days(text: str) -> Iterator[int]:
    """Yield the days of `Mo-We,Fr` as numbers; a range may run over Sunday."""
    for item in re.split(", ?", text):
        first, _, last = item.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        if last == first:
            raise ValueError(
                f"dagarna {item} börjar och slutar på samma dag; skriv {first}, eller Mo-Su för alla dagar"
            )
        yield from ((start + number) % 7 for number in range((end - start) % 7 + 1))


def _spans(text: str) -> OpenIntervals:
    return tuple(sorted(map(_span, re.split(", ?", text)), key=lambda span: span.start))


def _span(text: str) -> OpenInterval:
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in text.split("-"))
    if start == end:
        raise ValueError(f"tiden {text} börjar och slutar samtidigt; skriv 00:00-24:00 för ett helt dygn")
    if text.endswith("-23:59"):
        always = f", eller {ALWAYS} om det gäller alla dagar" if start == 0 else ""
        raise ValueError(f"tiden {text} slutar en minut för tidigt; skriv {text[:5]}-24:00{always}")
    return OpenInterval(start, end if end > start else end + DAY)


def _holiday(text: str) -> State | OpenIntervals:
    if text in ("", "off", "unknown"):
        return {"": State.OPEN, "off": State.CLOSED, "unknown": State.UNKNOWN}[text]
    return _spans(text)


def _days(parts: tuple[RulePart, ...]) -> tuple[OpenIntervals, ...]:
    """Return the intervals of each day, of all parts that have it."""
    found = [[span for part in parts if day in part.days for span in part.spans] for day in range(7)]
    return tuple(tuple(sorted(spans, key=lambda span: span.start)) for spans in found)


def _replacing_parts(parts: tuple[RulePart, ...]) -> Iterator[str]:
    """Yield a message for each part that replaces another: after a semicolon its times are lost."""
    for number, part in enumerate(parts):
        for earlier in parts[:number]:
            if not part.beside and _meet(part, earlier):
                yield (
                    f"delarna “{part.text}” och “{earlier.text}” har samma dag eller natt, och ; "
                    f"behåller bara en; skriv {_likely_meaning(part, earlier, parts)}"
                )


def _likely_meaning(part: RulePart, earlier: RulePart, parts: tuple[RulePart, ...]) -> str:
    """Return the rule that the editor is likely to have meant."""
    if part.days == earlier.days:
        return f"{earlier.text},{part.text.partition(' ')[2]}"
    together = ", ".join(one.text for one in parts)
    rest = ",".join(DAYS[day] for day in earlier.days if day not in part.days)
    if not rest or not {*part.days} & {*earlier.days}:
        return together
    once = f"varje dag en gång: {rest} {earlier.text.partition(' ')[2]}; {part.text}"
    overlap = any(_overlaps(Week(_days(parts), State.OPEN)))
    return once if overlap else f"{once}; eller {together} om båda tiderna gäller"


def _meet(part: RulePart, other: RulePart) -> bool:
    return bool({*part.days, *part.nights} & {*other.days} or {*part.days} & {*other.nights})


def _overlaps(week: Week) -> Iterator[str]:
    """Yield a message for times of one day that meet, and for a night that runs into the next day's."""
    holiday = week.holiday if isinstance(week.holiday, tuple) else ()
    for spans in {*week.days, holiday}:
        for first, second in pairwise(spans):
            if second.start <= first.end:
                whole = f"{clock(first.start)}-{clock(max(first.end, second.end))}"
                yield f"två av tiderna på samma dag går i varandra; skriv dem som en: {whole}"
    for day, spans in enumerate(week.days):
        tomorrow = week.days[(day + 1) % 7]
        if spans and tomorrow and tomorrow[0].start < spans[-1].end - DAY:
            yield (
                f"natten efter {DAYS[day]} går in i tiderna på {DAYS[(day + 1) % 7]}; "
                f"låt dem börja {clock(spans[-1].end)}"
            )


def _nights_with_holidays(week: Week) -> Iterator[str]:
    """Yield a message for nights beside a rule for holidays: nobody has said whose the night is."""
    holiday = week.holiday if isinstance(week.holiday, tuple) else ()
    late = next((span for spans in (*week.days, holiday) for span in spans if span.end > DAY), None)
    if late and week.holiday != State.OPEN:
        yield (
            "tider över midnatt kan inte stå ihop med PH: det framgår inte vilken natt som är helgdagens; "
            f"dela natten vid midnatt, t.ex. Mo-Su 00:00-{clock(late.end)},{clock(late.start)}-24:00; PH off"
        )


def clock(minute: int) -> str:
    """Return a minute of the day as a time, `09:30`; midnight at the end of a day is 24:00."""
    return "24:00" if minute == DAY else f"{minute // 60 % 24:02}:{minute % 60:02}"


EXAMPLE = "t.ex. Mo-Fr 09:00-15:00; PH off"
NO_SEASONS = "bara en vanlig vecka går att skriva; skriv den som gäller nu, och uncertain: true om den växlar"
WAYS_OUT: tuple[tuple[str, str], ...] = (
    (
        r"[\"“”]",
        "ord bland tiderna läses inte av någon; skriv by_appointment: true för efter överenskommelse",
    ),
    (r"\+", "ett + säger inte när det stänger; skriv ett klockslag, eller utelämna rule"),
    (r"\bSH\b", f"för skollov (SH) finns inga svenska datum; {NO_SEASONS}"),
    (r"\bweek\b|\beaster\b|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b20\d\d\b|\[", NO_SEASONS),
    (r"sunrise|sunset|dawn|dusk", "solens tider beror på orten; skriv klockslag"),
    (r"\|\|", "tecknet || går inte att visa; skriv tiderna, eller by_appointment: true"),
    (
        r"\bPH\b.*[;,].*(Mo|Tu|We|Th|Fr|Sa|Su)|\bPH *[-,]|[^;] *, *PH\b",
        "helgdagar (PH) står sist, efter ett semikolon, med off, unknown eller tider: "
        "Mo-Fr 09:00-15:00; PH off",
    ),
    (r"^\s*(unknown|open)\s*$", "det säger inga tider; utelämna rule när ingen vet dem"),
    (
        r"^[^;]*\b(off|closed)\b|^\W*PH\b",
        "ingen dag har några tider, så linjen är alltid stängd; skriv när de svarar, eller utelämna rule",
    ),
    (r"\b(off|closed)\b(?!$)|(?<!PH )\b(off|closed)\b", "stängda dagar utelämnas; bara PH kan vara off"),
    (
        r"(?<!PH )\bunknown\b",
        "bara PH kan vara unknown; utelämna det som ingen vet, eller skriv uncertain: true",
    ),
    (
        r"(?i)[åäö]|\b(on|to)\b|[–—]|\btill\b",
        f"skriv dagarna som Mo, Tu, We, Th, Fr, Sa, Su och ett vanligt streck, {EXAMPLE}",
    ),
    (r"\d\.\d\d", f"skriv klockslag med kolon, {EXAMPLE}"),
    (r"(?<![\d:])\d:\d\d|(?<![\d:])\d{1,2}-|-\d{1,2}(?![\d:])", f"skriv klockslag som 09:00, {EXAMPLE}"),
    (r"2[4-9]:[0-5][0-9]-|-(2[4-9]|[34]\d):", "skriv en tid efter midnatt som den visas: 22:00-02:00"),
    (r"^\s*\d", f"skriv dagarna först: Mo-Su 09:00-15:00; alltid öppet är {ALWAYS}"),
)
"""What editors meet in other lists or write by habit, the first that fits, and what to write instead."""


def _way_out(text: str) -> str:
    """Return what is wrong with a rule of another form, and what to write."""
    for pattern, message in WAYS_OUT:
        if re.search(pattern, text):
            return message
    return f"tiderna går inte att tolka; skriv {EXAMPLE}, eller {ALWAYS}"
