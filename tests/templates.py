"""What templates ask for, read from their source."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of an environment."""

    environment: Environment

    def tree(self, name: str) -> nodes.Template:
        """Return a template as Jinja has understood it."""
        assert self.environment.loader
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return self.environment.parse(source)

    def family(self, name: str) -> set[str]:
        """Return the names of a template and of all that it extends or imports."""
        direct = {found for found in find_referenced_templates(self.tree(name)) if found}
        return {name}.union(*map(self.family, direct))

    def wanted(self, name: str) -> set[str]:
        """Return what a template and its parents want to be given; what one of them imports they have."""
        family = self.family(name)
        asked = set().union(*(find_undeclared_variables(self.tree(part)) for part in family))
        return asked - set().union(*map(self.imported, family))

    def imported(self, name: str) -> set[str]:
        """Return the names under which a template imports macros."""
        names = (entry for node in self.tree(name).find_all(nodes.FromImport) for entry in node.names)
        return {entry if isinstance(entry, str) else entry[1] for entry in names}

    def attributes_read(self, name: str) -> set[str]:
        """Return every attribute that a template and its family read of anything."""
        return {node.attr for part in self.family(name) for node in self.tree(part).find_all(nodes.Getattr)}
