"""What Node says of a script."""

from __future__ import annotations

import subprocess

from projects import ROOT

MODULES = ROOT / "tests" / "browser" / "node_modules"


def node(program: str, given: str) -> str:
    """All that a program says when it is given a text; its first argument is the npm packages' folder."""
    assert (MODULES / "acorn").is_dir(), "the npm packages are missing; `make test` installs them"
    run = subprocess.run(
        ["node", "-e", program, str(MODULES)], input=given, capture_output=True, text=True, check=False
    )
    return run.stderr + run.stdout
