"""From how many persons a figure may be shown, and what else makes a figure tell of somebody.

The thresholds are the organisation's, in the middle of what others use: Statistics Denmark 3, many
5, the NHS 1–7, UK accredited researchers 10, the Counter Trafficking Data Collaborative 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

ONE_WAY, TWO_WAY = 5, 10
VALUES = 3
"""How many values a hidden count must still be able to have for a reader who does the sums."""
SMALL_GROUP = 20
"""Below this, that all or none have an answer tells of each of them."""
WHOLE = 50
"""From how many people a total of the whole country may be split once, where the parts say nothing else."""
REST = 3
"""The smallest rest of such a total: what Statistics Denmark asks for."""
DOMINANT = 0.7
"""A larger share than this from one member organisation names that organisation's clients."""
FINE = frozenset({"organisation", "medlem", "medlemsorganisation", "kommun", "ort", "boende"})
"""Dimensions whose values point at a place or at one organisation."""


def threshold_of(kinds: Iterable[object], children: bool = False, fine: bool = False) -> int:
    """Return the smallest count that may be shown in a table with dimensions of these classes."""
    return TWO_WAY if children or fine or len(tuple(kinds)) > 1 else ONE_WAY


def threshold_of_table(dims: Mapping[str, object], children: bool = False) -> int:
    """Return the smallest count that a table may show; `dims` are its dimensions with their classes."""
    return threshold_of(dims.values(), children, any(name.split("-")[0] in FINE for name in dims))


def is_plain_part(count: int, whole: int, kinds: Iterable[object] = ()) -> bool:
    """Return whether a part of a national total points at nobody: it says only that they belong to it.

    Such a part is not divided by identity or by what has happened to somebody. It is of ONE_WAY persons or
    more, and what is left of the whole, which nobody prints, of REST or more.
    """
    is_large = whole >= WHOLE and count >= ONE_WAY and whole - count >= REST
    return is_large and all(kind == "process" for kind in kinds)


def strict_zero(kinds: Iterable[object], base: int) -> bool:
    """Return whether a count of none, or of all, tells of everybody in a group of this size."""
    return base < SMALL_GROUP and any(kind != "process" for kind in kinds)


def dominated(largest: int, total: int) -> bool:
    """Return whether one organisation stands behind more than its share of a count."""
    return total > 0 and largest > DOMINANT * total
