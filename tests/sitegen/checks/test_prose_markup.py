"""Prose is text: nothing that runs, loads, leads astray or hides, whatever way it is spelled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import ROOT
from sitegen.checks import prose_markup
from sitegen.core import Problem, Project
from sitegen.sites.organisation.pages import part_names

PARTS = frozenset({"boards", "members", "drawing-hus"})
HEAD = "---\ntitle: Prov\n---\n\n# Prov\n\nEn rad.\n\n"
LINE = HEAD.count("\n") + 1

# What people paste and attackers spell, each with a word of the message.
CANARIES = {
    "a script": ("<script>new Image().src='//x.example'</script>", "<script>"),
    "a script in capitals": ("<SCRIPT SRC=//x.example/a.js></SCRIPT>", "<script>"),
    "a script with a slash": ("<script/src=//x.example/a.js></script>", "<script>"),
    "a script across lines": ("<script\n>alert(1)</script\n>", "<script>"),
    "a script in the middle of a line": ("Hej <b><script>x()</script></b> hej", "<script>"),
    "a script in a drawing": ("<svg><script>x()</script></svg>", "<svg>"),
    "a drawing that runs": ("<svg/onload=x()>", "<svg>"),
    "a module that is not closed": ("<script type=module>x()", "<script>"),
    "a style": ("<style>.exit{display:none}</style>", "<style>"),
    "a refresh": ('<meta http-equiv=refresh content="0;url=https://x.example/">', "<meta>"),
    "a refresh in capitals": ('<META HTTP-EQUIV="Refresh" CONTENT="0;URL=//x.example">', "<meta>"),
    "a base": ("<base href=https://x.example/>", "<base>"),
    "a frame": ("<iframe src=https://x.example/></iframe>", "<iframe>"),
    "a frame with a page in it": ('<iframe srcdoc="&lt;script>x()&lt;/script>"></iframe>', "<iframe>"),
    "an object": ("<object data=x.svg></object>", "<object>"),
    "a form": ("<form action=https://x.example/><input name=namn></form>", "<form>"),
    "a template": ("<template><script>x()</script></template>", "<template>"),
    "maths": ("<math><mtext><a xlink:href='javascript:x()'>x</a></mtext></math>", "<math>"),
    "a handler": ("<p onclick=x()>Hej</p>", "onclick"),
    "a handler in capitals": ("<img src=x.png alt=x OnError=x()>", "onerror"),
    "a handler behind a slash": ('<div/class="x"/onclick=x()>Hej</div>', "onclick"),
    "a handler on the page": ("<body onload=x()>", "onload"),
    "a handler in a list of attributes": ('Hej\n{: onclick="x()" }', "onclick"),
    "a handler of a link": ('[Hej](om.md){: onmouseover="x()" }', "onmouseover"),
    "a style of its own": ('<p style="position:fixed">Hej</p>', "style"),
    "a style in a list of attributes": ('# Hej {: style="display:none" }', "style"),
    "a ping": ('<a href="om.md" ping="https://x.example/">Hej</a>', "ping"),
    "a link that runs": ("[Hej](javascript:alert(1))", "javascript:"),
    "a link that runs, in capitals": ("[Hej](JaVaScRiPt:alert(1))", "JaVaScRiPt:"),
    "a link that runs, as an entity": ("[Hej](java&#115;cript:alert(1))", "javascript:"),
    "a link that runs, as a named entity": ('<a href="javascript&colon;x()">Hej</a>', "javascript:"),
    "a link that runs, with a tab": ('<a href="java&#9;script:x()">Hej</a>', "https://"),
    "a link that runs, behind a control": ('<a href="&#1;javascript:x()">Hej</a>', "https://"),
    "a link that runs, by reference": ("[Hej][1]\n\n[1]: javascript:alert(1)", "javascript:"),
    "a link that runs, by itself": ("<javascript:alert(1)>", "<javascript:alert(1)>"),
    "a link of old": ("[Hej](vbscript:x)", "vbscript:"),
    "a link that holds a page": ("[Hej](data:text/html,<b>x</b>)", "data:"),
    "a link to a file": ("[Hej](file:///etc/passwd)", "file:"),
    "a link that is not encrypted": ("[Hej](http://x.example/)", "http://"),
    "a link without a scheme": ("[Hej](//x.example/)", "//x.example/"),
    "a link without a scheme, turned": (r'<a href="\\x.example/">Hej</a>', "x.example"),
    "a link in a definition": ("*[Hej]: javascript\n\n<area href=javascript:x()>", "<area>"),
    "a picture from elsewhere": ("![Hej](https://x.example/a.png)", "hämtar"),
    "a picture of data": ("![Hej](data:image/png;base64,AAAA)", "hämtar"),
    "a comment": ("<!-- ring Anna innan detta publiceras -->", "publiceras"),
    "a comment that is no comment": ("<!DOCTYPE html>", "<!DOCTYPE"),
    "a program": ("<?php echo 1 ?>", "php"),
    "a hidden direction": ("Ring \u202e211\u202c nu", "U+202E"),
    "a hidden direction, as an entity": ("Ring &#8238;211&#8236; nu", "U+202E"),
    "a space that is none": ("Ring\u200b 112", "U+200B"),
    "a soft hyphen, as an entity": ("människo&shy;handel", "U+00AD"),
    "an end of a box of the template": ("Hej</div></div>", "</div>"),
    "an end of the article": ("</article>", "</article>"),
    "an end of a section, after one that is whole": ("<section>Hej</section></section>", "</section>"),
    "a break in a link": ('<a href="java&NewLine;script&colon;x()">Hej</a>', "https://"),
    "a refresh in a drawing": (
        '<svg><meta http-equiv="refresh" content="0;url=//x.example"></svg>',
        "<meta>",
    ),
    "a set of pictures": ('<img src="a.png" alt="x" srcset="//x.example/a.png 2x">', "srcset"),
    "a page in a cell": ("| a |\n|---|\n| <script>x()</script> |", "<script>"),
    "a script in a quotation": ("Hej\n\n> <script>x()</script>", "<script>"),
    "a scheme of a program": ("[Hej](intent://scan/#Intent;end)", "intent:"),
    "a scheme of a map": ("[Hej](geo:1,2)", "geo:"),
    "an end of the page": ("Hej</article></main></body>\n\n</template>", "</main>"),
}

# What was meant to be a part: the way it is spelled, and the name that is nearest.
MARKS = {
    "<!-- part: Boards -->": "boards",
    "<!-- Part: boards -->": "boards",
    "<!-- part:boards -->": "boards",
    "<!--part: boards -->": "boards",
    "<!--part:boards-->": "boards",
    "<!-- part: board_s -->": "boards",
    "<!-- part: bords -->": "boards",
    "<!-- part: drawing_hus -->": "drawing-hus",
    "<!-- part : boards -->": "boards",
    "<!-- part = boards -->": "boards",
    "<!-- parts: boards -->": "boards",
    "<!-- boards -->": "boards",
    "<!--  part:  boards  -->": "boards",
    "<!--\npart: boards\n-->": "boards",
    "<!– part: boards –>": "boards",
    "<! -- part: boards -- >": "boards",
    "<-- part: boards -->": "boards",
    "<!- part: boards ->": "boards",
    "&lt;!-- part: boards --&gt;": "boards",
    "Före <!-- part: member --> efter": "members",
    "<!-- part: boards": "boards",
    "[part: boards]": "boards",
    "{{ part: boards }}": "boards",
    "(part=boards)": "boards",
    "—— part: boards ——": "boards",
    "part: boards": "boards",
    "- part: bords": "boards",
}


def found(folder: Path, text: str, path: str = "docs/sv/om.md") -> list[Problem]:
    """The problems of a project whose only prose is a text."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    shutil.copyfile(ROOT / "mkdocs.base.yml", folder / "mkdocs.base.yml")
    return list(prose_markup.problems(Project(folder), PARTS))


