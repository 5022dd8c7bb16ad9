"""The pages of reports, in the theme of the prose: from records to contexts to `ProsePage`s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from markupsafe import Markup

from sitegen import prosepages, voices
from sitegen.catalogue import Catalogue
from sitegen.model import Site
from sitegen.paths import Project
from sitegen.prosepages import LANGUAGES, ProsePage
from sitegen.render import environment, finished
from sitegen.report import kept, linked, places, prose, quantities, quoting, read, uses, views
from sitegen.report.citation import citation, fingerprint
from sitegen.report.contexts import (
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
from sitegen.report.formulas import Book
from sitegen.report.grids import Grid, with_parts
from sitegen.report.kept import Editions
from sitegen.report.model import Chapter, Correction, Passage, Report
from sitegen.report.uses import Use
from sitegen.textsets import REPORTS
from sitegen.voices import Voice

STYLE = "assets/reports.css"
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
    voice: Voice
    whole: bool = True
    """Whether PDFs are made too; a preview does without them, and must not lead to them."""

    @property
    def code(self) -> str:
        """The language's code."""
        return self.voice.code

    @cached_property
    def editions(self) -> Editions:
        """The frozen editions of every report."""
        return kept.read(self.project.root)[0]

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """Where every figure stands."""
        return uses.uses(self.book)

    def said(self, id: str, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Paragraphs with their figures in place."""
        return tuple(prose.expand(self.book, id, passage, self.code) for passage in passages)

    def link(self, origin: str, end: str) -> str:
        """From a page of this language to another one of it."""
        return prosepages.link(prosepages.folder(origin, self.code), prosepages.folder(end, self.code))

    def file(self, origin: str, end: str) -> str:
        """From a page of this language to a file, which all languages share."""
        return prosepages.link(prosepages.folder(origin, self.code), end)

    def address(self, path: str) -> str:
        """The whole address of a page."""
        return self.site.base_url + prosepages.folder(path, self.code)


def made(project: Project, records: Catalogue, whole: bool = True) -> Iterator[ProsePage]:
    """Every page of reports in every language of the prose; none when there is no report.

    Without `whole` they are for a preview, where no PDF is.
    """
    for writer in writers(project, records, whole):
        yield from _pages(writer)


def writers(project: Project, records: Catalogue, whole: bool = True) -> Iterator[Writer]:
    """All reports in each language of the prose, those not published only in a preview; none without any."""
    reading = read.read(project.root)
    reading = reading.published if whole else reading
    if reading.reports:
        for voice in speakers(project, records):
            yield Writer(project, reading.book, records.sites["main"], voice, whole)


def speakers(project: Project, records: Catalogue) -> tuple[Voice, ...]:
    """The voices of the reports' languages."""
    spoken = [records.languages[code] for code in LANGUAGES if code in records.languages]
    return voices.load(project, spoken, REPORTS)


def _pages(writer: Writer) -> Iterator[ProsePage]:
    voice = writer.voice
    yield page(
        writer,
        places.START,
        "index.html",
        index(writer),
        title=voice("report", "Statistik"),
        description=voice("report", "Rapporter om de människor som medlemmarna möter, med alla tabeller."),
    )
    for id, report in writer.book.reports.items():
        yield from _report(writer, id, report)
    yield page(
        writer,
        places.TRENDS,
        "trends.html",
        trends(writer),
        title=voice("report", "Utvecklingen över tid"),
        description=voice("report", "Siffror år för år, med det som gör åren svåra att jämföra utmärkt."),
    )
    yield page(
        writer,
        places.LEDGER,
        "ledger.html",
        ledger(writer),
        title=voice("report", "Alla siffror"),
        description=voice("report", "Varje publicerad siffra, och var den står."),
    )


def _report(writer: Writer, id: str, report: Report) -> Iterator[ProsePage]:
    title, summary = getattr(report.title, writer.code), writer.said(id, report.summary)
    short, whole = places.overview(report), places.edition(report)
    yield page(
        writer,
        short,
        "overview.html",
        report_page(writer, id, short),
        title=title,
        description=_first_sentence(summary[0]),
    )
    version = writer.voice("report", "{title}, utgåva {version}", title=title, version=report.version)
    about = writer.voice("report", "Hela rapporten med alla tabeller, som den gavs ut.")
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
        styles=(STYLE,),
    )


