"""What a campaign gives away to be printed at home: the test and the worksheets, in each of its languages.

The words and numbers are those of the pages; the files are PDF/UA-1, like all that is read on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from sitegen import assets, clock, urls
from sitegen.campaign import lines, papers, selftest, stop
from sitegen.campaign.frame import HELP, TEST, WORKSHEET
from sitegen.campaign.texts import text
from sitegen.desk import Desk
from sitegen.output import Finder
from sitegen.paths import Project
from sitegen.printing import codes, kept
from sitegen.printing.contexts import Paper, QuestionsPaper, SheetsPaper, Whom
from sitegen.printing.pdf import Job
from sitegen.render import environment, finished

A4 = (210, 297)
FAMILY = "campaign"
DOCUMENTS = {papers.SHEETS_PAPER: WORKSHEET, papers.TEST_PAPER: TEST}


def all_papers(found: Finder) -> Mapping[str, bytes]:
    """The papers of a campaign: {path from the site's root: PDF}; nothing on other sites.

    Raises `DataError` for a sheet that did not come out as it must.
    """
    if found.shelf.site.family != FAMILY:
        return {}
    wanted = {path: job for desk in found.desks() for path, job in jobs(found.project, desk)}
    return kept.files(found.project, wanted)


def jobs(project: Project, desk: Desk) -> Iterator[tuple[str, Job]]:
    """The papers of one language by their paths; one for each page that is offered in it."""
    for kind, key in DOCUMENTS.items():
        if desk.language in desk.offers[key]:
            path = papers.path(kind, desk.language)
            yield (
                path,
                Job(stem=path, html=html(project, desk, kind), bleed=0, variant="pdf/ua-1"),
            )


def html(project: Project, desk: Desk, kind: str) -> str:
    """A paper as a document."""
    folder = templates(project, desk)
    template = environment(folder).get_template(f"{kind}.html")
    context = sheets_paper(project, desk) if kind == papers.SHEETS_PAPER else questions_paper(project, desk)
    values = {name: getattr(context, name) for name in context.__dataclass_fields__}
    return finished(template.render(values, _=desk.voice))


def templates(project: Project, desk: Desk) -> Path:
    """The folder of the site's print templates."""
    (own,) = project.own_templates(desk.shelf.site.config)
    return own / "print"


def sheets_paper(project: Project, desk: Desk) -> SheetsPaper:
    """The worksheets."""
    return SheetsPaper(
        paper=paper(project, desk, text(desk, WORKSHEET).title),
        sheets=stop.sheets(desk),
        whom=whom(desk),
    )


def questions_paper(project: Project, desk: Desk) -> QuestionsPaper:
    """The test, with everything that the page could say back."""
    aid = desk.shelf.material.aid
    return QuestionsPaper(
        paper=paper(project, desk, text(desk, TEST).title),
        questions=tuple(selftest.question(desk, row) for row in aid.questions.values()),
        ways=tuple(selftest.way(desk, TEST, row) for row in aid.ways.values()),
        whom=whom(desk),
    )


def whom(desk: Desk) -> Whom:
    """Whom one can call, and the address of the finder."""
    national = desk.shelf.material.aid.national
    own = {id: row for id, row in national.items() if not row.asked_for}
    return Whom(
        lines=tuple(lines.line(desk, row) for row in own.values()),
        address=codes.printed(desk.shelf.site, urls.folder(HELP, desk.language).rstrip("/")),
        checked=desk.checked(desk.shelf.catalogue.services[id] for id in own),
    )


def paper(project: Project, desk: Desk, title: str) -> Paper:
    """What every paper has."""
    width, height = A4
    return Paper(
        language=desk.language,
        direction="ltr",
        title=title,
        width=width,
        height=height,
        bleed=0,
        proof="",
        batch="",
        style=style(project, desk),
        stamp=clock.stamp(clock.epoch(project.root)),
    )


def style(project: Project, desk: Desk) -> Markup:
    """The site's colours and the print style."""
    folder = templates(project, desk)
    colours, _ = assets.tokens((folder.parent / "tokens.css").read_text("utf-8"))
    return Markup(assets.root(colours) + (folder / "print.css").read_text("utf-8"))
