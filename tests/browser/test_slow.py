"""The finder on a slow phone and network: how long until there is somebody to call on the screen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Playwright

from browser import chrome, wire
from browser.chrome import PHONE as SCREEN
from browser.test_lighthouse import PHONE as INDEX_OF_A_PHONE
from browser.test_lighthouse import SLOWDOWN as SLOWDOWN_OF_THAT_PHONE
from built.site import Site

ROUND_TRIP_MS = 400
BITS_PER_SECOND = 50_000
SLOWDOWN = 6.0
# Before the first byte of a page over HTTPS go the handshakes of TCP and TLS 1.3 and the request itself:
# a round trip each. The browser's throttling knows only the last, so it is given all three.
ROUND_TRIPS = 3
LIMIT_MS = 4000
TRIES = 3

# Notes the first moment at which everything that a person in danger needs stands on the screen, painted.
WATCH = """
  const needed = ['#x', "a[href='tel:112']", ".l a[href^='tel:']"];
  const seen = (selector) => {
    const el = document.querySelector(selector), box = el && el.getBoundingClientRect();
    return box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
  };
  const look = () => {
    if (needed.every(seen)) requestAnimationFrame(() => { window.usable = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
LAST_BYTE = "performance.getEntriesByType('navigation')[0].responseEnd"


def slow_down(session: CDPSession, slowdown: float) -> None:
    """Make the network and the processor as slow as those that are meant."""
    speed = BITS_PER_SECOND / 8
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS * ROUND_TRIPS,
            "downloadThroughput": speed,
            "uploadThroughput": speed,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})


def calibrate(page: Page, tools: Path) -> float:
    """Six times slower than the computer that Lighthouse's factor is for; less where this one is slow."""
    functions = tools / "lighthouse" / "core" / "lib" / "page-functions.js"
    code = f"import('{functions}').then(m => console.log(String(m.pageFunctions.computeBenchmarkIndex)))"
    answer = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True)
    index = float(page.evaluate(f"({answer.stdout})()"))
    usual = INDEX_OF_A_PHONE * SLOWDOWN_OF_THAT_PHONE
    return round(max(1.0, min(SLOWDOWN, SLOWDOWN * index / usual)), 2)


def time_until_usable(browser: Browser, url: str, tools: Path) -> tuple[float, float, float]:
    """Milliseconds until usable and until the last byte, and the slowdown of the processor for them."""
    context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        slowdown = calibrate(page, tools)
        slow_down(context.new_cdp_session(page), slowdown)
        page.add_init_script(WATCH)
        page.goto(url, timeout=60_000)
        page.wait_for_function("window.usable")
        return float(page.evaluate("usable")), float(page.evaluate(LAST_BYTE)), slowdown
    finally:
        context.close()


@pytest.mark.timed
@pytest.mark.parametrize("language", ["th", "ar"])
def test_somebody_to_call_is_on_the_screen_within_four_seconds(
    site: Site, playwright: Playwright, base: str, tools: Path, language: str,
    record_property: Callable[[str, object], None],
) -> None:  # fmt: skip
    url = base + site.finder(language).path
    with closing(chrome.launch(playwright, chrome.executable())) as browser:
        for _ in range(TRIES):
            usable, whole, slowdown = time_until_usable(browser, url, tools)
            if usable <= LIMIT_MS:
                break
    record_property("slow", [language, round(usable), round(whole), slowdown])
    assert whole >= ROUND_TRIPS * ROUND_TRIP_MS + wire.get(url).body_bytes * 8000 / BITS_PER_SECOND * 0.8
    assert usable <= LIMIT_MS