def body(writer: Writer, template: str, context: Context, title: str) -> Markup:
    """A context as HTML."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    found = environment(writer.project.report_templates).get_template(template)
    return Markup(finished(found.render(values, _=writer.voice, title=title, top=TOP)))


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
        lost=tuple(f"{getattr(lost, writer.code)} ({lost.where})" for lost in report.lost),
        protected=tuple(protected(writer, report)),
        corrections=tuple(corrections(writer, report.corrections)),
        editions=tuple(editions(writer, id, path)),
        downloads=tuple(downloads(writer, id, report, path)),
        links=tuple(links(writer, report, path)),
        ways_in=tuple(ways_in(writer, id, path)),
        contents=tuple(_contents(writer, report, path, chapters_)),
        data=linked.script(writer.book, id, writer.site, writer.code),
    )


def facts(writer: Writer, id: str) -> Facts:
    """What stands about a report on each of its pages."""
    report, voice = writer.book.reports[id], writer.voice
    statuses = {
        "draft": voice("report", "Utkast"),
        "preliminary": voice("report", "Preliminär"),
        "final": voice("report", "Slutlig"),
        "withdrawn": voice("report", "Återkallad"),
    }
    return Facts(
        title=getattr(report.title, writer.code),
        status=statuses[report.status],
        version=report.version,
        published=voice.day(report.published) if report.published else "",
        source=report.source.title,
        citation=citation(report, writer.site, voice),
        fingerprint=fingerprint(writer.book, id),
    )


def quotes(writer: Writer, id: str) -> Iterator[Quote]:
    """The paragraph to quote in both languages, the reader's own first: number, base and caveat in one."""
    names = {"sv": writer.voice("report", "På svenska"), "en": writer.voice("report", "På engelska")}
    for code in sorted(LANGUAGES, key=lambda code: code != writer.code):
        if (found := quoting.quotable(writer.book, id, writer.site, code)) is not None:
            yield Quote(label=names[code], said=found)


def chapters(writer: Writer, id: str, path: str) -> Iterator[ChapterView]:
    """The parts of a report, and last what none of them shows."""
    report = writer.book.reports[id]
    for name, chapter in report.chapters.items():
        title = getattr(chapter, writer.code)
        text, found = writer.said(id, chapter.text), items(writer, id, chapter.shows, path)
        yield ChapterView(id=CHAPTER + name, title=title, text=text, shown=tuple(found))
    if left := unshown(report):
        title = writer.voice("report", "Fler siffror")
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
            csv = writer.file(path, places.csv(id, report, name))
            yield Item(table=views.table(grids_of(writer.book, id, name), writer.voice, csv))
        else:
            group.append(views.figure(_quantity(writer, id, name), writer.voice))
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
        day = writer.voice.day(decision.decided.on)
        by = writer.voice("report", "Beslut: {who}, {day}.", who=decision.decided.by, day=day)
        yield Note(day=day, text=getattr(decision, writer.code), more=(by,))


def corrections(writer: Writer, found: Sequence[Correction]) -> Iterator[Note]:
    """What has been changed since an earlier version, with a place for the marks to lead to."""
    voice = writer.voice
    for number, change in enumerate(found, start=1):
        day = voice.day(change.on)
        more = [voice("report", "Rättat {day}, i utgåva {version}.", day=day, version=change.version)]
        if change.old and change.new:
            more.append(voice("report", "Förut {old}, nu {new}.", old=change.old, new=change.new))
        if change.noticed_by:
            more.append(voice("report", "Felet sågs av {who}.", who=change.noticed_by))
        text = getattr(change, writer.code)
        yield Note(day=day, text=text, more=tuple(more), id=views.correction_id(number))


def editions(writer: Writer, id: str, path: str) -> Iterator[Anchor]:
    """The older editions of a report, the newest first, and what differs between them."""
    report, voice = writer.book.reports[id], writer.voice
    older = tuple(kept.before(writer.editions.get(id, ()), report.version))
    for one in older:
        found = one.edition
        day = voice.day(found.published) if found.published else ""
        yield Anchor(
            href=writer.link(path, places.edition(places.as_of(report, found.version))),
            label=voice("report", "Utgåva {version}", version=found.version),
            note=voice("report", "publicerad {day}", day=day) if day else voice("report", "utan datum"),
        )
    if older:
        label = voice("report", "Vad som skiljer utgåvorna åt")
        yield Anchor(href=writer.link(path, places.differences(report)), label=label)


def downloads(writer: Writer, id: str, report: Report, path: str) -> Iterator[Anchor]:
    """Every file of an edition."""
    voice = writer.voice
    if writer.whole:
        href = writer.file(path, places.pdf(id, report, writer.code))
        yield Anchor(href=href, label=voice("report", "PDF"), note=voice("report", "att läsa och skriva ut"))
    else:
        yield Anchor(label=voice("report", "PDF"), note=voice("report", "finns först när hela sajten byggs"))
    rows = (
        (places.workbook(id, report), voice("report", "Excel"), voice("report", "alla tabeller")),
        (places.json(id, report), voice("report", "JSON"), voice("report", "allt, för program")),
        (
            places.package(id, report),
            voice("report", "Data Package"),
            voice("report", "CSV-filerna beskrivna"),
        ),
    )
    for end, label, note in rows:
        yield Anchor(href=writer.file(path, end), label=label, note=note)


def links(writer: Writer, report: Report, path: str) -> Iterator[Anchor]:
    """From a report to what is about all of them, and from an edition to its report."""
    voice = writer.voice
    if path != places.overview(report):
        label = voice("report", "Om rapporten, och senaste utgåvan")
        yield Anchor(href=writer.link(path, places.overview(report)), label=label)
    yield Anchor(href=writer.link(path, places.TRENDS), label=voice("report", "Utvecklingen över tid"))
    yield Anchor(href=writer.link(path, places.LEDGER), label=voice("report", "Alla siffror"))
    yield Anchor(href=writer.link(path, places.START), label=voice("report", "Alla rapporter"))


