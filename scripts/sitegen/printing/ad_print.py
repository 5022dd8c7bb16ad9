"""What staff need to place ads: pictures, addresses and printed codes, into dist/annonser. Writes files.

The folder belongs to no site, so no visitor comes upon it. Nothing in it changes until all has been made.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from sitegen.core import languages, sheet_cells, swap
from sitegen.core.errors import SiteProblems
from sitegen.core.problems import Problem
from sitegen.core.project import Project
from sitegen.printing import banners, qr_codes
from sitegen.printing.banners import Banner, DoesNotFit
from sitegen.printing.press import Run, written
from sitegen.records import catalogue
from sitegen.records.model import Site
from sitegen.sites.campaign import ad_records
from sitegen.sites.campaign.ad_records import AdRecords
from sitegen.sites.campaign.campaign_kind import checked_material
from sitegen.sites.checked_records import read_checked
from sitegen.web import addresses, assets
from sitegen.web.addresses import Key
from sitegen.web.contexts import TemplateContext
from sitegen.web.render import render

FOLDER = "annonser"
READ_ME = """\
Bilderna ligger i bilder/, en mapp per annons och språk, och är det som lämnas till den som säljer platsen.
Länken till varje plats står i lankar.csv. Använd den precis som den är, utan tillägg: besöken räknas på den.
Koder att trycka ligger i koder/. Bilderna säger inget om var de visas; det gör koden i länken.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdBanner(TemplateContext):
    """The picture of an ad as SVG, in the colours of the campaign."""

    template = "ads/banner.html"

    banner: Banner
    colours: assets.Tokens


def exists(project: Project) -> bool:
    """Whether the project has ads."""
    records = read_checked(project)
    site = records.sites.get(ad_records.SITE)
    return site is not None and (project.campaign_folder(site.config) / ad_records.FOLDER).is_dir()


def run(project: Project, *, into: Path | None = None) -> Run:
    """Make everything for all ads, and put it in the folder's place.

    Raises `DataError` or `SetupError` for what the ads are made of, and `SiteProblems` for words that do
    not fit their format; the folder is then as it was.
    """
    folder = (into or project.dist / FOLDER).absolute()
    with swap.staging(folder, project.dist) as stage:
        made = make(project, stage)
        swap.replace(stage, folder)
    return replace(made, folder=folder)


def make(project: Project, folder: Path) -> Run:
    """Make everything for all ads in an empty folder. Raises as `run` does."""
    start = time.monotonic()
    return written(files(project), folder, time.monotonic() - start)


def files(project: Project) -> dict[str, bytes]:
    """Every file by its path."""
    records = read_checked(project)
    site = catalogue.find_site(records, ad_records.SITE)
    ads = checked_material(project, records, site).ads
    drawn = {path: (_drawing(project, site, made), made) for path, made in set_in_type(ads).items()}
    pages = [(svg, made.width, made.height) for svg, made in drawn.values()]
    pngs = banners.pictures(pages)
    return {
        "LÄS MIG.txt": READ_ME.encode("utf-8-sig"),
        "lankar.csv": links(ads, site).encode("utf-8-sig"),
        **{f"{path}.svg": svg.encode() for path, (svg, _) in drawn.items()},
        **{f"{path}.png": png for path, png in zip(drawn, pngs, strict=True)},
        **dict(printed_codes(ads, site)),
    }


def set_in_type(ads: AdRecords) -> dict[str, Banner]:
    """Every picture by its path. Raises `SiteProblems` with all words that do not fit."""
    made: dict[str, Banner] = {}
    problems: list[Problem] = []
    for id, creative in ads.creatives.items():
        for language, words in creative.words.items():
            for format in creative.formats:
                try:
                    made[f"bilder/{id}/{language}/{format}"] = banners.banner(words, format)
                except DoesNotFit as fault:
                    place = f"{ad_records.HOME}/creatives/{id}.yml"
                    problems.append(Problem(place, 0, 0, f"{language}: {fault}"))
    if problems:
        raise SiteProblems(tuple(problems))
    return made


def _drawing(project: Project, site: Site, made: Banner) -> str:
    (templates,) = project.own_templates(site.config)
    colours = assets.tokens((templates / "tokens.css").read_text("utf-8"))[0]
    return render(project, AdBanner(banner=made, colours=colours), site=site)


def address(site: Site, code: str, language: str) -> str:
    """Where an ad leads: no parameter, so that nothing but the address is in the log."""
    return site.base_url + addresses.folder(Key("ad", code), language)


def links(ads: AdRecords, site: Site) -> str:
    """A row for every place and language: which ad it is, and the address to give the seller."""
    rows = [("kod", "annons", "kampanj", "språk", "länk", "bilder")]
    for code, landing in ads.landings.items():
        for language in languages.PROSE_LANGUAGES:
            pictures = f"bilder/{landing.creative}/{language}/"
            link = address(site, code, language)
            rows.append((code, landing.creative, landing.campaign or "", language, link, pictures))
    return sheet_cells.csv_text(rows, end="\r\n")


def printed_codes(ads: AdRecords, site: Site) -> Iterator[tuple[str, bytes]]:
    """The codes of what is printed, in Swedish, whose addresses hosts know in capitals too."""
    for code, landing in ads.landings.items():
        if landing.print_distance:
            made = qr_codes.code(address(site, code, "sv"), landing.print_distance)
            yield f"koder/{code}.svg", _standing_alone(made).encode()


def _standing_alone(made: qr_codes.Code) -> Markup:
    """The symbol as a file of its own: in millimetres, on white, for a code on a dark ground is not read."""
    side = f"{made.size:.2f}"
    inner = made.svg.partition(">")[2]
    box = made.svg.partition('viewBox="')[2].partition('"')[0]
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}mm" height="{side}mm" viewBox="{box}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{inner}'
    )
