"""Write what a build changes as Swedish Markdown, for whoever reads a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.deploy.build_changes import PAGE, Languages, NumberChange, SiteChange, TableChange, total
from sitegen.hosting.manifest import Manifest

MOST = 20
"""So many paths or rows are named; of the others, how many there are."""
FEW = 3
NOTHING = "Ingen sida, fil eller siffra ändras."


def changes_text(changes: Sequence[SiteChange], languages: Languages) -> Iterator[str]:
    """Yield the lines of the summary; `languages` are those of the sites."""
    yield "## Vad som ändras för läsarna"
    yield ""
    yield from (line for change in changes for line in _other_day(change))
    if not any(any(change.files()) for change in changes):
        yield NOTHING
        return
    told = total(changes)
    yield f"{told['new']} nya sidor, {told['gone']} borta, {told['changed']} ändrade."
    yield ""
    yield from _sites(changes)
    yield from _languages(changes, languages)
    yield from _numbers(changes)
    yield from _paths("Sidor som försvinner", changes, 1)
    yield from _tables(changes)
    yield from _paths("Nya sidor", changes, 0)
    yield from _paths("Ändrade sidor", changes, 2)


def _other_day(change: SiteChange) -> Iterator[str]:
    """Yield that a former build is of another day, on which other things are said of ages."""
    if change.before and change.after and change.before.day != change.after.day:
        yield f"`{change.site}` jämförs med bygget från {change.before.day}; något kan skilja av åldern."
        yield ""


def _sites(changes: Sequence[SiteChange]) -> Iterator[str]:
    yield "| Sajt | Sidor förut | Sidor nu | Nya | Borta | Ändrade | Filer | Storlek |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for change in changes:
        parts = [len(paths) for paths in change.files(PAGE)]
        before, after = change.sizes
        pages = [_pages(build) for build in (change.before, change.after)]
        files = sum(len(paths) for paths in change.files())
        cells = (f"`{change.site}`", *pages, *parts, f"{files} skiljer", _size(before, after))
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""


def _pages(build: Manifest | None) -> int:
    return sum(path.endswith(PAGE) for path in build.files) if build else 0


def _size(before: int, after: int) -> str:
    """Return a size in kilobytes, and how much it has grown or shrunk."""
    change = f"{after - before:+,} byte".replace(",", " ").replace("-", "−")
    return f"{round(after / 1000):,} kB ({change})".replace(",", " ")


def _languages(changes: Sequence[SiteChange], languages: Languages) -> Iterator[str]:
    found = [(change.site, *row) for change in changes for row in change.pages_by_language(languages)]
    if rows := [row for row in found if any(row[3:])]:
        yield "| Sajt | Språk | Sidor nu | Nya | Borta | Ändrade |"
        yield "| --- | --- | --- | --- | --- | --- |"
        yield from (f"| `{site}` | {' | '.join(map(str, row))} |" for site, *row in rows)
        yield ""


def _numbers(changes: Sequence[SiteChange]) -> Iterator[str]:
    rows = [(change.site, number) for change in changes for number in change.numbers]
    if rows:
        yield "### Nummer"
        yield ""
        yield from (f"- `{site}`: {_number(number)}" for site, number in rows)
        yield ""


def _number(change: NumberChange) -> str:
    told = [
        f"{word} {len(paths)} {'sida' if len(paths) == 1 else 'sidor'} ({_named(paths)})"
        for word, paths in (("nytt på", change.gained), ("borta från", change.lost))
        if paths
    ]
    return f"`{change.number}` {', '.join(told)}"


def _named(paths: Sequence[str]) -> str:
    more = f" och {len(paths) - FEW} till" if len(paths) > FEW else ""
    return ", ".join(f"`{path}`" for path in paths[:FEW]) + more


def _paths(heading: str, changes: Sequence[SiteChange], part: int) -> Iterator[str]:
    """Yield a list of pages behind its heading; `part` is 0 for new, 1 for gone, 2 for changed ones."""
    paths = [f"`{change.site}/{path}`" for change in changes for path in change.files(PAGE)[part]]
    if not paths:
        return
    yield f"<details{' open' if part == 1 else ''}><summary>{heading}: {len(paths)}</summary>"
    yield ""
    yield from (f"- {path}" for path in paths[:MOST])
    if len(paths) > MOST:
        yield f"- … och {len(paths) - MOST} till"
    yield ""
    yield "</details>"
    yield ""


def _tables(changes: Sequence[SiteChange]) -> Iterator[str]:
    tables = [(change.site, table) for change in changes for table in change.tables]
    if tables:
        yield "### Tabeller"
        yield ""
        for site, table in tables:
            yield from _table(site, table)


def _table(site: str, table: TableChange) -> Iterator[str]:
    yield f"`{site}/{table.path}`"
    yield ""
    yield "```diff"
    rows = [
        f"{sign} {', '.join(row)}" for sign, part in (("-", table.gone), ("+", table.new)) for row in part
    ]
    yield from (row.replace("`", "'") for row in rows[:MOST])
    if len(rows) > MOST:
        yield f"… och {len(rows) - MOST} rader till"
    yield "```"
    yield ""
