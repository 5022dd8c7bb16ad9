"""What whole numbers can still be, when somebody can read sums, bounds and shares of them.

Each rule is `low ≤ Σ coefficient · unknown ≤ high`. Ranges are narrowed until nothing follows any
more; then each value that is left is tried, in halves, so that the answer is exact. Unknowns that
no rule ties together are looked at apart. Work is bounded: what could not be settled is said to be
undecided, never possible.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
Ranges = list[Range]
BUDGET = 50_000
"""How many times a rule may be looked at for one unknown: a part of a second."""


@dataclass(frozen=True, slots=True)
class Rule:
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

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__("; ".join(rule.source for rule in rules))
        self.rules = tuple(rules)


class _Exhausted(Exception):
    """The budget of work is spent."""


def possible(
    unknowns: Mapping[str, Range], rules: Sequence[Rule], enough: int = 3, budget: int = BUDGET
) -> dict[str, Possible]:
    """For each unknown the values that it may have; the search stops when `enough` are found.

    Raises `Contradiction` when no numbers fit.
    """
    found: dict[str, Possible] = {}
    for names, own in components(unknowns, rules):
        search = _Search({name: unknowns[name] for name in names}, own, budget)
        found |= search.projections(enough)
    return {name: found[name] for name in unknowns}


def reasons(
    unknown: str, unknowns: Mapping[str, Range], rules: Sequence[Rule], enough: int = 3, budget: int = BUDGET
) -> tuple[Rule, ...]:
    """Rules that together leave fewer than `enough` values, none of which can be left out."""
    own = next(own for names, own in components(unknowns, rules) if unknown in names)
    kept = list(own)
    for rule in own:
        fewer = [other for other in kept if other is not rule]
        search = _Search(unknowns, fewer, budget)
        answer = search.projection(unknown, enough)
        if answer.decided and len(answer.values) < enough:
            kept = fewer
    return tuple(kept)


def components(
    unknowns: Mapping[str, Range], rules: Sequence[Rule]
) -> Iterator[tuple[tuple[str, ...], tuple[Rule, ...]]]:
    """Groups of unknowns that rules tie together, each with its rules; those of one value tie nothing."""
    group = {name: name for name in unknowns}

    def root(name: str) -> str:
        while group[name] != name:
            group[name] = name = group[group[name]]
        return name

    for rule in rules:
        free = [name for name, _ in rule.terms if unknowns[name][0] < unknowns[name][1]]
        for name in free[1:]:
            group[root(name)] = root(free[0])
    gathered: dict[str, tuple[list[str], list[Rule]]] = {}
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
    """One group of unknowns with its rules, by number for speed."""

    def __init__(self, unknowns: Mapping[str, Range], rules: Sequence[Rule], budget: int) -> None:
        self.names = list(unknowns)
        self.index = {name: number for number, name in enumerate(self.names)}
        self.start: Ranges = list(unknowns.values())
        self.rules = rules
        self.terms = [tuple((self.index[name], c) for name, c in rule.terms) for rule in rules]
        self.touching: list[list[int]] = [[] for _ in self.names]
        for number, terms in enumerate(self.terms):
            for at, _ in terms:
                self.touching[at].append(number)
        self.budget = self.left = budget

    def projections(self, enough: int) -> dict[str, Possible]:
        """What each unknown may be; raises `Contradiction` when nothing fits."""
        self.left = self.budget
        try:
            narrowed = self._narrowed(self.start, range(len(self.rules)))
        except _Exhausted:
            return dict.fromkeys(self.names, Possible((), decided=False))
        if narrowed is None or not self._any(narrowed):
            raise Contradiction(self.rules)
        self.seen: list[set[int]] = [set() for _ in self.names]
        return {name: self.projection(name, enough, narrowed) for name in self.names}

    def projection(self, name: str, enough: int, narrowed: Ranges | None = None) -> Possible:
        """What one unknown may be."""
        self.left = self.budget
        at = self.index[name]
        seen = self.seen[at] if hasattr(self, "seen") else set()
        try:
            ranges = narrowed or self._narrowed(self.start, range(len(self.rules)))
            for value in _inwards(*ranges[at]) if ranges else ():
                if len(seen) >= enough:
                    break
                if value not in seen:
                    self._try(ranges or [], at, value, seen)
        except _Exhausted:
            return Possible(tuple(sorted(seen)), decided=len(seen) >= enough)
        return Possible(tuple(sorted(seen)))

    def _any(self, ranges: Ranges) -> bool:
        """Whether anything fits; what could not be settled counts as fitting."""
        try:
            return self._solution(ranges) is not None
        except _Exhausted:
            return True

    def _try(self, ranges: Ranges, at: int, value: int, seen: set[int]) -> None:
        """Keep the value if something fits it, and what the others are then."""
        trial = [*ranges[:at], (value, value), *ranges[at + 1 :]]
        narrowed = self._narrowed(trial, self.touching[at])
        solution = self._solution(narrowed) if narrowed is not None else None
        if solution is None:
            return
        seen.add(value)
        for other, of_other in zip(solution, getattr(self, "seen", ()), strict=False):
            of_other.add(other)

    def _solution(self, ranges: Ranges) -> list[int] | None:
        """Some numbers that fit, or None: the widest question is halved until nothing is open."""
        open_ = [at for at, (low, high) in enumerate(ranges) if low < high]
        if not open_:
            return [low for low, _ in ranges]
        at = min(open_, key=lambda at: ranges[at][1] - ranges[at][0])
        low, high = ranges[at]
        middle = (low + high) // 2
        for half in ((low, middle), (middle + 1, high)):
            narrowed = self._narrowed([*ranges[:at], half, *ranges[at + 1 :]], self.touching[at])
            if narrowed is not None and (found := self._solution(narrowed)) is not None:
                return found
        return None

    def _narrowed(self, ranges: Ranges, first: Sequence[int]) -> Ranges | None:
        """The ranges less what the rules forbid, starting with these rules; None when one is empty."""
        ranges = list(ranges)
        waiting = deque(first)
        queued = set(waiting)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            self.left -= 1
            if self.left < 0:
                raise _Exhausted
            changed = self._apply(number, ranges)
            if changed is None:
                return None
            for rule in (rule for at in changed for rule in self.touching[at]):
                if rule not in queued:
                    queued.add(rule)
                    waiting.append(rule)
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


def _bounds(now: Range, c: int, rule: Rule, least: int, most: int) -> Range:
    """The range of one unknown, given how small and how large the whole sum can be."""
    low, high = now
    if rule.high is not None:
        room = rule.high - (least - c * now[c < 0])
        low, high = (low, min(high, room // c)) if c > 0 else (max(low, -(room // -c)), high)
    if rule.low is not None:
        need = rule.low - (most - c * now[c > 0])
        low, high = (max(low, -(-need // c)), high) if c > 0 else (low, min(high, -need // -c))
    return low, high


def _inwards(low: int, high: int) -> Iterator[int]:
    """The values of a range, ends first: they are the ones that rules leave or forbid."""
    while low < high:
        yield from (low, high)
        low, high = low + 1, high - 1
    if low == high:
        yield low
