"""Formulas of reports as trees: `2 * direkt-vuxna + direkt-barn`, `alla == vuxna + barn`.

A formula is a sum of signed products; a product is references and numbers with * and / between them;
a relation is two sums. Fields of the type `Formula` or `LinkFormula` are read into a tree when the file
of the report is read, once. All that works with formulas walks the tree: values, references, the audit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from sitegen.core import quoted
from sitegen.reading.validate import TextFault

SIGNS = r"^[0-9a-z][a-z0-9./ +*~=<>-]*$"
LONGEST = 300
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
TOKEN = re.compile(r"\S+")
PLUS, TIMES = ("+", "-"), ("*", "/")
RELATIONS = ("==", "~", "<=", "<")
OPERATORS = frozenset((*PLUS, *TIMES, *RELATIONS))
Operator = Literal["*", "/"]
FigureKey = tuple[str, str]
"""A report's id, and a reference inside it."""


class Unresolved(Exception):
    """A formula that cannot be worked out; the message says why, in Swedish."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that is typed in the formula."""

    value: Fraction
    at: int = 0


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A reference, as it is typed: `direkt`, `nsp-2025/primara.total`."""

    name: str
    at: int = 0


Atom = Constant | FigureRef


@dataclass(frozen=True, slots=True)
class Product:
    """A first atom, and what it is multiplied with or divided by, from left to right; with its sign."""

    sign: int
    first: Atom
    rest: tuple[tuple[Operator, Atom], ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """One product or more; `text` is how it is typed."""

    terms: tuple[Product, ...]
    text: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Relation:
    """Two sums and the sign between them: `==`, `~` (equal when rounded), `<=` or `<`."""

    left: Sum
    sign: str
    right: Sum
    text: str = ""

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Sum:
    """Return the sum that a formula is. Raises `TextFault`."""
    return _FormulaReader(text, _tokens(text)).sum()


def parse_relation(text: str) -> Relation:
    """Return the two sides of a link. Raises `TextFault`, also when there is not exactly one relation."""
    tokens = _tokens(text)
    found = [index for index, (token, _) in enumerate(tokens) if token in RELATIONS]
    if len(found) != 1:
        at = tokens[found[1]][1] if len(found) > 1 else None
        raise TextFault("skriv ett samband med ==, ~, <= eller < mellan två led", at)
    left, (sign, end), right = tokens[: found[0]], tokens[found[0]], tokens[found[0] + 1 :]
    sides = _FormulaReader(text[:end].strip(), left).sum(), _FormulaReader(text, right).sum()
    return Relation(sides[0], sign, sides[1], text)


def _typed_as_text(read: Callable[[str], Sum | Relation]) -> GetPydanticSchema:
    """Return what makes pydantic read a field: a text of the signs of formulas, and then its tree."""
    steps: list[Mapping[str, Any]] = [
        core_schema.str_schema(pattern=SIGNS, max_length=LONGEST),
        core_schema.no_info_plain_validator_function(read),
    ]
    return GetPydanticSchema(lambda _source, _handler: core_schema.chain_schema(steps))


Formula = Annotated[Sum, _typed_as_text(parse)]
"""References and numbers with + - * / between them, each with a space on either side."""
LinkFormula = Annotated[Relation, _typed_as_text(parse_relation)]
"""Two formulas with `==`, `~`, `<=` or `<` between them."""


def refs(found: Sum | Relation) -> Iterator[FigureRef]:
    """Yield the references of a formula, in order."""
    if isinstance(found, Relation):
        yield from refs(found.left)
        yield from refs(found.right)
        return
    for term in found.terms:
        for atom in (term.first, *(atom for _, atom in term.rest)):
            if isinstance(atom, FigureRef):
                yield atom


def of_reference(name: str) -> Sum:
    """Return the formula that is one reference."""
    return Sum((Product(1, FigureRef(name)),), name)


def of_number(value: Fraction | int) -> Sum:
    """Return the formula that is one number."""
    return Sum((Product(1, Constant(Fraction(value))),), str(value))


class Circular(Exception):
    """What needs itself, by way of the keys of `path`."""

    def __init__(self, path: Sequence[tuple[str, str]]) -> None:
        super().__init__(path)
        self.path = path


def in_order(
    start: FigureKey, needs: Callable[[FigureKey], Iterable[FigureKey]], known: Container[FigureKey]
) -> Iterator[FigureKey]:
    """Yield `start` and all that it needs and is not known, each after what it needs itself.

    The caller makes what is yielded known before it asks for the next. However long a chain is, it
    takes no depth of calls. Raises `Circular`.
    """
    path = {start: iter(needs(start))}
    while path:
        last = next(reversed(path))
        wanted = next((key for key in path[last] if key not in known), None)
        if wanted is None:
            del path[last]
            yield last
        elif wanted in path:
            raise Circular((*path, wanted))
        else:
            path[wanted] = iter(needs(wanted))


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(found[0], found.start()) for found in TOKEN.finditer(text)]


@dataclass
class _FormulaReader:
    """Reads tokens from left to right."""

    text: str
    tokens: list[tuple[str, int]]
    index: int = 0

    def sum(self) -> Sum:
        """All tokens as one sum."""
        terms = [self._product(1)]
        while self.index < len(self.tokens):
            token, at = self.tokens[self.index]
            if token not in PLUS:
                raise TextFault(f"{quoted(self.text)}: skriv + - * eller / med mellanslag omkring", at)
            self.index += 1
            terms.append(self._product(1 if token == "+" else -1))
        return Sum(tuple(terms), self.text)

    def _product(self, sign: int) -> Product:
        first = self._atom()
        rest: list[tuple[Operator, Atom]] = []
        while self.index < len(self.tokens) and (token := self.tokens[self.index][0]) in TIMES:
            self.index += 1
            rest.append(("*" if token == "*" else "/", self._atom()))
        return Product(sign, first, tuple(rest))

    def _atom(self) -> Atom:
        if self.index >= len(self.tokens) or self.tokens[self.index][0] in OPERATORS:
            at = self.tokens[self.index][1] if self.index < len(self.tokens) else len(self.text)
            raise TextFault(f"{quoted(self.text)} är ofullständig; ett namn eller ett tal saknas", at)
        token, at = self.tokens[self.index]
        self.index += 1
        return Constant(Fraction(token), at) if NUMBER.fullmatch(token) else FigureRef(token, at)
