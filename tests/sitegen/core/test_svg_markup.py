"""A drawing is shapes and words: nothing that runs, loads or leads on, and no words that no page may say."""

from __future__ import annotations

import pytest

from sitegen.core import svg_markup

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    "inner",
    [
        "<script>x()</script>",
        f'<meta {HTML} http-equiv="refresh" content="0;url=https://x.example/"/>',
        f'<base {HTML} target="x"/>',
        f'<form {HTML} action="https://x.example/"/>',
        f'<img {HTML} src="https://x.example/a.png"/>',
        f'<h:script xmlns:h="{HTML[7:-1]}">x()</h:script>',
        "<style>a{background:url(https://x.example/)}</style>",
        r"<style>a{background:\75rl(https://x.example/)}</style>",
        r'<style>@\69mport "https://x.example/";</style>',
        '<style>a{background:image-set("https://x.example/a" 1x)}</style>',
        "<path style=\"background:image('https://x.example/')\"/>",
        '<set attributeName="onload" to="x()"/>',
        '<animate attributeName=" href" to="javascript:x()"/>',
        '<a href="javascript:x()"/>',
    ],
)
def test_what_runs_loads_or_leads_on_is_told(inner: str) -> None:
    assert list(svg_markup.drawing_faults(DRAWING.format(inner)))


def test_shapes_and_words_are_no_fault() -> None:
    inner = '<title>Hus</title><style>a{fill:url(#a)}</style><use href="#a"/><path id="a" d="M1 1h7"/>'
    assert list(svg_markup.drawing_faults(DRAWING.format(inner))) == []
    assert list(svg_markup.drawing_faults('<svg viewBox="0 0 9 9"><path d="M1 1"/></svg>')) == []


def test_a_drawing_says_its_texts_titles_and_labels_and_not_its_shapes() -> None:
    inner = (
        '<g aria-label="a"><text>b <tspan>c</tspan></text><path d="M070 174 06 50"/></g><style>d{}</style>'
    )
    assert svg_markup.words_of_drawing(DRAWING.format(inner)) == "a | b | c"
