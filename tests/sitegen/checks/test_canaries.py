"""Where a confidential service is must not come out, whichever way somebody writes it in.

Each canary is planted where a person, a translator or a new generator could put it, in a real copy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import catalogues
import projects
from sitegen.build.all_text_sets import all_text_sets
from sitegen.checks import confidential, places_and_people
from sitegen.core import Project
from sitegen.gates import withheld
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.readable_texts import READERS, of_json, of_page
from sitegen.language.messages import catalogue_faults
from sitegen.reading import read_page
from sitegen.records import Catalogue
from sitegen.records.phones import shown_as
from sitegen.sites.checked_records import read_checked
from sitegen.web import Key, addresses

BASE = "https://provsajten.example/"
SHELTER = addresses.file(Key("service", "norrhuset"), "sv")
CANARIES = {
    "address": ("Hjälphuset ligger på Provgatan 12", "en gatuadress"),
    "address in small letters": ("kom till storavägen 3b", "en gatuadress"),
    "address with a hard space": ("Provgatan\u00a012", "en gatuadress"),
    "address with a hidden break": ("Prov\u00adgatan 12", "en gatuadress"),
    "address in Arabic digits": ("Provgatan ١٢", "en gatuadress"),
    "postcode": ("Box 1, 981 31 Norrberg", "ett postnummer"),
    "postcode without a space": ("98131 Norrberg", "ett postnummer"),
    "postcode with country": ("SE-981 31", "ett postnummer"),
    "postcode in Thai": ("981 31 นอร์เบิร์ก", "ett postnummer"),
    "postcode in Arabic": ("981 31 نوربيرغ", "ett postnummer"),
    "coordinate": ("67.85572, 20.22513", "en koordinat"),
    "swedish coordinate": ("67,85572 N 20,22513", "en koordinat"),
    "degrees": ("67°51'20\" N 20°13'30\" E", "en koordinat"),
    "map link": ("https://maps.app.goo.gl/prov", "en kartlänk"),
    "open map": ("https://www.openstreetmap.org/?mlat=67.8", "en kartlänk"),
    "words for a place": ("what3words prov.prov.prov", "en kartlänk"),
    "geo link": ("geo:67.8,20.2", "en kartlänk"),
}

every_canary = pytest.mark.parametrize(("canary", "what"), CANARIES.values(), ids=CANARIES.keys())


@pytest.fixture(scope="module")
def staged(small_site: Path, small_records: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A copy of the built small site; what is planted in it is taken away again."""
    folder = tmp_path_factory.mktemp("staged")
    for path, content in projects.tree(small_site).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return BuiltSite(folder, small_records, BASE)


def told(site: BuiltSite, path: str, content: str | bytes) -> list[str]:
    """What is said of a file with this content."""
    target = site.folder / path
    before = target.read_bytes() if target.is_file() else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        fresh = BuiltSite(site.folder, site.catalogue, site.base_url)
        found = list(withheld.confidential_places(fresh))
    finally:
        target.write_bytes(before) if before is not None else target.unlink()
    assert {problem.path for problem in found} <= {path}
    return [problem.message for problem in found]


def on_page(html: str) -> Callable[[BuiltSite, str], str]:
    """The shelter's page with markup that holds the canary."""

    def content(site: BuiltSite, canary: str) -> str:
        page = (site.folder / SHELTER).read_text("utf-8")
        return page.replace("</main>", html.replace("¤", canary) + "</main>")

    return content


PLACES: dict[str, tuple[str, Callable[[BuiltSite, str], str]]] = {
    "a page's text": (SHELTER, on_page("<p>¤</p>")),
    "a page in another language": (f"ar/{SHELTER}", on_page("<p>¤</p>")),
    "an attribute": ("sok-hjalp/index.html", on_page("<p data-x='¤'>x</p>")),
    "a comment": ("index.html", on_page("<!-- ¤ -->")),
    "linked data": (SHELTER, on_page('<script type="application/ld+json">["¤"]</script>')),
    "open data": ("data/hsds/services.json", lambda _, canary: json.dumps({"contents": [{"note": canary}]})),
    "a key of data": ("data/alla.json", lambda _, canary: json.dumps({canary: 1})),
    "data that cannot be read": ("data/trasig.json", lambda _, canary: f"{{{canary}"),
    "a feed": ("feed.xml", lambda _, canary: f"<feed><title>{canary}</title></feed>"),
    "a text": ("robots.txt", lambda _, canary: canary),
    "source of prose": ("om.md", lambda _, canary: f"# Om\n\n{canary}\n"),
    "a kind that nobody has thought of": ("lista.csv", lambda _, canary: f"namn;{canary}"),
    "a file of the host": ("_redirects", lambda _, canary: f"/a {canary}"),
}


@every_canary
def test_every_canary_is_found_in_records_pages_and_data(canary: str, what: str) -> None:
    page = read_page(f"<html><body><p>{canary}</p></body></html>")
    data = json.dumps({"contents": [{"note": canary}]}).encode()
    for text in (canary, *of_page(page), *of_json(data)):
        if "gatan" in text or canary in text:
            assert [leak.split(" (")[0] for leak in confidential.leaks(text)] == [what], text


@pytest.mark.parametrize("place", PLACES)
def test_a_canary_is_found_in_whatever_file_it_comes_out(staged: BuiltSite, place: str) -> None:
    path, content = PLACES[place]
    (message,) = told(staged, path, content(staged, "Provgatan 12"))
    assert message.startswith("röjer en gatuadress (“Provgatan 12”)")


