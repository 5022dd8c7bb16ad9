"""Compare a tree with a pydantic model, and say in Swedish what differs, where, and what to do."""

from __future__ import annotations

import re
import types
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sitegen.core import Problem, Severity, did_you_mean, quoted
from sitegen.core.problems import nearest
from sitegen.reading import pattern_words
from sitegen.reading.yaml_tree import REFUSED, Location, Tree

M = TypeVar("M", bound=BaseModel)

# Longer lists of keys say less than the file beside it does.
MANY = 12
# What pydantic would read as a number or a truth value, but an editor's tools would not.
AMBIGUOUS = re.compile(r"\s*[+-]?[\d_]+(\.\d*)?\s*|yes|no|on|off|[yntf]", re.IGNORECASE)
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WHOLE = re.compile(r"0|-?[1-9][0-9]*")
BOOLEAN = ("true", "false")
MEANINGS = {
    "ja": "yes", "nej": "no", "okänt": "unknown", "vet ej": "unknown", "true": "yes", "false": "no",
    "hög": "high", "medel": "medium", "låg": "low", "gratis": "free",
}  # fmt: skip


class TextFault(ValueError):
    """What is wrong in a text that a field holds, as a sentence for editors.

    `at` is the place in the text, counted from 0; None when it concerns all of it.
    """

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.at = at


def validate(model: type[M], tree: Tree, at: Location = ()) -> tuple[M | None, list[Problem]]:
    """Return the record at a location of the tree, or None when it does not fit the model; and its problems.

    A record is also returned with problems when they only concern how a value is written.
    """
    problems = list(_ambiguous_values(model, tree, at))
    try:
        return model.model_validate(tree.at(at)), problems
    except ValidationError as error:
        taken = {(problem.line, problem.column) for problem in problems}
        found = _problems(model, tree, error.errors(include_url=False), at)
        return None, problems + [item for item in found if (item.line, item.column) not in taken]


def problem_at(
    tree: Tree, location: Location, message: str, *, severity: Severity = "error", key: bool = False
) -> Problem:
    """Return a problem at a value of the tree (or its key), or at the nearest thing around it."""
    line, column = tree.position(location, key=key)
    source = tree.lines[line - 1] if line <= len(tree.lines) else ""
    return Problem(tree.path, line, column, message, severity, source)


# -- where -------------------------------------------------------------------------------------


def _problems(
    model: type[BaseModel], tree: Tree, details: Sequence[ErrorDetails], at: Location
) -> Iterator[Problem]:
    """Yield a problem for every error of pydantic's that says something new."""
    renamed = {place for detail in details if (place := _meant_key(model, detail))}
    for detail in details:
        is_renamed = detail["type"] == "missing" and detail["loc"] in renamed
        if not is_renamed and not _follows_from_another(detail):
            location = location_in_tree(tree.value, (*at, *detail["loc"]))
            problem = problem_at(tree, location, _message(model, detail), key=_at_key(detail))
            yield _at_part(problem, detail)


def _at_part(problem: Problem, detail: ErrorDetails) -> Problem:
    """Return the problem at the part of a text that is wrong, where that stands on its line as typed."""
    fault = detail.get("ctx", {}).get("error")
    if not isinstance(fault, TextFault) or fault.at is None:
        return problem
    start = problem.source_line.find(str(detail["input"]), max(0, problem.column - 1))
    return problem if start < 0 else replace(problem, column=start + fault.at + 1)


def _meant_key(model: type[BaseModel], detail: ErrorDetails) -> Location | None:
    """Return the location that a misspelt key was meant to have, so that it is not also told as missing."""
    if detail["type"] != "extra_forbidden":
        return None
    *parents, key = detail["loc"]
    meant = nearest(str(key), _keys(type_at(model, tuple(parents))))
    return (*parents, meant) if meant else None


def _follows_from_another(detail: ErrorDetails) -> bool:
    """Return whether an error only follows from another that has been told: refused text, a bad row."""
    value: Any = detail["input"]
    if detail["type"] == "extra_forbidden":
        return REFUSED in str(detail["loc"][-1])
    if detail["type"] == "too_short":
        return bool(len(value) >= detail["ctx"]["min_length"])
    if detail["type"] == "missing":
        return any(REFUSED in key for key in value)
    return isinstance(value, str) and REFUSED in value


def _at_key(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)


def location_in_tree(value: Any, loc: Location) -> Location:
    """Return pydantic's location without the parts that name a branch of a union rather than a place."""
    location: Location = ()
    for part in loc:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            continue
        location = (*location, part)
    return location


def type_at(annotation: Any, location: Location) -> Any:
    """Return the type that the model wants at a location; None when it wants nothing there."""
    for part in location:
        annotation = _inner(_bare(annotation), part)
    return _bare(annotation)


def _bare(annotation: Any) -> Any:
    """Return the type without its annotations and without `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        return _bare(members[0])
    return annotation


def _inner(annotation: Any, part: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if arguments and isinstance(part, int) else None


# -- how a value is written --------------------------------------------------------------------


def _ambiguous_values(model: type[BaseModel], tree: Tree, at: Location) -> Iterator[Problem]:
    """Yield numbers and truth values in forms that mean different things to different programs."""
    for location, text in tree.texts(at):
        if not AMBIGUOUS.fullmatch(text):
            continue
        wanted = type_at(model, location)
        if wanted is int and not WHOLE.fullmatch(text):
            message = f"{quoted(text)} är inget heltal; skriv bara siffror, t.ex. 3"
            yield problem_at(tree, (*at, *location), message)
        if wanted is bool and text not in BOOLEAN:
            yield problem_at(tree, (*at, *location), f"{quoted(text)}: skriv true eller false")


# -- what to say -------------------------------------------------------------------------------


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:
    """Return the sentence for an error of pydantic's."""
    kind = detail["type"]
    if kind == "missing":
        return f"nyckeln {quoted(str(detail['loc'][-1]))} saknas; lägg till den"
    if kind == "extra_forbidden":
        told = _unknown_key(str(detail["loc"][-1]), _keys(type_at(model, detail["loc"][:-1])))
        return told + _other_list(model, detail["loc"])
    context = detail.get("ctx", {})
    if kind in FIXED:
        return FIXED[kind]
    if kind in MESSAGES:
        return MESSAGES[kind](detail["input"], context)
    return f"värdet {_shown(detail['input'])} passar inte här; jämför med en annan post"


