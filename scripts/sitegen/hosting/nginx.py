"""The description as a file that the operator of an nginx includes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.hosting.description import COMMON, TYPES, Hosting, Redirect, Rule

HEAD = """\
# Made by the build; not served. Include it in the server block whose root is this folder:
#
#   server {
#     listen 443 ssl;
#     server_name …;
#     root /srv/www/main;
#     include /srv/www/main/_nginx.conf;
#   }
#
# and let nginx read it anew (nginx -t, then reload) after every publishing: it names the hashes of the
# pages' scripts and styles. With the brotli module, brotli_static on; serves the .br files too.
index index.html;
charset utf-8;
charset_types text/css text/csv text/javascript text/plain application/json application/xml image/svg+xml;
default_type application/octet-stream;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
"""
# Read by hosts, not by readers.
HIDDEN = r"location ~ ^/_[^/]+$ { return 404; }"


def snippet(hosting: Hosting) -> str:
    """`_nginx.conf`."""
    lines = (
        "types {",
        *(f"  {kind} {ending};" for ending, kind in TYPES.items()),
        "}",
        f"error_page 404 {hosting.not_found['/']};",
        *_headers(COMMON),
        HIDDEN,
        *(line for redirect in hosting.redirects for line in _redirect(redirect)),
        *(line for folder in hosting.not_found if folder != "/" for line in _errors(hosting, folder)),
        *(line for rule in hosting.rules for line in _place(hosting, rule)),
    )
    return HEAD + "\n".join(lines) + "\n"


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    """`always`: with every status. A place that has headers of its own takes none from outside."""
    for name, value in headers.items():
        yield f'add_header {name} "{value}" always;'


def _redirect(redirect: Redirect) -> Iterator[str]:
    if not redirect.source.endswith("*"):
        yield f"location = {redirect.source} {{ return {redirect.status} {redirect.target}; }}"
        return
    start, end = redirect.source[:-1], redirect.target[:-1]
    if redirect.status != 301:  # which is what “permanent” says
        raise ValueError(f"{redirect.source}: nginx leads a whole folder on with 301 alone")
    yield f"location ^~ {start} {{ rewrite ^{start}(.*)$ {end}$1 permanent; }}"


def _errors(hosting: Hosting, folder: str) -> Iterator[str]:
    yield f"location {folder} {{ error_page 404 {hosting.not_found[folder]}; }}"


def _place(hosting: Hosting, rule: Rule) -> Iterator[str]:
    """nginx looks for a folder's index once more, by its own name."""
    folder = rule.pattern.endswith("*")
    name = rule.pattern.rstrip("*") + ("index.html" if rule.pattern.endswith("/") else "")
    yield f"location {'^~' if folder else '='} {name} {{"
    if folder:
        yield f"  error_page 404 {hosting.not_found_at(name)};"
    yield from (f"  {line}" for line in _headers({**COMMON, **rule.headers}))
    yield "}"
