"""Publish what has been built: the verb `publish`."""

from __future__ import annotations

import argparse

from sitegen.core import Project
from sitegen.deploy import other_hosts, own_server
from sitegen.deploy.readiness import ready
from sitegen.deploy.targets import find_target


def run(project: Project, options: argparse.Namespace) -> int:
    """Publish what has been built and checked to a target of deploy.yml.

    It refuses a build that failed, that is of another commit or day, or that was changed since it was
    checked. A server of one's own shows all of it in one step, and keeps the former releases for `rollback`.
    """
    target = find_target(project, options.target)
    release = ready(project, target.sites)
    names = target.sites or tuple(release.parts)
    id = release.id(names)
    if target.kind == "server":
        shown = own_server.publish(project, target, id, names)
        print(
            f"{target.id}: visar {shown.current} ({', '.join(names)}); förut {shown.previous or 'ingenting'}"
        )
    else:
        to = other_hosts.publish(project, target)
        print("\n".join([f"{target.id}: {id} ({', '.join(names)}) → {to}", *other_hosts.CANNOT[target.kind]]))
    print("Fråga nu sajten: scripts/cli.py verify https://…/ --site …")
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("target", metavar="TARGET", help="the id of a row in deploy.yml")
