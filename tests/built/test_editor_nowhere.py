"""The browser editor is on no page and in no folder of a site."""

from __future__ import annotations

import re

from built.site import EVERY_SITE, Site, on

TRACE = re.compile(rb"decap|netlify-cms|CMS_MANUAL_INIT|js-yaml", re.IGNORECASE)
NAMED = re.compile(r"(^|/)(admin|editor|page)/|(^|/)(config\.yml|editor\.js)$")
TOLD = "licenser.txt"
"""What says who has made it, with all that is used and not published."""


@on(*EVERY_SITE)
def test_no_file_of_a_site_is_of_the_editor(site: Site) -> None:
    files = [path for path in site.root.rglob("*") if path.is_file()]
    names = {path.relative_to(site.root).as_posix() for path in files}
    assert len(names) > 20 and not [name for name in names if NAMED.search(name)]
    assert [path.name for path in files if path.name != TOLD and TRACE.search(path.read_bytes())] == []
