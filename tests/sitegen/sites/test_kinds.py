"""Nobody asks what kind a site is: the kind itself answers what is asked of it."""

from __future__ import annotations

import re

import pytest

from projects import ROOT
from sitegen.sites.kinds import KINDS

PACKAGE = ROOT / "scripts"
# The lookup itself.
LOOKUP = "sites/kinds.py"
ASKS = re.compile(
    r"\.family\s*(==|!=|in\b|not in\b)|[\[(]\s*[\w.]*(site|row|record)\.family\s*[\])]"
    r"|kind(_of\([^)]*\))?\s+(is|==|!=|in)\s+[\w.]*(FinderKind|CardKind|CampaignKind|KINDS\[)"
    r"|isinstance\([^)]*(SitePages|Card|Campaign)Kind\b"
)
"""A comparison with the name of a kind, a table by such names, a question for the kind's own type."""


@pytest.mark.parametrize(
    "code",
    [
        'if site.family == "card":',
        'if records.sites[site].family != "finder":',
        "limit = LIMITS[site.site.family]",
        "keys.get(site.family)",
        'if row.family in ("card", "campaign"):',
        "if kind_of(site) is KINDS[name]:",
        "if isinstance(kind, CardKind):",
    ],
)
def test_the_search_finds_every_way_of_asking(code: str) -> None:
    assert ASKS.search(code)


def test_only_the_list_of_kinds_looks_at_the_name_of_a_kind() -> None:
    asking = [path for path in sorted(PACKAGE.rglob("*.py")) if ASKS.search(path.read_text("utf-8"))]
    assert [path.relative_to(PACKAGE / "sitegen").as_posix() for path in asking] == [LOOKUP]


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_says_what_its_home_is_and_what_a_page_may_weigh(name: str) -> None:
    kind = KINDS[name]
    assert kind.home.kind and kind.weight.most > 0 and kind.text_set.notes
