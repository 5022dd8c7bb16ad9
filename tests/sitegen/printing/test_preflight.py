"""What a print shop asks of a file before it is printed: black as one ink, overprint, codes as curves."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest

from prints import Prints
from sitegen.printing.pdf_writer import PdfJob, made_pdf

NEARLY_BLACK = 0.2
"""A mixed colour darker than this in all its parts is black that was meant to be one ink."""
CHOOSING = {"rg", "g", "RG", "G"}
JOB = PdfJob(
    stem="prov",
    bleed=3,
    variant="pdf/x-4",
    html='<style>@page{size:60mm 40mm;margin:0}body{font-family:"Noto Sans";color:#000}'
    "i{color:#0a4a4f}</style><p>svart <i>inte</i> svart</p>",
)
State = tuple[str, tuple[float, ...], str]


def streams(document: pikepdf.Pdf) -> Iterator[pikepdf.Page | pikepdf.Object]:
    """Each page, and each form that is drawn on one."""
    yield from document.pages
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing


def colours(document: pikepdf.Pdf) -> Iterator[State]:
    """Each colour that is chosen: the operator, its values, and the state of printing that holds then."""
    for stream in streams(document):
        state, kept = "", []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name == "q":
                kept.append(state)
            elif name == "Q":
                state = kept.pop() if kept else ""
            elif name == "gs" and str(operands[0]) in ("/over", "/under"):
                state = str(operands[0])
            elif name in CHOOSING:
                yield name, tuple(float(value) for value in operands), state


def images(document: pikepdf.Pdf) -> int:
    """How many pictures made of dots there are."""
    found = (thing for thing in document.objects if isinstance(thing, pikepdf.Stream))
    return sum(thing.get("/Subtype") == "/Image" for thing in found)


def test_black_is_one_ink_that_prints_over_what_lies_under_it_and_no_colour_does(prints: Prints) -> None:
    for stem in prints.carried():
        with pikepdf.open(prints.path(stem)) as document:
            chosen = list(colours(document))
        black = [state for name, values, state in chosen if name in ("g", "G") and values == (0.0,)]
        mixed = [(values, state) for name, values, state in chosen if name in ("rg", "RG")]
        assert black and set(black) == {"/over"}, stem
        assert mixed and {state for _, state in mixed} == {"/under"}, stem
        assert [values for values, _ in mixed if max(values) < NEARLY_BLACK] == [], stem


def test_the_states_of_printing_are_said_in_the_file(prints: Prints) -> None:
    for stem in prints.carried():
        with pikepdf.open(prints.path(stem)) as document:
            states = document.pages[-1].Resources.ExtGState
            over, under = states["/over"], states["/under"]
        assert (bool(over["/op"]), bool(over["/OP"]), int(over["/OPM"])) == (True, True, 1), stem
        assert (bool(under["/op"]), bool(under["/OP"])) == (False, False), stem


def test_codes_and_drawings_are_curves_and_so_sharp_in_every_resolution(prints: Prints) -> None:
    for stem in prints.carried():
        with pikepdf.open(prints.path(stem)) as document:
            assert images(document) == 0, stem


@pytest.mark.parametrize(
    ("variant", "black"), [("pdf/x-4", ("g", (0.0,))), ("pdf/ua-1", ("rg", (0.0, 0.0, 0.0)))]
)
def test_what_is_read_on_a_screen_keeps_its_colours_as_they_are(
    variant: str, black: tuple[str, tuple[float, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("pdf") / "prov.pdf"
    path.write_bytes(made_pdf(PdfJob(stem="prov", html=JOB.html, bleed=JOB.bleed, variant=variant)).pdf)
    with pikepdf.open(path) as document:
        chosen = [(name, values) for name, values, _ in colours(document)]
    assert black in chosen
