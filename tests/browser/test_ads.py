"""From an ad to the contacts in a real browser, and the count from the log that a real server kept of it."""

from __future__ import annotations

import datetime as dt
import re
import urllib.request
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from browser import chrome, nginx
from browser.probes import STICKING_OUT
from browser.test_every_page import Known, violations
from logs import PHONE, ROBOT
from sitegen.core.clock import STOCKHOLM
from sitegen.core.project import HERE
from sitegen.counting import count_verb as counting
from sitegen.counting.log_tally import LogTally, Target

REFRESH = re.compile(r'<meta [^>]*http-equiv="?refresh"?[^>]*>')
LONG_AGO = dt.date(2000, 1, 1)


def targets() -> Mapping[bytes, Target]:
    """The addresses that are counted, whatever day the machine believes that it is."""
    found = counting.targets(counting.read_ads(HERE))
    return {address: replace(target, first=LONG_AGO) for address, target in found.items()}


def ask(address: str, *, agent: str = PHONE, method: str = "GET") -> int:
    """Ask for a page as a program with this agent does; redirects are followed."""
    request = urllib.request.Request(address, headers={"User-Agent": agent}, method=method)
    with urllib.request.urlopen(request) as answer:
        return int(answer.status)


def test_what_a_server_logs_is_what_is_counted(browser: Browser, kop_inte_dist: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with nginx.serve(kop_inte_dist, tmp_path, log=str(log)) as base:
        with chrome.visit(browser, base, "", user_agent=PHONE, java_script_enabled=False) as visit:
            tab = visit.open("a/21/")
            tab.click(".way.quiet")
            tab.wait_for_url("**/hitta-hjalp/")
        for _ in range(4):
            ask(f"{base}a/21/")
        ask(f"{base}a/21")  # without the slash: led to the page
        ask(f"{base}A/31")  # as a printed code has it
        ask(f"{base}en/a/22/")
        ask(f"{base}a/22/", agent=ROBOT)
        ask(f"{base}a/22/", method="HEAD")
        ask(f"{base}a/22/?from=somewhere")
    day = dt.datetime.now(STOCKHOLM).date()
    tally = LogTally(targets(), day + dt.timedelta(days=1))
    with log.open("rb") as file:
        tally.add(file)
    found = {(code, event): count for (_, code, event), count in tally.cells.items()}
    assert found == {("21", "visits"): 6, ("21", "taps"): 1, ("31", "visits"): 1, ("22", "visits"): 1}
    skipped = {kind: tally.kinds[kind] for kind in ("robot", "method", "query", "unreadable", "date")}
    assert skipped == {"robot": 1, "method": 1, "query": 1, "unreadable": 0, "date": 0}
    assert tally.lines == log.read_bytes().count(b"\n")


def test_the_page_that_leads_on_is_sound_for_whoever_is_not_led_on(
    browser: Browser, kop_inte_dist: Path, tmp_path: Path, tools: Path
) -> None:
    axe = (tools / "axe-core" / "axe.min.js").read_text("utf-8")
    with nginx.serve(kop_inte_dist, tmp_path) as base, chrome.visit(browser, base, "") as visit:
        visit.context.add_init_script(axe)
        visit.rewrite = lambda html: REFRESH.sub("", html)
        for path in ("a/kontakt/21/", "en/a/contact/21/"):
            tab = visit.open(path)
            assert tab.url == base + path
            assert [*tab.evaluate(STICKING_OUT), *violations(tab, Known())] == []
        assert visit.troubles == []


def test_the_site_holds_no_picture_of_an_ad_and_no_list_of_ads(kop_inte_dist: Path) -> None:
    files = [
        path.relative_to(kop_inte_dist).as_posix() for path in kop_inte_dist.rglob("*") if path.is_file()
    ]
    assert [path for path in files if path.endswith((".svg", ".png", ".csv"))] == []
    assert not (kop_inte_dist / "a" / "index.html").exists()
    listed = (kop_inte_dist / "sitemap.xml").read_text("utf-8")
    assert "/a/" not in listed
