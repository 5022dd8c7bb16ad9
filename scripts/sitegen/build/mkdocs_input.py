"""Make all that records become on a site: what `scripts/hooks.py` hands to MkDocs.

Nothing is written but pages and files of `SitePages`, where a folder is given for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import SOURCE_LANGUAGE, Files, Problem, Project, clock, raise_errors
from sitegen.language import messages
from sitegen.printing import leaflets, sharing_picture
from sitegen.printing.campaign_papers import all_papers
from sitegen.records import Catalogue
from sitegen.report import checks as report_checks
from sitegen.report.publish import press_quotes, report_files, report_pages, report_writer
from sitegen.report.publish.report_writer import Writer
from sitegen.report.read_reports import Reading, read
from sitegen.sites.checked_records import read_checked
from sitegen.sites.organisation import checks as organisation_checks
from sitegen.sites.organisation import pages as organisation
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import PlannedPage, ProsePage, report_addresses


@dataclass(frozen=True, slots=True)
class SiteContent:
    """The pages and files made from a site's records.

    `files` are finished, by their path, and so is what stands at the paths of `written`; `prose` are pages in
    the theme of the prose, and `parts` what pages of prose ask for by language and name.
    """

    files: Files
    prose: tuple[ProsePage, ...] = ()
    parts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    written: tuple[str, ...] = ()


def main_site_problems(project: Project, reports: Reading) -> Iterator[Problem]:
    """Yield every problem of the records that only the main site is made from."""
    yield from report_checks.check(reports)
    yield from organisation_checks.problems(project)


def with_reports_and_sheets(
    project: Project,
    records: Catalogue,
    orgs: Iterable[OrganisationContext],
    writers: Sequence[Writer],
    *,
    whole: bool,
) -> tuple[OrganisationContext, ...]:
    """Return the organisation's contexts with what reports say and, for a whole site, its printed sheets."""
    found = tuple(orgs)
    if not found:
        return ()
    sheets = leaflets.leaflets(project, records, whole=whole)
    quotes = {writer.code: tuple(press_quotes.quotes(writer)) for writer in writers}
    reports = {
        id: report_addresses.overview(report) for writer in writers for id, report in writer.reports.items()
    }
    return tuple(
        replace(
            org,
            leaflets=sheets,
            checklist=leaflets.checklist_file(project, org) if whole else None,
            quotes=quotes.get(org.language, ()),
            reports=reports,
        )
        for org in found
    )


def site_content(
    root: Path, site: str = "main", *, whole: bool = True, into: Path | None = None
) -> SiteContent:
    """Return all of a site; a preview lacks what takes long to print, and has languages that are being begun.

    The pages of `SitePages` are written into a folder where one is given, and are not kept.
    Raises `DataError` or `SetupError`.
    """
    project = Project(root)
    records = read_checked(project, begun=not whole)
    if not whole:  # a build has looked at them already
        raise_errors(messages.catalogue_faults(project, records, all_text_sets()))
    found = pages_of(project, records, clock.today(), site=site)
    written = found.write(into) if into else ()
    files = {**({} if into else found.files()), **all_papers(found)}
    reports = read(project.root)
    raise_errors(main_site_problems(project, reports))
    writers, orgs = prose_sources(found, reports, whole=whole)
    if not found.kind.has_prose:
        return SiteContent(files, written=written)
    files |= {**report_files.all_files(project, writers), **dict(organisation.files(project, orgs))}
    files |= sharing_picture.files(project, orgs) if whole and orgs else {}
    return replace(prose_content(project, writers, orgs), files=files, written=written)


def prose_content(
    project: Project, writers: Iterable[Writer], orgs: Sequence[OrganisationContext]
) -> SiteContent:
    """Return the pages in the theme of the prose, and the parts that prose asks for, without any files."""
    prose = tuple(page.make() for page in planned_prose(project, writers, orgs))
    return SiteContent({}, prose, organisation.all_parts(project, orgs))


def content_of_page(
    project: Project, writers: Iterable[Writer], orgs: Sequence[OrganisationContext], path: str
) -> SiteContent:
    """Return what `prose_content` does, less what the page at a path has no part in: it alone is made."""
    prose = tuple(page.make() for page in planned_prose(project, writers, orgs) if page.file == path)
    language = next((org.language for org in orgs if path.startswith(f"{org.language}/")), SOURCE_LANGUAGE)
    own = [org for org in orgs if org.language == language]
    return SiteContent({}, prose, organisation.all_parts(project, own))


def planned_prose(
    project: Project, writers: Iterable[Writer], orgs: Sequence[OrganisationContext]
) -> Iterator[PlannedPage]:
    """Yield every page that records become in the theme of the prose, to be made when it is asked for."""
    yield from report_pages.planned_pages(writers)
    yield from organisation.planned_pages(project, orgs)


def prose_sources(
    found: SitePages, reports: Reading, *, whole: bool
) -> tuple[tuple[Writer, ...], tuple[OrganisationContext, ...]]:
    """Return what the prose of a site is made from, in each language; nothing where it has none.

    `reports` have been checked. Raises `DataError` or `SetupError`.
    """
    project, records = found.project, found.site_context.catalogue
    if not found.kind.has_prose:
        return (), ()
    shown = reports.published if whole else reports
    trends = shown.years_for_readers
    writers = tuple(report_writer.writers(project, records, shown.for_readers, whole, trends))
    orgs = with_reports_and_sheets(
        project, records, organisation.orgs(project, found.makers()), writers, whole=whole
    )
    return writers, orgs
