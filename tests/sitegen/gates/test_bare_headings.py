"""A heading that nothing stands under is found, and one that is shown by itself on purpose is let be."""

from __future__ import annotations

import pytest

from sitegen.gates.bare_headings import bare_headings
from sitegen.reading import read_page


def found(html: str) -> list[str]:
    return list(bare_headings(read_page(f"<main class=page>{html}</main><footer>x</footer>").events))


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Press</h1><h2>Vem</h2><h2>Tal</h2><p>420</p>",
        "<h1>Press</h1><p>Ord.</p><h2>Vem</h2>",
        "<h1>Press</h1><h2>Tal</h2><h3>Vem</h3><h2>Ord</h2><p>x</p>",
        "<h1>Press</h1><h2>Vem</h2><ul></ul><script>var a</script><h2>Tal</h2><p>1</p>",
    ],
)
def test_a_heading_before_the_next_or_before_the_end_is_bare(html: str) -> None:
    assert found(html) == ["Vem"]


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Press</h1><h2>Tal</h2><h3>2025</h3><p>420</p>",
        "<h1>Sök</h1><h2>Fält</h2><input id=q>",
        "<h1>Karta</h1><h2>Län</h2><svg viewBox='0 0 1 1'></svg>",
        "<h1>Medlemmar</h1><ul><li><h2><a href=a/>Anna</a></h2><li><h2><a href=b/>Bo</a></h2></ul>",
    ],
)
def test_words_a_picture_a_field_or_a_link_are_enough(html: str) -> None:
    assert found(html) == []
