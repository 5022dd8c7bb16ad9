"""What whole numbers can still be, when somebody can read sums, bounds and shares of them.

Each rule is `low ≤ Σ coefficient · unknown ≤ high`. Ranges are narrowed until nothing follows any
more; then numbers that fit are looked for, and from them others nearby, until each unknown has been
seen with enough values or every value of it has been tried: the answer is exact. Unknowns that no
rule ties together are looked at apart. Work is bounded: what could not be settled is said to be
undecided, never possible. Nothing here calls itself, so no size of table is too deep.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
Ranges = list[Range]
BUDGET = 1_500_000
"""How many terms of rules may be looked at for unknowns that are tied together: less than a second."""
STEPS = 12
"""How many numbers are changed before a walk is given up for a whole search."""
OVERHEAD = 4
"""What it takes to look at a rule at all, counted in terms."""
BISECTED = 8
"""Ranges wider than this are halved, not tried value by value."""


@dataclass(frozen=True, slots=True)
class SolverRule:
    """`low ≤ Σ coefficient · unknown ≤ high` (None: no bound), and where a reader finds that."""

    terms: tuple[tuple[str, int], ...]
    low: int | None
    high: int | None
    source: str = ""
    assumed: bool = False
    """A reader would take it so, but nothing printed says it."""


@dataclass(frozen=True, slots=True)
class Possible:
    """The values an unknown may have: all of them, or `enough` of them; undecided when work ran out."""

    values: tuple[int, ...]
    decided: bool = True


class Contradiction(Exception):
    """No numbers fit the rules; `rules` are some of those that cannot hold together."""

    def __init__(self, rules: Sequence[SolverRule]) -> None:
        super().__init__("; ".join(rule.source for rule in rules))
        self.rules = tuple(rules)


class _Exhausted(Exception):
    """The budget of work is spent."""


@dataclass(slots=True)
class _Work:
    """What is left of a budget."""

    left: int

    def spend(self, terms: int) -> None:
        self.left -= terms
        if self.left < 0:
            raise _Exhausted


def possible(
    unknowns: Mapping[str, Range], rules: Sequence[SolverRule], enough: int = 3, budget: int = BUDGET
) -> dict[str, Possible]:
    """Return the values that each unknown may have; the search stops when `enough` are found.

    `budget` is for each group of unknowns that are tied together. Raises `Contradiction` when no
    numbers fit.
    """
    found: dict[str, Possible] = {}
    for names, own in components(unknowns, rules):
        search = _Search({name: unknowns[name] for name in names}, own)
        found |= search.projections(names, enough, _Work(budget))
    return {name: found[name] for name in unknowns}


def reasons(
    unknown: str,
    unknowns: Mapping[str, Range],
    rules: Sequence[SolverRule],
    enough: int = 3,
    budget: int = BUDGET,
) -> tuple[SolverRule, ...]:
    """Return rules that together leave fewer than `enough` values, none of which can be left out.

    When a fourth of the budget is spent, some of those that are left may be idle.
    """
    names, own = next((names, own) for names, own in components(unknowns, rules) if unknown in names)
    own_unknowns, work, kept = {name: unknowns[name] for name in names}, _Work(budget // 4), list(own)
    size = len(kept)
    while size:
        for start in range(len(kept) - size, -1, -size):
            fewer = kept[:start] + kept[start + size :]
            answer = _Search(own_unknowns, fewer).projections((unknown,), enough, work)[unknown]
            if answer.decided and len(answer.values) < enough:
                kept = fewer
        size //= 2
    return tuple(kept)


def components(
    unknowns: Mapping[str, Range], rules: Sequence[SolverRule]
) -> Iterator[tuple[tuple[str, ...], tuple[SolverRule, ...]]]:
    """Yield groups of unknowns that rules tie together, with their rules; those of one value tie nothing."""
    group = {name: name for name in unknowns}

    def root(name: str) -> str:
        while group[name] != name:
            group[name] = name = group[group[name]]
        return name

    for rule in rules:
        free = [name for name, _ in rule.terms if unknowns[name][0] < unknowns[name][1]]
        for name in free[1:]:
            group[root(name)] = root(free[0])
    gathered: dict[str, tuple[list[str], list[SolverRule]]] = {}
    for name in unknowns:
        gathered.setdefault(root(name), ([], []))[0].append(name)
    for rule in rules:
        names = [name for name, _ in rule.terms]
        free = [name for name in names if unknowns[name][0] < unknowns[name][1]]
        for home in dict.fromkeys(map(root, free or names)):
            gathered[home][1].append(rule)
    for names_, own in gathered.values():
        fixed = {name for rule in own for name, _ in rule.terms} - set(names_)
        yield (*names_, *sorted(fixed)), tuple(own)


class _Search:
    """One group of unknowns with its rules, by number for speed. It keeps nothing between calls."""

    def __init__(self, unknowns: Mapping[str, Range], rules: Sequence[SolverRule]) -> None:
        self.names = list(unknowns)
        self.index = {name: number for number, name in enumerate(self.names)}
        self.start: Ranges = list(unknowns.values())
        self.rules = rules
        self.terms = [tuple((self.index[name], c) for name, c in rule.terms) for rule in rules]
        self.size = sum(map(len, self.terms))
        self.touching: list[list[tuple[int, int]]] = [[] for _ in self.names]
        for number, terms in enumerate(self.terms):
            for at, c in terms:
                self.touching[at].append((number, c))

    def projections(self, names: Sequence[str], enough: int, work: _Work) -> dict[str, Possible]:
        """Return what these unknowns may be; raises `Contradiction` when nothing fits."""
        seen: list[set[int]] = [set() for _ in self.names]
        decided: set[str] = set()
        with contextlib.suppress(_Exhausted):
            self._explore(names, enough, work, seen, decided)
        found = {name: tuple(sorted(seen[self.index[name]])) for name in names}
        return {
            name: Possible(values, name in decided or len(values) >= enough) for name, values in found.items()
        }

    def _explore(
        self, names: Sequence[str], enough: int, work: _Work, seen: list[set[int]], decided: set[str]
    ) -> None:
        """Fill in the values that are seen, and the names of which all values have been tried."""
        ranges = self._narrowed(self.start, range(len(self.rules)), work)
        first = self._solution(ranges, self._even(ranges), work) if ranges else None
        if ranges is None or first is None:
            raise Contradiction(self.rules)
        last = self._kept(first, seen)
        for name in names:
            at = self.index[name]
            for value in _outwards(last[at], *ranges[at]):
                if len(seen[at]) >= enough:
                    break
                if value not in seen[at]:
                    found = self._with(ranges, last, at, value, work)
                    last = self._kept(found, seen) if found else last
            decided.add(name)

    def _even(self, ranges: Ranges) -> list[int]:
        """Where to begin: what each rule has room for, shared evenly, so that much can still change."""
        even = [high for _, high in ranges]
        for rule, terms in zip(self.rules, self.terms, strict=True):
            if rule.high is not None:
                room = rule.high - sum(c * ranges[at][c < 0] for at, c in terms)
                for at, c in terms:
                    even[at] = min(even[at], ranges[at][0] + room // (len(terms) * c)) if c > 0 else even[at]
        return [max(low, value) for (low, _), value in zip(ranges, even, strict=True)]

    def _kept(self, solution: list[int], seen: list[set[int]]) -> list[int]:
        for of_one, value in zip(seen, solution, strict=True):
            of_one.add(value)
        return solution

    def _numbers(self, at: int) -> list[int]:
        return [number for number, _ in self.touching[at]]

    # -- numbers that fit ----------------------------------------------------------------------

    def _with(
        self, ranges: Ranges, near: Sequence[int], at: int, value: int, work: _Work
    ) -> list[int] | None:
        """Numbers that fit with this value of one unknown, or None: a short walk, else a whole search."""
        if walked := self._walked(ranges, near, at, value, work):
            return walked
        trial = [*ranges[:at], (value, value), *ranges[at + 1 :]]
        narrowed = self._narrowed(trial, self._numbers(at), work)
        return self._solution(narrowed, near, work) if narrowed else None

    def _walked(
        self, ranges: Ranges, near: Sequence[int], at: int, value: int, work: _Work
    ) -> list[int] | None:
        """Change one number of those that fit, then others one after the other until all fit again."""
        values = list(near)
        totals, moved = self._totals(values, work), {at}
        self._move(values, totals, at, value)
        for _ in range(STEPS):
            broken = [n for n, total in enumerate(totals) if self._need(n, total)]
            if not broken:
                return values
            free = [
                (o, c) for o, c in self.terms[broken[0]] if o not in moved and ranges[o][0] < ranges[o][1]
            ]
            work.spend(len(totals) + len(free))
            if not free:
                return None
            other, new = self._mending(ranges, values, totals, broken[0], free)
            self._move(values, totals, other, new)
            moved.add(other)
        return None

    def _solution(self, ranges: Ranges, near: Sequence[int], work: _Work) -> list[int] | None:
        """Return some numbers that fit, or None: looked for beside `near`, and mended rule by rule."""
        waiting: list[tuple[Ranges, Sequence[int]]] = [(ranges, ())]
        while waiting:
            narrowed = self._narrowed(*waiting.pop(), work)
            if narrowed is None:
                continue
            values = [min(max(v, low), high) for v, (low, high) in zip(near, narrowed, strict=True)]
            totals = self._totals(values, work)
            broken = [n for n, total in enumerate(totals) if self._need(n, total)]
            if not broken:
                return values
            open_ = {n: [(o, c) for o, c in self.terms[n] if narrowed[o][0] < narrowed[o][1]] for n in broken}
            rule = min(broken, key=lambda number: (len(open_[number]), number))
            at, value = self._mending(narrowed, values, totals, rule, open_[rule])
            parts = _parts(*narrowed[at], value)
            waiting += [([*narrowed[:at], part, *narrowed[at + 1 :]], self._numbers(at)) for part in parts]
        return None

    def _totals(self, values: Sequence[int], work: _Work) -> list[int]:
        """Return what the sums of all rules come to."""
        work.spend(self.size)
        return [sum(c * values[at] for at, c in terms) for terms in self.terms]

    def _move(self, values: list[int], totals: list[int], at: int, value: int) -> None:
        """Change one number, and the sums that it is in."""
        for number, c in self.touching[at]:
            totals[number] += c * (value - values[at])
        values[at] = value

    def _need(self, number: int, total: int) -> int:
        """How much is missing in the sum of a rule, or below nothing too much."""
        rule = self.rules[number]
        if rule.low is not None and total < rule.low:
            return rule.low - total
        return rule.high - total if rule.high is not None and total > rule.high else 0

    def _mending(
        self, ranges: Ranges, values: list[int], totals: list[int], rule: int, free: Sequence[tuple[int, int]]
    ) -> tuple[int, int]:
        """Which unknown of a broken rule to change, and to what: the one that helps most around it."""
        need = self._need(rule, totals[rule])
        steps = [(at, _moved(ranges[at], values[at], c, need)) for at, c in free]
        return min(steps, key=lambda step: self._worse(totals, step[0], step[1] - values[step[0]]))

    def _worse(self, totals: Sequence[int], at: int, change: int) -> tuple[bool, int, int]:
        """How much more the rules around an unknown need after a change; no change at all is the last."""
        now = sum(abs(self._need(n, totals[n])) for n, _ in self.touching[at])
        after = sum(abs(self._need(n, totals[n] + c * change)) for n, c in self.touching[at])
        return (not change, after - now, at)

    # -- ranges --------------------------------------------------------------------------------

    def _narrowed(self, ranges: Ranges, first: Sequence[int], work: _Work) -> Ranges | None:
        """Return the ranges less what the rules forbid, starting with these rules; None when one is empty."""
        ranges = list(ranges)
        waiting = deque(first)
        queued = set(waiting)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            work.spend(len(self.terms[number]) + OVERHEAD)
            changed = self._apply(number, ranges)
            if changed is None:
                return None
            for rule in (rule for at in changed for rule, _ in self.touching[at]):
                if rule not in queued:
                    queued.add(rule)
                    waiting.appendleft(rule)  # along a chain at once, not once more for each of its parts
        return ranges

    def _apply(self, number: int, ranges: Ranges) -> list[int] | None:
        """Narrow by one rule; which unknowns it changed, or None when it cannot hold."""
        rule, terms = self.rules[number], self.terms[number]
        least = sum(c * ranges[at][c < 0] for at, c in terms)
        most = sum(c * ranges[at][c > 0] for at, c in terms)
        if (rule.high is not None and least > rule.high) or (rule.low is not None and most < rule.low):
            return None
        changed = []
        for at, c in terms:
            new = _bounds(ranges[at], c, rule, least, most)
            if new[0] > new[1]:
                return None
            if new != ranges[at]:
                least += c * (new[c < 0] - ranges[at][c < 0])
                most += c * (new[c > 0] - ranges[at][c > 0])
                ranges[at] = new
                changed.append(at)
        return changed


def _bounds(now: Range, c: int, rule: SolverRule, least: int, most: int) -> Range:
    """Return the range of one unknown, given how small and how large the whole sum can be."""
    low, high = now
    if rule.high is not None:
        room = rule.high - (least - c * now[c < 0])
        low, high = (low, min(high, room // c)) if c > 0 else (max(low, -(room // -c)), high)
    if rule.low is not None:
        need = rule.low - (most - c * now[c > 0])
        low, high = (max(low, -(-need // c)), high) if c > 0 else (low, min(high, -need // -c))
    return low, high


def _moved(range_: Range, value: int, c: int, need: int) -> int:
    """Return a value changed by as much as a rule needs, as far as its range goes."""
    change = -(-abs(need) // abs(c)) * (1 if (need > 0) == (c > 0) else -1)
    return min(max(value + change, range_[0]), range_[1])


def _outwards(middle: int, low: int, high: int) -> Iterator[int]:
    """Yield the values of a range, those next to the middle first: where something fits, more does nearby."""
    for step in range(max(middle - low, high - middle) + 1):
        yield from (value for value in (middle + step, middle - step) if low <= value <= high)


def _parts(low: int, high: int, value: int) -> Iterator[Range]:
    """Yield a range in parts, that of the one value last: it is looked at first."""
    for start, end in ((low, value - 1), (value + 1, high)):
        middle = (start + end) // 2
        if end - start > BISECTED:
            yield from ((start, middle), (middle + 1, end))
        elif start <= end:
            yield (start, end)
    yield (value, value)
