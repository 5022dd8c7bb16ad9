"""Write the description as a file that the operator of an nginx includes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.hosting.description import TYPES, HeaderRule, Hosting, Redirect

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
# and let nginx read it anew (nginx -t, then reload) when it has changed. Pages carry their policy
# themselves, so a new site works under the former file. With the brotli module, brotli_static on; serves
# the .br files too.
index index.html;
charset utf-8;
charset_types text/css text/csv text/javascript text/plain application/json application/xml image/svg+xml;
default_type application/octet-stream;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
"""
# What a visitor can be answered with instead of a page. A folder without an index (403) is, to her, an
# address that does not exist; the others keep their status, for those who watch over the server. 416 is
# left out: no browser shows its text.
FORBIDDEN, OTHERS = "403", "400 404 405 414 494 500 502 503 504"
# Read by hosts, not by readers.
HIDDEN = r"location ~ ^/_[^/]+$ { return 404; }"


def snippet(hosting: Hosting) -> str:
    """Return the content of `_nginx.conf`."""
    lines = (
        "types {",
        *(f"  {kind} {ending};" for ending, kind in TYPES.items()),
        "}",
        *_error_pages(hosting.not_found["/"]),
        *_headers(hosting.common),
        HIDDEN,
        *(line for redirect in hosting.redirects for line in _redirect(redirect)),
        *(_folder(folder, page) for folder, page in hosting.not_found.items() if folder != "/"),
        *(line for rule in hosting.rules for line in _place(hosting, rule)),
    )
    return HEAD + "\n".join(lines) + "\n"


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    """Yield the headers, with every status (`always`).

    A place that has headers of its own takes none from outside.
    """
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


def _error_pages(page: str) -> Iterator[str]:
    yield f"error_page {FORBIDDEN} =404 {page};"
    yield f"error_page {OTHERS} {page};"


def _folder(folder: str, page: str) -> str:
    """Return the error page of a language's folder."""
    return f"location {folder} {{ {' '.join(_error_pages(page))} }}"


def _place(hosting: Hosting, rule: HeaderRule) -> Iterator[str]:
    """Yield the block of a rule; nginx looks for a folder's index once more, by its own name."""
    is_folder = rule.pattern.endswith("*")
    name = rule.pattern.rstrip("*") + ("index.html" if rule.pattern.endswith("/") else "")
    yield f"location {'^~' if is_folder else '='} {name} {{"
    yield from (f"  {line}" for line in _headers(hosting.headers_of(rule)))
    yield "}"
