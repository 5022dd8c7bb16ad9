"""Ask what a new record needs, hold each answer against the model, and lay the answers out as fields."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel, create_model

from sitegen.build.new_kinds import AskedField, Known, NewKind
from sitegen.build.new_text import help_lines
from sitegen.core import SetupError, did_you_mean, quoted
from sitegen.core.problems import nearest
from sitegen.guard import people
from sitegen.reading import Location, yaml_tree, yaml_writer
from sitegen.reading.validate import type_at, validate
from sitegen.records import Record
from sitegen.records.number_plan import number_fault

GivenAnswers = dict[str, str]
"""What was answered, by the option of each question; an empty text where a question was passed over."""
ROWS_OF_PROSE = frozenset({"message", "does", "for_whom"})
"""Lists whose rows are sentences, with commas of their own."""
WIDTH = 88


def from_options(kind: NewKind, given: Mapping[str, str], known: Known) -> GivenAnswers:
    """Return the answers that options give. Raises `SetupError` that tells every fault in them."""
    asked = {question.option: question for question in kind.questions}
    answers = {option: tidy(asked[option], text) for option, text in given.items()}
    faults = [(option, fault(kind, asked[option], text, known)) for option, text in answers.items()]
    if told := [f"--{option}: {message}" for option, message in faults if message]:
        raise SetupError("\n".join(told))
    return answers


def without_asking(kind: NewKind, answers: GivenAnswers) -> GivenAnswers:
    """Return the answers and what is taken for granted. Raises `SetupError` naming all that is missing."""
    done = {q.option: q.default for q in kind.questions if q.default} | answers
    missing = [q for q in kind.questions if q.required and not done.get(q.option) and _is_asked(q, done)]
    if missing:
        told = (f"  --{q.option}: {' '.join(help_of(kind, q))}" for q in missing)
        raise SetupError("\n".join(("det här behövs också:", *told)))
    return done


def by_asking(kind: NewKind, answers: GivenAnswers, known: Known, ask: Callable[[str], str]) -> GivenAnswers:
    """Return the answers with those that a person types; a wrong one is asked for again.

    `ask` shows a text and returns what is typed after it.
    """
    done = dict(answers)
    for question in kind.questions:
        if question.option not in done and _is_asked(question, done):
            print("\n".join(_introduced(kind, question, known)))
            done[question.option] = _answer(kind, question, known, ask)
    return done


def _answer(kind: NewKind, question: AskedField, known: Known, ask: Callable[[str], str]) -> str:
    """Return what a person answers, when it fits."""
    while True:
        text = tidy(question, ask("> ")) or question.default
        if not text and not question.required:
            return ""
        message = fault(kind, question, text, known) if text else "det här behövs; skriv ett svar"
        if not message:
            return text
        print(f"  {message}")


def _is_asked(question: AskedField, answers: Mapping[str, str]) -> bool:
    """Return whether what has been answered leaves a question to ask."""
    if question.tells_place and answers.get("confidential") == "true":
        return False
    return not (question.instead and answers.get(question.instead))


def _introduced(kind: NewKind, question: AskedField, known: Known) -> Iterator[str]:
    """Yield what stands before an answer: the field, what it is for, and what it may be."""
    told = " ".join(help_of(kind, question))
    yield ""
    yield from textwrap.wrap(f"{question.option}: {told}", WIDTH, subsequent_indent="  ")
    if question.choices:
        listed = "; ".join(f"{id} = {label}" for id, label in question.choices(known).items())
        yield from textwrap.wrap(listed, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if question.default:
        yield f"  (Enter = {question.default})"
    elif not question.required:
        yield "  (Enter hoppar över)"


def help_of(kind: NewKind, question: AskedField) -> list[str]:
    """Return what the field of a question is for, in the words of its model."""
    *outer, name = question.field
    return help_lines(type_at(kind.model, tuple(outer)), str(name))


# -- one answer --------------------------------------------------------------------------------


def tidy(question: AskedField, text: str) -> str:
    """Return an answer without blanks around it, its letters whole; a number as it is dialled."""
    text = unicodedata.normalize("NFC", text).strip()
    if question.field[-1] != "number" or not number_fault(text):
        return text
    found = [candidates for written, candidates in people.phone_numbers(text) if written == text]
    return found[0][0] if found else text


def fault(kind: NewKind, question: AskedField, text: str, known: Known) -> str:
    """Return what is wrong with an answer, with the way out; empty when it fits."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "tecknen gick inte att läsa; skriv svaret igen"
    if question.choices is not None:
        return _unlisted(kind, question, text, question.choices(known))
    outer = type_at(kind.model, question.field[:-1])
    return _misfits(outer, str(question.field[-1]), _value(kind, question, text))


