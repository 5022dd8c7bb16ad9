"""From contexts to HTML: the print templates in an environment like that of the pages."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from sitegen import thai
from sitegen.paths import Project
from sitegen.printing.contexts import OrderPage, Sheet
from sitegen.render import environment, finished
from sitegen.voices import Voice


def render(project: Project, template: str, sheet: Sheet | OrderPage, voice: Voice) -> str:
    """A sheet as a document: its template filled in, with break opportunities in Thai."""
    values = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    found = environment(project.print_templates).get_template(f"{template}.html")
    html = finished(found.render(values, _=voice))
    return thai.with_breaks(html) if voice.code == "th" else html


def templates(project: Project) -> tuple[Path, ...]:
    """Every print template."""
    return tuple(sorted(project.print_templates.glob("*.html")))
