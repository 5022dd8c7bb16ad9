"""The pages of reports, in the theme of the prose: from records to contexts to `ProsePage`s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from markupsafe import Markup

from sitegen.core.languages import PROSE_LANGUAGES
from sitegen.core.project import Project
from sitegen.language import translation
from sitegen.language.translation import Translator
from sitegen.records.catalogue import Catalogue
from sitegen.records.localized import Passage
from sitegen.records.model import Site
from sitegen.report import read_reports
from sitegen.report.editions import archive
from sitegen.report.editions.archive import Editions
from sitegen.report.figures import prose_figures, quantities, uses
from sitegen.report.figures.book import Book
from sitegen.report.figures.grids import Grid, with_parts
from sitegen.report.figures.uses import Use
from sitegen.report.model import Chapter, Correction, Report
from sitegen.report.publish import linked_data, quoting, views
from sitegen.report.publish.citation import citation, fingerprint
from sitegen.report.publish.contexts import (
    Anchor,
    ChapterView,
    Context,
    Entry,
    Facts,
    IndexPage,
    Item,
    LedgerPage,
    LedgerPart,
    LedgerRow,
    Note,
    Quote,
    ReportPage,
    TrendsPage,
)
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.web import report_addresses, theme_pages
from sitegen.web.render import environment, finished
from sitegen.web.theme_pages import ProsePage

TOP = "topp"
CHAPTER = "kapitel-"
"""Before the id of a chapter on its page: a table, a figure and a chapter may have one name."""

REST = "fler-siffror"
"""The chapter of what no other chapter shows."""


@dataclass(frozen=True)
class Writer:
    """All reports in one language, and where they will be served."""

    project: Project
    book: Book
    site: Site
    translator: Translator
    whole: bool = True
    """Whether PDFs are made too; a preview does without them, and must not lead to them."""

    @property
    def code(self) -> str:
        """The language's code."""
        return self.translator.code

    @cached_property
    def editions(self) -> Editions:
        """The frozen editions of every report."""
        return archive.read(self.project.root)[0]

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """Where every figure stands."""
        return uses.uses(self.book)

    def said(self, id: str, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Paragraphs with their figures in place."""
        return tuple(prose_figures.expand(self.book, id, passage, self.code) for passage in passages)

    def link(self, origin: str, end: str) -> str:
        """From a page of this language to another one of it."""
        return theme_pages.link(theme_pages.folder(origin, self.code), theme_pages.folder(end, self.code))

    def file(self, origin: str, end: str) -> str:
        """From a page of this language to a file, which all languages share."""
        return theme_pages.link(theme_pages.folder(origin, self.code), end)

    def address(self, path: str) -> str:
        """The whole address of a page."""
        return self.site.base_url + theme_pages.folder(path, self.code)


def made(project: Project, records: Catalogue, whole: bool = True) -> Iterator[ProsePage]:
    """Every page of reports in every language of the prose; none when there is no report.

    Without `whole` they are for a preview, where no PDF is.
    """
    for writer in writers(project, records, whole):
        yield from _pages(writer)


def writers(project: Project, records: Catalogue, whole: bool = True) -> Iterator[Writer]:
    """All reports in each language of the prose, those not published only in a preview; none without any."""
    reading = read_reports.read(project.root)
    reading = reading.published if whole else reading
    if reading.reports:
        for translator in speakers(project, records):
            yield Writer(project, reading.book, records.sites["main"], translator, whole)


def speakers(project: Project, records: Catalogue) -> tuple[Translator, ...]:
    """The voices of the reports' languages."""
    spoken = [records.languages[code] for code in PROSE_LANGUAGES if code in records.languages]
    return translation.load_translators(project, spoken, REPORT_TEXTS)


def _pages(writer: Writer) -> Iterator[ProsePage]:
    translator = writer.translator
    yield page(
        writer,
        report_addresses.START,
        "index.html",
        index(writer),
        title=translator("report", "Statistik"),
        description=translator(
            "report", "Rapporter om de människor som medlemmarna möter, med alla tabeller."
        ),
    )
    for id, report in writer.book.reports.items():
        yield from _report(writer, id, report)
    yield page(
        writer,
        report_addresses.TRENDS,
        "trends.html",
        trends(writer),
        title=translator("report", "Utvecklingen över tid"),
        description=translator(
            "report", "Siffror år för år, med det som gör åren svåra att jämföra utmärkt."
        ),
    )
    yield page(
        writer,
        report_addresses.LEDGER,
        "ledger.html",
        ledger(writer),
        title=translator("report", "Alla siffror"),
        description=translator("report", "Varje publicerad siffra, och var den står."),
    )


def _report(writer: Writer, id: str, report: Report) -> Iterator[ProsePage]:
    title, summary = report.title.in_language(writer.code), writer.said(id, report.summary)
    short, whole = report_addresses.overview(report), report_addresses.edition(report)
    yield page(
        writer,
        short,
        "overview.html",
        report_page(writer, id, short),
        title=title,
        description=_first_sentence(summary[0]),
    )
    version = writer.translator("report", "{title}, utgåva {version}", title=title, version=report.version)
    about = writer.translator("report", "Hela rapporten med alla tabeller, som den gavs ut.")
    yield page(
        writer, whole, "edition.html", report_page(writer, id, whole), title=version, description=about
    )


def _first_sentence(text: str) -> str:
    """What search engines show of a page."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def page(
    writer: Writer, path: str, template: str, context: Context, *, title: str, description: str
) -> ProsePage:
    """A context as a page of the prose."""
    return ProsePage(
        path=path,
        language=writer.code,
        title=title,
        description=description,
        body=body(writer, template, context, title),
        heading=TOP,
        styles=(report_addresses.STYLE,),
    )


def body(writer: Writer, template: str, context: Context, title: str) -> Markup:
    """A context as HTML."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    found = environment(writer.project.report_templates).get_template(template)
    return Markup(finished(found.render(values, _=writer.translator, title=title, top=TOP)))


def report_page(writer: Writer, id: str, path: str) -> ReportPage:
    """A report, for a page at this path."""
    report = writer.book.reports[id]
    chapters_ = tuple(chapters(writer, id, path))
    return ReportPage(
        language=writer.code,
        facts=facts(writer, id),
        summary=writer.said(id, report.summary),
        quotes=tuple(quotes(writer, id)),
        chapters=chapters_,
        limits=writer.said(id, report.limits),
        method=writer.said(id, report.method),
        lost=tuple(f"{lost.in_language(writer.code)} ({lost.where})" for lost in report.lost),
        protected=tuple(protected(writer, report)),
        corrections=tuple(corrections(writer, report.corrections)),
        editions=tuple(editions(writer, id, path)),
        downloads=tuple(downloads(writer, id, report, path)),
        links=tuple(links(writer, report, path)),
        ways_in=tuple(ways_in(writer, id, path)),
        contents=tuple(_contents(writer, report, path, chapters_)),
        data=linked_data.script(writer.book, id, writer.site, writer.code),
    )


def facts(writer: Writer, id: str) -> Facts:
    """What stands about a report on each of its pages."""
    report, translator = writer.book.reports[id], writer.translator
    statuses = {
        "draft": translator("report", "Utkast"),
        "preliminary": translator("report", "Preliminär"),
        "final": translator("report", "Slutlig"),
        "withdrawn": translator("report", "Återkallad"),
    }
    return Facts(
        title=report.title.in_language(writer.code),
        status=statuses[report.status],
        version=report.version,
        published=translator.day(report.published) if report.published else "",
        source=report.source.title,
        citation=citation(report, writer.site, translator),
        fingerprint=fingerprint(writer.book, id),
    )


def quotes(writer: Writer, id: str) -> Iterator[Quote]:
    """The paragraph to quote in both languages, the reader's own first: number, base and caveat in one."""
    names = {
        "sv": writer.translator("report", "På svenska"),
        "en": writer.translator("report", "På engelska"),
    }
    for code in sorted(PROSE_LANGUAGES, key=lambda code: code != writer.code):
        if (found := quoting.quotable(writer.book, id, writer.site, code)) is not None:
            yield Quote(label=names[code], said=found)


def chapters(writer: Writer, id: str, path: str) -> Iterator[ChapterView]:
    """The parts of a report, and last what none of them shows."""
    report = writer.book.reports[id]
    for name, chapter in report.chapters.items():
        title = chapter.in_language(writer.code)
        text, found = writer.said(id, chapter.text), items(writer, id, chapter.shows, path)
        yield ChapterView(id=CHAPTER + name, title=title, text=text, shown=tuple(found))
    if left := unshown(report):
        title = writer.translator("report", "Fler siffror")
        yield ChapterView(id=CHAPTER + REST, title=title, text=(), shown=tuple(items(writer, id, left, path)))


def unshown(report: Report) -> tuple[str, ...]:
    """What no chapter of the report's file shows."""
    shown = {name for chapter in report.chapters.values() for name in chapter.shows}
    all_ = (name for kind in (report.tables, report.series, report.figures) for name in kind)
    return tuple(name for name in all_ if name not in shown)


def items(writer: Writer, id: str, names: Sequence[str], path: str) -> Iterator[Item]:
    """What a chapter shows; figures that follow each other stand together."""
    report, group = writer.book.reports[id], list[views.FigureView]()
    for name in names:
        if name in report.tables or name in report.series:
            if group:
                yield Item(figures=tuple(group))
                group = []
            csv = writer.file(path, report_addresses.csv(id, report, name))
            yield Item(table=views.table(grids_of(writer.book, id, name), writer.translator, csv))
        else:
            group.append(views.figure(_quantity(writer, id, name), writer.translator))
    if group:
        yield Item(figures=tuple(group))


def grids_of(book: Book, id: str, name: str) -> tuple[Grid, ...]:
    """A table with what it is without its cases, or a series."""
    if name in book.reports[id].tables:
        return tuple(with_parts(book, id, name))
    return (quantities.series_grid(book, id, name),)


def _quantity(writer: Writer, id: str, name: str) -> quantities.Quantity:
    report = writer.book.reports[id]
    if name in report.figures:
        return quantities.of_figure(writer.book, id, name, report.figures[name])
    return quantities.group(writer.book, id, name, report.universes[name])


def protected(writer: Writer, report: Report) -> Iterator[Note]:
    """What has been done so that nobody can be singled out, and who decided it."""
    for decision in report.disclosure:
        day = writer.translator.day(decision.decided.on)
        by = writer.translator("report", "Beslut: {who}, {day}.", who=decision.decided.by, day=day)
        yield Note(day=day, text=decision.words.in_language(writer.code), more=(by,))


def corrections(writer: Writer, found: Sequence[Correction]) -> Iterator[Note]:
    """What has been changed since an earlier version, with a place for the marks to lead to."""
    translator = writer.translator
    for number, change in enumerate(found, start=1):
        day = translator.day(change.on)
        more = [translator("report", "Rättat {day}, i utgåva {version}.", day=day, version=change.version)]
        if change.old and change.new:
            more.append(translator("report", "Förut {old}, nu {new}.", old=change.old, new=change.new))
        if change.noticed_by:
            more.append(translator("report", "Felet sågs av {who}.", who=change.noticed_by))
        text = change.in_language(writer.code)
        yield Note(day=day, text=text, more=tuple(more), id=views.correction_id(number))


def editions(writer: Writer, id: str, path: str) -> Iterator[Anchor]:
    """The older editions of a report, the newest first, and what differs between them."""
    report, translator = writer.book.reports[id], writer.translator
    older = tuple(archive.before(writer.editions.get(id, ()), report.version))
    for one in older:
        found = one.edition
        day = translator.day(found.published) if found.published else ""
        yield Anchor(
            href=writer.link(path, report_addresses.edition(report_addresses.as_of(report, found.version))),
            label=translator("report", "Utgåva {version}", version=found.version),
            note=translator("report", "publicerad {day}", day=day)
            if day
            else translator("report", "utan datum"),
        )
    if older:
        label = translator("report", "Vad som skiljer utgåvorna åt")
        yield Anchor(href=writer.link(path, report_addresses.differences(report)), label=label)


def downloads(writer: Writer, id: str, report: Report, path: str) -> Iterator[Anchor]:
    """Every file of an edition."""
    translator = writer.translator
    if writer.whole:
        href = writer.file(path, report_addresses.pdf(id, report, writer.code))
        yield Anchor(
            href=href, label=translator("report", "PDF"), note=translator("report", "att läsa och skriva ut")
        )
    else:
        yield Anchor(
            label=translator("report", "PDF"), note=translator("report", "finns först när hela sajten byggs")
        )
    rows = (
        (
            report_addresses.workbook(id, report),
            translator("report", "Excel"),
            translator("report", "alla tabeller"),
        ),
        (
            report_addresses.json(id, report),
            translator("report", "JSON"),
            translator("report", "allt, för program"),
        ),
        (
            report_addresses.package(id, report),
            translator("report", "Data Package"),
            translator("report", "CSV-filerna beskrivna"),
        ),
    )
    for end, label, note in rows:
        yield Anchor(href=writer.file(path, end), label=label, note=note)


def links(writer: Writer, report: Report, path: str) -> Iterator[Anchor]:
    """From a report to what is about all of them, and from an edition to its report."""
    translator = writer.translator
    if path != report_addresses.overview(report):
        label = translator("report", "Om rapporten, och senaste utgåvan")
        yield Anchor(href=writer.link(path, report_addresses.overview(report)), label=label)
    yield Anchor(
        href=writer.link(path, report_addresses.TRENDS), label=translator("report", "Utvecklingen över tid")
    )
    yield Anchor(href=writer.link(path, report_addresses.LEDGER), label=translator("report", "Alla siffror"))
    yield Anchor(href=writer.link(path, report_addresses.START), label=translator("report", "Alla rapporter"))


def ways_in(writer: Writer, id: str, path: str) -> Iterator[Anchor]:
    """What most readers are after: the report itself or its chapters, the paragraph to quote, the PDF."""
    report, translator = writer.book.reports[id], writer.translator
    short, whole = report_addresses.overview(report), report_addresses.edition(report)
    if path == short:
        yield Anchor(href=writer.link(path, whole), label=translator("report", "Hela rapporten"))
    else:
        yield Anchor(href="#chapters", label=translator("report", "Kapitel"))
    if report.quote is not None:
        start = "" if path == short else writer.link(path, short)
        yield Anchor(href=f"{start}#quote", label=translator("report", "För citat"))
    if writer.whole:
        yield Anchor(
            href=writer.file(path, report_addresses.pdf(id, report, writer.code)),
            label=translator("report", "PDF"),
        )


def _contents(writer: Writer, report: Report, path: str, found: tuple[ChapterView, ...]) -> Iterator[Anchor]:
    """The chapters, on this page or on that of the edition."""
    whole = report_addresses.edition(report)
    start = "" if path == whole else writer.link(path, whole)
    for chapter in found:
        yield Anchor(href=f"{start}#{chapter.id}", label=chapter.title)


def index(writer: Writer) -> IndexPage:
    """All reports, the newest first."""
    path, translator = report_addresses.START, writer.translator
    return IndexPage(
        entries=tuple(_entry(writer, id, report) for id, report in writer.book.reports.items()),
        links=(
            Anchor(
                href=writer.link(path, report_addresses.TRENDS),
                label=translator("report", "Utvecklingen över tid"),
            ),
            Anchor(
                href=writer.link(path, report_addresses.LEDGER), label=translator("report", "Alla siffror")
            ),
            Anchor(
                href=writer.file(path, report_addresses.CATALOGUE),
                label=translator("report", "Datakatalog"),
                note=translator("report", "DCAT-AP-SE, för program"),
            ),
        ),
    )


def _entry(writer: Writer, id: str, report: Report) -> Entry:
    href = writer.link(report_addresses.START, report_addresses.overview(report))
    return Entry(
        link=Anchor(href=href, label=report.title.in_language(writer.code)),
        year=str(report.year),
        status=facts(writer, id).status,
        summary=writer.said(id, report.summary)[0],
    )


def trends(writer: Writer) -> TrendsPage:
    """Every series of every report."""
    found = [(id, name) for id, report in writer.book.reports.items() for name in report.series]
    return TrendsPage(series=tuple(_series(writer, id, name) for id, name in found))


def _series(writer: Writer, id: str, name: str) -> views.TableView:
    report = writer.book.reports[id]
    csv = writer.file(report_addresses.TRENDS, report_addresses.csv(id, report, name))
    page = writer.link(report_addresses.TRENDS, report_addresses.edition(report))
    return views.table(grids_of(writer.book, id, name), writer.translator, csv, page)


def ledger(writer: Writer) -> LedgerPage:
    """Every group and figure of every report, and where each stands."""
    parts = (_ledger_part(writer, id, report) for id, report in writer.book.reports.items())
    return LedgerPage(parts=tuple(part for part in parts if part.rows))


def _ledger_part(writer: Writer, id: str, report: Report) -> LedgerPart:
    href = writer.link(report_addresses.LEDGER, report_addresses.overview(report))
    found = tuple(_ledger_row(writer, q) for q in quantities.quantities(writer.book, id))
    return LedgerPart(
        id=id, report=Anchor(href=href, label=report.title.in_language(writer.code)), rows=found
    )


def _ledger_row(writer: Writer, found: quantities.Quantity) -> LedgerRow:
    report = writer.book.reports[found.report]
    whole = writer.link(report_addresses.LEDGER, report_addresses.edition(report))
    shown = views.figure(found, writer.translator, whole)
    where = [_place(writer, use, found.report) for use in writer.uses.get((found.report, found.id), ())]
    if found.id in unshown(report):
        where.append(
            Anchor(href=f"{whole}#{CHAPTER}{REST}", label=writer.translator("report", "Fler siffror"))
        )
    return LedgerRow(label=shown.label, shown=shown.shown, revised=shown.revised, places=tuple(where))


def _place(writer: Writer, use: Use, own: str) -> Anchor:
    """A place as a link with words: the page of series, or a chapter, with its report if that is another."""
    report, translator = writer.book.reports[use.report], writer.translator
    if use.part == uses.TREND:
        href = writer.link(report_addresses.LEDGER, report_addresses.TRENDS)
        return Anchor(href=href, label=translator("report", "Utvecklingen över tid"))
    names = {
        uses.SUMMARY: translator("report", "sammanfattningen"),
        uses.QUOTE: translator("report", "för citat"),
        uses.METHOD: translator("report", "metoden"),
        uses.LIMITS: translator("report", "det som siffrorna inte visar"),
    }
    chapter: Chapter | None = report.chapters.get(use.part)
    part = chapter.in_language(writer.code) if chapter else names[use.part]
    whole = chapter is not None or use.part == uses.METHOD
    end = report_addresses.edition(report) if whole else report_addresses.overview(report)
    anchor = CHAPTER + use.part if chapter else use.part
    label = (
        part[:1].upper() + part[1:]
        if use.report == own
        else f"{report.title.in_language(writer.code)}: {part}"
    )
    return Anchor(href=f"{writer.link(report_addresses.LEDGER, end)}#{anchor}", label=label)