def ways_in(writer: Writer, id: str, path: str) -> Iterator[Anchor]:
    """What most readers are after: the report itself or its chapters, the paragraph to quote, the PDF."""
    report, voice = writer.book.reports[id], writer.voice
    short, whole = places.overview(report), places.edition(report)
    if path == short:
        yield Anchor(href=writer.link(path, whole), label=voice("report", "Hela rapporten"))
    else:
        yield Anchor(href="#chapters", label=voice("report", "Kapitel"))
    if report.quote is not None:
        start = "" if path == short else writer.link(path, short)
        yield Anchor(href=f"{start}#quote", label=voice("report", "För citat"))
    if writer.whole:
        yield Anchor(
            href=writer.file(path, places.pdf(id, report, writer.code)), label=voice("report", "PDF")
        )


def _contents(writer: Writer, report: Report, path: str, found: tuple[ChapterView, ...]) -> Iterator[Anchor]:
    """The chapters, on this page or on that of the edition."""
    whole = places.edition(report)
    start = "" if path == whole else writer.link(path, whole)
    for chapter in found:
        yield Anchor(href=f"{start}#{chapter.id}", label=chapter.title)


def index(writer: Writer) -> IndexPage:
    """All reports, the newest first."""
    path, voice = places.START, writer.voice
    return IndexPage(
        entries=tuple(_entry(writer, id, report) for id, report in writer.book.reports.items()),
        links=(
            Anchor(href=writer.link(path, places.TRENDS), label=voice("report", "Utvecklingen över tid")),
            Anchor(href=writer.link(path, places.LEDGER), label=voice("report", "Alla siffror")),
            Anchor(
                href=writer.file(path, places.CATALOGUE),
                label=voice("report", "Datakatalog"),
                note=voice("report", "DCAT-AP-SE, för program"),
            ),
        ),
    )


def _entry(writer: Writer, id: str, report: Report) -> Entry:
    href = writer.link(places.START, places.overview(report))
    return Entry(
        link=Anchor(href=href, label=getattr(report.title, writer.code)),
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
    csv = writer.file(places.TRENDS, places.csv(id, report, name))
    page = writer.link(places.TRENDS, places.edition(report))
    return views.table(grids_of(writer.book, id, name), writer.voice, csv, page)


def ledger(writer: Writer) -> LedgerPage:
    """Every group and figure of every report, and where each stands."""
    parts = (_ledger_part(writer, id, report) for id, report in writer.book.reports.items())
    return LedgerPage(parts=tuple(part for part in parts if part.rows))


def _ledger_part(writer: Writer, id: str, report: Report) -> LedgerPart:
    href = writer.link(places.LEDGER, places.overview(report))
    found = tuple(_ledger_row(writer, q) for q in quantities.quantities(writer.book, id))
    return LedgerPart(id=id, report=Anchor(href=href, label=getattr(report.title, writer.code)), rows=found)


def _ledger_row(writer: Writer, found: quantities.Quantity) -> LedgerRow:
    report = writer.book.reports[found.report]
    whole = writer.link(places.LEDGER, places.edition(report))
    shown = views.figure(found, writer.voice, whole)
    where = [_place(writer, use, found.report) for use in writer.uses.get((found.report, found.id), ())]
    if found.id in unshown(report):
        where.append(Anchor(href=f"{whole}#{CHAPTER}{REST}", label=writer.voice("report", "Fler siffror")))
    return LedgerRow(label=shown.label, shown=shown.shown, revised=shown.revised, places=tuple(where))


def _place(writer: Writer, use: Use, own: str) -> Anchor:
    """A place as a link with words: the page of series, or a chapter, with its report if that is another."""
    report, voice = writer.book.reports[use.report], writer.voice
    if use.part == uses.TREND:
        href = writer.link(places.LEDGER, places.TRENDS)
        return Anchor(href=href, label=voice("report", "Utvecklingen över tid"))
    names = {
        uses.SUMMARY: voice("report", "sammanfattningen"),
        uses.QUOTE: voice("report", "för citat"),
        uses.METHOD: voice("report", "metoden"),
        uses.LIMITS: voice("report", "det som siffrorna inte visar"),
    }
    chapter: Chapter | None = report.chapters.get(use.part)
    part = getattr(chapter, writer.code) if chapter else names[use.part]
    whole = chapter is not None or use.part == uses.METHOD
    end = places.edition(report) if whole else places.overview(report)
    anchor = CHAPTER + use.part if chapter else use.part
    label = (
        part[:1].upper() + part[1:] if use.report == own else f"{getattr(report.title, writer.code)}: {part}"
    )
    return Anchor(href=f"{writer.link(places.LEDGER, end)}#{anchor}", label=label)
