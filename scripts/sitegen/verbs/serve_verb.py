"""Show a site while it is written: the verb `serve`."""

from __future__ import annotations

import argparse
import threading

from sitegen.build.preview import Preview
from sitegen.build.preview_prose import MkDocsPages
from sitegen.build.preview_server import HOST, WRITTEN, PreviewServer, Watch
from sitegen.core import Project
from sitegen.core.held import holding
from sitegen.core.kept import keeping
from sitegen.records import catalogue
from sitegen.records.catalogue import find_site
from sitegen.sites.kinds import kind_of


def run(project: Project, options: argparse.Namespace) -> int:
    """Show a site at http://127.0.0.1:8000/, each page as it is written when it is opened.

    An open page follows what is saved. What is wrong is shown above the page as it last was.
    """
    site = find_site(catalogue.read(project).catalogue(), options.site)
    prose = MkDocsPages(project, site) if kind_of(site).has_prose else None
    preview = Preview(project, site.id, prose)
    watch = Watch(preview, tuple(project.root / name for name in WRITTEN))
    threading.Thread(target=watch.follow, daemon=True).start()
    if prose:
        threading.Thread(target=prose.begin, daemon=True).start()
    with keeping(project.kept), holding(), PreviewServer(preview, watch, options.port) as shown:
        print(f"http://{HOST}:{shown.server_port}/ visar {site.id}; avsluta med Ctrl+C", flush=True)
        try:
            shown.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            if prose:
                prose.remove()
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("site", nargs="?", default="main", metavar="SITE", help="which site (main)")
    verb.add_argument("--port", type=int, default=8000, help="another port; 0 is any that is free")
