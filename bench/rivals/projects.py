"""The same content as a project of each generator: a page a service, a page a region, one list of all."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import rcssmin
import rjsmin
from bench.rivals.content import Content, Row

HERE = Path(__file__).parent
LEAN = HERE.parents[1] / "overrides" / "lean"


def frame() -> str:
    """Return the style and the script that each of our lean pages carries, shortened once."""
    style = "".join((LEAN / name).read_text("utf-8") for name in ("tokens.css", "lean.css"))
    script = "".join((LEAN / name).read_text("utf-8") for name in ("exit.js", "lean.js"))
    return f"<style>{rcssmin.cssmin(style)}</style><script>{rjsmin.jsmin(script)}</script>"


def write_hugo(content: Content, root: Path) -> None:
    """Write a Hugo site: content files with front matter, our own layouts, one language a folder."""
    shutil.copytree(HERE / "hugo", root)
    languages = {
        language.code: {
            "contentDir": f"content/{language.code}",
            "weight": number,
            "languageDirection": language.direction,
        }
        for number, language in enumerate(content.languages, start=1)
    }
    config = {
        "baseURL": "https://exempel.example/",
        "defaultContentLanguage": "sv",
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
        "languages": languages,
    }
    _text(root / "layouts" / "partials" / "frame.html", frame())
    (root / "config.json").write_text(json.dumps(config), "utf-8")
    for language in content.languages:
        folder = root / "content" / language.code
        _front(folder / "_index.md", {"title": "Sök hjälp"})
        for row in language.rows:
            _front(folder / "kontakt" / f"{row['id']}.md", {"title": row["name"], "params": row})
        for id, name in content.regions.items():
            _front(folder / "region" / f"{id}.md", {"title": name, "region": id})


def write_eleventy(content: Content, root: Path) -> None:
    """Write an Eleventy site: one data file, three templates that paginate over it."""
    shutil.copytree(HERE / "eleventy", root)
    languages = [
        {"code": language.code, "dir": language.direction, "rows": language.rows}
        for language in content.languages
    ]
    pages = [
        {"lang": language.code, "dir": language.direction, "row": row}
        for language in content.languages
        for row in language.rows
    ]
    regions = [
        {
            "lang": language.code,
            "dir": language.direction,
            "id": id,
            "name": name,
            "rows": [*language.in_region(id)],
        }
        for language in content.languages
        for id, name in content.regions.items()
    ]
    _text(root / "_includes" / "frame.html", f"{{% raw %}}{frame()}{{% endraw %}}")
    data = {"languages": languages, "pages": pages, "regions": regions}
    (root / "_data").mkdir()
    for name, value in data.items():
        (root / "_data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def write_markdown(content: Content, docs: Path) -> None:
    """Write Markdown pages, one folder a language, as MkDocs and Zensical read them."""
    for language in content.languages:
        folder = docs / language.code
        _text(folder / "index.md", _list("Sök hjälp", language.rows))
        for row in language.rows:
            _text(folder / "kontakt" / f"{row['id']}.md", _page(row))
        for id, name in content.regions.items():
            _text(folder / "region" / f"{id}.md", _list(name, language.in_region(id)))


def write_mkdocs(content: Content, root: Path) -> None:
    """Write a stock MkDocs site: Material and static-i18n by folders, navigation given."""
    write_markdown(content, root / "docs")
    languages = [
        {"locale": language.code, "name": language.code, "build": True, "default": language.code == "sv"}
        for language in content.languages
    ]
    config = {
        "site_name": "Exempel",
        "site_url": "https://exempel.example/",
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],
        "not_in_nav": "*",
        "validation": {"nav": {"omitted_files": "ignore"}},
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
    }
    # JSON is YAML.
    (root / "mkdocs.yml").write_text(json.dumps(config), "utf-8")


def write_zensical(content: Content, root: Path) -> None:
    """Write a Zensical site of the same Markdown; it has no languages of its own, so they are folders."""
    write_markdown(content, root / "docs")
    (root / "docs" / "index.md").write_text("# Exempel\n", "utf-8")
    (root / "zensical.toml").write_text(
        '[project]\nsite_name = "Exempel"\nsite_url = "https://exempel.example/"\nnav = ["index.md"]\n',
        "utf-8",
    )


def _front(path: Path, values: dict[str, object]) -> None:
    _text(path, json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _list(title: str, rows: Iterator[Row] | tuple[Row, ...]) -> str:
    return f"# {title}\n\n" + "\n".join(
        f"## {row['name']}\n\n{_contacts(row)}\n{row['summary']}\n" for row in rows
    )


def _page(row: Row) -> str:
    parts = (f"# {row['name']}", row["operator"], row["summary"], row["gives"], row["safety"], row["needs"])
    return "\n\n".join(str(part) for part in parts if part) + f"\n\n{_contacts(row)}"


def _contacts(row: Row) -> str:
    return "".join(
        f"- [{html.escape(contact['shown'])}]({contact['href']}) {contact['hours']}\n"
        for contact in row["contacts"]
        if isinstance(contact, dict)
    )
