"""Which texts are translated together: each set has its templates, code, languages and catalogues.

A site that speaks two languages must not make work for the translators of nine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.core.project import Project
from sitegen.language.context_notes import CAMPAIGN_NOTES, CONTEXT_NOTES, ORGANISATION_NOTES, REPORT_NOTES

# Longer texts, of which nobody's way to help hangs on one; all others are vital.
PROSE_CONTEXTS = frozenset({"service.gives", "right.statement", "topic.label"})
# Answers of the filter and headings, each the label of one record: it means the same when its words change.
CHOICES = frozenset({"situation.label", "need.label", "audience.label", "group.label", "topic.label"})
# What a person in danger must understand on every page.
URGENT = frozenset({"exit", "emergency"})


@dataclass(frozen=True, slots=True)
class TextSet:
    """One set of texts. Folders are named from the root of the project, code from the generator's own.

    `languages` are those that have a catalogue; none means all of data/languages.yml. A project
    without `home`, a folder or a file, has no texts of the set.
    """

    name: str
    home: str
    templates: tuple[str, ...]
    code: tuple[str, ...]
    locales: str
    notes: Mapping[str, str]
    domain: str = "messages"
    languages: tuple[str, ...] = ()
    holds_data: bool = False
    # Contexts of what a record says: who is helped, what is promised. When it has changed, the former
    # translation may be wrong, and Swedish stands in its place. What is not named here is the frame.
    of_records: frozenset[str] = frozenset()

    def template_files(self, project: Project) -> tuple[Path, ...]:
        """Return the templates whose texts belong to the set."""
        return tuple(path for pattern in self.templates for path in sorted(project.root.glob(pattern)))

    def pot(self, project: Project) -> Path:
        """Return the path of the template (.pot) of the set's catalogues."""
        return project.root / self.locales / f"{self.domain}.pot"

    def po(self, project: Project, code: str) -> Path:
        """Return the path of a language's catalogue."""
        return project.root / self.locales / code / "LC_MESSAGES" / f"{self.domain}.po"


MAIN = TextSet(
    name="",
    home="data",
    templates=(
        "overrides/lean/*.html",
        "campaigns/215/overrides/*.html",
        "campaigns/215/overrides/print/*.html",
    ),
    code=(),
    locales="locales",
    notes=CONTEXT_NOTES,
    holds_data=True,
    of_records=frozenset(
        {"service.summary", "service.gives", "service.safety", "contact.label", "right.statement"}
    ),
)
CAMPAIGN = TextSet(
    name="Köp inte",
    home="campaigns/kop-inte",
    templates=("campaigns/kop-inte/overrides/**/*.html",),
    code=("sites/campaign",),
    locales="campaigns/kop-inte/locales",
    notes=CAMPAIGN_NOTES,
    languages=("en",),
)
REPORTS = TextSet(
    name="rapporter",
    home="data/reports",
    templates=("overrides/reports/**/*.html",),
    code=("report",),
    locales="locales",
    notes=REPORT_NOTES,
    domain="reports",
    languages=("sv", "en"),
)
ORGANISATION = TextSet(
    name="organisationen",
    home="data/organisation.yml",
    templates=("overrides/organisation/*.html",),
    code=("sites/organisation",),
    locales="locales",
    notes=ORGANISATION_NOTES,
    domain="organisation",
    languages=("sv", "en"),
    of_records=frozenset({"member", "publication", "activity", "organisation", "nsp", "advocacy"}),
)
ALL = (MAIN, CAMPAIGN, REPORTS, ORGANISATION)
# What has a set of its own is no part of the one that takes the rest of the code.
OWN_CODE = frozenset(folder for texts in ALL for folder in texts.code)


def present(project: Project) -> tuple[TextSet, ...]:
    """Return the sets that a project has anything of."""
    return tuple(texts for texts in ALL if (project.root / texts.home).exists())


def of_family(family: str) -> TextSet:
    """Return the set that the pages of a kind of site speak."""
    return CAMPAIGN if family == "campaign" else MAIN
