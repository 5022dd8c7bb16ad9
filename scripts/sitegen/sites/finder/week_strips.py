"""The week of a contact: a bar for each day, and sentences for the script that has a clock."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.language import Translator
from sitegen.records import Contact, Service
from sitegen.records.hours_rule import DAY, OpenInterval, OpenIntervals, clock
from sitegen.records.opening import opening
from sitegen.web import PageMaker, Value

PARTED = "|"
"""What parts the sentences and the days that the script is given."""


class OpenBar(Value):
    """A bar in a day's column, in minutes from midnight: where it begins, and how long it is."""

    top: int
    height: int


class DayColumn(Value):
    """A weekday (1 = Monday), its bars, and its times; none when it is closed."""

    number: int
    name: str
    bars: tuple[OpenBar, ...]
    times: tuple[str, ...]


class WeekStrip(Value):
    """Seven days. What is in `doubt` is drawn dashed."""

    days: tuple[DayColumn, ...]
    doubt: bool


class NowState(Value):
    """What the script needs to say whether somebody answers now: the week, the sentences, the days."""

    week: str
    sentences: str
    days: str


def week_strip(maker: PageMaker, service: Service, contact: Contact) -> WeekStrip | None:
    """Return the strip of a contact's week; none where it is not known, or the same at every hour."""
    told = opening(service, contact, maker.site_context.today)
    if told is None or told.week is None or told.by_appointment or told.week.open_all_week:
        return None
    week = told.week
    return WeekStrip(
        days=tuple(
            DayColumn(
                number=number,
                name=maker.translator.weekday(number),
                bars=tuple(bars(week.days[number - 1], week.days[number - 2])),
                times=tuple(short_times(week.days[number - 1])),
            )
            for number in range(1, 8)
        ),
        doubt=told.may_have_changed,
    )


def bars(own: OpenIntervals, before: OpenIntervals) -> Iterator[OpenBar]:
    """Yield the bars of a day: what runs past midnight ends there, and goes on at the top of the next."""
    spans = [OpenInterval(0, span.end - DAY) for span in before if span.end > DAY]
    for span in (*spans, *own):
        yield OpenBar(top=span.start, height=min(span.end, DAY) - span.start)


def short_times(spans: OpenIntervals) -> Iterator[str]:
    """Yield times as they fit a narrow column: “09–16:30”."""
    for span in spans:
        yield f"{_short(span.start)}–{_short(span.end)}"


def _short(minute: int) -> str:
    return clock(minute).removesuffix(":00")


def hour_state(maker: PageMaker, service: Service, contact: Contact) -> NowState | None:
    """Return what the script needs to tell the state of a contact; none where hours are not known."""
    told = opening(service, contact, maker.site_context.today)
    if told is None or not told.week_code:
        return None
    return NowState(
        week=told.week_code,
        sentences=PARTED.join(state_sentences(maker.translator)),
        days=PARTED.join(day_words(maker.translator)),
    )


def state_sentences(translator: Translator) -> tuple[str, ...]:
    """Return what can be said of the hour, in the script's order; `#` is a day and `*` a time there."""
    return (
        translator("now", "Öppet nu."),
        translator("now", "Stängt nu."),
        translator("now", "Troligen öppet nu."),
        translator("now", "Troligen stängt nu."),
        translator("now", "Vi vet inte om någon svarar i dag."),
        translator("now", "Öppnar {day} {time}.", day="#", time="*"),
        translator("now", "Öppnar troligen {day} {time}.", day="#", time="*"),
    )


def day_words(translator: Translator) -> tuple[str, ...]:
    """Return today, tomorrow, and Monday to Sunday."""
    near = translator("now", "i dag"), translator("now", "i morgon")
    return (*near, *(translator.weekday(number) for number in range(1, 8)))
