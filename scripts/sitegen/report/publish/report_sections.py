"""What the pages and the PDF of an edition have in common, section by section, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sitegen.core import PROSE_LANGUAGES
from sitegen.records import Localized
from sitegen.report.editions.edition import PublishedTable
from sitegen.report.editions.published import Published, PublishedStatement
from sitegen.report.publish import charts, quoting, views
from sitegen.report.publish.contexts import ChapterView, Item, Note, Quote, ReportFacts, StatementView
from sitegen.report.publish.quoting import citation, fingerprint
from sitegen.report.publish.report_writer import Writer
from sitegen.web import Link, report_addresses

CHAPTER = "kapitel-"
"""Before the id of a chapter on its page: a table, a figure and a chapter may have one name."""

STATEMENT = "ord-"
"""Before the id of what a report says in words."""

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
        draft=draft(writer, report),
        status=status(writer, report),
        version=report.version,
        published=writer.translator.day(day) if day else "",
        source=report.source,
        citation=citation(report, writer.site, writer.translator),
        fingerprint=fingerprint(report),
    )


def draft(writer: Writer, report: Published) -> str:
    """Return what is said once on each page of a draft; empty for what has been issued."""
    if report.edition.status != "draft":
        return ""
    said = writer.translator("report", "Siffrorna är inte beslutade och kan ändras.")
    if report.drafted is None:
        return said
    day = writer.translator.day(report.drafted)
    return writer.translator("report", "Från {day}.", day=day) + f" {said}"


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
            says=tuple(statement(writer, one) for one in chapter.says),
        )
    if report.unshown:
        name = writer.translator("report", "Fler siffror")
        text = writer.translator("report", "Rapportens övriga siffror, var och en för sig.")
        shown = tuple(items(writer, report, report.unshown, path))
        yield ChapterView(id=CHAPTER + REST, title=name, text=(text,), shown=shown)


def statement(writer: Writer, found: PublishedStatement) -> StatementView:
    """Return what a report says in words, marked with where it stands and why it has no figure."""
    translator = writer.translator
    if found.chart:
        mark = translator("report", "Uppgift ur rapporten. Diagrammet bakom saknas.")
    else:
        marks = {
            "result": translator("report", "Uppgift ur rapporten."),
            "case": translator("report", "Ett ärende, återgivet utan det som kan peka ut någon."),
            "observation": translator("report", "Det här har medlemmarna sett."),
        }
        mark = marks[found.kind]
    return StatementView(id=STATEMENT + found.id, text=found.words.in_language(writer.code), mark=mark)


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


def table(writer: Writer, report: Published, name: str, path: str, corrections: str = "") -> views.TableView:
    """Return a table, a series or a chart of figures for the page at this path.

    `corrections` is the page that has the corrections, where that is another one.
    """
    found = report.tables(name)
    shown = views.table(
        found,
        writer.translator,
        tools(writer, report, name, path),
        heading=report.headings.get(name, views.PLAIN),
        who=report.who.get(name, views.NOBODY),
        corrections=corrections,
    )
    cite = quoting.chart_cited(report, found[0], shown, writer.site, writer.translator)
    return replace(shown, tools=replace(shown.tools, cite=cite))


def drawn_tables(writer: Writer, report: Published) -> Iterator[tuple[str, views.TableView]]:
    """Yield every table that is a chart too, by its id, as on the page of its edition."""
    for found in (*report.edition.tables, *report.charts):
        if is_chart(report, found) and not found.part:
            yield found.id, table(writer, report, found.id, report_addresses.edition(report))


def is_chart(report: Published, table: PublishedTable) -> bool:
    """Return whether a table is a chart too: it has bars, or is one divided bar."""
    return charts.is_drawn(table) or report.headings.get(table.id, views.PLAIN).stacked


def source_lines(writer: Writer, report: Published, name: str) -> tuple[str, str]:
    """Return whose numbers a picture shows, in which edition and status, and where they stand."""
    code = writer.code
    where = f"{quoting.address(report, writer.site, code)}#tabell-{name}"
    return quoting.source(report, code), where


def tools(writer: Writer, report: Published, name: str, path: str) -> views.Tools:
    """Return the files of a table, as they are written on the page at this path.

    A preview has no picture in pixels; a table without bars has none at all.
    """
    drawn = is_chart(report, report.tables(name)[0])
    svg, png = (
        writer.file(path, report_addresses.picture(report, name, writer.code, kind))
        for kind in ("svg", "png")
    )
    return views.Tools(
        csv=writer.file(path, report_addresses.csv(report, name)),
        local_csv=writer.file(path, report_addresses.local_csv(report, name)),
        svg=svg if drawn else "",
        png=png if drawn and writer.whole else "",
    )


# -- notes -------------------------------------------------------------------------------------


def protected(writer: Writer, report: Published) -> Iterator[Note]:
    """Yield what has been done so that nobody can be singled out, and who decided it.

    It belongs to the text around the figures, which an edition that has been replaced is shown without.
    """
    for decision in () if report.is_replaced else report.edition.disclosure:
        day = writer.translator.day(decision.decided.on)
        by = writer.translator("report", "Beslut: {who}, {day}.", who=decision.decided.by, day=day)
        yield Note(day=day, text=decision.words.in_language(writer.code), more=(by,))


def corrections_path(report: Published) -> str:
    """Return the page that has the corrections of an edition."""
    return report_addresses.edition(report)


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


def trail(writer: Writer, report: Published, path: str) -> Iterator[Link]:
    """Yield the way from all reports to the page at this path, which is not in it itself."""
    translator = writer.translator
    yield writer.to(path, report_addresses.START, translator("report", "Statistik"))
    if path != report_addresses.overview(report):
        yield writer.to(path, report_addresses.overview(report), report.title.in_language(writer.code))


def contents(writer: Writer, report: Published, path: str, found: Sequence[ChapterView]) -> Iterator[Link]:
    """Yield links to the chapters: on the page of the edition to its parts, elsewhere to their own pages."""
    for chapter in found:
        if path == report_addresses.edition(report):
            yield Link(href=f"#{chapter.id}", label=chapter.title)
        else:
            end = report_addresses.chapter(report, chapter.id.removeprefix(CHAPTER))
            yield writer.to(path, end, chapter.title)
