"""One page with every piece that templates share, in light and dark, made of fictional values.

`cli.py components OUT.html` writes it to be looked at while a style or a macro is changed. No site has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from sitegen.build.component_examples import EXAMPLES, Example
from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.language import translation
from sitegen.records import Catalogue
from sitegen.sites.checked_records import read_checked
from sitegen.web import TemplateContext, Value, assets
from sitegen.web.render import render

SCHEMES = ("light", "dark")
STYLES = {
    "help": ("overrides/lean/lean.css",),
    "prose": ("docs/assets/site.css", "docs/assets/reports.css"),
}
"""The style sheets of each kind of page, as paths in the repository."""


class ShownPiece(TemplateContext):
    """A piece in a document of its own, in one colour scheme."""

    template = "components/shown.html"

    name: str
    scheme: str
    prose: bool
    style: Markup
    body: Markup


class SchemeDocument(Value):
    """The HTML of a piece in light or in dark."""

    scheme: str
    html: str


class ComponentPiece(Value):
    """A piece: its name, its macro, its height in pixels, and how it looks."""

    name: str
    template: str
    height: int
    documents: tuple[SchemeDocument, ...]


class ComponentsPage(TemplateContext):
    """All pieces below each other."""

    template = "components/components.html"

    pieces: tuple[ComponentPiece, ...]


def write(project: Project, path: Path) -> None:
    """Write the page to a file. Raises `DataError` for faults in the records."""
    path.write_text(page(project), "utf-8")


def page(project: Project) -> str:
    """Return the page as HTML. Raises `DataError` for faults in the records."""
    records = read_checked(project)
    return render(
        project, ComponentsPage(pieces=tuple(piece(project, records, example) for example in EXAMPLES))
    )


def piece(project: Project, records: Catalogue, example: Example) -> ComponentPiece:
    """Return an example with its documents."""
    return ComponentPiece(
        name=example.name,
        template=example.context.template,
        height=example.height,
        documents=tuple(documents(project, records, example)),
    )


def documents(project: Project, records: Catalogue, example: Example) -> Iterator[SchemeDocument]:
    """Yield the example in light and in dark, in Swedish."""
    (translator,) = translation.load_translators(project, [records.languages[SOURCE_LANGUAGE]], example.texts)
    body = render(project, example.context, translator)
    for number, scheme in enumerate(SCHEMES):
        shown = ShownPiece(
            name=example.name,
            scheme=scheme,
            prose=example.pages == "prose",
            style=style(project, example.pages, number),
            body=Markup(f'<ul class="n">{body}</ul>') if example.listed else body,
        )
        yield SchemeDocument(scheme=scheme, html=str(render(project, shown)))


def style(project: Project, pages: str, scheme: int) -> Markup:
    """Return the style sheet of a kind of page in one scheme (0 light, 1 dark), whatever the reader's is."""
    colours = assets.tokens((project.templates / "tokens.css").read_text("utf-8"))[scheme]
    text = "\n".join((project.root / path).read_text("utf-8") for path in STYLES[pages])
    own = assets.with_tokens(text, colours, colours) if pages == "help" else text
    return Markup(assets.root(colours) + own)
