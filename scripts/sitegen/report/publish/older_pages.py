"""The pages of editions that others have replaced, and of what differs between editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sitegen.core.project import Project
from sitegen.records.catalogue import Catalogue
from sitegen.records.localized import Localized
from sitegen.report.editions import archive, changes, edition
from sitegen.report.editions.archive import Kept
from sitegen.report.editions.changes import NOTHING, Change
from sitegen.report.editions.edition import Edition
from sitegen.report.model import Correction, Report
from sitegen.report.publish import views
from sitegen.report.publish.citation import SHORT
from sitegen.report.publish.contexts import (
    Anchor,
    Difference,
    DifferencePart,
    DifferencesPage,
    DifferenceTable,
    OlderPage,
)
from sitegen.report.publish.pages import Writer, corrections, downloads, page, writers
from sitegen.web import report_addresses
from sitegen.web.theme_pages import ProsePage


def made(project: Project, records: Catalogue, whole: bool) -> Iterator[ProsePage]:
    """A page for each older edition and one for each report that has any, in every language.

    A search leads to the newest edition alone.
    """
    for writer in writers(project, records, whole):
        yield from pages(writer)


def pages(writer: Writer) -> Iterator[ProsePage]:
    """The same in one language."""
    for id, report in writer.book.reports.items():
        older = tuple(archive.before(writer.editions.get(id, ()), report.version))
        for one in older:
            yield replace(_older(writer, report, one), searched=False)
        if older:
            yield replace(_differences(writer, id, report, older), searched=False)


def _older(writer: Writer, report: Report, one: Kept) -> ProsePage:
    return page(
        writer,
        report_addresses.edition(report_addresses.as_of(report, one.edition.version)),
        "older.html",
        older(writer, report, one),
        title=title(writer, one),
        description=writer.translator("report", "En äldre utgåva, med siffrorna som de var då."),
    )


def title(writer: Writer, one: Kept) -> str:
    """What an older edition is called."""
    found = one.edition
    name = found.title.in_language(writer.code)
    return writer.translator("report", "{title}, utgåva {version}", title=name, version=found.version)


def older(writer: Writer, report: Report, one: Kept) -> OlderPage:
    """An edition that has been replaced: its figures and tables as they were."""
    found, translator = one.edition, writer.translator
    as_then = report_addresses.as_of(report, found.version)
    day = translator.day(found.published) if found.published else ""
    return OlderPage(
        replaced=translator(
            "report", "Den här utgåvan är ersatt av utgåva {version}.", version=report.version
        ),
        published=translator("report", "Publicerad {day}.", day=day) if day else "",
        fingerprint=edition.fingerprint(one.document)[:SHORT],
        figures=tuple(views.figure(figure, translator) for figure in found.figures),
        tables=tuple(_tables(writer, report, found)),
        corrections=tuple(corrections(writer, found.corrections)),
        downloads=tuple(downloads(writer, found.id, as_then, report_addresses.edition(as_then))),
        links=tuple(_links(writer, report, as_then)),
    )


def _tables(writer: Writer, report: Report, found: Edition) -> Iterator[views.TableView]:
    as_then = report_addresses.as_of(report, found.version)
    for name, group in groupby(found.tables, key=lambda grid: grid.id):
        csv = writer.file(report_addresses.edition(as_then), report_addresses.csv(found.id, as_then, name))
        yield views.table(tuple(group), writer.translator, csv)


def _links(writer: Writer, report: Report, as_then: Report) -> Iterator[Anchor]:
    path, translator = report_addresses.edition(as_then), writer.translator
    label = translator("report", "Läs utgåva {version}", version=report.version)
    yield Anchor(href=writer.link(path, report_addresses.edition(report)), label=label)
    label = translator("report", "Vad som skiljer utgåvorna åt")
    yield Anchor(href=writer.link(path, report_addresses.differences(report)), label=label)


def _differences(writer: Writer, id: str, report: Report, older: tuple[Kept, ...]) -> ProsePage:
    translator, title = writer.translator, report.title.in_language(writer.code)
    return page(
        writer,
        report_addresses.differences(report),
        "differences.html",
        differences(writer, id, older),
        title=translator("report", "{title}: vad som skiljer utgåvorna åt", title=title),
        description=translator("report", "Varje siffra som har ändrats mellan två utgåvor, och varför."),
    )


def differences(writer: Writer, id: str, older: tuple[Kept, ...]) -> DifferencesPage:
    """Every edition beside the one before it, the newest first."""
    report, translator = writer.book.reports[id], writer.translator
    newer = (edition.of(writer.book, id), *(one.edition for one in older))
    path = report_addresses.differences(report)
    pairs = zip((one.edition for one in older), newer, strict=False)
    link = Anchor(
        href=writer.link(path, report_addresses.edition(report)), label=translator("report", "Hela rapporten")
    )
    return DifferencesPage(parts=tuple(_part(writer, old, new) for old, new in pairs), links=(link,))


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
    """A row for each change; the reasons of a count and of its share are said once."""
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
