"""`report preview` and `report build`: one report to look at in a second, and its files by themselves."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup

from sitegen.core.languages import PROSE_LANGUAGES
from sitegen.core.problems import SetupError, report
from sitegen.core.project import Project
from sitegen.records.catalogue import Catalogue
from sitegen.report import checks, read_reports
from sitegen.report.disclosure import guard_actions
from sitegen.report.publish import pages, report_addresses, report_files
from sitegen.report.publish.pages import Writer
from sitegen.sites.checked_records import read_checked
from sitegen.web.render import environment

FOLDER = "rapporter"
PAUSE = 0.2
WATCHED = ("data/reports", "overrides/reports", "docs/assets", "locales/en/LC_MESSAGES")
STYLES = ("overrides/lean/tokens.css", "docs/assets/site.css", "docs/assets/reports.css")
Action = Callable[[Project, argparse.Namespace], int]
Arguments = Callable[[argparse.ArgumentParser], None]


def preview(project: Project, options: argparse.Namespace) -> int:
    """Write a report as one page to look at; with --watch again whenever its file is saved."""
    records = read_checked(project)
    shown = _preview(project, records, options)
    while options.watch:
        before = stamps(project)
        while stamps(project) == before:
            time.sleep(PAUSE)
        shown = _preview(project, records, options)
    return shown


def _preview(project: Project, records: Catalogue, options: argparse.Namespace) -> int:
    """One page written, and what the check says: an editor sees the page in spite of its faults."""
    start, reading = time.monotonic(), read_reports.read(project.root)
    found = [p for p in checks.check(reading) if p.severity != "note"]
    if found:
        print(report(found))
    if options.id not in reading.reports:
        raise SetupError(f"ingen rapport heter {options.id}; välj bland {', '.join(reading.reports)}")
    for translator in pages.speakers(project, records):
        if translator.code == options.language:
            writer = Writer(project, reading.book, records.sites["main"], translator, whole=False)
            path = project.dist / FOLDER / f"{options.id}-{translator.code}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document(writer, options.id), "utf-8")
            print(f"{path} ({time.monotonic() - start:.2f} s)", flush=True)
    return int(any(problem.severity == "error" for problem in found))


def document(writer: Writer, id: str) -> str:
    """A report as a page by itself."""
    edition = writer.book.reports[id]
    title = getattr(edition.title, writer.code)
    context = pages.report_page(writer, id, report_addresses.edition(edition))
    body = pages.body(writer, "edition.html", context, title)
    root = writer.project.root
    style = Markup("\n").join(Markup((root / path).read_text("utf-8")) for path in STYLES)
    shell = environment(Project(root).report_templates).get_template("preview.html")
    return shell.render(language=writer.code, title=title, style=style, body=body)


def stamps(project: Project) -> dict[Path, int]:
    """When each file that a preview is made of was last saved."""
    return dict(_stamps(project))


def _stamps(project: Project) -> Iterator[tuple[Path, int]]:
    for folder in WATCHED:
        for path in sorted((project.root / folder).glob("*")):
            yield path, path.stat().st_mtime_ns


def build(project: Project, options: argparse.Namespace) -> int:
    """Write the files of reports (CSV, JSON, XLSX, PDF) as the site has them, or refuse as it does."""
    records, start = read_checked(project), time.monotonic()
    reading = read_reports.read(project.root)
    guard_actions.refuse(project.root, reading)
    if options.id in reading.reports and options.id not in reading.published.reports:
        raise SetupError(f"{options.id} är inte publicerad (publish: no); se den med report preview")
    made = report_files.made(project, records, True)
    wanted = {path: content for path, content in made.items() if not options.id or f"/{options.id}/" in path}
    target = (options.out or project.dist / FOLDER).absolute()
    for path, content in wanted.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    print(f"{len(wanted)} files, {time.monotonic() - start:.1f} s → {target}")
    return 0


def _preview_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="which report: the name of its file")
    verb.add_argument(
        "--language", choices=PROSE_LANGUAGES, default=PROSE_LANGUAGES[0], help="which language (sv)"
    )
    verb.add_argument(
        "--watch", action="store_true", help="go on until stopped, and write when a file is saved"
    )


def _build_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("id", nargs="?", metavar="ID", help="which report; all when none is named")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="another folder than dist/rapporter")


ACTIONS: tuple[tuple[str, Action, str, Arguments], ...] = (
    ("preview", preview, "one report as a page, in a second", _preview_arguments),
    ("build", build, "the files of reports by themselves", _build_arguments),
)
