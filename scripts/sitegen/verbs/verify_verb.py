"""Ask a live site whether it is what was built: the verb `verify`."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from sitegen.core import Project, SetupError
from sitegen.deploy.asking import Limits
from sitegen.deploy.certificates import trust
from sitegen.deploy.live_site import KINDS, SiteVerdict, Visit, verdict
from sitegen.hosting.manifest import Manifest, read_manifest
from sitegen.records import catalogue
from sitegen.web.file_addresses import MANIFEST

# Neither 1, which is a fault of ours, nor 2, which argparse keeps for itself.
DIFFERS = 3


def run(project: Project, options: argparse.Namespace) -> int:
    """Ask a live site whether it is what was built, and tell all that differs.

    It is asked for every file, plain and packed, with its headers; for redirects, error pages, the addresses
    of printed codes, the days left of its certificate, and for files that it should not have. What it must
    be stands in the manifest of dist/<site>. Exits 0 when nothing differs, 3 when something does, 1 when the
    question could not be put.
    """
    manifest = read_manifest(options.manifest or _manifest_path(project, options))
    found = verdict(_visit(options, manifest))
    print(_as_json(options.url, manifest, found) if options.json else _as_text(options.url, manifest, found))
    return DIFFERS if found.findings else 0


def _manifest_path(project: Project, options: argparse.Namespace) -> Path:
    """Return where the manifest is of the site that is named, or that has this address."""
    sites = catalogue.read(project).catalogue().sites
    known = [id for id, site in sites.items() if site.base_url == f"{options.url.rstrip('/')}/"]
    id = options.site or (known[0] if known else "")
    if id not in sites:
        raise SetupError(f"skriv vilken sajt adressen ska visa: --site {'|'.join(sites)}")
    return project.dist / id / MANIFEST


def _visit(options: argparse.Namespace, manifest: Manifest) -> Visit:
    former = read_manifest(options.former).files if options.former else ()
    return Visit(
        url=options.url,
        manifest=manifest,
        limits=Limits(options.at_once, options.timeout, time.monotonic() + options.within + options.wait),
        trusted=trust(options.authority),
        certificate_days=options.certificate_days,
        former=tuple(former),
        skipped=frozenset(options.skip),
        wait=options.wait,
    )


def _as_json(url: str, manifest: Manifest, found: SiteVerdict) -> str:
    told = {"url": url, "build": manifest.build, **asdict(found)}
    told["findings"] = [{**asdict(one), "sentence": one.sentence} for one in found.findings]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_text(url: str, manifest: Manifest, found: SiteVerdict) -> str:
    days = "" if found.certificate_days is None else f", certifikatet gäller {found.certificate_days} dagar"
    count = len(found.findings)
    said = f"{count} fel" if count else f"är bygge {manifest.build}, inga fel"
    end = f"{url} {said} ({found.asked} frågor, {found.seconds:.1f} s{days})"
    return "\n".join([*(f"{one.kind}: {one.sentence}" for one in found.findings), end])


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("url", metavar="URL", help="the live site: https://…/")
    verb.add_argument("--site", metavar="ID", help="which site it is; told by its address when that is known")
    verb.add_argument("--manifest", type=Path, metavar="FILE", help="of another build than the one in dist/")
    verb.add_argument(
        "--former", type=Path, metavar="FILE", help="an earlier manifest: what has gone is asked for"
    )
    verb.add_argument("--skip", action="append", default=[], choices=KINDS, help="what the host cannot do")
    verb.add_argument(
        "--certificate-days", type=int, default=21, metavar="N", help="fewer left is a fault; 21"
    )
    verb.add_argument(
        "--authority", type=Path, metavar="PEM", help="a certificate to trust, beside the system's"
    )
    verb.add_argument("--at-once", type=int, default=8, metavar="N", help="questions at once; 8")
    verb.add_argument("--timeout", type=float, default=10, metavar="S", help="seconds for one question; 10")
    verb.add_argument("--within", type=float, default=300, metavar="S", help="seconds for all of them; 300")
    verb.add_argument("--wait", type=float, default=0, metavar="S", help="seconds until it shows the build")
    verb.add_argument("--json", action="store_true", help="for programs")
