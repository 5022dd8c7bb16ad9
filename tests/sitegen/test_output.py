"""Languages go live page by page, when they are ready."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import projects
from records import TODAY, voice
from sitegen import messages, output, urls, voices
from sitegen.built.site import Markup
from sitegen.families import NOT_FOUND
from sitegen.output import DataError, Files, ready
from sitegen.paths import Project
from sitegen.urls import Key

FINDER = "{}sok-hjalp/index.html"
RIGHTS = "{}sok-hjalp/rattigheter/index.html"
PROVLINJEN = "{}" + urls.file(Key("service", "provlinjen"), "sv")


def files(project: Project) -> Files:
    return output.finder(project, output.read_checked(project), TODAY).files()


def forget(project: Project, code: str, *texts: str, fuzzy: bool = False) -> None:
    """Take translations out of a catalogue, or mark them stale."""
    path = voices.catalogue_path(project, code)
    catalogue = voices.read(path)
    found = [message for message in catalogue if message.id in texts]
    assert len(found) == len(texts)
    for message in found:
        if fuzzy:
            message.flags.add("fuzzy")
        else:
            message.string = ""
    projects.write(path, catalogue)


def markup(html: bytes) -> Markup:
    parsed = Markup()
    parsed.feed(html.decode())
    return parsed


def languages(html: bytes) -> tuple[set[str], set[str]]:
    """The languages that a page's picker offers, and its alternates."""
    page = markup(html)
    picked = {a["hreflang"] for a in page.each("a") if a.get("lang") == a.get("hreflang") and "hreflang" in a}
    alternates = {link["hreflang"] for link in page.each("link") if "hreflang" in link}
    return picked, alternates - {"x-default"}


def offered(found: Files, path: str, codes: Iterable[str] = ("sv", "en", "ar")) -> set[str]:
    """The languages in which a page is there."""
    return {code for code in codes if path.format("" if code == "sv" else f"{code}/") in found}


def test_a_whole_catalogue_offers_every_page(small: Project) -> None:
    found = files(small)
    assert offered(found, FINDER) == offered(found, PROVLINJEN) == {"sv", "en", "ar"}
    assert NOT_FOUND in found


def test_a_page_that_lacks_a_vital_text_is_not_offered_nor_linked_from_anywhere(copy: Project) -> None:
    forget(copy, "en", "Stöd för den som utsätts för hot eller våld")
    found = files(copy)
    # The summary stands on the finder, on the lists of regions and on the service's own page.
    assert offered(found, FINDER) == offered(found, PROVLINJEN) == {"sv", "ar"}
    assert offered(found, RIGHTS) == {"sv", "en", "ar"}
    for path in (FINDER.format(""), FINDER.format("ar/"), PROVLINJEN.format("")):
        assert languages(found[path]) == ({"sv", "ar"}, {"sv", "ar"})
    assert languages(found[RIGHTS.format("ar/")]) == ({"sv", "en", "ar"}, {"sv", "en", "ar"})
    targets = {a["href"] for path in found for a in markup(found[path]).each("a")}
    assert not {href for href in targets if href.endswith(urls.folder(Key("service", "provlinjen"), "en"))}


def test_a_link_to_a_page_that_is_not_offered_leads_to_the_swedish_one_and_says_so(copy: Project) -> None:
    forget(copy, "en", "Ring från en telefon som ingen annan kan se i.")
    html = files(copy)[FINDER.format("en/")].decode()
    assert f"../../{urls.folder(Key('service', 'norrhuset'), 'sv')}" in html and "(Swedish)" in html


def test_a_changed_source_takes_the_page_out_of_the_language_until_it_is_translated(copy: Project) -> None:
    forget(copy, "ar", "Jag utnyttjas på jobbet", fuzzy=True)
    found = files(copy)
    assert offered(found, FINDER) == {"sv", "en"}
    assert offered(found, PROVLINJEN) == {"sv", "en", "ar"}


