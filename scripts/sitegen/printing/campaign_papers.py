"""Make the PDFs that a campaign gives away to print at home: the self-test and the worksheets.

The words and numbers are those of the pages; the files are PDF/UA-1, like all that is read on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import Project, clock
from sitegen.printing import cache, qr_codes
from sitegen.printing.contexts import Paper, PaperContacts, SelfTestPaper, WorksheetsPaper
from sitegen.printing.pdf_writer import PdfJob
from sitegen.sites.campaign import help_lines, self_test, stop_pages
from sitegen.sites.campaign.campaign_context import HELP, TEST, WORKSHEET, CampaignMaker
from sitegen.sites.campaign.text_pages import page_text
from sitegen.sites.site_pages import SitePages
from sitegen.web import addresses, assets, file_addresses
from sitegen.web.render import render

A4 = (210, 297)
DOCUMENTS = {file_addresses.SHEETS_PAPER: WORKSHEET, file_addresses.TEST_PAPER: TEST}


def all_papers(found: SitePages) -> Mapping[str, bytes]:
    """Return the PDFs of a campaign by path from the site's root; none on other sites.

    Raises `DataError` for a sheet that did not come out as it must.
    """
    makers = (maker for maker in found.makers() if isinstance(maker, CampaignMaker))
    wanted = {path: job for maker in makers for path, job in pdf_jobs(found.project, maker)}
    return cache.pdfs(found.project, wanted)


def pdf_jobs(project: Project, maker: CampaignMaker) -> Iterator[tuple[str, PdfJob]]:
    """Yield the jobs of one language with their paths, one for each page that is offered in it."""
    for kind, key in DOCUMENTS.items():
        if maker.language in maker.offers.get(key, ()):
            path = file_addresses.campaign_paper(kind, maker.language)
            yield path, PdfJob(stem=path, html=paper_html(project, maker, kind))


def paper_html(project: Project, maker: CampaignMaker, kind: str) -> str:
    """Return a paper as an HTML document."""
    make = worksheets_paper if kind == file_addresses.SHEETS_PAPER else self_test_paper
    return render(project, make(project, maker), maker.translator, maker.site_context.site)


def worksheets_paper(project: Project, maker: CampaignMaker) -> WorksheetsPaper:
    """Return the context of the worksheets."""
    return WorksheetsPaper(
        paper=a4_paper(project, maker, page_text(maker, WORKSHEET).title),
        sheets=stop_pages.worksheets(maker),
        whom=paper_contacts(maker),
    )


def self_test_paper(project: Project, maker: CampaignMaker) -> SelfTestPaper:
    """Return the context of the self-test, with everything that the page could say back."""
    help = maker.help
    return SelfTestPaper(
        paper=a4_paper(project, maker, page_text(maker, TEST).title),
        questions=tuple(self_test.question_block(maker, row) for row in help.questions.values()),
        ways=tuple(self_test.next_step_block(maker, TEST, row) for row in help.ways.values()),
        whom=paper_contacts(maker),
    )


def paper_contacts(maker: CampaignMaker) -> PaperContacts:
    """Return whom one can call, the address of the help page, and the day of the oldest check."""
    national = maker.help.national
    own = [id for id, row in national.items() if not row.asked_for]
    folder = addresses.folder(HELP, maker.language).rstrip("/")
    return PaperContacts(
        lines=help_lines.national_places(maker, own),
        address=qr_codes.typed_address(maker.site_context.site, folder),
        checked=maker.checked(maker.site_context.catalogue.services[id] for id in own),
    )


def a4_paper(project: Project, maker: CampaignMaker, title: str) -> Paper:
    """Return the frame of an A4 paper with this title: its style and the build's time stamp."""
    (templates,) = project.own_templates(maker.site_context.site.config)
    width, height = A4
    return Paper(
        language=maker.language,
        direction="ltr",
        title=title,
        width=width,
        height=height,
        style=assets.paper_style(templates, project.campaign_templates / "print" / "print.css"),
        stamp=clock.timestamp(clock.epoch(project.root)),
    )
