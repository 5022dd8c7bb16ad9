"""Make style and script as they go inline into the pages: tokens put in, spaces taken out."""

from __future__ import annotations

import base64
import hashlib
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import rcssmin
import rjsmin
from markupsafe import Markup

from sitegen.core import Project
from sitegen.web.page_maker import NO_ASSETS, Assets
from sitegen.web.shorten import shortened

TOKEN = re.compile(r"--([a-z-]+):\s*([^;]+);")
USE = re.compile(r"var\(--([a-z-]+)\)")
# A rule that stands outside every at-rule: only these may use tokens.
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
AT_RULE = re.compile(r"@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LICENCE = re.compile(r"\s*/\*(?:(?!\*/).)*(?:@license|[Cc]opyright)(?:(?!\*/).)*\*/", re.DOTALL)

Tokens = Mapping[str, str]
SAME_STYLE = {"county": "region", "notes": "safety", "words": "languages"}
"""Kinds of pages that look as another kind does."""
ON_EVERY_PAGE = frozenset({"base", "finder", "lean", "tokens"})
"""Styles of overrides/lean/ that are not added to pages of the kind that they are named by."""


def load(project: Project, own: tuple[Path, ...] = ()) -> Assets:
    """Return the inline parts of every page; a campaign has its own tokens and its own style (site.css).

    A style that is named as a kind of page (`service.css`) is on pages of that kind.
    """
    light, dark = palettes(*own, project.templates)
    base, lean, finder = (_read(name, project.templates) for name in ("base.css", "lean.css", "finder.css"))
    style = _print_last(base, lean, *(_read("site.css", folder) for folder in own))
    return Assets(
        style=Markup(rcssmin.cssmin(with_tokens(style, light, dark))),
        finder_style=Markup(rcssmin.cssmin(with_properties(_print_last(base, finder), light, dark))),
        exit_script=exit_script(project),
        script=Markup(own_script(_read("lean.js", project.templates))),
        styles=page_styles(project, light, dark),
        scripts={"service": now_script(project)},
    )


def page_styles(project: Project, light: Tokens, dark: Tokens) -> Mapping[str, Markup]:
    """Return what help pages of one kind have beside the style of all, by kind."""
    made = {
        path.stem: Markup(rcssmin.cssmin(with_tokens(path.read_text("utf-8"), light, dark)))
        for path in sorted(project.templates.glob("*.css"))
        if path.stem not in ON_EVERY_PAGE
    }
    return {kind: made[SAME_STYLE.get(kind, kind)] for kind in (*made, *SAME_STYLE)}


def now_script(project: Project) -> Markup:
    """Return the script that says whether somebody answers now, for pages that tell of one line at length."""
    return Markup(own_script(_read("now.js", project.templates)))


def exit_script(project: Project) -> Markup:
    """Return the script of every page that has a way out."""
    return Markup(own_script(_read("exit.js", project.templates)))


def campaign(project: Project, own: tuple[Path, ...]) -> Assets:
    """Return the inline parts of a campaign that shares nothing with the help pages.

    `site.css` is on every page; a style or script that is named as a kind of page (`help.css`,
    `help.js`) is on pages of that kind. The colours are the campaign's own; of a style with the same
    name its own is taken, else that of all campaigns.
    """
    light, dark = palettes(*own)
    folders = (project.campaign_templates, *own)
    files = {path: path.read_text("utf-8") for folder in folders for path in folder.glob("*.*s")}
    styles = {
        path.stem: Markup(rcssmin.cssmin(with_tokens(text, light, dark)))
        for path, text in files.items()
        if path.suffix == ".css" and path.stem != "tokens"
    }
    scripts = {path.stem: Markup(inline_script(files[path])) for path in files if path.suffix == ".js"}
    return replace(NO_ASSETS, style=styles.pop("site"), styles=styles, scripts=scripts)


def inline_script(text: str) -> str:
    """Return a script as it stands in a page: shortened, but for a notice that it begins with."""
    notice = LICENCE.match(text)
    return (f"{notice[0].strip()}\n" if notice else "") + str(rjsmin.jsmin(text))


def own_script(text: str) -> str:
    """Return a script of the help pages as it stands in a page: in as few bytes as it takes."""
    return shortened(text)


def _read(name: str, *folders: Path) -> str:
    """Return the text of the file of that name in the first folder that has it."""
    return next(path for folder in folders if (path := folder / name).is_file()).read_text("utf-8")


def tokens(text: str) -> tuple[Tokens, Tokens]:
    """Return the light and the dark values of tokens.css, by name."""
    light, _, dark = COMMENT.sub("", text).partition("@media")
    return dict(TOKEN.findall(light)), dict(TOKEN.findall(dark))


def palettes(*folders: Path) -> tuple[Tokens, Tokens]:
    """Return the light and the dark colours of the first of some folders that has any."""
    return tokens(_read("tokens.css", *folders))


def chart_palettes(folder: Path, charts: Path) -> tuple[Tokens, Tokens]:
    """Return the light and the dark colours of a folder with those of charts, from the folder of reports."""
    both = zip(palettes(folder), tokens((charts / "colours.css").read_text("utf-8")), strict=True)
    light, dark = ({**own, **more} for own, more in both)
    return light, dark


def paper_style(colours: Path, sheet: Path) -> Markup:
    """Return a style sheet of what is printed, with the colours of a folder; paper is light."""
    return Markup(root(palettes(colours)[0]) + sheet.read_text("utf-8"))


def root(colours: Tokens) -> str:
    """Return the rule that gives a style on paper its tokens; paper is light."""
    return f":root{{{''.join(f'--{name}:{value};' for name, value in colours.items())}}}\n"


def with_tokens(style: str, light: Tokens, dark: Tokens) -> str:
    """Return the style with the light values in it, and the rules that hold colours once more for the dark.

    Engines without custom properties (before 2016) then show the same page. Raises KeyError for a
    token that does not exist.
    """
    plain = COMMENT.sub("", style)
    rules = "".join(_dark_rules(AT_RULE.sub("", plain), dark))
    # Print comes last so that paper is white in dark mode too.
    head, print_mark, tail = filled(plain, light).partition("@media print")
    return f"{head}@media (prefers-color-scheme:dark){{{rules}}}{print_mark}{tail}"


def _print_last(*styles: str) -> str:
    """Return styles as one, with what they say of paper after all that they say of the screen."""
    parts = [style.partition("@media print") for style in styles]
    return "".join(screen for screen, _, _ in parts) + "".join(mark + paper for _, mark, paper in parts)


def with_properties(style: str, light: Tokens, dark: Tokens) -> str:
    """Return the style with its tokens as custom properties of one letter, which the dark gives other values.

    Where a rule names a ground and the text on it, the light values stand before them, for engines without
    custom properties (before 2016). Paper is light. Raises KeyError for a token that does not exist.
    """
    plain = COMMENT.sub("", style)
    letters = dict(zip(light, string.ascii_uppercase, strict=False))
    used = [name for name in light if f"var(--{name})" in plain]
    made = RULE.sub(lambda rule: f"{rule[1]}{{{_with_fallback(rule[2], light)}}}", plain)
    made = re.sub(r"var\(--([a-z]{3,}|[a-z]+-[a-z-]+)", lambda use: f"var(--{letters[use[1]]}", made)
    roots = [
        f":root{{{''.join(f'--{letters[name]}:{values[name]};' for name in used)}}}"
        for values in (light, dark)
    ]
    return f"{roots[0]}@media screen and (prefers-color-scheme:dark){{{roots[1]}}}{made}"


def _with_fallback(body: str, light: Tokens) -> str:
    """Return the declarations of a rule, a ground and the text on it with their light values first."""
    lines = body.split(";")
    held = [line for line in lines if re.match(r"\s*(color|background):\s*var\(--[a-z-]+\)$", line)]
    both = len({line.split(":")[0].strip() for line in held}) == 2
    return ";".join(f"{filled(line, light)};{line}" if both and line in held else line for line in lines)


def _dark_rules(style: str, dark: Tokens) -> Iterable[str]:
    for selector, body in RULE.findall(style):
        held = [line.strip() for line in body.split(";") if USE.search(line)]
        if held:
            yield f"{selector.strip()}{{{filled(';'.join(held), dark)}}}"


def filled(text: str, values: Tokens) -> str:
    """Return the text with the values of the tokens it uses. Raises KeyError for one that does not exist."""
    return USE.sub(lambda use: values[use[1]], text)


def csp_hash(text: str) -> str:
    """Return the source expression that allows exactly this inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
