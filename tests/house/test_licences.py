"""Every file has a licence that tools can read, and it is the one that LICENSE says."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator

from projects import ROOT

TEXTS = re.compile(r"(?:campaigns/[^/]+/)?(?:data|docs|locales)/")
FROM_OTHERS = {
    "scripts/sitegen/guard/localities.txt": "CC-BY-4.0",
    "overrides/organisation/lunr.js": "MIT",
    "overrides/organisation/map/counties.svg": "CC0-1.0",
}
SAID = ("LICENSE", "REUSE.toml", "LICENSES/")
"""What says the licences, and has none."""


def files() -> list[str]:
    """Return every file that git has, or would have with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.split("\0") if path and (ROOT / path).is_file()]
    return [path for path in paths if not path.startswith(SAID)]


def rules() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield the patterns of REUSE.toml, as expressions too, with their licences.

    A star is anything in one folder, two are anything below it.
    """
    for row in tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]:
        assert row["SPDX-FileCopyrightText"]
        paths = row["path"] if isinstance(row["path"], list) else [row["path"]]
        for path in paths:
            parts = [re.escape(part).replace(r"\*", "[^/]*") for part in path.split("**")]
            yield path, re.compile(".*".join(parts)), row["SPDX-License-Identifier"]


def test_every_file_has_exactly_one_rule() -> None:
    every = list(rules())
    found = {file: [path for path, rule, _ in every if rule.fullmatch(file)] for file in files()}
    assert {file: paths for file, paths in found.items() if len(paths) != 1} == {}
    assert {path for path, *_ in every} == {path for paths in found.values() for path in paths}


def test_the_rules_say_what_license_says() -> None:
    said = {file: {licence for _, rule, licence in rules() if rule.fullmatch(file)} for file in files()}
    wanted = {file: {FROM_OTHERS.get(file) or ("CC-BY-4.0" if TEXTS.match(file) else "MIT")} for file in said}
    assert said == wanted
    licence = " ".join((ROOT / "LICENSE").read_text("utf-8").split())
    assert (
        "everything under data/, docs/ and locales/, and under the folders of the same names in campaigns/"
        in licence
    )


def test_every_licence_that_is_named_has_its_text_and_no_other_lies_there() -> None:
    named = {licence for *_, licence in rules()}
    assert {f"{licence}.txt" for licence in named} == {path.name for path in (ROOT / "LICENSES").iterdir()}


def test_notices_of_others_are_kept() -> None:
    notices = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    assert "Copyright (C) 2020 Oliver Nightingale" in notices
    assert "Copyright (C) 2020 Oliver Nightingale" in (ROOT / "overrides/organisation/lunr.js").read_text(
        "utf-8"
    )
    assert "Statistikmyndigheten SCB" in notices
    assert "GeoNames" in (ROOT / "scripts/sitegen/guard/localities.txt").read_text("utf-8")
