"""What the records withhold must not be in the output, whichever way it might have come there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen import clock, urls
from sitegen.built.site import BuiltSite
from sitegen.checks.confidential import leaks
from sitegen.freshness import shown
from sitegen.problems import Problem


def withheld_numbers(site: BuiltSite) -> Iterator[Problem]:
    """Numbers of contacts that may not be shown today, in any page's links or text."""
    today = clock.today()
    services = site.catalogue.services.values()
    visible = {c.number for service in services for c in shown(service, today)}
    held = {c.number for service in services for c in service.contacts if c.number} - visible
    for path, page in site.pages.items():
        digits = re.sub(r"[\s\u200b()-]", "", page.text)
        dialled = {a.get("href", "").partition(":")[2].partition("?")[0] for a in page.each("a")}
        for number in sorted(held):
            if number in dialled or number in digits or _national(number) in digits:
                yield site.problem(path, f"visar {number}, som inte får visas i dag")


def _national(number: str) -> str:
    return re.sub(r"^\+46", "0", number)


def confidential_places(site: BuiltSite) -> Iterator[Problem]:
    """Places on the page of a service that is marked confidential."""
    for id, service in site.catalogue.services.items():
        if not service.confidential:
            continue
        for code in site.catalogue.languages:
            path = urls.file(urls.Key("service", id), code)
            page = site.pages.get(path)
            links = " ".join(a.get("href", "") for a in page.each("a")) if page else ""
            for leak in leaks(f"{page.text} {links}") if page else ():
                yield site.problem(path, f"skyddad verksamhet, men sidan röjer {leak}")
