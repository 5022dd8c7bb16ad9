"""What somebody reads aloud for the card's page in a language, as one file to print."""

from __future__ import annotations

import datetime as dt

from sitegen.core import Project, SetupError
from sitegen.records import Catalogue
from sitegen.sites.card import pages, recordings, spoken_lines
from sitegen.sites.card.spoken_lines import SECONDS_A_LINE, Direction, SpokenLine
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import TemplateContext
from sitegen.web.page_maker import CARD
from sitegen.web.render import render

SITE = "215"
KILOBITS = recordings.BITS_A_SECOND // 1000


class SoundScript(TemplateContext):
    """All lines of a language, each with the same limit, and how the file is made."""

    template = "proof/sound.html"

    code: str
    language: str
    file: str
    day: str
    instructions: tuple[Direction, ...]
    lines: tuple[SpokenLine, ...]
    seconds: int


def document(project: Project, records: Catalogue, code: str, day: dt.date) -> str:
    """Return the script of a language. Raises `SetupError` for a language that has no pages."""
    if code not in records.languages:
        raise SetupError(f"inget språk heter {code}; välj ett av {', '.join(records.languages)}")
    file = recordings.file_name(code)
    return render(
        project,
        SoundScript(
            code=code,
            language=records.languages[code].name,
            file=file,
            day=day.isoformat(),
            instructions=instructions(file),
            lines=lines_of(pages_of(project, records, day, site=SITE), code),
            seconds=SECONDS_A_LINE,
        ),
    )


def lines_of(found: SitePages, code: str) -> tuple[SpokenLine, ...]:
    """Return the lines that the card's page of a language has."""
    (maker,) = (maker for maker in found.makers() if maker.language == code)
    return spoken_lines.lines(maker, pages.card(maker, CARD))


def instructions(file: str) -> tuple[Direction, ...]:
    """Return what holds for the whole recording."""
    seconds, most = recordings.SECONDS, recordings.MOST
    return (
        Direction(
            swedish="En person läser alla rader i ordning. Lägg inte till något, inte ens ditt namn.",
            english="One person reads all lines in order. Add nothing, not even your name.",
        ),
        Direction(
            swedish=f"Högst {seconds} sekunder i allt. Tiden vid varje rad är det mesta, inte ett mål.",
            english=f"At most {seconds} seconds in all. The time beside each line is the most, not a goal.",
        ),
        Direction(
            swedish=f"Spara som {file}: MP3, mono, {KILOBITS} kbit/s, utan taggar, högst {most} byte.",
            english=f"Save as {file}: MP3, mono, {KILOBITS} kbit/s, no tags, at most {most} bytes.",
        ),
        Direction(
            swedish="Läs själv. Ingen talsyntes: det som läggs ut är en människas röst.",
            english="Read it yourself. No synthetic voice: what is published is the voice of a person.",
        ),
    )
