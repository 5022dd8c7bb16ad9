"""Which statements of rights are shown, and which may not stand without another.

A reassurance never stands without the warning that belongs to it: a right names in `needs` the statements
that must stand wherever it stands. Pages, sheets and cards take their statements from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.records.catalogue import Catalogue
from sitegen.records.model import Right

Rights = Mapping[str, Right]


def published_rights(catalogue: Catalogue) -> dict[str, Right]:
    """Return the rights that may be shown, by id, in order of topic and then of their own `order`."""
    topics = list(catalogue.topics)
    found = {id: right for id, right in catalogue.rights.items() if may_stand(id, catalogue.rights)}
    return dict(sorted(found.items(), key=lambda item: (topics.index(item[1].topic), item[1].order)))


def may_stand(id: str, rights: Rights) -> bool:
    """Return whether a right and everything that it needs are published."""
    return all(one in rights and rights[one].publish == "yes" for one in with_required(id, rights))


def with_required(id: str, rights: Rights) -> tuple[str, ...]:
    """Return a right's id and, after it, the ids of all that it needs, also by way of others.

    If a needs b and b needs c, `with_required("a", rights)` is `("a", "b", "c")`.
    """
    found = {id: None}
    waiting = [id]
    while waiting:
        right = rights.get(waiting.pop(0))
        new = [needed for needed in (right.needs if right else ()) if needed not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def complete_selection(ids: Iterable[str], rights: Rights) -> tuple[str, ...]:
    """Return the chosen ids, each followed by what it needs, none twice; without those that may not stand."""
    standing = (id for id in ids if may_stand(id, rights))
    return tuple(dict.fromkeys(one for id in standing for one in with_required(id, rights)))


def missing_requirements(ids: Iterable[str], rights: Rights) -> Iterator[tuple[str, str]]:
    """Yield each pair of a right among some ids, and one that it needs and that is not among them."""
    held = set(ids)
    for id in sorted(held):
        yield from ((id, needed) for needed in with_required(id, rights) if needed not in held)
