"""A preview: what is saved is on the page that is open; a fault leaves the page and is told on it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import projects
from sitegen.build import preview as preview_module
from sitegen.build.preview import Preview
from sitegen.build.preview_server import HOST, PreviewServer, Watch, file_at, states
from sitegen.core import Project
from sitegen.core.held import holding
from sitegen.web import Key, addresses

SERVICE = "data/services/provlinjen.yml"
PAGE = addresses.file(Key("finder"), "sv")
PATIENCE = 120


@pytest.fixture(autouse=True)
def _as_the_verb_does() -> Iterator[None]:
    with holding():
        yield


def text(preview: Preview, path: str = PAGE) -> str:
    answer = preview.answer(path)
    assert answer.content is not None and not answer.fault, answer.fault
    return answer.content.decode()


def saved(preview: Preview, file: str, old: str, new: str) -> None:
    projects.edit(preview.project.root / file, old, new)
    preview.change()


def test_every_page_is_the_one_that_a_build_makes(small: Project) -> None:
    preview = Preview(small, "main")
    built = preview_module.read(small, "main").pages.files()
    assert {path: preview.answer(path).content for path in built} == built


def test_a_saved_service_is_on_the_page(copy: Project) -> None:
    preview = Preview(copy, "main")
    assert "Provlinjen Ett" not in text(preview)
    saved(preview, SERVICE, "name: Provlinjen", "name: Provlinjen Ett")
    assert "Provlinjen Ett" in text(preview)


def test_a_saved_translation_and_a_saved_template_are_on_the_page(copy: Project) -> None:
    preview, english = Preview(copy, "main"), addresses.file(Key("finder"), "en")
    text(preview, english)
    catalogue = copy.catalogue("en").relative_to(copy.root).as_posix()
    title = re.findall(r"<h1[^>]*>([^<]+)", text(preview, english))[0]
    saved(preview, catalogue, f'msgstr "{title}"', f'msgstr "{title} anew"')
    assert f"{title} anew" in text(preview, english)
    saved(preview, "overrides/lean/finder.html", "{% block links %}", "{% block links %}<meta name=prov>")
    assert "name=prov" in text(preview, english)


def test_a_page_that_nobody_opens_is_not_made(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    preview = Preview(small, "main")
    pages = type(preview_module.read(small, "main").pages)
    page = pages.page
    monkeypatch.setattr(pages, "page", lambda self, place: made.append(place) or page(self, place))
    text(preview)
    assert made == [("sv", Key("finder"))]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (SERVICE, "+46313900600", "031-390 06 00", "data/services/provlinjen.yml:22:13: "),
        ("data/needs.yml", "label: Tryggt boende", "labl: Tryggt boende", "data/needs.yml:"),
        (
            "locales/en/LC_MESSAGES/messages.po",
            "Language: en",
            "Language: pl",
            "locales/en/LC_MESSAGES/messages.po:",
        ),
        (
            "overrides/lean/finder.html",
            "{% block links %}",
            "{% block links %}{{ nix }}",
            "lean/finder.html:",
        ),
    ],
)
def test_a_fault_leaves_the_page_and_is_told_until_it_is_mended(
    copy: Project, file: str, old: str, new: str, told: str
) -> None:
    preview = Preview(copy, "main")
    before = text(preview)
    saved(preview, file, old, new)
    answer = preview.answer(PAGE)
    assert answer.content == before.encode()
    assert told in answer.fault
    saved(preview, file, new, old)
    assert text(preview) == before


def test_files_are_seen_when_they_are_written_added_and_removed(tmp_path: Path) -> None:
    kept = tmp_path / "a.yml"
    found = [states([tmp_path])]
    for change in (lambda: kept.write_text("1"), lambda: kept.write_text("12"), kept.unlink):
        change()
        found.append(states([tmp_path]))
    assert all(one != other for one, other in pairwise(found))
    (tmp_path / ".a.yml.swp").write_text("")
    (tmp_path / "a.yml~").write_text("")
    assert states([tmp_path]) == found[-1]


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/a/../b/", "b/index.html"),
        ("/../../data/sites.yml", "data/sites.yml"),
        ("//x", "x"),
    ],
)
def test_no_address_leads_out_of_the_site(asked: str, file: str) -> None:
    assert file_at(asked) == file


Fetch = Callable[[str], tuple[int, str]]


def fetch(address: str) -> tuple[int, str]:
    try:
        with urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def shown(project: Project) -> Iterator[str]:
    preview = Preview(project, "main")
    watch = Watch(preview, (project.data,))
    threading.Thread(target=watch.follow, daemon=True).start()
    with PreviewServer(preview, watch, 0) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{served.server_port}"
        served.shutdown()


def test_an_open_page_hears_of_what_is_saved_and_shows_what_is_wrong(copy: Project) -> None:
    with shown(copy) as address:
        status, page = fetch(f"{address}/sok-hjalp/")
        (version,) = re.findall(r'fetch\("(/_preview/\d+)"\)', page)
        assert status == 200 and 'role="alert"' not in page
        projects.edit(copy.root / SERVICE, "anonymous: ", "<b>: ")
        assert fetch(address + version) == (200, str(int(version.rpartition("/")[2]) + 1))
        status, page = fetch(f"{address}/sok-hjalp/")
        assert status == 200 and "Provlinjen" in page
        (told,) = re.findall(r'<pre role="alert"[^>]*>(.*?)</pre>', page, re.DOTALL)
        assert SERVICE in told and "&lt;b&gt;" in told and "<b>" not in told


def test_what_is_not_there_is_said_and_a_folder_is_led_into(small: Project) -> None:
    with shown(small) as address:
        assert fetch(f"{address}/nix/")[0] == 404
        assert fetch(f"{address}/data/sites.yml")[0] == 404
        with urlopen(f"{address}/sok-hjalp") as answer:
            assert answer.url == f"{address}/sok-hjalp/"


@contextmanager
def served(project: Project) -> Iterator[tuple[str, int]]:
    """The address of a preview in a process of its own, and the process."""
    command = [sys.executable, "scripts/cli.py", "serve", "--port", "0"]
    environment = {**os.environ, **projects.environment(project)}
    with subprocess.Popen(
        command, cwd=project.root, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            (address,) = re.findall(r"http://[\d.:]+", process.stdout.readline())
            yield address, process.pid
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0


def soon(asked: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if asked():
            return True
        time.sleep(0.05)
    return False


def left_behind(process: int) -> list[str]:
    """The processes that MkDocs has left behind for a preview."""
    mark = f"preview-of-{process}-".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            found += [path.parent.name] if mark in path.read_bytes() else []
        except OSError:
            continue
    return found


def test_prose_is_made_a_page_at_a_time_and_its_faults_are_told(copy: Project) -> None:
    page = copy.docs / "sv" / "index.md"
    with served(projects.runnable(copy)) as (address, process):
        before = fetch(f"{address}/")[1]
        assert "Prov" in before
        projects.edit(page, "# Prov\n", "# Prov\n\nEtt *nytt* stycke.\n")
        assert soon(lambda: "Ett <em>nytt</em> stycke." in fetch(f"{address}/")[1])
        projects.edit(page, "Ett *nytt* stycke.", "<!-- part: nix -->")
        assert soon(lambda: 'role="alert"' in fetch(f"{address}/")[1])
        assert "sv/index.md:7: " in fetch(f"{address}/")[1]
        projects.edit(page, "<!-- part: nix -->", "Rätt.")
        assert soon(lambda: "Rätt." in fetch(f"{address}/")[1])
        assert 'role="alert"' not in fetch(f"{address}/")[1]
        report = copy.data / "reports" / "prov.yml"
        report.parent.mkdir()
        report.write_text("nix: 1\n")
        assert soon(lambda: "data/reports/prov.yml" in fetch(f"{address}/")[1])
        report.unlink()  # MkDocs has heard of none of it, and goes on
        assert soon(lambda: 'role="alert"' not in fetch(f"{address}/")[1])
        projects.edit(copy.root / "data" / "sites.yml", "id: main", "id: main\n  nix: 1")
        assert soon(lambda: 'role="alert"' in fetch(f"{address}/")[1])
        assert left_behind(process)
    assert soon(lambda: not left_behind(process))


FIGURE = {"value: 3115133": "value: 3115134", "3123099": "3123100", "102992249": "102992282"}
"""An amount of the real report and, with it, the control totals that it is part of."""
SHOWN = ("", "press/", "statistik/", "statistik/nsp/2025/", "statistik/over-tid/", "en/statistik/siffror/")


def pages(address: str) -> dict[str, str]:
    """What a preview shows, without what is added to follow it."""
    follow = re.compile(r"<script>\(function ask.*?</script>")
    found = {path: fetch(f"{address}/{path}") for path in SHOWN}
    assert {status for status, _ in found.values()} == {200}
    return {path: follow.sub("", page) for path, (_, page) in found.items()}


@pytest.mark.slow
@pytest.mark.skipif(not projects.FULL, reason="builds the prose of the whole site twice: FULL=1, by night")
def test_a_changed_figure_is_on_every_page_as_in_a_preview_begun_anew(tmp_path: Path) -> None:
    """By MkDocs too, with the real reports, whose figures other pages and years carry."""
    project = projects.copy_bare(tmp_path / "copy")
    report = project.root / "data" / "reports" / "nsp-2025.yml"
    text = report.read_text("utf-8")
    assert all(text.count(old) == 1 for old in FIGURE)
    with served(project) as (address, _):
        before = pages(address)
        report.write_text(text.replace(*next(iter(FIGURE.items()))), "utf-8")  # not its control totals
        assert soon(lambda: 'role="alert"' in pages(address)["press/"])
        report.write_text(reduce(lambda now, change: now.replace(*change), FIGURE.items(), text), "utf-8")
        assert soon(lambda: 'role="alert"' not in pages(address)["press/"])
        after = pages(address)
    assert [path for path in SHOWN if before[path] == after[path]] == [""]
    with served(project) as (address, _):
        assert pages(address) == after
