"""Every page in every language that is offered, whatever texts are missing."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

import catalogues
import projects
from records import TODAY
from sitegen.build.all_text_sets import all_text_sets
from sitegen.build.mkdocs_input import site_content
from sitegen.core import DataError, Files, Project, parallel
from sitegen.language import messages
from sitegen.reading import read_page
from sitegen.sites import checked_records, site_pages
from sitegen.web import Key, addresses

FINDER = "{}sok-hjalp/index.html"
RIGHTS = "{}sok-hjalp/rattigheter/index.html"
PROVLINJEN = "{}" + addresses.file(Key("service", "provlinjen"), "sv")


def files(project: Project) -> Files:
    return site_pages.pages_of(project, checked_records.read_checked(project), TODAY).files()


def forget(project: Project, code: str, *texts: str, fuzzy: bool = False) -> None:
    """Take translations out of a catalogue, or mark them stale."""
    path = catalogues.catalogue_path(project, code)
    catalogue = catalogues.read_catalogue(path)
    found = [message for message in catalogue if message.id in texts]
    assert len(found) == len(texts)
    for message in found:
        if fuzzy:
            message.flags.add("fuzzy")
        else:
            message.string = ""
    projects.write(path, catalogue)


def languages(html: bytes) -> tuple[set[str], set[str]]:
    """The languages that a page offers, by its picker or by being in them, and its alternates."""
    page = read_page(html)
    own = {tag["lang"] for tag in page.each("html")}
    picked = {a["hreflang"] for a in page.each("a") if a.get("lang") == a.get("hreflang") and "hreflang" in a}
    alternates = {link["hreflang"] for link in page.each("link") if "hreflang" in link}
    return picked | own, alternates - {"x-default"}


def offered(found: Files, path: str, codes: Iterable[str] = ("sv", "en", "ar")) -> set[str]:
    """The languages in which a page is there."""
    return {code for code in codes if path.format("" if code == "sv" else f"{code}/") in found}


EVERYONE = {"sv", "en", "ar"}
SUMMARY = "Stöd för den som utsätts för hot eller våld"


def test_every_language_of_the_data_has_every_page(small: Project) -> None:
    found = files(small)
    assert offered(found, FINDER) == offered(found, PROVLINJEN) == EVERYONE
    assert addresses.MADE_NOT_FOUND in found


def test_a_record_s_text_that_is_missing_stands_there_in_swedish_and_all_else_stays(copy: Project) -> None:
    before = files(copy)[FINDER.format("en/")].decode()
    forget(copy, "en", SUMMARY)
    found = files(copy)
    assert offered(found, FINDER) == offered(found, PROVLINJEN) == EVERYONE
    assert languages(found[PROVLINJEN.format("")]) == (EVERYONE, EVERYONE)
    now = found[FINDER.format("en/")].decode()
    marked = f"<span dir=auto lang=sv>{SUMMARY}</span>"
    assert now.replace('"', "").count(marked) == 1
    assert links(before) == links(now) and "tel:" in now


def links(html: str) -> list[str]:
    return [attributes["href"] for attributes in read_page(html).each("a")]


def test_a_text_of_the_frame_that_was_never_translated_is_marked_as_swedish(copy: Project) -> None:
    forget(copy, "en", "Bra att veta")
    html = files(copy)[FINDER.format("en/")].decode().replace('"', "")
    assert "<h2><span dir=ltr lang=sv>Bra att veta</span></h2>" in html


def test_a_title_that_was_never_translated_holds_no_mark(copy: Project) -> None:
    forget(copy, "en", "Sök hjälp")
    html = files(copy)[FINDER.format("en/")].decode()
    assert "<title>Sök hjälp</title>" in html and "\ufdd0" not in html


def test_the_frame_speaks_as_before_while_its_changed_source_waits(copy: Project) -> None:
    before = files(copy)[FINDER.format("ar/")]
    forget(copy, "ar", "Bra att veta", "Jag utnyttjas på jobbet", fuzzy=True)
    assert files(copy)[FINDER.format("ar/")] == before


def test_a_record_s_text_is_swedish_while_its_changed_source_waits(copy: Project) -> None:
    forget(copy, "ar", SUMMARY, fuzzy=True)
    html = files(copy)[FINDER.format("ar/")].decode()
    assert f">{SUMMARY}</span>" in html


def test_a_language_without_a_catalogue_has_its_pages_in_swedish(copy: Project) -> None:
    catalogues.catalogue_path(copy, "ar").unlink()
    found = files(copy)
    assert offered(found, FINDER) == EVERYONE
    # Nobody is offered that: the check refuses it.
    assert list(messages.unfinished_languages(copy, checked_records.read_checked(copy), all_text_sets()))


def test_a_language_goes_only_by_its_row_and_then_from_everywhere(copy: Project) -> None:
    projects.edit(copy.data / "languages.yml", "order: 3, offered: yes", "order: 3, offered: no")
    found = files(copy)
    assert not [path for path in found if path.startswith("ar/")]
    assert {entry["lang"] for entry in read_page(found[addresses.MADE_NOT_FOUND]).each("li")} == {"sv", "en"}
    assert languages(found[PROVLINJEN.format("")]) == ({"sv", "en"}, {"sv", "en"})


def test_a_language_that_is_being_begun_is_seen_in_a_preview(copy: Project) -> None:
    projects.edit(copy.data / "languages.yml", "order: 3, offered: yes", "order: 3, offered: no")
    preview, real = (site_content(copy.root, whole=whole).files for whole in (False, True))
    assert offered(preview, FINDER) == EVERYONE
    assert offered(real, FINDER) == {"sv", "en"}


def test_every_link_between_pages_leads_to_a_page(small: Project) -> None:
    found = files(small)
    for path, html in found.items():
        for attributes in read_page(html).each("a"):
            href = attributes["href"]
            if "://" in href or href.startswith(("tel:", "sms:", "mailto:", "#")):
                continue
            start = Path("/") if href.startswith("/") else Path("/", path).parent
            target = Path(*(start / href.lstrip("/")).parts[1:])
            resolved = Path("/", target).resolve().relative_to("/").as_posix()
            assert f"{resolved}/index.html" in found, f"{path}: {href}"


class Page(bytes):
    """A page that is counted as long as anybody has it."""

    alive = 0
    most = 0

    def __init__(self, content: bytes) -> None:
        Page.alive += 1
        Page.most = max(Page.most, Page.alive)

    def __del__(self) -> None:
        Page.alive -= 1


class CountedPages(site_pages.SitePages):
    """The pages of a site, counted."""

    def page(self, place: site_pages.PagePlace) -> bytes:
        """Return one page."""
        return Page(super().page(place))


def test_pages_are_written_as_they_are_made_and_none_is_kept(
    small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many pages there are, the second is made when the first may have gone."""
    monkeypatch.setenv(parallel.PROCESSES_VARIABLE, "1")
    found = site_pages.pages_of(small, checked_records.read_checked(small), TODAY)
    counted = CountedPages(found.project, found.kind, found.site_context, found.translators)
    written = counted.write(tmp_path)
    assert 1 <= Page.most <= 2
    assert sorted(written) == sorted(projects.tree(tmp_path))
    assert projects.tree(tmp_path) == dict(found.files())


def test_processes_write_the_same_pages_together(
    small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(parallel.PROCESSES_VARIABLE, "3")
    monkeypatch.setattr(site_pages, "SHARE", 1)
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread()])
    site_pages.pages_of(small, checked_records.read_checked(small), TODAY).write(tmp_path)
    assert projects.tree(tmp_path) == dict(files(small))


def test_pages_of_two_runs_are_the_same(small: Project) -> None:
    assert files(small) == files(small)


def test_faults_in_the_data_stop_the_pages(copy: Project) -> None:
    projects.edit(copy.data / "services" / "provlinjen.yml", "pinned: 1", "pinned: 10")
    with pytest.raises(DataError) as caught:
        files(copy)
    assert [problem.path for problem in caught.value.problems] == ["data/services/provlinjen.yml"]


def test_warnings_do_not_stop_the_pages(copy: Project) -> None:
    projects.edit(copy.data / "services" / "nattlinjen.yml", "+46406280401", "+46313900600")
    assert checked_records.read_checked(copy)
