"""What the pages and the PDF of an edition have in common, section by section, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sitegen.core import PROSE_LANGUAGES
from sitegen.records import Localized
from sitegen.report.editions.published import Published
from sitegen.report.publish import quoting, views
from sitegen.report.publish.contexts import ChapterView, Item, Note, Quote, ReportFacts
from sitegen.report.publish.quoting import citation, fingerprint
from sitegen.report.publish.report_writer import Writer
from sitegen.web import Link, report_addresses

CHAPTER = "kapitel-"
"""Before the id of a chapter on its page: a table, a figure and a chapter may have one name."""

REST = "fler-siffror"
"""The chapter of what no other chapter shows."""


def title(writer: Writer, report: Published) -> str:
    """Return the report's title, with the version of an edition that has been replaced."""
    name = report.title.in_language(writer.code)
    return title_with_version(writer, report) if report.is_replaced else name


def title_with_version(writer: Writer, report: Published) -> str:
    """Return the report's title with its version, in the writer's language."""
    name = report.title.in_language(writer.code)
    return writer.translator("report", "{title}, utgåva {version}", title=name, version=report.version)


def replaced(writer: Writer, report: Published) -> str:
    """Return which edition has replaced this one; empty for the newest."""
    if not report.is_replaced:
        return ""
    return writer.translator(
        "report", "Den här utgåvan är ersatt av utgåva {version}.", version=report.newest
    )


def told(writer: Writer, texts: Sequence[Localized]) -> tuple[str, ...]:
    """Return paragraphs in the writer's language."""
    return tuple(text.in_language(writer.code) for text in texts)


def edition_facts(writer: Writer, report: Published) -> ReportFacts:
    """Return an edition's status, version, day, source, citation and fingerprint, for each of its pages."""
    day = report.edition.published
    return ReportFacts(
        status=status(writer, report),
        version=report.version,
        published=writer.translator.day(day) if day else "",
        source=report.source,
        citation=citation(report, writer.site, writer.translator),
        fingerprint=fingerprint(report),
    )


def status(writer: Writer, report: Published) -> str:
    """Return how settled an edition is, in words."""
    translator = writer.translator
    names = {
        "draft": translator("report", "Utkast"),
        "preliminary": translator("report", "Preliminär"),
        "final": translator("report", "Slutlig"),
        "withdrawn": translator("report", "Återkallad"),
    }
    return names[report.edition.status]


def quotes(writer: Writer, report: Published) -> Iterator[Quote]:
    """Yield the paragraph to quote in both languages, the reader's own first."""
    names = {
        "sv": writer.translator("report", "På svenska"),
        "en": writer.translator("report", "På engelska"),
    }
    for code in sorted(PROSE_LANGUAGES, key=lambda code: code != writer.code):
        if (found := quoting.quotable(report, writer.site, code)) is not None:
            yield Quote(label=names[code], said=found)


# -- chapters ----------------------------------------------------------------------------------


def chapters(writer: Writer, report: Published, path: str) -> Iterator[ChapterView]:
    """Yield the chapters of an edition for the page at a path, and last what none of them shows.

    An edition that has been replaced has its figures in one chapter and its tables in another.
    """
    if report.is_replaced:
        yield from _all_of_it(writer, report, path)
    for name, chapter in report.chapters.items():
        yield ChapterView(
            id=CHAPTER + name,
            title=chapter.title.in_language(writer.code),
            text=told(writer, chapter.text),
            shown=tuple(items(writer, report, chapter.shows, path)),
        )
    if report.unshown:
        name = writer.translator("report", "Fler siffror")
        shown = tuple(items(writer, report, report.unshown, path))
        yield ChapterView(id=CHAPTER + REST, title=name, text=(), shown=shown)


def _all_of_it(writer: Writer, report: Published, path: str) -> Iterator[ChapterView]:
    if figures := tuple(views.figure(one, writer.translator) for one in report.edition.figures):
        name = writer.translator("report", "Siffror")
        yield ChapterView(id="figures", title=name, text=(), shown=(Item(figures=figures),))
    names = dict.fromkeys(table.id for table in report.edition.tables)
    if names:
        shown = tuple(Item(table=table(writer, report, name, path)) for name in names)
        yield ChapterView(id="tables", title=writer.translator("report", "Tabeller"), text=(), shown=shown)


def items(writer: Writer, report: Published, names: Sequence[str], path: str) -> Iterator[Item]:
    """Yield tables, series and figures by their ids; figures that follow each other stand together."""
    for is_table, group in groupby(names, key=lambda name: bool(report.tables(name))):
        if is_table:
            yield from (Item(table=table(writer, report, name, path)) for name in group)
        else:
            yield Item(figures=tuple(views.figure(report.figure(name), writer.translator) for name in group))


def table(writer: Writer, report: Published, name: str, path: str) -> views.TableView:
    """Return a table or a series for the page of its edition, at this path."""
    csv = writer.file(path, report_addresses.csv(report, name))
    return views.table(report.tables(name), writer.translator, csv)


# -- notes -------------------------------------------------------------------------------------


