"""Change values in the text of a YAML file, and leave every other character as its editor wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from sitegen.reading.yaml_tree import Location


def with_scalars(text: str, values: Mapping[Location, str]) -> str:
    """Return a text where the scalars at some locations are others, written as they are given.

    Raises `KeyError` for a location that the text has not.
    """
    root = _root(text)
    nodes = {location: _at(root, location) for location in values}
    for location in sorted(values, key=lambda one: -nodes[one].start_mark.index):
        node = nodes[location]
        text = text[: node.start_mark.index] + values[location] + text[node.end_mark.index :]
    return text


def with_entry(text: str, mapping: Location, entry: str, after: str) -> str:
    """Return a text with a line more in a mapping of lines, under the one of the key `after`, a scalar's.

    Raises `KeyError` where the text has no such mapping or key.
    """
    root = _root(text)
    column = _at(root, mapping).start_mark.column
    value = _at(root, (*mapping, after))
    end = text.find("\n", value.end_mark.index)
    end = len(text) if end < 0 else end
    newline = "\r\n" if text[end - 1 : end + 1] == "\r\n" else "\n"
    line = f"{' ' * column}{entry}"
    if end == len(text):
        return f"{text}{newline}{line}"
    return f"{text[: end + 1]}{line}{newline}{text[end + 1 :]}"


def with_row(text: str, list: Location, row: Sequence[str], at: int) -> str:
    """Return a text with a row more in a list, as number `at`; `row` is its lines, without the dash.

    Raises `KeyError` where the text has no such list, or one that is written within brackets.
    """
    node = _at(_root(text), list)
    if not isinstance(node, SequenceNode) or node.flow_style or not node.value:
        raise KeyError(list)
    margin = " " * node.start_mark.column
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{margin}{'  ' if number else '- '}{line}" for number, line in enumerate(row)]
    place = _end_of_line(text, node.value[at - 1]) if at else _begin_of_line(text, node)
    before = newline if place and text[place - 1] != "\n" else ""
    after = "" if before else newline
    return text[:place] + before + newline.join(lines) + after + text[place:]


def _begin_of_line(text: str, node: Node) -> int:
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _end_of_line(text: str, node: Node) -> int:
    """Return the offset of the line after the last one of a value."""
    end = _last_scalar(node).end_mark.index
    if end and text[end - 1] == "\n":
        return end
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1


def _last_scalar(node: Node) -> Node:
    """Return the last value inside a value that is written out: the end of what is around it comes later."""
    while isinstance(node, CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node


def _root(text: str) -> Node:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise KeyError(())
    return root


def _at(root: Node, location: Location) -> Node:
    return reduce(_inner, location, root)


def _inner(node: Node, part: str | int) -> Node:
    """Return what a node holds under a key or a number."""
    if isinstance(node, MappingNode):
        inner: dict[str | int, Node] = {key.value: value for key, value in node.value}
        return inner[part]
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: Node = node.value[part]
        return found
    raise KeyError(part)
