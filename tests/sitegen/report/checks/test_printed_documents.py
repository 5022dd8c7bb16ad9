"""The five source documents as they are printed: the checks find what cannot be true, and only that.

What is to be found is worked out here, from the printed numbers alone and in another way than the checks do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.report import checks, read_reports
from sitegen.report.checks import origin, passages
from sitegen.report.read_reports import Reading

Row = Mapping[str, Any]
ROWS: Sequence[Row] = yaml.load(Path(__file__).with_name("printed.yml").read_text("utf-8"), yaml.BaseLoader)
OF_PEOPLE = {"persons", "cases", "needs", "interventions"}
LINKED = (
    # Two numbers for one thing under different names: nobody can see that without being told.
    ("stat2025.adults.with_children", "==", "stat2025.adults.reported_with_children"),
    ("stat2025.children.per_year.range", "==", "stat2025.children.total"),
    ("nsp2025.members.contacts.three_years", "==", "press2023.total.met"),
    ("vb2024.report2023.published", "==", "vb2024.report2023.published_calendar"),
)
AGREE = (
    ("vb2025.nsp.persons_all", "==", "nsp2025.persons.all"),
    ("vb2025.nsp.persons_funded", "==", "nsp2025.primary.total"),
    ("vb2024.nsp.persons_all.prev", "==", "press2023.nsp.persons"),
    ("stat2025.total.direct", "<=", "stat2025.total.met"),
)


def slug(id: str) -> str:
    return id.replace(".", "-").replace("_", "-")


def figure(row: Row) -> dict[str, Any]:
    """The passage as a figure of a report, with nothing but what is printed."""
    own: dict[str, Any] = {"sv": row["says"], "en": row["says"], "about": "organisation", "unit": "texts"}
    if row["unit"] == "percent":
        own |= {"show": "percent", "unit": "persons", "about": "public"} | share(row)
    elif row["unit"] in OF_PEOPLE:
        own |= {"unit": row["unit"], "about": "public"}
    if row["unit"] in ("needs/person", "years") and "." in row.get("value", ""):
        own |= {"unit": "per-person"}
    if row["unit"] != "percent":
        own |= {key: row[key] for key in ("value", "low", "high") if key in row}
    return own


def share(row: Row) -> dict[str, Any]:
    if "without" in row:
        return {"value": row["value"], "of": row["of"], "without": "arendet"} | (
            {"count": row["count"]} if "count" in row else {}
        )
    if "count" in row:
        return {"num": row["count"], "den": row["of"], "printed": row["value"]}
    base = {"of": row["of"]} if "of" in row else {"base": {"sv": "uppgett", "en": "as stated"}}
    return {"value": row["value"], **base} | ({"qualifier": "about"} if "about" in row else {})


def text(report: str, rows: Sequence[Row], links: Sequence[tuple[str, str, str]]) -> str:
    """A report of those passages; each figure has a line of its own."""
    title = json.dumps({"sv": report, "en": report})
    lines = [f"title: {title}", "kind: activity", f"year: {report[-4:]}", "version: 1.0.0", "status: draft"]
    lines += [f"source: {{title: {report}, typed_by: redaktionen}}", f"summary: [{title}]"]
    lines += ["clusters: {arendet: {n: 30, of: alla, sv: ärendet, en: the case}}"]
    lines += ["universes: {alla: {n: 420, sv: Alla, en: All, about: public}}", "figures:"]
    lines += [f"  {slug(row['id'])}: {json.dumps(figure(row), ensure_ascii=False)}" for row in rows]
    known = {row["id"]: row["report"] for row in ROWS}
    own = [one for one in links if known[one[0]] == report]
    said = [f"{slug(a)} {sign} {known[b]}/{slug(b)}" for a, sign, b in own]
    return (
        "\n".join([*lines, *(["links:"] if said else []), *(f"  - {{holds: {one}}}" for one in said)]) + "\n"
    )


def read(root: Path, rows: Sequence[Row] = ROWS, links: Sequence[tuple[str, str, str]] = ()) -> Reading:
    folder = root / read_reports.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for report in dict.fromkeys(row["report"] for row in ROWS):
        own = [row for row in rows if row["report"] == report]
        (folder / f"{report}.yml").write_text(text(report, own, links), "utf-8")
    return read_reports.read(root)


def found(reading: Reading) -> set[str]:
    """The passages that are errors or warnings, by the name that their line begins with."""
    problems = [problem for problem in checks.check(reading) if problem.severity != "note"]
    return {problem.source_line.strip().partition(":")[0] for problem in problems}


# -- what cannot be true -----------------------------------------------------------------------


def half_up(top: int, base: int, like: str) -> Decimal:
    step = Decimal(1).scaleb(int(Decimal(like).as_tuple().exponent))
    return (Decimal(top) * 100 / Decimal(base)).quantize(step, ROUND_HALF_UP)


def cannot_be(row: Row) -> bool:
    """Whether a printed share is true of no whole number of what it says it is a share of."""
    if row["unit"] != "percent" or "of" not in row or ("about" in row and "count" not in row):
        return False
    value, base = Decimal(row["value"]), int(row["of"]) - int(row.get("without", 0))
    tops = [int(row["count"])] if "count" in row else range(base + 1)
    return all(half_up(top, base, row["value"]) != value for top in tops)


def as_rounded(one: str, other: str) -> bool:
    """Whether the one with fewer decimals is the other one rounded."""
    finer, rounder = sorted((Decimal(one), Decimal(other)), key=lambda value: value.as_tuple().exponent)
    return finer.quantize(Decimal(1).scaleb(int(rounder.as_tuple().exponent)), ROUND_HALF_UP) == rounder


def said_twice() -> set[str]:
    """The later of two passages of one year that are called the same and are not the same."""
    first: dict[tuple[str, str, str], Row] = {}
    found = set()
    for row in ROWS:
        name = (passages.called(row["says"]), row["unit"], row["report"][-4:])
        one = first.setdefault(name, row)
        if "value" in row and "value" in one and not as_rounded(row["value"], one["value"]):
            found.add(slug(row["id"]))
    return found


def test_the_checks_find_unaided_what_cannot_be_true_and_nothing_that_is(tmp_path: Path) -> None:
    expected = {slug(row["id"]) for row in ROWS if cannot_be(row)} | said_twice()
    assert len(expected) >= 5
    assert found(read(tmp_path)) == expected


@pytest.mark.parametrize("link", LINKED, ids=lambda link: link[0])
def test_what_has_two_names_is_found_when_it_is_linked(tmp_path: Path, link: tuple[str, str, str]) -> None:
    plain, linked = found(read(tmp_path)), found(read(tmp_path, links=[link]))
    assert linked - plain == {"- {holds"}


def test_links_between_documents_that_agree_say_nothing(tmp_path: Path) -> None:
    assert found(read(tmp_path, links=AGREE)) == found(read(tmp_path))


# -- slips of the finger -----------------------------------------------------------------------


def test_two_keys_catch_every_smallest_step_and_every_pair_that_cancels(tmp_path: Path) -> None:
    """The keys are those of the right numbers; the file then holds one number, or two, that are wrong."""
    for id, report in read(tmp_path).reports.items():
        kept, numbers = origin.totals(report), [one.value for one in origin.typed(report)]
        for place, value in enumerate(numbers):
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            for changed in (value + step, value - step):
                assert sums([*numbers[:place], changed, *numbers[place + 1 :]]) != kept, (id, place)
        for place in range(len(numbers) - 1):
            pair = [numbers[place] + 1, numbers[place + 1] - 1]
            assert sums([*numbers[:place], *pair, *numbers[place + 2 :]]) != kept, (id, place)


def sums(values: Sequence[Decimal]) -> origin.Totals:
    weighted = (place * value for place, value in enumerate(values, 1))
    return origin.Totals(sum(values, Decimal()), sum(weighted, Decimal()))