@pytest.mark.parametrize(
    "content",
    [
        {"latitude": 67.85572, "longitude": 20.22513},
        {"geometry": {"coordinates": [20.22513, 67.85572]}},
        [["x", 67.85572, 20.22513]],
    ],
)
def test_numbers_in_data_that_stand_as_a_coordinate_does_are_found(
    staged: BuiltSite, content: object
) -> None:
    (message,) = told(staged, "data/karta.geojson", json.dumps(content))
    assert message.startswith("röjer en koordinat")


@pytest.mark.parametrize(
    "path", ["assets/provgatan-12.jpg", "kartor/Provgatan_12/index.html", "assets/981-31-Norrberg.pdf.gz"]
)
def test_a_canary_is_found_in_the_name_of_a_file(staged: BuiltSite, path: str) -> None:
    assert [message[:6] for message in told(staged, path, b"")] == ["röjer "]


def test_an_address_is_found_though_markup_parts_it(staged: BuiltSite) -> None:
    html = on_page("<p>Prov<b>gatan</b> <i>12</i></p>")(staged, "")
    assert told(staged, SHELTER, html) != []


def test_a_file_that_no_reader_knows_is_told(staged: BuiltSite) -> None:
    (message,) = told(staged, "rapport.bin", b"\xff\xfe\x00\x81")
    assert message.startswith("ingen läsare kan granska filen")


def test_a_new_kind_of_file_takes_one_row(staged: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = lambda content: iter([content.decode("utf-16")])  # noqa: E731
    monkeypatch.setitem(READERS, ".bin", reader)  # type: ignore[arg-type]
    (message,) = told(staged, "rapport.bin", "Provgatan 12".encode("utf-16"))
    assert message.startswith("röjer en gatuadress")


def test_phone_numbers_are_no_postcodes(staged: BuiltSite, small_records: Catalogue) -> None:
    contacts = [contact for service in small_records.services.values() for contact in service.contacts]
    numbers = [shown_as(contact) for contact in contacts if contact.number]
    said = " ".join(f"{number} Ring" for number in numbers)
    assert told(staged, SHELTER, on_page("<p>¤</p>")(staged, said)) == []


def test_a_place_that_a_record_calls_public_may_stand(copy: Project) -> None:
    sites = copy.data / "sites.yml"
    sites.write_text(
        sites.read_text("utf-8") + '  public_places: ["Provgatan 12, 981 31 Norrberg"]\n', "utf-8"
    )
    records = read_checked(copy)
    public = confidential.public_places(records)
    assert list(confidential.leaks("Besök oss: Provgatan 12, 981 31 Norrberg.", public)) == []
    assert list(confidential.leaks("Besök oss: Provgatan 14, 981 31 Norrberg.", public)) != []


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_canary_is_found_in_translations_with_its_line(copy: Project, code: str) -> None:
    path = catalogues.catalogue_path(copy, code)
    translations = catalogues.read_catalogue(path)
    texts = [m for m in translations if m.id and m.string and not re.search(r"[\d{#]", str(m.id))]
    for message, (canary, _) in zip(texts, CANARIES.values(), strict=False):
        message.string = canary
    projects.write(path, translations)
    faults = catalogue_faults(copy, read_checked(copy), all_text_sets())
    found = [problem for problem in faults if "röjer" in problem.message]
    assert all(p.path.endswith(f"{code}/LC_MESSAGES/messages.po") and p.line > 0 for p in found)
    assert len({problem.line for problem in found}) == len(CANARIES)


def test_every_canary_is_found_in_markdown_with_its_line(copy: Project) -> None:
    page = copy.docs / "en" / "index.md"
    page.write_text("\n".join(canary for canary, _ in CANARIES.values()), "utf-8")
    found = [(p.path, p.line, p.message) for p in places_and_people.problems(copy, read_checked(copy))]
    assert [(path, line) for path, line, _ in found] == [
        ("docs/en/index.md", line) for line in range(1, len(CANARIES) + 1)
    ]
    for (_, what), (_, _, message) in zip(CANARIES.values(), found, strict=True):
        assert message.startswith(f"röjer {what}")


def test_a_canary_is_found_in_the_name_of_a_file_of_the_prose(copy: Project) -> None:
    (copy.docs / "assets" / "provgatan-12.svg").write_text("<svg/>", "utf-8")
    (problem,) = places_and_people.problems(copy, read_checked(copy))
    assert problem.path == "docs/assets/provgatan-12.svg"


def refused(project: Project) -> str:
    """What a build says that must fail and leave nothing."""
    done = projects.cli(project, "build")
    assert done.returncode == 1, done.stdout
    assert not (project.dist / "main").exists()
    return done.stderr


@pytest.mark.slow
def test_the_whole_build_stops_at_a_place_in_prose(copy: Project) -> None:
    """That the command runs this check before anything is made."""
    page = copy.docs / "sv" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nHuset ligger på Provgatan 12.\n", "utf-8")
    assert re.search(r"docs/sv/index\.md:\d+:1: röjer en gatuadress", refused(copy))


@pytest.mark.slow
def test_the_whole_build_stops_at_a_place_that_only_a_template_or_a_picture_has(copy: Project) -> None:
    """That the command looks at what was made, where no record has the fault."""
    base = copy.templates / "base.html"
    base.write_text(base.read_text("utf-8").replace("<footer>", "<footer><p>981 31 Norrberg</p>"), "utf-8")
    said = refused(copy)
    assert f"{SHELTER}: röjer ett postnummer (“981 31 N”)" in said
    assert f"ar/{SHELTER}: röjer" in said
