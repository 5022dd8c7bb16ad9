"""What the records withhold must not be in the output, whichever way it might have come there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen import clock
from sitegen.built.site import BuiltSite
from sitegen.built.texts import UnreadableFile, texts
from sitegen.checks.confidential import allowed, leaks
from sitegen.freshness import shown
from sitegen.problems import Problem


def withheld_numbers(site: BuiltSite) -> Iterator[Problem]:
    """Numbers of contacts that may not be shown today, in any page's links or text.

    A short number such as 1177 is also a name, and stands in sentences: it is only looked for in links.
    """
    today = clock.today()
    services = site.catalogue.services.values()
    visible = {c.number for service in services for c in shown(service, today)}
    held = {c.number for service in services for c in service.contacts if c.number} - visible
    for path, page in site.pages.items():
        digits = re.sub(r"[\s\u200b()-]", "", page.text)
        dialled = {a.get("href", "").partition(":")[2].partition("?")[0] for a in page.each("a")}
        for number in sorted(held):
            written = number.startswith("+") and (number in digits or _national(number) in digits)
            if number in dialled or written:
                yield site.problem(path, f"visar {number}, som inte får visas i dag")


def _national(number: str) -> str:
    return re.sub(r"^\+46", "0", number)


def confidential_places(site: BuiltSite) -> Iterator[Problem]:
    """Places in any file, its name too. What is public is in the records, and may stand.

    Nobody can tell by the place whose it is; so none goes out that no record calls public.
    """
    public = allowed(site.catalogue)
    for path in sorted(site.files):
        try:
            found = {leak for text in texts(site, path) for leak in leaks(text, public)}
        except UnreadableFile:
            message = "ingen läsare kan granska filen; lägg till en i scripts/sitegen/built/texts.py"
            yield site.problem(path, message)
            continue
        for leak in sorted(found):
            message = (
                f"röjer {leak}. Är verksamheten skyddad: ta bort det. Är platsen offentlig: skriv den som "
                "place i tjänstens fil, eller under public_places i data/sites.yml"
            )
            yield site.problem(path, message)