@pytest.mark.parametrize("name", CANARIES)
def test_what_runs_loads_hides_or_leads_astray_stops_with_its_line(tmp_path: Path, name: str) -> None:
    text, word = CANARIES[name]
    problems = found(tmp_path, HEAD + text + "\n\nEn rad till.\n")
    assert any(word in problem.render() for problem in problems), problems
    assert {problem.path for problem in problems} == {"docs/sv/om.md"}
    assert all(LINE <= problem.line <= LINE + text.count("\n") for problem in problems), problems


@pytest.mark.parametrize("name", CANARIES)
def test_a_campaign_is_no_way_round(tmp_path: Path, name: str) -> None:
    text, _ = CANARIES[name]
    if "{:" not in text and not text.startswith("*["):  # no lists of attributes, no abbreviations there
        assert found(tmp_path, HEAD + text + "\n", "campaigns/prov/docs/sv/om.md")


@pytest.mark.parametrize("mark", MARKS)
def test_a_part_that_is_spelled_otherwise_stops_with_the_nearest_name(tmp_path: Path, mark: str) -> None:
    problems = found(tmp_path, HEAD + mark + "\n\nEn rad till.\n")
    assert problems
    assert all(LINE <= problem.line <= LINE + mark.count("\n") for problem in problems), problems
    assert any(f"“{MARKS[mark]}”" in problem.message for problem in problems), problems


def test_each_of_several_faults_has_its_own_line(tmp_path: Path) -> None:
    rows = ["<script>x()</script>", "", "Hej", "", "[a](javascript:x)", "", "<script>y()</script>"]
    lines = sorted(problem.line for problem in found(tmp_path, HEAD + "\n".join(rows)))
    assert lines == [LINE, LINE + 4, LINE + 6]


def test_a_head_holds_no_markup(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, '---\ntitle: "</title><script>x()</script>"\n---\n\nHej\n')[:1]
    assert (problem.line, "<" in problem.message) == (2, True)


def test_prose_as_people_write_it_passes(tmp_path: Path) -> None:
    text = """
<!-- finder -->

<!-- part: boards -->

[Ring 112](tel:112), [mejla](mailto:a@prov.example), [sms](sms:90101){: rel=nofollow }, <https://prov.example/>
och [mer](om.md#del "Titel"){rel=noreferrer}. Fem < sex > fyra & sju. `<script>` och `javascript:x`.

    <script>kod som visas</script>

```
<!-- part: Boards -->
```

<div class="ways" markdown="1">
**Fet** och *kursiv*{: .klass #eget-id lang=en }

![Bild](../assets/bild.png)
</div>

| a | b |
|---|---|
| 1 | 2 |

!!! note "Obs"
    Delta part: ja, och en del -- tankstreck --> pil.

Ord
:   Förklaring

*[NSP]: Nationellt stödprogram
"""
    assert found(tmp_path, HEAD + text) == []


def test_the_prose_of_the_project_passes() -> None:
    project = Project(ROOT)
    assert list(prose_markup.problems(project, part_names(project))) == []
