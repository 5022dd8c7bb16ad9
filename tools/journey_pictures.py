"""Take a picture of each journey's first screen and of its answer, with one page to look through.

`.venv/bin/python tools/journey_pictures.py OUT [--only at-the …] [--no-script]`: OUT/index.html shows who
came, what she answered, what stood first, and what is at fault; people look at the pictures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from playwright.sync_api import Browser, FloatRect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import journey_files
from browser import chrome
from browser import journey as journeys
from browser.journey import Answered, Asker
from browser.made_pages import MadePages
from browser.meanings import Listener
from browser.reader import Reader
from sitegen.records.journey_model import Journey
from sitegen.web import FINDER, addresses

STYLE = """body{font:16px/1.4 system-ui,sans-serif;margin:1rem}section{border-top:2px solid;padding:1rem 0}
img{border:1px solid #999;vertical-align:top;margin:.5rem 1rem .5rem 0;max-width:100%}.bad{color:#9c0f1a}"""


@dataclass(frozen=True)
class Look:
    """A journey with its pictures, by file name, and what stood on the screen."""

    id: str
    journey: Journey
    pictures: tuple[str, ...]
    found: Answered
    faults: tuple[str, ...]


def main() -> None:
    """Read the command line, take the pictures and say where the page is that shows them."""
    parser = argparse.ArgumentParser(description="Take pictures of every journey in tests/journeys/.")
    parser.add_argument("out", type=Path, help="a folder, made where there is none")
    parser.add_argument("--only", nargs="*", default=(), help="beginnings of journeys' ids")
    parser.add_argument("--no-script", action="store_true", help="with JavaScript switched off")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    chosen = {id: one for id, one in journey_files.read().items() if _asked_for(id, one, asked.only)}
    with sync_playwright() as playwright:
        browser = chrome.launch(playwright)
        looks = tuple(looked(browser, chosen, asked.out, script=not asked.no_script))
        browser.close()
    (asked.out / "index.html").write_text(sheet(looks), "utf-8")
    print(asked.out / "index.html")


def _asked_for(id: str, one: Journey, only: list[str]) -> bool:
    return one.site == "main" and (not only or id.startswith(tuple(only)))


def looked(browser: Browser, chosen: Mapping[str, Journey], out: Path, *, script: bool) -> Iterator[Look]:
    """Yield every journey with its pictures, which are written to the folder."""
    made = MadePages()
    for id, one in chosen.items():
        asker = Asker(made.records, made.maker(one.site, one.moment.date(), one.language).translator)
        path = addresses.folder(FINDER, one.language)
        with made.opened(browser, one.site, one.moment, path, script=script) as page:
            first, answer = f"{id}-1.png", f"{id}-2.png"
            page.screenshot(path=out / first)
            found = journeys.walk(Reader(page), asker, one.asked)
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=out / answer, full_page=True, clip=_down_to(found))
        yield Look(id, one, (first, answer), found, tuple(faults(one, found, Listener(asker, script))))
        print(id, flush=True)


def faults(one: Journey, found: Answered, listener: Listener) -> Iterator[str]:
    """Yield all that is at fault with an answer."""
    yield from found.misplaced(set(one.first), set(one.among_first), set(one.not_among_first))
    yield from listener.missing(one, found)
    yield from listener.said_wrongly(one, found)


def _down_to(found: Answered) -> FloatRect:
    """Return what of the page is pictured: down to the third contact, and no longer than four screens."""
    height = found.first[-1].bottom if found.first else 0
    size = chrome.PHONE
    return {
        "x": 0,
        "y": 0,
        "width": size["width"],
        "height": min(max(height + 24, size["height"]), 4 * size["height"]),
    }


def sheet(looks: tuple[Look, ...]) -> str:
    """Return the page on which people look through all journeys."""
    parts = [
        Markup("<!doctype html><meta charset=utf-8><title>Journeys</title><style>{}</style>").format(STYLE)
    ]
    for look in looks:
        one = look.journey
        parts.append(
            Markup("<section><h2>{} · {} · {:%a %d %b %Y %H:%M}</h2><p>{}<p>{}<p>{}").format(
                look.id,
                one.language,
                one.moment,
                one.person,
                ", ".join(f"{question}: {id}" for question, id in one.answers.items()),
                " › ".join(f"{row.id} ({row.kind})" for row in look.found.first),
            )
        )
        parts += [Markup('<p class="bad">{}').format(fault) for fault in look.faults]
        parts.append(Markup("<p>"))
        parts += [Markup('<img src="{}" alt="">').format(picture) for picture in look.pictures]
        parts.append(Markup("</section>"))
    return str(Markup("\n").join(parts))


if __name__ == "__main__":
    main()
