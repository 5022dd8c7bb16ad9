"""Make the folder of the browser editor: the verb `editor`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.build import editor
from sitegen.core import Project, SetupError

DECAP_SERVER = "decap-server@3.11.3"


def run(project: Project, options: argparse.Namespace) -> int:
    """Write a folder with a page where editors change records in the browser.

    It is Decap CMS, with forms made from the models, and never part of a site: put it on a host of its own,
    behind a login (redigera-i-webblasaren.md of the handbook). Without options it is for trying it out here.
    """
    folder = options.out or project.editor
    editor.write(project, backend(options), folder)
    print(f"Redigeraren ligger i {folder}. Den hör aldrig till en publicerad sajt.")
    if options.backend == "local":
        print(_how_to_try(folder, options.port))
    return 0


def backend(options: argparse.Namespace) -> editor.Backend:
    """Return what the options say of where to write. Raises `SetupError` for one that is missing."""
    if options.backend == "local":
        return editor.local(options.branch, options.port)
    _ask(options.repo, "--repo ÄGARE/NAMN, projektet på " + options.backend)
    if options.backend == "github":
        _ask(options.login, "--login https://…, servern som sköter inloggningen hos GitHub")
        return editor.github(options.repo, options.branch, options.login)
    _ask(options.app, "--app ID, programmet som är anmält hos GitLab")
    return editor.gitlab(options.repo, options.branch, options.app, options.host)


def _ask(given: str, wanted: str) -> None:
    if not given:
        raise SetupError(f"lägg till {wanted}; se redigera-i-webblasaren.md i handboken")


def _how_to_try(folder: Path, port: int) -> str:
    return (
        "Prova i en egen klon där allt är incheckat, i två fönster:\n"
        f"  BIND_HOST=127.0.0.1 PORT={port} MODE=git npx {DECAP_SERVER}\n"
        f"  python3 -m http.server --bind 127.0.0.1 --directory {folder} 8080\n"
        "och öppna http://127.0.0.1:8080/"
    )


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "--backend", choices=("local", "github", "gitlab"), default="local", help="where it reads and writes"
    )
    verb.add_argument("--repo", default="", metavar="OWNER/NAME", help="the project on GitHub or GitLab")
    verb.add_argument("--branch", default="main", help="the branch that is published")
    verb.add_argument("--login", default="", metavar="URL", help="GitHub: the server of the OAuth app")
    verb.add_argument("--app", default="", metavar="ID", help="GitLab: the id of the application")
    verb.add_argument("--host", default="https://gitlab.com", metavar="URL", help="GitLab: its address")
    verb.add_argument("--port", type=int, default=8081, help="local: the port of decap-server")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="another folder than .cache/editor/page")
