"""Show a former release again: the verb `rollback`."""

from __future__ import annotations

import argparse

from sitegen.core import Project, SetupError
from sitegen.deploy.own_server import Server
from sitegen.deploy.targets import find_target


def run(project: Project, options: argparse.Namespace) -> int:
    """Show the release again that was shown before the last, or one that is named.

    It is for a server of one's own, which keeps its releases. The next `publish` shows the newest again.
    """
    target = find_target(project, options.target)
    if target.kind != "server":
        way_out = (
            "välj utgåvan hos värden, eller bygg och publicera den förra commiten (git checkout, make site)"
        )
        raise SetupError(f"{target.id} sparar inga utgåvor som vi kan gå tillbaka till; {way_out}")
    server = Server(target)
    before, shown = server.state(), server.back(options.to or "")
    print(f"{target.id}: visar {shown.current} igen, inte {before.current}")
    print(f"På servern finns: {', '.join(shown.kept)}. Nästa publicering visar det som då är byggt.")
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("target", metavar="TARGET", help="the id of a row in deploy.yml")
    verb.add_argument("--to", metavar="RELEASE", help="another than the previous one")
