"""Make what staff need to place ads: pictures, addresses and printed codes. Writes files to dist/annonser.

The folder belongs to no site, so no visitor comes upon it. Nothing in it changes until all has been made.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from sitegen.core import Problem, Project, clock, languages, sheet_cells, swap
from sitegen.core.errors import SiteProblems
from sitegen.printing import banners, qr_codes
from sitegen.printing.banners import Banner, WordsDoNotFit
from sitegen.printing.press import PrintRun, write_files
from sitegen.records import Site, catalogue
from sitegen.sites.campaign import ad_promises, ad_records
from sitegen.sites.campaign.ad_model import AdDrawing
from sitegen.sites.campaign.ad_records import AdRecords
from sitegen.sites.campaign.campaign_kind import checked_material
from sitegen.sites.checked_records import read_checked
from sitegen.web import Key, TemplateContext, addresses, assets
from sitegen.web.render import render

FOLDER = "annonser"
READ_ME = """\
Bilderna ligger i bilder/, en mapp per annons och språk, och är det som lämnas till den som säljer platsen.
Länken till varje plats står i lankar.csv. Använd den precis som den är, utan tillägg: besöken räknas på den.
Koder att trycka ligger i koder/. Bilderna säger inget om var de visas; det gör koden i länken.
"""


class AdBanner(TemplateContext):
    """The picture of an ad as SVG, in the colours of the campaign."""

    template = "ads/banner.html"

    banner: Banner
    colours: assets.Tokens
    art: Markup


def exists(project: Project) -> bool:
    """Return whether the project has ads."""
    records = read_checked(project)
    site = records.sites.get(ad_records.SITE)
    return site is not None and (project.campaign_folder(site.config) / ad_records.FOLDER).is_dir()


def make_ads(project: Project, *, into: Path | None = None) -> PrintRun:
    """Make everything for all ads, and put it in the folder's place.

    Raises `DataError` or `SetupError` for what the ads are made of, and `SiteProblems` for words that do
    not fit their format; the folder is then as it was.
    """
    folder = (into or project.dist / FOLDER).absolute()
    with swap.staging(folder, project.dist) as stage:
        made = ads_into(project, stage)
        swap.replace(stage, folder)
    return replace(made, folder=folder)


def ads_into(project: Project, folder: Path) -> PrintRun:
    """Make everything for all ads in an empty folder. Raises as `make_ads` does."""
    start = time.monotonic()
    return write_files(files(project), folder, start)


def files(project: Project) -> dict[str, bytes]:
    """Return every file by its path from the folder."""
    records = read_checked(project)
    site = catalogue.find_site(records, ad_records.SITE)
    material = checked_material(project, records, site)
    refused = ad_promises.refused(material, records, clock.today())
    ads = ad_promises.without(material.ads, refused)
    drawn = {
        path: (_drawing(project, site, made, ads.creatives[path.split("/")[1]].drawing), made)
        for path, made in set_banners(ads).items()
    }
    pages = [(svg, made.width, made.height) for svg, made in drawn.values()]
    pngs = banners.png_pictures(pages)
    return {
        "LÄS MIG.txt": "\n".join((READ_ME, *refused.values())).encode("utf-8-sig"),
        "lankar.csv": link_table(ads, site).encode("utf-8-sig"),
        **{f"{path}.svg": svg.encode() for path, (svg, _) in drawn.items()},
        **{f"{path}.png": png for path, png in zip(drawn, pngs, strict=True)},
        **dict(printed_codes(ads, site)),
    }


def set_banners(ads: AdRecords) -> dict[str, Banner]:
    """Return every banner by its path without ending. Raises `SiteProblems` for all words that do not fit."""
    made: dict[str, Banner] = {}
    problems: list[Problem] = []
    for id, creative in ads.creatives.items():
        for language, words in creative.words.items():
            for format in creative.formats:
                try:
                    made[f"bilder/{id}/{language}/{format}"] = banners.banner(words, format)
                except WordsDoNotFit as fault:
                    place = f"{ad_records.HOME}/creatives/{id}.yml"
                    problems.append(Problem(place, 0, 0, f"{language}: {fault}"))
    if problems:
        raise SiteProblems(tuple(problems))
    return made


def _drawing(project: Project, site: Site, made: Banner, drawing: AdDrawing = "lamp") -> str:
    (templates,) = project.own_templates(site.config)
    colours = assets.palettes(templates)[0]
    art = assets.filled((templates / "ads" / f"{drawing}.html").read_text("utf-8"), colours)
    return render(project, AdBanner(banner=made, colours=colours, art=Markup(art)), site=site)


def refused(project: Project) -> dict[str, str]:
    """Return why ads are not made, by their ids."""
    records = read_checked(project)
    material = checked_material(project, records, catalogue.find_site(records, ad_records.SITE))
    return ad_promises.refused(material, records, clock.today())


def ad_address(site: Site, code: str, language: str) -> str:
    """Return the address that an ad leads to. It has no parameter: the log holds nothing but the address."""
    return site.base_url + addresses.folder(Key("ad", code), language)


def link_table(ads: AdRecords, site: Site) -> str:
    """Return a CSV row for every place and language: which ad it is, and the address to give the seller."""
    rows = [("kod", "annons", "kampanj", "språk", "länk", "bilder")]
    for code, landing in ads.landings.items():
        for language in languages.PROSE_LANGUAGES:
            pictures = f"bilder/{landing.creative}/{language}/"
            link = ad_address(site, code, language)
            rows.append((code, landing.creative, landing.campaign or "", language, link, pictures))
    return sheet_cells.csv_text(rows, end="\r\n")


def printed_codes(ads: AdRecords, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the code of each printed ad as SVG by path, for Swedish; hosts know its address in capitals."""
    for code, landing in ads.landings.items():
        if landing.print_distance:
            made = qr_codes.qr_code(ad_address(site, code, "sv"), landing.print_distance)
            yield f"koder/{code}.svg", _standing_alone(made).encode()


def _standing_alone(made: qr_codes.QrCode) -> Markup:
    """Return the code as a file of its own: in mm, on white, as a code on a dark ground cannot be read."""
    side = f"{made.size:.2f}"
    inner = made.svg.partition(">")[2]
    box = made.svg.partition('viewBox="')[2].partition('"')[0]
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}mm" height="{side}mm" viewBox="{box}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{inner}'
    )
