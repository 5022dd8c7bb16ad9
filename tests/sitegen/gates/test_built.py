"""Checks of a built site: each fault, planted in a copy of what was really built, is found."""

from __future__ import annotations

import gc
import inspect
import io
import json
import os
import random
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import openpyxl
import pytest
import weasyprint

import projects
from photographs import ARTIST, described, exif, jpeg, pdf, png, written
from sitegen import gates
from sitegen.core import Problem, parallel
from sitegen.gates import (
    alternates,
    built_site,
    check_site,
    first_flight,
    host_limits,
    readable_texts,
    withheld,
)
from sitegen.gates.built_site import BuiltSite
from sitegen.guard import people
from sitegen.reading import FinishedPage
from sitegen.sites.kind import FIRST_FLIGHT
from sitegen.web import Key, addresses

BASE = "https://provsajten.example/"
FINDER, SIGN = "sok-hjalp/index.html", "skylt/index.html"
# The finder names its other languages in the site map alone.
OTHERS, ENGLISH = "sok-hjalp/andra/index.html", "en/sok-hjalp/andra/index.html"
SHELTER = addresses.file(Key("service", "norrhuset"), "sv")
Told = list[tuple[str, str]]


def told(site: BuiltSite) -> Told:
    return [(problem.path, problem.message) for problem in check_site(site)]


def plant(site: BuiltSite, markup: str, path: str = FINDER) -> None:
    """Put markup at the end of a page's main part."""
    projects.edit(site.folder / path, "</main>", f"{markup}</main>")


def test_a_site_as_built_has_no_fault(site: BuiltSite) -> None:
    assert told(site) == []


def test_a_number_is_whole_in_several_elements_and_ends_where_words_begin() -> None:
    """Numbers reserved for fiction: the digits of one stand apart, the hours of the other close."""
    apart = readable_texts.without_markup(("031-39", "0 06 ", "05"))
    assert apart == "031-390 06 05"
    close = readable_texts.without_markup(("08-465 004 20", "mån–fre 10:00"))
    assert [written for written, _ in people.phone_numbers(close)] == ["08-465 004 20"]


def test_the_digits_of_a_line_are_no_beginning_of_the_number_on_the_next(site: BuiltSite) -> None:
    first = re.search(
        r"tel:(\+46\d+)[^>]*>.*?<bdi[^>]*>([^<]+)</bdi>", (site.folder / OTHERS).read_text("utf-8")
    )
    assert first
    number = f'<a href="tel:{first[1]}"><bdi dir="ltr">{first[2]}</bdi></a>'
    plant(site, f"<p>Det gällde 467</p><p>{number}</p>", OTHERS)
    assert told(site) == []


def pages_in_memory() -> int:
    return sum(isinstance(one, FinishedPage) for one in gc.get_objects())


