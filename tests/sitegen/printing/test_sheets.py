"""What the sheets say: what the data says, and on what is carried nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

import projects
from prints import Prints
from records import TODAY, checked, contact, maker, service, with_services
from sitegen.core import SetupError
from sitegen.core.clock import today
from sitegen.printing import carried, press, print_records, sheets
from sitegen.printing.press import PrintSelection
from sitegen.records import Catalogue, Service, eligibility, phones, shown_contacts
from sitegen.sites.finder import service_rows

# The foot of a page in points; its number stands there.
MARGIN = 15 / 25.4 * 72
# In points.
SMALLEST = 8.5
SPOKEN = ("sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar")
"""The languages of cards; a poster has a strip for each."""
# What looks like a number to call: with an area code, or one of the short ones.
NUMBER = re.compile(r"\b0\d{1,3}-\d\d[\d ]+|\b11[26]\b|\b11\d \d\d")
# What a card must not say, as the glossary's terms.
SUBJECT = (
    *("exploitation", "exploited-person", "forced-begging", "forced-crime", "forced-labour"),
    *("forced-marriage", "human-trafficking", "labour-exploitation", "police", "prostitution"),
    *("reflection-period", "report-to-police", "selling-sex", "sexual-exploitation", "shelter"),
    *("social-services", "threat", "violence", "your-history", "you-are-not-alone", "get-help", "support"),
)


def direct(service: Service) -> Iterator[str]:
    """What is dialled or written to, as every page shows it."""
    for way in shown_contacts(service, today()):
        if way.kind in service_rows.DIRECT:
            yield phones.shown_as(way)


def said(pdf_text: str) -> str:
    """Text as it is compared: hyphens that a line break left, and no-break spaces, are plain."""
    return pdf_text.replace("\u00ad", "-").replace("\ufffe", "-").replace("\u200b", "")


def without(text: str, known: set[str]) -> str:
    """The text with known numbers taken out, the longest first."""
    for number in sorted(known, key=len, reverse=True):
        text = text.replace(number, " ")
    return text


def test_a_carried_piece_shows_112_and_the_chosen_number_and_no_other(
    prints: Prints, real_records: Catalogue
) -> None:
    for stem in prints.carried():
        text, wanted = said(prints.text(stem)), prints.orders[stem].piece.numbers
        chosen = {next(direct(real_records.services[id])) for id in wanted}
        first = next(direct(real_records.services[wanted[0]]))
        strips = len(SPOKEN) if prints.orders[stem].piece.strips else 0
        times = {number: text.count(number) for number in {"112", *chosen}}
        assert times == {"112": 1, **dict.fromkeys(chosen, 1), first: 1 + strips}, stem
        assert NUMBER.findall(without(text, {"112", *chosen})) == [], stem


@pytest.mark.parametrize(("days", "hours"), [(179, "dygnet runt"), (180, ""), (366, ""), (4000, "")])
def test_what_is_carried_keeps_its_number_and_leaves_hours_out_that_may_have_changed(
    small_records: Catalogue, days: int, hours: str
) -> None:
    always = contact(hours={"rule": "24/7", "as_of": "2026"}, checked=checked(days))
    own = maker(with_services(small_records, prov=service(contacts=(always,))))
    cards = (row.record for row in print_records.read(projects.REAL).pieces.values() if row.record.carried)
    (number,) = carried.numbers(own, next(cards).model_copy(update={"numbers": ("prov",)}), words=True)
    assert (number.shown, number.hours) == ("031-390 06 00", hours)


def test_what_is_carried_outlives_a_closure_and_says_nothing_of_it(small_records: Catalogue) -> None:
    closed = {"first": TODAY, "last": TODAY, "source": "egen-sida"}
    always = contact(hours={"rule": "24/7", "as_of": "2026"}, checked=checked(1), closed=closed)
    own = maker(with_services(small_records, prov=service(contacts=(always,))))
    cards = (row.record for row in print_records.read(projects.REAL).pieces.values() if row.record.carried)
    (number,) = carried.numbers(own, next(cards).model_copy(update={"numbers": ("prov",)}), words=True)
    assert number.hours == "dygnet runt"


@pytest.mark.parametrize(
    ("limits", "promise"),
    [
        ({"genders": ("women",)}, ("Kvinnor och flickor", "dygnet runt")),
        ({"genders": ("men",)}, ("Män och pojkar", "dygnet runt")),
        ({"ages": {"max": 17}}, ("Under 18 år", "dygnet runt")),
        ({}, ("dygnet runt",)),
    ],
)
def test_a_poster_says_under_its_number_whom_it_is_for_and_when(
    small_records: Catalogue, limits: dict[str, object], promise: tuple[str, ...]
) -> None:
    always = contact(hours={"rule": "24/7", "as_of": "2026"})
    line = service(contacts=(always,), eligibility={"roles": ("exposed",), **limits})
    own = maker(with_services(small_records, prov=line))
    cards = (row.record for row in print_records.read(projects.REAL).pieces.values() if row.record.carried)
    (number,) = carried.numbers(own, next(cards).model_copy(update={"numbers": ("prov",)}), words=True)
    assert number.promise == promise


def test_no_two_sheets_have_the_same_title(real_records: Catalogue) -> None:
    titles = [
        re.findall("<title>(.*?)</title>", job.html)[0]
        for job in press.pdf_jobs(projects.REAL, real_records, PrintSelection())
    ]
    assert len(titles) > 60
    assert [title for title in titles if titles.count(title) > 1] == []


def test_the_title_of_a_region_says_what_the_sheet_is_and_where(real_records: Catalogue) -> None:
    found = press.pdf_jobs(projects.REAL, real_records, PrintSelection(piece="region", language="en"))
    titles = {job.stem: re.findall("<title>(.*?)</title>", job.html)[0] for job in found}
    assert (
        titles["region-syd-en"].startswith("Contact sheet for a region: ")
        and "Skåne" in titles["region-syd-en"]
    )


@pytest.mark.parametrize("piece", ["hotell", "hotell-a5", "hyresvardar", "varden"])
def test_a_sheet_for_staff_has_the_warning_and_then_the_signs_before_what_to_do(
    real_records: Catalogue, piece: str
) -> None:
    (job,) = press.pdf_jobs(projects.REAL, real_records, PrintSelection(piece=piece, language="sv"))
    marks = ("114 14", "Ett tips, en razzia", ">Tecken<", "Ett tecken bevisar ingenting", ">Gör så här<")
    places = [job.html.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_booklet_has_every_number_of_every_listed_service(
    prints: Prints, real_records: Catalogue
) -> None:
    text = said(prints.text("katalog-sv"))
    listed = [s for s in real_records.services.values() if s.publish != "no"]
    missing = [(s.name, way) for s in listed for way in direct(s) if way not in text]
    assert len(listed) > 40 and missing == []
    assert [s.name for s in listed if shown_contacts(s, today()) and s.name not in text] == []


def test_no_sheet_has_a_number_that_the_data_does_not_have(prints: Prints, real_records: Catalogue) -> None:
    known = {way for service in real_records.services.values() for way in direct(service)}
    known |= {
        phones.display_number(c.number)
        for s in real_records.services.values()
        for c in s.contacts
        if c.number
    }
    for stem in prints.read():
        text = said(prints.text(stem))
        assert len(NUMBER.findall(text)) >= 3, stem
        assert NUMBER.findall(without(text, known)) == [], stem


@pytest.mark.parametrize("region", ["nord", "stockholm", "syd"])
def test_a_regional_sheet_has_the_lines_of_the_region_and_those_for_professionals(
    prints: Prints, real_records: Catalogue, region: str
) -> None:
    text = said(prints.text(f"region-{region}-sv"))
    here = [
        service
        for service in real_records.services.values()
        if region in real_records.regions_of(service)
        and shown_contacts(service, today())
        and not {"buyers", "perpetrators"} & set(service.eligibility.roles)
        and not service.directory
    ]
    answering = (c for s in here for c in shown_contacts(s, today()) if c.kind in sheets.ANSWERING)
    numbers = [phones.shown_as(contact) for contact in answering]
    assert len(numbers) > 15
    assert [way for way in numbers if way not in text] == []


def test_the_back_of_a_regional_sheet_is_filled(prints: Prints) -> None:
    stems = [stem for stem, order in prints.orders.items() if order.region]
    for stem in stems:
        document = pypdfium2.PdfDocument(prints.path(stem))
        _, back = document
        # How full depends on what the records say; half a page of nothing would be a fault of the layout.
        assert lowest(back) / back.get_height() < 0.4, stem
        document.close()


def test_nothing_on_what_is_read_is_set_too_small(prints: Prints) -> None:
    for stem in prints.read():
        document = pypdfium2.PdfDocument(prints.path(stem))
        sizes = [size for page in document for size in sizes_of_text(page)]
        document.close()
        assert len(sizes) > 500 and min(sizes) >= SMALLEST, (stem, min(sizes))


def sizes_of_text(page: pypdfium2.PdfPage) -> Iterator[float]:
    """The size of each letter in points; the number of the page and spaces between lines are left out."""
    text, matrix = page.get_textpage(), raw.FS_MATRIX()
    for number in range(text.count_chars()):
        if not text.get_text_range(number, 1).isspace() and text.get_charbox(number)[1] > MARGIN:
            raw.FPDFText_GetMatrix(text.raw, number, matrix)
            yield round(raw.FPDFText_GetFontSize(text.raw, number) * abs(matrix.d), 1)


def lowest(page: pypdfium2.PdfPage) -> float:
    """How far above the edge the last line stands, less the number of the page."""
    text = page.get_textpage()
    bottoms = [text.get_rect(number)[1] for number in range(text.count_rects())]
    return min(bottom for bottom in bottoms if bottom > MARGIN)


def test_lines_for_professionals_stand_on_no_piece_that_is_carried(
    prints: Prints, real_records: Catalogue
) -> None:
    work = {
        way
        for service in real_records.services.values()
        if not eligibility.helps_exposed(service)
        for way in direct(service)
    }
    assert work
    for stem in prints.carried():
        assert not [way for way in work if way in said(prints.text(stem))], stem


def names(records: Catalogue) -> set[str]:
    """Everybody who is named in the data, as far as a name has letters."""
    people = [s.name for s in records.services.values()] + [s.operator for s in records.services.values()]
    people += [member.name for member in records.members.values()]
    return {name.casefold() for name in people if len(name) > 3 and not name.isdigit()}


def test_a_carried_piece_names_nobody_and_says_no_word_of_the_subject(
    prints: Prints, real_records: Catalogue
) -> None:
    for stem in prints.carried():
        with pikepdf.open(prints.path(stem)) as document:
            about = " ".join(map(str, document.docinfo.values()))
        everything = f"{stem} {about} {prints.text(stem)}".casefold()
        terms = {t.casefold() for id in SUBJECT for t in real_records.glossary[id].terms.values()}
        told = {word for word in terms | names(real_records) | {"plattformen"} if word in everything}
        assert told == set(), stem


def test_a_proof_says_so_outside_of_what_is_cut_out(prints: Prints) -> None:
    for stem in prints.carried():
        assert sheets.PROOF in prints.text(stem), stem
        assert sheets.PROOF not in inside(prints, stem), stem


def inside(prints: Prints, stem: str) -> str:
    """The text within the trim boxes of a file."""
    document = pypdfium2.PdfDocument(prints.path(stem))
    texts = [page.get_textpage().get_text_bounded(*page.get_trimbox()) for page in document]
    document.close()
    assert any("112" in text for text in texts)
    return " ".join(texts)


def test_text_keeps_clear_of_the_knife(prints: Prints) -> None:
    """Three millimetres inside the trim is what printers ask for."""
    for stem in prints.carried():
        document = pypdfium2.PdfDocument(prints.path(stem))
        for page in document:
            left, bottom, right, top = page.get_trimbox()
            edge = 3 * 72 / 25.4
            safe = (left + edge, bottom + edge, right - edge, top - edge)
            text = page.get_textpage()
            assert (
                text.get_text_bounded(*safe).split()
                == text.get_text_bounded(left, bottom, right, top).split()
            ), stem
        document.close()


def test_a_host_that_is_chosen_needs_no_proof(real_records: Catalogue) -> None:
    settings = press.print_settings(projects.REAL, real_records)
    decided = replace(settings, site=settings.site.model_copy(update={"base_url": "https://provkort.se/"}))
    order = next(iter(sheets.print_files(settings.records, real_records)))
    maker = press.page_makers(projects.REAL, real_records)["sv"]
    assert sheets.sheet(settings, maker, order).paper.proof == sheets.PROOF
    assert sheets.sheet(decided, maker, order).paper.proof == ""


def test_no_colour_stands_outside_of_the_tokens() -> None:
    for path in sorted((projects.REAL.prints / "art").glob("*.svg")):
        drawing = path.read_text("utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3}|rgb|hsl", drawing), path.name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {
            "none",
            *(f"var(--{name})" for name in ("paper", "tint", "line", "accent")),
        }


def test_without_the_site_behind_the_codes_nothing_is_printed(real_records: Catalogue) -> None:
    with pytest.raises(SetupError, match="saknar sajten 215"):
        press.pdf_jobs(projects.REAL, replace(real_records, sites={}), PrintSelection())


def test_a_regional_sheet_says_how_to_ask_for_an_interpreter_into_each_language(
    prints: Prints, real_records: Catalogue
) -> None:
    text = said(prints.text("region-nord-sv"))
    missing = [s.sentence for s in real_records.spoken_languages.values() if s.sentence not in text]
    assert real_records.spoken_languages and missing == []