def _keys(model: Any) -> list[str]:
    return list(getattr(model, "model_fields", ()))


def _other_list(model: type[BaseModel], place: Location) -> str:
    """Return the list beside that a row with an unknown key seems to belong to."""
    *outer, list_name, row, key = ("", "", *place)
    if not isinstance(row, int):
        return ""
    around = type_at(model, tuple(part for part in outer if part != ""))
    lists = (name for name in _keys(around) if key in _keys(type_at(around, (name, 0))))
    found = next((name for name in lists if name != list_name), "")
    return f"; hör raden till {found}? Flytta den då dit" if found else ""


def _unknown_key(key: str, allowed: list[str]) -> str:
    guess = did_you_mean(key, allowed)
    if guess or not 0 < len(allowed) <= MANY:
        return f"nyckeln {quoted(key)} är okänd{guess or '; ta bort den'}"
    return f"nyckeln {quoted(key)} är okänd; här får stå {', '.join(allowed)}"


def _choice(value: Any, context: Mapping[str, Any]) -> str:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if not isinstance(value, str):
        return f"ska vara ett av orden {', '.join(choices)}"
    meant = MEANINGS.get(value.lower(), "")
    near = [choice for choice in choices if not _is_denied(choice, value)]
    guess = f"; menade du {quoted(meant)}?" if meant in choices else did_you_mean(value, near)
    return f"{quoted(value)} är inget av {', '.join(choices)}{guess}"


def _is_denied(choice: str, value: str) -> bool:
    """Return whether a choice says the opposite of a word: not_confirmed for confirmed."""
    return choice.startswith("not_") and not value.startswith("not")


def _pattern(value: Any, context: Mapping[str, Any]) -> str:
    text, pattern = str(value), str(context.get("pattern", ""))
    if pattern == ID:
        return f"{quoted(text)} är inget id; {_id_fault(text)}"
    return pattern_words.how_to_write(text, pattern)


def _id_fault(text: str) -> str:
    """Return what is wrong with an id: the odd letter by name, and an id that could be meant."""
    rule = "skriv med a–z, 0–9 och bindestreck"
    odd = next((char for char in text if not re.match(r"[A-Za-z0-9 _.\-åäöÅÄÖ]", char)), "")
    if odd:
        rule += f"; “{odd}” är {unicodedata.name(odd, f'U+{ord(odd):04X}')}"
    plain = kebab(text)
    return rule + (f"; t.ex. {quoted(plain)}" if plain and not odd else "")


def kebab(text: str) -> str:
    """Return a text as an id of small letters without marks, digits and single hyphens: `tva-hus`."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", letters)).strip("-")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "med nycklar"
    return "som lista" if isinstance(value, list) else quoted(str(value))


def _too_long(value: Any, context: Mapping[str, Any]) -> str:
    return f"texten har {len(value)} tecken, högst {context['max_length']} får plats; korta den"


def _too_short(value: Any, context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    return "texten är tom; ta bort raden eller fyll i" if least == 1 else f"minst {least} tecken"


def _too_few(value: Any, context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    return f"listan ska ha minst {'en rad' if least == 1 else f'{least} rader'}; lägg till"


def _text(value: Any, context: Mapping[str, Any]) -> str:
    found = "en lista" if isinstance(value, list) else "nycklar och värden"
    return f"ska vara en text, inte {found}; ta bort “-” och indrag, eller sätt citattecken"


KEYS_AND_VALUES = "ska vara nycklar och värden (nyckel: värde)"
MessageWriter = Callable[[Any, Mapping[str, Any]], str]
MESSAGES: Mapping[str, MessageWriter] = {
    "literal_error": _choice,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_few,
    "too_long": lambda value, context: f"listan får ha högst {context['max_length']} rader",
    "string_type": _text,
    "value_error": lambda value, context: str(context["error"]),
    "int_parsing": lambda value, _: f"{quoted(str(value))} är inget heltal; skriv t.ex. 3",
    "int_from_float": lambda value, _: f"{quoted(str(value))} är inget heltal; skriv t.ex. 3",
    "float_parsing": lambda value, _: f"{quoted(str(value))} är inget tal; skriv t.ex. 3.5",
    "bool_parsing": lambda value, _: f"{quoted(str(value))}: skriv true eller false",
    "greater_than_equal": lambda value, context: f"talet ska vara minst {context['ge']}",
    "less_than_equal": lambda value, context: f"talet ska vara högst {context['le']}",
    "greater_than": lambda value, context: f"talet ska vara större än {context['gt']}",
    "less_than": lambda value, context: f"talet ska vara mindre än {context['lt']}",
}
FIXED: Mapping[str, str] = {
    "int_parsing_size": "talet är för stort",
    "int_type": "ska vara ett heltal, t.ex. 3",
    "bool_type": "ska vara true eller false",
    **dict.fromkeys(("date_type", "date_parsing"), "skriv datumet som ÅÅÅÅ-MM-DD"),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), KEYS_AND_VALUES),
    **dict.fromkeys(("tuple_type", "list_type"), "ska vara en lista (rader med -, eller [a, b])"),
}