def test_a_part_of_the_site_is_read_forgotten_and_only_then_the_next(
    site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size of a site, a part of its pages and the few that are remembered are in memory."""
    monkeypatch.setenv(parallel.PROCESSES_VARIABLE, "1")
    monkeypatch.setattr(gates, "PART", 20)
    monkeypatch.setattr(built_site, "REMEMBERED", 4)
    seen: list[str] = []
    gc.collect()
    alive = [pages_in_memory()]

    def witness(site: BuiltSite) -> Iterator[Problem]:
        seen.extend(site.pages)
        alive.append(pages_in_memory())
        yield from ()

    assert check_site(site, (witness, *gates.OF_FILES, witness)) == ()
    pages = sorted(path for path in site.files if path.endswith(".html"))
    most = gates.PART + built_site.REMEMBERED
    assert sorted(seen) == sorted(pages * 2) and len(pages) > 2 * most
    assert max(alive) - alive[0] <= most


def test_a_fault_is_told_once_and_in_the_same_place_whatever_the_parts(
    site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (ENGLISH, SHELTER, FINDER):
        plant(site, '<a href="borta/">x</a>', path)
    (site.folder / f"ar/{SHELTER}").unlink()
    whole = told(site)
    for most in (1, 7):
        monkeypatch.setattr(gates, "PART", most)
        assert told(site) == whole
    assert [path for path, message in whole if "borta" in message] == [ENGLISH, FINDER, SHELTER]


def test_a_page_stands_in_the_same_part_as_its_translations(site: BuiltSite) -> None:
    together = next(paths for paths in built_site.parts(site, 100) if SHELTER in paths)
    assert {SHELTER, f"en/{SHELTER}", f"ar/{SHELTER}"} <= set(together)


def test_every_check_runs() -> None:
    modules = [import_module(f"sitegen.gates.{found.name}") for found in iter_modules(gates.__path__)]
    own = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if list(inspect.signature(function).parameters) == ["site"] and inspect.isgeneratorfunction(function)
    }
    assert own == set(gates.ALL)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("borta/", "sok-hjalp/borta/index.html"),
        ("../borta.css", "borta.css"),
        ("/borta/", "borta/index.html"),
        ("/", None),
        ("./", None),
        ("../", None),
        ("?a=b", None),
        ("#list", None),
        ("andra/#x", None),
        ("kontakt/prov", "sok-hjalp/kontakt/prov"),
        ("https://provsajten.example/borta/", "borta/index.html"),
        ("https://provsajten.example/sok-hjalp/", None),
        ("https://annan.example/borta/", None),
        ("tel:112", None),
        ("/.well-known/", ".well-known/index.html"),
        ("r%C3%A4tt/", "sok-hjalp/rätt/index.html"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(site: BuiltSite, href: str, target: str | None) -> None:
    plant(site, f'<a href="{href}" rel="noreferrer">x</a>')
    expected = [(FINDER, f"länken “{href}” leder till {target}, som inte finns")] if target else []
    assert told(site) == expected


def test_a_page_that_is_gone_is_found_by_all_that_link_to_it(site: BuiltSite) -> None:
    (site.folder / SHELTER).unlink()
    assert {path for path, message in told(site) if SHELTER in message} >= {
        FINDER,
        "sok-hjalp/region/norr/index.html",
        f"en/{SHELTER}",
    }


def test_a_page_that_does_not_name_its_translations_is_found(site: BuiltSite) -> None:
    page = site.folder / ENGLISH
    page.write_text(page.read_text("utf-8").replace("hreflang=", "data-gone="), "utf-8")
    found = told(site)
    assert (OTHERS, f"hreflang en leder till {ENGLISH}, som inte pekar tillbaka") in found
    assert all("pekar tillbaka" in message for _, message in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"{BASE}ar/{OTHERS[:-10]}", "/ar/sok-hjalp/andra/", "är inte en hel adress"),
        (f"{BASE}ar/{OTHERS[:-10]}", "https://annan.example/ar/", "är inte en hel adress"),
        (f"{BASE}ar/{OTHERS[:-10]}", f"{BASE}ar/sok-hjalp/", "pekar tillbaka"),
        ("x-default", "x-standard", "saknar hreflang x-default"),
    ],
)
def test_alternates_are_whole_mutual_and_have_a_default(
    site: BuiltSite, old: str, new: str, message: str
) -> None:
    projects.edit(site.folder / OTHERS, old, new)
    assert any(path == OTHERS and message in said for path, said in told(site))


def test_a_language_is_offered_by_a_link_or_by_being_that_of_the_page(site: BuiltSite) -> None:
    projects.edit(site.folder / OTHERS, "<html lang=sv", "<html lang=so")
    assert [problem.path for problem in alternates.unoffered(site)] == [OTHERS]


def test_a_copy_to_the_byte_has_the_alternates_of_its_page_and_any_other_must_have_its_own(
    site: BuiltSite,
) -> None:
    copy = site.folder / "en" / "kopia" / "index.html"
    copy.parent.mkdir()
    copy.write_bytes((site.folder / ENGLISH).read_bytes())
    assert list(alternates.one_sided(site)) == []
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert list(alternates.one_sided(site)) != []


def test_a_page_that_is_not_among_its_own_alternates_is_found(site: BuiltSite) -> None:
    page = (site.folder / ENGLISH).read_text("utf-8")
    extra = site.folder / "en" / "sok-hjalp" / "kopia" / "index.html"
    extra.parent.mkdir()
    extra.write_text(f"{page}\n", "utf-8")
    assert ("en/sok-hjalp/kopia/index.html", "saknar hreflang till sig själv") in told(site)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="https://spion.example/a.js"></script>',
        '<img alt="" src="//spion.example/a.png">',
        '<img alt="" srcset="https://spion.example/a.png 2x">',
        '<link rel="stylesheet" href="https://spion.example/a.css">',
        '<link rel="preconnect" href="https://spion.example/">',
        '<iframe title="x" src="https://spion.example/"></iframe>',
        '<form action="https://spion.example/"></form>',
        '<video poster="https://spion.example/a.jpg"></video>',
        '<svg aria-hidden="true"><use href="https://spion.example/a.svg#b"/></svg>',
    ],
)
def test_whatever_loads_from_another_host_is_found(site: BuiltSite, markup: str) -> None:
    plant(site, markup)
    found = told(site)
    assert {path for path, _ in found} == {FINDER}
    assert [message for _, message in found if "hämtar från spion.example" in message]


def test_a_link_that_a_reader_follows_may_lead_anywhere(site: BuiltSite) -> None:
    plant(site, '<a href="https://annan.example/" rel="noreferrer">x</a>')
    assert told(site) == []


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<p style="color:red">x</p>', "<p style=…> stoppas av innehållspolicyn"),
        ('<p onclick="x()">x</p>', "<p onclick=…> stoppas av innehållspolicyn"),
        ('<body onload="x()">', "<body onload=…> stoppas av innehållspolicyn"),
        ('<a href=" JavaScript:x()">x</a>', "leder dit inga länkar får leda"),
        ('<a href="https://annan.example/" rel="noreferrer" target="_blank">x</a>', "saknar rel=noopener"),
    ],
)
def test_what_the_policy_forbids_is_found(site: BuiltSite, markup: str, message: str) -> None:
    plant(site, markup)
    ((path, said),) = told(site)
    assert path == FINDER and message in said


def test_a_finder_that_does_not_fit_the_first_flight_is_found(site: BuiltSite) -> None:
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=16_000))
    plant(site, f"<p>{noise}</p>", f"en/{FINDER}")
    found = told(site)
    assert {path for path, _ in found} == {f"en/{FINDER}"}
    assert [message for _, message in found if f"högst {FIRST_FLIGHT.most}" in message]


def test_other_pages_may_weigh_more(site: BuiltSite) -> None:
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=16_000))
    plant(site, f"<p>{noise}</p>", SHELTER)
    assert told(site) == []


def test_the_headers_of_the_page_count(site: BuiltSite) -> None:
    before = first_flight.header_bytes(site)
    headers = site.folder / "_headers"
    headers.write_text(headers.read_text("utf-8").replace("/*\n", "/*\n  X-Prov: 12345\n", 1), "utf-8")
    assert first_flight.header_bytes(site) == before + len("X-Prov: 12345") + 2


def test_rules_beyond_the_limits_of_a_host_are_found(site: BuiltSite) -> None:
    headers, redirects = site.folder / "_headers", site.folder / "_redirects"
    headers.write_text(headers.read_text("utf-8") + "/x/\n  X: y\n" * 100 + f"  X: {'y' * 2000}\n", "utf-8")
    redirects.write_text("/x/* /y/:splat 301\n" * 101 + "/x/ /y/ 301\n" * 101, "utf-8")
    many, long, patterns = host_limits.beyond_the_host(site)
    assert (many.path, long.path, patterns.path) == ("_headers", "_headers", "_redirects")
    assert "Pages tar högst 100" in many.message and "högst 2000" in long.message
    assert "har 101 regler" in patterns.message


WITHHELD = "+46846500410"


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="tel:{WITHHELD}">Ring</a>',
        f'<a href="sms:{WITHHELD}?body=x">Skriv</a>',
        "<p>08-465 004 10</p>",
        "<p>08-<b>465</b> 004 10</p>",
        "<p>08\u00a0465\u00a0004\u00a010</p>",
        "<p>+46 8 465 004 10</p>",
        "<p>(08) 465 004 10</p>",
        "<p>08/465 004 10</p>",
        "<p>08.465.004.10</p>",
        "<p>08–465 004 10</p>",
        "<p>+46 (0)8 465 004 10</p>",
        "<p>0046 8 465 004 10, vardagar 9–15</p>",
        "<p>０８-４６５ ００４ １０</p>",
        "<p title='08-465 004 10'>x</p>",
        f'<a href="TEL:{WITHHELD}">Ring</a>',
        "<!-- 08-465 004 10 -->",
    ],
)
def test_a_withheld_number_is_found_however_it_is_written(site: BuiltSite, markup: str) -> None:
    plant(site, markup, "en/sok-hjalp/andra/index.html")
    assert ("en/sok-hjalp/andra/index.html", f"visar {WITHHELD}, som inte får visas i dag") in told(site)


@pytest.mark.parametrize("day", ["2027-11-02", "2033-11-02"])
def test_a_number_may_be_shown_however_old_it_is(
    site: BuiltSite, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setitem(os.environ, "SITEGEN_TODAY", day)
    assert [message for _, message in told(site) if "får visas" in message] == []


@pytest.mark.parametrize("page", [FINDER, SIGN])
def test_a_page_to_call_from_that_has_lost_a_number_that_stands_first_is_found(
    site: BuiltSite, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    path = site.folder / page
    path.write_text(path.read_text("utf-8").replace("tel:+46313900600", "tel:112"), "utf-8")
    message = "ringer inte +46313900600 (provlinjen), som alltid ska stå först"
    assert (page, message) in told(site)
    # Even were a rule of age to hide it: the records are asked, not the rule.
    monkeypatch.setattr("sitegen.gates.finder_list.shown_contacts", lambda *_: ())
    assert (page, message) in told(site)


def pdf_saying(text: str) -> bytes:
    """A PDF with a line of text, as the build makes them."""
    made: bytes = weasyprint.HTML(string=f"<p>{text}").write_pdf()
    return made


def sheet_saying(text: str) -> bytes:
    """A workbook with a cell of text."""
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.properties.creator = ""
    book.active["A1"] = text
    book.save(buffer)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[str], bytes]] = {
    "data/x.json": lambda text: json.dumps({"a": [text]}).encode(),
    "data/x.csv": lambda text: f"namn;{text}".encode(),
    "data/x.xlsx": sheet_saying,
    "data/x.pdf": pdf_saying,
    "feed.xml": lambda text: f"<feed><title>{text}</title></feed>".encode(),
}


@pytest.mark.parametrize("path", WRITERS)
def test_a_withheld_number_is_found_in_every_kind_of_file(site: BuiltSite, path: str) -> None:
    (site.folder / path).parent.mkdir(exist_ok=True)
    (site.folder / path).write_bytes(WRITERS[path]("Ring 08/465 004 10"))
    assert [p.path for p in withheld.withheld_numbers(site)] == [path]


@pytest.mark.parametrize("path", WRITERS)
@pytest.mark.parametrize("text", ["070-174 06 50", "+46 (0)70 174 06 50", "prov.provsson@gmail.com"])
def test_a_persons_number_and_mail_are_found_in_every_kind_of_file(
    site: BuiltSite, path: str, text: str
) -> None:
    (site.folder / path).parent.mkdir(exist_ok=True)
    (site.folder / path).write_bytes(WRITERS[path](f"Prov: {text}"))
    assert [p.path for p in withheld.unknown_persons(site)] == [path]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("assets/a.jpg", jpeg(exif=exif())),
        ("assets/a.png", png(pnginfo=described())),
        ("assets/a.svg", b"<svg><metadata/></svg>"),
        ("data/a.pdf", written(pdf(Author=ARTIST))),
        ("data/a.xlsx", b"PK"),
    ],
)
def test_what_a_built_file_carries_unseen_is_found(site: BuiltSite, path: str, content: bytes) -> None:
    (site.folder / path).parent.mkdir(exist_ok=True)
    (site.folder / path).write_bytes(content)
    assert [p.path for p in withheld.hidden_content(site)] == [path]


@pytest.mark.parametrize(
    "path",
    ["om.md~", "om.md", "anteckningar.txt", "robots/robots.txt", "a.docx", "film.mp4", "b.ods", "a.zip"],
)
def test_a_kind_of_file_that_no_site_has_is_found(site: BuiltSite, path: str) -> None:
    (site.folder / path).parent.mkdir(exist_ok=True)
    (site.folder / path).write_bytes(b"")
    assert [p.path for p in withheld.foreign_files(site)] == [path]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Provgatan 12</p>",
        "<p>981 31 Norrberg</p>",
        '<a href="https://www.openstreetmap.org/#map=19/67/20" rel="noreferrer">Karta</a>',
    ],
)
def test_a_place_on_the_page_of_a_confidential_service_is_found(site: BuiltSite, markup: str) -> None:
    plant(site, markup, SHELTER)
    ((path, message),) = told(site)
    assert path == SHELTER and message.startswith("röjer ")


def test_many_faults_are_told_at_once(site: BuiltSite) -> None:
    plant(site, '<p style="x">Provgatan 12</p><a href="borta/">x</a>', SHELTER)
    assert len(told(site)) == 3


def test_text_of_style_and_script_is_not_read(site: BuiltSite) -> None:
    plant(site, "<script>var a = '08-465 004 10';</script>", "sok-hjalp/andra/index.html")
    ((_, message),) = told(site)
    assert "står inte i innehållspolicyn" in message
