"""Files of prose: their heads, and the claims that they name."""

from __future__ import annotations

import pytest

from sitegen.reading import markdown_text
from sitegen.sites.campaign import prose
from sitegen.sites.campaign.prose import CallReference, ClaimReference, ProseFile

HEAD = "---\ntitle: Prov\ndescription: Ett prov.\n---\n"


def page(body: str) -> ProseFile:
    found, problems = prose.parsed(HEAD + body, "prov.md")
    assert found is not None and problems == []
    return found


def test_a_head_gives_title_description_and_what_may_be_left_out() -> None:
    head = page("Text.").head
    assert (head.title, head.description, head.menu, head.lead) == ("Prov", "Ett prov.", None, None)


@pytest.mark.parametrize("text", ["", "Text.", "---\ntitle: Prov\n", "\n---\ntitle: Prov\n---\n"])
def test_a_file_without_a_whole_head_is_refused_with_the_way_out(text: str) -> None:
    found, (problem,) = prose.parsed(text, "prov.md")
    assert found is None
    assert (problem.path, problem.line) == ("prov.md", 1) and "huvud mellan två rader ---" in problem.message


def test_a_fault_in_a_head_has_its_own_line() -> None:
    found, problems = prose.parsed("---\ntitle: Prov\nbeskrivning: Ett prov.\n---\n", "prov.md")
    assert found is None
    assert {problem.line for problem in problems} <= {1, 2, 3} and 3 in {problem.line for problem in problems}


def test_claims_are_named_whole_by_their_figure_and_by_their_words() -> None:
    found = list(prose.references(page("\n[[ett-prov]]\n\nDet var {ett-prov.2} och {annat: tre av fyra}.\n")))
    assert found == [
        ClaimReference("ett-prov", 6, 1, card=True),
        ClaimReference("ett-prov", 8, 9, number=2),
        ClaimReference("annat", 8, 26, words="tre av fyra"),
    ]


def test_a_text_is_cut_where_whole_claims_stand() -> None:
    pieces = list(prose.blocks(page("Före.\n\n[[ett]]\n[[annat]]\nEfter.\n")))
    assert [piece if isinstance(piece, str) else piece.id for piece in pieces] == [
        "Före.\n",
        "ett",
        "annat",
        "Efter.",
    ]


def test_a_line_to_call_stands_where_the_text_asks_for_it() -> None:
    found = page("Före.\n\n[[ring: linjen]]\n\nEfter [[ring: linjen]] inne i en mening.\n")
    assert list(prose.calls(found)) == [CallReference("linjen", 7)]
    assert [type(piece) for piece in prose.blocks(found)] == [str, CallReference, str]


def test_links_that_lead_out_do_not_say_where_from() -> None:
    html = markdown_text.to_html("[ut](https://provlinjen.example/) och [in](lagen/)")
    assert html.count('rel="noreferrer"') == 1
    assert '<a rel="noreferrer" href="https://provlinjen.example/">ut</a>' in html