def test_prose_may_wait_when_most_of_it_is_there_and_is_marked_as_swedish(copy: Project) -> None:
    text = (copy.data / "rights" / "help-free.yml").read_text("utf-8").replace("short: 1\n", "")
    for number in range(1, 9):
        more = text.replace("kostar inget", f"har namn nummer {number}").replace(
            "order: 1", f"order: 1{number}"
        )
        (copy.data / "rights" / f"more-{number}.yml").write_text(more, "utf-8")
    messages.update(copy, output.read_checked(copy))
    for code in ("en", "ar"):
        path = voices.catalogue_path(copy, code)
        catalogue = voices.read(path)
        for message in catalogue:
            if "har namn nummer" in str(message.id):
                message.string, message.flags = f"Right {str(message.id)[-2]}", set()
        projects.write(path, catalogue)
    # 11 pieces of prose on the page: 8 + 2 rights and a heading. One missing is 91 %, two are 82 %.
    forget(copy, "en", "De som svarar har tystnadsplikt.")
    found = files(copy)
    assert offered(found, RIGHTS) == {"sv", "en", "ar"}
    html = found[RIGHTS.format("en/")].decode().replace('"', "")
    assert "lang=sv>De som svarar har tystnadsplikt.</span>" in html
    forget(copy, "en", "Hjälp du kan få")
    found = files(copy)
    assert offered(found, RIGHTS) == {"sv", "ar"}
    assert languages(found[RIGHTS.format("")]) == ({"sv", "ar"}, {"sv", "ar"})


@pytest.mark.parametrize(("missing", "expected"), [(0, True), (3, True), (4, False)])
def test_85_of_100_pieces_of_prose_are_enough(missing: int, expected: bool) -> None:
    texts = {("right.statement", f"Text {number}"): "Text" for number in range(20 - missing)}
    speaker = voice("en", texts)
    for number in range(20):
        speaker.piece("right.statement", f"Text {number}")
    assert ready(speaker) is expected


def test_one_vital_text_is_worth_more_than_all_prose() -> None:
    speaker = voice("en")
    speaker.piece("service.summary", "Något viktigt")
    assert not ready(speaker)


def test_a_page_that_asks_for_nothing_is_ready() -> None:
    assert ready(voice("en"))


def test_a_language_without_a_catalogue_offers_nothing_but_breaks_nothing(copy: Project) -> None:
    voices.catalogue_path(copy, "ar").unlink()
    found = files(copy)
    assert not [path for path in found if path.startswith("ar/")]
    assert {entry["lang"] for entry in markup(found[NOT_FOUND]).each("li")} == {"sv", "en"}
    assert languages(found[FINDER.format("")]) == ({"sv", "en"}, {"sv", "en"})


def test_every_link_between_pages_leads_to_a_page(small: Project) -> None:
    found = files(small)
    for path, html in found.items():
        for attributes in markup(html).each("a"):
            href = attributes["href"]
            if "://" in href or href.startswith(("tel:", "sms:", "mailto:", "#")):
                continue
            start = Path("/") if href.startswith("/") else Path("/", path).parent
            target = Path(*(start / href.lstrip("/")).parts[1:])
            resolved = Path("/", target).resolve().relative_to("/").as_posix()
            assert f"{resolved}/index.html" in found, f"{path}: {href}"


def test_pages_of_two_runs_are_the_same(small: Project) -> None:
    assert files(small) == files(small)


def test_faults_in_the_data_stop_the_pages(copy: Project) -> None:
    projects.edit(copy.data / "services" / "provlinjen.yml", "pinned: 1", "pinned: 10")
    with pytest.raises(DataError) as caught:
        output.all_finder_files(copy.root)
    assert [problem.path for problem in caught.value.problems] == ["data/services/provlinjen.yml"]


def test_warnings_do_not_stop_the_pages(copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "+46406280401", "+46313900600")
    assert output.read_checked(copy)