def _unlisted(kind: NewKind, question: AskedField, text: str, listed: Mapping[str, str]) -> str:
    """Return which part of an answer no record has; empty when all are there."""
    for part in split(text) if _is_list(kind.model, question.field) else (text,):
        if part not in listed:
            return f"{quoted(part)} finns inte; välj bland {', '.join(listed)}{_meant(part, listed)}"
    return ""


def _meant(part: str, listed: Mapping[str, str]) -> str:
    """Return the id that was meant, also where its words were typed: “; menade du “SE-M” (Skåne län)?”."""
    words = {label.casefold(): id for id, label in listed.items()}
    begun = [id for label, id in words.items() if label.startswith(part.casefold())]
    id = begun[0] if begun else words.get(nearest(part, words), "")
    near = nearest(part, listed) or id
    return f"; menade du {quoted(near)} ({listed[near]})?" if near else ""


def _misfits(model: type[BaseModel], name: str, value: Any) -> str:
    """Return what the model says of a value of one of its fields alone."""
    field = model.model_fields[name]
    annotation: Any = field.annotation
    alone = create_model("Answer", __base__=Record, **{name: (annotation, field)})  # type: ignore[call-overload]
    lines = yaml_writer.listed(name, value) if isinstance(value, list) else yaml_writer.entry(name, value)
    tree, problems = yaml_tree.parse("\n".join(lines), "")
    if tree is not None:
        problems += validate(alone, tree)[1]
    return problems[0].message if problems else ""


def _value(kind: NewKind, question: AskedField, text: str) -> str | list[str]:
    if not _is_list(kind.model, question.field):
        return text
    return [text] if question.rows else split(text)


def _is_list(model: type[BaseModel], location: Location) -> bool:
    return get_origin(type_at(model, location)) is tuple


def split(text: str) -> list[str]:
    """Return the parts of a list that was typed on a line with commas between."""
    return [part.strip() for part in text.split(",") if part.strip()]


# -- all answers -------------------------------------------------------------------------------


def laid_out(
    kind: NewKind, answers: Mapping[str, str], settings: Sequence[tuple[Location, str]]
) -> dict[str, Any]:
    """Return the fields that answers and settings (`--set`) fill, as a record nests them."""
    found: dict[Any, Any] = {}
    for question in kind.questions:
        if text := answers.get(question.option):
            _put(found, question.field, _value(kind, question, text))
    for location, text in settings:
        many = _is_list(kind.model, location)
        _put(found, location, ([text] if location[-1] in ROWS_OF_PROSE else split(text)) if many else text)
    if found.get("confidential") == "false":
        del found["confidential"]
    return {name: _lists(value) for name, value in found.items()}


def _put(fields: dict[Any, Any], location: Location, value: Any) -> None:
    for part in location[:-1]:
        fields = fields.setdefault(part, {})
    fields[location[-1]] = value


def _lists(value: Any) -> Any:
    """Return a value with lists where its parts are numbered."""
    if not isinstance(value, dict):
        return value
    if all(isinstance(part, int) for part in value):
        return [_lists(value[number]) for number in sorted(value)]
    return {part: _lists(inner) for part, inner in value.items()}


def setting(kind: NewKind, text: str) -> tuple[Location, str]:
    """Return place and value of `--set contacts.0.number=112`. Raises `SetupError` for a misspelt one."""
    name, equals, value = text.partition("=")
    location: Location = tuple(int(part) if part.isdigit() else part for part in name.strip().split("."))
    outer = type_at(kind.model, location[:-1])
    fields = getattr(outer, "model_fields", {})
    if not equals or location[-1] not in fields:
        near = did_you_mean(str(location[-1]), fields)
        raise SetupError(f"--set {text}: skriv fält=värde, med ett fält som posten har{near}")
    if location == ("publish",):
        raise SetupError("--set publish: det nya är alltid ett utkast; ändra publish i filen sedan")
    return location, unicodedata.normalize("NFC", value).strip()
