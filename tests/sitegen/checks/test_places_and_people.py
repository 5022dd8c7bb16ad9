"""Places, people and files as people write and leave them: each stops the check, and the build with it.

`CANARIES` is the list of what has been tried. A new row is one line.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import projects
from photographs import exif, jpeg, pdf, png, with_photograph, written
from sitegen import cli
from sitegen.checks import check_records, committed_files, confidential, places_and_people
from sitegen.core import Problem, Project
from sitegen.guard.folding import folded
from sitegen.guard.places import PublicPlaces
from sitegen.records import Catalogue, catalogue
from sitegen.sites.checked_records import read_checked

SHELTER, MEMBER = "data/services/norrhuset.yml", "data/members/norrhuset.yml"
PROSE, LINE = "docs/sv/index.md", "data/services/provlinjen.yml"
GIVES = "gives: Ett tryggt rum, och stöd med det som kommer sedan."
Plant = Callable[[Project], str]
"""Puts something into a project, and returns the file that must be named."""


def hidden(text: str) -> Plant:
    """A text about the shelter, in its own record."""

    def plant(project: Project) -> str:
        projects.edit(project.root / SHELTER, GIVES, f"gives: |-\n  {text}")
        return SHELTER

    return plant


def said(text: str, path: str = PROSE) -> Plant:
    """A paragraph of prose, or of another file."""

    def plant(project: Project) -> str:
        file = project.root / path
        before = file.read_text("utf-8") if file.exists() else "---\ntitle: Prov\n---\n"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{before}\n{text}\n", "utf-8")
        return path

    return plant


def noted(text: str) -> Plant:
    """A note in the record of a line that is not confidential."""

    def plant(project: Project) -> str:
        projects.edit(project.root / LINE, "\npublish:", f"\nnote: >-\n  {text}\npublish:")
        return LINE

    return plant


def edited(path: str, old: str, new: str) -> Plant:
    def plant(project: Project) -> str:
        projects.edit(project.root / path, old, new)
        return path

    return plant


def left(path: str, content: bytes = b"") -> Plant:
    """A file that somebody left behind."""

    def plant(project: Project) -> str:
        file = project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return path

    return plant


def linked(path: str, target: str) -> Plant:
    def plant(project: Project) -> str:
        (project.root / path).symlink_to(target)
        return path

    return plant


def renamed(project: Project) -> str:
    """The shelter under a name that says where it is."""
    (project.root / SHELTER).rename(project.data / "services" / "jouren-i-gavle.yml")
    projects.edit(project.root / MEMBER, "services: [norrhuset]", "services: [jouren-i-gavle]")
    return "data/services/jouren-i-gavle.yml"


def drafts(project: Project) -> str:
    """A letter in a folder of its own."""
    return left("campaigns/prov/utkast/brev.docx", b"PK")(project).rpartition("/")[0]


CANARIES: dict[str, Plant] = {
    # Streets
    "a street": said("Huset ligger på Provgatan 12."),
    "a house whose number is 112": said("Boendet ligger på Storgatan 112."),
    "a house whose number is 1": said("Porten är Storgatan 1, andra trappan."),
    "an abbreviated street": said("Vi finns på Storg. 12."),
    "another abbreviated street": said("Kom till Sveav. 44."),
    "a street with nr": said("Drottninggatan nr 5"),
    "a street with a comma": said("Adress: Drottninggatan, 5"),
    "the number first": said("Adress: 12 Storgatan"),
    "the number in words": said("Vi sitter på Storgatan tolv."),
    "a harbour": said("Fråga efter oss på Skeppshamnen 3."),
    "a bridge": said("Ågabron 7"),
    "a beach": said("Norrstrand 4"),
    "a trail": said("Solleden 2"),
    "a slope": said("Klockareliden 9"),
    "a ring": said("Rosenringen 4"),
    "a height": said("Strandhöjden 5"),
    "a park": said("Stadsparken 1"),
    "a meadow": said("Fågelsången 8"),
    "an esplanade in capitals": said("NORRA ESPLANADEN 3"),
    "a street over two lines": said("Huset ligger på Provgatan\n12, en trappa upp."),
    "a street in Cyrillic letters that look Latin": said("Stоrgаtаn 12"),
    "a street in Greek letters that look Latin": said("Prοvgatan 12"),
    "a street in wide letters": said("Ｓｔｏｒｇａｔａｎ　１２"),
    "a street parted by what nobody sees": said("Prov\u200bga\u2060tan\u00a012"),
    "a street with a made up å": said("A\u030agatan 12"),
    "a street in lower case, for the shelter": hidden("kom till rosenringen 4"),
    "a street in words, for the shelter": hidden("in på storgatan tolv"),
    "a farm, for the shelter": hidden("Huset heter Norrtorp 4."),
    "a flat, for the shelter": hidden("Ring på lgh 1202."),
    "a street in bold": said("Kom till **Provgatan** 12."),
    "a street with a bold number": said("Kom till Provgatan **12**."),
    "a street with an entity": said("Kom till Provgatan&nbsp;12."),
    "a street with a letter as an entity": said("Kom till St&ouml;rgatan 12."),
    "a street over a break of HTML": said("Provgatan<br>12"),
    "a street that is a link": said("[Provgatan](index.md) 12"),
    "a street in the text of a picture": said("![Provgatan 12](../assets/a.svg)"),
    "a street in a table": said("| Var | När |\n|---|---|\n| Provgatan 12 | 9 |"),
    "a street in a footnote": said("Hej[^1]\n\n[^1]: Provgatan 12"),
    "a street in the head": edited(PROSE, "title:", "description: Provgatan 12\ntitle:"),
    # Postcodes and towns
    "a postcode that begins with 112": said("112 26 Stockholm"),
    "a postcode that is a phone number": said("114 14 Stockholm"),
    "a postcode before a town in lower case": said("123 45 gävle"),
    "a postcode in one word before capitals": said("80250 GÄVLE"),
    "a postcode with a comma": said("802 50, Gävle"),
    "a postcode that says so": said("Postnr 80250"),
    "a postcode in a note": noted("Brev till 981 31 Norrberg."),
    "five digits, for the shelter": hidden("Brev når oss på 80250."),
    "five digits with a dash, for the shelter": hidden("Brev: 802-50."),
    "a town, for the shelter": hidden("Vi finns i Gävle."),
    "a town in lower case, for the shelter": hidden("vi finns i gävle"),
    "a town in the genitive, for the shelter": hidden("Gävles tryggaste hus."),
    "a town in a longer word, for the shelter": hidden("För hela gävletrakten."),
    "a village, for the shelter": hidden("Huset står utanför Järvsö."),
    "a town that is a word too, for the shelter": hidden("Du får bo i Lund."),
    "a town that only the records know, for the shelter": hidden("Du får bo i Lillnorr."),
    "a part of the country, for the shelter": hidden("Huset ligger i Hälsingland."),
    "another county, for the shelter": edited(
        SHELTER, "coverage: [norr]", "coverage: [sweden]\nnote: I Norrbergs län."
    ),
    "a town in a mail address, for the shelter": hidden("Skriv till jourenigavle@jouren.example."),
    "a town in a host, for the shelter": hidden("Läs mer: https://jouren-gavle.example/"),
    "a town in the shelter's web address": edited(
        SHELTER, "https://norrhuset.example/chatt", "https://gavlejouren.example/chatt"
    ),
    "a town in the address of a source": edited(
        SHELTER, "https://norrhuset.example/kontakt/", "https://norrhuset.example/jouren-i-gavle/"
    ),
    "a town in the shelter's name": edited(SHELTER, "name: Norrhuset", "name: Norrhuset i Gävle"),
    "a town in the name of the shelter's file": renamed,
    "a town in the field of a member": edited(
        MEMBER, "confidential: true", "confidential: true\ntown: Gävle"
    ),
    "a town in prose about the shelter": said("Norrhuset, som ligger i Gävle, tar emot kvinnor."),
    "a town without its marks, for the shelter": hidden("Write to us in Jonkoping."),
    "a town by its English name, for the shelter": hidden("We are in Gothenburg."),
    "a town for short, for the shelter": hidden("Vi finns i Gbg."),
    "a town with a hyphen, for the shelter": hidden("Vi tar emot i Malmö-trakten."),
    "a town in other letters, for the shelter": hidden("Ми у Стокгольмі."),
    "a lake, for the shelter": hidden("Huset ligger vid Siljan."),
    "a hospital, for the shelter": hidden("Vi följer med dig till Sahlgrenska."),
    "a station, for the shelter": hidden("Gå av vid Provby station."),
    "a bus, for the shelter": hidden("Ta bussen till Provby."),
    "a county by its letter, for the shelter": hidden("Vi tar emot från hela X-län."),
    "an area code, for the shelter": hidden("Vi finns i 026-området."),
    "a town in prose about the shelter's house": said("Norrhusets lokaler i Gävle är nya."),
    "a town in prose about the shelter in capitals": said("NORRHUSET I GÄVLE"),
    # Coordinates, maps, codes
    "a coordinate with two decimals": said("59.33, 18.06"),
    "a coordinate in an address on the web": said("kartan.example/?lat=59.3293&lon=18.0686"),
    "a coordinate over two lines": said("lat: 59.3293\nlong: 18.0686"),
    "a coordinate in degrees": said("59°19'45\"N 18°4'7\"Ö"),
    "a coordinate of surveyors": said("N 6580822, E 674032"),
    "a coordinate with commas, for the shelter": hidden("59,3 18,1"),
    "a coordinate in two sentences, for the shelter": hidden("Norr 59.3. Öster 18.1."),
    "an open location code": said("9FFW84X9+XR"),
    "a short open location code": said("84X9+XR i stan"),
    "three words": said("///prov.provat.provas"),
    "three words without a sign, for the shelter": hidden("Leta upp provat.lampa.stolen så hittar du."),
    "a geohash": said("Geohash: u6sce0t4"),
    "a bare geohash, for the shelter": hidden("u6sce0t4"),
    "a map of Here": said("https://wego.here.com/?map=1"),
    "a map of Mapy": said("https://mapy.cz/s/prov"),
    "a map of Yandex": said("https://yandex.ru/maps/prov"),
    "a map of Google in a search": said("https://www.google.com/search?q=59.3,18.0"),
    "a map of Google on a phone": said("https://maps.app.goo.gl/prov"),
    "a map of Apple": said("https://maps.apple.com/?q=prov"),
    "a map of Bing": said("https://www.bing.com/maps?cp=1"),
    "a map of Waze": said("https://ul.waze.com/ul?ll=1"),
    "a map of Hitta": said("https://www.hitta.se/prov"),
    "a property": said("Fastigheten Norrberg 3:12"),
    "a property without the word, for the shelter": hidden("Huset är Norrberg 3:12."),
    "the code of a door": said("Portkoden är 1234."),
    "a code by another word": said("Tryck kod 1234 och gå in."),
    "a coordinate in words": said("59 grader 19 minuter nord, 18 grader 4 minuter öst"),
    "a coordinate of an army": said("33VXF 12345 67890"),
    "a coordinate with its axes": said("x=18.0686 y=59.3293"),
    "a map of a town": said("https://karta.provstad.se/"),
    "a map of the land survey": said("https://kso.lantmateriet.se/?e=674032&n=6580822"),
    "a map of the earth": said("https://earth.google.com/web/@59"),
    "a way by bus": said("https://citymapper.com/directions?endcoord=x"),
    "a round that somebody ran": said("https://www.strava.com/activities/1"),
    "the code of an entrance": said("Passerkod 1234"),
    "a code with a dash": said("Portkod: 12-34"),
    "a code with a star": said("Kod *1234#"),
    "a code of a door in a sentence": said("Koden till porten är 1234."),
    "a code of a door without the word": said("Porten: 1234"),
    "a code to press": said("Tryck 1234 i dosan."),
    "a key in a box": said("Nyckelskåp 1234"),
    "the number before the street": said("Vi finns i hus nummer 12 på Provgatan."),
    "the number of the street": said("Provgatans nummer 5"),
    # People
    "a worker's mobile": said("Ring Prov på 070-174 06 50."),
    "a mobile in a note": noted("Hennes mobil: 070-174 06 50."),
    "a mobile with dots": said("070.174.06.50"),
    "a mobile with a slash": said("070/174 06 50"),
    "a mobile with a long dash": said("070–174 06 50"),
    "a mobile from abroad": said("+46 (0)70 174 06 50"),
    "a mobile with noughts": said("0046 70 174 06 50"),
    "a mobile without its nought": said("70 174 06 50"),
    "a mobile in wide digits": said("０７０-１７４ ０６ ５０"),
    "a mobile in Arabic digits": said("٠٧٠١٧٤٠٦٥٠", "docs/en/index.md"),
    "a phone at a desk": said("Kansliet: 08-465 004 99"),
    "a mobile in a comment": said("<!-- jour: 0701740650 -->"),
    "a private mail": said("Skriv till prov.provsson@gmail.com."),
    "a private mail without a name": said("kvinnojouren1@hotmail.com"),
    "a mail spelled for people": said("prov (snabel-a) gmail punkt com"),
    "a mail named after a person": said("prov.provsson@kommunen.example"),
    "a mail with an initial": said("p.provsson@kommunen.example"),
    "a mobile in prose that looks like a field": said("Her phone: 070-174 06 50", "docs/en/index.md"),
    "a mobile in a note that looks like a field": noted("phone: 070-174 06 50"),
    "a mail in prose that looks like a field": said("email: prov.provsson@gmail.com", "docs/en/index.md"),
    "a street in a note that looks like a field": noted("address: Provgatan 12"),
    "a street in a note about the place": noted("place Provgatan 12 is where they live"),
    "a mobile with its country alone": said("https://wa.me/46701740650"),
    "a mobile with signs of Markdown": said("070-**174** 06 50"),
    "a mobile with escaped signs": said(r"070\-174 06 50"),
    "a mobile with entities": said("070&#45;174&nbsp;06&nbsp;50"),
    "a mobile over a break of HTML": said("070-174<br>06 50"),
    "a mobile encoded in a link": said("[Ring](tel:%2B46701740650)"),
    "a mobile in a title of a link": said('[Hej](index.md "070-174 06 50")'),
    "a mobile in a link by reference": said("[Hej][1]\n\n[1]: tel:+46701740650"),
    "a mobile in the name of a picture": left("docs/assets/prov_070-174_06_50.png", png()),
    "a mail with an entity": said("prov.provsson&#64;gmail.com"),
    "a mail encoded in a link": said("[Skriv](mailto:prov.provsson%40gmail.com)"),
    "a mail in brackets": said("prov.provsson (a) gmail.com"),
    "a mail with three names": said("prov.maria.provsson@kommunen.example"),
    "a mail with an initial last": said("prov.p@kommunen.example"),
    "a mail in the name of a picture": left("docs/assets/prov.provsson@gmail.com.png", png()),
    "a personal identity number": said("Prov, 19121212-1212, kom i mars."),
    "a personal identity number without its century": said("121212-1212"),
    "a personal identity number in one": noted("Hon heter Prov, 191212121212."),
    "a personal identity number with a long dash": said("121212–1212"),
    "a coordination number": said("701063-2391"),
    "a day of birth with crosses": said("121212-xxxx"),
    "a personal identity number in the name of a picture": left("docs/assets/121212-1212.png", png()),
    # Files
    "a photograph of a phone": left("docs/assets/mote.jpg", jpeg(exif=exif())),
    "a picture with a comment": left("docs/assets/mote.jpg", jpeg(comment=b"Provgatan 12")),
    "a picture of another kind than its name": left("docs/assets/mote.png", jpeg()),
    "a drawing with a comment": left("docs/assets/a.svg", b"<svg><!-- hemma hos Prov --></svg>"),
    "a document with a photograph": left("docs/assets/a.pdf", written(with_photograph(jpeg(exif=exif())))),
    "a document with an author": left("docs/assets/a.pdf", written(pdf(Author="Prov Provsson"))),
    "a street in the name of a picture": left("docs/assets/provgatan-12.png", png()),
    "a mobile in a drawing": left("docs/assets/a.svg", b"<svg><text>070-174 06 50</text></svg>"),
    "a mail in the title of a drawing": left(
        "docs/assets/a.svg", b"<svg><title>prov.provsson@gmail.com</title></svg>"
    ),
    "a mobile in a label of a drawing": left(
        "docs/assets/a.svg", b'<svg><g aria-label="070-174 06 50"/></svg>'
    ),
    "a sheet with a row a person": left("docs/assets/blad.xlsx", b"PK"),
    "a sheet of another program": left("docs/assets/blad.ods", b"PK"),
    "a table": left("docs/assets/alla.csv", b"namn;ort"),
    "a letter": left("docs/sv/brev.docx", b"PK"),
    "a backup of an editor": left("docs/sv/om.md~"),
    "another backup": left("docs/sv/om.md.bak"),
    "what a merge left": left("docs/sv/om.md.orig"),
    "what a terminal left": left("docs/sv/.om.md.swp"),
    "what Emacs left": left("docs/sv/#om.md#"),
    "a copy": left("docs/sv/om (kopia).md"),
    "a copy of a Mac": left("docs/sv/om 2.md"),
    "a copy of Windows": left("docs/sv/Kopia av om.md"),
    "what a merge tool left": left("docs/sv/om_LOCAL_123.md"),
    "a conflict of a shared folder": left("docs/sv/om (Provs konflikt 2026).md"),
    "a page of before": left("docs/sv/om-gammal.md"),
    "a draft": left("docs/sv/om_utkast.md"),
    "notes": left("docs/sv/anteckningar.txt"),
    "a hidden file": left("docs/sv/.lista"),
    "a recording": left("docs/assets/samtal.m4a"),
    "an archive": left("docs/assets/allt.zip"),
    "a page of a program": left("docs/assets/prov.html"),
    "a link to a file": linked("docs/assets/namn.png", "/etc/hostname"),
    "a link to a folder": linked("docs/assets/mapp", "/etc"),
    "a link to nowhere": linked("docs/assets/borta.svg", "borta"),
    "notes among records": left("data/services/anteckningar.txt"),
    "a backup among records": left("data/services/norrhuset.yml~"),
    "a sheet of a campaign": left("campaigns/prov/docs/blad.xlsx", b"PK"),
    "a photograph of a campaign": left("campaigns/prov/docs/a.jpg", jpeg(exif=exif())),
    "a folder that no campaign has": drafts,
    "a photograph with a name in capitals": left("docs/assets/DSC_1.JPG", jpeg(exif=exif())),
    "a backup of a template": left("overrides/lean/base.html.orig"),
    "a street in a campaign": said("Provgatan 12", "campaigns/prov/docs/sv/start.md"),
    "a mobile in a campaign": said("070-174 06 50", "campaigns/prov/docs/sv/start.md"),
    "a street in a campaign's data": said("text: Provgatan 12", "campaigns/prov/data/texter.yml"),
    "a street in the handbook": said("Provgatan 12", "redaktion/docs/andra.md"),
    "a sheet in the handbook": left("redaktion/docs/blad.xlsx", b"PK"),
}


def found(project: Project) -> list[Problem]:
    """What the check says of records, prose and files."""
    reading = catalogue.read(project)
    return [*check_records(reading), *places_and_people.problems(project, reading.catalogue())]


def test_there_are_many() -> None:
    assert len(CANARIES) >= 40


@pytest.mark.parametrize("canary", CANARIES)
def test_every_canary_stops_the_check(copy: Project, canary: str) -> None:
    path = CANARIES[canary](copy)
    told = [problem for problem in found(copy) if problem.severity == "error"]
    assert {problem.path for problem in told} == {path}
    assert all(problem.message for problem in told)


def test_what_is_planted_in_prose_is_told_by_its_line(copy: Project) -> None:
    said("Ett.\n\nHuset ligger på Provgatan\n12, och Prov nås på 070-174 06 50.")(copy)
    lines = (copy.root / PROSE).read_text("utf-8").splitlines()
    told = {(lines[p.line - 1], p.message.split(" (")[0].split(",")[0]) for p in found(copy)}
    assert ("12, och Prov nås på 070-174 06 50.", "visar numret 070-174 06 50") in told


def test_a_canary_stops_the_command_and_the_build(copy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    CANARIES["a photograph of a phone"](copy)
    way_out = "kör scripts/cli.py clean-pictures docs/assets/mote.jpg"
    assert cli.main(["--root", str(copy.root), "check"]) == 1
    assert way_out in capsys.readouterr().out
    assert cli.main(["--root", str(copy.root), "build"]) == 1
    assert way_out in capsys.readouterr().err
    assert not (copy.dist / "main").exists()


def test_a_cleaned_photograph_may_be_published(copy: Project) -> None:
    CANARIES["a photograph of a phone"](copy)
    assert cli.main(["clean-pictures", str(copy.docs)]) == 0
    assert list(committed_files.problems(copy)) == []


@pytest.mark.parametrize(
    "text",
    [
        "På gatan 12 personer, i parken 3 barn.",
        "Rapporteringen 12 fall.",
        "Läst på webbplatsen 1 november.",
        "Verksamhetsplan 2026, handlingsplan 2027.",
        "Andelen var 56,2 procent, 18,1 procent och 3 procent.",
        "Ring 112 eller 031-390 06 00.",
        "Dygnet runt, 08:00–16:00, 2026-11-29.",
        "ISBN 978-91-7000-000-1, org.nr 802400-1234, dnr 2026/12345.",
        "Org.nr 556036-0793, 2020-12-01–2026, 12 500 kronor, 1 250 000 kr, § 12, SFS 2018:601, 6 kap. 11 §.",
        "Åren 2019–2026, 2026-11-29 kl. 12.30, 31 december 2026, 12 av 45 personer, 5,5 miljoner.",
        "Porten 2024 byttes, dörren 1995. Koden i rapporten från 2026; lagen (1962:700); kod 215.",
        "Handlingsplan 12 åtgärder, väg 2 av 3, vägen 12 år lång.",
        "Ta tåget till Malmö. Vi ses på Centralstationen klockan 12. Se sidan 12–14 i bilaga 3.",
        "I Malmö och **Göteborg** finns [mottagningar](om.md); i Umeå sedan 1995.",
        "| År | Antal |\n|---|---|\n| 2024 | 12 345 |\n| 2025 | 10 987 |",
        "https://tidskrift.example/10.1007/s10508-020-01843-3",
        "Lokal kod och QR-kod, SE-AB, sida 12.",
        "Skriv till info@jouren.example eller press.kansli@jouren.example.",
        "Kampanj 215 och ISO 3166-2.",
        "Norrhuset tar emot kvinnor. I Gävle finns Provlinjen.",
    ],
)
def test_what_tells_of_nobody_may_stand(copy: Project, text: str) -> None:
    said(text)(copy)
    assert [problem.message for problem in found(copy)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Du kan vara trygg. Vi hjälper dig att bo bra.",
        "I Norrbergs län, måndag 9:00 till 15:00.",
        "Ring 020-50 50 50 eller 112.",
        "Sedan 2014 har 12 kvinnor från 18 år bott här i handen av en vän.",
        "Medlem i Plattformen; medlemskap i Provfonden.",
    ],
)
def test_what_tells_no_place_may_stand_in_the_shelters_record(copy: Project, text: str) -> None:
    hidden(text)(copy)
    projects.edit(copy.root / SHELTER, "coverage: [norr]", "coverage: [SE-ZN]")
    assert [p.message for p in check_records(catalogue.read(copy)) if p.path == SHELTER] == []


def test_a_town_may_stand_in_a_known_name_and_nowhere_else(copy: Project) -> None:
    named = "confidential: true\ntowns_in_name: [Gävle]"
    projects.edit(copy.root / SHELTER, "confidential: true", named)
    projects.edit(copy.root / SHELTER, "name: Norrhuset", "name: Norrhuset i Gävle")
    projects.edit(copy.root / SHELTER, "https://norrhuset.example/chatt", "https://gavlejouren.example/chatt")
    projects.edit(copy.root / SHELTER, "Jour och chatt vardagar", "Norrhuset i Gävle har chatt vardagar")
    assert found(copy) == []
    projects.edit(copy.root / SHELTER, "Ett tryggt rum", "Ett tryggt rum mitt i Gävle")
    assert [problem.path for problem in found(copy)] == [SHELTER]


def test_a_town_that_is_in_no_name_is_not_let_in(copy: Project) -> None:
    line = projects.edit(
        copy.root / SHELTER, "confidential: true", "confidential: true\ntowns_in_name: [Gävle]"
    )
    (problem,) = found(copy)
    assert (problem.path, problem.line) == (
        SHELTER,
        line + 1,
    ) and "står inte i verksamhetens namn" in problem.message


def test_a_number_and_an_address_that_a_record_has_may_stand(copy: Project) -> None:
    said("Ring 031-390 06 00, +46 31 390 06 00 eller (031) 390 06 00, måndag 8–16.")(copy)
    assert found(copy) == []
    mail = "    email: prov.provsson@jouren.example\n"
    contact = f'  - kind: email\n{mail}    publish: "no"\n    sources: [egen-sida]\n'
    projects.edit(copy.root / SHELTER, "contacts:\n", f"contacts:\n{contact}")
    said("prov.provsson@jouren.example")(copy)
    assert [problem.message for problem in found(copy) if problem.path == PROSE] == []


def test_what_git_and_file_managers_leave_is_no_fault(copy: Project) -> None:
    for name in committed_files.UNSEEN:
        (copy.docs / name).touch()
    assert list(committed_files.problems(copy)) == []


def test_of_yaml_only_reviews_of_translations_lie_beside_catalogues(copy: Project) -> None:
    for name in ("messages.review.yml", "messages.yml"):
        (copy.locales / "en" / name).touch()
    assert [problem.path for problem in committed_files.problems(copy)] == ["locales/en/messages.yml"]


def test_the_real_folders_hold_what_they_may() -> None:
    records = read_checked(projects.REAL)
    assert [problem.render() for problem in places_and_people.problems(projects.REAL, records)] == []


def test_a_folder_that_is_itself_a_link_is_read(copy: Project, tmp_path: Path) -> None:
    away = tmp_path / "annorstades"
    os.rename(copy.docs, away)
    copy.docs.symlink_to(away)
    left("docs/sv/anteckningar.txt")(copy)
    assert [problem.path for problem in committed_files.problems(copy)] == ["docs/sv/anteckningar.txt"]


def test_a_short_number_may_stand_before_a_word_and_not_before_a_town(real_records: Catalogue) -> None:
    public = confidential.public_places(real_records)
    for text in ("Ring 114 14 Polisen", "114 14 ตำรวจ", "114 14, 112"):
        assert list(confidential.leaks(text, public)) == []
    for text in (
        "114 14 Stockholm",
        "Storgatan 5, 114 14 Östermalm",
        "S-114 14 Prov",
        "114 14 malmö",
        "112 26 Prov",
    ):
        assert list(confidential.leaks(text, public)) != [], text


@pytest.mark.parametrize(
    "text", ["Provgatan 34", "Provgatan 3 B", "Nya Provgatan 31", "Provgatan 3, 981 32 Norrberg"]
)
def test_a_public_place_opens_no_other(text: str) -> None:
    public = PublicPlaces(("Provgatan 3", "981 31 Norrberg"))
    assert list(confidential.leaks("Kom till Provgatan 3, 981 31 Norrberg.", public)) == []
    assert list(confidential.leaks(text, public)) != []
    assert list(confidential.leaks(f"Provgatan 3 eller {text}", public)) != []


@pytest.mark.parametrize(
    ("source", "said", "told"),
    [
        ("Du får stöd.", "You get support in Sundsvall.", "orten Sundsvall"),
        ("Du får stöd.", "You get support at Provgatan 12.", "en gatuadress (“Provgatan 12”)"),
        ("Du får stöd.", "Write to prov.provsson@gmail.com.", "e-postadressen prov.provsson@gmail.com"),
        ("Du får stöd.", "You get support in Malmö.", "orten Malmö"),
        ("Du får stöd.", "You get support in Jonkoping.", "orten Jonkoping"),
        ("Du får stöd.", "You get support in Gothenburg.", "orten Gothenburg"),
        ("Du får stöd.", "Recibe apoyo en Estocolmo.", "orten Estocolmo"),
        ("Du får stöd.", "Допомога у Стокгольмі.", "orten Стокгольм"),
        ("Du får stöd.", "تحصلون على الدعم في مالمو.", "orten مالمو"),
        ("Du får stöd.", "คุณได้รับความช่วยเหลือในสตอกโฮล์มได้", "orten สตอกโฮล์ม"),
        ("Ring i Sundsvall.", "Call us in Sundsvall.", None),
        ("Umeås konferens i Göteborg.", "The conference of Umeå in Gothenburg.", None),
        ("Stöd i Göteborg.", "Допомога у Гетеборзі.", None),
        ("Du får ett rum.", "Recibe una sala. Es mora. Roma.", None),
    ],
)
def test_a_translation_tells_no_more_than_its_source(source: str, said: str, told: str | None) -> None:
    wanted = [folded(told)] if told else []
    assert [
        folded(fault) for fault in confidential.leaks_in_translation(source, said, PublicPlaces())
    ] == wanted


def test_a_number_that_is_changed_may_still_stand_in_what_its_source_said(copy: Project) -> None:
    """An urgent change is one edit; what a reader sees is another thing, and so is a private number."""
    projects.edit(copy.root / LINE, "says: ", "says: Sidan hade 020-50 50 50 i mars; ")
    assert told_of(copy, "visar numret") == []
    projects.edit(copy.root / PROSE, "# ", "# Ring 020-50 50 50. ")
    assert len(told_of(copy, "visar numret 020-50 50 50")) == 1
    projects.edit(copy.root / LINE, "i mars; ", "i mars, sedan 070-174 06 99; ")
    assert len(told_of(copy, "visar numret 070-174 06 99")) == 1


def told_of(project: Project, part: str) -> list[str]:
    found = places_and_people.problems(project, catalogue.read(project).catalogue())
    return [problem.message for problem in found if part in problem.message]
