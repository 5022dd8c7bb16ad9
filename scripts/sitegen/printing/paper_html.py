"""From contexts to HTML: the print templates in an environment like that of the pages."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from sitegen.core.project import Project
from sitegen.language import thai
from sitegen.language.translation import Translator
from sitegen.printing.contexts import OrderPage, Sheet
from sitegen.web.render import environment, finished


def render(project: Project, template: str, sheet: Sheet | OrderPage, translator: Translator) -> str:
    """A sheet as a document: its template filled in, with break opportunities in Thai."""
    values = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    found = environment(project.print_templates).get_template(f"{template}.html")
    html = finished(found.render(values, _=translator))
    return thai.with_breaks(html) if translator.code == "th" else html


def templates(project: Project) -> tuple[Path, ...]:
    """Every print template."""
    return tuple(sorted(project.print_templates.glob("*.html")))
