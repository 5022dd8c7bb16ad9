"""A real nginx that serves the built site with the headers of its `_headers` file."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from built.hosting import headers_for, read_rules

SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
MIME_TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "text/plain": "txt",
    "application/json": "json map",
    "application/xml": "xml",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/x-icon": "ico",
    "font/woff2": "woff2",
}

# One process and no daemon: it runs as whoever runs the tests, and ends by its own pid.
CONFIG = """
daemon off;
master_process off;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ worker_connections 256; }}
http {{
  access_log {work}/access.log;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  types {{ {types} }}
  default_type application/octet-stream;
  charset utf-8;
  server_tokens off;
  absolute_redirect off;
  gzip on;
  gzip_comp_level 6;
  gzip_types text/css text/javascript text/plain application/json image/svg+xml;
  {gzip_static}
  variables_hash_max_size 4096;
  map_hash_max_size 65536;
  map_hash_bucket_size 512;
  {maps}
  server {{
    listen 127.0.0.1:{port};
    root {root};
    error_page 404 /404.html;
    {headers}
  }}
}}
"""


@contextmanager
def serve(root: Path, work: Path) -> Iterator[str]:
    """Serve a built site while the block runs, on a free port of the loopback; gives its address."""
    port = free_port()
    config = work / "nginx.conf"
    config.write_text(_config(root, work, port), "utf-8")
    command = [nginx(), "-e", f"{work}/error.log", "-p", str(work), "-c", str(config)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _wait(port, process, work)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def nginx() -> str:
    """Where nginx is; it is often outside a user's path."""
    found = shutil.which("nginx", path=SEARCH_PATH)
    assert found, "nginx is missing; `make test` installs it where it may"
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], work: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("nginx did not start: " + (work / "error.log").read_text("utf-8"))


def _config(root: Path, work: Path, port: int) -> str:
    wanted = _headers_by_name(root)
    maps = (_map(number, paths) for number, paths in enumerate(wanted.values()))
    headers = (f"add_header {name} $header{number} always;" for number, name in enumerate(wanted))
    return CONFIG.format(
        work=work,
        root=root,
        port=port,
        types=" ".join(f"{mime} {endings};" for mime, endings in MIME_TYPES.items()),
        gzip_static="gzip_static on;" if _can_gzip_static() else "",
        maps="\n  ".join(maps),
        headers="\n    ".join(headers),
    )


def _can_gzip_static() -> bool:
    answer = subprocess.run([nginx(), "-V"], capture_output=True, text=True, check=True)
    return "http_gzip_static_module" in answer.stderr


def _headers_by_name(root: Path) -> dict[str, dict[str, str]]:
    """For each header the value per file; nginx knows a folder's page by its index.html."""
    rules = read_rules(root)
    wanted: dict[str, dict[str, str]] = {}
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        path = "/" + file.relative_to(root).as_posix()
        for name, value in headers_for(rules, path.removesuffix("index.html")).items():
            wanted.setdefault(name, {})[path] = value
    return wanted


def _map(number: int, paths: dict[str, str]) -> str:
    rows = "\n    ".join(f"{_quoted(path)} {_quoted(value)};" for path, value in paths.items())
    return f"map $uri $header{number} {{\n    default '';\n    {rows}\n  }}"


def _quoted(text: str) -> str:
    assert "$" not in text and "\n" not in text, text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