def protected(writer: Writer, report: Published) -> Iterator[Note]:
    """Yield what has been done so that nobody can be singled out, and who decided it.

    It belongs to the text around the figures, which an edition that has been replaced is shown without.
    """
    for decision in () if report.is_replaced else report.edition.disclosure:
        day = writer.translator.day(decision.decided.on)
        by = writer.translator("report", "Beslut: {who}, {day}.", who=decision.decided.by, day=day)
        yield Note(day=day, text=decision.words.in_language(writer.code), more=(by,))


def corrections(writer: Writer, report: Published) -> Iterator[Note]:
    """Yield a note for each correction of the edition, with the id that the marks `r` link to."""
    translator = writer.translator
    for number, change in enumerate(report.edition.corrections, start=1):
        day = translator.day(change.on)
        more = [translator("report", "Rättat {day}, i utgåva {version}.", day=day, version=change.version)]
        if change.old and change.new:
            more.append(translator("report", "Förut {old}, nu {new}.", old=change.old, new=change.new))
        if change.noticed_by:
            more.append(translator("report", "Felet sågs av {who}.", who=change.noticed_by))
        text = change.in_language(writer.code)
        yield Note(day=day, text=text, more=tuple(more), id=views.correction_id(number))


# -- links -------------------------------------------------------------------------------------


def editions(writer: Writer, report: Published, path: str) -> Iterator[Link]:
    """Yield links to the older editions of a report, the newest first, and to what differs between them."""
    translator = writer.translator
    for one in report.older:
        label, day = translator("report", "Utgåva {version}", version=one.version), one.edition.published
        said = translator("report", "publicerad {day}", day=translator.day(day)) if day else ""
        note = said or translator("report", "utan datum")
        yield writer.to(path, report_addresses.edition(one), label, note)
    if report.older:
        yield _to_differences(writer, report, path)


def _to_differences(writer: Writer, report: Published, path: str) -> Link:
    label = writer.translator("report", "Vad som skiljer utgåvorna åt")
    return writer.to(path, report_addresses.differences(report), label)


def downloads(writer: Writer, report: Published, path: str) -> Iterator[Link]:
    """Yield links to the files of an edition; a preview has no PDF, and says so."""
    translator = writer.translator
    pdf, end = translator("report", "PDF"), report_addresses.pdf(report, writer.code)
    if writer.whole:
        yield writer.to_file(path, end, pdf, translator("report", "att läsa och skriva ut"))
    else:
        yield Link(href="", label=pdf, note=translator("report", "finns först när hela sajten byggs"))
    sheet, document = report_addresses.workbook(report), report_addresses.json(report)
    yield writer.to_file(path, sheet, translator("report", "Excel"), translator("report", "alla tabeller"))
    note = translator("report", "allt, för program")
    yield writer.to_file(path, document, translator("report", "JSON"), note)
    label, note = translator("report", "Data Package"), translator("report", "CSV-filerna beskrivna")
    yield writer.to_file(path, report_addresses.package(report), label, note)


def links(writer: Writer, report: Published, path: str) -> Iterator[Link]:
    """Yield links from a page of a report to what is about all reports, and from an edition to its report.

    From an edition that has been replaced they lead to the newest one, and to what differs.
    """
    translator = writer.translator
    if report.is_replaced:
        label = translator("report", "Läs utgåva {version}", version=report.newest)
        yield writer.to(path, report_addresses.newest(report), label)
        yield _to_differences(writer, report, path)
        return
    if path != report_addresses.overview(report):
        label = translator("report", "Om rapporten, och senaste utgåvan")
        yield writer.to(path, report_addresses.overview(report), label)
    yield writer.to(path, report_addresses.TRENDS, translator("report", "Utvecklingen över tid"))
    yield writer.to(path, report_addresses.LEDGER, translator("report", "Alla siffror"))
    yield writer.to(path, report_addresses.START, translator("report", "Alla rapporter"))


def ways_in(writer: Writer, report: Published, path: str) -> Iterator[Link]:
    """Yield links to what most readers are after: the report or its chapters, the quotation, the PDF."""
    translator = writer.translator
    short, whole = report_addresses.overview(report), report_addresses.edition(report)
    if path == short:
        yield writer.to(path, whole, translator("report", "Hela rapporten"))
    else:
        yield Link(href="#chapters", label=translator("report", "Kapitel"))
    if report.quote is not None:
        start = "" if path == short else writer.link(path, short)
        yield Link(href=f"{start}#quote", label=translator("report", "För citat"))
    if writer.whole:
        yield writer.to_file(path, report_addresses.pdf(report, writer.code), translator("report", "PDF"))


def contents(writer: Writer, report: Published, path: str, found: Sequence[ChapterView]) -> Iterator[Link]:
    """Yield links to the chapters of the edition's page, as they are written on the page at `path`."""
    whole = report_addresses.edition(report)
    start = "" if path == whole else writer.link(path, whole)
    for chapter in found:
        yield Link(href=f"{start}#{chapter.id}", label=chapter.title)
