"""All sets of texts that are translated: of each kind of site, of reports, of the organisation."""

from __future__ import annotations

from sitegen.language import TextSet
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.sites.kinds import KINDS
from sitegen.sites.organisation.organisation_texts import ORGANISATION_TEXTS


def all_text_sets() -> tuple[TextSet, ...]:
    """Return every set once, that of the help pages first."""
    found = (*(kind.text_set for kind in KINDS.values()), REPORT_TEXTS, ORGANISATION_TEXTS)
    return tuple(dict.fromkeys(found))
