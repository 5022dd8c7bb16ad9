"""Read what editors have written once more in a preview, and check only what is another than the last time.

What is another is told by content: records, catalogues and reports are read each time, and compared with
those that were checked before. No time of writing and no name of a file decides.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.build.all_text_sets import all_text_sets
from sitegen.checks.confidential import public_places
from sitegen.core import Problem, Project, clock, raise_errors
from sitegen.core.held import Latest, next_round
from sitegen.guard.places import PublicPlaces
from sitegen.language import messages, text_sets
from sitegen.language.po_file import PoFile
from sitegen.language.text_sets import TextSet
from sitegen.records import Catalogue, LoadedRecords, catalogue
from sitegen.report import checks as report_checks
from sitegen.report import read_reports
from sitegen.report.read_reports import Reading
from sitegen.sites.checked_records import record_problems
from sitegen.sites.organisation import checks as organisation_checks
from sitegen.sites.site_pages import SitePages, pages_of

Problems = tuple[Problem, ...]


@dataclass(frozen=True)
class Rereading:
    """Reads a project again and again, and remembers what was checked the last time."""

    project: Project
    _records: Latest[tuple[dt.date, LoadedRecords], Problems] = field(default_factory=Latest)
    _catalogues: Mapping[TextSet, Latest[tuple[Mapping[str, PoFile], PublicPlaces], Problems]] = field(
        default_factory=lambda: defaultdict(Latest)
    )
    _reports: Latest[tuple[dt.date, Reading], tuple[Reading, Problems]] = field(default_factory=Latest)

    def pages(self, site: str) -> SitePages:
        """Return the pages of a site as all is written now. Raises `DataError` or `SetupError`."""
        next_round()
        today, reading = clock.today(), catalogue.read(self.project)
        raise_errors(self._records.value((today, reading), lambda: record_problems(reading)))
        records = reading.catalogue()
        raise_errors(self._catalogue_faults(records))
        return pages_of(self.project, records, today, site=site)

    def _catalogue_faults(self, records: Catalogue) -> Iterator[Problem]:
        public = public_places(records)
        for texts in text_sets.present(self.project, all_text_sets()):
            found = messages.catalogues(self.project, records, texts)
            yield from self._faults_of_set(found, texts, public)

    def _faults_of_set(
        self, found: Mapping[str, PoFile], texts: TextSet, public: PublicPlaces
    ) -> tuple[Problem, ...]:
        latest = self._catalogues[texts]
        return latest.value((found, public), lambda: tuple(messages.faults_of_set(found, texts, public)))

    def reports(self) -> Reading:
        """Return the reports as they are written now. Raises `DataError` for faults of the main site.

        Those that are the same as before are the same object, with all that follows from them.
        """
        reading = read_reports.read(self.project.root)
        key = (clock.today(), reading)
        found, problems = self._reports.value(key, lambda: (reading, tuple(report_checks.check(reading))))
        raise_errors((*problems, *organisation_checks.problems(self.project)))
        return found
