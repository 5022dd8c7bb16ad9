"""Ads: what they say, where they lead, what came of them; and their pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from weasyprint import HTML

import projects
from projects import REAL
from sitegen.core import PROSE_LANGUAGES, Problem, clock
from sitegen.core.errors import SiteProblems
from sitegen.printing import ad_print, banners
from sitegen.printing.banners import LAYOUTS, WordsDoNotFit, banner
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, Site
from sitegen.sites import site_pages
from sitegen.sites.campaign import ad_pages, ad_promises
from sitegen.sites.campaign.ad_model import AdCampaign, AdFigure, AdWords, BannerFormat
from sitegen.sites.campaign.ad_records import AdRecords
from sitegen.sites.campaign.campaign_context import HELP, CampaignContext
from sitegen.sites.campaign.campaign_kind import CampaignKind
from sitegen.sites.campaign.contact_limits import ContactLimits
from sitegen.sites.campaign.material import MaterialReading
from sitegen.web import Key, addresses, assets

Told = Callable[[], list[Problem]]
ADS = Path("data/ads")
AA = 4.5
WORDS = AdWords(
    headline="En mening som hör till provet",
    short="Prov av en mening",
    text="En mening till, som får stå där den ryms.",
    action="Läs mer",
    heading="Provet går vidare här",
    message=("Ett stycke.",),
)
in_both = pytest.mark.parametrize("language", PROSE_LANGUAGES)
every_format = pytest.mark.parametrize("format", get_args(BannerFormat))


@pytest.fixture(scope="session")
def ads(reading: MaterialReading) -> AdRecords:
    return reading.material.ads


@pytest.fixture(scope="session")
def pages(records: Catalogue) -> Mapping[str, FinishedPage]:
    found = site_pages.pages_of(REAL, records, clock.today(), site="kop-inte").files()
    return {path: read_page(content.decode()) for path, content in found.items() if path.endswith(".html")}


class TestWhatAnAdLeadsTo:
    @in_both
    def test_goes_on_with_its_message_and_shows_its_claims(
        self, pages: Mapping[str, FinishedPage], reading: MaterialReading, ads: AdRecords, language: str
    ) -> None:
        assert len(ads.landings) >= 3
        for code, landing in ads.landings.items():
            page, creative = pages[addresses.file(Key("ad", code), language)], ads.creatives[landing.creative]
            words = creative.words["en" if language == "en" else "sv"]
            for text in (words.heading, *words.message):
                assert " ".join(text.split()) in " ".join(page.text.split())
            for id in creative.claims:
                said = reading.material.claims[id].statement
                assert (said.en if language == "en" else said.sv) in page.text

    @in_both
    def test_leads_to_the_contacts_over_a_page_that_a_log_tells(
        self, pages: Mapping[str, FinishedPage], ads: AdRecords, language: str
    ) -> None:
        for code in ads.landings:
            ad, tap = Key("ad", code), Key("tap", code)
            links = [a.get("href") for a in pages[addresses.file(ad, language)].each("a")]
            assert addresses.link((ad, language), (tap, language)) in links
            assert addresses.link((ad, language), (HELP, language)) not in links
            onward = addresses.link((tap, language), (HELP, language))
            page = pages[addresses.file(tap, language)]
            refresh = [m.get("content") for m in page.each("meta") if m.get("http-equiv") == "refresh"]
            assert refresh == [f"0; url={onward}"]
            assert onward in [a.get("href") for a in page.each("a")]

    @in_both
    def test_is_in_no_search_engine_and_carries_no_parameter(
        self, pages: Mapping[str, FinishedPage], ads: AdRecords, language: str
    ) -> None:
        for code in ads.landings:
            for kind in ("ad", "tap"):
                page = pages[addresses.file(Key(kind, code), language)]
                robots = [m.get("content") for m in page.each("meta") if m.get("name") == "robots"]
                assert robots == ["noindex"]
                assert not any("?" in a.get("href", "") for a in page.each("a"))

    def test_is_linked_from_no_other_page(self, pages: Mapping[str, FinishedPage], ads: AdRecords) -> None:
        for path, page in pages.items():
            own = [a.get("href", "") for a in page.each("a") if ":" not in a.get("href", "")]
            if not re.match(r"(en/)?a/", path):
                assert [href for href in own if re.search(r"(^|/)a/", href)] == [], path

    def test_has_an_address_that_says_nothing(self, ads: AdRecords) -> None:
        assert all(
            re.fullmatch(r"a/\d{2,6}/", addresses.folder(Key("ad", code), "sv")) for code in ads.landings
        )


class TestTheFunnel:
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("sv", ("ungefär 1 500 000", "över 4 000", "Inte mätt", "Ungefär 3 av 1 000 visningar")),
            ("en", ("about 1,500,000", "over 4,000", "Not measured", "About 3 of 1,000 views")),
        ],
    )
    def test_shows_every_number_with_its_source(
        self, pages: Mapping[str, FinishedPage], ads: AdRecords, language: str, said: tuple[str, ...]
    ) -> None:
        page = pages[addresses.file(Key("funnel"), language)].text.replace("\xa0", " ")
        for words in said:
            assert words in page
        (source,) = ads.campaigns["flashback-2025"].sources
        assert source.title and page.count(source.title) == 2

    def test_rounds_what_the_records_say_and_nothing_else(self, ads: AdRecords) -> None:
        campaign = ads.campaigns["flashback-2025"]
        assert campaign.views and campaign.clicks
        assert ad_pages.clicks_per_thousand(campaign) == pytest.approx(
            campaign.clicks.count / campaign.views.count * 1000
        )
        assert ad_pages.clicks_per_thousand(campaign.model_copy(update={"clicks": None})) is None

    def test_tells_only_campaigns_that_may_be_published(self, ads: AdRecords) -> None:
        told = [campaign for campaign in ads.campaigns.values() if campaign.publish]
        assert told and all(campaign.views and campaign.clicks for campaign in told)


class TestFaultsInTheRecords:
    @pytest.mark.parametrize(
        ("file", "old", "new", "says"),
        [
            (
                "creatives/tanker-du-pa-det.yml",
                "Frågor till dig själv",
                "Svara på 5 frågor",
                "annonser säger inga tal",
            ),
            (
                "creatives/tanker-du-pa-det.yml",
                "action: Frågor till dig själv",
                "action: De flesta",
                "annonser säger inga tal",
            ),
            ("creatives/bakom-annonsen.yml", "[lank-gar-inte-att-veta]", "[lank-gar-inte]", "menade du"),
            ("creatives/bakom-annonsen.yml", "[lank-gar-inte-att-veta]", "[vem-empati]", "får inte visas"),
            ("creatives/bakom-annonsen.yml", "  en:\n", "  de:\n", "de"),
            ("campaigns/flashback-2025.yml", "clicks:\n", "klick:\n", "okänd"),
            ("campaigns/flashback-2025.yml", "  - id: vb-2025", "  - id: vb-2024", "menade du"),
            ("landings.yml", "creative: bakom-annonsen", "creative: bakom-annons", "menade du"),
            ("landings.yml", 'id: "22"', 'id: "21"', "finns redan"),
            ("landings.yml", 'id: "22"', 'id: "utm"', "22|utm"),
            ("landings.yml", 'id: "22"', 'id: "../"', "22|\\.\\."),
        ],
    )
    def test_stop_with_file_and_line(
        self, home: Path, told: Told, file: str, old: str, new: str, says: str
    ) -> None:
        path = home / ADS / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        found = [problem for problem in told() if problem.path.endswith(file)]
        assert found and all(problem.line for problem in found)
        assert any(re.search(says, problem.render()) for problem in found), found

    def test_a_claim_that_loses_its_confidence_is_no_longer_on_an_ad(self, home: Path, told: Told) -> None:
        path = home / "data" / "claims" / "lank-gar-inte-att-veta.yml"
        projects.edit(path, "confidence: medium", "confidence: low")
        assert any(problem.path.endswith("creatives/bakom-annonsen.yml") for problem in told())

    def test_a_published_campaign_needs_both_numbers(self, home: Path, told: Told) -> None:
        path = home / ADS / "campaigns" / "flashback-2025.yml"
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("clicks:")] + text[text.index("publish:") :], "utf-8")
        assert [problem.message for problem in told()] == ["det som visas ska ha clicks, med källa"]

    def test_a_number_is_nothing_without_a_source(self) -> None:
        with pytest.raises(ValueError, match="sources"):
            AdFigure.model_validate({"count": 5, "as_printed": "5", "sources": []})
        with pytest.raises(ValueError, match="count"):
            AdFigure.model_validate({"count": 0, "as_printed": "0", "sources": ["x"]})
        assert AdCampaign.model_fields["publish"].default is False


class TestPictures:
    @every_format
    def test_hold_their_words_inside_and_clear_of_the_button(
        self, ads: AdRecords, format: BannerFormat
    ) -> None:
        for creative in ads.creatives.values():
            for words in creative.words.values():
                made = banner(words, format)
                *texts, label = made.lines
                button = made.button
                for line in texts:
                    assert line.x > 0 and line.right < made.width
                    assert line.size < line.y and line.y < made.height
                    under = line.right <= button.x or line.y + 0.25 * line.size <= button.y
                    assert under, (format, line.text)
                assert button.x < label.x and label.right < button.x + button.width
                assert button.y < label.y < button.y + button.height < made.height

    @every_format
    def test_say_the_headline_whole(self, ads: AdRecords, format: BannerFormat) -> None:
        for creative in ads.creatives.values():
            for words in creative.words.values():
                set_in_type = " ".join(line.text for line in banner(words, format).lines)
                wanted = words.short if LAYOUTS[format].short else words.headline
                assert wanted in set_in_type and words.action in set_in_type

    @every_format
    def test_have_letters_that_can_be_read(self, format: BannerFormat) -> None:
        layout = LAYOUTS[format]
        sizes = (layout.headline[1], layout.action, *filter(None, (layout.name, layout.text)))
        assert min(sizes) >= 12

    @every_format
    @pytest.mark.parametrize(
        "field", ["headline", "short", "action"], ids=["long headline", "long short", "long action"]
    )
    def test_with_words_that_do_not_fit_are_refused(self, format: BannerFormat, field: str) -> None:
        longest = {"headline": 60, "short": 34, "action": 26}[field]
        words = WORDS.model_copy(update={field: "W" * longest})
        layout = LAYOUTS[format]
        not_used = field == ("headline" if layout.short else "short")
        if not_used or (field == "action" and format in ("728x90", "980x240")):
            assert banner(words, format)
        else:
            with pytest.raises(WordsDoNotFit, match=format):
                banner(words, format)

    def test_stand_out_from_their_ground(self, site: Site) -> None:
        (folder,) = REAL.own_templates(site.config)
        light, _ = assets.tokens((folder / "tokens.css").read_text("utf-8"))
        used = {(line.colour, "deep") for line in banner(WORDS, "300x250").lines[:-1]} | {("on-tap", "tap")}
        assert used == {("quiet-deep", "deep"), ("on-deep", "deep"), ("on-tap", "tap")}
        assert {pair: r for pair in used if (r := contrast(light[pair[0]], light[pair[1]])) < AA} == {}
        assert contrast(light["tap"], light["deep"]) >= 3

    def test_are_drawn_alike_each_time_in_just_their_size(self, site: Site) -> None:
        made = banner(WORDS, "320x100")
        svg = ad_print._drawing(REAL, site, made)
        once, again = (banners.png_pictures([(svg, made.width, made.height)]) for _ in range(2))
        assert once == again
        image = Image.open(io.BytesIO(once[0]))
        assert (image.size, image.format) == ((320, 100), "PNG")
        assert len(image.getcolors(100_000) or ()) > 10, "nothing is drawn"

    def test_need_no_font_and_hold_nothing_that_runs_or_is_fetched(self, site: Site) -> None:
        svg = ad_print._drawing(REAL, site, banner(WORDS, "300x250"))
        assert "<text" not in svg and "font" not in svg
        assert re.findall(r"<script|\son\w+=|href|url\(|@import", svg) == []
        assert f"<title>{banners.alternative_text(WORDS)}</title>" in svg

    @pytest.mark.parametrize("format", ["300x600", "1080x1920"])
    def test_have_a_drawing_between_the_name_and_the_words_where_they_are_tall(
        self, ads: AdRecords, format: BannerFormat
    ) -> None:
        for creative in ads.creatives.values():
            for words in creative.words.values():
                made = banner(words, format)
                name, headline = made.lines[0], made.lines[1]
                assert made.drawing is not None, (format, words.headline)
                low = made.drawing.y + banners.DRAWN[1] * made.drawing.scale
                assert name.y < made.drawing.y and low < headline.y - headline.size / 2

    def test_a_story_leaves_room_for_the_buttons_over_it(self, ads: AdRecords) -> None:
        for creative in ads.creatives.values():
            made = banner(creative.words["sv"], "1080x1920")
            assert made.lines[0].y - made.lines[0].size >= 150
            assert made.button.y + made.button.height <= 1920 - 210


class TestAdsThatLeadToNothing:
    def test_are_not_made_while_too_few_receptions_can_be_called(
        self, reading: MaterialReading, records: Catalogue
    ) -> None:
        material = replace(reading.material, limits=ContactLimits(ads=99))
        found = ad_promises.refused(material, records, clock.today())
        assert set(found) == {"nagon-att-prata-med"} and "99 behövs (data/contact.yml)" in found.popitem()[1]

    def test_leave_the_others_and_only_addresses_that_lead_to_those(self, ads: AdRecords) -> None:
        left = ad_promises.without(ads, {"nagon-att-prata-med"})
        assert set(left.creatives) == {"tanker-du-pa-det", "bakom-annonsen"}
        assert {landing.creative for landing in left.landings.values()} == set(left.creatives)

    def test_are_made_when_the_owner_says_so(self, reading: MaterialReading, records: Catalogue) -> None:
        material = replace(reading.material, limits=ContactLimits(ads=0))
        assert ad_promises.refused(material, records, clock.today()) == {}


class TestWhatStaffAreGiven:
    def test_links_are_those_of_the_pages(
        self, ads: AdRecords, site: Site, pages: Mapping[str, FinishedPage]
    ) -> None:
        rows = ad_print.link_table(ads, site).splitlines()[1:]
        assert len(rows) == len(PROSE_LANGUAGES) * len(ads.landings)
        for row in rows:
            link = row.split(",")[4]
            assert link.startswith(site.base_url) and "?" not in link
            assert link.removeprefix(site.base_url) + "index.html" in pages

    def test_printed_codes_lead_to_the_landing_page(self, ads: AdRecords, site: Site) -> None:
        made = dict(ad_print.printed_codes(ads, site))
        assert len(made) == sum(bool(landing.print_distance) for landing in ads.landings.values()) >= 1
        for path, svg in made.items():
            code = Path(path).stem
            assert decoded(svg.decode()).casefold() == f"{site.base_url}a/{code}".casefold()

    def test_stand_in_no_site(self, records: Catalogue) -> None:
        assert "annonser" not in records.sites

    def test_name_every_ad_whose_words_do_not_fit(self, ads: AdRecords) -> None:
        creative = ads.creatives["bakom-annonsen"]
        long = {"sv": creative.words["sv"].model_copy(update={"action": "W" * 26})}
        faulty = creative.model_copy(update={"words": long})
        with pytest.raises(SiteProblems) as caught:
            ad_print.set_banners(AdRecords(creatives={"bakom-annonsen": faulty, "nagon": faulty}))
        assert {Path(problem.path).stem for problem in caught.value.problems} == {"bakom-annonsen", "nagon"}


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def decoded(svg: str) -> str:
    """What a camera reads in the drawing."""
    pdf = HTML(string=f"<style>@page{{size:60mm;margin:5mm}}</style>{svg}").write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=3).to_pil()
    document.close()
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


def test_the_codes_that_a_host_must_know_are_those_that_are_printed(records: Catalogue, site: Site) -> None:
    """Codes are printed for Swedish alone, and a code holds its address in capitals."""
    kind = CampaignKind()
    context = kind.site_context(REAL, records, site, clock.today())
    assert isinstance(context, CampaignContext)
    folders = list(kind.printed_folders(context))
    assert folders == [f"a/{code}/" for code in context.material.ads.landings]
