"""The page of what differs between the editions of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sitegen.records import Localized
from sitegen.report.editions import changes
from sitegen.report.editions.changes import NOTHING, Change
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import Published
from sitegen.report.model import Correction
from sitegen.report.publish.contexts import (
    Difference,
    DifferencePart,
    DifferencesPage,
    DifferenceTable,
)
from sitegen.report.publish.report_writer import Writer
from sitegen.web import ProsePage, report_addresses


def page_of_differences(writer: Writer, report: Published) -> ProsePage:
    """Return the page of what differs between the editions of a report; the site's search leaves it out."""
    about = writer.translator("report", "Varje siffra som har ändrats mellan två utgåvor, och varför.")
    path, context = report_addresses.differences(report), differences(writer, report)
    return replace(writer.page(path, context, context.title, about), searched=False)


def differences(writer: Writer, report: Published) -> DifferencesPage:
    """Return every edition beside the one before it, the newest first."""
    translator, title = writer.translator, report.title.in_language(writer.code)
    older = [one.edition for one in report.older]
    pairs = zip(older, (report.edition, *older), strict=False)
    path, whole = report_addresses.differences(report), report_addresses.edition(report)
    return DifferencesPage(
        title=translator("report", "{title}: vad som skiljer utgåvorna åt", title=title),
        parts=tuple(_part(writer, old, new) for old, new in pairs),
        links=(writer.to(path, whole, translator("report", "Hela rapporten")),),
    )


def _part(writer: Writer, old: Edition, new: Edition) -> DifferencePart:
    translator = writer.translator
    since = changes.between(new.corrections, old.version, new.version)
    tables = []
    for title, group in groupby(changes.changes(old, new), key=lambda change: change.title):
        caption = translator("report", "Siffror") if title is NOTHING else title.in_language(writer.code)
        tables.append(DifferenceTable(caption=caption, rows=tuple(_rows(writer, group, since))))
    title_ = translator("report", "Från utgåva {old} till {new}", old=old.version, new=new.version)
    return DifferencePart(title=title_, old=old.version, new=new.version, tables=tuple(tables))


def _rows(writer: Writer, group: Iterable[Change], since: tuple[Correction, ...]) -> Iterator[Difference]:
    """Yield a row for each change; the reasons of a count and of its share are said once."""
    said: tuple[str, tuple[str, ...]] = ("", ())
    for change in group:
        reasons = tuple(one.in_language(writer.code) for one in since if change.is_named_in(one.at))
        is_new, said = (change.row, reasons) != said, (change.row, reasons)
        yield _row(writer, change, reasons if is_new else ())


def _row(writer: Writer, change: Change, reasons: tuple[str, ...]) -> Difference:
    code, gone = writer.code, writer.translator("report", "finns inte")
    heading = "" if change.heading is NOTHING else f", {change.heading.in_language(code)}"

    def shown(words: Localized | None) -> str:
        return words.in_language(code) if words else gone

    return Difference(
        label=change.label.in_language(code) + heading,
        old=shown(change.old),
        new=shown(change.new),
        reasons=reasons,
    )
