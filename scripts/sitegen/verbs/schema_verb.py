"""Write the JSON Schemas of records: the verb `schema`."""

from __future__ import annotations

import argparse

from sitegen.build import schema
from sitegen.core import Project


def run(project: Project, options: argparse.Namespace) -> int:
    """Write the JSON Schemas of data/schemas/ anew from the models."""
    schema.write(project.root)
    return 0
