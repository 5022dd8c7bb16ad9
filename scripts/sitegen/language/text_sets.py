"""Which texts are translated together: each set has its templates, code, languages and catalogues.

A site that speaks two languages must not make work for the translators of nine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.core import Project
from sitegen.language.context_notes import CONTEXT_NOTES, STRING_NOTES
from sitegen.language.record_texts import PlacedMessage, data_texts
from sitegen.records import Catalogue

# Longer texts, of which nobody's way to help hangs on one; all others are vital.
PROSE_CONTEXTS = frozenset({"service.gives", "right.statement", "topic.label"})
# Answers of the filter and headings, each the label of one record: it means the same when its words change.
CHOICES = frozenset({"situation.label", "need.label", "audience.label", "group.label", "topic.label"})
# What a person in danger must understand on every page.
URGENT = frozenset({"exit", "emergency"})


def no_records(project: Project, catalogue: Catalogue) -> Iterable[PlacedMessage]:
    """Return no texts: a set need not have any of records."""
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class TextSet:
    """Texts that are translated together; there is one object for each set.

    Folders are named from the root of the project, code from the generator's own. `languages` are those that
    have a catalogue; none means all of data/languages.yml. A project without `home`, a folder or a file, has
    no texts of the set.
    """

    home: str
    templates: tuple[str, ...]
    notes: Mapping[str, str]
    # What is said of single texts, beside the note of their context.
    string_notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    name: str = ""
    code: tuple[str, ...] = ()
    locales: str = "locales"
    domain: str = "messages"
    languages: tuple[str, ...] = ()
    # The texts of records that belong to the set.
    records: Callable[[Project, Catalogue], Iterable[PlacedMessage]] = no_records
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

    def review(self, project: Project, code: str) -> Path:
        """Return the path of the ledger that says who has read a language's catalogue."""
        return project.root / self.locales / code / f"{self.domain}.review.yml"


MAIN = TextSet(
    home="data",
    templates=("overrides/lean/*.html", "campaigns/215/overrides/**/*.html"),
    notes=CONTEXT_NOTES,
    string_notes=STRING_NOTES,
    records=data_texts,
    of_records=frozenset(
        {"service.summary", "service.gives", "service.safety", "contact.label", "right.statement"}
    ),
)


def present(project: Project, sets: Iterable[TextSet]) -> tuple[TextSet, ...]:
    """Return those of the sets that a project has anything of."""
    return tuple(texts for texts in sets if (project.root / texts.home).exists())


def taken_code(sets: Iterable[TextSet]) -> frozenset[str]:
    """Return the folders of code whose texts belong to a set that names them; MAIN has all the rest."""
    return frozenset(folder for texts in sets for folder in texts.code)
