"""Values become HTML here and nowhere else: the one Jinja environment, and what is done after it."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import minify_html
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Macro
from markupsafe import Markup

from sitegen.core import Project
from sitegen.language import Translator, thai
from sitegen.language.translation import SWEDISH_BEGINS, SWEDISH_ENDS
from sitegen.records import Site
from sitegen.web.contexts import PageContext, TemplateContext

# Tags with their attributes, and elements that hold nothing but text.
NO_ELEMENTS = re.compile(
    r"<(title|script|style|option|textarea|text)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE
)


def render(
    project: Project, context: TemplateContext, translator: Translator | None = None, site: Site | None = None
) -> Markup:
    """Return what the template of a context makes of it: a document, a part of one, a feed or a picture.

    The template gets the fields of the context by their names, and the translator as `_` when there is one.
    A campaign (`site`) has templates of its own, which come before those that all sites share. What had to
    stay Swedish is marked as Swedish, Thai gets break opportunities, and a `PageContext` is shortened.
    """
    folder, _, rest = context.template.rpartition("/")
    name, _, macro = rest.partition("#")
    template = environment(*template_folders(project, folder, site), kept=project.kept).get_template(name)
    text = _filled(template, macro, context, translator)
    html = finished(text) if name.endswith(".html") else plain(text)
    if isinstance(context, PageContext):
        html = shortened(html)
    return Markup(thai.with_breaks(html) if translator and translator.code == "th" else html)


def template_folders(project: Project, folder: str, site: Site | None = None) -> tuple[Path, ...]:
    """Return where a template is looked for, in order: in a campaign's overrides, in ours, in the lean ones.

    `folder` is what stands before the name in `TemplateContext.template`: `reports`, or nothing for pages.
    """
    own = project.own_templates(site.config) if site else ()
    places = (*own, project.overrides) if folder else own
    return (*(place / folder for place in places), project.templates)


def _filled(template: Template, macro: str, context: TemplateContext, translator: Translator | None) -> str:
    """Return the text of a whole template, or of one macro of it, which names what it takes."""
    values: dict[str, object] = {field.name: getattr(context, field.name) for field in fields(context)}
    if not macro:
        return template.render(values, **({"_": translator} if translator else {}))
    called: Macro = vars(template.module)[macro]
    return called(**values, **({"_": translator} if "_" in called.arguments else {}))


@lru_cache(maxsize=16)
def environment(*templates: Path, kept: Path | None = None) -> Environment:
    """Return the environment of some folders, of which the first that has a template gives it.

    Autoescape and StrictUndefined are on, whatever a template is called. What templates are compiled to is
    kept in a folder where there is one.
    """
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=FileSystemBytecodeCache(str(kept)) if kept and kept.is_dir() else None,
    )


def finished(html: str) -> str:
    """Return HTML in which what had to stay Swedish says so; where no element may stand it does not."""
    if SWEDISH_BEGINS not in html:
        return html
    bare = NO_ELEMENTS.sub(lambda found: plain(found[0]), html)
    return bare.replace(SWEDISH_BEGINS, '<span lang="sv" dir="ltr">').replace(SWEDISH_ENDS, "</span>")


def plain(text: str) -> str:
    """Return a text without the marks of what had to stay Swedish, for what knows no languages."""
    return text.replace(SWEDISH_BEGINS, "").replace(SWEDISH_ENDS, "")


def shortened(html: str) -> str:
    """Return the same document with fewer bytes; every tag keeps its end, style and script stay as hashed."""
    return minify_html.minify(
        re.sub(r">\s+<", "> <", html),
        keep_closing_tags=True,
        keep_html_and_head_opening_tags=True,
        minify_css=False,
        minify_js=False,
        minify_doctype=False,
        allow_noncompliant_unquoted_attribute_values=False,
        allow_optimal_entities=False,
    )
